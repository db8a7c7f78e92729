//! What a person can still do about a job, and on which terms.

use serde::Serialize;

use crate::moment::Moment;

/// Whether and how a job can be canceled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CancelTerms {
    /// Whether the server would take a cancel now; missing means not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<bool>,
    /// Why not, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// What a cancel stops.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<CancelScope>,
    /// What is kept: "Your filters".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keeps: Vec<String>,
    /// What is deleted: "The file written so far".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deletes: Vec<String>,
    /// What has already happened and stays: "120 invoices were sent".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cannot_undo: Vec<String>,
    /// Whether a cancel that was asked for, or has been carried out, can still be undone; missing means no
    /// way to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_undo: Option<bool>,
    /// Whether this run goes on after a cancel that was undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone: Option<bool>,
}

/// What a cancel stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelScope {
    /// Only the upload.
    Upload,
    /// The work that is still to do; what is done stays.
    Remaining,
    /// The whole run.
    Whole,
}

/// Whether and how a job can be retried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RetryTerms {
    /// Whether the server would take a retry now; missing means not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed: Option<bool>,
    /// Why not, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
    /// Where it restarts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<RetryFrom>,
    /// The label of the stage that it restarts from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_stage: Option<String>,
    /// Seconds that a quick retry takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low_s: Option<u64>,
    /// Seconds that a slow retry takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_s: Option<u64>,
    /// Whether it can produce something twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicates: Option<Duplicates>,
    /// What must be fixed first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix_first: Option<FixFirst>,
    /// What a retry of only what failed would do, where the server takes one now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_failed: Option<OnlyFailed>,
}

/// What a retry of only what failed would do; missing means not known, never zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OnlyFailed {
    /// How many items would be done again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// What is counted: "rows".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Seconds that a quick one takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low_s: Option<u64>,
    /// Seconds that a slow one takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_s: Option<u64>,
    /// Whether it can produce something twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicates: Option<Duplicates>,
}

/// Where a retry restarts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryFrom {
    /// At the beginning.
    Start,
    /// At the last checkpoint.
    Checkpoint,
}

/// Whether a retry can produce something twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Duplicates {
    /// It cannot.
    None,
    /// It can.
    Possible,
}

/// What must be fixed before a retry helps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FixFirst {
    /// The problem's code: `credentials-expired`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What to do, as the words of a link: "Renew the bank connection".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where to do it; checked by [`crate::link`] before it becomes a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a person must do before the job can go on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Action {
    /// What is asked: "Choose the column that holds the email address."
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// The words of the link: "Choose a column".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where to do it; checked by [`crate::link`] before it becomes a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Moment>,
}
