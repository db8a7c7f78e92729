//! Reading what a request brings: its path, its key, its JSON.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};
use waitwell_core::id::{JobId, Key as KeyText};

use super::problem::Refusal;

/// The largest JSON body, in bytes.
const MAX_JSON: usize = 64 * 1024;

/// The job that a path names.
pub struct Named(pub JobId);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let names = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let id = names.ok().and_then(|names| JobId::parse(names.get("id")?));
        id.map(Named).ok_or_else(Refusal::no_job)
    }
}

/// The `Idempotency-Key`: a structured-field string, so in double quotes; a bare word is taken too.
pub fn key(headers: &HeaderMap) -> Result<String, Refusal> {
    let refuse = |detail| Refusal::field("Idempotency-Key", detail);
    let value = headers.get("idempotency-key").ok_or_else(|| {
        refuse("Send an Idempotency-Key, so that a repeated request does not do its work twice.")
    })?;
    let text = value.to_str().unwrap_or_default().trim();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let key = KeyText::parse(text).ok_or_else(|| {
        refuse("A key is 1 to 128 letters, digits, hyphens and underscores in double quotes.")
    })?;
    Ok(key.as_str().to_owned())
}

/// The JSON object in a body.
pub async fn object(headers: &HeaderMap, body: Body) -> Result<Map<String, Value>, Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json") {
        let detail = "Send the body as application/json.";
        return Err(
            Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-type", detail).of("Content-Type")
        );
    }
    let bytes = axum::body::to_bytes(body, MAX_JSON).await.map_err(|_| {
        let detail = format!("A request body has at most {MAX_JSON} bytes.");
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail).of("body")
    })?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Refusal::field("body", "The body must be a JSON object.")),
        Err(error) => Err(Refusal::field("body", format!("The body is not JSON: {error}."))),
    }
}
