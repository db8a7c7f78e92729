//! The way to a job server that speaks https, and what is said when it cannot be trusted.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::routing::get;
use axum::serve::Listener;
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use reqwest::{Client, StatusCode};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{RootCertStore, ServerConfig};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use xtask::proxy::Upstream;

#[tokio::test]
async fn a_job_server_that_is_trusted_answers_by_https() -> Result<()> {
    let server = HttpsServer::start("localhost", 2100).await?;
    let upstream = Upstream::trusting(&server.address(), server.roots()?)?;
    upstream.reach().await?;
    assert_eq!(through(upstream).await?, (StatusCode::OK, "jobs".to_owned()));
    Ok(())
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_named_as_the_reason() -> Result<()> {
    let server = HttpsServer::start("localhost", 2100).await?;
    for (upstream, reason) in [
        (
            Upstream::trusting(&server.address(), RootCertStore::empty())?,
            "of an issuer whom this computer does not trust",
        ),
        // What is trusted here is whatever this computer trusts, which cannot be this server.
        (Upstream::at(&server.address())?, "of an issuer whom this computer does not trust"),
    ] {
        let (status, text) = through(upstream.clone()).await?;
        assert_eq!(status, StatusCode::BAD_GATEWAY);
        assert!(text.starts_with(&format!("The job server at {}", server.address())), "{text}");
        assert!(text.contains(reason) && text.contains("SSL_CERT_FILE"), "{text}");
        assert_eq!(upstream.reach().await.unwrap_err().to_string(), text.trim_end());
    }
    Ok(())
}

#[tokio::test]
async fn an_expired_certificate_and_one_for_another_name_are_told_apart() -> Result<()> {
    for (name, until, reason) in
        [("localhost", 2001, "has expired"), ("elsewhere.example", 2100, "is for another name")]
    {
        let server = HttpsServer::start(name, until).await?;
        let (status, text) = through(Upstream::trusting(&server.address(), server.roots()?)?).await?;
        assert_eq!(status, StatusCode::BAD_GATEWAY);
        assert!(text.contains(reason), "{text}");
    }
    Ok(())
}

#[tokio::test]
async fn a_server_without_https_is_told_from_one_that_is_not_there() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let plain = tokio::spawn(async move { axum::serve(listener, routes()).await });
    let address = format!("https://localhost:{port}");
    let (_, text) = through(Upstream::trusting(&address, RootCertStore::empty())?).await?;
    assert!(text.contains("does not speak https"), "{text}");
    plain.abort();
    assert!(plain.await.is_err_and(|end| end.is_cancelled()));
    let (_, text) = through(Upstream::trusting(&address, RootCertStore::empty())?).await?;
    assert!(text.contains("cannot be reached: Connection refused"), "{text}");
    Ok(())
}

/// What a page gets that asks for its jobs.
async fn through(upstream: Upstream) -> Result<(StatusCode, String)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, upstream.routes()).await });
    let answer = Client::new().get(format!("http://{address}/api/jobs")).send().await?;
    Ok((answer.status(), answer.text().await?))
}

fn routes() -> Router {
    Router::new().route("/api/jobs", get(async || "jobs"))
}

/// A job server with a certificate of its own making.
struct HttpsServer {
    port: u16,
    certificate: CertificateDer<'static>,
}

impl HttpsServer {
    /// Starts with a certificate for `name` that is valid until the first day of a year.
    async fn start(name: &str, until: i32) -> Result<Self> {
        let key = KeyPair::generate()?;
        let mut terms = CertificateParams::new([name.to_owned()])?;
        (terms.not_before, terms.not_after) = (date_time_ymd(2000, 1, 1), date_time_ymd(until, 1, 1));
        let certificate = terms.self_signed(&key)?.der().clone();
        let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(anyhow::Error::msg)?;
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.clone()], key)?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let listener = HttpsListener { listener, acceptor: TlsAcceptor::from(Arc::new(config)) };
        tokio::spawn(async move { axum::serve(listener, routes()).await });
        Ok(Self { port, certificate })
    }

    fn address(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// Somebody who trusts this server, and nobody else.
    fn roots(&self) -> Result<RootCertStore> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone())?;
        Ok(roots)
    }
}

struct HttpsListener {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for HttpsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, address) = Listener::accept(&mut self.listener).await;
            // A client that does not trust the certificate leaves; the next one is waited for.
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}
