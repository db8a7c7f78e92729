use leptos::prelude::*;
use waitwell_core::ask::Copied;
use waitwell_core::document::Duplicates;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::{
    Cancel, Copying, FailedOffer, FileLink, Gone, JobView, Notify, Retry, ShownStatus, Undo,
};

use super::fixture_jobs::*;
use super::{JobPanel, earlier_fixtures as earlier};
use crate::fixture::Fixture;
use crate::fixture::samples::{canceled, completed, failed, gone, needs_action, queued, running, sending};
use crate::retry_panel::only;

/// Every situation of the job panel.
pub fn fixtures() -> Vec<Fixture> {
    situations().into_iter().map(|(fixture, _)| fixture).collect()
}

/// The jobs that the fixtures draw, by name.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) fn jobs() -> Vec<(&'static str, JobView)> {
    situations().into_iter().map(|(fixture, job)| (fixture.name, job())).collect()
}

fn situations() -> Vec<(Fixture, fn() -> JobView)> {
    macro_rules! panel {
        ($name:literal, $job:expr, $note:literal) => {
            (Fixture { component: "job-panel", name: $name, note: $note, view: || draw($job) }, || $job)
        };
    }
    vec![
        panel!("sending", sending(), "From the click until the server has answered."),
        panel!("restoring", restoring(), "After a refresh, before the first answer."),
        panel!("queued", queued(), "Accepted; its place in line, and how long such a job usually takes."),
        panel!("running", running(), "Building the file: real counts, a sign of life, and what you can do."),
        panel!("first-step", first_step(), "Nothing is counted yet, so there is no percentage."),
        panel!(
            "notify-offered",
            notified(Notify::Offered),
            "The browser can tell when it ends, if the person agrees."
        ),
        panel!("notify-agreed", notified(Notify::Agreed), "It will."),
        panel!("finishing", finishing(), "Everything counted is done, and it is still at work."),
        panel!("waiting", waiting(), "Nothing moves just now, and the reason is said."),
        panel!("overdue", overdue(), "Longer than usual, without a countdown."),
        panel!("needs-action", asks(), "The person must choose something first."),
        panel!(
            "needs-action-unsaid",
            needs_action(),
            "It waits for the person, and the server does not say why."
        ),
        panel!("cancel-sending", with_cancel(Cancel::Sending), "The wish is on its way."),
        panel!("cancel-asked", with_cancel(Cancel::Asked { is_slow: false }), "Accepted is not canceled."),
        panel!(
            "cancel-slow",
            with_cancel(Cancel::Asked { is_slow: true }),
            "It takes longer than it should."
        ),
        panel!(
            "cancel-unconfirmed",
            with_cancel(Cancel::Unconfirmed),
            "It is not known whether the wish arrived."
        ),
        panel!("cancel-refused", refused(), "The server says that it cannot be canceled, and why."),
        panel!("no-cancel", with_cancel(Cancel::NotOffered), "No way to cancel is offered."),
        panel!("canceled", canceled(), "Calm: somebody wanted this."),
        panel!(
            "canceled-undo-offered",
            with_undo(Undo::Offered),
            "It can still be undone, with no clock beside it."
        ),
        panel!("undo-sending", with_undo(Undo::Sending), "The wish to undo it is on its way."),
        panel!(
            "undo-sending-while-it-stops",
            undo_while_it_stops(Undo::Sending),
            "The wish to undo it is on its way, and the job has not stopped yet."
        ),
        panel!(
            "undo-unconfirmed",
            with_undo(Undo::Unconfirmed),
            "It is not known whether the wish to undo arrived."
        ),
        panel!(
            "undo-denied",
            with_undo(Undo::Denied {
                detail: Some("Only the person who started it can do that.".into()),
                is_final: false
            }),
            "The server did not accept the wish to undo; it can be tried again."
        ),
        panel!(
            "undo-too-late",
            with_undo(Undo::Denied { detail: None, is_final: true }),
            "The cancel can't be undone any more."
        ),
        panel!("undone", JobView { undo: Undo::Done, ..running() }, "It goes on after an undone cancel."),
        panel!("cancel-too-late", too_late(), "It finished before the wish arrived; nothing was deleted."),
        panel!("completed", completed(), "The file, first of all."),
        panel!("failed", with_retry(), "What happened, whether the work is safe, and Retry beside it."),
        panel!("failed-without-retry", failed(), "Nothing can be retried: the id, for support."),
        panel!(
            "retry-sending",
            with_retry_asked(Retry::Sending { only_failed: false }),
            "A retry is on its way."
        ),
        panel!(
            "retry-unconfirmed",
            with_retry_asked(Retry::Unconfirmed { only_failed: false }),
            "It is not known whether the retry arrived."
        ),
        panel!(
            "retry-denied",
            with_retry_asked(Retry::Denied {
                only_failed: false,
                detail: Some("Two exports of yours run already.".into())
            }),
            "The server did not accept the retry."
        ),
        panel!(
            "retry-refused",
            with_retry_asked(Retry::Refused { why_not: Some("The period is closed.".into()) }),
            "The server says that it cannot be retried, and why."
        ),
        panel!("fix-first", fix_first(), "What must be fixed first is named with its link."),
        panel!("partly-completed", partial(), "8 of 10: what is there, what is not and why, and the retry."),
        panel!(
            "partly-completed-without-retry",
            JobView { retry: Retry::NotOffered, ..partial() },
            "A part is missing, and starting over is the way on."
        ),
        panel!(
            "only-failed",
            only(FailedOffer {
                count: Some(2),
                unit: Some("files".into()),
                duplicates: Some(Duplicates::None),
                ..FailedOffer::default()
            }),
            "8 of 10, and a retry of just the two."
        ),
        panel!(
            "only-failed-sending",
            with_retry_asked(Retry::Sending { only_failed: true }),
            "A retry of only what is missing is on its way."
        ),
        panel!(
            "only-failed-unconfirmed",
            JobView { retry: Retry::Unconfirmed { only_failed: true }, ..partial() },
            "It is not known whether the retry of only what is missing arrived."
        ),
        panel!(
            "only-failed-denied",
            JobView { retry: Retry::Denied { only_failed: true, detail: None }, ..partial() },
            "The server did not accept the retry of only what is missing."
        ),
        panel!("file-blocked", with_file(FileLink::Blocked), "A link that is not safe stays text."),
        panel!("file-expired", with_file(FileLink::Expired), "The file's time is over."),
        panel!(
            "file-sign-in-first",
            JobView { hearing: Hearing::SignedOut, ..with_file(FileLink::SignInFirst) },
            "Done, and the link is hidden while the person is signed out."
        ),
        panel!("changed-records", changed(), "Records were changed, with a way to review them."),
        panel!(
            "cancel-denied",
            with_cancel(Cancel::Denied {
                detail: Some("Only the person who started it can cancel it.".into())
            }),
            "The server did not accept the wish."
        ),
        panel!("keep-open", keep_open(), "Leaving loses work."),
        panel!("leave-not-known", JobView { leave: None, ..running() }, "The server does not say."),
        panel!("forgotten", forgotten(), "Blocked storage: this browser will not remember it."),
        panel!("checking", heard(Hearing::Checking, None), "An answer is overdue; not yet worth a worry."),
        panel!(
            "lost",
            heard(Hearing::Lost, Some(Trouble::Unreachable)),
            "The page hears nothing; the job goes on."
        ),
        panel!("busy", heard(Hearing::Checking, Some(Trouble::Busy)), "The server asked for patience."),
        panel!(
            "offline",
            heard(Hearing::Offline, Some(Trouble::Unreachable)),
            "No network; the job goes on."
        ),
        panel!("signed-out", heard(Hearing::SignedOut, None), "What is shown is as of then."),
        panel!("paused", heard(Hearing::Paused, None), "The person has the page stand still."),
        panel!("intercepted", heard(Hearing::Lost, Some(Trouble::Intercepted)), "Something else answered."),
        panel!(
            "unreadable",
            heard(Hearing::Lost, Some(Trouble::Unreadable("answer-not-json"))),
            "Answers that cannot be read."
        ),
        panel!(
            "copied",
            JobView { copying: Copying::Done(Copied::Details), ..failed() },
            "The details for support were copied just now."
        ),
        panel!("copy-refused", not_copied(), "The browser does not let the page copy: the text, to select."),
        panel!("quiet", quiet(), "The server answers; the job itself is silent."),
        panel!("not-found", gone(Gone::NotFound), "Neutral; the id can be copied."),
        panel!(
            "never-known",
            never_known(),
            "Opened by an id that the server does not know: perhaps mistyped."
        ),
        panel!(
            "expired",
            JobView { has_inputs: true, ..gone(Gone::Expired) },
            "Its result was removed; it can be started over."
        ),
        panel!("no-access", gone(Gone::NoAccess), "Nothing of its contents is shown."),
        panel!("unknown-status", unknown_status(), "A word that the kit does not know is no ending."),
        panel!("bare", bare(), "The server says nothing but a status."),
        panel!(
            "ended-bare",
            JobView { status: ShownStatus::Completed, hearing: Hearing::Paused, ..bare() },
            "Completed, and not a word more."
        ),
        panel!(
            "failed-bare",
            JobView { status: ShownStatus::Failed, hearing: Hearing::Paused, ..bare() },
            "Failed, and not a word more."
        ),
        panel!(
            "long-title",
            long_title(),
            "10,000 characters without a space, which the core cuts after 500."
        ),
        panel!("right-to-left", right_to_left(), "A right-to-left title keeps its own direction."),
        panel!("earlier-one", earlier::one(), "It runs again: how the first attempt ended can be read."),
        panel!("earlier-many", earlier::many(), "Twenty attempts before this one, each with how it ended."),
        panel!(
            "earlier-unknown-status",
            earlier::unknown_status(),
            "It ended in a way that the kit does not know: the server's own word."
        ),
        panel!("earlier-long-message", earlier::long_message(), "A message of 10,000 characters."),
        panel!(
            "earlier-right-to-left",
            earlier::right_to_left(),
            "What the server says of an earlier attempt runs from right to left."
        ),
        panel!(
            "another-language",
            another_language(),
            "The server speaks German: each of its texts says so to a screen reader."
        ),
        panel!("thirty-steps", thirty_steps(), "A job of thirty steps."),
    ]
}

pub(super) fn draw(job: JobView) -> AnyView {
    view! { <JobPanel job=Signal::stored(job) ask=Callback::new(|_| ()) /> }.into_any()
}
