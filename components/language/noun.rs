use std::fmt;

use crate::copy::Text;

/// What a person calls a kind of job: the noun in "Cancel export" and "Your export is ready".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// As it stands in the middle of a sentence, without an article: "export", "Bericht", "exportación".
    pub text: Text,
    /// Its gender, where the language has any.
    pub gender: Gender,
    /// With its definite article, where the language's own rule does not make it: "le hangar".
    pub definite: Option<Text>,
    /// The person wants what it makes, so that it is "ready" in the end, and not only "complete".
    pub is_product: bool,
}

/// The gender of a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// For languages without genders, too.
    #[default]
    Neuter,
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

impl Noun {
    /// A noun of a language without genders, or a neuter one.
    pub fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), gender: Gender::Neuter, definite: None, is_product: false }
    }

    /// A masculine noun.
    pub fn masculine(text: impl Into<Text>) -> Self {
        Self { gender: Gender::Masculine, ..Self::new(text) }
    }

    /// A feminine noun.
    pub fn feminine(text: impl Into<Text>) -> Self {
        Self { gender: Gender::Feminine, ..Self::new(text) }
    }

    /// The same noun for a job whose product is what the person wants: it is "ready" in the end.
    pub fn product(self) -> Self {
        Self { is_product: true, ..self }
    }

    /// The same noun with its definite article, for the exceptions of its language.
    pub fn with_definite(self, text: impl Into<Text>) -> Self {
        Self { definite: Some(text.into()), ..self }
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
