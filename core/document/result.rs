//! What came of a job.

use serde::Serialize;

use crate::moment::Moment;

/// What came of a job.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct JobResult {
    /// Whether it did all that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// How many were done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<u64>,
    /// Out of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// What is counted: "files".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What was left out on purpose, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<LeftOut>,
    /// What was tried and failed, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<LeftOut>,
    /// The files that it made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<ResultFile>,
    /// The records that it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
    /// What can be used now, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub safe_to_use: Option<String>,
    /// What to do next, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Whether a job did all that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All of it.
    Full,
    /// A part of it.
    Partial,
}

/// Some items that were left out or failed for one reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// What is counted, where it differs from the result's own unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Why: "they were locked".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether a retry would take them in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_helps: Option<bool>,
}

/// One file that a job made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ResultFile {
    /// The file's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The format as a person says it: "CSV".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The number of data rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// Where it lies; checked by [`crate::link`] before it becomes a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Until when it can be fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
}

/// The records that a job changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// What was changed: "customers".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Where to look at them; checked by [`crate::link`] before it becomes a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_url: Option<String>,
}
