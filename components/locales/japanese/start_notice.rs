use super::LANGUAGE;
use crate::language::Noun;
use crate::start_notice::StartNoticeCopy;

pub(super) fn copy() -> StartNoticeCopy {
    StartNoticeCopy {
        wording: super::wording(),
        sending: |noun| format!("{noun}を開始しています…"),
        forgotten: |noun| {
            format!(
                "タブを閉じると、このブラウザーにこの{noun}の記録は残りません。処理IDが表示されたら、コピーしてください。"
            )
        },
        refused,
        fix,
        kept: "何も開始されていません。入力内容はそのまま残っています。".into(),
        field: |label| format!("「{label}」に移動"),
        sign_in_first: |noun| format!("この{noun}を開始する前に、ログインしてください。"),
        sign_in_fix: "ログアウトされました。何も開始されていません。入力内容はそのまま残っています。".into(),
        unconfirmed: |noun| format!("{noun}が開始されたかどうか、確認できませんでした。"),
        may_run_twice: |noun| {
            format!(
                "すでに実行されている可能性があります。今、新しく開始すると、{noun}が二重に実行される可能性があります。"
            )
        },
        check_again: "もう一度確認".into(),
        start_new: "新しく開始".into(),
        not_started: |noun| format!("{noun}は開始されませんでした。"),
        nothing_lost: "サーバーに届いていませんでした。もう一度開始してください。".into(),
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "ファイルが大きすぎます。".to_owned(),
        (Some("unsupported-type"), _) => "この種類のファイルは使えません。".to_owned(),
        (Some("invalid-input"), _) => "先に、フォームの内容を直す必要があります。".to_owned(),
        (Some("permission"), _) => format!("この{noun}を開始する権限がありません。"),
        (Some("rate-limited"), _) => "短い時間に開始した数が多すぎます。".to_owned(),
        (Some("credentials-expired"), _) => "ほかのサービスへのログインの有効期限が切れています。".to_owned(),
        (Some("no-secure-random"), _) => format!("このブラウザーでは、{noun}を安全に開始できません。"),
        (_, Some(title)) => LANGUAGE.sentence(title),
        _ => format!("サーバーがこの{noun}を受け付けませんでした。"),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "より小さいファイルを選ぶか、分割して順番に送信してください。".to_owned()
        }
        (_, Some("unsupported-type")) => "別の種類のファイルを選んでください。".to_owned(),
        (_, Some("invalid-input")) => "フォームを見直して、もう一度開始してください。".to_owned(),
        (_, Some("permission")) => "アカウントの管理者にアクセス権を依頼してください。".to_owned(),
        (_, Some("rate-limited")) => "1分待ってから、もう一度開始してください。".to_owned(),
        (_, Some("credentials-expired")) => "更新してから、もう一度開始してください。".to_owned(),
        (_, Some("no-secure-random")) => {
            "安全なアドレス（https）でこのページを開くか、最新のブラウザーを使ってください。".to_owned()
        }
        _ => format!("入力内容を変えるか、この{noun}を実行できない理由をサポートにお問い合わせください。"),
    }
}
