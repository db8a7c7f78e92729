use crate::status_badge::StatusBadgeCopy;

/// A badge does not know the noun, so its words agree with التنفيذ or stand without a gender.
pub(super) fn copy() -> StatusBadgeCopy {
    StatusBadgeCopy {
        sending: "جارٍ البدء".into(),
        checking: "جارٍ التحقق".into(),
        queued: "في قائمة الانتظار".into(),
        in_progress: "قيد التنفيذ".into(),
        needs_action: "يلزم إجراء منك".into(),
        completed: "اكتمل التنفيذ".into(),
        partly_completed: "اكتمل التنفيذ جزئيًا".into(),
        failed: "فشل التنفيذ".into(),
        canceled: "أُلغي التنفيذ".into(),
        gone: "غير متاح".into(),
    }
}
