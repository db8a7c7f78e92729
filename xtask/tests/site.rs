//! The site as a browser meets it: pages, headers, and the way to the job server.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use futures_util::{StreamExt, stream};
use reqwest::{Client, Response};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use xtask::proxy::Upstream;
use xtask::site::{Api, POLICY, Site};

/// Long enough for a busy computer; what is waited for here takes milliseconds.
const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn an_address_inside_the_gallery_gets_the_page_and_a_missing_file_does_not() -> Result<()> {
    let (site, _dist) = site("http://127.0.0.1:9").await?;
    for (path, status, kind) in [
        ("", 200, "text/html"),
        ("components/heartbeat-line", 200, "text/html"),
        ("gallery_bg.wasm", 200, "application/wasm"),
        ("boot.js", 200, "text/javascript"),
        ("waitwell.css", 200, "text/css"),
    ] {
        let answer = get_from(&site, path).await?;
        assert_eq!(answer.status().as_u16(), status, "{path}");
        assert_eq!(header(&answer, "content-type"), kind, "{path}");
    }
    assert_eq!(get_from(&site, "lost.js").await?.status(), StatusCode::NOT_FOUND);
    site.stop().await;
    Ok(())
}

#[tokio::test]
async fn every_page_and_file_comes_with_the_strict_headers() -> Result<()> {
    let (site, _dist) = site("http://127.0.0.1:9").await?;
    for path in ["", "boot.js", "lost.js"] {
        let answer = get_from(&site, path).await?;
        assert_eq!(header(&answer, "content-security-policy"), POLICY, "{path}");
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&answer, "referrer-policy"), "no-referrer", "{path}");
    }
    site.stop().await;
    Ok(())
}

#[tokio::test]
async fn events_of_another_job_server_arrive_one_by_one() -> Result<()> {
    let more = Arc::new(Notify::new());
    let gate = more.clone();
    let events = get(move || async move {
        let first = stream::once(async { Ok::<_, Infallible>("event: one\n\n") });
        let second = stream::once(async move {
            gate.notified().await;
            Ok("event: two\n\n")
        });
        ([("content-type", "text/event-stream")], Body::from_stream(first.chain(second)))
    });
    let base = upstream(Router::new().route("/api/jobs/events", events)).await?;
    let (site, _dist) = site(&base).await?;

    let answer = get_from(&site, "api/jobs/events").await?;
    assert_eq!(header(&answer, "content-type"), "text/event-stream");
    let mut events = answer.bytes_stream();
    let first = tokio::time::timeout(SOON, events.next()).await?.context("an event")??;
    assert_eq!(first, "event: one\n\n");
    more.notify_one();
    let second = tokio::time::timeout(SOON, events.next()).await?.context("an event")??;
    assert_eq!(second, "event: two\n\n");
    drop(events);
    site.stop().await;
    Ok(())
}

#[tokio::test]
async fn requests_reach_another_job_server_with_their_query_headers_and_body() -> Result<()> {
    let echo = post(async |headers: HeaderMap, uri: axum::http::Uri, body: String| {
        let key =
            headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or("none").to_owned();
        (StatusCode::ACCEPTED, [("location", "/api/jobs/1")], format!("{uri} {key} {body}")).into_response()
    });
    let base = upstream(Router::new().route("/deep/api/jobs", echo)).await?;
    let (site, _dist) = site(&format!("{base}/deep/")).await?;
    let asked = Client::new().post(format!("{}api/jobs?a=b%20c", site.url())).header("Idempotency-Key", "k");
    let answer = asked.body("hello").send().await?;
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    assert_eq!(header(&answer, "location"), "/api/jobs/1");
    assert_eq!(answer.text().await?, "/deep/api/jobs?a=b%20c k hello");
    site.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_job_server_that_is_not_there_is_named() -> Result<()> {
    let gone = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
    let (site, _dist) = site(&format!("http://{gone}")).await?;
    let answer = get_from(&site, "api/jobs").await?;
    assert_eq!(answer.status(), StatusCode::BAD_GATEWAY);
    assert!(answer.text().await?.contains(&gone.to_string()));
    site.stop().await;
    Ok(())
}

#[test]
fn an_address_that_the_proxy_cannot_reach_is_refused_at_once() {
    for text in ["localhost:8080", "ftp://jobs.example.com", "https://", "8080", ""] {
        let error = Upstream::at(text).unwrap_err().to_string();
        assert!(error.starts_with("--api takes an address such as http://localhost:8080"), "{error}");
    }
}

async fn site(api: &str) -> Result<(Site, tempfile::TempDir)> {
    let dist = tempfile::tempdir()?;
    for name in ["index.html", "gallery_bg.wasm", "boot.js", "waitwell.css"] {
        std::fs::write(Path::join(dist.path(), name), name)?;
    }
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    Ok((Site::start(listener, dist.path(), Api::At(Upstream::at(api)?)).await?, dist))
}

async fn upstream(routes: Router) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(format!("http://{address}"))
}

async fn get_from(site: &Site, path: &str) -> Result<Response> {
    Ok(Client::new().get(format!("{}{path}", site.url())).send().await?)
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
