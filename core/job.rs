//! What is known of one job, from all that the server has said of it.

use std::sync::Arc;

use crate::document::{Document, StageStatus};
use crate::moment::Moment;
use crate::progress::Progress;

/// What is known of one job: the newest document, and progress that never goes back.
#[derive(Clone, Debug)]
pub struct Job {
    document: Arc<Document>,
    progress: Progress,
}

/// What a document did to what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was newer and is now what is known.
    Newer,
    /// It says what is known already.
    Same,
    /// It was older, or would undo an ending; nothing changed.
    Older,
}

impl Job {
    /// A job of which this is the first document.
    pub fn new(document: Document) -> Self {
        Self { progress: Progress::of(document.progress.as_ref()), document: Arc::new(document) }
    }

    /// The newest document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// How far the current stage is; never fewer done than shown before in the same stage and run.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Takes in a document, whatever the order of arrival.
    ///
    /// Documents are ordered by run and version (or by `updated_at` where there are no versions), and an
    /// ending is left only by a higher run.
    pub fn hear(&mut self, document: Document) -> Heard {
        let known = &*self.document;
        if document == *known {
            return Heard::Same;
        }
        if document.run_number() == known.run_number() {
            if known.status.is_ending() && !document.status.is_ending() {
                return Heard::Older;
            }
            if is_older(&document, known) {
                return Heard::Older;
            }
        } else if document.run_number() < known.run_number() {
            return Heard::Older;
        }
        let next = Progress::of(document.progress.as_ref());
        self.progress =
            if stage_of(&document) == stage_of(known) { next.after(&self.progress) } else { next };
        self.document = Arc::new(document);
        Heard::Newer
    }

    /// The last moment, by the server's clock, that the newest document vouches for.
    pub fn known_until(&self) -> Option<Moment> {
        let Document { created_at, started_at, updated_at, beat_at, finished_at, .. } = self.document();
        [created_at, started_at, updated_at, beat_at, finished_at].into_iter().flatten().max().copied()
    }
}

/// Whether `document` is older than `known`, both of the same run.
fn is_older(document: &Document, known: &Document) -> bool {
    match (document.version, known.version) {
        (Some(version), Some(before)) => version < before,
        _ => matches!((document.updated_at, known.updated_at), (Some(at), Some(before)) if at < before),
    }
}

/// Within one of these, progress never goes back.
fn stage_of(document: &Document) -> (u64, Option<&str>) {
    let current = document.stages.iter().find(|stage| stage.status == StageStatus::Current);
    (document.run_number(), current.map(|stage| stage.key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Counts, Status};
    use crate::id::JobId;

    fn document(run: u64, version: u64, status: Status) -> Document {
        let id = JobId::parse("j1").unwrap();
        Document { run: Some(run), version: Some(version), ..Document::new(id, status) }
    }

    #[test]
    fn documents_are_ordered_by_run_and_version_and_not_by_arrival() {
        let mut job = Job::new(document(1, 5, Status::InProgress));
        assert_eq!(job.hear(document(1, 4, Status::Queued)), Heard::Older);
        assert_eq!(job.hear(document(1, 6, Status::InProgress)), Heard::Newer);
        assert_eq!(job.hear(document(1, 6, Status::InProgress)), Heard::Same);
        assert_eq!(job.document().version, Some(6));
    }

    #[test]
    fn an_ending_is_left_only_by_a_higher_run() {
        let mut job = Job::new(document(1, 9, Status::Completed));
        assert_eq!(job.hear(document(1, 12, Status::InProgress)), Heard::Older);
        assert_eq!(job.hear(document(2, 1, Status::Queued)), Heard::Newer);
        assert_eq!(job.hear(document(1, 99, Status::Completed)), Heard::Older);
        assert_eq!(job.document().status, Status::Queued);
    }

    #[test]
    fn without_versions_the_time_of_change_orders() {
        let at = |second: i64, status| Document {
            version: None,
            updated_at: Some(Moment::from_ms(second * 1_000)),
            ..document(1, 0, status)
        };
        let mut job = Job::new(at(10, Status::InProgress));
        assert_eq!(job.hear(at(8, Status::Queued)), Heard::Older);
        assert_eq!(job.hear(at(11, Status::Completed)), Heard::Newer);
    }

    #[test]
    fn progress_never_goes_back_within_a_run() {
        let at = |version, done| Document {
            progress: Some(Counts { done, total: Some(100), unit: None, total_is_estimate: false }),
            ..document(1, version, Status::InProgress)
        };
        let mut job = Job::new(at(1, 7));
        job.hear(at(2, 63));
        job.hear(at(3, 40));
        assert_eq!(job.progress().done(), Some(63));
    }
}
