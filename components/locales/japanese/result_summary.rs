use waitwell_core::answers::Next;

use super::grammar::out_of;
use crate::language::{Count, Noun};
use crate::result_summary::ResultSummaryCopy;

pub(super) fn copy() -> ResultSummaryCopy {
    ResultSummaryCopy {
        wording: super::wording(),
        ready: |noun| format!("{noun}ができました。"),
        complete: |noun| format!("{noun}が完了しました。"),
        partly: |noun| format!("{noun}は一部完了しました。"),
        canceled: |noun| format!("{noun}はキャンセルされました。これ以上は何も行われません。"),
        canceled_for_now: |noun| format!("{noun}はキャンセルされました。"),
        kept: "残ったもの".into(),
        deleted: "削除されたもの".into(),
        deleted_unless_undone: "キャンセルを取り消さなければ削除されるもの".into(),
        not_undone: "すでに行われ、元に戻らないもの".into(),
        kept_not_said: "何が残り、何が削除されたかは、サーバーから示されていません。".into(),
        everything: |done| match done {
            Some(done) => format!("ご希望の内容はすべて完了しました（{done}）。"),
            None => "ご希望の内容はすべて完了しました。".to_owned(),
        },
        done_of: |done, total| format!("{}が完了しました。", out_of(done, total)),
        not_said: "除外されたものがあるかどうかは、サーバーから示されていません。".into(),
        canceled_at: |at, took| match took {
            Some(took) => format!("{at}にキャンセルされました（経過時間：{took}）。"),
            None => format!("{at}にキャンセルされました。"),
        },
        finished: |at, took| match took {
            Some(took) => format!("{at}に終了しました（所要時間：{took}）。"),
            None => format!("{at}に終了しました。"),
        },
        skipped: |count, has_reason| left_out("を除外しました。", count, has_reason),
        failed: |count, has_reason| left_out("は完了していません。", count, has_reason),
        retry_helps: "再試行すると、これも含まれます。".into(),
        retry_does_not_help: "再試行しても、この結果は変わりません。".into(),
        unnamed_file: "名前のないファイル".into(),
        download: "ダウンロード".into(),
        available_until: |at| format!("{at}まで利用できます"),
        blocked: "安全のため、リンクを無効にしています".into(),
        expired: "このファイルは利用できなくなりました".into(),
        sign_in_first: "このファイルをダウンロードするにはログインしてください".into(),
        not_given: "このファイルへのリンクは、サーバーから示されていません".into(),
        changed: |count| match count {
            Some(count) => format!("{count}が変更されました。"),
            None => "データが変更されました。件数は、サーバーから示されていません。".to_owned(),
        },
        review: "変更内容を確認".into(),
        no_duplicates: "もう一度実行しても、重複は生じません。".into(),
        may_duplicate: "もう一度実行すると、重複が生じる可能性があります。".into(),
        duplicates_not_said: "もう一度実行したときに重複が生じるかどうかは、わかりません。".into(),
        next,
    }
}

fn left_out(what: &str, count: Option<&Count>, has_reason: bool) -> String {
    let count = count.map_or_else(|| "一部".to_owned(), Count::to_string);
    if has_reason {
        format!("{count}{what}理由：")
    } else {
        format!("{count}{what}理由は、サーバーから示されていません。")
    }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => {
            "今ある分をダウンロードできます。残りが必要な場合は、再試行してください。".to_owned()
        }
        (Next::Download, false) => "今すぐダウンロードできます。".to_owned(),
        (Next::Review, true) => "変更内容を確認できます。残りが必要な場合は、再試行してください。".to_owned(),
        (Next::Review, false) => "変更内容を確認してください。".to_owned(),
        (Next::SignIn, _) => "結果を確認するにはログインしてください。".to_owned(),
        (Next::FixThenRetry, _) => "下に示した問題を解決してから、再試行してください。".to_owned(),
        (Next::Retry, true) => "残りが必要な場合は、再試行してください。".to_owned(),
        (Next::Retry, false) => format!("{noun}をもう一度実行するには、再試行してください。"),
        (Next::AwaitRetry, _) => "再試行を送信しています。".to_owned(),
        (Next::TryAgain, _) => "確認できるまで待つか、もう一度お試しください。".to_owned(),
        (Next::UndoCancel, _) => format!("{noun}がやはり必要な場合は、キャンセルを取り消してください。"),
        (Next::AwaitUndo, _) => "キャンセルの取り消しを送信しています。".to_owned(),
        (Next::StartOver, _) => format!("{noun}をもう一度実行するには、最初からやり直してください。"),
        (Next::AskForHelp, _) => "処理IDをコピーして、お問い合わせください。".to_owned(),
        (Next::Nothing, _) => "ほかに必要な操作はありません。".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
