use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use serde::Deserialize;
use serde_json::Value;

use super::streams::Step;

/// What becomes of a request.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It never reaches the server, and the connection breaks.
    Unreachable,
    /// The server does what was asked, and the connection breaks before its answer.
    AnswerLost,
    /// It never reaches the server, and nothing comes back: for so many seconds, or until it is let go; then the
    /// connection breaks.
    Silence(Option<f64>),
    /// The server does what was asked at once, and its answer comes only after so many seconds, or when it is let
    /// go.
    Held(Option<f64>),
    /// Somebody else answers.
    Answer(Said),
    /// The server's answer has these headers instead of its own.
    Headers(BTreeMap<String, String>),
    /// The server's documents have these members instead of their own, `null` for none.
    Merge(Value),
    /// The server's documents are changed so.
    #[serde(skip)]
    Document(Arc<dyn Fn(&mut Value) + Send + Sync>),
    /// The server's clock is off by so many seconds: in its `Date` and in every time of its documents.
    Clock(i64),
    /// The event stream, once it is open, carries out these steps before it goes on as it is.
    Stream(Vec<Step>),
}

/// An answer in the server's place.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Its status; 0 is read as 200.
    pub status: u16,
    /// Its headers; without a `content-type`, it is a problem document.
    pub headers: BTreeMap<String, String>,
    /// Its body.
    pub body: String,
}

impl Fault {
    /// The server answers with this status and a problem document.
    pub fn problem(status: u16) -> Self {
        Self::problem_with(status, &[])
    }

    /// The same with headers of its own.
    pub fn problem_with(status: u16, headers: &[(&str, &str)]) -> Self {
        let body = format!(r#"{{"type":"about:blank","title":"No","status":{status}}}"#);
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fault::Answer(Said { status, headers, body })
    }

    /// Somebody else answers with this status, `Content-Type` and body.
    pub fn answer(status: u16, kind: &str, body: impl Into<String>) -> Self {
        let headers = [("content-type".to_owned(), kind.to_owned())].into();
        Fault::Answer(Said { status, headers, body: body.into() })
    }

    /// Somebody else answers with 200 and this JSON, which need not be any.
    pub fn json(body: impl Into<String>) -> Self {
        Self::answer(200, "application/json", body)
    }

    /// The server has no stream for anybody: "do not come back".
    pub fn no_stream() -> Self {
        Self::answer(204, "text/plain", "")
    }

    /// The server's answer has this header instead of its own.
    pub fn header(name: &str, value: &str) -> Self {
        Fault::Headers([(name.to_owned(), value.to_owned())].into())
    }

    /// The server's documents are changed so.
    pub fn document(change: impl Fn(&mut Value) + Send + Sync + 'static) -> Self {
        Fault::Document(Arc::new(change))
    }

    /// Whether it says all that becomes of the request.
    pub(super) fn is_whole(&self) -> bool {
        matches!(
            self,
            Fault::Unreachable | Fault::AnswerLost | Fault::Silence(_) | Fault::Held(_) | Fault::Answer(_)
        )
    }
}

impl Said {
    pub(super) fn into_response(self) -> Response<Body> {
        let mut answer = Response::new(Body::from(self.body));
        let status = if self.status == 0 { 200 } else { self.status };
        *answer.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        set_headers(&mut answer, &self.headers);
        answer
    }
}

/// Sets headers, several values of one name where they are parted by a line break. What is no header is left out.
pub(super) fn set_headers(answer: &mut Response<Body>, headers: &BTreeMap<String, String>) {
    for (name, values) in headers {
        let Ok(name) = name.parse::<HeaderName>() else { continue };
        answer.headers_mut().remove(&name);
        for value in values.split('\n').filter_map(|value| HeaderValue::from_str(value).ok()) {
            answer.headers_mut().append(name.clone(), value);
        }
    }
}
