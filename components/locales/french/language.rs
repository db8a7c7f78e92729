#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Numbers, Sizes};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "fr",
    direction: Direction::LeftToRight,
    // Nothing and one are singular: "0 ligne".
    form: |n| usize::from(n > 1),
    numbers: Numbers { group: " ", group_from: 1_000, decimal: "," },
    units: &[
        ("rows", &["# ligne", "# lignes"]),
        ("records", &["# enregistrement", "# enregistrements"]),
        ("files", &["# fichier", "# fichiers"]),
        ("pages", &["# page", "# pages"]),
        ("orders", &["# commande", "# commandes"]),
        ("items", &["# élément", "# éléments"]),
        ("customers", &["# client", "# clients"]),
        ("invoices", &["# facture", "# factures"]),
        ("jobs", &["# tâche", "# tâches"]),
    ],
    other_unit: |_, number, unit| format!("{number} {unit}"),
    sizes: Sizes { bytes: &["# octet", "# octets"], larger: ["# ko", "# Mo", "# Go"] },
    lengths: Lengths {
        spans: [
            &["# seconde", "# secondes"],
            &["# minute", "# minutes"],
            &["# heure", "# heures"],
            &["# jour", "# jours"],
        ],
        ago: [
            &["il y a # seconde", "il y a # secondes"],
            &["il y a # minute", "il y a # minutes"],
            &["il y a # heure", "il y a # heures"],
            &["il y a # jour", "il y a # jours"],
        ],
        just_now: "à l’instant",
        under_a_second: "moins d’une seconde",
        and: " et ",
        to: " à ",
        about: "environ #",
    },
    clock: ClockWords {
        alone: |day, time| match day {
            Some(day) => format!("{day} à {time}"),
            None => time.to_owned(),
        },
        at: |day, time| match day {
            Some(day) => format!("le {day} à {time}"),
            None => format!("à {time}"),
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
    const MONTHS: [&str; 12] =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    format!("{} {} {}", time.day, time.month_of(&MONTHS), time.year)
}
