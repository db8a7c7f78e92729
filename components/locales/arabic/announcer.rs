use super::grammar::{of, out_of, the};
use crate::announce::AnnouncerCopy;

pub(super) fn copy() -> AnnouncerCopy {
    AnnouncerCopy {
        wording: super::wording(),
        name: |noun, title| match title {
            Some(title) => format!("{} «{title}»", the(noun)),
            None => the(noun),
        },
        sending: |job| format!("يجري بدء {job}."),
        queued: |job| format!("{job} في قائمة الانتظار."),
        in_progress: |job| format!("{job} قيد التنفيذ."),
        needs_action: |job| format!("{} {job} إجراءً منك للمتابعة.", of(job.noun, ["ينتظر", "تنتظر"])),
        completed: |job| match job.noun.is_product {
            true => format!("{job} {}.", of(job.noun, ["جاهز", "جاهزة"])),
            false => format!("{} {job}.", of(job.noun, ["اكتمل", "اكتملت"])),
        },
        partly_completed: |job, done_of| {
            let completed = of(job.noun, ["اكتمل", "اكتملت"]);
            match done_of {
                Some((done, total)) => {
                    format!("{completed} {job} جزئيًا: أُنجز {}.", out_of(&done, &total))
                }
                None => format!("{completed} {job} جزئيًا."),
            }
        },
        failed: |job| format!("{} {job}. تعرض الصفحة ما حدث وما يمكنك فعله.", of(job.noun, ["فشل", "فشلت"])),
        canceled: |job| format!("{} {job}.", of(job.noun, ["أُلغي", "أُلغيت"])),
        gone: |job| {
            let [no_longer, available] =
                [["لم يعد", "لم تعد"], ["متاحًا", "متاحة"]].map(|two| of(job.noun, two));
            format!("{no_longer} {job} {available}.")
        },
        stage: |job, label, step, steps| format!("{job}: {label}، الخطوة {step} من {steps}."),
        ended: |jobs| format!("انتهت {jobs}."),
        lost: "لا يمكن الوصول إلى الخادم الآن. لا داعي إلى بدء أي شيء من جديد؛ تواصل هذه الصفحة التحقق.".into(),
        offline:
            "لا يوجد اتصال بالإنترنت. لا داعي إلى بدء أي شيء من جديد؛ تتحقق هذه الصفحة مجددًا عند عودة الاتصال."
                .into(),
        regained: "أصبح الوصول إلى الخادم ممكنًا من جديد.".into(),
        signed_out: "سُجّل خروجك. مهامك مستمرة. يُرجى تسجيل الدخول لعرضها.".into(),
        cancel_asked: |job| format!("{job}: طُلب الإلغاء. {} بعد.", of(job.noun, ["لم يتوقف", "لم تتوقف"])),
        cancel_too_late: |job| {
            format!("{} {job} قبل وصول طلب الإلغاء. لم يُحذف شيء.", of(job.noun, ["انتهى", "انتهت"]))
        },
        cancel_unconfirmed: |job| format!("{job}: لم يُؤكَّد الإلغاء. تعرض الصفحة ما يمكنك فعله."),
        cancel_denied: |job| {
            format!("{} {job}. لم يقبل الخادم طلب الإلغاء.", of(job.noun, ["لم يُلغَ", "لم تُلغَ"]))
        },
        cancel_undone: |job| format!("{job}: تم التراجع عن الإلغاء، والعمل مستمر."),
        undo_unconfirmed: |job| format!("{job}: لم يُؤكَّد التراجع عن الإلغاء. تعرض الصفحة ما يمكنك فعله."),
        undo_denied: |job| format!("{job}: لم يتم التراجع عن الإلغاء. لم يقبل الخادم الطلب."),
        undo_too_late: |job| format!("{job}: لم يعد التراجع عن الإلغاء ممكنًا."),
        retry_unconfirmed: |job| format!("{job}: لم تتأكد إعادة المحاولة. تعرض الصفحة ما يمكنك فعله."),
        retry_denied: |job| format!("{job}: لم يقبل الخادم إعادة المحاولة."),
        quiet: |job| {
            format!(
                "{} {job} قيد التنفيذ، لكن لم يصل أي تحديث منذ فترة. لا داعي إلى البدء من جديد.",
                of(job.noun, ["لا يزال", "لا تزال"])
            )
        },
        copied: "نُسخ معرّف المهمة.".into(),
        details_copied: "نُسخت التفاصيل للدعم.".into(),
        not_copied: "لا يسمح هذا المتصفح للصفحة بالنسخ. حدّد النص في الصفحة وانسخه.".into(),
        paused: "التحديثات متوقفة مؤقتًا. لم تتوقف مهامك.".into(),
        resumed: "استؤنفت التحديثات.".into(),
    }
}
