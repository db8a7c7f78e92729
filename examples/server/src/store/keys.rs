//! Idempotency keys: which request each one carried out, and on which job.

use sqlx::{Row, SqliteConnection};
use waitwell_core::id::JobId;

use super::{Store, Stored};

/// One `Idempotency-Key` and the request that it came with.
pub struct Key {
    /// The key itself.
    pub key: String,
    /// Which request: `start`, or a word with the job's id: `cancel`, `undo`, `retry`, `retry-failed`.
    pub what: String,
    /// The body, so that the same key with another body can be told apart.
    pub body: String,
}

/// What a key has already done.
pub enum Known {
    /// Nothing.
    New,
    /// The very same request, with this job.
    Same(JobId),
    /// Another request.
    Other,
}

impl Store {
    /// What `key` has already done for `owner`.
    pub async fn known(&self, owner: &str, key: &Key) -> Stored<Known> {
        let row = sqlx::query("SELECT what, body, job FROM keys WHERE owner = ? AND key = ?")
            .bind(owner)
            .bind(&key.key)
            .fetch_optional(self.pool())
            .await?;
        let Some(row) = row else { return Ok(Known::New) };
        let same =
            row.try_get::<String, _>("what")? == key.what && row.try_get::<String, _>("body")? == key.body;
        Ok(match JobId::parse(&row.try_get::<String, _>("job")?) {
            Some(job) if same => Known::Same(job),
            _ => Known::Other,
        })
    }

    /// The job that `key` started for `owner`.
    pub async fn started_by(&self, owner: &str, key: &str) -> Stored<Option<JobId>> {
        let job: Option<String> =
            sqlx::query_scalar("SELECT job FROM keys WHERE owner = ? AND key = ? AND what = 'start'")
                .bind(owner)
                .bind(key)
                .fetch_optional(self.pool())
                .await?;
        Ok(job.and_then(|job| JobId::parse(&job)))
    }
}

pub(super) async fn remember(
    connection: &mut SqliteConnection,
    owner: &str,
    key: &Key,
    job: &JobId,
) -> Stored<()> {
    sqlx::query("INSERT INTO keys VALUES (?, ?, ?, ?, ?)")
        .bind(owner)
        .bind(&key.key)
        .bind(&key.what)
        .bind(&key.body)
        .bind(job.as_str())
        .execute(connection)
        .await?;
    Ok(())
}
