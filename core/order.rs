//! Ids in order. The compiler makes a sort for each type that is sorted and a tree for each type that is kept in one,
//! some KB of a page apiece; so whatever has to be in order is put in one of these two.

use std::collections::BTreeSet;

use crate::id::JobId;
use crate::moment::Moment;

/// Jobs, by a moment: the earliest first.
pub(crate) type Agenda = BTreeSet<(Moment, JobId)>;

/// These jobs by their ids. Not collected, since that would sort them first.
pub(crate) fn id_set(jobs: impl IntoIterator<Item = JobId>) -> BTreeSet<JobId> {
    let mut ids = BTreeSet::new();
    ids.extend(jobs);
    ids
}

/// These jobs, the one with the latest moment first.
pub(crate) fn newest_first(jobs: impl IntoIterator<Item = (Moment, JobId)>) -> impl Iterator<Item = JobId> {
    let mut agenda = Agenda::new();
    agenda.extend(jobs);
    agenda.into_iter().rev().map(|(_, id)| id)
}
