//! The grammar that the sentences share: articles with their contractions, and agreement.

use crate::language::{Count, Gender, Noun};

/// "seu relatório", "sua exportação".
pub(super) fn your(noun: &Noun) -> String {
    format!("{} {noun}", of(noun, ["seu", "sua"]))
}

/// "do seu relatório", "da sua exportação".
pub(super) fn of_your(noun: &Noun) -> String {
    format!("{} {}", of(noun, ["do", "da"]), your(noun))
}

/// "o relatório", "a exportação".
pub(super) fn the(noun: &Noun) -> String {
    match &noun.definite {
        Some(definite) => definite.to_string(),
        None => format!("{} {noun}", of(noun, ["o", "a"])),
    }
}

/// "do relatório", "da exportação".
pub(super) fn of_the(noun: &Noun) -> String {
    format!("d{}", the(noun))
}

/// "todo o relatório", "toda a exportação".
pub(super) fn the_whole(noun: &Noun) -> String {
    format!("{} {}", of(noun, ["todo", "toda"]), the(noun))
}

/// "este relatório", "esta exportação".
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

/// A word that agrees with the noun, from its stem: "pront" is "pronto" or "pronta".
pub(super) fn agreed(noun: &Noun, stem: &str) -> String {
    format!("{stem}{}", of(noun, ["o", "a"]))
}

/// A word that agrees with what is counted, from its stem: "ignorad" is "ignorado" or "ignoradas". A server's
/// own word counts as masculine.
pub(super) fn agreed_with(count: &Count, stem: &str) -> String {
    const FEMININE: [&str; 4] = ["rows", "pages", "invoices", "jobs"];
    let is_feminine = count.unit.as_deref().is_some_and(|unit| FEMININE.contains(&unit));
    let plural = if count.form == 0 { "" } else { "s" };
    format!("{stem}{}{plural}", if is_feminine { "a" } else { "o" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_contract_for_nouns_of_either_gender() {
        let said = |noun: &Noun| [your(noun), of_your(noun), the(noun), of_the(noun), the_whole(noun)];
        assert_eq!(
            said(&Noun::masculine("relatório")),
            ["seu relatório", "do seu relatório", "o relatório", "do relatório", "todo o relatório"]
        );
        assert_eq!(
            said(&Noun::feminine("exportação")),
            ["sua exportação", "da sua exportação", "a exportação", "da exportação", "toda a exportação"]
        );
    }

    #[test]
    fn words_agree_with_nouns_and_with_what_is_counted() {
        assert_eq!(agreed(&Noun::masculine("relatório"), "pront"), "pronto");
        assert_eq!(agreed(&Noun::feminine("exportação"), "pront"), "pronta");
        let agreed = |n, unit| agreed_with(&super::super::wording().count(n, Some(unit)), "ignorad");
        assert_eq!([agreed(1, "rows"), agreed(213, "rows")], ["ignorada", "ignoradas"]);
        assert_eq!([agreed(1, "files"), agreed(0, "files")], ["ignorado", "ignorados"]);
    }
}
