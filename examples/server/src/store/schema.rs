//! The tables. The runner keeps its own beside them: `Jobs` and `Workers`.

use apalis_sqlite::SqliteStorage;
use sqlx::SqlitePool;

use super::Stored;

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS documents (
    created INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    status TEXT NOT NULL,
    change INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    expires_ms INTEGER,
    body TEXT NOT NULL,
    checkpoint TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS documents_owner ON documents (owner, created);
CREATE INDEX IF NOT EXISTS documents_change ON documents (change);
CREATE INDEX IF NOT EXISTS documents_status ON documents (status);
CREATE TABLE IF NOT EXISTS keys (
    owner TEXT NOT NULL, key TEXT NOT NULL, what TEXT NOT NULL, body TEXT NOT NULL, job TEXT NOT NULL,
    PRIMARY KEY (owner, key)
) STRICT;
CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, placed_on TEXT NOT NULL, customer TEXT NOT NULL,
    country TEXT NOT NULL, currency TEXT NOT NULL, cents INTEGER NOT NULL, archived INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL,
    rows INTEGER NOT NULL, columns TEXT NOT NULL, created_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS customers (
    owner TEXT NOT NULL, email TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL, job TEXT NOT NULL,
    PRIMARY KEY (owner, email)
) STRICT;
CREATE TABLE IF NOT EXISTS credentials (
    owner TEXT NOT NULL, name TEXT NOT NULL, valid_until_ms INTEGER NOT NULL, PRIMARY KEY (owner, name)
) STRICT;
CREATE TABLE IF NOT EXISTS outbox (
    job TEXT PRIMARY KEY, owner TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
";

/// Makes what is missing: our tables and the runner's.
pub async fn prepare(pool: &SqlitePool) -> Stored<()> {
    // Only the runner's tables: its own set-up also turns off syncing, which would risk the jobs.
    SqliteStorage::migrations().run(pool).await?;
    sqlx::raw_sql(TABLES).execute(pool).await?;
    Ok(())
}

/// The name that this database got when it was made.
pub async fn epoch(pool: &SqlitePool) -> Stored<String> {
    let fresh = ulid::Ulid::generate().to_string().to_lowercase();
    sqlx::query("INSERT OR IGNORE INTO meta VALUES ('epoch', ?)").bind(fresh).execute(pool).await?;
    sqlx::query_scalar("SELECT value FROM meta WHERE name = 'epoch'").fetch_one(pool).await
}
