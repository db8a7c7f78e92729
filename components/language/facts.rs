//! The facts that sentences are made of: each shows itself in the words of its language, and still holds what
//! grammar may ask for.

use std::fmt;

use waitwell_core::moment::Moment;

use super::{Language, Noun};

/// A number of things: "1,200 rows".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub n: u64,
    /// The number alone: "1,200".
    pub number: String,
    /// What is counted, as the server names it.
    pub unit: Option<String>,
    /// Which of a word's forms goes with the number, so that verbs can agree.
    pub form: usize,
    pub(super) text: String,
}

/// A fact and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded<T> {
    /// The fact.
    pub fact: T,
    pub(super) text: String,
}

/// A moment on the person's clock: "14:02", or "22 Nov 2026, 14:02" on another day.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The moment.
    pub moment: Moment,
    /// The time of day.
    pub time: String,
    /// The day; left out where it is today.
    pub day: Option<String>,
    pub(super) language: &'static Language,
}

impl Clock {
    /// As it stands in a sentence: "at 14:02", "on 22 Nov 2026 at 14:02".
    pub fn at(&self) -> String {
        self.language.isolated((self.language.clock.at)(self.day.as_deref(), &self.time))
    }
}

/// A job at the start of a spoken sentence: "Export “Orders”", "Your export".
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// Its noun.
    pub noun: &'a Noun,
    /// Whether its title stands in the sentence.
    pub has_title: bool,
    pub(crate) text: String,
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Display for Worded<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = (self.language.clock.alone)(self.day.as_deref(), &self.time);
        f.write_str(&self.language.isolated(text))
    }
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
