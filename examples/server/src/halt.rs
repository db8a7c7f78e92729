//! How a job stops: done, or before it is done.

use waitwell_core::document::{Action, Duplicates, FixFirst, JobResult, OnlyFailed};

/// Why a job stops before it is done.
#[derive(Debug)]
pub enum Halt {
    /// Somebody asked for it.
    Canceled,
    /// The server closes; the job goes on when it is opened again.
    Closing,
    /// It cannot go on, for a reason that a person can understand.
    Failed(Box<Failure>),
    /// A person must decide something first.
    NeedsAction(Box<Action>),
    /// The store gave way.
    Store(sqlx::Error),
    /// A file gave way.
    File(std::io::Error),
}

impl From<sqlx::Error> for Halt {
    fn from(error: sqlx::Error) -> Self {
        Halt::Store(error)
    }
}

impl From<std::io::Error> for Halt {
    fn from(error: std::io::Error) -> Self {
        Halt::File(error)
    }
}

/// Why a job failed.
#[derive(Debug, Default)]
pub struct Failure {
    /// One of the published problem codes.
    pub code: &'static str,
    /// A short summary.
    pub title: String,
    /// What happened and what to do.
    pub detail: String,
    /// The input that it speaks of.
    pub field: Option<&'static str>,
    /// What must be fixed before a retry helps.
    pub fix_first: Option<FixFirst>,
    /// Whether a retry makes sense at all, and if not, why.
    pub no_retry: Option<&'static str>,
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Halt::Failed(Box::new(failure))
    }
}

/// What a finished job hands over.
pub struct Finished {
    /// What came of it.
    pub result: JobResult,
    /// Whether another run would give the person something, with the reason where not.
    pub again: Result<Duplicates, &'static str>,
    /// What another run of only what failed would do, where there is anything of that kind.
    pub only_failed: Option<OnlyFailed>,
}
