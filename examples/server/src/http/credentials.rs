//! The page on which a person renews an expired sign-in: the fix that a failed report names.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::page;
use super::person::{DEMO, Person};
use super::problem::Refusal;
use crate::services::Services;
use crate::store::credentials::MAIL;

/// `GET /api/credentials`: how the sign-in stands.
pub async fn show(
    State(services): State<Services>,
    person: Person,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let until = services.store.good_until(&person.0, MAIL).await?;
    let (state, html) = match until {
        Some(_) => ("good", "<p>The mail sign-in is good. Go back and retry the report.</p>".to_owned()),
        None => (
            "expired",
            format!(
                "<p>The sign-in that reports are mailed with has expired.</p>\
                 <form method=\"post\" action=\"/api/credentials/renew{}\"><button>Renew the mail sign-in</button>\
                 </form>",
                who(&person)
            ),
        ),
    };
    let value = json!({ "name": MAIL, "state": state, "good_until": until });
    Ok(page::either(&headers, value, "Mail sign-in", &html))
}

/// `POST /api/credentials/renew`: renews it.
pub async fn renew(
    State(services): State<Services>,
    person: Person,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    services.store.renew(&person.0, MAIL).await?;
    after(services, person, headers).await
}

/// `POST /api/credentials/expire`: lets it run out, to see the failure again.
pub async fn expire(
    State(services): State<Services>,
    person: Person,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    services.store.expire(&person.0, MAIL).await?;
    after(services, person, headers).await
}

/// A form goes back to the page, so that a reload does not send it again; a program gets the state.
async fn after(services: Services, person: Person, headers: HeaderMap) -> Result<Response, Refusal> {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        let place = format!("/api/credentials{}", who(&person));
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, place)]).into_response());
    }
    show(State(services), person, headers).await
}

fn who(person: &Person) -> String {
    if person.0 == DEMO { String::new() } else { format!("?user={}", person.0) }
}
