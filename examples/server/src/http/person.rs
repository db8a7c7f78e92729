//! Who asks. A demo has no sign-in: a header or a cookie names the person, and nobody means "demo".

use axum::extract::FromRequestParts;
use axum::http::header::COOKIE;
use axum::http::request::Parts;

use super::problem::Refusal;

/// The person that everybody is who says nothing.
pub const DEMO: &str = "demo";

/// The header that names the person.
pub const HEADER: &str = "x-demo-user";

/// The cookie that names the person where a plain link asks, as for a file.
const NAMED: &str = "demo-user=";

/// The person who asks, by the header `X-Demo-User`, or by `?user=` or the cookie `demo-user` where a link or an
/// `EventSource` cannot send one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Person {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let header = parts.headers.get(HEADER).map(|value| value.to_str().unwrap_or_default());
        let query = parts.uri.query().unwrap_or_default();
        let named = query.split('&').find_map(|pair| pair.strip_prefix("user="));
        let cookies = parts.headers.get(COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kept = cookies.split("; ").find_map(|pair| pair.strip_prefix(NAMED));
        let name = header.or(named).or(kept).unwrap_or(DEMO);
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || name.len() > 64 || !name.chars().all(plain) {
            let detail = "A person is named by at most 64 letters, digits, hyphens and underscores.";
            return Err(Refusal::field("X-Demo-User", detail));
        }
        Ok(Self(name.to_owned()))
    }
}
