//! What there is to show of one job at one moment: situations, never sentences.
//!
//! Two equal views look the same to the last letter, so a page is redrawn only where a view differs.

mod support;
mod terms;

use crate::age::Age;
use crate::announce::Announcement;
use crate::ask::Copied;
use crate::document::{Leave, Outcome, Range, StageStatus, Waiting};
use crate::hearing::{Hearing, Trouble};
use crate::id::JobId;
use crate::link::Link;
use crate::moment::{Moment, Span};
use crate::progress::Progress;

pub use support::SupportFacts;
pub use terms::{ActionView, Cancel, CancelEffect, FailedOffer, Fix, Retry, RetryOffer, Undo};

/// One job, as it is to be shown now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JobView {
    /// The job's id; not known while the start has not been answered.
    pub id: Option<JobId>,
    /// The application's own key for the kind of job: it selects nouns and verbs.
    pub kind: Option<String>,
    /// What the person called it.
    pub title: Option<String>,
    /// The language of the server's own texts, as a BCP 47 tag; not known where the server does not say.
    pub language: Option<String>,
    /// The attempt, from 1.
    pub run: u64,
    /// The headline.
    pub status: ShownStatus,
    /// The server's own word, where the kit does not know the status; shown under the headline.
    pub status_word: Option<String>,
    /// Everything that is counted is done, and the job is still at work.
    pub finishing: bool,
    /// How well the page hears of the job.
    pub hearing: Hearing,
    /// When the page last heard of it, and what is in the way.
    pub contact: Contact,
    /// The steps of the work, in order.
    pub stages: Vec<StageView>,
    /// How far the current step is.
    pub progress: Progress,
    /// The server's short sentence under the headline.
    pub note: Option<String>,
    /// Why nothing moves just now.
    pub waiting: Option<Waiting>,
    /// The place in the queue, from 1.
    pub queue_position: Option<u64>,
    /// The usual total time: the server's, or else that of the person's own earlier jobs of the kind.
    pub estimate: Option<Range>,
    /// It runs longer than the usual time.
    pub overdue: bool,
    /// Whether the person may leave the page; not known where the server does not say.
    pub leave: Option<Leave>,
    /// When what happened.
    pub times: Times,
    /// How long it has been running; only while it runs.
    pub running: Option<Age>,
    /// Whether it can be canceled, and how far a cancel is.
    pub cancel: Cancel,
    /// Whether its cancel can be undone, and how far that is.
    pub undo: Undo,
    /// Whether it can be retried, and how far a retry is.
    pub retry: Retry,
    /// What a person must do before it can go on.
    pub action: Option<ActionView>,
    /// What came of it.
    pub result: Option<ResultView>,
    /// Why it failed.
    pub error: Option<ErrorView>,
    /// How the attempts before this one ended, newest first.
    pub earlier: Vec<AttemptView>,
    /// Its inputs are known, so that Start over can fill the form again.
    pub has_inputs: bool,
    /// Why it cannot be found any more.
    pub gone: Option<Gone>,
    /// The browser does not keep this job's id after the tab is closed.
    pub is_forgotten_on_close: bool,
    /// It has ended, and the person has not seen that yet.
    pub is_unseen: bool,
    /// Whether the browser will tell when it ends.
    pub notify: Notify,
    /// What became of the person's last wish to copy something about it.
    pub copying: Copying,
    /// By how many milliseconds the server's clock is ahead of the browser's, as far as that is known. All other moments
    /// are the browser's.
    pub server_ahead_ms: i64,
    /// What was last to be said aloud while this job's dialog is open: it is said in there.
    pub said_in_dialog: Option<Announcement>,
}

/// What became of a wish to copy something about a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copying {
    /// Nothing was copied lately.
    #[default]
    Nothing,
    /// This was copied just now.
    Done(Copied),
    /// The browser did not let the page copy this text, so it is to be shown: the person can still select it.
    Refused(String),
}

/// Whether the browser will tell when a job ends, while nobody sees the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notify {
    /// It will not, and there is nothing to ask for.
    #[default]
    NotOffered,
    /// It can, if the person agrees.
    Offered,
    /// It will.
    Agreed,
}

/// The headline of a job: the `data-status` attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ShownStatus {
    /// The start has been sent and not yet been answered; also a job of which nothing is heard yet.
    #[default]
    Sending,
    /// Accepted; no work has begun.
    Queued,
    /// Work is under way.
    InProgress,
    /// It waits for a person.
    NeedsAction,
    /// It did all that was asked.
    Completed,
    /// It did a part of what was asked.
    PartlyCompleted,
    /// It ended without doing what was asked.
    Failed,
    /// It was ended because somebody asked.
    Canceled,
    /// It cannot be found any more, or not by this person.
    Gone,
}

impl ShownStatus {
    /// Every headline there is, in the order of a job's life.
    pub const ALL: [ShownStatus; 9] = [
        ShownStatus::Sending,
        ShownStatus::Queued,
        ShownStatus::InProgress,
        ShownStatus::NeedsAction,
        ShownStatus::Completed,
        ShownStatus::PartlyCompleted,
        ShownStatus::Failed,
        ShownStatus::Canceled,
        ShownStatus::Gone,
    ];

    /// The value of the `data-status` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            ShownStatus::Sending => "sending",
            ShownStatus::Queued => "queued",
            ShownStatus::InProgress => "in-progress",
            ShownStatus::NeedsAction => "needs-action",
            ShownStatus::Completed => "completed",
            ShownStatus::PartlyCompleted => "partly-completed",
            ShownStatus::Failed => "failed",
            ShownStatus::Canceled => "canceled",
            ShownStatus::Gone => "gone",
        }
    }

    /// Whether nothing more will happen in this run.
    pub fn is_over(self) -> bool {
        use ShownStatus::*;
        matches!(self, Completed | PartlyCompleted | Failed | Canceled | Gone)
    }
}

/// When the page last heard of a job, and what is in the way of hearing more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// How long ago the server last gave a good answer; worded in steps, and only while it matters.
    pub heard: Option<Age>,
    /// When the server last gave a good answer.
    pub heard_at: Option<Moment>,
    /// What is in the way.
    pub trouble: Option<Trouble>,
    /// When the server is asked again, where that is far enough away to be worth saying.
    pub next_at: Option<Moment>,
    /// The answers are good, but the job itself has shown no sign of life since then.
    pub quiet_since: Option<Moment>,
}

/// One step of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageView {
    /// Stable name inside the job.
    pub key: String,
    /// What a person reads.
    pub label: String,
    /// Where the step stands.
    pub status: StageStatus,
    /// How long it took, once it is done and both ends are known.
    pub took: Option<Span>,
}

/// When what happened to a job; missing means not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// When the server took it.
    pub created_at: Option<Moment>,
    /// When work began.
    pub started_at: Option<Moment>,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// When the server forgets it.
    pub expires_at: Option<Moment>,
    /// How long the work took, once it is over and both ends are known.
    pub took: Option<Span>,
}

/// What came of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultView {
    /// Whether it did all that was asked; not known where the server does not say.
    pub outcome: Option<Outcome>,
    /// How many were done.
    pub done: Option<u64>,
    /// Out of how many.
    pub total: Option<u64>,
    /// What is counted.
    pub unit: Option<String>,
    /// What was left out on purpose.
    pub skipped: Vec<LeftOutView>,
    /// What was tried and failed.
    pub failed: Vec<LeftOutView>,
    /// The files that it made.
    pub files: Vec<FileView>,
    /// The records that it changed.
    pub changed: Option<ChangedView>,
    /// What can be used now, as the server's sentence.
    pub safe_to_use: Option<String>,
    /// What to do next, as the server's sentence.
    pub next: Option<String>,
}

/// Some items that were left out or failed for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutView {
    /// How many.
    pub count: Option<u64>,
    /// What is counted.
    pub unit: Option<String>,
    /// Why.
    pub text: Option<String>,
    /// Whether a retry would take them in.
    pub retry_helps: Option<bool>,
}

/// One file that a job made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// The file's name.
    pub name: Option<String>,
    /// The format.
    pub format: Option<String>,
    /// The size in bytes.
    pub bytes: Option<u64>,
    /// The number of data rows.
    pub rows: Option<u64>,
    /// Where it lies; hidden while the person is signed out, and once it has expired.
    pub link: FileLink,
    /// Until when it can be fetched.
    pub expires_at: Option<Moment>,
}

/// Whether a file can be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileLink {
    /// It can, from here.
    Ready(String),
    /// The server gave a link that is not safe to follow.
    Blocked,
    /// Its time is over.
    Expired,
    /// The person must sign in first.
    SignInFirst,
    /// The server gave no link.
    NotGiven,
}

/// The records that a job changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedView {
    /// How many.
    pub count: Option<u64>,
    /// What was changed.
    pub unit: Option<String>,
    /// Where to look at them.
    pub review: Option<Link>,
}

/// Why a job failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorView {
    /// Which problem, for words of the kit or the app: `file-too-large`.
    pub kind: Option<String>,
    /// A short summary by the server.
    pub title: Option<String>,
    /// What happened this time, by the server.
    pub detail: Option<String>,
    /// A code for support.
    pub code: Option<String>,
    /// Whether what was done so far is safe.
    pub work_safe: Option<bool>,
    /// The step that it failed in.
    pub stage: Option<String>,
    /// The language of the server's own texts in it, as a BCP 47 tag.
    pub language: Option<String>,
}

/// How an attempt before the present one ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttemptView {
    /// Which one, from 1.
    pub run: u64,
    /// How it ended; not known where the kit does not know the server's word.
    pub status: Option<ShownStatus>,
    /// The server's own word, where the kit does not know it.
    pub status_word: Option<String>,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Why it failed.
    pub error: Option<ErrorView>,
}

/// Why a job cannot be found any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The server does not know it any more.
    NotFound,
    /// The server does not know it, and nothing was ever heard of it: the id may be mistyped, or another person's.
    NeverKnown,
    /// Its time is over; its result was removed.
    Expired,
    /// This person may not see it any more.
    NoAccess,
}
