use waitwell_core::document::Range;

use super::grammar::{of, the, this};
use crate::language::{Noun, Worded};
use crate::retry_panel::{ProblemCopy, RetryPanelCopy};

pub(super) fn copy() -> RetryPanelCopy {
    RetryPanelCopy {
        wording: super::wording(),
        problems: problems(),
        no_reason: |noun| format!("{} قبل الاكتمال. لم يذكر الخادم السبب.", stopped(noun)),
        work_safe: "ما أُنجز حتى الآن في أمان.".into(),
        work_lost: "ما أُنجز حتى الآن لم يُحفظ.".into(),
        work_unknown: "لا نعرف هل حُفظ ما أُنجز حتى الآن.".into(),
        fix: "معالجة العائق".into(),
        then_retry: "، ثم إعادة المحاولة.".into(),
        blocked: "حُجب الرابط حفاظًا على أمانك".into(),
        from_start: |usual| format!("إعادة المحاولة تبدأ من البداية{}.", usually(usual)),
        from_checkpoint: |stage, usual| match stage {
            Some(stage) => format!("إعادة المحاولة تتابع من «{stage}»{}.", usually(usual)),
            None => format!("إعادة المحاولة تتابع من حيث توقف العمل{}.", usually(usual)),
        },
        from_unknown: |usual| format!("إعادة المحاولة تستغرق عادةً {usual}."),
        no_duplicates: "لن تنشأ نسخ مكررة.".into(),
        may_duplicate: "قد تنشأ نسخ مكررة.".into(),
        duplicates_unknown: "لا نعرف هل تنشئ إعادة المحاولة نسخًا مكررة.".into(),
        failed_stays: "إعادة محاولة الناقص فقط تُبقي ما أُنجز كما هو ولا تنشئ نسخًا مكررة.".into(),
        failed_may_duplicate: "إعادة محاولة الناقص فقط قد تنشئ نسخًا مكررة.".into(),
        failed_duplicates_unknown: "لا نعرف هل تنشئ إعادة محاولة الناقص فقط نسخًا مكررة.".into(),
        failed_takes: |usual| format!("تستغرق عادةً {usual}."),
        inputs_kept: "عوامل التصفية والإعدادات باقية كما هي.".into(),
        retry: |noun| format!("إعادة محاولة {}", the(noun)),
        retrying: |noun| format!("تجري إعادة محاولة {}…", the(noun)),
        retry_failed: |count| match count {
            Some(count) => format!("إعادة محاولة الناقص فقط ({count})"),
            None => "إعادة محاولة الناقص فقط".to_owned(),
        },
        retrying_failed: "تجري إعادة محاولة الناقص…".into(),
        try_again: "المحاولة مرة أخرى".into(),
        start_over: "البدء من جديد".into(),
        start_over_effect: "«البدء من جديد» يفتح النموذج بالمدخلات نفسها.".into(),
        not_offered: |noun| format!("لا يمكن إعادة محاولة {} من هنا.", this(noun)),
        refused: |noun| format!("لا يمكن إعادة محاولة {}.", this(noun)),
        unconfirmed: "لم نتمكن من تأكيد إعادة المحاولة.".into(),
        denied: "لم يقبل الخادم إعادة المحاولة.".into(),
        dismiss: "إخفاء".into(),
        show_details: "إظهار التفاصيل".into(),
        hide_details: "إخفاء التفاصيل".into(),
        code: "الرمز".into(),
        kind: "النوع".into(),
        stage: "الخطوة".into(),
        said: "الرسالة".into(),
        job_id: "معرّف المهمة".into(),
        copy_id: "نسخ معرّف المهمة".into(),
    }
}

/// "، وتستغرق عادةً 10 إلى 20 ثانية", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!("، وتستغرق عادةً {usual}"))
}

/// "توقف التصدير", "توقفت المهمة".
fn stopped(noun: &Noun) -> String {
    format!("{} {}", of(noun, ["توقف", "توقفت"]), the(noun))
}

fn problems() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened: fn(&Noun) -> String, advice: fn(&Noun) -> String| {
        ProblemCopy { kind: kind.into(), happened, advice }
    };
    vec![
        problem(
            "file-too-large",
            |noun| format!("{} {} لأن الملف كان كبيرًا جدًا.", of(noun, ["فشل", "فشلت"]), the(noun)),
            |_| "يُرجى اختيار ملف أصغر أو فترة أقصر.".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| format!("{} بسبب انتهاء صلاحية تسجيل دخول لازم.", stopped(noun)),
            |_| "يُرجى تجديد تسجيل الدخول أولًا.".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| format!("{} بسبب انقطاع الاتصال بالبيانات.", stopped(noun)),
            |_| "يُرجى التأكد من إمكان الوصول إلى مصدر البيانات.".to_owned(),
        ),
        problem(
            "permission",
            |noun| format!("{} لأن إذنًا لازمًا غير متوفر لديك.", stopped(noun)),
            |_| "يُرجى طلب حق الوصول من أحد المشرفين.".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| format!("{} بسبب تجاوز المدة المسموح بها.", stopped(noun)),
            |_| "اختيار فترة أقصر يزيد احتمال الاكتمال في الوقت المسموح به.".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| format!("{} لأن خدمة أخرى تحدّ من عدد الطلبات.", stopped(noun)),
            |_| "يُرجى الانتظار بضع دقائق أولًا.".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| format!("{} لأن شيئًا مما أدخلته لا يمكن استخدامه.", stopped(noun)),
            |_| "يُرجى البدء من جديد وتصحيح المذكور هنا.".to_owned(),
        ),
    ]
}
