//! Passes `/api` on to another job server, so that the page sees it under its own address.
//!
//! Bodies stream both ways: an event stream arrives event by event, and ends when the page leaves.

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, HOST};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use reqwest::{Client, Url};

#[derive(Clone)]
struct Upstream {
    client: Client,
    base: Url,
}

/// Reads the address of a job server. Fails when `text` is no http address: TLS would add much to what
/// everyone builds, for a case that is rare.
pub fn base(text: &str) -> Result<Url> {
    match Url::parse(text) {
        Ok(base) if base.scheme() == "http" => Ok(base),
        _ => bail!("--api takes an address such as http://localhost:8080, and {text} is none."),
    }
}

/// Routes that pass `/api…` on to `base`.
pub fn router(base: Url) -> Result<Router> {
    let client = Client::builder()
        // A redirect is the page's business: passed on, it shows up where it can be seen.
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .context("The proxy could not be started.")?;
    let upstream = Upstream { client, base };
    Ok(Router::new().route("/api", any(pass)).route("/api/{*rest}", any(pass)).with_state(upstream))
}

async fn pass(State(upstream): State<Upstream>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let mut url = upstream.base.clone();
    let path = format!("{}{}", url.path().trim_end_matches('/'), parts.uri.path());
    url.set_path(&path);
    url.set_query(parts.uri.query());
    let mut headers = end_to_end(parts.headers);
    headers.remove(HOST);
    let asked = upstream.client.request(parts.method, url).headers(headers);
    match asked.body(reqwest::Body::wrap_stream(body.into_data_stream())).send().await {
        Ok(answer) => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = answer.status();
            *response.headers_mut() = end_to_end(answer.headers().clone());
            *response.body_mut() = Body::from_stream(answer.bytes_stream());
            response
        }
        Err(error) => {
            let why = format!("The job server at {} cannot be reached: {error}\n", upstream.base);
            (StatusCode::BAD_GATEWAY, why).into_response()
        }
    }
}

/// Leaves out the headers that belong to one connection (RFC 9110, 7.6.1).
fn end_to_end(mut headers: HeaderMap) -> HeaderMap {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named {
        headers.remove(name);
    }
    for name in
        ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"]
    {
        headers.remove(name);
    }
    headers
}
