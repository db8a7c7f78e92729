//! Starting jobs and looking at them.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};
use waitwell_core::id::JobId;

use super::answer;
use super::body::{Named, key, object};
use super::new::new_job;
use super::person::Person;
use super::problem::Refusal;
use crate::services::Services;
use crate::store::{Key, Known, Record};

const MAX_IDS: usize = 100;
const MAX_PAGE: u64 = 100;

/// `POST {api}`: starts a job, once for each key.
pub async fn start(
    State(services): State<Services>,
    person: Person,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let key = key(&headers)?;
    let body = object(&headers, body).await?;
    let key = Key { key, what: "start".to_owned(), body: Value::Object(body.clone()).to_string() };
    let _claim = claim(&services, &person, &key)?;
    if let Some(job) = repeated(&services, &person, &key).await? {
        return Ok(answer::accepted(&job.document));
    }
    let document = new_job(&services, &person, body).await?;
    if services.closing.is_cancelled() {
        let detail = "The server is closing and takes no new jobs. Try again in a moment.";
        return Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).retry_after(5));
    }
    let record = services.store.add(&person.0, document, &key).await?;
    services.wake_runner();
    services.store.number_queue_if_full(services.config.at_once).await?;
    Ok(answer::accepted(&record.document))
}

/// Holds `key` while its request is handled; a second request with it must wait.
pub fn claim(services: &Services, person: &Person, key: &Key) -> Result<crate::services::Claim, Refusal> {
    services.claim(&person.0, &key.key).ok_or_else(|| {
        let detail = "The first request with this key is still being handled. Send it again in a moment.";
        Refusal::new(StatusCode::CONFLICT, "in-progress", detail).of("Idempotency-Key").retry_after(1)
    })
}

/// The job that the same request has already worked on, as it is now.
pub async fn repeated(services: &Services, person: &Person, key: &Key) -> Result<Option<Record>, Refusal> {
    match services.store.known(&person.0, key).await? {
        Known::New => Ok(None),
        Known::Same(id) => owned(services, person, &id).await.map(Some),
        Known::Other => {
            let detail = "This key was used for another request. A new request needs a new key.";
            Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "key-reused", detail).of("Idempotency-Key"))
        }
    }
}

/// A job of this person that has not expired.
pub async fn owned(services: &Services, person: &Person, id: &JobId) -> Result<Record, Refusal> {
    let record = services.store.job(id).await?.filter(|record| record.owner == person.0);
    let record = record.ok_or_else(Refusal::no_job)?;
    if record.expired { Err(Refusal::expired()) } else { Ok(record) }
}

/// `GET {api}/{id}`: one job.
pub async fn one(
    State(services): State<Services>,
    person: Person,
    Named(id): Named,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let record = owned(&services, &person, &id).await?;
    Ok(answer::one(&record.document, &headers))
}

/// `GET {api}`: some jobs by id, the job of a key, or a page of all of them.
pub async fn many(
    State(services): State<Services>,
    person: Person,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    if let Some(ids) = query.get("ids") {
        return by_ids(&services, &person, ids, &headers).await;
    }
    if let Some(key) = query.get("key") {
        let key = key.trim_matches('"');
        let id = services.store.started_by(&person.0, key).await?.ok_or_else(Refusal::no_job)?;
        return Ok(answer::one(&owned(&services, &person, &id).await?.document, &headers));
    }
    let number = |name: &'static str, detail: &'static str| {
        query.get(name).map(|text| text.parse::<u64>().map_err(|_| Refusal::field(name, detail))).transpose()
    };
    let limit = number("limit", "This must be a number from 1 to 100.")?.unwrap_or(20);
    if limit == 0 || limit > MAX_PAGE {
        return Err(Refusal::field("limit", "This must be a number from 1 to 100."));
    }
    let cursor = number("cursor", "This must be the `next` of an earlier answer.")?;
    let page = services.store.page(&person.0, cursor, limit).await?;
    let documents: Vec<_> = page.records.into_iter().map(|record| record.document).collect();
    let rest = match page.next {
        Some(next) => json!({ "next": next.to_string() }),
        None => json!({}),
    };
    Ok(answer::several(&documents, rest, &headers))
}

async fn by_ids(
    services: &Services,
    person: &Person,
    ids: &str,
    headers: &HeaderMap,
) -> Result<Response, Refusal> {
    let mut documents = Vec::new();
    let mut missing = Vec::new();
    for id in ids_of(ids)? {
        match services.store.job(&id).await? {
            Some(record) if record.owner == person.0 && !record.expired => documents.push(record.document),
            _ => missing.push(id),
        }
    }
    Ok(answer::several(&documents, json!({ "missing": missing }), headers))
}

/// The ids of a query: at most 100, each of the id grammar.
pub fn ids_of(list: &str) -> Result<Vec<JobId>, Refusal> {
    let ids: Option<Vec<_>> = list.split(',').filter(|id| !id.is_empty()).map(JobId::parse).collect();
    let ids = ids.ok_or_else(|| {
        Refusal::field("ids", "An id has 1 to 128 letters, digits, hyphens and underscores.")
    })?;
    if ids.is_empty() || ids.len() > MAX_IDS {
        return Err(Refusal::field("ids", "Name from 1 to 100 jobs, with commas between them."));
    }
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use tower_service::Service;

    use super::*;

    #[tokio::test]
    async fn while_a_request_with_the_same_key_is_handled_another_one_is_told_to_come_back() {
        let data = tempfile::tempdir().unwrap();
        let services = Services::in_folder(data.path()).await;
        let mut router = crate::http::router(services.clone());
        let mut post = async |path: &str| {
            let request = Request::post(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"k\"")
                .body(Body::from("{\"kind\":\"export\"}"))
                .unwrap();
            let response = router.call(request).await.unwrap();
            let (status, wait) = (response.status().as_u16(), response.headers().contains_key("retry-after"));
            let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
            let body: Value = serde_json::from_slice(&body).unwrap();
            (status, body["code"].as_str().map(str::to_owned), wait)
        };
        let first = services.claim(crate::http::DEMO, "k").unwrap();
        let held = (409, Some("in-progress".to_owned()), true);
        for path in ["", "/j/cancel", "/j/retry"] {
            assert_eq!(post(&format!("/api/jobs{path}")).await, held, "{path}");
        }
        drop(first);
        assert_eq!(post("/api/jobs").await.0, 202);
    }
}
