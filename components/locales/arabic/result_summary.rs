use waitwell_core::answers::Next;

use super::grammar::{genitive, of, out_of, the};
use crate::language::{Count, Noun};
use crate::result_summary::ResultSummaryCopy;

pub(super) fn copy() -> ResultSummaryCopy {
    ResultSummaryCopy {
        wording: super::wording(),
        ready: |noun| format!("{} {}.", the(noun), of(noun, ["جاهز", "جاهزة"])),
        complete: |noun| format!("{} {}.", of(noun, ["اكتمل", "اكتملت"]), the(noun)),
        partly: |noun| format!("{} {} جزئيًا.", of(noun, ["اكتمل", "اكتملت"]), the(noun)),
        canceled: |noun| format!("{} {}. لن يحدث أي شيء آخر.", of(noun, ["أُلغي", "أُلغيت"]), the(noun)),
        canceled_for_now: |noun| format!("{} {}.", of(noun, ["أُلغي", "أُلغيت"]), the(noun)),
        kept: "ما بقي".into(),
        deleted: "ما حُذف".into(),
        deleted_unless_undone: "ما سيُحذف إن لم يُتراجع عن الإلغاء".into(),
        not_undone: "ما حدث بالفعل ولم يُتراجع عنه".into(),
        kept_not_said: "لا يوضح الخادم ما بقي وما حُذف.".into(),
        everything: |done| match done {
            Some(done) => format!("أُنجز كل ما طلبته: {done}."),
            None => "أُنجز كل ما طلبته.".to_owned(),
        },
        done_of: |done, total| format!("أُنجز {}.", out_of(done, total)),
        not_said: "لا يوضح الخادم هل بقي شيء خارج النتيجة.".into(),
        canceled_at: |at, took| match took {
            Some(took) => format!("أُلغي التنفيذ {}، بعد {took}.", at.at()),
            None => format!("أُلغي التنفيذ {}.", at.at()),
        },
        finished: |at, took| match took {
            Some(took) => format!("انتهى التنفيذ {}، بعد {took}.", at.at()),
            None => format!("انتهى التنفيذ {}.", at.at()),
        },
        skipped: |count, has_reason| left_out("جرى تخطي", count, has_reason),
        failed: |count, has_reason| left_out("تعذّر إنجاز", count, has_reason),
        retry_helps: "إعادة المحاولة تشمل ذلك.".into(),
        retry_does_not_help: "إعادة المحاولة لن تغيّر ذلك.".into(),
        unnamed_file: "ملف بلا اسم".into(),
        download: "تنزيل".into(),
        available_until: |at| format!("متاح حتى {at}"),
        blocked: "حُجب الرابط حفاظًا على أمانك".into(),
        expired: "لم يعد هذا الملف متاحًا".into(),
        sign_in_first: "يُرجى تسجيل الدخول لتنزيل هذا الملف".into(),
        not_given: "لم يقدّم الخادم رابطًا لهذا الملف".into(),
        changed: |count| match count {
            Some(count) => format!("جرى تعديل {}.", genitive(count)),
            None => "جرى تعديل سجلات؛ لا يوضح الخادم عددها.".to_owned(),
        },
        review: "مراجعة التعديلات".into(),
        no_duplicates: "التنفيذ مرة أخرى لن ينشئ نسخًا مكررة.".into(),
        may_duplicate: "التنفيذ مرة أخرى قد ينشئ نسخًا مكررة.".into(),
        duplicates_not_said: "لا يُعرف هل ينشئ التنفيذ مرة أخرى نسخًا مكررة.".into(),
        next,
    }
}

fn left_out(what: &str, count: Option<&Count>, has_reason: bool) -> String {
    let count = count.map_or_else(|| "بعض العناصر".to_owned(), genitive);
    if has_reason {
        format!("{what} {count}. السبب:")
    } else {
        format!("{what} {count}. لم يذكر الخادم السبب.")
    }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => "يمكنك تنزيل المتوفر الآن، أو إعادة المحاولة للحصول على الباقي.".to_owned(),
        (Next::Download, false) => "يمكنك التنزيل الآن.".to_owned(),
        (Next::Review, true) => "يمكنك مراجعة التعديلات، أو إعادة المحاولة لإنجاز الباقي.".to_owned(),
        (Next::Review, false) => "يمكنك مراجعة التعديلات الآن.".to_owned(),
        (Next::SignIn, _) => "يُرجى تسجيل الدخول لعرض النتيجة.".to_owned(),
        (Next::FixThenRetry, _) => "يُرجى معالجة المذكور أدناه، ثم إعادة المحاولة.".to_owned(),
        (Next::Retry, true) => "يمكنك إعادة المحاولة لإنجاز الباقي.".to_owned(),
        (Next::Retry, false) => format!("لتنفيذ {} مرة أخرى، يمكنك إعادة المحاولة.", the(noun)),
        (Next::AwaitRetry, _) => "يجري إرسال طلب إعادة المحاولة.".to_owned(),
        (Next::TryAgain, _) => "يُرجى انتظار التأكيد، أو إعادة المحاولة.".to_owned(),
        (Next::UndoCancel, _) => format!("يمكنك التراجع عن الإلغاء إذا احتجت إلى {}.", the(noun)),
        (Next::AwaitUndo, _) => "يجري إرسال طلب التراجع عن الإلغاء.".to_owned(),
        (Next::StartOver, _) => format!("لتنفيذ {} مرة أخرى، يُرجى البدء من جديد.", the(noun)),
        (Next::AskForHelp, _) => "يُرجى نسخ معرّف المهمة وطلب المساعدة.".to_owned(),
        (Next::Nothing, _) => "لا يلزمك فعل أي شيء آخر.".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
