use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::BoxError;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, ETAG, IF_NONE_MATCH, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Response};
use axum::middleware::Next;
use futures::{StreamExt, stream};
use serde_json::Value;

use super::clock::{http_date, shift};
use super::fault::set_headers;
use super::log::{Asked, Line};
use super::{FLUSH, Fault, Faults, streams};

/// The longest answer that a fault changes, and the longest body that is written down.
const MAX_BODY: usize = 4 * 1024 * 1024;

/// Carries out the script on one request.
pub(super) async fn pass(
    State(faults): State<Faults>,
    request: Request,
    next: Next,
) -> Result<Response<Body>, Infallible> {
    if !is_browser(request.headers()) {
        return Ok(next.run(request).await);
    }
    let (asked, request) = write_down(request).await;
    let due = faults.due(&asked);
    let line = Line::begin(&faults, asked);
    let answer = meet(&faults, due.clone(), request, next).await;
    line.answered(answer.status().as_u16());
    if !is_of_type(&answer, "text/event-stream") {
        return Ok(answer);
    }
    let steps = due.into_iter().filter_map(|fault| match fault {
        Fault::Stream(steps) => Some(steps),
        _ => None,
    });
    Ok(streams::around(&faults, line, answer, steps.flatten().collect()))
}

async fn meet(faults: &Faults, due: Vec<Fault>, mut request: Request, next: Next) -> Response<Body> {
    match due.first() {
        Some(Fault::Unreachable) => return broken(),
        Some(Fault::AnswerLost) => {
            drop(next.run(request).await);
            return broken();
        }
        Some(Fault::Silence(seconds)) => {
            wait(faults, *seconds).await;
            return broken();
        }
        Some(Fault::Held(seconds)) => {
            let answer = next.run(request).await;
            wait(faults, *seconds).await;
            return answer;
        }
        Some(Fault::Answer(said)) => return said.clone().into_response(),
        _ => {}
    }
    if due.iter().any(|fault| matches!(fault, Fault::Merge(_) | Fault::Document(_) | Fault::Clock(_))) {
        // A page that has the true document must not be told that it is the newest.
        request.headers_mut().remove(IF_NONE_MATCH);
    }
    let mut answer = next.run(request).await;
    for fault in due {
        answer = changed(answer, fault).await;
    }
    answer
}

/// The server's answer as the fault makes it.
async fn changed(answer: Response<Body>, fault: Fault) -> Response<Body> {
    match fault {
        Fault::Headers(headers) => {
            let mut answer = answer;
            set_headers(&mut answer, &headers);
            answer
        }
        Fault::Merge(members) => {
            rewritten(answer, |value| documents(value, &|job| merge(job, &members))).await
        }
        Fault::Document(change) => rewritten(answer, |value| documents(value, &*change)).await,
        Fault::Clock(seconds) => {
            let mut answer = rewritten(answer, |value| shift(value, seconds)).await;
            if let Ok(date) = HeaderValue::from_str(&http_date(seconds)) {
                answer.headers_mut().insert(DATE, date);
            }
            answer
        }
        _ => answer,
    }
}

fn is_browser(headers: &HeaderMap) -> bool {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    agent.is_some_and(|agent| agent.starts_with("Mozilla"))
}

fn is_of_type(answer: &Response<Body>, kind: &str) -> bool {
    let own = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    answer.status() == 200 && own.is_some_and(|own| own.starts_with(kind))
}

/// What is asked; of its body only JSON is kept, since files are long.
async fn write_down(request: Request) -> (Asked, Request) {
    let (parts, mut body) = request.into_parts();
    let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let headers = parts.headers.iter().map(|(name, value)| (name.to_string(), text(value)));
    let mut asked = Asked {
        at_ms: 0,
        method: parts.method.to_string(),
        path: parts.uri.to_string(),
        headers: headers.collect(),
        body: String::new(),
        status: None,
        ended_ms: None,
    };
    if asked.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
        let bytes = to_bytes(body, MAX_BODY).await.unwrap_or_default();
        asked.body = String::from_utf8_lossy(&bytes).into_owned();
        body = Body::from(bytes);
    }
    (asked, Request::from_parts(parts, body))
}

/// Waits for so many seconds, or until what is held is let go.
async fn wait(faults: &Faults, seconds: Option<f64>) {
    let mut releases = faults.0.releases.subscribe();
    let time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    tokio::select! {
        _ = releases.changed() => {}
        () = tokio::time::sleep(time.unwrap_or_default()), if time.is_some() => {}
    }
}

/// An answer that breaks off after its first byte. That byte must arrive: where none does, a browser asks again by
/// itself, and a page would be blamed for it.
fn broken() -> Response<Body> {
    let first = stream::iter([Ok(Bytes::from_static(b"{"))]);
    let end = stream::once(async {
        tokio::time::sleep(FLUSH).await;
        Err(BoxError::from(io::Error::other("the line is broken")))
    });
    Response::new(Body::from_stream(first.chain(end)))
}

async fn rewritten(answer: Response<Body>, change: impl FnOnce(&mut Value)) -> Response<Body> {
    if is_of_type(&answer, "text/event-stream") {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let bytes = to_bytes(body, MAX_BODY).await.unwrap_or_default();
    let Ok(mut value) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    change(&mut value);
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.remove(ETAG);
    Response::from_parts(parts, Body::from(value.to_string()))
}

/// Every job in an answer: the answer itself, or those of its list.
fn documents(answer: &mut Value, change: &dyn Fn(&mut Value)) {
    if answer.get("id").is_some() && answer.get("status").is_some() {
        change(answer);
    } else if let Some(jobs) = answer.get_mut("jobs").and_then(Value::as_array_mut) {
        jobs.iter_mut().for_each(change);
    }
}

/// A merge patch (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    match patch {
        Value::Object(members) => {
            if !target.is_object() {
                *target = Value::Object(serde_json::Map::new());
            }
            for (name, value) in members {
                match target.as_object_mut() {
                    Some(target) if value.is_null() => _ = target.remove(name),
                    Some(target) => merge(target.entry(name.clone()).or_insert(Value::Null), value),
                    None => {}
                }
            }
        }
        value => *target = value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_are_replaced_and_null_takes_them_away() {
        let mut job = json!({ "id": "a", "title": "One", "cancel": { "allowed": true, "scope": "whole" } });
        merge(&mut job, &json!({ "title": null, "cancel": { "allowed": false }, "run": 2 }));
        let expected = json!({ "id": "a", "cancel": { "allowed": false, "scope": "whole" }, "run": 2 });
        assert_eq!(job, expected);
    }
}
