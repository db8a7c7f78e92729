//! Acting on jobs: cancel, its undoing, retry, and the answer to a job's question.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use waitwell_core::document::{Document, Status};
use waitwell_core::id::JobId;

use super::answer;
use super::body::{Named, key};
use super::jobs::{claim, owned, repeated};
use super::person::Person;
use super::problem::Refusal;
use crate::clock::now;
use crate::jobs;
use crate::services::Services;
use crate::store::{Key, Record, Verdict};

pub use super::question::{answer, question};

/// `POST {api}/{id}/cancel`: asks a job to stop. Only its document says when it has.
pub async fn cancel(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let key = Key { key: key(&headers)?, what: format!("cancel {id}"), body: String::new() };
    let _claim = claim(&services, &person, &key)?;
    if let Some(job) = repeated(&services, &person, &key).await? {
        return Ok(answer::accepted(&job.document));
    }
    owned(&services, &person, &id).await?;
    let mut refusal = None;
    let record = services
        .store
        .change(&id, Some(&key), |record| {
            let document = &mut record.document;
            refusal = refuse_cancel(document);
            if refusal.is_some() {
                return Verdict::Leave;
            }
            document.cancel_requested_at = document.cancel_requested_at.or(Some(now()));
            document.updated_at = Some(now());
            Verdict::Save
        })
        .await?
        .ok_or_else(Refusal::no_job)?;
    if let Some(refusal) = refusal {
        return Err(refusal);
    }
    if !services.cancel(&id) {
        stop_waiting(services, id);
    }
    Ok(answer::accepted(&record.document))
}

/// Ends a job that no worker runs, after the answer that its cancel was accepted.
fn stop_waiting(services: Services, id: JobId) {
    tokio::spawn(async move {
        if let Err(error) = jobs::cancel_waiting(&services, &id).await {
            // The sweep finds it again.
            eprintln!("Job {id} could not be canceled yet: {error}");
        }
        // A worker that took the job in between has missed the first word.
        services.cancel(&id);
    });
}

fn refuse_cancel(document: &Document) -> Option<Refusal> {
    if document.status.is_ending() {
        let detail = "The job finished before it could be canceled.";
        return Some(Refusal::new(StatusCode::CONFLICT, "already-finished", detail).with(document.clone()));
    }
    let terms = document.cancel.as_ref()?;
    if terms.allowed != Some(false) {
        return None;
    }
    let why = terms.why_not.clone().unwrap_or_else(|| "The job cannot be canceled now.".to_owned());
    Some(Refusal::new(StatusCode::CONFLICT, "not-cancelable", why).with(document.clone()))
}

/// `POST {api}/{id}/cancel/undo`: lets a canceled job go on where it stopped, as a new run.
pub async fn undo(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    key(&headers)?;
    owned(&services, &person, &id).await?;
    // What is past its time is not taken up again, also where nobody has swept it yet.
    jobs::forget_canceled(&services, &id).await?;
    run_again(&services, &person, &id, &headers, "undo", jobs::undo, refuse_undo).await
}

/// `POST {api}/{id}/retry`: runs a job again with the same inputs; with `?only=failed`, for only what failed.
pub async fn retry(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    match query.get("only").map(String::as_str) {
        None => run_again(&services, &person, &id, &headers, "retry", jobs::retry, refuse_retry).await,
        Some("failed") => {
            let edit = jobs::retry_failed;
            run_again(&services, &person, &id, &headers, "retry-failed", edit, refuse_retry_failed).await
        }
        Some(_) => Err(Refusal::field("only", "This must be `failed`, or be left out.")),
    }
}

/// Begins another run of a job, once for each key; `refuse` says why `edit` has left the job as it was.
async fn run_again(
    services: &Services,
    person: &Person,
    id: &JobId,
    headers: &HeaderMap,
    what: &str,
    edit: impl FnOnce(&mut Record) -> Verdict,
    refuse: fn(Document) -> Refusal,
) -> Result<Response, Refusal> {
    let key = Key { key: key(headers)?, what: format!("{what} {id}"), body: String::new() };
    let _claim = claim(services, person, &key)?;
    if let Some(job) = repeated(services, person, &key).await? {
        return Ok(answer::accepted(&job.document));
    }
    owned(services, person, id).await?;
    let mut refusal = None;
    let record = services
        .store
        .change(id, Some(&key), |record| {
            let before = record.document.clone();
            let verdict = edit(record);
            if matches!(verdict, Verdict::Leave) {
                refusal = Some(refuse(before));
            }
            verdict
        })
        .await?
        .ok_or_else(Refusal::no_job)?;
    if let Some(refusal) = refusal {
        return Err(refusal);
    }
    services.wake_runner();
    services.store.number_queue_if_full(services.config.at_once).await?;
    Ok(answer::accepted(&record.document))
}

fn refuse_undo(document: Document) -> Refusal {
    let detail = match document.status {
        Status::Canceled => "What the job had done before it was canceled has been deleted.",
        _ => "The job is not canceled.",
    };
    Refusal::new(StatusCode::CONFLICT, "not-undoable", detail).with(document)
}

fn refuse_retry_failed(document: Document) -> Refusal {
    match document.retry.as_ref().is_some_and(|terms| terms.allowed == Some(true)) {
        true => {
            let detail = "There is nothing that a retry of only what failed could mend.";
            Refusal::new(StatusCode::CONFLICT, "not-retryable", detail).with(document)
        }
        false => refuse_retry(document),
    }
}

fn refuse_retry(document: Document) -> Refusal {
    let why = match document.retry.as_ref().and_then(|terms| terms.why_not.clone()) {
        Some(why) => why,
        None if document.status.is_ending() => {
            "The job did all that was asked. Start a new one instead.".to_owned()
        }
        None => "The job is still under way.".to_owned(),
    };
    Refusal::new(StatusCode::CONFLICT, "not-retryable", why).with(document)
}
