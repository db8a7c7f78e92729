//! A server on a free port with a folder of its own, and a client that waits for conditions.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::{Client, Method, RequestBuilder, StatusCode, header::HeaderMap};
use serde_json::{Value, json};
use tempfile::TempDir;
use waitwell_server::{Config, JobServer};

/// Enough for several chunks, few enough for a test.
pub const ORDERS: u64 = 12_000;

/// How long a condition may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Server {
    pub base: String,
    pub client: Client,
    server: Option<JobServer>,
    task: tokio::task::JoinHandle<()>,
    pub data: TempDir,
}

/// One answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&self.bytes)))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

pub async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status(),
        headers: response.headers().clone(),
        bytes: response.bytes().await.unwrap().to_vec(),
    }
}

/// A key that no other request has.
pub fn key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("\"key-{}\"", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl Server {
    pub async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::start_on(tempfile::tempdir().unwrap(), change).await
    }

    pub async fn start_on(data: TempDir, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::new(data.path());
        config.orders = ORDERS;
        change(&mut config);
        let server = JobServer::open(config).await.unwrap();
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let serving = axum::serve(listener, server.router()).with_graceful_shutdown(server.closing());
        let task = tokio::spawn(async move { serving.await.unwrap() });
        Self { base, client: Client::new(), server: Some(server), task, data }
    }

    /// Closes gracefully and hands back the folder.
    pub async fn close(mut self) -> TempDir {
        // Idle connections of the client would hold the graceful end of the HTTP server.
        self.client = Client::new();
        self.server.take().unwrap().close().await;
        self.task.await.unwrap();
        self.data
    }

    pub fn begin_close(&self) {
        self.server.as_ref().unwrap().begin_close();
    }

    /// Starts a job without the network; answers the status and `Retry-After`.
    pub async fn direct(&self, body: Value) -> (u16, String) {
        let request = axum::http::Request::post("/api/jobs")
            .header("content-type", "application/json")
            .header("idempotency-key", key())
            .body(axum::body::Body::from(body.to_string()))
            .unwrap();
        let mut router = self.server.as_ref().unwrap().router();
        let response = tower_service::Service::call(&mut router, request).await.unwrap();
        let wait = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        (response.status().as_u16(), wait.unwrap_or_default())
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base))
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::POST, path).header("Idempotency-Key", key()).json(&body)).await
    }

    /// Starts a job and answers its id.
    pub async fn begin(&self, kind: &str, inputs: Value) -> String {
        let answer = self.post("/api/jobs", json!({ "kind": kind, "inputs": inputs })).await;
        assert_eq!(answer.status, 202, "{}", answer.json());
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    pub async fn job(&self, id: &str) -> Value {
        self.get(&format!("/api/jobs/{id}")).await.json()
    }

    /// Waits until the job's document fulfils `condition`.
    pub async fn until(&self, id: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let job = self.job(id).await;
            if condition(&job) {
                return job;
            }
            assert!(begun.elapsed() < PATIENCE, "waited in vain: {job}");
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Waits for the job's ending and checks which one it is.
    pub async fn ended(&self, id: &str, status: &str) -> Value {
        let ends = |job: &Value| matches!(job["status"].as_str(), Some("completed" | "failed" | "canceled"));
        let job = self.until(id, ends).await;
        assert_eq!(job["status"], status, "{job}");
        job
    }

    /// Starts an export that takes a minute, and waits until it works.
    pub async fn slow_export(&self) -> String {
        let id = self.begin("export", json!({ "pace": "60s" })).await;
        self.until(&id, |job| job["progress"]["done"].as_u64().is_some_and(|done| done > 0)).await;
        id
    }
}
