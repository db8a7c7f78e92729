//! The grammar that the sentences share: counters.

use super::LANGUAGE;
use crate::language::Count;

/// "400行中120行", "注文10件中8件"; "10のうち8" where no unit is given.
pub(super) fn out_of(done: &Count, total: &Count) -> String {
    match &total.unit {
        Some(_) => format!("{total}中{}", with_counter(done)),
        None => format!("{total}のうち{done}"),
    }
}

/// "8件" of "注文8件": the number and its counter. A server's own word is left out.
pub(super) fn with_counter(count: &Count) -> String {
    let unit = LANGUAGE.units.iter().find(|(unit, _)| count.unit.as_deref() == Some(*unit));
    let form = unit.and_then(|(_, forms)| forms.first()?.split_once('#'));
    format!("{}{}", count.number, form.map_or("", |(_, counter)| counter))
}
