//! The three kinds of job, and what they have in common: how a run begins and how it ends.

mod again;
mod customers;
mod ending;
pub mod export;
pub mod import;
mod imported;
mod pages;
pub mod report;
mod source;
mod table;
pub mod terms;
mod wishes;
mod workbook;

use waitwell_core::document::{Leave, Status};
use waitwell_core::id::JobId;

use crate::clock::now;
use crate::halt::{Failure, Finished, Halt};
use crate::services::Services;
use crate::store::{Stored, Verdict};
use crate::work::{self, Work};

pub use again::{retry, retry_failed, undo};
pub use ending::{cancel_waiting, fail_after_panic, forget_canceled, give_up_waiting};
pub use terms::Kind;

/// The server closes before the job is done: the queue keeps the ticket for the next start.
#[derive(Debug)]
pub struct NotDoneYet;

impl std::fmt::Display for NotDoneYet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the server closed; the job goes on when it opens again")
    }
}

impl std::error::Error for NotDoneYet {}

/// Runs run `run` of job `id` as far as it goes; a run that is over or void is left alone.
pub async fn run(services: Services, id: JobId, run: u64) -> Result<(), NotDoneYet> {
    match attempt(&services, &id, run).await {
        Ok(done) => done,
        Err(error) => {
            // The store itself failed, so the document cannot say so; the ticket stays for the next start.
            eprintln!("Job {id} could not be kept: {error}");
            Err(NotDoneYet)
        }
    }
}

async fn attempt(services: &Services, id: &JobId, run: u64) -> Stored<Result<(), NotDoneYet>> {
    let mut work = None;
    services
        .store
        .change(id, None, |record| {
            let document = &mut record.document;
            let live = matches!(document.status, Status::Queued | Status::InProgress);
            let Some(kind) = Kind::of(document) else { return Verdict::Leave };
            if document.run_number() != run || !live || services.closing.is_cancelled() {
                return Verdict::Leave;
            }
            document.status = Status::InProgress;
            document.queue = None;
            document.waiting = None;
            document.leave = Some(Leave::Safe);
            document.started_at = document.started_at.or(Some(now()));
            document.updated_at = Some(now());
            document.beat_at = Some(now());
            let pace = kind.pace(document, services.config.default_pace);
            work = Some((kind, Work::new(services.clone(), record, kind.plan(), pace)));
            if record.document.cancel_requested_at.is_some() {
                services.cancel(id);
            }
            Verdict::Save
        })
        .await?;
    let Some((kind, mut work)) = work else {
        return Ok(if services.closing.is_cancelled() { Err(NotDoneYet) } else { Ok(()) });
    };
    services.store.number_queue_if_full(services.config.at_once).await?;
    let beating = tokio::spawn(work::beat(services.clone(), id.clone(), run));
    let ended = perform(kind, &mut work).await;
    beating.abort();
    if matches!(ended, Err(Halt::Closing)) {
        return Ok(Err(NotDoneYet));
    }
    ending::end(services, id, run, kind, ended).await?;
    services.store.number_queue_if_full(services.config.at_once).await?;
    Ok(Ok(()))
}

async fn perform(kind: Kind, work: &mut Work) -> Result<Finished, Halt> {
    match kind {
        Kind::Export => export::run(work).await,
        Kind::Import => import::run(work).await,
        Kind::Report => report::run(work).await,
    }
}

/// Where a finished file is fetched. A link cannot carry a header, so it names the person where it must.
fn file_url(work: &Work, name: &str) -> String {
    personal(&work.owner, format!("/api/jobs/{}/files/{name}", work.id))
}

/// `path`, with the person in it unless it is the one that everybody is who says nothing.
fn personal(owner: &str, path: String) -> String {
    if owner == crate::http::DEMO { path } else { format!("{path}?user={owner}") }
}

/// Inputs that were good when the job was started and are not any more.
fn bad_inputs(wrong: terms::Wrong) -> Halt {
    Halt::from(Failure {
        code: "invalid-input",
        title: "The job cannot work with what it was given".to_owned(),
        detail: wrong.detail,
        field: Some(wrong.field),
        no_retry: Some("The same inputs would fail again. Change them and start over."),
        ..Failure::default()
    })
}

/// A file that does not hold what was written to it.
fn damaged(found: u64, expected: u64) -> Halt {
    Halt::File(std::io::Error::other(format!("the file holds {found} rows instead of {expected}")))
}
