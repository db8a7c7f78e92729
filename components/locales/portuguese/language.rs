#[cfg(not(target_arch = "wasm32"))]
use crate::language::{Calendar, UtcTime};
use crate::language::{ClockWords, Direction, Language, Lengths, Numbers, Sizes};

/// The language.
pub static LANGUAGE: Language = Language {
    tag: "pt-BR",
    direction: Direction::LeftToRight,
    form: |n| usize::from(n != 1),
    numbers: Numbers { group: ".", group_from: 1_000, decimal: "," },
    units: &[
        ("rows", &["# linha", "# linhas"]),
        ("records", &["# registro", "# registros"]),
        ("files", &["# arquivo", "# arquivos"]),
        ("pages", &["# página", "# páginas"]),
        ("orders", &["# pedido", "# pedidos"]),
        ("items", &["# item", "# itens"]),
        ("customers", &["# cliente", "# clientes"]),
        ("invoices", &["# fatura", "# faturas"]),
        ("jobs", &["# tarefa", "# tarefas"]),
    ],
    other_unit: |_, number, unit| format!("{number} {unit}"),
    sizes: Sizes { bytes: &["# byte", "# bytes"], larger: ["# kB", "# MB", "# GB"] },
    lengths: Lengths {
        spans: [
            &["# segundo", "# segundos"],
            &["# minuto", "# minutos"],
            &["# hora", "# horas"],
            &["# dia", "# dias"],
        ],
        ago: [
            &["há # segundo", "há # segundos"],
            &["há # minuto", "há # minutos"],
            &["há # hora", "há # horas"],
            &["há # dia", "há # dias"],
        ],
        just_now: "há poucos instantes",
        under_a_second: "menos de um segundo",
        and: " e ",
        to: " a ",
        about: "cerca de #",
    },
    clock: ClockWords {
        alone: |day, time| match day {
            Some(day) => format!("{day} {}", at_time(time)),
            None => time.to_owned(),
        },
        at: |day, time| match day {
            Some(day) => format!("em {day} {}", at_time(time)),
            None => at_time(time),
        },
        #[cfg(not(target_arch = "wasm32"))]
        calendar: Calendar { time: UtcTime::hour_and_minute, day },
    },
    list: ", ",
    full_stop: ".",
    space: " ",
};

/// "às 14:02", "à 1:02".
fn at_time(time: &str) -> String {
    let is_one = time.trim_start_matches('0').starts_with("1:");
    format!("{} {time}", if is_one { "à" } else { "às" })
}

#[cfg(not(target_arch = "wasm32"))]
fn day(time: &UtcTime) -> String {
    const MONTHS: [&str; 12] =
        ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."];
    format!("{} de {} de {}", time.day, time.month_of(&MONTHS), time.year)
}

#[cfg(test)]
mod tests {
    use super::at_time;

    #[test]
    fn one_o_clock_is_singular() {
        let said = ["01:02", "1:02", "11:02", "14:02"].map(at_time);
        assert_eq!(said, ["à 01:02", "à 1:02", "às 11:02", "às 14:02"]);
    }
}
