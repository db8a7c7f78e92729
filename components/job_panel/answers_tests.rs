//! Every panel answers the five questions, in words that are there to be read.

use waitwell_core::answers::{Answers, Lasts, MayCancel, MayLeave, Next, ResultPlace, Started};
use waitwell_core::view::{JobView, ShownStatus};

use super::JobPanelCopy;
use super::fixtures::jobs;
use crate::fixture::markup::{html, words};

/// Fails unless one of `wordings` is in `said`.
fn one_of(said: &str, question: &str, answer: &dyn std::fmt::Debug, wordings: &[&str]) {
    let found = wordings.iter().any(|wording| said.contains(wording));
    assert!(found, "{question} {answer:?} is not answered by any of {wordings:?} in: {said}");
}

#[test]
fn every_panel_answers_all_five_questions() {
    for (name, job) in jobs() {
        let html = html({
            let job = job.clone();
            move || super::fixtures::draw(job)
        });
        assert!(!html.contains("style="), "{name}");
        let said = format!("{name}: {}", words(&html));
        let Answers { started, lasts, leave, cancel, may_stop: _, result, next } = job.answers();
        did_it_start(&said, started);
        how_long(&said, lasts, &job);
        can_i_leave(&said, leave, &job);
        can_i_cancel(&said, cancel, &job);
        where_is_the_result(&said, result, &job);
        what_next(&said, next, &job);
    }
}

fn did_it_start(said: &str, started: Started) {
    let wordings: &[&str] = match started {
        Started::Confirming => &["Starting"],
        Started::Restoring => &["Checking"],
        Started::InLine { .. } => &["Queued"],
        Started::Running { .. } => &["In progress"],
        Started::WaitsForPerson { .. } => &["Needs action"],
        Started::Ended { .. } => &["Completed", "Partly finished", "Failed", "Canceled"],
        Started::Gone(_) => &["can't find", "has expired", "no longer have access"],
    };
    one_of(said, "Did it start?", &started, wordings);
}

fn how_long(said: &str, lasts: Lasts, job: &JobView) {
    let wordings: &[&str] = match lasts {
        Lasts::Unknown if job.status == ShownStatus::Sending => &["how long it takes", "Checking"],
        Lasts::Unknown => &["It is not known yet how long this takes."],
        Lasts::Usually(_) => &["Usually"],
        Lasts::LongerThan(_) => &["Taking longer than usual"],
        Lasts::UntilDone { due_at: Some(_) } => &["Please do this by"],
        Lasts::UntilDone { due_at: None } => {
            &["needs action from you before it can go on", "Your export waits"]
        }
        Lasts::Took(_) => &["Finished", "Completed", "Failed", "Canceled", "Partly", "Not available"],
    };
    one_of(said, "How long?", &lasts, wordings);
}

fn can_i_leave(said: &str, leave: MayLeave, job: &JobView) {
    let wordings: &[&str] = match leave {
        _ if job.status == ShownStatus::Sending => {
            &["Keep this page open", "keep this page open", "Checking"]
        }
        MayLeave::Yes | MayLeave::YesWithId => &["You can close this tab"],
        MayLeave::No => &["Keep this page open: leaving it stops"],
        MayLeave::AfterAnswer => &["Keep this page open until the server has answered."],
        MayLeave::InDoubt { may_leave: true } => &["You can leave; you'll find it here"],
        MayLeave::InDoubt { may_leave: false } => &["Keep this page open until that is known."],
        MayLeave::Unknown => &["so keep it open"],
        MayLeave::NothingRuns => &["There is nothing left to wait for, so you can leave this page."],
    };
    one_of(said, "Can I leave?", &leave, wordings);
    if leave == MayLeave::YesWithId {
        one_of(said, "Can I leave?", &leave, &["won't remember", "while the tab is open"]);
    }
}

fn can_i_cancel(said: &str, cancel: MayCancel, job: &JobView) {
    let wordings: &[&str] = match cancel {
        MayCancel::NotOffered if job.status == ShownStatus::Sending => &["how to cancel it", "Checking"],
        MayCancel::Yes(_) => &["Canceling stops"],
        MayCancel::No => &["can't be canceled just now."],
        MayCancel::NotOffered => &["can't be canceled from here."],
        MayCancel::Underway => &["Canceling export…"],
        MayCancel::TryAgain => &["Try again"],
        MayCancel::TooLate => &["finished before it could be canceled. Nothing was deleted."],
        MayCancel::NothingRuns => {
            &["There is nothing left to wait for", "Nothing is running yet", "It is not known yet whether"]
        }
    };
    one_of(said, "Can I cancel?", &cancel, wordings);
}

fn where_is_the_result(said: &str, result: ResultPlace, job: &JobView) {
    let wordings: &[&str] = match result {
        ResultPlace::HereLater | ResultPlace::HereWhileOpen if job.status == ShownStatus::Sending => {
            &["where the result will be", "Checking"]
        }
        ResultPlace::HereLater => &[
            "the result will be here when you come back",
            "The result will be here when you come back",
            "The result will appear here",
            "Any result will appear here",
            "you'll find it here when you come back",
            "you'll see here how your export ended",
        ],
        ResultPlace::HereWhileOpen => &["The result appears here while the tab is open."],
        ResultPlace::Files => &["Download"],
        ResultPlace::Changes => &["Review the changes"],
        ResultPlace::Withheld(_) => {
            &["Sign in to download", "no longer available", "Link blocked", "gave no link"]
        }
        ResultPlace::SummaryOnly | ResultPlace::NotSaid => {
            &["is complete.", "is partly finished.", "canceled."]
        }
        ResultPlace::None => &[
            "stopped before it finished",
            "stopped because",
            "failed because",
            "has expired",
            "canceled.",
            "can't find",
            "no longer have access",
        ],
    };
    one_of(said, "Where is the result?", &result, wordings);
}

fn what_next(said: &str, next: Next, job: &JobView) {
    let copy = JobPanelCopy::default();
    let act = copy.act.to_string();
    let wordings: &[&str] = match next {
        // Nothing to do: the page says that one can leave, or has to stay.
        Next::Wait => {
            &["You can close this tab", "keep it open", "Keep this page open", "Starting", "Checking"]
        }
        Next::Act => match job.action.as_ref().and_then(|action| action.label.as_deref()) {
            Some(label) => &[label],
            None => &[&act],
        },
        Next::SignIn => &["Sign in"],
        Next::Download => &["Download"],
        Next::Review => &["Review the changes"],
        Next::FixThenRetry => &["then retry."],
        Next::Retry => &["Retry export"],
        Next::TryAgain => &["Try again"],
        Next::AwaitRetry => &["Retrying"],
        Next::UndoCancel => &["Undo cancel"],
        Next::AwaitUndo => &["Undoing cancel…"],
        Next::StartOver => &["Start over"],
        Next::AskForHelp => &["ask for help"],
        Next::Nothing => &["You don't need to do anything else."],
    };
    one_of(said, "What next?", &next, wordings);
}
