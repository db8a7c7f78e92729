use crate::document::{CancelScope, Duplicates, Range, RetryFrom};
use crate::link::Link;
use crate::moment::Moment;

/// Whether a job can be canceled, and how far a cancel is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cancel {
    /// The server does not say that it can, or the job is over.
    #[default]
    NotOffered,
    /// The server says that it cannot, and why.
    Refused {
        /// Why, as the server's sentence.
        why_not: Option<String>,
    },
    /// It can be canceled, with this effect.
    Offered(CancelEffect),
    /// The person asked; the server has not answered yet.
    Sending,
    /// The server has taken the wish; the job has not stopped yet.
    Asked {
        /// It has taken 30 seconds or more.
        is_slow: bool,
    },
    /// No answer came, so it is not known whether the wish arrived.
    Unconfirmed,
    /// The server refused the wish.
    Denied {
        /// Why, as the server's sentence.
        detail: Option<String>,
    },
    /// The job ended before the wish arrived. Nothing was stopped or deleted.
    TooLate,
    /// The job was canceled, and this is what became of it; empty lists where the server does not say.
    Done(CancelEffect),
}

/// Whether a cancel can be undone, and how far that is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Undo {
    /// The server does not say that it can.
    #[default]
    NotOffered,
    /// It can. Until when is not known, and no clock runs.
    Offered,
    /// The person asked for it; the server has not answered yet.
    Sending,
    /// No answer came, so it is not known whether the wish arrived.
    Unconfirmed,
    /// The server refused the wish.
    Denied {
        /// Why, as the server's sentence.
        detail: Option<String>,
        /// It cannot be undone any more.
        is_final: bool,
    },
    /// This run goes on after a cancel that was undone.
    Done,
}

/// What a cancel does, as the server promises it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CancelEffect {
    /// What stops; not known where the server does not say.
    pub scope: Option<CancelScope>,
    /// What is kept.
    pub keeps: Vec<String>,
    /// What is deleted.
    pub deletes: Vec<String>,
    /// What has already happened and stays.
    pub cannot_undo: Vec<String>,
}

/// Whether a job can be retried, and how far a retry is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Retry {
    /// The server does not say that it can.
    #[default]
    NotOffered,
    /// The server says that it cannot, and why.
    Refused {
        /// Why, as the server's sentence.
        why_not: Option<String>,
    },
    /// It can be retried, on these terms.
    Offered(RetryOffer),
    /// The person asked; the server has not answered yet.
    Sending {
        /// For a retry of only what failed.
        only_failed: bool,
    },
    /// No answer came, so it is not known whether the wish arrived.
    Unconfirmed {
        /// For a retry of only what failed.
        only_failed: bool,
    },
    /// The server refused the wish.
    Denied {
        /// For a retry of only what failed.
        only_failed: bool,
        /// Why, as the server's sentence.
        detail: Option<String>,
    },
}

/// The terms of a retry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetryOffer {
    /// Where it restarts; not known where the server does not say.
    pub from: Option<RetryFrom>,
    /// The label of the step that it restarts from.
    pub from_stage: Option<String>,
    /// How long it usually takes.
    pub usual: Option<Range>,
    /// Whether it can produce something twice; not known where the server does not say.
    pub duplicates: Option<Duplicates>,
    /// What must be fixed first.
    pub fix_first: Option<Fix>,
    /// The terms of a retry of only what failed, where that is offered beside it.
    pub only_failed: Option<FailedOffer>,
}

/// The terms of a retry of only what failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FailedOffer {
    /// How many items would be done again; not known where the server does not say.
    pub count: Option<u64>,
    /// What is counted.
    pub unit: Option<String>,
    /// How long it usually takes.
    pub usual: Option<Range>,
    /// Whether it can produce something twice; not known where the server does not say.
    pub duplicates: Option<Duplicates>,
}

/// What must be fixed before a retry helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The problem's code, for words of the kit or the app: `credentials-expired`.
    pub code: Option<String>,
    /// The words of the link.
    pub label: Option<String>,
    /// Where to do it.
    pub link: Option<Link>,
}

/// What a person must do before the job can go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionView {
    /// What is asked.
    pub prompt: Option<String>,
    /// The words of the link.
    pub label: Option<String>,
    /// Where to do it.
    pub link: Option<Link>,
    /// Until when.
    pub due_at: Option<Moment>,
}
