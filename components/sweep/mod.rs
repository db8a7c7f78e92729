//! The five questions, held by a test: at every moment of every scenario, the panel as a person sees it says
//! whether the job started, how long it takes, whether one can leave, whether one can cancel and what happens
//! then, where the result is, and what to do next.
//!
//! ```
//! use waitwell_components::{locales, sweep};
//! use waitwell_core::scenarios;
//!
//! let findings = sweep::check(&locales::german(), &scenarios::all());
//! assert!(findings.is_empty(), "{findings:#?}");
//! ```
//!
//! For tests of an app, natively, with its own words and the timelines of its own jobs: turn on the feature
//! `ssr` of leptos there, since every moment is drawn.
//!
//! ```
//! use waitwell_components::{Noun, locales, sweep};
//! use waitwell_core::{decode, moment::Span, scenarios::Scenario};
//!
//! let queued = r#"{ "id": "pay_1", "version": 1, "kind": "payout", "status": "queued", "leave": "safe" }"#;
//! let done = r#"{ "id": "pay_1", "version": 2, "kind": "payout", "status": "completed",
//!     "result": { "outcome": "full", "files": [{ "name": "receipt.pdf", "url": "https://files.example/receipt.pdf" }] } }"#;
//! let payout = Scenario {
//!     name: "payout",
//!     note: "Paid out; the receipt lies on another host.",
//!     kind: "payout",
//!     steps: vec![(Span::ZERO, decode::document(queued)?), (Span::seconds(30), decode::document(done)?)],
//!     cancel_at: None,
//!     undo_at: None,
//!     gone: None,
//!     link_hosts: vec!["files.example".to_owned()],
//! };
//! let copy = locales::english().with_noun("payout", Noun::new("payout"));
//! let findings = sweep::check(&copy, &[payout]);
//! assert!(findings.is_empty(), "{findings:#?}");
//! # Ok::<(), decode::Unreadable>(())
//! ```

mod expected;
mod facts;
#[cfg(test)]
mod tests;

use std::fmt;

use waitwell_core::scenarios::Scenario;
use waitwell_core::view::JobView;

use crate::copy::Copy;
use crate::fixture::markup;
use crate::readout;

/// A question that a panel leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The scenario, and how long after its start: "report-slow after 240 s". Of one view, how it stands:
    /// "in-progress, lost".
    pub moment: String,
    /// The question.
    pub question: Question,
    /// What is wrong with its answer.
    pub trouble: String,
}

/// What a waiting person asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Did it start?
    Started,
    /// How long will it take?
    Lasts,
    /// Can I leave?
    Leave,
    /// Can I cancel, and what happens then?
    Cancel,
    /// Where is the result?
    Result,
    /// What do I do next?
    Next,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}: {}", self.moment, self.question, self.trouble)
    }
}

/// The questions that the panel leaves open in the words of `copy`, at every moment at which the view of one
/// of the scenarios changes; and answers that read the same although they say the opposite.
pub fn check(copy: &Copy, scenarios: &[Scenario]) -> Vec<Finding> {
    let mut findings = facts::check(copy);
    for scenario in scenarios {
        for (at, job) in scenario.views() {
            findings.extend(open(copy, &job, &format!("{} after {} s", scenario.name, at.as_seconds())));
        }
    }
    findings
}

/// The questions that the panel of one job leaves open in the words of `copy`, as it stands in `job`: for
/// situations that no timeline leads to.
pub fn check_view(copy: &Copy, job: &JobView) -> Vec<Finding> {
    open(copy, job, &format!("{}, {}", job.status.as_str(), job.hearing.as_str()))
}

/// The questions that the panel of one job leaves open at this moment, each with why.
fn open(copy: &Copy, job: &JobView, moment: &str) -> Vec<Finding> {
    let said = markup::words(&readout::panel(copy, job));
    let expected = expected::answers(&copy.panel, job);
    let open = expected.into_iter().filter_map(|(question, answers)| {
        let answers: Vec<String> = answers.iter().map(|answer| even(answer)).collect();
        let is_said = |answer: &String| !answer.is_empty() && said.contains(answer.as_str());
        let trouble = match answers.iter().find(|answer| !is_said(answer)) {
            None if !answers.is_empty() => return None,
            None => "the copy has no answer to it".to_owned(),
            Some(answer) if answer.is_empty() => "the copy answers it with nothing".to_owned(),
            Some(answer) => format!("“{answer}” is not on the panel, which says: {said}"),
        };
        Some(Finding { moment: moment.to_owned(), question, trouble })
    });
    open.collect()
}

/// White space as [`markup::words`] leaves it.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
