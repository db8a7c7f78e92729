use super::grammar::out_of;
use crate::announce::AnnouncerCopy;

pub(super) fn copy() -> AnnouncerCopy {
    AnnouncerCopy {
        wording: super::wording(),
        name: |noun, title| match title {
            Some(title) => format!("{noun}「{title}」"),
            None => noun.to_string(),
        },
        sending: |job| format!("{job}を開始しています。"),
        queued: |job| format!("{job}は待機中です。"),
        in_progress: |job| format!("{job}は進行中です。"),
        needs_action: |job| format!("{job}を続けるには、対応が必要です。"),
        completed: |job| match job.noun.is_product {
            true => format!("{job}ができました。"),
            false => format!("{job}が完了しました。"),
        },
        partly_completed: |job, done_of| match done_of {
            Some((done, total)) => {
                format!("{job}は一部完了しました。{}が完了しています。", out_of(&done, &total))
            }
            None => format!("{job}は一部完了しました。"),
        },
        failed: |job| {
            format!("{job}が失敗しました。何が起きたか、何ができるかは、ページに表示されています。")
        },
        canceled: |job| format!("{job}はキャンセルされました。"),
        gone: |job| format!("{job}は利用できなくなりました。"),
        stage: |job, label, step, steps| format!("{job}：{label}、全{steps}段階の{step}段階目。"),
        ended: |jobs| format!("{jobs}が終了しました。"),
        lost: "現在、サーバーに接続できません。最初からやり直す必要はありません。このページで確認を続けます。"
            .into(),
        offline:
            "オフラインです。最初からやり直す必要はありません。オンラインに戻ると、このページで再び確認します。"
                .into(),
        regained: "サーバーに再び接続できるようになりました。".into(),
        signed_out: "ログアウトされました。処理はこのまま続きます。確認するにはログインしてください。".into(),
        cancel_asked: |job| format!("{job}：キャンセルを受け付けました。まだ停止していません。"),
        cancel_too_late: |job| format!("{job}は、キャンセルが届く前に終了しました。何も削除されていません。"),
        cancel_unconfirmed: |job| {
            format!("{job}：キャンセルを確認できていません。何ができるかは、ページに表示されています。")
        },
        cancel_denied: |job| {
            format!("{job}はキャンセルされていません。サーバーがキャンセルを受け付けませんでした。")
        },
        cancel_undone: |job| format!("{job}：キャンセルが取り消され、処理が続行されます。"),
        undo_unconfirmed: |job| {
            format!(
                "{job}：キャンセルの取り消しを確認できていません。何ができるかは、ページに表示されています。"
            )
        },
        undo_denied: |job| {
            format!(
                "{job}：キャンセルは取り消されていません。サーバーが取り消しを受け付けませんでした。"
            )
        },
        undo_too_late: |job| format!("{job}：キャンセルはもう取り消せません。"),
        retry_unconfirmed: |job| {
            format!("{job}：再試行を確認できていません。何ができるかは、ページに表示されています。")
        },
        retry_denied: |job| format!("{job}：サーバーが再試行を受け付けませんでした。"),
        quiet: |job| {
            format!("{job}は続いていますが、しばらく更新がありません。最初からやり直す必要はありません。")
        },
        copied: "処理IDをコピーしました。".into(),
        details_copied: "サポート用の情報をコピーしました。".into(),
        not_copied:
            "このブラウザーでは、ページからコピーできません。ページ上のテキストを選択してコピーしてください。"
                .into(),
        paused: "更新を一時停止しました。処理は停止していません。".into(),
        resumed: "更新を再開しました。".into(),
    }
}
