#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Numbers, Sizes};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "ja",
    direction: Direction::LeftToRight,
    form: |_| 0,
    numbers: Numbers { group: ",", group_from: 1_000, decimal: "." },
    units: &[
        ("rows", &["#行"]),
        ("records", &["データ#件"]),
        ("files", &["#ファイル"]),
        ("pages", &["#ページ"]),
        ("orders", &["注文#件"]),
        ("items", &["#件"]),
        ("customers", &["顧客#件"]),
        ("invoices", &["請求書#件"]),
        ("jobs", &["処理#件"]),
    ],
    // A word in Latin letters needs a space before it, a counter such as 枚 must not have one.
    other_unit: |_, number, unit| match unit.is_ascii() {
        true => format!("{number} {unit}"),
        false => format!("{number}{unit}"),
    },
    sizes: Sizes { bytes: &["#バイト"], larger: ["#KB", "#MB", "#GB"] },
    lengths: Lengths {
        spans: [&["#秒"], &["#分"], &["#時間"], &["#日"]],
        ago: [&["#秒前"], &["#分前"], &["#時間前"], &["#日前"]],
        just_now: "たった今",
        under_a_second: "1秒未満",
        and: "",
        to: "〜",
        about: "約#",
    },
    clock: ClockWords {
        alone: clock,
        at: clock,
        #[cfg(not(target_arch = "wasm32"))]
        calendar: Calendar { time: UtcTime::hour_and_minute, day },
    },
    list: "、",
    full_stop: "。",
    space: "",
};

/// The same by itself and in a sentence, where the particle that follows says what it is.
fn clock(day: Option<&str>, time: &str) -> String {
    match day {
        Some(day) => format!("{day} {time}"),
        None => time.to_owned(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn day(time: &UtcTime) -> String {
    format!("{}/{:02}/{:02}", time.year, time.month, time.day)
}
