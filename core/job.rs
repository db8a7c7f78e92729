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
    /// How far the earlier stages of this run came, by key: a server may go back to one.
    earlier: Vec<(Option<String>, Progress)>,
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
        let progress = Progress::of(document.progress.as_ref());
        Self { progress, document: Arc::new(document), earlier: Vec::new() }
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
        self.go_on_to(&document);
        self.document = Arc::new(document);
        Heard::Newer
    }

    /// Takes over the progress of a newer document.
    fn go_on_to(&mut self, document: &Document) {
        let next = Progress::of(document.progress.as_ref());
        let (before, stage) = (stage_of(&self.document), stage_of(document));
        if document.run_number() != self.document.run_number() {
            self.earlier.clear();
            self.progress = next;
        } else if stage == before {
            self.progress = next.after(&self.progress);
        } else {
            let known = self.earlier.iter().find(|(key, _)| key.as_deref() == stage);
            let next = match known {
                Some((_, before)) => next.after(before),
                None => next,
            };
            let before = before.map(str::to_owned);
            let left = std::mem::replace(&mut self.progress, next);
            self.earlier.retain(|(key, _)| *key != before);
            self.earlier.push((before, left));
        }
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
        (Some(version), Some(before)) if version != before => version < before,
        (Some(_), Some(_)) => is_before(document.beat_at, known.beat_at),
        _ => is_before(document.updated_at, known.updated_at),
    }
}

/// A sign of life changes no version, so documents of one version are ordered by it.
fn is_before(at: Option<Moment>, known: Option<Moment>) -> bool {
    matches!((at, known), (Some(at), Some(known)) if at < known)
}

/// Within one of these and one run, progress never goes back.
fn stage_of(document: &Document) -> Option<&str> {
    let current = document.stages.iter().find(|stage| stage.status == StageStatus::Current);
    current.map(|stage| stage.key.as_str())
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
