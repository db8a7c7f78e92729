//! Which pages may call the server.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::person;
use super::problem::Refusal;
use crate::config::Config;
use crate::services::Services;

/// The cross-origin rules of the contract, for loopback pages and the origins of the host's list.
pub fn cors(config: &Config) -> CorsLayer {
    let allowed = config.allowed_origins.clone();
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin, _| is_allowed(origin, &allowed)))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            header::IF_NONE_MATCH,
            HeaderName::from_static("last-event-id"),
            HeaderName::from_static(person::HEADER),
        ])
        .expose_headers([header::DATE, header::ETAG, header::LOCATION, header::RETRY_AFTER])
        .max_age(std::time::Duration::from_secs(600))
}

/// Refuses a change that a page of a strange origin asks for: some need no preflight.
pub async fn refuse_strangers(State(services): State<Services>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if let (true, Some(origin)) = (changes, headers.get(header::ORIGIN)) {
        let own = headers.get(header::HOST).and_then(|host| host.to_str().ok()).is_some_and(|host| {
            origin.to_str().is_ok_and(|origin| origin.split_once("://").is_some_and(|(_, name)| name == host))
        });
        if !own && !is_allowed(origin, &services.config.allowed_origins) {
            let detail = "Pages of this origin may not change anything here.";
            return Refusal::new(StatusCode::FORBIDDEN, "permission", detail).of("Origin").into_response();
        }
    }
    next.run(request).await
}

fn is_allowed(origin: &HeaderValue, allowed: &[String]) -> bool {
    let Ok(origin) = origin.to_str() else { return false };
    let Some((_, authority)) = origin.split_once("://") else { return false };
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => authority,
    };
    matches!(host, "localhost" | "127.0.0.1" | "[::1]") || allowed.iter().any(|known| known == origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_and_listed_origins_are_let_in() {
        let listed = ["https://app.example".to_owned()];
        let check = |origin: &'static str| is_allowed(&HeaderValue::from_static(origin), &listed);
        for good in ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:3000", "https://app.example"]
        {
            assert!(check(good), "{good}");
        }
        for bad in
            ["null", "https://evil.example", "https://localhost.evil.example", "https://app.example.evil", ""]
        {
            assert!(!check(bad), "{bad}");
        }
    }
}
