use super::grammar::{genitive, out_of};
use crate::copy::readable;
use crate::language::Count;
use crate::recent_activity::RecentActivityCopy;

pub(super) fn copy() -> RecentActivityCopy {
    RecentActivityCopy {
        wording: super::wording(),
        badge: super::status_badge::copy(),
        heading: "المهام الأخيرة".into(),
        count: |jobs| jobs.to_string(),
        restoring: "جارٍ التحقق من مهامك الأخيرة…".into(),
        empty: "لا توجد مهام بعد. عند بدء مهمة ستظهر هنا، حتى بعد إغلاق علامة التبويب.".into(),
        partial: "لا يمكن تحميل القائمة كاملة الآن. هذه هي المهام التي يعرفها هذا المتصفح؛ أما المهام الأخرى فلم تُفقد."
            .into(),
        partial_and_empty: "لا يمكن تحميل القائمة الآن. المهام التي بدأتها لم تُفقد.".into(),
        untitled: |noun, id| format!("{noun} {id}"),
        status_word: readable,
        requested: |when| format!("وقت الطلب: {when}"),
        started: |when| format!("وقت البدء: {when}"),
        as_of: |when| format!("الحالة كما كانت في {when}"),
        file: |size, format| [size, format].into_iter().flatten().collect::<Vec<_>>().join(" "),
        files: |files| files.to_string(),
        changed: |count| format!("تعديل {}", genitive(count)),
        done: |count| count.to_string(),
        done_of: out_of,
        skipped: |count| left_out("تخطي", count),
        failed: |count| left_out("تعذّر إنجاز", count),
        not_found: "لم نعد نجد هذه المهمة. ربما حُذفت.".into(),
        expired: "انتهت الصلاحية، وحُذفت النتيجة.".into(),
        no_access: "لم يعد لديك حق الوصول.".into(),
        unseen: "انتهت منذ آخر زيارة لك".into(),
        find: "البحث عن مهمة بمعرّفها".into(),
        find_button: "البحث عن المهمة".into(),
        no_id: "هذا ليس معرّف مهمة كاملًا. يُرجى إدخاله كما نُسخ: حروف لاتينية وأرقام و«-» و«_»، دون مسافات.".into(),
        remove: "إزالة من القائمة".into(),
        remove_name: |title| format!("إزالة من القائمة: {title}"),
    }
}

fn left_out(what: &str, count: Option<&Count>) -> String {
    match count {
        Some(count) => format!("{what} {}", genitive(count)),
        None => format!("{what} بعض العناصر"),
    }
}
