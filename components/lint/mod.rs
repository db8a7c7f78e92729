//! Plain language, held by a test: what a copy says in every situation, read for words that a tired person
//! stumbles over.
//!
//! ```
//! let findings = waitwell_components::lint::check(&waitwell_components::locales::german());
//! assert!(findings.is_empty(), "{findings:#?}");
//! ```
//!
//! For tests of an app, natively: turn on the feature `ssr` of leptos there, since every situation is drawn.
//! It finds jargon, vague errors, false precision, raw codes, buttons that can be misread, and status words
//! with two meanings. Only words of the copy are read, its nouns too, never those of a server; for the words
//! that an app's own server sends, such as the labels of steps, there is [`check_text`].

mod rules;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use crate::copy::Copy;
use crate::readout::{self, Reading};

/// Something to word better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The word that is in the way.
    pub word: String,
    /// The first place where it stands: "job-panel/running".
    pub place: String,
    /// The sentence that it stands in.
    pub sentence: String,
    /// What is wrong with it, and what to write instead.
    pub instead: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { word, place, sentence, instead } = self;
        write!(f, "“{word}” in “{sentence}” ({place}): {instead}")
    }
}

/// All that stands in the way of plain language in `copy`; each sentence once.
pub fn check(copy: &Copy) -> Vec<Finding> {
    let mut findings = rules::status_words(&copy.panel);
    read_all(copy.wording().language().tag, readout::all(copy), &mut findings);
    findings
}

/// All that stands in the way of plain language in one text, in the language with this tag.
///
/// `place` is what a finding names as the place of the text.
///
/// ```
/// let findings = waitwell_components::lint::check_text("en", "the label of step 2", "Worker allocated");
/// assert_eq!(findings[0].to_string(), "“worker*” in “Worker allocated” (the label of step 2): it names who \
///     does the work inside the server; say that work has begun: “In progress”");
/// ```
pub fn check_text(tag: &str, place: &str, text: &str) -> Vec<Finding> {
    let reading = Reading { place: place.to_owned(), text: text.to_owned(), is_button: false };
    let mut findings = Vec::new();
    read_all(tag, vec![reading], &mut findings);
    findings
}

fn read_all(tag: &str, readings: Vec<Reading>, findings: &mut Vec<Finding>) {
    let list = words::of(tag);
    for reading in readings {
        for (word, instead) in rules::read(&reading, list) {
            let is_known = |known: &Finding| known.word == word && known.sentence == reading.text;
            if !findings.iter().any(is_known) {
                let (place, sentence) = (reading.place.clone(), reading.text.clone());
                findings.push(Finding { word, place, sentence, instead });
            }
        }
    }
}
