//! The grammar that the sentences share: the article, agreement with the noun, and the case of the dual.

use super::LANGUAGE;
use crate::language::{Count, Gender, Noun};

/// "التصدير"; "أمر الدفع" where the app gives the definite form.
pub(super) fn the(noun: &Noun) -> String {
    noun.definite.as_ref().map_or_else(|| format!("ال{noun}"), |definite| definite.to_string())
}

/// "هذا التصدير", "هذه المهمة"; "أمر الدفع هذا" where the app gives the definite form.
pub(super) fn this(noun: &Noun) -> String {
    let this = of(noun, ["هذا", "هذه"]);
    match noun.definite {
        None => format!("{this} {}", the(noun)),
        Some(_) => format!("{} {this}", the(noun)),
    }
}

/// The one of two words, masculine and feminine, that goes with the noun.
pub(super) fn of(noun: &Noun, [masculine, feminine]: [&'static str; 2]) -> &'static str {
    match noun.gender {
        Gender::Masculine | Gender::Neuter => masculine,
        Gender::Feminine => feminine,
    }
}

/// "8 من 10 ملفات", "1 من ملفين".
pub(super) fn out_of(done: &Count, total: &Count) -> String {
    format!("{} من {}", done.number, genitive(total))
}

/// "ملفين" for "ملفان": after a preposition or a noun. All other forms stay; a server's own word does, too.
pub(super) fn genitive(count: &Count) -> String {
    let text = count.to_string();
    let is_known = LANGUAGE.units.iter().any(|(unit, _)| count.unit.as_deref() == Some(*unit));
    match text.rsplit_once("ان") {
        Some((stem, end)) if is_known && count.n == 2 => format!("{stem}ين{end}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_agree_with_nouns_of_either_gender_and_with_those_that_have_a_definite_form() {
        let payout = Noun::masculine("أمر دفع").with_definite("أمر الدفع");
        let all = [Noun::masculine("تصدير"), Noun::feminine("مهمة"), payout];
        assert_eq!(all.each_ref().map(the), ["التصدير", "المهمة", "أمر الدفع"]);
        assert_eq!(all.each_ref().map(this), ["هذا التصدير", "هذه المهمة", "أمر الدفع هذا"]);
    }

    #[test]
    fn two_of_something_bend_after_a_preposition_and_nothing_else_does() {
        let genitive = |n, unit| genitive(&super::super::wording().count(n, unit));
        let all = [genitive(2, Some("files")), genitive(2, Some("pages")), genitive(3, Some("files"))];
        assert_eq!(all, ["ملفين", "صفحتين", "3 ملفات"].map(|text| format!("\u{2068}{text}\u{2069}")));
        assert_eq!(genitive(2, Some("حصان")), "\u{2068}2 حصان\u{2069}");
    }
}
