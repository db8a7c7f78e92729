use super::LANGUAGE;
use super::grammar::{of, the, this};
use crate::language::Noun;
use crate::start_notice::StartNoticeCopy;

pub(super) fn copy() -> StartNoticeCopy {
    StartNoticeCopy {
        wording: super::wording(),
        sending: |noun| format!("جارٍ بدء {}…", the(noun)),
        forgotten: |noun| {
            format!(
                "لن يتذكر هذا المتصفح {} بعد إغلاق علامة التبويب. يُرجى نسخ معرّف المهمة عند ظهوره.",
                this(noun)
            )
        },
        refused,
        fix,
        kept: "لم يبدأ شيء، وما أدخلته لا يزال هنا.".into(),
        field: |label| format!("الانتقال إلى «{label}»"),
        sign_in_first: |noun| format!("يُرجى تسجيل الدخول قبل بدء {}.", this(noun)),
        sign_in_fix: "سُجّل خروجك. لم يبدأ شيء، وما أدخلته لا يزال هنا.".into(),
        unconfirmed: |noun| format!("لم نتمكن من تأكيد بدء {}.", the(noun)),
        may_run_twice: |noun| {
            let [is, running] = [["يكون", "تكون"], ["يُنفَّذ", "تُنفَّذ"]].map(|two| of(noun, two));
            format!("قد {is} {} قيد التنفيذ بالفعل. عند البدء مرة أخرى الآن، قد {running} مرتين.", the(noun))
        },
        check_again: "التحقق مرة أخرى".into(),
        start_new: "البدء مرة أخرى".into(),
        not_started: |noun| format!("{} {}.", of(noun, ["لم يبدأ", "لم تبدأ"]), the(noun)),
        nothing_lost: "لم يصل الطلب إلى الخادم. يُرجى البدء مرة أخرى.".into(),
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "الملف كبير جدًا.".to_owned(),
        (Some("unsupported-type"), _) => "لا يمكن استخدام هذا النوع من الملفات.".to_owned(),
        (Some("invalid-input"), _) => "يلزم تغيير شيء في النموذج أولًا.".to_owned(),
        (Some("permission"), _) => format!("ليس لديك إذن لبدء {}.", this(noun)),
        (Some("rate-limited"), _) => "عدد ما بدأ في وقت قصير أكبر من المسموح.".to_owned(),
        (Some("credentials-expired"), _) => "انتهت صلاحية تسجيل الدخول إلى خدمة أخرى.".to_owned(),
        (Some("no-secure-random"), _) => format!("لا يمكن لهذا المتصفح بدء {} بأمان.", the(noun)),
        (_, Some(title)) => LANGUAGE.sentence(title),
        _ => format!("لم يقبل الخادم {}.", this(noun)),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "يُرجى اختيار ملف أصغر، أو تقسيم الملف وإرسال الأجزاء واحدًا تلو الآخر.".to_owned()
        }
        (_, Some("unsupported-type")) => "يُرجى اختيار ملف من نوع آخر.".to_owned(),
        (_, Some("invalid-input")) => "يُرجى مراجعة النموذج والبدء مرة أخرى.".to_owned(),
        (_, Some("permission")) => "يُرجى طلب حق الوصول ممن يدير حسابك.".to_owned(),
        (_, Some("rate-limited")) => "يُرجى الانتظار دقيقة، ثم البدء مرة أخرى.".to_owned(),
        (_, Some("credentials-expired")) => "يُرجى تجديده، ثم البدء مرة أخرى.".to_owned(),
        (_, Some("no-secure-random")) => {
            "يُرجى فتح هذه الصفحة بعنوان آمن (\u{2068}https\u{2069})، أو استخدام متصفح حديث.".to_owned()
        }
        _ => format!("يُرجى تغيير ما أدخلته، أو سؤال فريق الدعم عن سبب تعذّر {}.", this(noun)),
    }
}
