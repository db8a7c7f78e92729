//! Problem documents (RFC 9457): what is wrong with a request, in a form that a page can act on.

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use waitwell_core::document::Document;

use super::answer;

/// The published problem codes, each with its title. `type` is `/api/problems/` and the code.
pub const PROBLEMS: [(&str, &str); 21] = [
    ("already-finished", "The job has already finished"),
    ("connection-lost", "A connection was lost"),
    ("credentials-expired", "A sign-in to another service has expired"),
    ("expired", "This was kept for a while and is gone"),
    ("file-too-large", "The file is too large"),
    ("in-progress", "The same request is still being handled"),
    ("internal", "The server had a problem"),
    ("invalid-input", "Something in the request cannot be used"),
    ("key-reused", "The Idempotency-Key was used for another request"),
    ("method-not-allowed", "This address does not take this kind of request"),
    ("no-question", "The job asks nothing"),
    ("not-cancelable", "The job cannot be canceled now"),
    ("not-found", "There is nothing at this address"),
    ("not-retryable", "The job cannot be retried"),
    ("not-undoable", "The cancel cannot be undone any more"),
    ("permission", "You may not do this"),
    ("rate-limited", "Too many at once"),
    ("timed-out", "It took too long"),
    ("too-large", "The request is too large"),
    ("unavailable", "The server is closing"),
    ("unsupported-type", "The request has the wrong content type"),
];

/// The language of all that the server says.
pub const LANGUAGE: &str = "en";

/// A request refused.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    code: &'static str,
    detail: String,
    field: Option<&'static str>,
    retry_after: Option<u32>,
    job: Option<Box<Document>>,
}

impl Refusal {
    /// A refusal with one of the codes of [`PROBLEMS`] and a sentence that says what would do.
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), field: None, retry_after: None, job: None }
    }

    /// A field, header or query parameter that cannot be used.
    pub fn field(field: &'static str, detail: impl Into<String>) -> Self {
        Self { field: Some(field), ..Self::new(StatusCode::BAD_REQUEST, "invalid-input", detail) }
    }

    /// The refusal, said of a field.
    pub fn of(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }

    /// The refusal with the time in seconds after which another try makes sense.
    pub fn retry_after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// The refusal with the job as it stands.
    pub fn with(self, job: Document) -> Self {
        Self { job: Some(Box::new(job)), ..self }
    }

    /// There is no such job for this person.
    pub fn no_job() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "There is no such job.")
    }

    /// There was such a job.
    pub fn expired() -> Self {
        Self::new(StatusCode::GONE, "expired", "This job has expired and its result was removed.")
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        eprintln!("A request failed: {error}");
        let detail = "The server could not read or write its data. Try again in a moment.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        eprintln!("A request failed: {error}");
        let detail = "The server could not read or write a file. Try again in a moment.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut body = document(self.code);
        body["status"] = json!(self.status.as_u16());
        body["detail"] = json!(self.detail);
        if let Some(field) = self.field {
            body["field"] = json!(field);
        }
        if let Some(job) = self.job {
            body["job"] = answer::job(&job);
        }
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// The address that names a problem.
pub fn type_of(code: &str) -> String {
    format!("/api/problems/{code}")
}

/// Every problem that the server knows.
pub async fn list() -> Json<Value> {
    Json(json!({ "problems": PROBLEMS.map(|(code, _)| document(code)) }))
}

/// One of them.
pub async fn one(code: Result<Path<String>, PathRejection>) -> Result<Json<Value>, Refusal> {
    // A code that is no text is none of them.
    let asked = code.map(|Path(code)| code).unwrap_or_default();
    let known = PROBLEMS.iter().find(|(known, _)| *known == asked);
    let (code, _) = known.ok_or_else(|| {
        Refusal::new(StatusCode::NOT_FOUND, "not-found", "This server knows no such problem.")
    })?;
    Ok(Json(document(code)))
}

/// For every address that is not there.
pub async fn no_such_address() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "not-found", "There is nothing at this address.")
}

/// For every method that an address does not take.
pub async fn no_such_method() -> Refusal {
    let detail = "This address does not take this kind of request.";
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", detail)
}

fn document(code: &str) -> Value {
    let title = PROBLEMS.iter().find(|(known, _)| *known == code).map(|(_, title)| *title);
    json!({
        "type": type_of(code),
        "title": title.unwrap_or("The request was refused"),
        "code": code,
        "language": LANGUAGE,
    })
}
