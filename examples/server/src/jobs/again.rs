//! How another run of a job begins: by a retry, whole or of what failed, and by undoing a cancel.

use waitwell_core::decode::MAX_EARLIER;
use waitwell_core::document::{
    Document, Duplicates, EarlierRun, RetryFrom, RetryTerms, Stage, StageStatus, Status,
};

use super::import;
use super::terms::Kind;
use crate::clock::now;
use crate::store::{Record, Verdict};

/// Makes the next run of a job that has ended; `Leave` where it may not be retried.
pub fn retry(record: &mut Record) -> Verdict {
    let document = &mut record.document;
    let terms = document.retry.take().unwrap_or_default();
    let Some(kind) = Kind::of(document) else { return Verdict::Leave };
    if !document.status.is_ending() || terms.allowed != Some(true) {
        return Verdict::Leave;
    }
    let from_start = terms.from != Some(RetryFrom::Checkpoint);
    if from_start {
        record.checkpoint = serde_json::Value::Null;
    }
    next_run(document, kind, |stage| from_start || stage.status != StageStatus::Done);
    Verdict::SaveAndQueue
}

/// Makes a run that does only what failed; `Leave` where there is nothing of that kind.
pub fn retry_failed(record: &mut Record) -> Verdict {
    let document = &mut record.document;
    let terms = document.retry.take().filter(|terms| terms.allowed == Some(true)).unwrap_or_default();
    if !document.status.is_ending() || terms.only_failed.is_none() {
        return Verdict::Leave;
    }
    record.checkpoint = import::only_locked(&record.checkpoint);
    next_run(document, Kind::Import, |stage| stage.key == import::PLAN[import::ADD].key);
    Verdict::SaveAndQueue
}

/// Takes a canceled job up again where it stopped; `Leave` where what it had done is gone.
pub fn undo(record: &mut Record) -> Verdict {
    let document = &mut record.document;
    let Some(kind) = Kind::of(document) else { return Verdict::Leave };
    let can_undo = document.cancel.as_ref().is_some_and(|terms| terms.can_undo == Some(true));
    if document.status != Status::Canceled || !can_undo {
        return Verdict::Leave;
    }
    document.retry = None;
    next_run(document, kind, |stage| stage.status != StageStatus::Done);
    if let Some(terms) = &mut document.cancel {
        terms.undone = Some(true);
    }
    Verdict::SaveAndQueue
}

/// The next run, in which the stages that are `to_do` are done again.
fn next_run(document: &mut Document, kind: Kind, to_do: impl Fn(&Stage) -> bool) {
    for stage in document.stages.iter_mut().filter(|stage| to_do(stage)) {
        stage.status = StageStatus::Upcoming;
        stage.started_at = None;
        stage.finished_at = None;
    }
    remember(document);
    document.run = Some(document.run_number() + 1);
    document.status = Status::Queued;
    document.started_at = None;
    document.finished_at = None;
    document.expires_at = None;
    document.cancel_requested_at = None;
    document.progress = None;
    document.note = None;
    document.waiting = None;
    document.action = None;
    document.result = None;
    document.error = None;
    document.beat_at = None;
    document.cancel = Some(kind.cancel_before());
    document.updated_at = Some(now());
}

/// Keeps how the run ended, so that its error can still be read once the next one runs.
fn remember(document: &mut Document) {
    let ended = EarlierRun {
        run: document.run_number(),
        status: document.status.clone(),
        outcome: document.result.as_ref().and_then(|result| result.outcome),
        finished_at: document.finished_at,
        error: document.error.clone(),
    };
    document.earlier.insert(0, ended);
    document.earlier.truncate(MAX_EARLIER);
}

/// The terms of a retry, with the time that the stages still to do usually take.
pub fn retry_terms(
    document: &Document,
    kind: Kind,
    from: RetryFrom,
    duplicates: Option<Duplicates>,
) -> RetryTerms {
    let stopped = document
        .stages
        .iter()
        .position(|stage| matches!(stage.status, StageStatus::Failed | StageStatus::Canceled));
    let first = if from == RetryFrom::Start { 0 } else { stopped.unwrap_or(0) };
    let left: f64 = kind.plan().iter().skip(first).map(|stage| stage.share).sum();
    let part = |seconds: u64| ((seconds as f64 * left).ceil() as u64).max(1);
    let usual = document.estimate;
    RetryTerms {
        allowed: Some(true),
        from: Some(from),
        from_stage: (from == RetryFrom::Checkpoint)
            .then(|| kind.plan().get(first).map(|stage| stage.label.to_owned()))
            .flatten(),
        low_s: usual.map(|range| part(range.low_s)),
        high_s: usual.map(|range| part(range.high_s)),
        duplicates,
        ..RetryTerms::default()
    }
}
