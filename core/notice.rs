//! What a person is told once of each ending, until they have seen it; and how the browser may tell it.

use crate::announce::Said;
use crate::id::JobId;

/// One ending that the person has not seen yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The job that has ended.
    pub job: JobId,
    /// It ended while the person looked at no page of the app.
    pub was_away: bool,
    /// Its ending, in the words of the wait: always [`Said::Status`].
    pub said: Said,
}

/// Whether the browser may tell of endings while nobody sees the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    /// It cannot, the app does not want it, or the person has refused it.
    #[default]
    No,
    /// The person has not been asked yet.
    NotAsked,
    /// The person has agreed.
    Yes,
}
