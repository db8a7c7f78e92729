//! What the gallery asks its job server besides the Job API: an upload, an answer, a renewed sign-in.

use leptos::prelude::window;
use serde_json::Value;
use waitwell::StartView;
use waitwell::core::view::ErrorView;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};

/// An answer that says no, or none at all.
#[derive(Clone, Debug, PartialEq)]
pub enum No {
    /// The server refused, with a problem document.
    Refused(Value),
    /// No answer that can be read.
    NoAnswer,
}

/// Gets a JSON document.
pub async fn get(path: &str) -> Result<Value, No> {
    send("GET", path, "", JsValue::UNDEFINED).await
}

/// Sends JSON and gets JSON.
pub async fn post(path: &str, body: &Value) -> Result<Value, No> {
    send("POST", path, "application/json", body.to_string().into()).await
}

/// Sends a file as it is: it is not read into the page.
pub async fn upload(path: &str, file: &web_sys::File) -> Result<Value, No> {
    send("POST", path, "text/csv", file.into()).await
}

/// Whether the server answers.
pub async fn is_there() -> bool {
    matches!(exchange("GET", "/api/health", "", JsValue::UNDEFINED).await, Ok((200, _)))
}

async fn send(method: &str, path: &str, kind: &str, body: JsValue) -> Result<Value, No> {
    let (status, text) = exchange(method, path, kind, body).await.map_err(|_| No::NoAnswer)?;
    let value: Value = serde_json::from_str(&text).unwrap_or_default();
    match status {
        200..300 => Ok(value),
        400..500 => Err(No::Refused(value)),
        _ => Err(No::NoAnswer),
    }
}

async fn exchange(method: &str, path: &str, kind: &str, body: JsValue) -> Result<(u16, String), JsValue> {
    let headers = web_sys::Headers::new()?;
    headers.set("Accept", "application/json")?;
    let request = web_sys::RequestInit::new();
    request.set_method(method);
    if !body.is_undefined() {
        headers.set("Content-Type", kind)?;
        request.set_body(&body);
    }
    request.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(path, &request)).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.status(), text.as_string().unwrap_or_default()))
}

impl No {
    /// The same, as what became of a start, so that one notice at the form says both.
    pub fn as_start(&self) -> StartView {
        let problem = match self {
            No::Refused(problem) => problem,
            No::NoAnswer => return StartView::NotStarted,
        };
        let text = |name: &str| problem.get(name).and_then(Value::as_str).map(str::to_owned);
        let kind = text("type").and_then(|kind| kind.rsplit('/').next().map(str::to_owned));
        let error = ErrorView {
            kind,
            title: text("title"),
            detail: text("detail"),
            language: text("language"),
            ..ErrorView::default()
        };
        StartView::Refused { error, field: text("field") }
    }

    /// The server's own sentence, where there is one.
    pub fn detail(&self) -> Option<String> {
        match self {
            No::Refused(problem) => problem.get("detail").and_then(Value::as_str).map(str::to_owned),
            No::NoAnswer => None,
        }
    }
}
