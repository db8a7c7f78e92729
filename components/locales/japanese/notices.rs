use super::grammar::with_counter;
use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "ご不在の間に".into(),
        here: "処理のお知らせ".into(),
        open: "表示する".into(),
        open_name: |job| format!("表示する：{job}"),
        dismiss: "非表示にする".into(),
        dismiss_name: |job| format!("非表示にする：{job}"),
        more: |jobs| format!("ほかに{}が終了しました。「最近の処理」で確認できます。", with_counter(jobs)),
        dismiss_all: "すべて非表示にする".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
