//! The line between the page and its job server: what the page has asked, and trouble on request.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, ETAG, IF_NONE_MATCH, USER_AGENT};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::{self, Next};
use axum::{BoxError, Router};
use futures_util::stream;
use serde_json::Value;

use crate::clock::{http_date, shift};

/// The longest answer that a fault changes.
const MAX_BODY: usize = 4 * 1024 * 1024;

/// A request of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// `GET`, `POST`.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// Its Idempotency-Key, with the quotes around it.
    pub key: Option<String>,
}

impl Asked {
    /// The jobs that it looks at or listens to.
    pub fn jobs(&self) -> Vec<&str> {
        match self.path.split_once("?ids=") {
            Some((_, ids)) => ids.split(',').collect(),
            None => self.path.strip_prefix("/api/jobs/").into_iter().collect(),
        }
    }
}

/// Something that goes wrong on the line.
#[derive(Clone)]
pub enum Fault {
    /// The request never reaches the server.
    Unreachable,
    /// The server does what was asked, and its answer is lost.
    AnswerLost,
    /// Somebody else answers.
    Answer {
        /// The answer's status.
        status: u16,
        /// Its `Content-Type`.
        kind: &'static str,
        /// Its body.
        body: Bytes,
    },
    /// The server's documents say something else.
    Document(Arc<dyn Fn(&mut Value) + Send + Sync>),
    /// The server's clock is off by this many seconds: in its `Date` and in every time of its documents.
    Clock(i64),
}

impl Fault {
    /// The server has no stream for anybody: "do not come back".
    pub fn no_stream() -> Self {
        Fault::Answer { status: 204, kind: "text/plain", body: Bytes::new() }
    }

    /// The server answers with this status and a problem document.
    pub fn problem(status: u16) -> Self {
        let body = format!(r#"{{"type":"about:blank","title":"No","status":{status}}}"#);
        Fault::Answer { status, kind: "application/problem+json", body: body.into() }
    }

    /// Somebody else answers with 200 and this JSON, which need not be any.
    pub fn json(body: impl Into<Bytes>) -> Self {
        Fault::Answer { status: 200, kind: "application/json", body: body.into() }
    }

    /// The server's documents are changed so.
    pub fn document(change: impl Fn(&mut Value) + Send + Sync + 'static) -> Self {
        Fault::Document(Arc::new(change))
    }
}

/// The line. Clones are the same line.
#[derive(Clone, Default)]
pub struct Wire(Arc<Mutex<Line>>);

#[derive(Default)]
struct Line {
    faults: Vec<Rule>,
    asked: Vec<Asked>,
}

struct Rule {
    method: &'static str,
    path: String,
    fault: Fault,
    /// How often it happens; `None` until it is mended.
    times: Option<usize>,
}

impl Wire {
    /// From now on, requests of `method` to a path that begins with `path` meet `fault`.
    pub fn break_with(&self, method: &'static str, path: &str, fault: Fault) {
        self.add(method, path, fault, None);
    }

    /// The next request of `method` to a path that begins with `path` meets `fault`.
    pub fn break_once(&self, method: &'static str, path: &str, fault: Fault) {
        self.add(method, path, fault, Some(1));
    }

    /// Everything works again.
    pub fn mend(&self) {
        self.line().faults.clear();
    }

    /// What the page has asked so far, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.line().asked.clone()
    }

    /// The requests of `method` so far to paths that contain `part`.
    pub fn asked_for(&self, method: &str, part: &str) -> Vec<Asked> {
        let mut asked = self.asked();
        asked.retain(|asked| asked.method == method && asked.path.contains(part));
        asked
    }

    pub(crate) fn around(&self, routes: Router) -> Router {
        routes.layer(middleware::from_fn_with_state(self.clone(), pass))
    }

    fn add(&self, method: &'static str, path: &str, fault: Fault, times: Option<usize>) {
        self.line().faults.insert(0, Rule { method, path: path.to_owned(), fault, times });
    }

    fn fault(&self, asked: &Asked) -> Option<Fault> {
        let mut line = self.line();
        line.asked.push(asked.clone());
        let rule = line.faults.iter_mut().find(|rule| {
            rule.method == asked.method && asked.path.starts_with(&rule.path) && rule.times != Some(0)
        })?;
        rule.times = rule.times.map(|times| times - 1);
        Some(rule.fault.clone())
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn pass(
    State(wire): State<Wire>,
    mut request: Request,
    next: Next,
) -> Result<Response<Body>, Infallible> {
    // The tests' own questions are no part of the page.
    if !is_browser(&request) {
        return Ok(next.run(request).await);
    }
    Ok(match wire.fault(&asked(&request)) {
        None => next.run(request).await,
        Some(Fault::Unreachable) => broken(),
        Some(Fault::AnswerLost) => {
            drop(next.run(request).await);
            broken()
        }
        Some(Fault::Answer { status, kind, body }) => {
            let mut answer = Response::new(Body::from(body));
            *answer.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            answer
        }
        Some(Fault::Document(change)) => {
            // A page that has the true document must not be told that it is the newest.
            request.headers_mut().remove(IF_NONE_MATCH);
            changed(next.run(request).await, |value| documents(value, &*change)).await
        }
        Some(Fault::Clock(seconds)) => {
            request.headers_mut().remove(IF_NONE_MATCH);
            let mut answer = changed(next.run(request).await, |value| shift(value, seconds)).await;
            if let Ok(date) = HeaderValue::from_str(&http_date(seconds)) {
                answer.headers_mut().insert(DATE, date);
            }
            answer
        }
    })
}

fn is_browser(request: &Request) -> bool {
    let agent = request.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    agent.is_some_and(|agent| agent.starts_with("Mozilla"))
}

fn asked(request: &Request) -> Asked {
    let key = request.headers().get("idempotency-key").and_then(|key| key.to_str().ok());
    Asked {
        method: request.method().to_string(),
        path: request.uri().to_string(),
        key: key.map(str::to_owned),
    }
}

/// An answer that breaks off in its first byte.
fn broken() -> Response<Body> {
    let pieces = [Ok(Bytes::from_static(b"{")), Err(io::Error::other("the line is broken"))];
    Response::new(Body::from_stream(stream::iter(pieces.map(|piece| piece.map_err(BoxError::from)))))
}

async fn changed(answer: Response<Body>, change: impl FnOnce(&mut Value)) -> Response<Body> {
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
