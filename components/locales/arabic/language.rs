#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Numbers, Sizes};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "ar",
    direction: Direction::RightToLeft,
    form,
    numbers: Numbers { group: ",", group_from: 1_000, decimal: "." },
    // As the subject of a sentence; `grammar::genitive` has the other case of the dual.
    units: &[
        ("rows", &["# صف", "صف واحد", "صفان", "# صفوف", "# صفًا", "# صف"]),
        ("records", &["# سجل", "سجل واحد", "سجلان", "# سجلات", "# سجلًا", "# سجل"]),
        ("files", &["# ملف", "ملف واحد", "ملفان", "# ملفات", "# ملفًا", "# ملف"]),
        ("pages", &["# صفحة", "صفحة واحدة", "صفحتان", "# صفحات", "# صفحة", "# صفحة"]),
        ("orders", &["# طلب", "طلب واحد", "طلبان", "# طلبات", "# طلبًا", "# طلب"]),
        ("items", &["# عنصر", "عنصر واحد", "عنصران", "# عناصر", "# عنصرًا", "# عنصر"]),
        ("customers", &["# عميل", "عميل واحد", "عميلان", "# عملاء", "# عميلًا", "# عميل"]),
        ("invoices", &["# فاتورة", "فاتورة واحدة", "فاتورتان", "# فواتير", "# فاتورة", "# فاتورة"]),
        ("jobs", &["# مهمة", "مهمة واحدة", "مهمتان", "# مهام", "# مهمة", "# مهمة"]),
    ],
    other_unit: |_, number, unit| format!("{number} {unit}"),
    sizes: Sizes {
        bytes: &["# بايت", "# بايت", "# بايت", "# بايت", "# بايت", "# بايت"],
        larger: ["# كيلوبايت", "# ميغابايت", "# غيغابايت"],
    },
    lengths: Lengths {
        // After بعد and نحو, and as a length of time by itself: the dual ends in ـين everywhere.
        spans: [
            &["# ثانية", "ثانية واحدة", "ثانيتين", "# ثوانٍ", "# ثانية", "# ثانية"],
            &["# دقيقة", "دقيقة واحدة", "دقيقتين", "# دقائق", "# دقيقة", "# دقيقة"],
            &["# ساعة", "ساعة واحدة", "ساعتين", "# ساعات", "# ساعة", "# ساعة"],
            &["# يوم", "يوم واحد", "يومين", "# أيام", "# يومًا", "# يوم"],
        ],
        ago: [
            &["قبل # ثانية", "قبل ثانية واحدة", "قبل ثانيتين", "قبل # ثوانٍ", "قبل # ثانية", "قبل # ثانية"],
            &["قبل # دقيقة", "قبل دقيقة واحدة", "قبل دقيقتين", "قبل # دقائق", "قبل # دقيقة", "قبل # دقيقة"],
            &["قبل # ساعة", "قبل ساعة واحدة", "قبل ساعتين", "قبل # ساعات", "قبل # ساعة", "قبل # ساعة"],
            &["قبل # يوم", "قبل يوم واحد", "قبل يومين", "قبل # أيام", "قبل # يومًا", "قبل # يوم"],
        ],
        just_now: "قبل لحظات",
        under_a_second: "أقل من ثانية",
        and: " و",
        to: " إلى ",
        about: "نحو #",
    },
    clock: ClockWords {
        alone: |day, time| match day {
            Some(day) => format!("{day}، {time}"),
            None => time.to_owned(),
        },
        at: |day, time| match day {
            Some(day) => format!("في {day} الساعة {time}"),
            None => format!("الساعة {time}"),
        },
        #[cfg(not(target_arch = "wasm32"))]
        calendar: Calendar { time: UtcTime::hour_and_minute, day },
    },
    list: "، ",
    full_stop: ".",
    space: " ",
};

/// None, one, two, three to ten, eleven to ninety-nine, and full hundreds with one or two.
fn form(n: u64) -> usize {
    match (n, n % 100) {
        (0, _) => 0,
        (1, _) => 1,
        (2, _) => 2,
        (_, 3..=10) => 3,
        (_, 11..=99) => 4,
        _ => 5,
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn day(time: &UtcTime) -> String {
    const MONTHS: [&str; 12] = [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ];
    format!("{} {} {}", time.day, time.month_of(&MONTHS), time.year)
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn the_last_two_digits_of_a_number_choose_its_form() {
        let all = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 110, 111, 200, 1_000, 1_003, 1_240];
        assert_eq!(all.map(form), [0, 1, 2, 3, 3, 4, 4, 5, 5, 5, 3, 3, 4, 5, 5, 3, 4]);
    }
}
