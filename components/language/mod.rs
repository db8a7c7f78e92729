//! What a language needs besides sentences: plural forms, numbers, lengths of time, clock and direction.
//!
//! A [`Language`] is plain data, one value for each language, and stands in `locales/`. [`Wording`] joins it
//! with the nouns of an app; every copy holds one. Before a sentence is made, the wording turns each fact into
//! a value that knows its own words ([`Count`], [`Clock`], [`Worded`]) and still holds the fact, for grammar.

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod clock;
mod facts;
mod lengths;
mod noun;
mod numbers;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod wording;

#[cfg(not(target_arch = "wasm32"))]
pub use clock::{Calendar, UtcTime};
pub use clock::{ClockWords, prefer};
pub use facts::{Clock, Count, Subject, Worded};
pub use lengths::Lengths;
pub use noun::{Gender, Noun};
pub use numbers::{Numbers, Sizes};
pub use wording::Wording;

/// What a language needs besides sentences. One value for each language, in `locales/`.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its BCP 47 tag: "en", "pt-BR".
    pub tag: &'static str,
    /// Where its lines begin.
    pub direction: Direction,
    /// Which of a word's [`Forms`] goes with a number, counted from 0.
    pub form: fn(u64) -> usize,
    /// How whole numbers are written.
    pub numbers: Numbers,
    /// The units that it knows, as servers name them, each with its forms: `("rows", &["# row", "# rows"])`.
    pub units: &'static [(&'static str, Forms)],
    /// A number and a unit that it does not know: the number, as it is written, and the server's word.
    pub other_unit: fn(n: u64, number: &str, unit: &str) -> String,
    /// How sizes of files are written.
    pub sizes: Sizes,
    /// How lengths of time are written.
    pub lengths: Lengths,
    /// How moments are written, around what the clock and the calendar of the person say.
    pub clock: ClockWords,
    /// What stands between the parts of a list: ", ".
    pub list: &'static str,
    /// What ends a sentence: ".".
    pub full_stop: &'static str,
    /// What stands between two sentences: " ".
    pub space: &'static str,
}

/// A word in each form that its language has for different numbers, with `#` where the number stands.
pub type Forms = &'static [&'static str];

/// Where lines begin: the `dir` attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// The form that goes with `n`, with `number` in its place.
    fn inflected(&self, forms: Forms, n: u64, number: &str) -> String {
        let form = forms.get((self.form)(n)).or(forms.last()).copied().unwrap_or("#");
        form.replace('#', number)
    }

    /// A number and what is counted: "1 row", "1,200 rows"; the bare number where no unit is given.
    fn counted(&self, n: u64, unit: Option<&str>) -> String {
        let number = self.number(n);
        let Some(unit) = unit else { return number };
        match self.units.iter().find(|(known, _)| *known == unit) {
            Some((_, forms)) => self.inflected(forms, n, &number),
            None => (self.other_unit)(n, &number, unit),
        }
    }

    /// The `lang` attribute of a text in the language with this tag; `None` where it is this language.
    pub(crate) fn lang(&self, theirs: Option<&str>) -> Option<String> {
        theirs.filter(|theirs| !theirs.eq_ignore_ascii_case(self.tag)).map(str::to_owned)
    }

    /// A server's words as a sentence: isolated, and with a full stop at their end.
    pub fn sentence(&self, text: &str) -> String {
        self.isolated(self.ended(text))
    }

    /// A server's words with a full stop at their end, where they have none.
    pub(crate) fn ended(&self, text: &str) -> String {
        let is_ended = text.ends_with(['.', '?', '!', '…', '。', '？', '！', '؟']);
        if is_ended { text.to_owned() } else { format!("{text}{}", self.full_stop) }
    }

    /// What is drawn between two sentences: nothing where no space stands there, since an empty text would be
    /// drawn as one.
    pub(crate) fn gap(&self) -> Option<&'static str> {
        (!self.space.is_empty()).then_some(self.space)
    }

    /// A text that comes from outside, or whose direction is not that of the sentence around it: kept
    /// together by isolating marks. Where all of it runs from left to right anyway, it stays as it is.
    pub fn isolated(&self, text: impl Into<String>) -> String {
        const FIRST_STRONG_ISOLATE: char = '\u{2068}';
        const POP_ISOLATE: char = '\u{2069}';
        let text = text.into();
        let needs_it = self.direction == Direction::RightToLeft || text.chars().any(runs_from_right);
        if needs_it { format!("{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}") } else { text }
    }
}

/// Whether a letter belongs to a script that runs from right to left: Hebrew, Arabic and their neighbors.
fn runs_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
