//! The sign-ins to other services that a person has given, and when they run out.

use std::time::Duration;

use waitwell_core::moment::Moment;

use super::{Store, Stored};
use crate::clock::{after, now};

/// The sign-in that reports are sent with.
pub const MAIL: &str = "mail";

/// How long a renewed sign-in is good for.
const GOOD_FOR: Duration = Duration::from_secs(10 * 60);

impl Store {
    /// Until when sign-in `name` of `owner` is good; `None` where it never was or has run out.
    pub async fn good_until(&self, owner: &str, name: &str) -> Stored<Option<Moment>> {
        let until: Option<i64> =
            sqlx::query_scalar("SELECT valid_until_ms FROM credentials WHERE owner = ? AND name = ?")
                .bind(owner)
                .bind(name)
                .fetch_optional(self.pool())
                .await?;
        Ok(until.map(Moment::from_ms).filter(|until| *until > now()))
    }

    /// Renews a sign-in.
    pub async fn renew(&self, owner: &str, name: &str) -> Stored<()> {
        self.set_credential(owner, name, after(GOOD_FOR)).await
    }

    /// Lets a sign-in run out.
    pub async fn expire(&self, owner: &str, name: &str) -> Stored<()> {
        self.set_credential(owner, name, now()).await
    }

    async fn set_credential(&self, owner: &str, name: &str, until: Moment) -> Stored<()> {
        sqlx::query("INSERT OR REPLACE INTO credentials VALUES (?, ?, ?)")
            .bind(owner)
            .bind(name)
            .bind(until.as_ms())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Puts a report into the outbox, once for each job.
    pub async fn send_mail(&self, owner: &str, job: &str, subject: &str, body: &str) -> Stored<()> {
        sqlx::query("INSERT OR IGNORE INTO outbox VALUES (?, ?, ?, ?)")
            .bind(job)
            .bind(owner)
            .bind(subject)
            .bind(body)
            .execute(self.pool())
            .await?;
        Ok(())
    }
}
