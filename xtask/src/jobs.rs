//! The reference job server, as the page's own `/api`.

use anyhow::{Context, Result};
use axum::Router;
use waitwell_server::{Config, JobServer};

/// A running job server and its routes.
pub struct Jobs {
    server: JobServer,
}

impl Jobs {
    /// Opens the job server. Jobs of an earlier run on the same folder go on.
    pub async fn open(config: Config) -> Result<Self> {
        let folder = config.data_dir.clone();
        let server = JobServer::open(config)
            .await
            .with_context(|| format!("The jobs in {} could not be opened.", folder.display()))?;
        Ok(Self { server })
    }

    /// The routes under `/api`.
    pub fn router(&self) -> Router {
        self.server.router()
    }

    /// Takes no new job, and ends the event streams, which would keep their connections open.
    pub fn begin_close(&self) {
        self.server.begin_close();
    }

    /// Stops the workers. Jobs that are under way go on with the next start.
    pub async fn close(self) {
        self.server.close().await;
    }
}
