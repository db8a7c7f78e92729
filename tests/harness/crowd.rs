//! A job server for many jobs: every `job-<number>` exists and is at work, as often as it is asked. It sends
//! as many changes as a test wants, and counts what it is asked.

mod count;
mod documents;

use std::convert::Infallible;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;
use tokio::net::TcpListener;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use xtask::site::{self, Site};

use crate::Result;
use crate::app::dist;
pub use count::Count;
use count::Open;
use documents::Documents;

/// Beside every change, a beat this often.
const BEAT: Duration = Duration::from_secs(10);
/// Changes are sent in turns of this length.
const TURN: Duration = Duration::from_millis(10);
/// So many turns may wait for a page that is slow to read.
const WAITING: usize = 8_192;

/// How the server behaves.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// It has an event stream.
    pub has_stream: bool,
    /// How long every answer takes.
    pub latency: Duration,
}

impl Default for Manner {
    fn default() -> Self {
        Self { has_stream: true, latency: Duration::ZERO }
    }
}

/// The server with the built pages, on a free port.
pub struct Crowd {
    site: Site,
    shared: Shared,
}

#[derive(Clone)]
struct Shared {
    manner: Manner,
    documents: Arc<Documents>,
    count: Arc<Count>,
    changes: broadcast::Sender<Bytes>,
    /// Where each stream took up, as its address said.
    last_ids: Arc<Mutex<Vec<Option<String>>>>,
}

impl Crowd {
    /// Starts the server. Fails when the pages have not been built.
    pub async fn start(manner: Manner) -> Result<Self> {
        let shared = Shared {
            manner,
            documents: Arc::default(),
            count: Arc::default(),
            changes: broadcast::channel(WAITING).0,
            last_ids: Arc::default(),
        };
        let routes = Router::new()
            .route("/api/jobs", get(several))
            .route("/api/jobs/events", get(events))
            .route("/api/jobs/{id}", get(one))
            .layer(middleware::from_fn_with_state(shared.clone(), counted))
            .with_state(shared.clone());
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let site = Site::start(listener, &dist()?, site::Api::Routes(routes)).await?;
        Ok(Self { site, shared })
    }

    /// The address of the page, with a slash at its end.
    pub fn url(&self) -> String {
        self.site.url()
    }

    /// What was asked so far.
    pub fn count(&self) -> &Count {
        &self.shared.count
    }

    /// Where each stream took up, as its address said.
    pub fn last_ids(&self) -> Vec<Option<String>> {
        self.shared.last_ids.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How often a job has changed.
    pub fn version(&self, job: u32) -> u64 {
        self.shared.documents.version(job)
    }

    /// Changes these jobs in turn, `rate` times a second for this long. Returns how many changes were sent.
    pub async fn flood(&self, jobs: Range<u32>, rate: u32, long: Duration) -> u64 {
        let job = |n: u64| jobs.start + (n % jobs.len() as u64) as u32;
        let (started, mut sent) = (Instant::now(), 0_u64);
        while started.elapsed() < long {
            sleep_until(started + Duration::from_secs_f64((sent as f64) / f64::from(rate)) + TURN).await;
            let due = (started.elapsed().as_secs_f64() * f64::from(rate)) as u64;
            self.send((sent..due).map(|n| self.shared.documents.change(job(n))));
            sent = due.max(sent);
        }
        sent
    }

    /// Ends these jobs.
    pub fn end(&self, jobs: Range<u32>) {
        self.send(jobs.map(|job| self.shared.documents.end(job)));
    }

    /// Ends every stream that is open, as a server does that is started anew.
    pub fn cut(&self) {
        // Nothing is left to read it: nobody is listening, which is what was wanted.
        let _ = self.shared.changes.send(Bytes::new());
    }

    /// Stops the server.
    pub async fn stop(self) {
        self.cut();
        self.site.stop().await;
    }

    fn send(&self, changes: impl Iterator<Item = String>) {
        let text: String = changes.collect();
        if !text.is_empty() {
            // Without a reader there is nobody to be told.
            let _ = self.shared.changes.send(text.into());
        }
    }
}

async fn counted(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let _open = (!request.uri().path().ends_with("/events")).then(|| shared.count.request());
    sleep(shared.manner.latency).await;
    next.run(request).await
}

async fn one(State(shared): State<Shared>, Path(id): Path<String>) -> Response {
    match documents::number(&id) {
        Some(job) => json(shared.documents.document(job)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn several(State(shared): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let jobs = asked(&uri);
    let etag = shared.documents.etag(&jobs);
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let documents: Vec<String> = jobs.into_iter().map(|job| shared.documents.document(job)).collect();
    let mut answer = json(format!(r#"{{"jobs":[{}],"next":null}}"#, documents.join(",")));
    if let Ok(etag) = etag.parse() {
        answer.headers_mut().insert(ETAG, etag);
    }
    answer
}

async fn events(State(shared): State<Shared>, uri: Uri) -> Response {
    if !shared.manner.has_stream {
        shared.count.refuse_stream();
        return StatusCode::NO_CONTENT.into_response();
    }
    let last_id = asked_with(&uri, "last_event_id").map(str::to_owned);
    shared.last_ids.lock().unwrap_or_else(PoisonError::into_inner).push(last_id);
    let changes = shared.changes.subscribe();
    let first: String = asked(&uri).into_iter().map(|job| shared.documents.event(job)).collect();
    let start = (Some(Bytes::from(first)), changes, shared.count.stream());
    let body = stream::unfold(start, |(first, mut changes, open): (_, _, Open)| async move {
        let piece = match first {
            Some(first) => first,
            None => match timeout(BEAT, changes.recv()).await {
                Ok(Ok(piece)) if piece.is_empty() => return None,
                Ok(Ok(piece)) => piece,
                Ok(Err(RecvError::Lagged(_) | RecvError::Closed)) => return None,
                Err(_) => Bytes::from_static(b"event: beat\ndata: {}\n\n"),
            },
        };
        Some((Ok::<_, Infallible>(piece), (None, changes, open)))
    });
    ([(CONTENT_TYPE, "text/event-stream")], Body::from_stream(body)).into_response()
}

fn json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

/// The jobs in `?ids=`.
fn asked(uri: &Uri) -> Vec<u32> {
    asked_with(uri, "ids").unwrap_or_default().split(',').filter_map(documents::number).collect()
}

/// A value of the query.
fn asked_with<'a>(uri: &'a Uri, name: &str) -> Option<&'a str> {
    let mut pairs = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}
