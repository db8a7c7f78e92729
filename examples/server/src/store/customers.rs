//! The customers that imports add. The email address is the key, so importing twice adds nobody twice.

use serde::Serialize;
use sqlx::Row;
use waitwell_core::id::JobId;

use super::{Store, Stored};

/// One customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Customer {
    /// The key, in lower case.
    pub email: String,
    /// The name; may be empty.
    pub name: String,
    /// Two letters, or empty.
    pub country: String,
}

impl Store {
    /// Adds or updates customers of `owner`, all or none.
    pub async fn keep_customers(&self, owner: &str, job: &JobId, customers: &[Customer]) -> Stored<()> {
        let mut transaction = self.pool().begin_with("BEGIN IMMEDIATE").await?;
        for customer in customers {
            sqlx::query("INSERT OR REPLACE INTO customers VALUES (?, ?, ?, ?, ?)")
                .bind(owner)
                .bind(&customer.email)
                .bind(&customer.name)
                .bind(&customer.country)
                .bind(job.as_str())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await
    }

    /// The customers that `job` was the last one to add or update.
    pub async fn customers_of(&self, owner: &str, job: &JobId) -> Stored<Vec<Customer>> {
        let rows = sqlx::query(
            "SELECT email, name, country FROM customers WHERE owner = ? AND job = ? ORDER BY email",
        )
        .bind(owner)
        .bind(job.as_str())
        .fetch_all(self.pool())
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Customer { email: row.try_get(0)?, name: row.try_get(1)?, country: row.try_get(2)? })
            })
            .collect()
    }
}
