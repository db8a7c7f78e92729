use waitwell_core::document::Range;

use crate::language::{Noun, Worded};
use crate::retry_panel::{ProblemCopy, RetryPanelCopy};

pub(super) fn copy() -> RetryPanelCopy {
    RetryPanelCopy {
        wording: super::wording(),
        problems: problems(),
        no_reason: |noun| format!("{noun}は完了する前に停止しました。理由は、サーバーから示されていません。"),
        work_safe: "ここまでの作業は失われていません。".into(),
        work_lost: "ここまでの作業は残っていません。".into(),
        work_unknown: "ここまでの作業が残っているかどうかは、わかりません。".into(),
        fix: "原因を取り除く".into(),
        then_retry: "。そのあと再試行してください。".into(),
        blocked: "安全のため、リンクを無効にしています".into(),
        from_start: |usual| format!("再試行すると、最初から始まります{}。", usually(usual)),
        from_checkpoint: |stage, usual| match stage {
            Some(stage) => format!("再試行すると、「{stage}」から続きます{}。", usually(usual)),
            None => format!("再試行すると、停止したところから続きます{}。", usually(usual)),
        },
        from_unknown: |usual| format!("再試行には、通常{usual}かかります。"),
        no_duplicates: "重複は生じません。".into(),
        may_duplicate: "重複が生じる可能性があります。".into(),
        duplicates_unknown: "再試行で重複が生じるかどうかは、わかりません。".into(),
        failed_stays: "不足分だけを再試行すると、完了した分はそのまま残り、重複は生じません。".into(),
        failed_may_duplicate: "不足分だけを再試行すると、重複が生じる可能性があります。".into(),
        failed_duplicates_unknown: "不足分だけの再試行で重複が生じるかどうかは、わかりません。".into(),
        failed_takes: |usual| format!("通常{usual}かかります。"),
        inputs_kept: "絞り込みと設定はそのまま残ります。".into(),
        retry: |noun| format!("{noun}を再試行"),
        retrying: |noun| format!("{noun}を再試行しています…"),
        retry_failed: |count| match count {
            Some(count) => format!("不足分だけを再試行（{count}）"),
            None => "不足分だけを再試行".to_owned(),
        },
        retrying_failed: "不足分を再試行しています…".into(),
        try_again: "もう一度試す".into(),
        start_over: "最初からやり直す".into(),
        start_over_effect: "「最初からやり直す」を選ぶと、同じ入力内容のフォームが開きます。".into(),
        not_offered: |noun| format!("この{noun}は、ここからは再試行できません。"),
        refused: |noun| format!("この{noun}は再試行できません。"),
        unconfirmed: "再試行をまだ確認できていません。".into(),
        denied: "サーバーが再試行を受け付けませんでした。".into(),
        dismiss: "非表示にする".into(),
        show_details: "詳細を表示".into(),
        hide_details: "詳細を隠す".into(),
        code: "コード".into(),
        kind: "種類".into(),
        stage: "段階".into(),
        said: "メッセージ".into(),
        job_id: "処理ID".into(),
        copy_id: "処理IDをコピー".into(),
    }
}

/// "（通常10〜20秒）", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!("（通常{usual}）"))
}

fn problems() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened: fn(&Noun) -> String, advice: fn(&Noun) -> String| {
        ProblemCopy { kind: kind.into(), happened, advice }
    };
    vec![
        problem(
            "file-too-large",
            |noun| format!("ファイルが大きすぎたため、{noun}が失敗しました。"),
            |_| "より小さいファイルを選ぶか、期間を短くしてください。".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| format!("必要なログインの有効期限が切れたため、{noun}が停止しました。"),
            |_| "まず、そのログインを更新してください。".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| format!("データとの接続が切れたため、{noun}が停止しました。"),
            |_| "データの提供元に接続できるか、確認してください。".to_owned(),
        ),
        problem(
            "permission",
            |noun| format!("必要な権限がないため、{noun}が停止しました。"),
            |_| "管理者にアクセス権を依頼してください。".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| format!("許可された時間を超えたため、{noun}が停止しました。"),
            |_| "期間を短くすると、時間内に終わりやすくなります。".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| format!("ほかのサービスが問い合わせの回数を制限しているため、{noun}が停止しました。"),
            |_| "まず数分お待ちください。".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| format!("入力内容に使えないものがあるため、{noun}が停止しました。"),
            |_| "最初からやり直し、ここに示されたところを直してください。".to_owned(),
        ),
    ]
}
