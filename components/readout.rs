//! Everything that a copy can say, natively: each situation drawn as a server would send it.

use leptos::prelude::*;
use waitwell_core::announce::{Named, Said, Wished};
use waitwell_core::scenarios;
use waitwell_core::view::{JobView, ShownStatus};

use crate::copy::{Copy, Text, provide_copy};
use crate::fixture;
use crate::fixture::markup::unescaped;
use crate::fixture::samples::running;
use crate::job_panel::JobPanel;
use crate::language::Noun;

/// Words of the kit, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// "job-panel/running".
    pub(crate) place: String,
    /// One label or paragraph; what somebody else says in it is left out.
    pub(crate) text: String,
    /// It is all that stands on a button.
    pub(crate) is_button: bool,
}

/// What stands for somebody else's words.
const THEIRS: &str = "…";

/// Draws a view in the words of `copy`.
pub(crate) fn drawn(copy: &Copy, view: impl FnOnce() -> AnyView) -> String {
    let copy = copy.clone();
    Owner::new().with(|| {
        provide_copy(copy);
        view().to_html()
    })
}

/// Draws a job in the words of `copy`, whole.
pub(crate) fn panel(copy: &Copy, job: &JobView) -> String {
    let job = job.clone();
    drawn(copy, || view! { <JobPanel job=Signal::stored(job) ask=|_| {} /> }.into_any())
}

/// All that `copy` says: in every fixture, at every moment of every scenario, aloud, and where nothing is drawn.
pub(crate) fn all(copy: &Copy) -> Vec<Reading> {
    let fixtures = fixture::all().into_iter();
    // An app's own words, shown as an example.
    let fixtures = fixtures.filter(|fixture| fixture.name != "reworded");
    let fixtures = fixtures
        .map(|fixture| (format!("{}/{}", fixture.component, fixture.name), drawn(copy, fixture.view)));
    let moments = scenarios::all().into_iter().flat_map(|scenario| {
        let views = scenario.views().into_iter();
        views.map(move |(at, job)| (format!("{} after {} s", scenario.name, at.as_seconds()), job))
    });
    let moments = moments.map(|(place, job)| (place, panel(copy, &job)));
    let drawn = fixtures.chain(moments).flat_map(|(place, html)| readings(&place, &html));
    drawn.chain(undrawn(copy)).chain(nouns(copy)).collect()
}

/// The sentences and labels of `copy` that no fixture draws, or not all of them.
pub(crate) fn undrawn(copy: &Copy) -> Vec<Reading> {
    [aloud(copy), problems(copy), details(copy), stopped(copy)].concat()
}

/// The labels and paragraphs of a piece of markup.
pub(crate) fn readings(place: &str, html: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    let (mut text, mut is_theirs, mut is_button) = (String::new(), false, false);
    let mut theirs: Vec<String> = Vec::new();
    for part in html.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        match tag.split_whitespace().next().unwrap_or_default() {
            // A field that holds a text to copy: its labels are read by themselves.
            "bdi" | "code" | "textarea" => {
                is_theirs = true;
                text.push_str(THEIRS);
            }
            "/bdi" | "/code" | "/textarea" => is_theirs = false,
            // Inline: the sentence goes on.
            "time" | "/time" | "span" | "/span" | "!" | "!--" | "" => {}
            name => {
                let text = std::mem::take(&mut text);
                found.push(Reading {
                    place: place.to_owned(),
                    text,
                    is_button: is_button && name == "/button",
                });
                is_button = name == "button";
            }
        }
        if let Some((label, _)) = tag.split_once("aria-label=\"").and_then(|(_, label)| label.split_once('"'))
        {
            found.push(Reading { place: place.to_owned(), text: unescaped(label), is_button: false });
        }
        match is_theirs {
            true => theirs.push(unescaped(after)),
            false => text.push_str(&unescaped(after)),
        }
    }
    found.push(Reading { place: place.to_owned(), text, is_button: false });
    for reading in &mut found {
        // A title stands in the name of its button, too.
        for theirs in theirs.iter().filter(|theirs| !theirs.is_empty()) {
            reading.text = reading.text.replace(theirs, THEIRS);
        }
        reading.text = reading.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    found.retain(|reading| !reading.text.is_empty() && reading.text != THEIRS);
    found
}

fn aloud(copy: &Copy) -> Vec<Reading> {
    let job = || Named { kind: running().kind, ..Named::default() };
    let status = |status| Said::Status { job: job(), status, done_of: Some((8, 10)) };
    let refused = |wish, is_final| Said::Refused { job: job(), wish, is_final, reason: None };
    let mut said: Vec<Said> = ShownStatus::ALL.into_iter().map(status).collect();
    said.extend([
        Said::Stage { job: job(), label: THEIRS.to_owned(), step: 2, steps: 3 },
        Said::Ended { count: 3 },
        Said::Lost,
        Said::Offline,
        Said::Regained,
        Said::SignedOut,
        Said::CancelAsked(job()),
        Said::CancelTooLate(job()),
        Said::CancelUndone(job()),
        Said::Unconfirmed { job: job(), wish: Wished::Cancel },
        Said::Unconfirmed { job: job(), wish: Wished::UndoCancel },
        Said::Unconfirmed { job: job(), wish: Wished::Retry },
        refused(Wished::Cancel, false),
        refused(Wished::UndoCancel, false),
        refused(Wished::UndoCancel, true),
        refused(Wished::Retry, false),
        Said::Quiet(job()),
        Said::Copied,
        Said::DetailsCopied,
        Said::NotCopied,
        Said::Paused,
        Said::Resumed,
    ]);
    let reading = |said: &Said| Reading {
        place: "spoken".to_owned(),
        text: copy.announcer.sentence(said),
        is_button: false,
    };
    said.iter().map(reading).collect()
}

/// What the app calls its kinds of jobs.
fn nouns(copy: &Copy) -> Vec<Reading> {
    let wording = copy.wording();
    let named = wording.nouns().map(|(kind, noun)| (format!("noun {kind}"), noun));
    let all = named.chain([("noun of any other job".to_owned(), wording.noun(None))]);
    let reading = |(place, noun): (String, &Noun)| {
        let texts = [Some(noun.text.clone()), noun.definite.clone()].into_iter().flatten();
        let readings =
            texts.map(|text| Reading { place: place.clone(), text: text.into(), is_button: false });
        readings.collect::<Vec<_>>()
    };
    all.flat_map(reading).collect()
}

/// What takes the place of a page whose code has failed.
fn stopped(copy: &Copy) -> Vec<Reading> {
    let words = &copy.stopped;
    let texts = [(&words.title, false), (&words.text, false), (&words.reload, true), (&words.jobs, false)];
    let reading = |(text, is_button): (&Text, bool)| Reading {
        place: "a page that has stopped".to_owned(),
        text: text.to_string(),
        is_button,
    };
    texts.into_iter().map(reading).collect()
}

/// The labels in the details for support.
fn details(copy: &Copy) -> Vec<Reading> {
    let words = &copy.panel.support;
    let labels = [
        &words.job_id,
        &words.kind,
        &words.status,
        &words.attempt,
        &words.requested,
        &words.started,
        &words.heard,
        &words.ended,
        &words.shown,
        &words.problem,
        &words.code,
    ];
    let reading = |label: &Text| Reading {
        place: "details for support".to_owned(),
        text: label.to_string(),
        is_button: false,
    };
    labels.into_iter().map(reading).collect()
}

/// The words of every problem, those of the app too.
fn problems(copy: &Copy) -> Vec<Reading> {
    let retry = &copy.panel.retry;
    let noun = retry.wording.noun(running().kind.as_deref());
    let reading =
        |kind: &str, text: String| Reading { place: format!("problem {kind}"), text, is_button: false };
    let both = retry.problems.iter().flat_map(|problem| {
        [(problem.happened)(noun), (problem.advice)(noun)].map(|text| reading(&problem.kind, text))
    });
    both.collect()
}
