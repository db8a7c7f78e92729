//! The Job document: what a server says of one job. It is the only truth about that job.
//!
//! Every field but `id` and `status` may be missing, and missing means *not known*: never zero, never
//! "no". [`crate::decode`] reads it from JSON, forgiving whatever can be forgiven.

mod earlier;
mod result;
mod terms;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::id::JobId;
use crate::moment::Moment;

pub use earlier::EarlierRun;
pub use result::{Changed, JobResult, LeftOut, Outcome, ResultFile};
pub use terms::{Action, CancelScope, CancelTerms, Duplicates, FixFirst, OnlyFailed, RetryFrom, RetryTerms};

/// What a server says of one job, at one version of one run.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct Document {
    /// Stable for ever.
    pub id: JobId,
    /// The attempt number, from 1; a retry raises it by one, and so does a cancel that is undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<u64>,
    /// Raised by every change inside a run; orders documents together with `run`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// The job that this one repeats, where a server gives a retry a new id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_of: Option<JobId>,
    /// The application's own key ("export"): it selects the nouns and verbs that a person reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What the person called it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The language of the server's own texts, as a BCP 47 tag: "en", "pt-BR".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where the job stands.
    pub status: Status,
    /// Set from the accepted cancel until the ending. Accepted is never canceled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_requested_at: Option<Moment>,
    /// The steps of the work, in order; empty where the server names none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// Counts of the current stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Counts>,
    /// One short sentence under the headline: "Generating pages 12 to 40".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Why nothing moves just now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// The place in the queue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<Queue>,
    /// The usual total time of such a job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Range>,
    /// Whether the person may leave the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave: Option<Leave>,
    /// The last sign of life of the worker itself, apart from any change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beat_at: Option<Moment>,
    /// When the server took the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Moment>,
    /// When work began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Moment>,
    /// When anything last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Moment>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Moment>,
    /// When the server forgets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    /// Whether and how it can be canceled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel: Option<CancelTerms>,
    /// Whether and how it can be retried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<RetryTerms>,
    /// What a person must do before it can go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<JobResult>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Problem>,
    /// How the runs before this one ended, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierRun>,
    /// What it was started with, so that Start over can fill the form again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Value>,
    /// Fields that this version of the contract does not know, kept untouched for the host.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where a job stands, in the server's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Accepted; no work has begun.
    Queued,
    /// Work is under way.
    InProgress,
    /// It waits for a person.
    NeedsAction,
    /// It ended and did what was asked, wholly or in part (see [`JobResult::outcome`]).
    Completed,
    /// It ended without doing what was asked.
    Failed,
    /// It ended because somebody asked it to.
    Canceled,
    /// A word that the contract does not know. Shown as in progress with the server's own text, and
    /// never taken for an ending.
    Unknown(String),
}

impl Status {
    /// The word of the contract.
    pub fn as_str(&self) -> &str {
        match self {
            Status::Queued => "queued",
            Status::InProgress => "in_progress",
            Status::NeedsAction => "needs_action",
            Status::Completed => "completed",
            Status::Failed => "failed",
            Status::Canceled => "canceled",
            Status::Unknown(word) => word,
        }
    }

    /// Whether nothing more can happen in this run.
    pub fn is_ending(&self) -> bool {
        matches!(self, Status::Completed | Status::Failed | Status::Canceled)
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One step of the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Stable name inside the job.
    pub key: String,
    /// What a person reads: "Building file".
    pub label: String,
    /// Where the step stands.
    pub status: StageStatus,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Moment>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Moment>,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StageStatus {
    /// Not begun; also what an unknown word is taken for.
    Upcoming,
    /// Being worked on.
    Current,
    /// Done.
    Done,
    /// Left out on purpose.
    Skipped,
    /// The job failed here.
    Failed,
    /// The job was canceled here.
    Canceled,
}

/// Real counts of the current stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counts {
    /// How many are done.
    pub done: u64,
    /// Out of how many; missing means unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// What is counted: "rows".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The total may still change, so no percentage may be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub total_is_estimate: bool,
}

/// Why nothing moves just now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// `slow_source`, `connection_dropped`, `rate_limit`, `automatic_retry`, or the host's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The server's own sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The number of this automatic attempt, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u64>,
    /// How many automatic attempts there are at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u64>,
    /// When the next one comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_at: Option<Moment>,
}

/// The place in the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Queue {
    /// From 1, the next to start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u64>,
}

/// A usual time, as a range in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Seconds that a quick one takes.
    pub low_s: u64,
    /// Seconds that a slow one takes; at least `low_s`.
    pub high_s: u64,
}

/// Whether the person may leave the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Leave {
    /// The job goes on without the page.
    Safe,
    /// Leaving loses work.
    KeepOpen,
}

/// A problem document (RFC 9457).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Which problem: the last path segment of `type`, or the bare word: `file-too-large`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// A short summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What happened this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// A code for support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The input that it speaks of, for a form: `inputs.file`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Whether what was done so far is safe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work_safe: Option<bool>,
    /// The language of its texts, where it is not that of the document around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Document {
    /// A document that says no more than it must.
    pub fn new(id: JobId, status: Status) -> Self {
        Self {
            id,
            status,
            run: None,
            version: None,
            retry_of: None,
            kind: None,
            title: None,
            language: None,
            cancel_requested_at: None,
            stages: Vec::new(),
            progress: None,
            note: None,
            waiting: None,
            queue: None,
            estimate: None,
            leave: None,
            beat_at: None,
            created_at: None,
            started_at: None,
            updated_at: None,
            finished_at: None,
            expires_at: None,
            cancel: None,
            retry: None,
            action: None,
            result: None,
            error: None,
            earlier: Vec::new(),
            inputs: None,
            other: Map::new(),
        }
    }

    /// The attempt number; a server that names none has had one attempt.
    pub fn run_number(&self) -> u64 {
        self.run.unwrap_or(1)
    }
}
