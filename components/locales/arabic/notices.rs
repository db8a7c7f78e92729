use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "أثناء غيابك".into(),
        here: "أخبار مهامك".into(),
        open: "عرض".into(),
        open_name: |job| format!("عرض: {job}"),
        dismiss: "إخفاء".into(),
        dismiss_name: |job| format!("إخفاء: {job}"),
        more: |jobs| format!("انتهت أيضًا مهام أخرى، وعددها {}. ستجدها في المهام الأخيرة.", jobs.number),
        dismiss_all: "إخفاء الكل".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
