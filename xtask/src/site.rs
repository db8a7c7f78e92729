//! The gallery and its job server on one address.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Uri};
use axum::middleware::{self, Next};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use waitwell_server::Config;

use crate::jobs::Jobs;
use crate::proxy::Upstream;

/// What the page may load: its own files, nothing else, and no inline script or style.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A page may keep its connection busy: after this long the server stops all the same.
const PATIENCE: Duration = Duration::from_secs(3);

/// Where the page's `/api` comes from.
#[derive(Debug, Clone)]
pub enum Api {
    /// The reference job server in this process.
    Own(Config),
    /// Another job server, reached through a proxy.
    At(Upstream),
    /// Another job server in this process: tests bring their own.
    Routes(Router),
}

/// A site that is being served until [`Site::stop`].
pub struct Site {
    address: SocketAddr,
    jobs: Option<Jobs>,
    stop: oneshot::Sender<()>,
    served: JoinHandle<std::io::Result<()>>,
}

impl Site {
    /// Serves the built gallery in `dist` and `api` on `listener`. Fails when the job server cannot start.
    pub async fn start(listener: TcpListener, dist: &Path, api: Api) -> Result<Self> {
        Self::start_with(listener, dist, api, |routes| routes).await
    }

    /// The same, with `around` put around the routes of the API: tests break the line there.
    pub async fn start_with(
        listener: TcpListener,
        dist: &Path,
        api: Api,
        around: impl FnOnce(Router) -> Router,
    ) -> Result<Self> {
        let address = listener.local_addr().context("The server's own address is not known.")?;
        let (jobs, routes) = match api {
            Api::Own(config) => {
                // The gallery has pages of its own for what a job asks of a person.
                let config = Config { pages: Some(String::new()), ..config };
                let jobs = Jobs::open(config).await?;
                let routes = jobs.router();
                (Some(jobs), routes)
            }
            Api::At(upstream) => (None, upstream.routes()),
            Api::Routes(routes) => (None, routes),
        };
        let app = around(routes).fallback_service(pages(dist));
        let (stop, stopped) = oneshot::channel();
        let served = tokio::spawn(async move {
            let asked = async { stopped.await.unwrap_or(()) };
            axum::serve(listener, app).with_graceful_shutdown(asked).await
        });
        Ok(Self { address, jobs, stop, served })
    }

    /// The site's address, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers what is under way, stops the job server's workers, and ends.
    pub async fn stop(self) {
        if let Some(jobs) = &self.jobs {
            jobs.begin_close();
        }
        // A receiver that is gone means that the server has ended by itself.
        let _ = self.stop.send(());
        let end = self.served.abort_handle();
        if tokio::time::timeout(PATIENCE, self.served).await.is_err() {
            end.abort();
        }
        if let Some(jobs) = self.jobs {
            jobs.close().await;
        }
    }
}

/// The files in `dist`. A path without a file extension is an address inside the gallery: it gets the page.
fn pages(dist: &Path) -> Router {
    let files = ServeDir::new(dist).append_index_html_on_directories(false);
    Router::new()
        .fallback_service(files)
        .layer(middleware::map_request(to_page))
        .layer(middleware::from_fn(with_headers))
}

async fn to_page(mut request: Request<Body>) -> Request<Body> {
    let path = request.uri().path();
    let name = path.rsplit('/').next().unwrap_or(path);
    // An address of the API that does not exist is no page.
    if !name.contains('.') && !path.starts_with("/api") {
        *request.uri_mut() = Uri::from_static("/index.html");
    }
    request
}

async fn with_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers: [(HeaderName, &'static str); 4] = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        // Ask again every time: after a rebuild a reload shows the new page.
        (CACHE_CONTROL, "no-cache"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
