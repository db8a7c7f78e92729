//! Where a panel answers each question, as the words of its copy.

use waitwell_core::answers::{Lasts, MayCancel, MayLeave, Next, ResultPlace, Started};
use waitwell_core::view::{Cancel, JobView, Retry, ShownStatus};

use super::Question;
use crate::job_panel::JobPanelCopy;

/// The sentences that have to be on the panel of `job`, for each question: all of them.
pub(super) fn answers(copy: &JobPanelCopy, job: &JobView) -> [(Question, Vec<String>); 6] {
    [
        (Question::Started, vec![started(copy, job)]),
        (Question::Lasts, vec![lasts(copy, job)]),
        (Question::Leave, leave(copy, job)),
        (Question::Cancel, vec![cancel(copy, job)]),
        (Question::Result, vec![result(copy, job)]),
        (Question::Next, next(copy, job)),
    ]
}

/// Nothing is known before the first answer: one sentence says so, or what to wait for.
fn before_the_first_answer(copy: &JobPanelCopy, job: &JobView) -> Option<String> {
    let noun = copy.wording.noun(job.kind.as_deref());
    match job.answers().started {
        Started::Confirming => Some((copy.confirming)(noun)),
        Started::Restoring => Some(copy.heartbeat.checking.to_string()),
        _ => None,
    }
}

fn started(copy: &JobPanelCopy, job: &JobView) -> String {
    match job.answers().started {
        Started::Gone(_) => line(copy, job),
        _ => copy.badge.word(job).to_string(),
    }
}

fn lasts(copy: &JobPanelCopy, job: &JobView) -> String {
    let usual = |range| copy.wording.usual(range);
    let known = match job.answers().lasts {
        Lasts::Usually(range) => return (copy.tracker.usual)(&usual(range)),
        Lasts::LongerThan(range) => return (copy.tracker.overdue)(range.map(usual).as_ref()),
        Lasts::UntilDone { due_at: Some(at) } => (copy.due)(&copy.wording.moment(at)),
        Lasts::UntilDone { due_at: None } => (copy.action)(copy.wording.noun(job.kind.as_deref())),
        Lasts::Took(_) => return over(copy, job),
        Lasts::Unknown => copy.duration_not_known.to_string(),
    };
    before_the_first_answer(copy, job).unwrap_or(known)
}

/// That it is over, with the time that it took where that is known.
fn over(copy: &JobPanelCopy, job: &JobView) -> String {
    let ended = match has_summary(job) {
        true => copy.result.ended(job.status, &job.times).unwrap_or_default(),
        false => line(copy, job),
    };
    if ended.is_empty() { copy.badge.word(job).to_string() } else { ended }
}

fn leave(copy: &JobPanelCopy, job: &JobView) -> Vec<String> {
    let noun = copy.wording.noun(job.kind.as_deref());
    let forgotten = (copy.heartbeat.forgotten)(noun);
    match job.answers().leave {
        _ if before_the_first_answer(copy, job).is_some() => {
            before_the_first_answer(copy, job).into_iter().collect()
        }
        MayLeave::YesWithId => vec![copy.guidance(job), forgotten],
        MayLeave::AfterAnswer if job.status.is_over() => vec![copy.stay_for_run.to_string()],
        MayLeave::AfterAnswer => vec![copy.stay_for_answer.to_string()],
        _ => vec![copy.guidance(job)],
    }
}

fn cancel(copy: &JobPanelCopy, job: &JobView) -> String {
    let (words, noun) = (&copy.cancel, copy.wording.noun(job.kind.as_deref()));
    let known = match (job.answers().cancel, &job.cancel) {
        (MayCancel::Yes(_), Cancel::Offered(effect)) => (words.hint)(noun, effect),
        (MayCancel::Yes(_), _) => (words.cancel)(noun),
        (MayCancel::No, _) => (words.refused)(noun),
        (MayCancel::NotOffered, _) => (copy.no_cancel)(noun),
        (MayCancel::Underway, _) => (words.canceling)(noun),
        (MayCancel::TryAgain, _) => words.try_again.to_string(),
        (MayCancel::TooLate, _) => (words.too_late)(noun),
        (MayCancel::NothingRuns, _) => copy.guidance(job),
    };
    match job.answers().cancel {
        MayCancel::NotOffered => before_the_first_answer(copy, job).unwrap_or(known),
        _ => known,
    }
}

fn result(copy: &JobPanelCopy, job: &JobView) -> String {
    let words = &copy.result;
    match job.answers().result {
        ResultPlace::HereLater | ResultPlace::HereWhileOpen => {
            before_the_first_answer(copy, job).unwrap_or_else(|| copy.guidance(job))
        }
        ResultPlace::Files => words.download.to_string(),
        ResultPlace::Changes => words.review.to_string(),
        ResultPlace::Withheld(_) => {
            let files = job.result.iter().flat_map(|result| &result.files);
            files
                .filter_map(|file| words.withheld(&file.link))
                .next()
                .map_or_else(String::new, |why| why.to_string())
        }
        ResultPlace::SummaryOnly | ResultPlace::NotSaid => {
            words.headline(job.kind.as_deref(), job.status, job.result.as_ref(), job.may_go_on())
        }
        ResultPlace::None => match job.status {
            ShownStatus::Failed => copy.badge.failed.to_string(),
            ShownStatus::Canceled => words.headline(job.kind.as_deref(), job.status, None, job.may_go_on()),
            _ => line(copy, job),
        },
    }
}

fn next(copy: &JobPanelCopy, job: &JobView) -> Vec<String> {
    let next = job.answers().next;
    let noun = copy.wording.noun(job.kind.as_deref());
    let sentence = match next {
        _ if has_summary(job) => {
            let theirs = job.result.as_ref().and_then(|result| result.next.clone());
            let has_rest =
                job.status == ShownStatus::PartlyCompleted && matches!(job.retry, Retry::Offered(_));
            Some(theirs.or_else(|| (copy.result.next)(next, noun, has_rest)).unwrap_or_default())
        }
        Next::Wait => Some(before_the_first_answer(copy, job).unwrap_or_else(|| copy.guidance(job))),
        Next::SignIn => Some(line(copy, job)),
        Next::AskForHelp if job.status == ShownStatus::NeedsAction => Some(copy.action_not_said.to_string()),
        Next::AskForHelp => Some(copy.ask_for_help.to_string()),
        _ => None,
    };
    let action = match next {
        Next::Act => {
            let action = job.action.as_ref();
            let theirs = action.and_then(|action| action.label.clone().or_else(|| action.prompt.clone()));
            Some(theirs.unwrap_or_else(|| copy.act.to_string()))
        }
        Next::Download => Some(copy.result.download.to_string()),
        Next::Review => Some(copy.result.review.to_string()),
        Next::FixThenRetry => Some(copy.retry.then_retry.to_string()),
        Next::Retry | Next::AwaitRetry | Next::TryAgain => {
            copy.retry.button(job).or_else(|| copy.retry.failed_button(job))
        }
        Next::UndoCancel | Next::AwaitUndo => copy.cancel.undo_button(job),
        Next::StartOver => Some(copy.retry.start_over.to_string()),
        Next::Wait | Next::SignIn | Next::AskForHelp | Next::Nothing => None,
    };
    sentence.into_iter().chain(action).collect()
}

/// Whether the result summary speaks of the job.
fn has_summary(job: &JobView) -> bool {
    use ShownStatus::{Canceled, Completed, PartlyCompleted};
    matches!(job.status, Completed | PartlyCompleted | Canceled)
}

/// What the heartbeat line says.
fn line(copy: &JobPanelCopy, job: &JobView) -> String {
    copy.heartbeat.sentence(job).text
}
