//! How a run ends.

use waitwell_core::document::{
    CancelTerms, Changed, Document, Duplicates, JobResult, Outcome, Problem, RetryFrom, RetryTerms,
    StageStatus, Status,
};
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;

use super::again::retry_terms;
use super::import;
use super::terms::Kind;
use crate::clock::{after, now};
use crate::halt::{Failure, Finished, Halt};
use crate::services::Services;
use crate::store::{Record, Stored, Verdict};

/// Writes down how run `run` of `id` ended.
pub async fn end(
    services: &Services,
    id: &JobId,
    run: u64,
    kind: Kind,
    ended: Result<Finished, Halt>,
) -> Stored<()> {
    let leaves_something = match kind {
        Kind::Import => true,
        Kind::Export => services.store.job(id).await?.is_some_and(|record| can_go_on(&record, kind)),
        Kind::Report => false,
    };
    let ended = match ended {
        // A canceled report leaves nothing behind; an import keeps what is in, and an export what it has
        // written, so that the cancel can be undone.
        Err(Halt::Canceled) if !leaves_something => {
            let _ = services.folders.clear_work(id);
            Err(Halt::Canceled)
        }
        Ok(finished) => {
            let _ = services.folders.clear_work(id);
            Ok(finished)
        }
        other => other,
    };
    let forget = after(services.config.keep_jobs);
    let edit = |record: &mut Record| {
        let document = &mut record.document;
        if document.run_number() != run || document.status.is_ending() {
            return Verdict::Leave;
        }
        match ended {
            Ok(finished) => complete(document, kind, finished),
            Err(Halt::NeedsAction(action)) => {
                document.status = Status::NeedsAction;
                document.action = Some(*action);
                document.note = None;
                document.progress = None;
                document.updated_at = Some(now());
                return Verdict::Save;
            }
            Err(Halt::Canceled) => {
                canceled(record, kind);
                match kind {
                    Kind::Import => keep_what_is_in(record),
                    Kind::Report => record.checkpoint = serde_json::Value::Null,
                    Kind::Export => {}
                }
            }
            Err(Halt::Failed(failure)) => fail(document, *failure),
            Err(Halt::Store(error)) => fail(document, internal(&error.to_string())),
            Err(Halt::File(error)) => fail(document, internal(&error.to_string())),
            Err(Halt::Closing) => return Verdict::Leave,
        }
        close(&mut record.document);
        record.document.expires_at = Some(forget);
        Verdict::Save
    };
    services.store.change(id, None, edit).await?;
    // A cancel may have arrived in the moment in which the job turned to a person.
    if services.store.job(id).await?.is_some_and(|record| record.document.cancel_requested_at.is_some()) {
        cancel_waiting(services, id).await?;
    }
    Ok(())
}

/// Ends a job that no worker runs and whose cancel has been accepted.
pub async fn cancel_waiting(services: &Services, id: &JobId) -> Stored<()> {
    let forget = after(services.config.keep_jobs);
    let edit = |record: &mut Record| {
        let document = &mut record.document;
        let waits = matches!(document.status, Status::Queued | Status::NeedsAction);
        let Some(kind) = Kind::of(document) else { return Verdict::Leave };
        if !waits || document.cancel_requested_at.is_none() {
            return Verdict::Leave;
        }
        canceled(record, kind);
        let document = &mut record.document;
        close(document);
        document.expires_at = Some(forget);
        Verdict::Save
    };
    services.store.change(id, None, edit).await?;
    services.store.number_queue_if_full(services.config.at_once).await
}

/// Deletes what a canceled export has left behind, once nobody has undone the cancel for long enough; and takes
/// back that it can be undone where it is gone.
pub async fn forget_canceled(services: &Services, id: &JobId) -> Stored<()> {
    let keep = Span::ms(u64::try_from(services.config.keep_canceled.as_millis()).unwrap_or(u64::MAX));
    let edit = |record: &mut Record| {
        let document = &mut record.document;
        let is_past = document.finished_at.is_none_or(|at| at.plus(keep) <= now());
        let is_gone = !services.folders.work(id).exists();
        let Some(terms) = document.cancel.as_mut().filter(|terms| terms.can_undo == Some(true)) else {
            return Verdict::Leave;
        };
        if document.status != Status::Canceled || !(is_past || is_gone) {
            return Verdict::Leave;
        }
        terms.can_undo = None;
        document.updated_at = Some(now());
        record.checkpoint = serde_json::Value::Null;
        // While nobody else changes the job: a run that begins right after this finds nothing of the last one.
        let _ = services.folders.clear_work(id);
        Verdict::Save
    };
    services.store.change(id, None, edit).await?;
    Ok(())
}

/// Ends a job whose person did not answer in time.
pub async fn give_up_waiting(services: &Services, id: &JobId) -> Stored<()> {
    let forget = after(services.config.keep_jobs);
    let edit = |record: &mut Record| {
        let document = &mut record.document;
        if document.status != Status::NeedsAction {
            return Verdict::Leave;
        }
        fail(
            document,
            Failure {
                code: "timed-out",
                title: "Nobody answered in time".to_owned(),
                detail: "The job waited for an answer that did not come. Retry to be asked again.".to_owned(),
                ..Failure::default()
            },
        );
        close(document);
        document.expires_at = Some(forget);
        Verdict::Save
    };
    services.store.change(id, None, edit).await?;
    Ok(())
}

/// Ends a run whose code gave way.
pub async fn fail_after_panic(services: &Services, id: &JobId, run: u64) -> Stored<()> {
    let edit = |record: &mut Record| {
        let document = &mut record.document;
        if document.run_number() != run || document.status != Status::InProgress {
            return Verdict::Leave;
        }
        fail(document, internal("the worker stopped"));
        close(document);
        Verdict::Save
    };
    services.store.change(id, None, edit).await?;
    Ok(())
}

fn complete(document: &mut Document, kind: Kind, finished: Finished) {
    for stage in &mut document.stages {
        if stage.status != StageStatus::Skipped {
            stage.status = StageStatus::Done;
            stage.finished_at = stage.finished_at.or(Some(now()));
        }
    }
    document.status = Status::Completed;
    document.progress = None;
    let partial = finished.result.outcome == Some(Outcome::Partial);
    document.result = Some(finished.result);
    document.retry = Some(match finished.again {
        Ok(duplicates) if partial => RetryTerms {
            only_failed: finished.only_failed,
            ..retry_terms(document, kind, RetryFrom::Start, Some(duplicates))
        },
        Ok(_) => RetryTerms::default(),
        Err(why_not) => {
            RetryTerms { allowed: Some(false), why_not: Some(why_not.to_owned()), ..RetryTerms::default() }
        }
    });
}

/// Whether a canceled job could be taken up again where it stopped.
fn can_go_on(record: &Record, kind: Kind) -> bool {
    kind == Kind::Export && !record.checkpoint.is_null()
}

fn canceled(record: &mut Record, kind: Kind) {
    let can_undo = can_go_on(record, kind);
    let document = &mut record.document;
    if let Some(terms) = &mut document.cancel {
        (terms.can_undo, terms.undone) = (can_undo.then_some(true), None);
    }
    stop_stage(document, StageStatus::Canceled);
    document.status = Status::Canceled;
    document.action = None;
    let from =
        if kind == Kind::Import && document.stages.iter().any(|stage| stage.status == StageStatus::Done) {
            RetryFrom::Checkpoint
        } else {
            RetryFrom::Start
        };
    document.retry = Some(retry_terms(document, kind, from, Some(Duplicates::None)));
}

/// A canceled import says how many customers it leaves behind.
fn keep_what_is_in(record: &mut Record) {
    let at: import::Checkpoint = serde_json::from_value(record.checkpoint.clone()).unwrap_or_default();
    if at.added == 0 {
        return;
    }
    let review_url = super::personal(&record.owner, format!("/api/jobs/{}/changes", record.document.id));
    record.document.result = Some(JobResult {
        changed: Some(Changed {
            count: Some(at.added),
            unit: Some("customers".to_owned()),
            review_url: Some(review_url),
        }),
        ..JobResult::default()
    });
}

fn fail(document: &mut Document, failure: Failure) {
    stop_stage(document, StageStatus::Failed);
    document.status = Status::Failed;
    document.action = None;
    document.error = Some(Problem {
        kind: Some(failure.code.to_owned()),
        title: Some(failure.title),
        detail: Some(failure.detail),
        code: Some(failure.code.to_owned()),
        field: failure.field.map(str::to_owned),
        work_safe: Some(true),
        language: None,
    });
    let Some(kind) = Kind::of(document) else { return };
    let mut terms = retry_terms(document, kind, RetryFrom::Checkpoint, Some(Duplicates::None));
    terms.fix_first = failure.fix_first;
    if let Some(why_not) = failure.no_retry {
        terms =
            RetryTerms { allowed: Some(false), why_not: Some(why_not.to_owned()), ..RetryTerms::default() };
    }
    document.retry = Some(terms);
}

/// What every ending has: its time, and nothing left that speaks of work.
fn close(document: &mut Document) {
    document.finished_at = Some(now());
    document.updated_at = Some(now());
    document.queue = None;
    document.note = None;
    document.waiting = None;
    document.action = None;
    let was_canceled = document.status == Status::Canceled;
    document.cancel = Some(CancelTerms {
        allowed: Some(false),
        why_not: Some("It has already ended.".to_owned()),
        // What a cancel would have kept and deleted, it now has.
        ..document.cancel.take().filter(|_| was_canceled).unwrap_or_default()
    });
}

fn stop_stage(document: &mut Document, status: StageStatus) {
    if let Some(stage) = document.stages.iter_mut().find(|stage| stage.status == StageStatus::Current) {
        stage.status = status;
        stage.finished_at = Some(now());
    }
}

fn internal(error: &str) -> Failure {
    // The cause is for the log of the host; a person could do nothing with it.
    eprintln!("A job failed: {error}");
    Failure {
        code: "internal",
        title: "The server had a problem".to_owned(),
        detail: "The server could not read or write its data. What was done so far is kept; retry to go on."
            .to_owned(),
        ..Failure::default()
    }
}
