//! Runs the queued jobs: a few at once, again after a crash, and to a safe point on shutdown.
//!
//! The queue itself is apalis with its SQLite storage. It carries only which run of which job is due;
//! everything else about a job is in its document.

use std::time::Duration;

use apalis::prelude::*;
use apalis_core::backend::WorkerFilter;
use apalis_core::backend::ext::poll_strategy::Strategy;
use apalis_sqlite::{Config as QueueConfig, SqliteStorage};
use futures::channel::mpsc;
use serde::{Deserialize, Serialize};
use tokio::task::JoinHandle;
use waitwell_core::id::JobId;

use crate::jobs;
use crate::services::Services;
use crate::store::Stored;

/// The name of our queue in the runner's tables.
pub const QUEUE: &str = "waitwell";

/// One entry of the queue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    /// The job's id.
    pub job: String,
    /// The run that is due; a ticket of an older run is void.
    pub run: u64,
}

/// Takes back what a process that died was working on. Nobody else works on this data folder.
pub async fn recover(services: &Services) -> Stored<()> {
    let pool = services.store.pool();
    apalis_sqlite::queries::reenqueue_orphaned(pool, 0, QUEUE, &WorkerFilter::None).await?;
    sqlx::query("DELETE FROM Jobs WHERE status IN ('Done', 'Killed')").execute(pool).await?;
    sqlx::query("DELETE FROM Workers WHERE id NOT IN (SELECT lock_by FROM Jobs WHERE lock_by IS NOT NULL)")
        .execute(pool)
        .await?;
    Ok(())
}

/// Runs jobs until the server closes; ends when the last one has reached a safe point.
pub fn start(services: Services) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !services.closing.is_cancelled() {
            if let Err(error) = work(&services).await {
                // The storage was busy or gone for a moment: what it held is taken up again.
                eprintln!("The job queue stopped and starts again: {error}");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    })
}

async fn work(services: &Services) -> Result<(), WorkerError> {
    let (wake, woken) = mpsc::unbounded();
    services.set_wake(wake);
    // One at a time, so that a job waits in the queue, where others can see it, and not in a buffer.
    let config = QueueConfig::default().queue(QUEUE).batch_size(1).persist_results(true);
    let storage = SqliteStorage::<Ticket>::new(services.store.pool())
        .with_config(config)
        .poll_with_strategy(Strategy::new().stream(woken).interval(Duration::from_millis(500)));
    // A name of its own for each start: the runner refuses one that was alive a moment ago.
    let name = format!("worker-{}", ulid::Ulid::generate());
    let closing = services.closing.clone();
    let services = services.clone();
    WorkerBuilder::new(name.as_str())
        .backend(storage)
        .concurrency(services.config.at_once)
        .build(move |ticket: Ticket| run(services.clone(), ticket))
        .run_until(async move {
            closing.cancelled().await;
            Ok::<(), WorkerError>(())
        })
        .await
}

/// Runs one ticket in a task of its own, so that a panic in a job ends that job and nothing else.
async fn run(services: Services, ticket: Ticket) -> Result<(), BoxDynError> {
    let Some(id) = JobId::parse(&ticket.job) else { return Ok(()) };
    let ended = tokio::spawn(jobs::run(services.clone(), id.clone(), ticket.run)).await;
    services.end(&id);
    match ended {
        Ok(ended) => ended.map_err(Into::into),
        Err(_) => Ok(jobs::fail_after_panic(&services, &id, ticket.run).await?),
    }
}
