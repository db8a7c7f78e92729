use super::grammar::{of, out_of, the};
use crate::copy::readable;
use crate::stage_tracker::StageTrackerCopy;

pub(super) fn copy() -> StageTrackerCopy {
    StageTrackerCopy {
        wording: super::wording(),
        // What stands with a step agrees with الخطوة.
        steps: "الخطوات".into(),
        upcoming: "لم تبدأ بعد".into(),
        current: "قيد التنفيذ".into(),
        done: "اكتملت".into(),
        skipped: "جرى تخطيها".into(),
        failed: "فشلت".into(),
        canceled: "أُلغيت".into(),
        progress_name: |noun, stage| match stage {
            Some(stage) => format!("تقدّم «{stage}»"),
            None => format!("تقدّم {}", the(noun)),
        },
        out_of,
        measured: |counts, percent| format!("{counts} ({percent}%)"),
        so_far: |done| format!("{done} حتى الآن"),
        of_expected: |done, expected| format!("{done} حتى الآن، والمتوقع نحو {}", expected.number),
        beyond_expected: |done, expected| format!("{done}، وكان المتوقع {}", expected.number),
        finishing: |counts| match counts {
            Some(counts) => format!("جارٍ الإنهاء. أُنجز {counts}."),
            None => "جارٍ الإنهاء.".to_owned(),
        },
        status_word: readable,
        slow_source: "مصدر البيانات بطيء، لذا قد يستغرق ذلك وقتًا أطول.".into(),
        connection_dropped: "انقطع الاتصال لحظة، والنظام يحاول مجددًا.".into(),
        rate_limit: "تحدّ خدمة أخرى من السرعة، لذا قد يستغرق ذلك وقتًا أطول.".into(),
        automatic_retry: "لم تنجح خطوة في المرة الأولى، والنظام يعيد محاولتها.".into(),
        waiting: "التنفيذ في حالة انتظار الآن.".into(),
        next_try: |time| format!("المحاولة التالية {}.", time.at()),
        still_running: |noun| {
            let still = of(noun, ["لا يزال", "لا تزال"]);
            format!("{still} {} قيد التنفيذ، ولا داعي إلى البدء من جديد.", the(noun))
        },
        no_need: "لا داعي إلى البدء من جديد.".into(),
        queue: |position| match position.n {
            1 => "التالي في قائمة الانتظار.".to_owned(),
            _ => format!("الترتيب في قائمة الانتظار: {position}."),
        },
        usual: |usual| format!("يستغرق ذلك عادةً {usual}."),
        overdue: |usual| match usual {
            Some(usual) => {
                format!("يستغرق ذلك وقتًا أطول من المعتاد، وهو عادةً {usual}. لا داعي إلى البدء من جديد.")
            }
            None => "يستغرق ذلك وقتًا أطول من المعتاد. لا داعي إلى البدء من جديد.".to_owned(),
        },
    }
}
