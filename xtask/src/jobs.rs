//! The reference job server, as the page's own `/api`.

use std::path::Path;

use anyhow::{Context, Result};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::any;

/// A running job server and its routes.
#[derive(Debug)]
pub struct Jobs {}

impl Jobs {
    /// Opens the job server with its data in `folder`: jobs of an earlier run are still there.
    pub async fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} could not be made.", folder.display()))?;
        Ok(Self {})
    }

    /// The routes under `/api`.
    pub fn router(&self) -> Router {
        Router::new().route("/api/{*rest}", any(|| async { StatusCode::SERVICE_UNAVAILABLE }))
    }

    /// Stops the workers; jobs that are under way go on from where they were with the next start.
    pub async fn close(self) {}
}
