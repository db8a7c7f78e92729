//! The grammar that the sentences share: articles with their elisions and contractions, and the agreement of
//! participles.

use crate::language::{Clock, Count, Gender, Noun};

/// "votre export", for either gender.
pub(super) fn your(noun: &Noun) -> String {
    format!("votre {noun}")
}

/// "l’export", "le rapport", "la tâche"; "le hangar" where the noun itself says so.
pub(super) fn the(noun: &Noun) -> String {
    match &noun.definite {
        Some(definite) => definite.to_string(),
        None if starts_with_a_vowel(noun) => format!("l’{noun}"),
        None => format!("{} {noun}", of(noun, ["le", "la"])),
    }
}

/// "de l’export", "du rapport", "de la tâche".
pub(super) fn of_the(noun: &Noun) -> String {
    let the = the(noun);
    match the.strip_prefix("le ") {
        Some(noun) => format!("du {noun}"),
        None => format!("de {the}"),
    }
}

/// "tout l’export", "toute la tâche".
pub(super) fn the_whole(noun: &Noun) -> String {
    format!("{} {}", of(noun, ["tout", "toute"]), the(noun))
}

/// "cet export", "ce rapport", "cette tâche".
pub(super) fn this(noun: &Noun) -> String {
    let masculine = if is_elided(noun) { "cet" } else { "ce" };
    format!("{} {noun}", of(noun, [masculine, "cette"]))
}

/// The one of two words, masculine and feminine, that goes with the noun.
pub(super) fn of(noun: &Noun, [masculine, feminine]: [&'static str; 2]) -> &'static str {
    match noun.gender {
        Gender::Feminine => feminine,
        Gender::Masculine | Gender::Neuter => masculine,
    }
}

/// A participle or an adjective that agrees with the noun: "prêt", "terminée".
pub(super) fn agreed(noun: &Noun, word: &str) -> String {
    format!("{word}{}", of(noun, ["", "e"]))
}

/// A participle that agrees with what is counted: "ignoré", "ignorées". A server's own word counts as masculine.
pub(super) fn agreed_with(count: &Count, word: &str) -> String {
    const FEMININE: [&str; 5] = ["rows", "pages", "orders", "invoices", "jobs"];
    let feminine = if count.unit.as_deref().is_some_and(|unit| FEMININE.contains(&unit)) { "e" } else { "" };
    let plural = if count.form == 0 { "" } else { "s" };
    format!("{word}{feminine}{plural}")
}

/// "jusqu’au 22 nov. 2026 à 14:02", "jusqu’à 14:02".
pub(super) fn until(clock: &Clock) -> String {
    match clock.day {
        Some(_) => format!("jusqu’au {clock}"),
        None => format!("jusqu’à {clock}"),
    }
}

/// Whether the word before the noun loses its vowel. Where the noun brings its own article, that one knows.
fn is_elided(noun: &Noun) -> bool {
    match &noun.definite {
        Some(definite) => definite.starts_with("l’") || definite.starts_with("l'"),
        None => starts_with_a_vowel(noun),
    }
}

/// An "h" is taken as silent; a noun with another one says so by its definite form.
fn starts_with_a_vowel(noun: &Noun) -> bool {
    const VOWELS: &str = "aàâäeéèêëiîïoôöuùûühœæ";
    noun.text.chars().next().is_some_and(|first| first.to_lowercase().any(|first| VOWELS.contains(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_elide_and_contract_for_nouns_of_either_gender() {
        let said = |noun: &Noun| [the(noun), of_the(noun), this(noun), the_whole(noun)];
        let export = said(&Noun::masculine("export"));
        assert_eq!(export, ["l’export", "de l’export", "cet export", "tout l’export"]);
        let report = said(&Noun::masculine("rapport"));
        assert_eq!(report, ["le rapport", "du rapport", "ce rapport", "tout le rapport"]);
        let job = said(&Noun::feminine("tâche"));
        assert_eq!(job, ["la tâche", "de la tâche", "cette tâche", "toute la tâche"]);
        let proof = said(&Noun::feminine("épreuve"));
        assert_eq!(proof, ["l’épreuve", "de l’épreuve", "cette épreuve", "toute l’épreuve"]);
        let hangar = said(&Noun::masculine("hangar").with_definite("le hangar"));
        assert_eq!(hangar, ["le hangar", "du hangar", "ce hangar", "tout le hangar"]);
    }

    #[test]
    fn participles_agree_with_nouns_and_with_what_is_counted() {
        assert_eq!(agreed(&Noun::masculine("export"), "annulé"), "annulé");
        assert_eq!(agreed(&Noun::feminine("tâche"), "annulé"), "annulée");
        let agreed = |n, unit| agreed_with(&super::super::wording().count(n, Some(unit)), "ignoré");
        assert_eq!([agreed(0, "rows"), agreed(213, "rows")], ["ignorée", "ignorées"]);
        assert_eq!([agreed(1, "files"), agreed(2, "files")], ["ignoré", "ignorés"]);
    }
}
