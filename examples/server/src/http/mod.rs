//! The HTTP interface: `docs/job-api.md` in code.

mod actions;
mod answer;
mod body;
mod credentials;
mod events;
mod files;
mod jobs;
mod new;
mod origin;
mod page;
mod person;
mod problem;
mod question;
mod uploads;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::services::Services;

pub use person::DEMO;
pub use problem::PROBLEMS;

/// Every route that the server answers, as method and path.
pub const ROUTES: [(&str, &str); 18] = [
    ("post", "/api/jobs"),
    ("get", "/api/jobs"),
    ("get", "/api/jobs/events"),
    ("post", "/api/jobs/uploads"),
    ("get", "/api/jobs/{id}"),
    ("post", "/api/jobs/{id}/cancel"),
    ("post", "/api/jobs/{id}/cancel/undo"),
    ("post", "/api/jobs/{id}/retry"),
    ("get", "/api/jobs/{id}/action"),
    ("post", "/api/jobs/{id}/action"),
    ("get", "/api/jobs/{id}/changes"),
    ("get", "/api/jobs/{id}/files/{name}"),
    ("get", "/api/credentials"),
    ("post", "/api/credentials/renew"),
    ("post", "/api/credentials/expire"),
    ("get", "/api/problems"),
    ("get", "/api/problems/{code}"),
    ("get", "/api/health"),
];

/// All routes, with cross-origin rules and a problem document for everything that is not there.
pub fn router(services: Services) -> Router {
    let cors = origin::cors(&services.config);
    Router::new()
        .route("/api/jobs", get(jobs::many).post(jobs::start))
        .route("/api/jobs/events", get(events::stream))
        .route("/api/jobs/uploads", post(uploads::upload))
        .route("/api/jobs/{id}", get(jobs::one))
        .route("/api/jobs/{id}/cancel", post(actions::cancel))
        .route("/api/jobs/{id}/cancel/undo", post(actions::undo))
        .route("/api/jobs/{id}/retry", post(actions::retry))
        .route("/api/jobs/{id}/action", get(actions::question).post(actions::answer))
        .route("/api/jobs/{id}/changes", get(files::changes))
        .route("/api/jobs/{id}/files/{name}", get(files::file))
        .route("/api/credentials", get(credentials::show))
        .route("/api/credentials/renew", post(credentials::renew))
        .route("/api/credentials/expire", post(credentials::expire))
        .route("/api/problems", get(problem::list))
        .route("/api/problems/{code}", get(problem::one))
        .route("/api/health", get(|| async { "ok" }))
        .fallback(problem::no_such_address)
        .method_not_allowed_fallback(problem::no_such_method)
        .layer(from_fn_with_state(services.clone(), origin::refuse_strangers))
        .layer(cors)
        .with_state(services)
}
