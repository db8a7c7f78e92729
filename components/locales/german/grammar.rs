//! The grammar that the sentences share: articles by gender and case, and the dative of what is counted.

use waitwell_core::moment::Span;

use super::LANGUAGE;
use crate::language::{Count, Gender, Noun, Worded};

/// "Ihr Export", "Ihre Rechnung": who does something.
pub(super) fn your(noun: &Noun) -> String {
    with(noun, ["Ihr", "Ihre", "Ihr"])
}

/// "Ihren Export": what something is done to.
pub(super) fn your_accusative(noun: &Noun) -> String {
    with(noun, ["Ihren", "Ihre", "Ihr"])
}

/// "der Export": who does something.
pub(super) fn the(noun: &Noun) -> String {
    with(noun, ["der", "die", "das"])
}

/// "den Export": what something is done to.
pub(super) fn the_accusative(noun: &Noun) -> String {
    with(noun, ["den", "die", "das"])
}

/// "vom Export": whom something comes from.
pub(super) fn from_the(noun: &Noun) -> String {
    with(noun, ["vom", "von der", "vom"])
}

/// "dieser Export": who does something.
pub(super) fn this(noun: &Noun) -> String {
    with(noun, ["dieser", "diese", "dieses"])
}

/// "diesen Export": what something is done to.
pub(super) fn this_accusative(noun: &Noun) -> String {
    with(noun, ["diesen", "diese", "dieses"])
}

/// "diesem Export": to whom something is done.
pub(super) fn this_dative(noun: &Noun) -> String {
    with(noun, ["diesem", "dieser", "diesem"])
}

/// "beim Export": what something is about.
pub(super) fn at_the(noun: &Noun) -> String {
    with(noun, ["beim", "bei der", "beim"])
}

/// "einen neuen Export": what something is done to.
pub(super) fn a_new_accusative(noun: &Noun) -> String {
    with(noun, ["einen neuen", "eine neue", "ein neues"])
}

/// "er", "sie", "es": the noun, once it has been named.
pub(super) fn it(noun: &Noun) -> &'static str {
    of(noun, ["er", "sie", "es"])
}

/// The one of three words, masculine, feminine and neuter, that goes with the noun.
pub(super) fn of(noun: &Noun, [masculine, feminine, neuter]: [&'static str; 3]) -> &'static str {
    match noun.gender {
        Gender::Masculine => masculine,
        Gender::Feminine => feminine,
        Gender::Neuter => neuter,
    }
}

fn with(noun: &Noun, article: [&'static str; 3]) -> String {
    format!("{} {noun}", of(noun, article))
}

/// "10 Datensätzen": after "von". A server's own word stays as it is.
pub(super) fn dative(count: &Count) -> String {
    let text = count.to_string();
    let is_known = LANGUAGE.units.iter().any(|(unit, _)| count.unit.as_deref() == Some(*unit));
    let has_ending = count.n == 1 || text.ends_with(['n', 's']);
    if is_known && !has_ending { format!("{text}n") } else { text }
}

/// "nach 3 Minuten 20 Sekunden", "nach 2 Tagen".
pub(super) fn after(took: &Worded<Span>) -> String {
    if took.fact.as_seconds() == 0 {
        return "nach weniger als einer Sekunde".to_owned();
    }
    format!("nach {}", took.to_string().replace("Tage", "Tagen"))
}
