use std::sync::Arc;

use waitwell_core::age::Age;
use waitwell_core::document::Range;
use waitwell_core::moment::{Moment, Span};

use super::{Clock, Count, Language, Noun, Worded, clock};
use crate::copy::Text;

/// The language of a copy, and what the app calls its kinds of jobs in it.
#[derive(Clone, Debug)]
pub struct Wording {
    language: &'static Language,
    nouns: Arc<[(Text, Noun)]>,
    /// For a kind that is not known, or a job without one.
    other: Noun,
}

impl Wording {
    /// A language with the nouns of some kinds, and the one for all other jobs.
    pub fn new<const N: usize>(
        language: &'static Language,
        nouns: [(&'static str, Noun); N],
        other: Noun,
    ) -> Self {
        let nouns = nouns.into_iter().map(|(kind, noun)| (kind.into(), noun)).collect();
        Self { language, nouns, other }
    }

    /// The same wording with this noun for this kind of job.
    pub fn with_noun(&self, kind: impl Into<Text>, noun: Noun) -> Self {
        let kind = kind.into();
        let others = self.nouns.iter().filter(|(known, _)| *known != kind).cloned();
        let nouns = others.chain([(kind.clone(), noun)]).collect();
        Self { nouns, ..self.clone() }
    }

    /// The same wording with this noun for all kinds that have none.
    pub fn with_other_noun(&self, noun: Noun) -> Self {
        Self { other: noun, ..self.clone() }
    }

    /// The language.
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// The noun for a job of this kind.
    pub fn noun(&self, kind: Option<&str>) -> &Noun {
        let known = kind.and_then(|kind| self.nouns.iter().find(|(key, _)| key == kind));
        known.map_or(&self.other, |(_, noun)| noun)
    }

    /// The kinds that have a noun of their own, each with it.
    pub fn nouns(&self) -> impl Iterator<Item = (&str, &Noun)> {
        self.nouns.iter().map(|(kind, noun)| (kind.as_ref(), noun))
    }

    /// How many of what.
    pub fn count(&self, n: u64, unit: Option<&str>) -> Count {
        Count {
            n,
            number: self.isolated(self.language.number(n)),
            unit: unit.map(str::to_owned),
            form: (self.language.form)(n),
            text: self.isolated(self.language.counted(n, unit)),
        }
    }

    /// A size: "14.2 MB".
    pub fn bytes(&self, n: u64) -> String {
        self.isolated(self.language.bytes(n))
    }

    /// How long ago: "10 seconds ago".
    pub fn ago(&self, age: Age) -> String {
        self.isolated(self.language.ago(age))
    }

    /// How long something took: "2 minutes 5 seconds".
    pub fn took(&self, span: Span) -> Worded<Span> {
        Worded { fact: span, text: self.isolated(self.language.took(span)) }
    }

    /// How long something usually takes: "2 to 5 minutes".
    pub fn usual(&self, range: Range) -> Worded<Range> {
        Worded { fact: range, text: self.isolated(self.language.usual(range)) }
    }

    /// A moment with its day: "23 Nov 2026, 14:02".
    pub fn moment(&self, moment: Moment) -> Clock {
        Clock { day: Some(clock::day(self.language, moment)), ..self.time_of_day(moment) }
    }

    /// A moment with its day and the name of the person's time zone, for who wants to know exactly.
    pub fn exact_moment(&self, moment: Moment) -> Clock {
        Clock { time: clock::time_and_zone(self.language, moment), ..self.moment(moment) }
    }

    /// A moment without its day: "14:02".
    pub fn time_of_day(&self, moment: Moment) -> Clock {
        Clock { moment, time: clock::time(self.language, moment), day: None, language: self.language }
    }

    /// A moment with its day, unless that is today.
    ///
    /// `now` need not be exact; where it is not known, the day is given.
    pub fn clock(&self, moment: Moment, now: Option<Moment>) -> Clock {
        let day = clock::day(self.language, moment);
        let is_today = now.is_some_and(|now| clock::day(self.language, now) == day);
        Clock { day: (!is_today).then_some(day), ..self.time_of_day(moment) }
    }

    /// A list of a few short parts.
    pub fn list(&self, parts: &[String]) -> String {
        parts.join(self.language.list)
    }

    /// Sentences, one after the other.
    pub fn sentences(&self, all: impl IntoIterator<Item = String>) -> String {
        all.into_iter().collect::<Vec<_>>().join(self.language.space)
    }

    /// A name, a title or an id in a sentence: see [`Language::isolated`].
    pub fn isolated(&self, text: impl Into<String>) -> String {
        self.language.isolated(text)
    }
}
