//! What is left to read of a run that is over.

use serde::Serialize;

use super::{Outcome, Problem, Status};
use crate::moment::Moment;

/// How a run before the present one ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EarlierRun {
    /// Which one, from 1.
    pub run: u64,
    /// How it ended.
    pub status: Status,
    /// Whether it did all that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Moment>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Problem>,
}
