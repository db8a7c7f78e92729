//! What jobs hand over: files, and the records that they changed.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::json;
use tokio_util::io::ReaderStream;

use super::body::Named;
use super::jobs::owned;
use super::page;
use super::person::Person;
use super::problem::Refusal;
use crate::clock::now;
use crate::services::Services;

/// `GET {api}/{id}/files/{name}`: a finished file.
pub async fn file(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let record = owned(&services, &person, &id).await?;
    let files = record.document.result.map(|result| result.files).unwrap_or_default();
    let file = files
        .into_iter()
        .find(|file| file.name.as_deref() == Some(&name))
        .ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "not-found", "This job has no such file."))?;
    let gone = || {
        let detail =
            "This file was kept for a while and has been removed. Run the job again to get a new one.";
        Refusal::new(StatusCode::GONE, "expired", detail)
    };
    if file.expires_at.is_some_and(|at| at <= now()) {
        return Err(gone());
    }
    // The name is one that the job itself wrote into its result, so it cannot lead elsewhere.
    let open = tokio::fs::File::open(services.folders.files(&id).join(&name)).await.map_err(|_| gone())?;
    let bytes = open.metadata().await?.len();
    let mut response = Response::new(Body::from_stream(ReaderStream::new(open)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(&name)));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("html") => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `GET {api}/{id}/changes`: the customers that an import added or changed.
pub async fn changes(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let record = owned(&services, &person, &id).await?;
    let customers = services.store.customers_of(&person.0, &id).await?;
    let title = record.document.title.unwrap_or_default();
    let shown = customers.len();
    let rows = customers.iter().take(500).map(|customer| {
        format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            page::escape(&customer.email),
            page::escape(&customer.name),
            page::escape(&customer.country)
        )
    });
    let table: String = rows.collect();
    let html = format!(
        "<p>Customers added or updated: {shown}</p><table><thead><tr><th>Email</th><th>Name</th>\
         <th>Country</th></tr></thead><tbody>{table}</tbody></table>"
    );
    Ok(page::either(&headers, json!({ "customers": customers }), &title, &html))
}
