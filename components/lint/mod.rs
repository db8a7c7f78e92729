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
//! with two meanings. Only words of the copy are read, never those of a server.

mod rules;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use crate::copy::Copy;
use crate::readout;

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
    let list = words::of(copy.wording().language().tag);
    let mut findings = rules::status_words(&copy.panel);
    for reading in readout::all(copy) {
        for (word, instead) in rules::read(&reading, list) {
            let is_known = |known: &Finding| known.word == word && known.sentence == reading.text;
            if !findings.iter().any(is_known) {
                let (place, sentence) = (reading.place.clone(), reading.text.clone());
                findings.push(Finding { word, place, sentence, instead });
            }
        }
    }
    findings
}
