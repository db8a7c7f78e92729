//! Changing jobs: every change goes through one door, raises the version and wakes the streams.

use std::sync::atomic::Ordering;

use apalis::prelude::TaskBuilder;
use sqlx::SqliteConnection;
use waitwell_core::document::{Document, Status};
use waitwell_core::id::JobId;

use super::keys::{Key, remember};
use super::read::record;
use super::{Record, Store, Stored, signed};
use crate::clock::now;
use crate::runner::{QUEUE, Ticket};

/// What an edit decided.
pub enum Verdict {
    /// Leave the job as it was.
    Leave,
    /// Keep the edited job.
    Save,
    /// Keep the edited job and give it to a worker.
    SaveAndQueue,
}

impl Store {
    /// Adds a new job with its key and gives it to a worker, all or nothing.
    pub async fn add(&self, owner: &str, mut document: Document, key: &Key) -> Stored<Record> {
        let _turn = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        document.version = Some(1);
        let change = self.last_change.load(Ordering::Relaxed) + 1;
        let saved = Record {
            owner: owner.to_owned(),
            document,
            checkpoint: serde_json::Value::Null,
            change,
            expired: false,
        };
        sqlx::query(
            "INSERT INTO documents (id, owner, status, change, queued, body, checkpoint)
             VALUES (?, ?, ?, ?, ?, ?, 'null')",
        )
        .bind(saved.document.id.as_str())
        .bind(owner)
        .bind(saved.document.status.as_str())
        .bind(signed(change))
        .bind(signed(change))
        .bind(body(&saved.document)?)
        .execute(&mut *transaction)
        .await?;
        remember(&mut transaction, owner, key, &saved.document.id).await?;
        enqueue(&mut transaction, &saved.document).await?;
        transaction.commit().await?;
        self.publish(change);
        Ok(saved)
    }

    /// Changes one job: `edit` sees it as it is now, and nobody else changes it meanwhile.
    ///
    /// `key` is remembered together with the change. Answers the job as it is afterwards, or `None`
    /// where there is no such job.
    pub async fn change(
        &self,
        id: &JobId,
        key: Option<&Key>,
        edit: impl FnOnce(&mut Record) -> Verdict,
    ) -> Stored<Option<Record>> {
        let _turn = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let row = sqlx::query("SELECT * FROM documents WHERE id = ?")
            .bind(id.as_str())
            .fetch_optional(&mut *transaction)
            .await?;
        let Some(before) = row.as_ref().map(record).transpose()? else { return Ok(None) };
        let mut after = before.clone();
        let verdict = edit(&mut after);
        if matches!(verdict, Verdict::Leave) || before.expired {
            return Ok(Some(before));
        }
        let document = &mut after.document;
        document.version = Some(match document.run == before.document.run {
            true => before.document.version.unwrap_or(0) + 1,
            false => 1,
        });
        let change = self.last_change.load(Ordering::Relaxed) + 1;
        after.change = change;
        write(&mut transaction, &after).await?;
        if let Some(key) = key {
            remember(&mut transaction, &after.owner, key, id).await?;
        }
        if matches!(verdict, Verdict::SaveAndQueue) {
            sqlx::query("UPDATE documents SET queued = ? WHERE id = ?")
                .bind(signed(change))
                .bind(id.as_str())
                .execute(&mut *transaction)
                .await?;
            enqueue(&mut transaction, &after.document).await?;
        }
        transaction.commit().await?;
        self.publish(change);
        Ok(Some(after))
    }

    /// Forgets a job but for its id, which keeps answering that it has expired.
    pub async fn forget(&self, id: &JobId) -> Stored<()> {
        let _turn = self.writing.lock().await;
        let empty = body(&Document::new(id.clone(), Status::Completed))?;
        sqlx::query("UPDATE documents SET status = 'expired', body = ?, checkpoint = 'null' WHERE id = ?")
            .bind(empty)
            .bind(id.as_str())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Gives every waiting job its place in the queue, where `at_once` jobs run already: otherwise the
    /// waiting ones are about to start.
    pub async fn number_queue_if_full(&self, at_once: usize) -> Stored<()> {
        if self.ids_with(&["in_progress"]).await?.len() >= at_once {
            self.number_queue().await
        } else {
            Ok(())
        }
    }

    async fn number_queue(&self) -> Stored<()> {
        for (index, id) in self.ids_with(&["queued"]).await?.iter().enumerate() {
            let position = index as u64 + 1;
            self.change(id, None, |record| {
                let document = &mut record.document;
                let known = document.queue.as_ref().and_then(|queue| queue.position);
                if document.status != Status::Queued || known == Some(position) {
                    return Verdict::Leave;
                }
                document.queue = Some(waitwell_core::document::Queue { position: Some(position) });
                document.updated_at = Some(now());
                Verdict::Save
            })
            .await?;
        }
        Ok(())
    }

    fn publish(&self, change: u64) {
        self.last_change.store(change, Ordering::Relaxed);
        self.changed.send_replace(change);
    }
}

async fn write(connection: &mut SqliteConnection, record: &Record) -> Stored<()> {
    sqlx::query(
        "UPDATE documents SET status = ?, change = ?, expires_ms = ?, body = ?, checkpoint = ? WHERE id = ?",
    )
    .bind(record.document.status.as_str())
    .bind(signed(record.change))
    .bind(record.document.expires_at.map(|at| at.as_ms()))
    .bind(body(&record.document)?)
    .bind(record.checkpoint.to_string())
    .bind(record.document.id.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

/// Hands the job to the runner inside the same transaction, so that neither can exist without the other.
async fn enqueue(connection: &mut SqliteConnection, document: &Document) -> Stored<()> {
    let ticket = Ticket { job: document.id.to_string(), run: document.run_number() };
    let ticket = serde_json::to_vec(&ticket).map_err(|error| sqlx::Error::Encode(error.into()))?;
    // A ticket is given back whenever the server closes, however often that is.
    let task = TaskBuilder::new(ticket).max_attempts(usize::from(u16::MAX)).build();
    apalis_sqlite::queries::push_tasks(connection, QUEUE, &[task]).await.map_err(|error| match error {
        apalis_sqlite::Error::Database(error) => error,
        other => sqlx::Error::Encode(other.into()),
    })
}

fn body(document: &Document) -> Stored<String> {
    serde_json::to_string(document).map_err(|error| sqlx::Error::Encode(error.into()))
}
