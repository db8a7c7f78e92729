//! Looking jobs up.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use waitwell_core::decode;
use waitwell_core::id::JobId;

use super::{Record, Store, Stored, signed};

/// Some of a person's jobs, newest first.
pub struct Page {
    /// The jobs.
    pub records: Vec<Record>,
    /// Where the next page begins; `None` on the last page.
    pub next: Option<u64>,
}

const COLUMNS: &str = "SELECT created, owner, change, status, body, checkpoint FROM documents";

impl Store {
    /// One job, whoever's it is.
    pub async fn job(&self, id: &JobId) -> Stored<Option<Record>> {
        let sql = format!("{COLUMNS} WHERE id = ?");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.as_str()).fetch_optional(self.pool()).await?;
        row.as_ref().map(record).transpose()
    }

    /// A page of the jobs of `owner`: those before `cursor`, at most `limit`.
    pub async fn page(&self, owner: &str, cursor: Option<u64>, limit: u64) -> Stored<Page> {
        let sql = format!(
            "{COLUMNS} WHERE owner = ? AND created < ? AND status <> 'expired' ORDER BY created DESC LIMIT ?"
        );
        let mut rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(owner)
            .bind(signed(cursor.unwrap_or(u64::MAX)))
            .bind(signed(limit) + 1)
            .fetch_all(self.pool())
            .await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = match rows.last() {
            Some(last) if more => Some(last.try_get::<i64, _>("created")?.unsigned_abs()),
            _ => None,
        };
        Ok(Page { records: rows.iter().map(record).collect::<Stored<_>>()?, next })
    }

    /// The jobs of `owner` that changed after `change`, in the order of their last change.
    pub async fn changed_since(&self, owner: &str, change: u64) -> Stored<Vec<Record>> {
        let sql = format!("{COLUMNS} WHERE change > ? AND owner = ? AND status <> 'expired' ORDER BY change");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(signed(change))
            .bind(owner)
            .fetch_all(self.pool())
            .await?;
        rows.iter().map(record).collect()
    }

    /// The ids of all jobs with one of `statuses`, those first that have waited longest.
    pub async fn ids_with(&self, statuses: &[&str]) -> Stored<Vec<JobId>> {
        let mut ids = Vec::new();
        for status in statuses {
            let rows: Vec<String> =
                sqlx::query_scalar("SELECT id FROM documents WHERE status = ? ORDER BY queued")
                    .bind(*status)
                    .fetch_all(self.pool())
                    .await?;
            ids.extend(rows.iter().filter_map(|id| JobId::parse(id)));
        }
        Ok(ids)
    }

    /// The ids of the jobs whose time is over at `now_ms`.
    pub async fn ids_past(&self, now_ms: i64) -> Stored<Vec<JobId>> {
        let rows: Vec<String> = sqlx::query_scalar(
            "SELECT id FROM documents WHERE expires_ms <= ? AND status IN ('completed', 'failed', 'canceled')",
        )
        .bind(now_ms)
        .fetch_all(self.pool())
        .await?;
        Ok(rows.iter().filter_map(|id| JobId::parse(id)).collect())
    }
}

pub(super) fn record(row: &SqliteRow) -> Stored<Record> {
    let body: String = row.try_get("body")?;
    let document = decode::document(&body)
        .map_err(|problem| sqlx::Error::Decode(format!("a stored job cannot be read: {problem}").into()))?;
    let checkpoint: String = row.try_get("checkpoint")?;
    Ok(Record {
        owner: row.try_get("owner")?,
        document,
        checkpoint: serde_json::from_str(&checkpoint).unwrap_or_default(),
        change: row.try_get::<i64, _>("change")?.unsigned_abs(),
        expired: row.try_get::<String, _>("status")? == "expired",
    })
}
