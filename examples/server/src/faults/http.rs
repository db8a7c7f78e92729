use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Fault, Faults, Step};

/// One rule of the script, as it is sent.
#[derive(Deserialize)]
struct Sent {
    method: String,
    path: String,
    times: Option<usize>,
    fault: Fault,
}

pub(super) fn routes(faults: Faults) -> Router {
    Router::new()
        .route("/api/faults", post(add).delete(mend))
        .route("/api/faults/release", post(release))
        .route("/api/faults/streams", post(tell_streams))
        .route("/api/faults/log", get(log))
        .with_state(faults)
}

/// `POST /api/faults`: one more rule.
async fn add(State(faults): State<Faults>, Json(sent): Json<Sent>) -> StatusCode {
    faults.add(&sent.method, &sent.path, sent.times, sent.fault);
    StatusCode::NO_CONTENT
}

/// `DELETE /api/faults`: everything works again.
async fn mend(State(faults): State<Faults>) -> StatusCode {
    faults.mend();
    StatusCode::NO_CONTENT
}

/// `POST /api/faults/release`: answers that are held are let go.
async fn release(State(faults): State<Faults>) -> StatusCode {
    faults.release();
    StatusCode::NO_CONTENT
}

/// `POST /api/faults/streams`: steps for the streams that are open.
async fn tell_streams(State(faults): State<Faults>, Json(steps): Json<Vec<Step>>) -> StatusCode {
    faults.on_streams(steps);
    StatusCode::NO_CONTENT
}

/// `GET /api/faults/log`: what pages have asked, and how many streams they have open.
async fn log(State(faults): State<Faults>) -> Json<Value> {
    Json(json!({ "asked": faults.asked(), "streams": faults.streams() }))
}
