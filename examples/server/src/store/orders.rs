//! The orders that exports and reports read: made once, the same on every machine.

use sqlx::Row;

use super::{Store, Stored, signed};

/// Which orders a job reads.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The first day, `2025-01-01`; empty for no limit.
    pub from: String,
    /// The last day; empty for no limit.
    pub to: String,
    /// Whether archived orders are asked for.
    pub archived: bool,
}

/// One order, refund or invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its number, from 1.
    pub id: u64,
    /// `order`, `refund` or `invoice`.
    pub kind: String,
    /// The day, `2025-03-09`.
    pub placed_on: String,
    /// The customer's name.
    pub customer: String,
    /// Two letters, as in `DE`.
    pub country: String,
    /// Three letters, as in `EUR`.
    pub currency: String,
    /// The amount in hundredths; negative for refunds.
    pub cents: i64,
    /// Whether it is archived, which not everybody may see.
    pub archived: bool,
}

/// How many of the orders are archived, however many there are.
pub const ARCHIVED: u64 = 213;

const MATCH: &str = "(?1 = '' OR placed_on >= ?1) AND (?2 = '' OR placed_on <= ?2) AND (?3 OR NOT archived)";

/// The database makes them itself, by arithmetic on the row's number: 240,000 take about a second.
const MAKE: &str = "
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1),
mixed AS (SELECT n, (n * 2654435761) % 4294967296 AS h FROM numbers)
INSERT INTO orders
SELECT n,
    CASE WHEN h % 23 = 0 THEN 'refund' WHEN h % 5 = 0 THEN 'invoice' ELSE 'order' END,
    date('2025-01-01', '+' || ((n - 1) * 365 / ?1) || ' days'),
    CASE h / 7 % 8 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Björn' WHEN 2 THEN 'Chloé' WHEN 3 THEN 'Deniz'
        WHEN 4 THEN 'Emeka' WHEN 5 THEN 'Farida' WHEN 6 THEN 'Gül' ELSE 'Hana' END || ' ' ||
    CASE h / 61 % 8 WHEN 0 THEN 'Almeida' WHEN 1 THEN 'Brandt' WHEN 2 THEN 'Costa, Jr.' WHEN 3 THEN 'Dubois'
        WHEN 4 THEN 'Eze' WHEN 5 THEN 'Fischer' WHEN 6 THEN 'O''Neill' ELSE 'Haddad' END,
    CASE h / 11 % 6 WHEN 0 THEN 'DE' WHEN 1 THEN 'FR' WHEN 2 THEN 'GB' WHEN 3 THEN 'NG' WHEN 4 THEN 'TR'
        ELSE 'US' END,
    CASE h / 11 % 6 WHEN 2 THEN 'GBP' WHEN 3 THEN 'USD' WHEN 5 THEN 'USD' ELSE 'EUR' END,
    (500 + h / 13 % 250000) * CASE WHEN h % 23 = 0 THEN -1 ELSE 1 END,
    (n * ?2) / ?1 <> ((n - 1) * ?2) / ?1
FROM mixed";

impl Store {
    /// Makes `count` orders where there are none yet.
    pub async fn make_orders(&self, count: u64) -> Stored<()> {
        let known: i64 = sqlx::query_scalar("SELECT count(*) FROM orders").fetch_one(self.pool()).await?;
        if known > 0 || count == 0 {
            return Ok(());
        }
        let archived = ARCHIVED.min(count);
        sqlx::query(MAKE).bind(signed(count)).bind(signed(archived)).execute(self.pool()).await?;
        Ok(())
    }

    /// How many orders match `filter`.
    pub async fn count_orders(&self, filter: &Filter) -> Stored<u64> {
        let sql = format!("SELECT count(*) FROM orders WHERE {MATCH}");
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .bind(&filter.from)
            .bind(&filter.to)
            .bind(filter.archived)
            .fetch_one(self.pool())
            .await?;
        Ok(count.unsigned_abs())
    }

    /// The next orders that match `filter`: those after number `after`, at most `limit`.
    pub async fn orders(&self, filter: &Filter, after: u64, limit: u64) -> Stored<Vec<Order>> {
        let sql = format!(
            "SELECT id, kind, placed_on, customer, country, currency, cents, archived FROM orders
             WHERE id > ?4 AND {MATCH} ORDER BY id LIMIT ?5"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(&filter.from)
            .bind(&filter.to)
            .bind(filter.archived)
            .bind(signed(after))
            .bind(signed(limit))
            .fetch_all(self.pool())
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Order {
                    id: row.try_get::<i64, _>(0)?.unsigned_abs(),
                    kind: row.try_get(1)?,
                    placed_on: row.try_get(2)?,
                    customer: row.try_get(3)?,
                    country: row.try_get(4)?,
                    currency: row.try_get(5)?,
                    cents: row.try_get(6)?,
                    archived: row.try_get(7)?,
                })
            })
            .collect()
    }
}
