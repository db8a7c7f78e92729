//! English: its language. Its sentences are the defaults in the components' `copy.rs`.

#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Noun, Numbers, Sizes, Wording};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "en",
    direction: Direction::LeftToRight,
    form: |n| usize::from(n != 1),
    numbers: Numbers { group: ",", group_from: 1_000, decimal: "." },
    // The plural is the server's own word, and the singular follows from it.
    units: &[],
    other_unit: |n, number, unit| match n {
        1 => format!("{number} {}", singular(unit)),
        _ => format!("{number} {unit}"),
    },
    sizes: Sizes { bytes: &["# byte", "# bytes"], larger: ["# kB", "# MB", "# GB"] },
    lengths: Lengths {
        spans: [
            &["# second", "# seconds"],
            &["# minute", "# minutes"],
            &["# hour", "# hours"],
            &["# day", "# days"],
        ],
        ago: [
            &["# second ago", "# seconds ago"],
            &["# minute ago", "# minutes ago"],
            &["# hour ago", "# hours ago"],
            &["# day ago", "# days ago"],
        ],
        just_now: "just now",
        under_a_second: "less than a second",
        and: " ",
        to: " to ",
        about: "about #",
    },
    clock: ClockWords {
        alone: |day, time| match day {
            Some(day) => format!("{day}, {time}"),
            None => time.to_owned(),
        },
        at: |day, time| match day {
            Some(day) => format!("on {day} at {time}"),
            None => format!("at {time}"),
        },
        #[cfg(not(target_arch = "wasm32"))]
        calendar: Calendar { time: UtcTime::hour_and_minute, day },
    },
    list: ", ",
    full_stop: ".",
    space: " ",
};

/// The language, with the nouns of the kinds of jobs that the Job API names.
pub fn wording() -> Wording {
    let nouns = [
        ("export", Noun::new("export").product()),
        ("import", Noun::new("import")),
        ("report", Noun::new("report").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::new("job"))
}

/// One of `unit`, which the contract gives in the plural: "rows" is "row", "entries" is "entry", "addresses" is
/// "address".
fn singular(unit: &str) -> String {
    /// Plurals whose "es" is more than an "s" after a silent "e".
    const IN_ES: [&str; 6] = ["sses", "shes", "ches", "xes", "zzes", "statuses"];
    match (unit.strip_suffix("ies"), unit.strip_suffix("es"), unit.strip_suffix('s')) {
        _ if ["series", "species"].contains(&unit) => unit.to_owned(),
        (Some(stem), ..) if !["mov", "cook"].contains(&stem) => format!("{stem}y"),
        (_, Some(stem), _) if IN_ES.iter().any(|end| unit.ends_with(end)) => stem.to_owned(),
        (.., Some(stem)) if !stem.ends_with('s') => stem.to_owned(),
        _ => unit.to_owned(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn day(time: &UtcTime) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{} {} {}", time.day, time.month_of(&MONTHS), time.year)
}
