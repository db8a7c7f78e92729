use leptos::prelude::*;
use waitwell_core::id::JobId;
use waitwell_core::view::JobView;

/// One row of the list: a job of its own, so that a change draws one row and no other.
#[derive(Clone, Debug)]
pub struct RecentRow {
    /// The job's id, by which rows are told apart.
    pub id: JobId,
    /// The job. It belongs to no component, so that rows can be made anywhere and leave nothing behind.
    pub job: ArcSignal<JobView>,
}

/// How much of the list is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecentState {
    /// Nothing is known yet.
    #[default]
    Restoring,
    /// All of the person's recent jobs are here.
    Ready,
    /// The list could not be fetched: only the jobs that this browser knows.
    Partial,
}
