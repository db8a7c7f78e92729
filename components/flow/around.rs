//! The screens around a job: the list of the recent ones, and what is left of the page when its code has failed.

use super::faces::fixture_of;
use super::stops::told;
use super::{Path, Shows, Stop};

const MESSAGE: &str = "ww-recent-activity__message";
const ROW: &str = "ww-recent-activity__open";

pub(super) fn without_the_page() -> Vec<Path> {
    vec![told(
        "The program of the page fails",
        vec![Stop::around(
            "Stopped",
            "All of the kit is gone from the page but the ids of its jobs; what the browser keeps stays.",
            Shows::Stopped,
            "ww-stopped__title",
        )],
        "Loaded again: on from where the job is by then",
    )]
}

pub(super) fn recent_jobs() -> Vec<Path> {
    let list = |name, what, fixture, speaks| {
        Stop::around(name, what, Shows::Part(fixture_of("recent-activity", fixture)), speaks)
    };
    vec![
        told(
            "The recent jobs",
            vec![
                list("Looking", "Nothing is known yet.", "restoring", MESSAGE),
                list("None", "The person has started nothing so far.", "empty", MESSAGE),
                list("All of them", "One of each kind; what is over can be taken out.", "every-status", ROW),
                list("Ended unseen", "The first has ended since the person last looked.", "unseen", ROW),
                list(
                    "What came of them",
                    "Files, records and counts, and what was left out.",
                    "results",
                    ROW,
                ),
                list("Not there any more", "Not found, expired, no access.", "gone", ROW),
                list("Signed out", "What is shown is as of then.", "signed-out", ROW),
            ],
            "Any of them can be opened",
        ),
        told(
            "The list cannot be loaded",
            vec![
                list("A part", "These the browser knows.", "partial", MESSAGE),
                list("Nothing", "The browser knows none.", "partial-and-empty", MESSAGE),
            ],
            "A good answer: the whole list",
        ),
    ]
}
