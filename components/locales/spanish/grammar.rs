//! The grammar that the sentences share: articles with their contractions, agreement, and the hour.

use crate::language::{Clock, Count, Gender, Noun};

/// "su exportación", for either gender.
pub(super) fn your(noun: &Noun) -> String {
    format!("su {noun}")
}

/// "el informe", "la exportación"; "el alta" where the noun itself says so.
pub(super) fn the(noun: &Noun) -> String {
    match &noun.definite {
        Some(definite) => definite.to_string(),
        None => format!("{} {noun}", of(noun, ["el", "la"])),
    }
}

/// "del informe", "de la exportación".
pub(super) fn of_the(noun: &Noun) -> String {
    let the = the(noun);
    match the.strip_prefix("el ") {
        Some(noun) => format!("del {noun}"),
        None => format!("de {the}"),
    }
}

/// "todo el informe", "toda la exportación".
pub(super) fn the_whole(noun: &Noun) -> String {
    format!("{} {}", of(noun, ["todo", "toda"]), the(noun))
}

/// "este informe", "esta exportación".
pub(super) fn this(noun: &Noun) -> String {
    format!("{} {noun}", of(noun, ["este", "esta"]))
}

/// The one of two words, masculine and feminine, that goes with the noun.
pub(super) fn of(noun: &Noun, [masculine, feminine]: [&'static str; 2]) -> &'static str {
    match noun.gender {
        Gender::Feminine => feminine,
        Gender::Masculine | Gender::Neuter => masculine,
    }
}

/// A word that agrees with the noun, from its stem: "list" is "listo" or "lista".
pub(super) fn agreed(noun: &Noun, stem: &str) -> String {
    format!("{stem}{}", of(noun, ["o", "a"]))
}

/// A word that agrees with what is counted, from its stem: "omitid" is "omitido" or "omitidas". A server's own
/// word counts as masculine.
pub(super) fn agreed_with(count: &Count, stem: &str) -> String {
    const FEMININE: [&str; 4] = ["rows", "pages", "invoices", "jobs"];
    let is_feminine = count.unit.as_deref().is_some_and(|unit| FEMININE.contains(&unit));
    let plural = if count.form == 0 { "" } else { "s" };
    format!("{stem}{}{plural}", if is_feminine { "a" } else { "o" })
}

/// "a las 14:02", "a la 1:02".
pub(super) fn at_time(time: &str) -> String {
    format!("a {}", the_time(time))
}

/// "hasta el 22 nov 2026 a las 14:02", "hasta las 14:02".
pub(super) fn until(clock: &Clock) -> String {
    match clock.day {
        Some(_) => format!("hasta {}", clock.at()),
        None => format!("hasta {}", the_time(&clock.time)),
    }
}

fn the_time(time: &str) -> String {
    let is_one = time.trim_start_matches('0').starts_with("1:");
    format!("{} {time}", if is_one { "la" } else { "las" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_contract_for_nouns_of_either_gender() {
        let said = |noun: &Noun| [the(noun), of_the(noun), this(noun), the_whole(noun)];
        let report = said(&Noun::masculine("informe"));
        assert_eq!(report, ["el informe", "del informe", "este informe", "todo el informe"]);
        let export = said(&Noun::feminine("exportación"));
        assert_eq!(
            export,
            ["la exportación", "de la exportación", "esta exportación", "toda la exportación"]
        );
        let signup = said(&Noun::feminine("alta").with_definite("el alta"));
        assert_eq!(signup, ["el alta", "del alta", "esta alta", "toda el alta"]);
    }

    #[test]
    fn words_agree_with_nouns_and_with_what_is_counted() {
        assert_eq!(agreed(&Noun::masculine("informe"), "list"), "listo");
        assert_eq!(agreed(&Noun::feminine("exportación"), "list"), "lista");
        let agreed = |n, unit| agreed_with(&super::super::wording().count(n, Some(unit)), "omitid");
        assert_eq!([agreed(1, "rows"), agreed(213, "rows")], ["omitida", "omitidas"]);
        assert_eq!([agreed(1, "files"), agreed(0, "files")], ["omitido", "omitidos"]);
    }

    #[test]
    fn one_o_clock_is_singular() {
        assert_eq!(
            ["01:02", "1:02 p. m.", "11:02", "14:02"].map(at_time),
            ["a la 01:02", "a la 1:02 p. m.", "a las 11:02", "a las 14:02"]
        );
    }
}
