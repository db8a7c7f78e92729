use waitwell_core::document::CancelScope;
use waitwell_core::view::ShownStatus;

use crate::cancel_dialog::CancelDialogCopy;

pub(super) fn copy() -> CancelDialogCopy {
    CancelDialogCopy {
        wording: super::wording(),
        aloud: super::announcer::copy(),
        cancel: |noun| format!("{noun}をキャンセル"),
        canceling: |noun| format!("{noun}をキャンセルしています…"),
        try_again: "もう一度試す".into(),
        dismiss: "非表示にする".into(),
        hint: |noun, effect| {
            let stops = match effect.scope {
                Some(CancelScope::Upload) => "キャンセルすると、アップロードが停止します。".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!(
                        "キャンセルすると、{noun}の残りの部分が停止します。完了した分はそのまま残ります。"
                    )
                }
                Some(CancelScope::Whole) => format!("キャンセルすると、{noun}全体が停止します。"),
                None => format!("キャンセルすると、{noun}が停止します。"),
            };
            let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                (false, false) => "その前に確認画面が開き、残るものと削除されるものを確かめられます。",
                (false, true) => "その前に確認画面が開き、残るものを確かめられます。",
                (true, false) => "その前に確認画面が開き、削除されるものを確かめられます。",
                (true, true) => "その前に確認画面が開きます。",
            };
            format!("{stops}{first}")
        },
        title: |noun| format!("この{noun}をキャンセルしますか？"),
        stops: "停止するもの".into(),
        scope: |noun, scope| match scope {
            Some(CancelScope::Upload) => "アップロード。これ以上は送信されません。".to_owned(),
            Some(CancelScope::Remaining) => {
                format!("{noun}の残りの部分。完了した分はそのまま残ります。")
            }
            Some(CancelScope::Whole) => format!("{noun}全体。"),
            None => format!("{noun}。"),
        },
        kept: "残るもの".into(),
        deleted: "削除されるもの".into(),
        cannot_be_undone: "元に戻せないもの".into(),
        not_said: "ここまでの作業がどうなるかは、サーバーから示されていません。".into(),
        keep_running: "このまま続ける".into(),
        close: "閉じる".into(),
        refused: |noun| format!("この{noun}は、現在キャンセルできません。"),
        asked: |noun| format!("キャンセルを受け付けました。{noun}は、次の安全な区切りで停止します。"),
        asked_slow: |noun| format!("キャンセルを受け付けました。{noun}が停止するのを待っています。"),
        unconfirmed: |noun| {
            format!("キャンセルをまだ確認できていません。{noun}は続いている可能性があります。")
        },
        denied: |noun| {
            format!("{noun}はキャンセルされていません。サーバーがキャンセルを受け付けませんでした。")
        },
        too_late: |noun| format!("{noun}は、キャンセルが届く前に終了しました。何も削除されていません。"),
        undo: "キャンセルを取り消す".into(),
        undoing: "キャンセルを取り消しています…".into(),
        undo_hint: |noun| format!("キャンセルはまだ取り消せます。取り消すと、{noun}が続行されます。"),
        undo_unconfirmed: "キャンセルの取り消しをまだ確認できていません。".into(),
        undo_denied: "キャンセルは取り消されていません。サーバーが取り消しを受け付けませんでした。".into(),
        undo_too_late: "キャンセルはもう取り消せません。".into(),
        undone: |noun| format!("キャンセルが取り消されました。{noun}は続行されます。"),
        ended_title: |noun, status| match status {
            ShownStatus::Canceled => format!("この{noun}はキャンセルされました"),
            ShownStatus::Failed => format!("この{noun}は失敗しました"),
            ShownStatus::Gone => format!("この{noun}は見つからなくなりました"),
            _ => format!("この{noun}は終了しました"),
        },
        ended: |status| {
            match status {
                ShownStatus::Canceled => "キャンセルするものは、もうありません。",
                ShownStatus::PartlyCompleted => {
                    "キャンセルが届く前に終了し、作業の一部が完了しています。何も削除されていません。"
                }
                ShownStatus::Failed => {
                    "キャンセルが届く前に停止していました。何が起きたかは、この画面を閉じると確認できます。"
                }
                ShownStatus::Gone => "キャンセルするものはありません。",
                _ => "キャンセルが届く前に終了しました。何も削除されていません。",
            }
            .to_owned()
        },
        changed_title: |noun| format!("この{noun}の状況が変わりました"),
        changed: |noun| format!("この{noun}は、ここからはキャンセルできなくなりました。"),
    }
}
