//! The answers to the five questions that a waiting person has, for every situation of a [`JobView`].
//!
//! Did it start? How long might it take? Can I leave? Can I cancel, and what happens then? Where is the
//! result, and what do I do next? Every answer exists always: where nothing is known, it says so.

use crate::document::{CancelScope, Leave, Range};
use crate::hearing::Hearing;
use crate::moment::{Moment, Span};
use crate::view::{ActionView, Cancel, FileLink, Gone, JobView, Retry, ShownStatus, Undo};

/// The answers to the five questions, as situations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Did it start?
    pub started: Started,
    /// How long might it take?
    pub lasts: Lasts,
    /// Can I leave this page?
    pub leave: MayLeave,
    /// Can I cancel, and what happens then?
    pub cancel: MayCancel,
    /// May it stop before it is done? A cancel was asked for, and the server has not refused it.
    pub may_stop: bool,
    /// Where is the result?
    pub result: ResultPlace,
    /// What do I do next?
    pub next: Next,
}

/// Did it start?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Started {
    /// The start was sent; the server has not confirmed it yet.
    Confirming,
    /// It was started earlier; the first answer about it is still to come.
    Restoring,
    /// The server has it, and no work has begun.
    InLine {
        /// Its place, from 1.
        position: Option<u64>,
    },
    /// Work has begun.
    Running {
        /// When.
        since: Option<Moment>,
    },
    /// Work has begun, and waits for the person.
    WaitsForPerson {
        /// When work began.
        since: Option<Moment>,
    },
    /// It ran, and has ended.
    Ended {
        /// When.
        at: Option<Moment>,
    },
    /// The server does not say any more.
    Gone(Gone),
}

/// How long might it take?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// Nothing is known.
    Unknown,
    /// As long as such a job usually takes.
    Usually(Range),
    /// Longer than such a job usually takes; the usual time, where it is known.
    LongerThan(Option<Range>),
    /// It goes on once the person has done what is asked, at the latest by then.
    UntilDone {
        /// Until when the person can do it.
        due_at: Option<Moment>,
    },
    /// It is over; the time that it took, where that is known.
    Took(Option<Span>),
}

/// Can I leave this page?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayLeave {
    /// Yes: it goes on without the page, and is found again.
    Yes,
    /// Yes, but this browser forgets it: the id must be copied first.
    YesWithId,
    /// No: leaving loses work.
    No,
    /// Not before the server has answered a wish that is on its way: it is kept nowhere but in this page.
    AfterAnswer,
    /// It has ended, and whether it runs again is not known: the wish for that was not confirmed.
    InDoubt {
        /// It goes on without the page, should it run, and is found again.
        may_leave: bool,
    },
    /// Not known, so better not.
    Unknown,
    /// Yes: nothing runs any more.
    NothingRuns,
}

/// Can I cancel, and what happens then?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayCancel {
    /// Yes, and this stops; not known where the server does not say.
    Yes(Option<CancelScope>),
    /// No, and the server says so.
    No,
    /// No way to cancel is offered.
    NotOffered,
    /// A cancel is on its way.
    Underway,
    /// A cancel was asked for, and the server has not answered or has refused it; it can be tried again.
    TryAgain,
    /// A cancel came too late; nothing was deleted.
    TooLate,
    /// There is nothing to cancel any more.
    NothingRuns,
}

/// Where is the result?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultPlace {
    /// It will be shown here once the job is done.
    HereLater,
    /// It will be shown here while this page is open; the browser forgets the job after that.
    HereWhileOpen,
    /// Files can be fetched here.
    Files,
    /// Changed records can be reviewed here.
    Changes,
    /// A summary without a file or a link is all there is.
    SummaryOnly,
    /// There are files, and none of them can be fetched, for this reason.
    Withheld(Withheld),
    /// There is none: it failed, was canceled, or cannot be found.
    None,
    /// The server does not say.
    NotSaid,
}

/// Why a file cannot be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The person must sign in first.
    SignInFirst,
    /// Its time is over.
    Expired,
    /// Its link is not safe, or the server gave none.
    NoLink,
}

/// What do I do next?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: it goes on by itself.
    Wait,
    /// Do what the job waits for.
    Act,
    /// Sign in again, to see how it stands.
    SignIn,
    /// Fetch the files.
    Download,
    /// Look at what was changed.
    Review,
    /// Fix what is in the way, then retry.
    FixThenRetry,
    /// Retry.
    Retry,
    /// Wait until the server has answered the retry.
    AwaitRetry,
    /// Wait until it is known whether the retry arrived, or ask for it once more.
    TryAgain,
    /// Undo the cancel, where the person wants it after all.
    UndoCancel,
    /// Wait until the server has answered the wish to undo the cancel.
    AwaitUndo,
    /// Open the form again with the same inputs.
    StartOver,
    /// Copy the id and ask for help.
    AskForHelp,
    /// Nothing is left to do.
    Nothing,
}

impl JobView {
    /// The answers to the five questions as things stand.
    pub fn answers(&self) -> Answers {
        Answers {
            started: started(self),
            lasts: lasts(self),
            leave: leave(self),
            cancel: cancel(self),
            may_stop: may_stop(self),
            result: result_place(self),
            next: next(self),
        }
    }

    /// Whether the run that has ended may not be the last one: its cancel can be undone, or a wish for another run has
    /// no answer.
    pub fn may_go_on(&self) -> bool {
        let can_undo = match &self.undo {
            Undo::Offered | Undo::Sending | Undo::Unconfirmed => true,
            Undo::Denied { is_final, .. } => !is_final,
            Undo::NotOffered | Undo::Done => false,
        };
        can_undo || matches!(self.retry, Retry::Sending { .. } | Retry::Unconfirmed { .. })
    }
}

fn started(job: &JobView) -> Started {
    let since = job.times.started_at;
    match job.status {
        ShownStatus::Sending if job.id.is_some() && job.hearing == Hearing::Restoring => Started::Restoring,
        // A person who has signed out is told nothing, which is no start that waits to be confirmed.
        ShownStatus::Sending if job.hearing == Hearing::SignedOut => Started::Restoring,
        ShownStatus::Sending => Started::Confirming,
        ShownStatus::Queued => Started::InLine { position: job.queue_position },
        ShownStatus::InProgress => Started::Running { since },
        ShownStatus::NeedsAction => Started::WaitsForPerson { since },
        ShownStatus::Completed
        | ShownStatus::PartlyCompleted
        | ShownStatus::Failed
        | ShownStatus::Canceled => Started::Ended { at: job.times.finished_at },
        ShownStatus::Gone => Started::Gone(job.gone.unwrap_or(Gone::NotFound)),
    }
}

fn lasts(job: &JobView) -> Lasts {
    if job.status.is_over() {
        return Lasts::Took(job.times.took);
    }
    if job.status == ShownStatus::NeedsAction {
        return Lasts::UntilDone { due_at: job.action.as_ref().and_then(|action| action.due_at) };
    }
    match (job.overdue, job.estimate) {
        (true, usual) => Lasts::LongerThan(usual),
        (false, Some(usual)) => Lasts::Usually(usual),
        (false, None) => Lasts::Unknown,
    }
}

fn leave(job: &JobView) -> MayLeave {
    match (job.status.is_over(), job.leave) {
        (false, Some(Leave::KeepOpen)) => MayLeave::No,
        _ if is_wish_on_its_way(job) => MayLeave::AfterAnswer,
        (true, leave) if is_run_in_doubt(job) => {
            MayLeave::InDoubt { may_leave: leave == Some(Leave::Safe) && !job.is_forgotten_on_close }
        }
        (true, _) => MayLeave::NothingRuns,
        (false, Some(Leave::Safe)) if job.is_forgotten_on_close => MayLeave::YesWithId,
        (false, Some(Leave::Safe)) => MayLeave::Yes,
        (false, None) => MayLeave::Unknown,
    }
}

/// Whether a wish of the person waits for its answer. A page that is opened anew knows nothing of it.
fn is_wish_on_its_way(job: &JobView) -> bool {
    let is_over = job.status.is_over();
    let is_canceling = job.cancel == Cancel::Sending && !is_over;
    let is_retrying = matches!(job.retry, Retry::Sending { .. }) && is_over;
    job.status != ShownStatus::Gone && (is_canceling || is_retrying || job.undo == Undo::Sending)
}

/// Whether it is not known if an ended job runs again.
fn is_run_in_doubt(job: &JobView) -> bool {
    let is_in_doubt = matches!(job.retry, Retry::Unconfirmed { .. }) || job.undo == Undo::Unconfirmed;
    is_in_doubt && job.status != ShownStatus::Gone
}

fn may_stop(job: &JobView) -> bool {
    let is_asked = matches!(job.cancel, Cancel::Sending | Cancel::Asked { .. } | Cancel::Unconfirmed);
    is_asked && !job.status.is_over()
}

fn cancel(job: &JobView) -> MayCancel {
    match &job.cancel {
        Cancel::TooLate => MayCancel::TooLate,
        _ if job.status.is_over() => MayCancel::NothingRuns,
        // Only an ended job was canceled.
        Cancel::Done(_) => MayCancel::NothingRuns,
        Cancel::NotOffered => MayCancel::NotOffered,
        Cancel::Refused { .. } => MayCancel::No,
        Cancel::Offered(effect) => MayCancel::Yes(effect.scope),
        Cancel::Sending | Cancel::Asked { .. } => MayCancel::Underway,
        Cancel::Unconfirmed | Cancel::Denied { .. } => MayCancel::TryAgain,
    }
}

fn result_place(job: &JobView) -> ResultPlace {
    if !job.status.is_over() {
        return if job.is_forgotten_on_close { ResultPlace::HereWhileOpen } else { ResultPlace::HereLater };
    }
    if job.status == ShownStatus::Gone {
        return ResultPlace::None;
    }
    let Some(result) = &job.result else {
        let has_ended_well = matches!(job.status, ShownStatus::Completed | ShownStatus::PartlyCompleted);
        return if has_ended_well { ResultPlace::NotSaid } else { ResultPlace::None };
    };
    let has = |wanted: fn(&FileLink) -> bool| result.files.iter().any(|file| wanted(&file.link));
    if has(|link| matches!(link, FileLink::Ready(_))) {
        ResultPlace::Files
    } else if has(|link| *link == FileLink::SignInFirst) {
        ResultPlace::Withheld(Withheld::SignInFirst)
    } else if has(|link| *link == FileLink::Expired) {
        ResultPlace::Withheld(Withheld::Expired)
    } else if !result.files.is_empty() {
        ResultPlace::Withheld(Withheld::NoLink)
    } else if result.changed.is_some() {
        ResultPlace::Changes
    } else {
        ResultPlace::SummaryOnly
    }
}

fn next(job: &JobView) -> Next {
    if job.hearing == Hearing::SignedOut {
        return Next::SignIn;
    }
    match job.status {
        ShownStatus::Sending | ShownStatus::Queued | ShownStatus::InProgress => Next::Wait,
        ShownStatus::NeedsAction => match &job.action {
            Some(ActionView { prompt: None, link: None, .. }) | None => Next::AskForHelp,
            Some(_) => Next::Act,
        },
        ShownStatus::Gone if job.has_inputs => Next::StartOver,
        ShownStatus::Gone => Next::AskForHelp,
        ShownStatus::Canceled => match (&job.undo, result_place(job)) {
            (Undo::Sending, _) => Next::AwaitUndo,
            (_, ResultPlace::Files) => Next::Download,
            (Undo::Offered | Undo::Unconfirmed | Undo::Denied { is_final: false, .. }, _) => Next::UndoCancel,
            _ => after_a_shortfall(job, Next::Nothing),
        },
        ShownStatus::Failed => after_a_shortfall(job, Next::AskForHelp),
        ShownStatus::Completed | ShownStatus::PartlyCompleted => match result_place(job) {
            ResultPlace::Files => Next::Download,
            ResultPlace::Changes => Next::Review,
            ResultPlace::Withheld(Withheld::SignInFirst) => Next::SignIn,
            ResultPlace::Withheld(_) => after_a_shortfall(job, Next::AskForHelp),
            _ => after_a_shortfall(job, Next::Nothing),
        },
    }
}

/// What to do where not all was done: retry or start over as far as offered, otherwise `or_else`.
fn after_a_shortfall(job: &JobView, or_else: Next) -> Next {
    match &job.retry {
        Retry::Offered(offer) if offer.fix_first.is_some() => Next::FixThenRetry,
        Retry::Offered(_) => Next::Retry,
        Retry::Unconfirmed { .. } => Next::TryAgain,
        Retry::Sending { .. } => Next::AwaitRetry,
        Retry::NotOffered | Retry::Refused { .. } | Retry::Denied { .. } => {
            // A job that did all that was asked is not started over by advice.
            if job.has_inputs && job.status != ShownStatus::Completed { Next::StartOver } else { or_else }
        }
    }
}

#[cfg(test)]
mod tests;
