//! The question of a job that needs an answer: which column of its file holds the email address.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use waitwell_core::document::{Document, Status};

use super::answer;
use super::body::{Named, object};
use super::jobs::owned;
use super::page;
use super::person::{DEMO, Person};
use super::problem::Refusal;
use crate::clock::now;
use crate::jobs::Kind;
use crate::services::Services;
use crate::store::Verdict;

/// `GET {api}/{id}/action`: the question with its choices.
pub async fn question(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let document = owned(&services, &person, &id).await?.document;
    let columns = choices(&services, &person, &document).await?;
    let prompt = document.action.and_then(|action| action.prompt).unwrap_or_default();
    let options: String =
        columns.iter().map(|column| format!("<option>{}</option>", page::escape(column))).collect();
    let who = if person.0 == DEMO { String::new() } else { format!("?user={}", person.0) };
    let html = format!(
        "<form method=\"post\" action=\"/api/jobs/{id}/action{who}\"><p><label>{} \
         <select name=\"column\">{options}</select></label></p><button>Go on with this column</button></form>",
        page::escape(&prompt)
    );
    let value = json!({ "prompt": prompt, "field": "column", "choices": columns });
    Ok(page::either(&headers, value, document.title.as_deref().unwrap_or("Import"), &html))
}

/// `POST {api}/{id}/action`: the answer, `{"column": "…"}` or the same as a form.
pub async fn answer(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let document = owned(&services, &person, &id).await?.document;
    let columns = choices(&services, &person, &document).await?;
    let (column, by_form) = read(&headers, body).await?;
    if !columns.contains(&column) {
        return Err(Refusal::field("column", format!("This must be one of: {}.", columns.join(", "))));
    }
    let record = services
        .store
        .change(&id, None, |record| {
            let document = &mut record.document;
            if document.status != Status::NeedsAction || document.cancel_requested_at.is_some() {
                return Verdict::Leave;
            }
            document.status = Status::Queued;
            document.action = None;
            document.updated_at = Some(now());
            if let Some(Value::Object(inputs)) = &mut document.inputs {
                inputs.insert("email_column".to_owned(), Value::String(column));
            }
            Verdict::SaveAndQueue
        })
        .await?
        .ok_or_else(Refusal::no_job)?;
    services.wake_runner();
    services.store.number_queue_if_full(services.config.at_once).await?;
    if by_form {
        return Ok(page::page("Thank you", "<p>The import goes on. You can close this page.</p>"));
    }
    Ok((StatusCode::ACCEPTED, axum::Json(answer::job(&record.document))).into_response())
}

async fn choices(services: &Services, person: &Person, document: &Document) -> Result<Vec<String>, Refusal> {
    let nothing = || {
        let detail = "The job does not wait for an answer.";
        Refusal::new(StatusCode::CONFLICT, "no-question", detail).with(document.clone())
    };
    if document.status != Status::NeedsAction || Kind::of(document) != Some(Kind::Import) {
        return Err(nothing());
    }
    let id =
        document.inputs.as_ref().and_then(|inputs| inputs.get("upload_id")?.as_str()).unwrap_or_default();
    let upload = services.store.upload(&person.0, id).await?.ok_or_else(nothing)?;
    Ok(upload.columns)
}

async fn read(headers: &HeaderMap, body: Body) -> Result<(String, bool), Refusal> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/x-www-form-urlencoded") {
        let request = axum::http::Request::builder()
            .method("POST")
            .header(header::CONTENT_TYPE, kind)
            .body(body)
            .map_err(|_| Refusal::field("body", "The form cannot be read."))?;
        let form = <axum::Form<HashMap<String, String>> as axum::extract::FromRequest<()>>::from_request(
            request,
            &(),
        );
        let mut form = form.await.map_err(|_| Refusal::field("body", "The form cannot be read."))?.0;
        return Ok((form.remove("column").unwrap_or_default(), true));
    }
    let mut object = object(headers, body).await?;
    match object.remove("column") {
        Some(Value::String(column)) => Ok((column, false)),
        _ => Err(Refusal::field("column", "Name the column that holds the email address.")),
    }
}
