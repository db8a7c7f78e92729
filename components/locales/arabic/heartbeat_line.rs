use waitwell_core::moment::Span;

use super::grammar::{of, the, this};
use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::Worded;

pub(super) fn copy() -> HeartbeatLineCopy {
    HeartbeatLineCopy {
        wording: super::wording(),
        still_working: |when| last("العمل مستمر.", "آخر تحديث", when),
        queued: |when| last("بانتظار البدء.", "آخر تحقق", when),
        needs_action: |when| last("بانتظار إجراء منك.", "آخر تحقق", when),
        sending: |noun| format!("جارٍ بدء {}…", the(noun)),
        checking: "جارٍ التحقق…".into(),
        quiet: |noun, when| {
            let still = of(noun, ["لا يزال", "لا تزال"]);
            format!(
                "{still} {} قيد التنفيذ، لكن لم يصل أي تحديث منذ {when}. لا داعي إلى البدء من جديد.",
                the(noun)
            )
        },
        paused: |when| last("التحديثات متوقفة مؤقتًا.", "آخر تحقق", when),
        busy: |when| match when {
            Some(when) => format!("الخادم مشغول. التحقق التالي {when}."),
            None => "الخادم مشغول. التحقق التالي قريبًا.".to_owned(),
        },
        busy_for_long: |when| format!("الخادم مشغول. التحقق التالي بعد نحو ساعة، {when}."),
        lost: |when| last("لا يمكن الوصول إلى الخادم.", "آخر رد منه", when),
        offline: |when| last("لا يوجد اتصال بالإنترنت.", "آخر رد من الخادم", when),
        intercepted: "جاء الرد من جهة أخرى غير الخادم. قد يلزم تسجيل الدخول إلى هذه الشبكة.".into(),
        unreadable: "أرسل الخادم ردًا لا يمكننا قراءته.".into(),
        show_details: "إظهار التفاصيل".into(),
        code: "الرمز:".into(),
        signed_out: |when, calm| match when {
            Some(when) => {
                format!("سُجّل خروجك. {calm} يُرجى تسجيل الدخول لمعرفة الحالة. المعروض هنا كما كان في {when}.")
            }
            None => format!("سُجّل خروجك. {calm} يُرجى تسجيل الدخول لمعرفة الحالة."),
        },
        signed_out_after: "سُجّل خروجك. يُرجى تسجيل الدخول لعرض النتيجة.".into(),
        keeps_running: |noun| calm(&format!("{} {}", the(noun), of(noun, ["مستمر", "مستمرة"]))),
        keeps_its_place: |noun| {
            calm(&format!("{} {} بالدور في قائمة الانتظار", of(noun, ["يحتفظ", "تحتفظ"]), the(noun)))
        },
        is_kept: |noun| calm(&format!("{} {}", the(noun), of(noun, ["محفوظ", "محفوظة"]))),
        needs_the_page: |noun| {
            let wait = of(noun, ["ينتظر", "تنتظر"]);
            format!("يُرجى إبقاء هذه الصفحة مفتوحة. قد {wait} {} إلى أن يرد الخادم من جديد.", the(noun))
        },
        start_not_known: |noun| {
            let [started, start_it] = [["بدأ", "بدأت"], ["بدئه", "بدئها"]].map(|two| of(noun, two));
            format!("لا يُعرف بعد هل {started} {}. يُرجى عدم {start_it} مرة أخرى الآن.", the(noun))
        },
        may_have_stopped: |noun| format!("لا يُعرف بعد هل {} {}.", of(noun, ["توقف", "توقفت"]), the(noun)),
        finished: |when, took| ended("انتهى التنفيذ", when, took),
        failed: |when, took| ended("توقف التنفيذ", when, took),
        canceled: |when, took| ended("أُلغي التنفيذ", when, took),
        not_found: |noun| format!("لم نعد نجد {}. ربما {}.", this(noun), of(noun, ["حُذف", "حُذفت"])),
        never_known: "لم نجد مهمة بهذا المعرّف. يُرجى التأكد من أن المعرّف كامل، ومن تسجيل الدخول بالحساب الذي بدأ المهمة.".into(),
        expired: |noun| format!("انتهت صلاحية {}، وحُذفت النتيجة.", this(noun)),
        no_access: |noun| format!("لم يعد لديك حق الوصول إلى {}.", this(noun)),
        forgotten: |noun| {
            format!("لن يتذكر هذا المتصفح {} بعد إغلاق علامة التبويب. يُرجى نسخ معرّف المهمة.", this(noun))
        },
    }
}

/// "العمل مستمر. آخر تحديث قبل 10 ثوانٍ."
fn last(what: &str, name: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what} {name} {when}."),
        None => what.to_owned(),
    }
}

fn calm(what: &str) -> String {
    format!("{what}، ولا داعي إلى البدء من جديد.")
}

/// "انتهى التنفيذ الساعة 14:05، بعد 3 دقائق و20 ثانية."; nothing where neither is known.
fn ended(what: &str, when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took) {
        (Some(when), Some(took)) => format!("{what} {when}، بعد {took}."),
        (Some(when), None) => format!("{what} {when}."),
        (None, Some(took)) => format!("{what} بعد {took}."),
        (None, None) => String::new(),
    }
}
