use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "أثناء غيابك".into(),
        here: "أخبار مهامك".into(),
        open: "عرض".into(),
        open_name: |job| format!("عرض: {job}"),
        dismiss: "إخفاء".into(),
        dismiss_name: |job| format!("إخفاء: {job}"),
        more: |jobs| {
            let others = match jobs.n {
                1 => "مهمة أخرى".to_owned(),
                2 => "مهمتان أخريان".to_owned(),
                _ => format!("{jobs} أخرى"),
            };
            format!("انتهت أيضًا {others}. يمكنك عرض الكل ضمن «المهام الأخيرة».")
        },
        dismiss_all: "إخفاء الكل".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
