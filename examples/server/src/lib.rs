//! The reference job server of Waitwell: the whole Job API with three real jobs on real data.
//!
//! `docs/job-api.md` describes the contract. A request changes a job's document in the store; a worker
//! does the job's work and changes the same document; streams wake on every change.

mod clock;
mod config;
#[cfg(feature = "faults")]
pub mod faults;
mod folders;
mod halt;
mod http;
mod jobs;
mod runner;
mod services;
mod signal;
mod store;
mod sweep;
mod work;

use tokio::task::JoinHandle;

pub use config::{Config, NotAPace, Pace};
pub use http::{PROBLEMS, ROUTES};
pub use signal::asked_to_stop;

use folders::Folders;
use services::Services;
use store::Store;

/// A running job server: its store is open and its workers work.
///
/// Dropping it without [`JobServer::close`] loses nothing, as a crash would not: the jobs go on when a
/// server is opened on the same folder again.
pub struct JobServer {
    services: Services,
    runner: JoinHandle<()>,
    sweeper: JoinHandle<()>,
}

/// Why a job server could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// The data folder cannot be made or written.
    Folder(std::io::Error),
    /// The database in it cannot be opened.
    Database(Box<dyn std::error::Error + Send + Sync>),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            OpenError::Folder(error) => write!(f, "The data folder cannot be used: {error}"),
            OpenError::Database(error) => write!(f, "The database cannot be opened: {error}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl JobServer {
    /// Opens the store, makes the orders where there are none, and starts the workers. Jobs that were
    /// under way when the last server on this folder ended go on from their checkpoints.
    pub async fn open(config: Config) -> Result<JobServer, OpenError> {
        let folders = Folders::open(&config.data_dir).map_err(OpenError::Folder)?;
        let database = |error: sqlx::Error| OpenError::Database(error.into());
        let store = Store::open(&config.data_dir).await.map_err(database)?;
        store.make_orders(config.orders).await.map_err(database)?;
        let services = Services::new(config, store, folders);
        runner::recover(&services).await.map_err(database)?;
        let runner = runner::start(services.clone());
        let sweeper = tokio::spawn(sweep::run(services.clone()));
        Ok(JobServer { services, runner, sweeper })
    }

    /// The HTTP interface: everything is under `/api`, the jobs under `/api/jobs`.
    pub fn router(&self) -> axum::Router {
        http::router(self.services.clone())
    }

    /// Begins to close: no new job is taken, running ones stop at their next checkpoint, streams end.
    ///
    /// A host that lets its HTTP server finish gracefully calls this first and [`JobServer::close`] after.
    pub fn begin_close(&self) {
        self.services.closing.cancel();
    }

    /// Ends when the server begins to close: what a host's own HTTP server waits for.
    pub fn closing(&self) -> impl Future<Output = ()> + Send + 'static {
        self.services.closing.clone().cancelled_owned()
    }

    /// Closes gracefully: stops taking jobs, brings running ones to a checkpoint and flushes the store.
    pub async fn close(self) {
        self.begin_close();
        // Neither task can be lost to a panic of a job, and a panic of their own has nothing to flush.
        let _ = self.runner.await;
        let _ = self.sweeper.await;
        self.services.store.close().await;
    }
}
