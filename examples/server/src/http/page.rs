//! The few small pages that links of a job lead to; a program that asks for JSON gets JSON.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;\
color-scheme:light dark}table{border-collapse:collapse;width:100%}td,th{padding:.25rem .5rem;text-align:start;\
border-bottom:1px solid}button,select{font:inherit;padding:.4rem .8rem}";

/// A page with `html` for a browser, `value` for everybody else.
pub fn either(asked: &HeaderMap, value: Value, title: &str, html: &str) -> Response {
    let wants = asked.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let mut response =
        if wants.contains("text/html") { page(title, html) } else { Json(value).into_response() };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// A whole page; `html` is trusted, `title` is not.
pub fn page(title: &str, html: &str) -> Response {
    let title = escape(title);
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style><h1>{title}</h1>{html}</html>"
    );
    let mut response = Html(page).into_response();
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'",
        ),
    );
    response
}

/// Text that cannot become markup.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
