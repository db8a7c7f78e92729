//! Named timelines of jobs: the one source of situations for fixtures, gallery, tests and servers.
//!
//! A timeline is what a server says of one job, document after document, on a clock that starts at
//! [`START`]. What a page shows of it is not written down here: [`Scenario::view_at`] follows the
//! timeline with a real follower, by polling in virtual time, and asks it.

mod draft;
mod endings;
mod exports;
mod oddities;
mod replay;

use crate::document::Document;
use crate::moment::{Moment, Span};
use crate::view::{Gone, JobView};

use replay::Replay;

/// The moment at which every timeline starts: Monday, 23 November 2026, 14:00 UTC.
pub const START: Moment = Moment::from_ms(1_795_442_400_000);

/// The address of the page on which a scenario's links are judged.
pub const PAGE: &str = "https://app.example/reports";

/// One job's life, as its server tells it.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Stable name, for addresses and tests: `partly-completed`.
    pub name: &'static str,
    /// What it shows, in one sentence.
    pub note: &'static str,
    /// The kind of job: `export`, `import` or `report`.
    pub kind: &'static str,
    /// The job's documents, each with when the server begins to give it; never empty, in order of time.
    pub steps: Vec<(Span, Document)>,
    /// When the person confirms a cancel, where one does.
    pub cancel_at: Option<Span>,
    /// When the person undoes it, where one does.
    pub undo_at: Option<Span>,
    /// When the server gives the job no more, and why.
    pub gone: Option<(Span, Gone)>,
    /// The other hosts that its links may lead to, as the options of the app name them.
    pub link_hosts: Vec<String>,
}

/// How long a scenario is watched after its last step, so that "no sign of life" and "slow" come about.
const AFTERMATH: Span = Span::minutes(4);

impl Scenario {
    /// What the server has said up to `at`, oldest first.
    pub fn documents_until(&self, at: Span) -> impl Iterator<Item = &Document> {
        self.steps.iter().take_while(move |(from, _)| *from <= at).map(|(_, document)| document)
    }

    /// What a page that has followed the job from its start shows `at` after it.
    pub fn view_at(&self, at: Span) -> JobView {
        let mut replay = Replay::new(self);
        replay.run_until(at);
        replay.view()
    }

    /// When what the page shows changes, apart from ages and the time of the last answer.
    ///
    /// The first is the start, at which nothing but the id is known.
    pub fn moments(&self) -> Vec<Span> {
        self.views().into_iter().map(|(at, _)| at).collect()
    }

    /// What the page shows at each of its [`moments`](Self::moments), in one go.
    pub fn views(&self) -> Vec<(Span, JobView)> {
        let mut replay = Replay::new(self);
        let mut views = vec![(Span::ZERO, replay.view())];
        let mut shown = essence(replay.view());
        while let Some(at) = replay.step().filter(|at| *at <= self.end()) {
            let view = replay.view();
            if essence(view.clone()) != shown {
                shown = essence(view.clone());
                // Of two changes at one moment, only the later is seen.
                views.pop_if(|(before, _)| *before == at);
                views.push((at, view));
            }
        }
        views
    }

    /// When the scenario has nothing new to show any more.
    pub fn end(&self) -> Span {
        let last = self.steps.last().map_or(Span::ZERO, |(at, _)| *at);
        let gone = self.gone.map_or(Span::ZERO, |(at, _)| at);
        last.max(gone).plus(AFTERMATH)
    }
}

/// Every scenario, the ordinary ones first.
pub fn all() -> Vec<Scenario> {
    [exports::all(), endings::all(), oddities::all()].concat()
}

/// The scenario of this name.
pub fn named(name: &str) -> Option<Scenario> {
    all().into_iter().find(|scenario| scenario.name == name)
}

/// A view without what changes with every answer.
fn essence(view: JobView) -> JobView {
    let contact = crate::view::Contact { heard: None, heard_at: None, ..view.contact };
    JobView { contact, running: None, ..view }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::decode;

    #[test]
    fn every_scenario_has_a_name_of_its_own_and_steps_in_order() {
        let names: BTreeSet<_> = all().iter().map(|scenario| scenario.name).collect();
        assert_eq!(names.len(), all().len());
        for Scenario { name, note, steps, .. } in all() {
            assert!(!steps.is_empty() && note.ends_with('.'), "{name}");
            assert!(steps.windows(2).all(|pair| pair[0].0 < pair[1].0), "{name}");
            assert!(steps.windows(2).all(|pair| pair[0].1.id == pair[1].1.id), "{name}");
        }
    }

    #[test]
    fn every_document_is_one_that_a_server_could_send() {
        for scenario in all() {
            for (at, document) in &scenario.steps {
                let body = serde_json::to_string(document).unwrap();
                assert_eq!(decode::document(&body).as_ref(), Ok(document), "{} at {at:?}", scenario.name);
            }
        }
    }

    #[test]
    fn at_its_end_every_scenario_shows_what_its_last_document_says() {
        for scenario in all() {
            let (_, last) = scenario.steps.last().unwrap();
            let view = scenario.view_at(scenario.end());
            assert_eq!(view.title, last.title.clone().filter(|_| view.gone != Some(Gone::NoAccess)));
            assert_eq!(view.status.is_over(), last.status.is_ending() || scenario.gone.is_some());
            assert!(scenario.moments().len() > 1, "{}", scenario.name);
        }
    }
}
