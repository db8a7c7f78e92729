//! How jobs are written into answers, with their ETags.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use waitwell_core::document::{Document, Status};

use super::problem::type_of;

/// A job as JSON.
pub fn job(document: &Document) -> Value {
    let mut value = serde_json::to_value(document).unwrap_or_default();
    explain(&mut value);
    let earlier = value.get_mut("earlier").and_then(Value::as_array_mut);
    earlier.into_iter().flatten().for_each(explain);
    value
}

/// The document keeps the bare word for an error; the wire has the address that explains it.
fn explain(run: &mut Value) {
    if let Some(kind) = run.pointer_mut("/error/type")
        && let Some(code) = kind.as_str()
    {
        *kind = json!(type_of(code));
    }
}

/// One job with its ETag, or 304 where the asker has it already.
pub fn one(document: &Document, asked: &HeaderMap) -> Response {
    let tag = tag(document);
    let mut response = conditional(&tag, asked, || job(document));
    if !document.status.is_ending() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(next_look(document)));
    }
    response
}

/// Several jobs with one ETag for the whole answer.
pub fn several(documents: &[Document], rest: Value, asked: &HeaderMap) -> Response {
    let mut hasher = DefaultHasher::new();
    for document in documents {
        tag(document).hash(&mut hasher);
        document.id.hash(&mut hasher);
    }
    rest.to_string().hash(&mut hasher);
    conditional(&format!("\"{:016x}\"", hasher.finish()), asked, || {
        let mut body = rest.clone();
        body["jobs"] = documents.iter().map(job).collect();
        body
    })
}

/// A job that was accepted: 202, where to look for it, and the job itself.
pub fn accepted(document: &Document) -> Response {
    let mut response = (StatusCode::ACCEPTED, Json(job(document))).into_response();
    let headers = response.headers_mut();
    let place = format!("/api/jobs/{}", document.id);
    if let Ok(place) = HeaderValue::from_str(&place) {
        headers.insert(header::LOCATION, place);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::RETRY_AFTER, HeaderValue::from(next_look(document)));
    response
}

/// Every change raises the version, so run and version name the content.
fn tag(document: &Document) -> String {
    format!("\"{}-{}\"", document.run_number(), document.version.unwrap_or(0))
}

/// When to look again, in seconds: soon for a quick job, less often for a long one.
fn next_look(document: &Document) -> u32 {
    match (&document.status, document.estimate) {
        _ if document.cancel_requested_at.is_some() => 1,
        (Status::NeedsAction, _) => 5,
        (_, Some(range)) => u32::try_from(range.high_s / 40).unwrap_or(5).clamp(1, 5),
        _ => 2,
    }
}

fn conditional(tag: &str, asked: &HeaderMap, body: impl FnOnce() -> Value) -> Response {
    let known =
        asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|list| {
            list.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        });
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { Json(body()).into_response() };
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(header::ETAG, tag);
    }
    // Asked every time, and answered with 304 where nothing changed; never shared between people.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
