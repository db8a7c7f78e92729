//! Taking a file that a person uploads.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use tokio::io::AsyncWriteExt;
use ulid::Ulid;
use waitwell_core::id::JobId;
use waitwell_core::text;

use super::person::Person;
use super::problem::Refusal;
use crate::services::Services;
use crate::store::uploads::Upload;

/// `POST {api}/uploads?name=…`: the raw bytes of a CSV file.
pub async fn upload(
    State(services): State<Services>,
    person: Person,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let name = query.get("name").and_then(|name| text::clean(name, 200));
    let name =
        name.ok_or_else(|| Refusal::field("name", "Name the file in the query: ?name=customers.csv."))?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/") || kind.starts_with("application/json") {
        let detail = "Send the file itself as the body, with Content-Type text/csv.";
        return Err(
            Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-type", detail).of("Content-Type")
        );
    }
    let max = services.config.max_upload;
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > max) {
        return Err(too_large(max));
    }
    let id = JobId::parse(&Ulid::generate().to_string().to_lowercase()).ok_or_else(Refusal::no_job)?;
    let path = services.folders.upload(&id);
    let kept = keep(body, &path, max).await;
    let read = match kept {
        Ok(bytes) => tokio::task::spawn_blocking({
            let path = path.clone();
            move || look(&path).map(|(columns, rows)| (bytes, columns, rows))
        })
        .await
        .map_err(std::io::Error::other)?,
        Err(refusal) => Err(refusal),
    };
    let (bytes, columns, rows) = match read {
        Ok(read) => read,
        Err(refusal) => {
            let _ = tokio::fs::remove_file(&path).await;
            return Err(refusal);
        }
    };
    let upload = Upload { id, name, bytes, rows, columns };
    services.store.add_upload(&person.0, &upload).await?;
    Ok((StatusCode::CREATED, axum::Json(upload)).into_response())
}

async fn keep(body: Body, path: &std::path::Path, max: usize) -> Result<u64, Refusal> {
    let mut file = tokio::fs::File::create(path).await?;
    let mut pieces = body.into_data_stream();
    let mut length = 0;
    while let Some(piece) = pieces.next().await {
        let piece =
            piece.map_err(|_| Refusal::field("body", "The upload broke off. Send the file again."))?;
        length += piece.len();
        if length > max {
            return Err(too_large(max));
        }
        file.write_all(&piece).await?;
    }
    file.flush().await?;
    Ok(length as u64)
}

fn look(path: &std::path::Path) -> Result<(Vec<String>, u64), Refusal> {
    let not_csv =
        || Refusal::field("body", "The file is not a CSV table in UTF-8 with one heading per column.");
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).map_err(|_| not_csv())?;
    let columns: Vec<String> = reader.headers().map_err(|_| not_csv())?.iter().map(heading).collect();
    if columns.is_empty() || columns.len() > 100 || columns.iter().all(String::is_empty) {
        return Err(not_csv());
    }
    let mut rows = 0;
    for row in reader.records() {
        row.map_err(|_| not_csv())?;
        rows += 1;
    }
    if rows == 0 {
        return Err(Refusal::field("body", "The file has no rows below its headings."));
    }
    Ok((columns, rows))
}

fn heading(text: &str) -> String {
    text::clean(text, 100).unwrap_or_default()
}

fn too_large(max: usize) -> Refusal {
    let detail = format!(
        "The file is larger than {} MB. Split it and import the parts one after the other.",
        max >> 20
    );
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "file-too-large", detail).of("body")
}
