use waitwell_core::document::CancelScope;
use waitwell_core::view::ShownStatus;

use super::grammar::{of, the, this};
use crate::cancel_dialog::CancelDialogCopy;

pub(super) fn copy() -> CancelDialogCopy {
    CancelDialogCopy {
        wording: super::wording(),
        aloud: super::announcer::copy(),
        cancel: |noun| format!("إلغاء {}", the(noun)),
        canceling: |noun| format!("جارٍ إلغاء {}…", the(noun)),
        try_again: "المحاولة مرة أخرى".into(),
        dismiss: "إخفاء".into(),
        hint: |noun, effect| {
            let the = the(noun);
            let stops = match effect.scope {
                Some(CancelScope::Upload) => "الإلغاء يوقف الرفع.".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!("الإلغاء يوقف ما تبقى من {the}. ما أُنجز يبقى كما هو.")
                }
                Some(CancelScope::Whole) => format!("الإلغاء يوقف {the} بالكامل."),
                None => format!("الإلغاء يوقف {the}."),
            };
            let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                (false, false) => "سيظهر أولًا سؤال للتأكيد يبيّن ما سيبقى وما سيُحذف.",
                (false, true) => "سيظهر أولًا سؤال للتأكيد يبيّن ما سيبقى.",
                (true, false) => "سيظهر أولًا سؤال للتأكيد يبيّن ما سيُحذف.",
                (true, true) => "سيظهر أولًا سؤال للتأكيد.",
            };
            format!("{stops} {first}")
        },
        title: |noun| format!("إلغاء {}؟", this(noun)),
        stops: "ما سيتوقف".into(),
        scope: |noun, scope| match scope {
            Some(CancelScope::Upload) => "الرفع. لن يُرسل أي شيء آخر.".to_owned(),
            Some(CancelScope::Remaining) => format!("ما تبقى من {}. ما أُنجز يبقى كما هو.", the(noun)),
            Some(CancelScope::Whole) => format!("{} بالكامل.", the(noun)),
            None => format!("{}.", the(noun)),
        },
        kept: "ما سيبقى".into(),
        deleted: "ما سيُحذف".into(),
        cannot_be_undone: "ما لا يمكن التراجع عنه".into(),
        not_said: "لا يوضح الخادم ما سيحدث لما أُنجز حتى الآن.".into(),
        keep_running: "مواصلة التنفيذ".into(),
        close: "إغلاق".into(),
        refused: |noun| format!("لا يمكن إلغاء {} الآن.", this(noun)),
        asked: |noun| {
            let stops = of(noun, ["يتوقف", "تتوقف"]);
            format!("طُلب الإلغاء. {stops} {} عند النقطة الآمنة التالية.", the(noun))
        },
        asked_slow: |noun| format!("طُلب الإلغاء، وما زلنا ننتظر توقف {}.", the(noun)),
        unconfirmed: |noun| {
            let still = of(noun, ["لا يزال", "لا تزال"]);
            format!("لم نتمكن من تأكيد الإلغاء. ربما {still} {} قيد التنفيذ.", the(noun))
        },
        denied: |noun| {
            format!("{} {}. لم يقبل الخادم طلب الإلغاء.", of(noun, ["لم يُلغَ", "لم تُلغَ"]), the(noun))
        },
        too_late: |noun| {
            format!("{} {} قبل وصول طلب الإلغاء. لم يُحذف شيء.", of(noun, ["انتهى", "انتهت"]), the(noun))
        },
        undo: "التراجع عن الإلغاء".into(),
        undoing: "جارٍ التراجع عن الإلغاء…".into(),
        undo_hint: |noun| {
            format!("لا يزال التراجع عن الإلغاء ممكنًا، وعندها {} {}.", of(noun, ["يستمر", "تستمر"]), the(noun))
        },
        undo_unconfirmed: "لم نتمكن من تأكيد التراجع عن الإلغاء.".into(),
        undo_denied: "لم يتم التراجع عن الإلغاء. لم يقبل الخادم الطلب.".into(),
        undo_too_late: "لم يعد التراجع عن الإلغاء ممكنًا.".into(),
        undone: |noun| format!("تم التراجع عن الإلغاء، و{} {}.", of(noun, ["يستمر", "تستمر"]), the(noun)),
        ended_title: |noun, status| {
            let this = this(noun);
            match status {
                ShownStatus::Canceled => format!("{} {this}", of(noun, ["أُلغي", "أُلغيت"])),
                ShownStatus::Failed => format!("{} {this}", of(noun, ["فشل", "فشلت"])),
                ShownStatus::Gone => format!("لم يعد من الممكن العثور على {this}"),
                _ => format!("{} {this}", of(noun, ["انتهى", "انتهت"])),
            }
        },
        ended: |status| {
            match status {
                ShownStatus::Canceled => "لم يبقَ شيء لإلغائه.",
                ShownStatus::PartlyCompleted => {
                    "انتهى التنفيذ قبل وصول طلب الإلغاء، وقد أُنجز جزء من العمل. لم يُحذف شيء."
                }
                ShownStatus::Failed => {
                    "توقف التنفيذ من تلقاء نفسه قبل وصول طلب الإلغاء. يمكنك إغلاق هذه النافذة لمعرفة ما حدث."
                }
                ShownStatus::Gone => "لا يوجد شيء لإلغائه.",
                _ => "انتهى التنفيذ قبل وصول طلب الإلغاء. لم يُحذف شيء.",
            }
            .to_owned()
        },
        changed_title: |noun| format!("تغيّرت حالة {}", this(noun)),
        changed: |noun| format!("لم يعد من الممكن إلغاء {} من هنا.", the(noun)),
    }
}
