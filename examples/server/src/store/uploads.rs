//! The files that people have uploaded.

use serde::Serialize;
use sqlx::Row;
use waitwell_core::id::JobId;

use super::{Store, Stored, signed};
use crate::clock::now;

/// One uploaded table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Upload {
    /// What an import names it by.
    #[serde(rename = "upload_id")]
    pub id: JobId,
    /// The file's name on the person's own disk.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its rows below the heading.
    pub rows: u64,
    /// Its headings.
    pub columns: Vec<String>,
}

impl Store {
    /// Remembers an upload of `owner`.
    pub async fn add_upload(&self, owner: &str, upload: &Upload) -> Stored<()> {
        let columns =
            serde_json::to_string(&upload.columns).map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query("INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(upload.id.as_str())
            .bind(owner)
            .bind(&upload.name)
            .bind(signed(upload.bytes))
            .bind(signed(upload.rows))
            .bind(columns)
            .bind(now().as_ms())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// An upload of `owner`.
    pub async fn upload(&self, owner: &str, id: &str) -> Stored<Option<Upload>> {
        let row = sqlx::query("SELECT name, bytes, rows, columns FROM uploads WHERE id = ? AND owner = ?")
            .bind(id)
            .bind(owner)
            .fetch_optional(self.pool())
            .await?;
        let (Some(row), Some(id)) = (row, JobId::parse(id)) else { return Ok(None) };
        let columns: String = row.try_get(3)?;
        Ok(Some(Upload {
            id,
            name: row.try_get(0)?,
            bytes: row.try_get::<i64, _>(1)?.unsigned_abs(),
            rows: row.try_get::<i64, _>(2)?.unsigned_abs(),
            columns: serde_json::from_str(&columns).unwrap_or_default(),
        }))
    }
}
