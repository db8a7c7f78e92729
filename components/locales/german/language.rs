#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Numbers, Sizes};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "de",
    direction: Direction::LeftToRight,
    form: |n| usize::from(n != 1),
    numbers: Numbers { group: ".", group_from: 1_000, decimal: "," },
    units: &[
        ("rows", &["# Zeile", "# Zeilen"]),
        ("records", &["# Datensatz", "# Datensätze"]),
        ("files", &["# Datei", "# Dateien"]),
        ("pages", &["# Seite", "# Seiten"]),
        ("orders", &["# Bestellung", "# Bestellungen"]),
        ("items", &["# Eintrag", "# Einträge"]),
        ("customers", &["# Kunde", "# Kunden"]),
        ("invoices", &["# Rechnung", "# Rechnungen"]),
        ("jobs", &["# Vorgang", "# Vorgänge"]),
    ],
    other_unit: |_, number, unit| format!("{number} {unit}"),
    sizes: Sizes { bytes: &["# Byte", "# Byte"], larger: ["# kB", "# MB", "# GB"] },
    lengths: Lengths {
        spans: [
            &["# Sekunde", "# Sekunden"],
            &["# Minute", "# Minuten"],
            &["# Stunde", "# Stunden"],
            &["# Tag", "# Tage"],
        ],
        ago: [
            &["vor # Sekunde", "vor # Sekunden"],
            &["vor # Minute", "vor # Minuten"],
            &["vor # Stunde", "vor # Stunden"],
            &["vor # Tag", "vor # Tagen"],
        ],
        just_now: "gerade eben",
        under_a_second: "weniger als eine Sekunde",
        and: " ",
        to: " bis ",
        about: "etwa #",
    },
    clock: ClockWords {
        alone: |day, time| match day {
            Some(day) => format!("{day}, {time} Uhr"),
            None => format!("{time} Uhr"),
        },
        at: |day, time| match day {
            Some(day) => format!("am {day} um {time} Uhr"),
            None => format!("um {time} Uhr"),
        },
        #[cfg(not(target_arch = "wasm32"))]
        calendar: Calendar { time: UtcTime::hour_and_minute, day },
    },
    list: ", ",
    full_stop: ".",
    space: " ",
};

#[cfg(not(target_arch = "wasm32"))]
fn day(time: &UtcTime) -> String {
    format!("{:02}.{:02}.{}", time.day, time.month, time.year)
}
