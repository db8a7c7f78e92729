//! Everything that must outlive the process, in one SQLite file.

mod change;
pub mod credentials;
pub mod customers;
mod keys;
pub mod orders;
mod read;
mod schema;
pub mod uploads;

use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use serde_json::Value;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use tokio::sync::{Mutex, watch};
use waitwell_core::document::Document;

pub use change::Verdict;
pub use keys::{Key, Known};

/// What the store answers; the errors are those of the database.
pub type Stored<T> = Result<T, sqlx::Error>;

/// The jobs and the data that they work on.
pub struct Store {
    pool: SqlitePool,
    /// One writer at a time, so that no change is read, edited and written over another one.
    writing: Mutex<()>,
    /// The number of the last change to any job; also the source of event ids.
    last_change: AtomicU64,
    changed: watch::Sender<u64>,
    epoch: String,
}

/// One job as it is kept: what the world sees and what only the worker needs.
#[derive(Clone, Debug)]
pub struct Record {
    /// Whose job it is.
    pub owner: String,
    /// What the world sees.
    pub document: Document,
    /// Where the work would go on after an interruption; `Null` at the start.
    pub checkpoint: Value,
    /// The number of the last change to this job among all changes to all jobs.
    pub change: u64,
    /// Whether the server has forgotten the job, all but its id.
    pub expired: bool,
}

impl Store {
    /// Opens or makes the database in `folder`.
    pub async fn open(folder: &Path) -> Stored<Self> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("waitwell.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(10));
        let pool = SqlitePoolOptions::new().max_connections(6).connect_with(options).await?;
        schema::prepare(&pool).await?;
        let epoch = schema::epoch(&pool).await?;
        let last: i64 =
            sqlx::query_scalar("SELECT coalesce(max(change), 0) FROM documents").fetch_one(&pool).await?;
        let last = last.unsigned_abs();
        Ok(Self {
            pool,
            writing: Mutex::new(()),
            last_change: AtomicU64::new(last),
            changed: watch::Sender::new(last),
            epoch,
        })
    }

    /// The pool, for the queue that lives in the same file.
    pub fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// Wakes whenever any job changes; holds the number of the last change.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Names this database, so that a number from another one is not taken for one of its own.
    pub fn epoch(&self) -> &str {
        &self.epoch
    }

    /// Writes what is pending and lets go of the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// SQLite counts in signed numbers; ours never come near the difference.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
