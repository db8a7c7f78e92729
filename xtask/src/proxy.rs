//! Passes `/api` on to another job server, by http or https, so that the page sees it under its own address.
//!
//! Bodies stream both ways: an event stream arrives event by event, and ends when the page leaves.

use std::error::Error;
use std::io;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, HOST};
use axum::http::uri::{PathAndQuery, Scheme};
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::crypto::ring;
use rustls::{CertificateError, ClientConfig, RootCertStore};

/// The way to another job server. Clones share their connections.
#[derive(Debug, Clone)]
pub struct Upstream {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    base: Uri,
}

impl Upstream {
    /// The job server at an address, which by https has to show a certificate that this computer trusts.
    ///
    /// Fails when `address` is no http or https address, or when this computer trusts nobody at all.
    pub fn at(address: &str) -> Result<Self> {
        let base = base(address)?;
        if base.scheme() == Some(&Scheme::HTTPS) {
            let config = tls()?.with_native_roots().context(
                "This computer has no certificates that it trusts, so https cannot be used. They come with \
                 the system, on Linux as the package ca-certificates; SSL_CERT_FILE can name a file of others.",
            )?;
            return Ok(Self::with(base, config.with_no_client_auth()));
        }
        Self::trusting(address, RootCertStore::empty())
    }

    /// The same, trusting `roots` alone.
    pub fn trusting(address: &str, roots: RootCertStore) -> Result<Self> {
        Ok(Self::with(base(address)?, tls()?.with_root_certificates(roots).with_no_client_auth()))
    }

    /// Routes that pass `/api…` on.
    pub fn routes(self) -> Router {
        Router::new().route("/api", any(pass)).route("/api/{*rest}", any(pass)).with_state(self)
    }

    /// Fails with the reason when the job server gives no answer at all; any answer will do.
    pub async fn reach(&self) -> Result<()> {
        match self.send(Request::new(Body::empty())).await {
            Ok(_) => Ok(()),
            Err(why) => bail!(why),
        }
    }

    fn with(base: Uri, config: ClientConfig) -> Self {
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1();
        Self { client: Client::builder(TokioExecutor::new()).build(connector.build()), base }
    }

    /// The job server's answer, or in plain words why there is none.
    async fn send(&self, mut request: Request) -> Result<Response, String> {
        let path = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
        let mut parts = self.base.clone().into_parts();
        let below = self.base.path().trim_end_matches('/');
        // Two paths, one after the other, are a path.
        parts.path_and_query = format!("{below}{path}").parse().ok();
        *request.uri_mut() =
            Uri::from_parts(parts).map_err(|error| format!("{path} is no address: {error}"))?;
        *request.headers_mut() = end_to_end(std::mem::take(request.headers_mut()));
        // The client names the other server.
        request.headers_mut().remove(HOST);
        match self.client.request(request).await {
            Ok(mut answer) => {
                *answer.headers_mut() = end_to_end(std::mem::take(answer.headers_mut()));
                Ok(answer.map(Body::new))
            }
            Err(error) => Err(format!("The job server at {} {}", self.base, why(&error))),
        }
    }
}

async fn pass(State(upstream): State<Upstream>, request: Request) -> Response {
    match upstream.send(request).await {
        Ok(answer) => answer,
        Err(why) => (StatusCode::BAD_GATEWAY, format!("{why}\n")).into_response(),
    }
}

/// Reads the address of a job server.
fn base(text: &str) -> Result<Uri> {
    let is_web = |base: &Uri| matches!(base.scheme_str(), Some("http" | "https"));
    match text.parse::<Uri>() {
        Ok(base) if is_web(&base) && base.host().is_some_and(|host| !host.is_empty()) => Ok(base),
        _ => bail!(
            "--api takes an address such as http://localhost:8080 or https://jobs.example.com, and {text} \
             is none."
        ),
    }
}

fn tls() -> Result<rustls::ConfigBuilder<ClientConfig, rustls::WantsVerifier>> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    builder.with_safe_default_protocol_versions().context("TLS could not be set up.")
}

/// Why there is no answer, as the end of a sentence that begins with the server.
fn why(error: &(dyn Error + 'static)) -> String {
    match (error.downcast_ref(), cause(error)) {
        (Some(tls), _) => why_not_trusted(tls),
        (None, Some(cause)) => why(cause),
        (None, None) => format!("cannot be reached: {error}"),
    }
}

fn why_not_trusted(error: &rustls::Error) -> String {
    use CertificateError::{Expired, ExpiredContext, NotValidForName, NotValidForNameContext, UnknownIssuer};
    match error {
        rustls::Error::InvalidCertificate(UnknownIssuer) => {
            "shows a certificate of an issuer whom this computer does not trust. Add the issuer's certificate \
             to those of this computer, or name its file in SSL_CERT_FILE."
                .to_owned()
        }
        rustls::Error::InvalidCertificate(Expired | ExpiredContext { .. }) => {
            "shows a certificate that has expired.".to_owned()
        }
        rustls::Error::InvalidCertificate(NotValidForName | NotValidForNameContext { .. }) => {
            "shows a certificate that is for another name.".to_owned()
        }
        rustls::Error::InvalidCertificate(_) => {
            format!("shows a certificate that this computer does not trust: {error}.")
        }
        rustls::Error::InvalidMessage(_) => {
            "does not speak https. Does its address begin with http:// instead?".to_owned()
        }
        _ => format!("could not agree on a safe connection: {error}."),
    }
}

/// What brought an error about, if anything. An I/O error shows what it wraps only by itself: its source is that
/// of what it wraps.
fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
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
