use super::{START, Scenario};
use crate::document::*;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::view::Gone;

/// A timeline while it is written: each step changes what the one before said.
pub(super) struct Draft {
    scenario: Scenario,
    document: Document,
}

impl Draft {
    /// A timeline that begins with an ordinary queued job.
    pub(super) fn new(name: &'static str, note: &'static str, kind: &'static str, title: &str) -> Self {
        let mut draft = Self::bare(name, note, kind);
        draft.document.run = Some(1);
        draft.document.kind = Some(kind.into());
        draft.document.title = Some(title.into());
        draft.document.created_at = Some(START);
        draft.document.leave = Some(Leave::Safe);
        draft
    }

    /// A timeline of a server that says no more than it must.
    #[allow(clippy::expect_used)]
    pub(super) fn bare(name: &'static str, note: &'static str, kind: &'static str) -> Self {
        // Names are written below in the id grammar; a test reads every one of them.
        let id = JobId::parse(name).expect("a name in the id grammar");
        let scenario = Scenario {
            name,
            note,
            kind,
            steps: Vec::new(),
            cancel_at: None,
            undo_at: None,
            gone: None,
            link_hosts: Vec::new(),
        };
        Self { scenario, document: Document::new(id, Status::Queued) }
    }

    /// From `at` on the server says the same as before but for `change`.
    pub(super) fn at(mut self, at: Span, change: impl FnOnce(&mut Document)) -> Self {
        let document = &mut self.document;
        change(document);
        // Only a server that numbers its runs numbers its changes.
        if document.run.is_some() {
            document.version = Some(document.version.map_or(1, |version| version + 1));
            document.updated_at = Some(START.plus(at));
            document.beat_at = document.beat_at.map(|_| START.plus(at));
        }
        self.scenario.steps.push((at, document.clone()));
        self
    }

    /// As [`Draft::at`], and the job ends there.
    pub(super) fn ends(self, at: Span, status: Status, change: impl FnOnce(&mut Document)) -> Self {
        self.at(at, |document| {
            let mark = match status {
                Status::Completed => StageStatus::Done,
                Status::Failed => StageStatus::Failed,
                _ => StageStatus::Canceled,
            };
            finish_stage(document, mark, START.plus(at));
            if status == Status::Completed {
                // No step of a job that did its work is still to come.
                document.stages.iter_mut().for_each(|stage| stage.status = StageStatus::Done);
            }
            document.status = status;
            document.finished_at = Some(START.plus(at));
            document.expires_at = Some(START.plus(at).plus(Span::days(7)));
            (document.cancel, document.progress, document.waiting, document.note) = (None, None, None, None);
            document.cancel_requested_at = None;
            change(document);
        })
    }

    pub(super) fn cancel_at(mut self, at: Span) -> Self {
        self.scenario.cancel_at = Some(at);
        self
    }

    pub(super) fn undo_at(mut self, at: Span) -> Self {
        self.scenario.undo_at = Some(at);
        self
    }

    pub(super) fn gone(mut self, at: Span, why: Gone) -> Self {
        self.scenario.gone = Some((at, why));
        self
    }

    pub(super) fn done(self) -> Scenario {
        self.scenario
    }
}

/// Work begins, with these steps still to come: pairs of key and label.
pub(super) fn start(at: Span, stages: &[(&str, &str)]) -> impl FnOnce(&mut Document) {
    let stages = stages.iter().map(|(key, label)| Stage {
        key: (*key).into(),
        label: (*label).into(),
        status: StageStatus::Upcoming,
        started_at: None,
        finished_at: None,
    });
    let stages: Vec<Stage> = stages.collect();
    move |document| {
        document.status = Status::InProgress;
        document.queue = None;
        document.started_at = Some(START.plus(at));
        document.beat_at = Some(START.plus(at));
        document.stages = stages;
        next_stage(document, START.plus(at));
    }
}

/// The current step is done and the next one begins.
pub(super) fn next(at: Span) -> impl FnOnce(&mut Document) {
    move |document| {
        finish_stage(document, StageStatus::Done, START.plus(at));
        next_stage(document, START.plus(at));
        document.progress = None;
    }
}

pub(super) fn counts(done: u64, total: Option<u64>, unit: &str) -> Option<Counts> {
    Some(Counts { done, total, unit: Some(unit.into()), total_is_estimate: false })
}

/// Cancel is offered, with what it keeps and deletes.
pub(super) fn cancel_whole() -> Option<CancelTerms> {
    Some(CancelTerms {
        allowed: Some(true),
        scope: Some(CancelScope::Whole),
        keeps: vec!["Your filters".into()],
        deletes: vec!["The part of the file written so far".into()],
        ..CancelTerms::default()
    })
}

fn finish_stage(document: &mut Document, status: StageStatus, at: Moment) {
    if let Some(stage) = document.stages.iter_mut().find(|stage| stage.status == StageStatus::Current) {
        (stage.status, stage.finished_at) = (status, Some(at));
    }
}

fn next_stage(document: &mut Document, at: Moment) {
    if let Some(stage) = document.stages.iter_mut().find(|stage| stage.status == StageStatus::Upcoming) {
        (stage.status, stage.started_at) = (StageStatus::Current, Some(at));
    }
}
