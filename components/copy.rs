//! What the words of all components have in common.
//!
//! Every component has its own `copy.rs`: a struct of labels ([`Text`]) and of functions from facts to
//! a sentence. An app rewords one by struct update: `StatusBadgeCopy { queued: "In line".into(), ..Default::default() }`.

use std::borrow::Cow;
use std::sync::Arc;

/// A label that needs no facts.
pub type Text = Cow<'static, str>;

/// What a person calls each kind of job: the nouns in "Cancel export" and "Your export is ready".
#[derive(Clone, Debug)]
pub struct Nouns {
    known: Arc<[(Text, Text)]>,
    /// For a kind that is not known, or a job without one.
    other: Text,
}

impl Nouns {
    /// The nouns by kind, and the one for all other jobs.
    pub fn new(known: impl IntoIterator<Item = (Text, Text)>, other: Text) -> Self {
        Self { known: known.into_iter().collect(), other }
    }

    /// The noun for a job of this kind.
    pub fn of(&self, kind: Option<&str>) -> &str {
        let known = kind.and_then(|kind| self.known.iter().find(|(key, _)| key == kind));
        known.map_or(&self.other, |(_, noun)| noun)
    }
}

impl Default for Nouns {
    fn default() -> Self {
        let known = [("export", "export"), ("import", "import"), ("report", "report")];
        Self::new(known.map(|(kind, noun)| (kind.into(), noun.into())), "job".into())
    }
}

/// `text` with its first letter as a capital, for a noun at the start of a sentence.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_without_a_noun_is_a_job() {
        let nouns = Nouns::default();
        assert_eq!(nouns.of(Some("export")), "export");
        assert_eq!(nouns.of(Some("reindex")), "job");
        assert_eq!(nouns.of(None), "job");
    }

    #[test]
    fn a_noun_can_start_a_sentence() {
        assert_eq!(capitalized("export"), "Export");
        assert_eq!(capitalized(""), "");
    }
}
