//! The rows of the contract: start, look, ids, list, key, cancel, retry.

use reqwest::Method;
use serde_json::json;

use crate::Server;
use crate::harness::{key, send};

#[tokio::test]
async fn a_start_is_accepted_with_its_place_and_the_whole_job() {
    let server = Server::start().await;
    let answer =
        server.post("/api/jobs", json!({ "kind": "export", "title": "Orders 2025", "inputs": {} })).await;
    assert_eq!(answer.status, 202);
    let job = answer.json();
    assert_eq!(answer.header("location"), format!("/api/jobs/{}", job["id"].as_str().unwrap()));
    assert_eq!((job["run"].as_u64(), job["version"].as_u64()), (Some(1), Some(1)));
    assert_eq!((job["status"].as_str(), job["title"].as_str()), (Some("queued"), Some("Orders 2025")));
    assert_eq!(job["leave"], "safe");
    assert_eq!(job["language"], "en");
    assert_eq!(job["cancel"]["allowed"], true);
    assert!(
        job.get("result").is_none() && job.get("progress").is_none(),
        "what is not known is missing: {job}"
    );
}

#[tokio::test]
async fn the_same_key_never_starts_a_second_job() {
    let server = Server::start().await;
    let key = key();
    let start = |body: serde_json::Value| {
        send(server.request(Method::POST, "/api/jobs").header("Idempotency-Key", &key).json(&body))
    };
    let body = json!({ "kind": "export", "inputs": { "pace": "60s" } });
    let first = start(body.clone()).await.json()["id"].clone();
    let (second, third) = tokio::join!(start(body.clone()), start(body.clone()));
    for answer in [second, third] {
        // Two at once: one of them may be told to come back while the other is handled.
        match answer.status.as_u16() {
            409 => assert_eq!(answer.json()["code"], "in-progress"),
            _ => assert_eq!((answer.status.as_u16(), &answer.json()["id"]), (202, &first)),
        }
    }
    let other = start(json!({ "kind": "report" })).await;
    assert_eq!((other.status.as_u16(), other.json()["code"].as_str()), (422, Some("key-reused")));
    assert_eq!(server.get("/api/jobs").await.json()["jobs"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_finds_its_job_again_after_a_crash_of_the_page() {
    let server = Server::start().await;
    let body = json!({ "kind": "export", "inputs": { "pace": "60s" } });
    let start = server.request(Method::POST, "/api/jobs").header("Idempotency-Key", "\"lost-1\"").json(&body);
    let id = send(start).await.json()["id"].clone();
    assert_eq!(server.get("/api/jobs?key=lost-1").await.json()["id"], id);
    assert_eq!(server.get("/api/jobs?key=never-used").await.status, 404);
    let stranger = server.request(Method::GET, "/api/jobs?key=lost-1").header("X-Demo-User", "eve");
    assert_eq!(send(stranger).await.status, 404);
}

#[tokio::test]
async fn an_unchanged_job_costs_no_body() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "pace": "60s" })).await;
    server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    server.ended(&id, "canceled").await;
    for path in
        [format!("/api/jobs/{id}"), format!("/api/jobs?ids={id},nobody"), "/api/jobs?limit=5".to_owned()]
    {
        let first = server.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"') && !first.bytes.is_empty(), "{path}: {tag}");
        for asked in [tag.clone(), format!("\"old\", W/{tag}")] {
            let again = send(server.request(Method::GET, &path).header("If-None-Match", asked)).await;
            assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{path}");
            assert_eq!(again.header("etag"), tag);
        }
    }
}

#[tokio::test]
async fn a_live_job_gives_advice_on_when_to_look_again_and_an_ended_one_gives_none() {
    let server = Server::start().await;
    let id = server.slow_export().await;
    assert!(server.get(&format!("/api/jobs/{id}")).await.header("retry-after").parse::<u64>().unwrap() >= 1);
    server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    server.ended(&id, "canceled").await;
    assert_eq!(server.get(&format!("/api/jobs/{id}")).await.header("retry-after"), "");
}

#[tokio::test]
async fn many_jobs_are_looked_at_in_one_request_and_the_missing_are_named() {
    let server = Server::start().await;
    let a = server.begin("export", json!({})).await;
    let b = server.begin("report", json!({})).await;
    let answer = server.get(&format!("/api/jobs?ids={b},gone-1,{a}")).await.json();
    let ids: Vec<_> =
        answer["jobs"].as_array().unwrap().iter().map(|job| job["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [b.as_str(), a.as_str()]);
    assert_eq!(answer["missing"], json!(["gone-1"]));
}

#[tokio::test]
async fn the_list_is_walked_by_cursor_newest_first_and_holds_only_ones_own() {
    let server = Server::start().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(server.begin("export", json!({ "pace": "60s" })).await);
    }
    made.reverse();
    let mut seen = Vec::new();
    let mut path = "/api/jobs?limit=2".to_owned();
    loop {
        let page = server.get(&path).await.json();
        seen.extend(
            page["jobs"].as_array().unwrap().iter().map(|job| job["id"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/jobs?limit=2&cursor={next}");
    }
    assert_eq!(seen, made);
    let other = send(server.request(Method::GET, "/api/jobs").header("X-Demo-User", "eve")).await;
    assert_eq!(other.json()["jobs"], json!([]));
    let stolen = server.request(Method::GET, &format!("/api/jobs/{}", seen[0])).header("X-Demo-User", "eve");
    assert_eq!(send(stolen).await.status, 404);
}

#[tokio::test]
async fn a_cancel_is_asked_first_and_canceled_only_when_the_work_has_stopped() {
    let server = Server::start().await;
    let id = server.slow_export().await;
    let work = server.data.path().join("work").join(&id);
    assert!(work.join("prepared.csv").exists());
    let answer = server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    assert_eq!(answer.status, 202);
    assert_eq!(answer.json()["status"], "in_progress");
    assert!(answer.json()["cancel_requested_at"].is_string());
    let job = server.ended(&id, "canceled").await;
    assert!(work.exists() && job["cancel"]["can_undo"] == true, "it is kept, in case the cancel is undone");
    assert_eq!(job["stages"][0]["status"], "canceled");
    assert_eq!(job["cancel"]["allowed"], false);
    assert_eq!(
        (job["retry"]["allowed"].as_bool(), job["retry"]["from"].as_str()),
        (Some(true), Some("start"))
    );
}

#[tokio::test]
async fn a_cancel_that_comes_too_late_gets_the_job_as_it_ended() {
    let server = Server::start().await;
    let id = server.begin("export", json!({})).await;
    let job = server.ended(&id, "completed").await;
    let answer = server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    assert_eq!(answer.status, 409);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["code"], "already-finished");
    assert_eq!(answer.json()["job"], job);
    assert_eq!(server.job(&id).await, job, "nothing was deleted");
}

#[tokio::test]
async fn a_repeated_cancel_or_retry_with_the_same_key_acts_once() {
    let server = Server::start().await;
    let id = server.slow_export().await;
    let act = |path: String, key: &'static str| {
        send(server.request(Method::POST, &path).header("Idempotency-Key", key))
    };
    for _ in 0..2 {
        assert_eq!(act(format!("/api/jobs/{id}/cancel"), "\"c\"").await.status, 202);
    }
    server.ended(&id, "canceled").await;
    // The cancel's own repeat is still answered after the end.
    assert_eq!(act(format!("/api/jobs/{id}/cancel"), "\"c\"").await.status, 202);
    for _ in 0..2 {
        let answer = act(format!("/api/jobs/{id}/retry"), "\"r\"").await;
        assert_eq!((answer.status.as_u16(), answer.json()["run"].as_u64()), (202, Some(2)));
    }
    assert_eq!(act(format!("/api/jobs/{id}/retry"), "\"c\"").await.status, 422);
}

#[tokio::test]
async fn a_waiting_job_knows_its_place_and_can_be_canceled_before_it_begins() {
    let server = Server::start().await;
    let first = server.slow_export().await;
    let _second = server.slow_export().await;
    let third = server.begin("export", json!({ "pace": "60s" })).await;
    let fourth = server.begin("export", json!({ "pace": "60s" })).await;
    let place = |position: u64| move |job: &serde_json::Value| job["queue"]["position"] == position;
    server.until(&third, place(1)).await;
    server.until(&fourth, place(2)).await;
    assert_eq!(server.job(&fourth).await["status"], "queued");
    server.post(&format!("/api/jobs/{third}/cancel"), json!({})).await;
    let job = server.ended(&third, "canceled").await;
    assert!(job.get("started_at").is_none(), "it never began: {job}");
    server.until(&fourth, place(1)).await;
    server.post(&format!("/api/jobs/{first}/cancel"), json!({})).await;
    let job = server.until(&fourth, |job| job["status"] == "in_progress").await;
    assert!(job.get("queue").is_none());
}

#[tokio::test]
async fn a_job_that_did_everything_or_still_works_is_not_retried() {
    let server = Server::start().await;
    let live = server.slow_export().await;
    let answer = server.post(&format!("/api/jobs/{live}/retry"), json!({})).await;
    assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (409, Some("not-retryable")));
    assert_eq!(answer.json()["job"]["id"], live.as_str());
    let done = server.begin("export", json!({ "include_archived": false })).await;
    server.ended(&done, "completed").await;
    assert_eq!(server.post(&format!("/api/jobs/{done}/retry"), json!({})).await.status, 409);
}

#[tokio::test]
async fn versions_rise_with_every_change() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "pace": "2s" })).await;
    let mut last = server.job(&id).await;
    while last["status"] != "completed" {
        let next = server.job(&id).await;
        let (before, after) = (last["version"].as_u64().unwrap(), next["version"].as_u64().unwrap());
        assert!(after > before || next == last, "changed without a new version: {last} {next}");
        last = next;
    }
}
