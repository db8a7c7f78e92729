use super::grammar::at_time;
#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Numbers, Sizes};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "es",
    direction: Direction::LeftToRight,
    form: |n| usize::from(n != 1),
    // A narrow space reads the same in every country; a point or a comma is a decimal sign in some of them.
    numbers: Numbers { group: " ", group_from: 10_000, decimal: "," },
    units: &[
        ("rows", &["# fila", "# filas"]),
        ("records", &["# registro", "# registros"]),
        ("files", &["# archivo", "# archivos"]),
        ("pages", &["# página", "# páginas"]),
        ("orders", &["# pedido", "# pedidos"]),
        ("items", &["# elemento", "# elementos"]),
        ("customers", &["# cliente", "# clientes"]),
        ("invoices", &["# factura", "# facturas"]),
        ("jobs", &["# tarea", "# tareas"]),
    ],
    other_unit: |_, number, unit| format!("{number} {unit}"),
    sizes: Sizes { bytes: &["# byte", "# bytes"], larger: ["# kB", "# MB", "# GB"] },
    lengths: Lengths {
        spans: [
            &["# segundo", "# segundos"],
            &["# minuto", "# minutos"],
            &["# hora", "# horas"],
            &["# día", "# días"],
        ],
        ago: [
            &["hace # segundo", "hace # segundos"],
            &["hace # minuto", "hace # minutos"],
            &["hace # hora", "hace # horas"],
            &["hace # día", "hace # días"],
        ],
        just_now: "hace un momento",
        under_a_second: "menos de un segundo",
        and: " y ",
        to: " a ",
        about: "alrededor de #",
    },
    clock: ClockWords {
        alone: |day, time| match day {
            Some(day) => format!("{day}, {time}"),
            None => time.to_owned(),
        },
        at: |day, time| match day {
            Some(day) => format!("el {day} {}", at_time(time)),
            None => at_time(time),
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
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];
    format!("{} {} {}", time.day, time.month_of(&MONTHS), time.year)
}
