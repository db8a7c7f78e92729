//! The parts of a screen in the situations that no other path comes through, each as its fixture draws it.

use waitwell_core::hearing::Hearing;
use waitwell_core::view::{JobView, ShownStatus};

use super::stops::{HEADLINE, LINE, at, told, view};
use super::{Path, Shows, Stop};
use crate::fixture::{self, Fixture};

pub(super) fn at_the_form() -> Vec<Path> {
    let stops = parts(
        "start-notice",
        &[
            ("An input, with a link", "invalid-input"),
            ("Too large, with a link", "file-too-large"),
            ("Too large", "file-too-large-without-a-word"),
            ("Not allowed", "permission"),
            ("Too many", "rate-limited"),
            ("No safe browser", "no-secure-random"),
            ("A problem of its own", "unknown-problem"),
            ("Without a word", "refused-without-a-word"),
        ],
    );
    vec![told("A start that is refused", stops, "Back to the form, and the click again")]
}

pub(super) fn at_work() -> Vec<Path> {
    let counts = [
        ("Next in line", "next-in-line"),
        ("So far", "counted"),
        ("A guess", "total-is-a-guess"),
        ("More than expected", "more-than-expected"),
        ("Finishing", "finishing"),
        ("Late, by no usual time", "overdue-without-estimate"),
        ("A step left out", "skipped"),
        ("Without steps", "no-stages"),
    ];
    let line = [
        ("Never timed", "never-timed"),
        ("Busy, with a time", "busy"),
        ("Busy for long", "busy-for-an-hour"),
        ("Lost for long", "lost-since-yesterday"),
        ("Lost in the queue", "lost-while-queued"),
        ("Lost with an upload", "lost-with-an-upload"),
        ("Lost at the start", "lost-while-starting"),
        ("Heard minutes ago", "minutes-ago"),
        ("Finished", "completed"),
        ("Finished on another day", "ended-on-another-day"),
        ("Canceled", "canceled"),
        ("No access", "no-access"),
    ];
    let panel = [
        ("A notification", "notify-offered"),
        ("Agreed", "notify-agreed"),
        ("Copied", "copied"),
        ("Not copied", "copy-refused"),
        ("What is needed is not said", "needs-action-unsaid"),
        ("An earlier attempt", "earlier-one"),
    ];
    let pause = [("Going on", "live"), ("Standing still", "paused")];
    // Its server says nothing else, and so nothing else is said.
    let of_few_words = |status| JobView { status, hearing: Hearing::Paused, ..view("minimal", 15) };
    let few_words = vec![
        at("minimal", 15, "At work", "The server gives an id and a status, and nothing else.", LINE),
        Stop::new("Failed", "It gives no reason.", of_few_words(ShownStatus::Failed), ""),
        Stop::new("Completed", "It does not say of what.", of_few_words(ShownStatus::Completed), HEADLINE),
    ];
    let on = "On to the next stop";
    vec![
        told("What is counted", parts("stage-tracker", &counts), on),
        told("What the line says besides", parts("heartbeat-line", &line), on),
        told("What the panel offers besides", parts("job-panel", &panel), on),
        told("A server of few words", few_words, "The end"),
        told("The button by which the page stands still", parts("pause-updates", &pause), on),
    ]
}

pub(super) fn failing() -> Vec<Path> {
    let failures = [
        ("A sign-in", "credentials-expired"),
        ("A connection", "connection-lost"),
        ("A permission", "permission"),
        ("A limit", "rate-limited"),
        ("An input", "invalid-input"),
        ("A reason of its own", "unknown-problem"),
        ("No reason", "no-reason"),
        ("Nothing known", "nothing-known"),
    ];
    let retries = [
        ("A fix without a link", "fix-without-link"),
        ("A fix with a bad link", "fix-blocked"),
        ("From the start", "from-start"),
        ("From where it stopped", "from-checkpoint"),
        ("Not described", "offer-unknown"),
        ("Some may be made twice", "only-failed-may-duplicate"),
        ("What is missing, not described", "only-failed-unknown"),
    ];
    vec![
        told("Why a job fails", parts("retry-panel", &failures), "Retry, or the form"),
        told("What a retry does", parts("retry-panel", &retries), "Back to the queue"),
    ]
}

pub(super) fn after_the_end() -> Vec<Path> {
    let results = [
        ("Several files", "several-files"),
        ("Something left out", "rows-skipped"),
        ("Twice, perhaps", "may-duplicate"),
        ("One record", "one-changed-record"),
        ("Records, not counted", "changed-uncounted"),
        ("Canceled, not described", "canceled-not-said"),
        ("Not described", "outcome-unknown"),
        ("A bad link", "link-blocked"),
        ("Signed out", "sign-in-first"),
        ("No link", "no-link"),
    ];
    let partly =
        [("With a retry", "partly-completed"), ("Without a retry", "partly-completed-without-retry")];
    let notices = [("Each ending", "every-ending"), ("Many", "many"), ("Untitled", "untitled")];
    vec![
        told("What is said of a result", parts("result-summary", &results), "The end"),
        told("Only a part, and why", parts("job-panel", &partly), "Retry, or the form"),
        told("More than one has ended", parts("notices", &notices), "The results, or what they ended with"),
    ]
}

/// Stops that show a component by itself.
fn parts(component: &str, of: &[(&'static str, &str)]) -> Vec<Stop> {
    let stop = |&(name, fixture): &(&'static str, &str)| {
        let fixture = fixture_of(component, fixture);
        Stop::around(name, fixture.note, Shows::Part(fixture), "")
    };
    of.iter().map(stop).collect()
}

#[allow(clippy::expect_used)]
pub(super) fn fixture_of(component: &str, name: &str) -> Fixture {
    let mut all = fixture::all().into_iter();
    // For tests alone: a map that names a fixture which is none has to fail.
    all.find(|one| one.component == component && one.name == name).expect(name)
}
