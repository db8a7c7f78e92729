//! A cancel that is undone: as long as what was done is still there, and as a new run.

use std::collections::BTreeSet;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::Server;
use crate::harness::{ORDERS, key, send};

/// An export of these inputs that was canceled after a few thousand rows, and how far it had come.
async fn canceled(server: &Server, inputs: Value) -> (String, u64) {
    let id = server.begin("export", inputs).await;
    let asked = server.until(&id, |job| job["progress"]["done"].as_u64() > Some(1_000)).await;
    server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    server.ended(&id, "canceled").await;
    (id, asked["progress"]["done"].as_u64().unwrap())
}

#[tokio::test]
async fn a_canceled_export_goes_on_from_its_checkpoint_as_a_new_run() {
    let server = Server::start().await;
    let (id, done) = canceled(&server, json!({ "pace": "4s" })).await;
    let before = server.job(&id).await;
    assert_eq!((before["cancel"]["can_undo"].as_bool(), before["run"].as_u64()), (Some(true), Some(1)));
    let answer = server.post(&format!("/api/jobs/{id}/cancel/undo"), json!({})).await;
    assert_eq!(answer.status, 202, "{}", answer.json());
    let job = answer.json();
    assert_eq!((job["run"].as_u64(), job["version"].as_u64()), (Some(2), Some(1)));
    assert_eq!((job["status"].as_str(), job["cancel"]["undone"].as_bool()), (Some("queued"), Some(true)));
    for over in ["cancel_requested_at", "finished_at", "expires_at", "retry"] {
        assert!(job.get(over).is_none(), "{over}: {job}");
    }
    let first = server.until(&id, |job| job["progress"]["done"].is_u64()).await;
    assert!(first["progress"]["done"].as_u64() >= Some(done), "{first}");
    assert_eq!(first["cancel"]["undone"], true, "it is true of the whole run");
    let job = server.ended(&id, "completed").await;
    assert_eq!((job["run"].as_u64(), job["result"]["done"].as_u64()), (Some(2), Some(ORDERS - 213)));
    let file = server.get(job["result"]["files"][0]["url"].as_str().unwrap()).await;
    let rows: Vec<_> = csv::Reader::from_reader(file.bytes.as_slice())
        .records()
        .map(|row| row.unwrap().get(0).unwrap().to_owned())
        .collect();
    assert_eq!(rows.len() as u64, ORDERS - 213);
    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "no order twice");
}

#[tokio::test]
async fn the_same_key_undoes_once_and_another_one_comes_too_late() {
    let server = Server::start().await;
    let (id, _) = canceled(&server, json!({ "pace": "60s" })).await;
    let path = format!("/api/jobs/{id}/cancel/undo");
    let key = key();
    for _ in 0..2 {
        let answer = send(server.request(Method::POST, &path).header("Idempotency-Key", &key)).await;
        assert_eq!((answer.status.as_u16(), answer.json()["run"].as_u64()), (202, Some(2)));
    }
    let late = server.post(&path, json!({})).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("not-undoable")));
    assert_eq!(late.json()["job"]["run"], 2);
    let other = format!("/api/jobs/{id}/retry");
    let reused = send(server.request(Method::POST, &other).header("Idempotency-Key", &key)).await;
    assert_eq!(reused.status, 422);
}

#[tokio::test]
async fn what_nobody_takes_up_again_is_deleted_after_a_while_and_then_it_is_too_late() {
    let server = Server::start().await;
    let (id, _) = canceled(&server, json!({ "pace": "60s" })).await;
    let before = server.job(&id).await;
    let data = server.close().await;
    assert!(data.path().join("work").join(&id).join("prepared.csv").exists());
    let server = Server::start_on(data, |config| config.keep_canceled = Duration::ZERO).await;
    let job = server.until(&id, |job| job["cancel"].get("can_undo").is_none()).await;
    assert_eq!(job["cancel"]["deletes"], before["cancel"]["deletes"]);
    assert!(job["version"].as_u64() > before["version"].as_u64());
    assert!(!server.data.path().join("work").join(&id).exists());
    let late = server.post(&format!("/api/jobs/{id}/cancel/undo"), json!({})).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("not-undoable")));
    assert_eq!(late.json()["job"], job);
    assert_eq!(server.post(&format!("/api/jobs/{id}/retry"), json!({})).await.status, 202);
}

#[tokio::test]
async fn an_undone_job_can_be_canceled_and_undone_again() {
    let server = Server::start().await;
    let (id, _) = canceled(&server, json!({ "pace": "60s" })).await;
    server.post(&format!("/api/jobs/{id}/cancel/undo"), json!({})).await;
    server.until(&id, |job| job["status"] == "in_progress").await;
    server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    let job = server.ended(&id, "canceled").await;
    assert_eq!((job["run"].as_u64(), job["cancel"]["can_undo"].as_bool()), (Some(2), Some(true)));
    assert!(job["cancel"].get("undone").is_none(), "{job}");
    let again = server.post(&format!("/api/jobs/{id}/cancel/undo"), json!({})).await;
    assert_eq!((again.status.as_u16(), again.json()["run"].as_u64()), (202, Some(3)));
}

#[tokio::test]
async fn only_a_canceled_job_with_something_done_is_offered_to_be_taken_up_again() {
    let server = Server::start().await;
    let done = server.begin("export", json!({})).await;
    server.ended(&done, "completed").await;
    let report = server.begin("report", json!({ "pace": "60s" })).await;
    server.until(&report, |job| job["status"] == "in_progress").await;
    server.post(&format!("/api/jobs/{report}/cancel"), json!({})).await;
    assert!(server.ended(&report, "canceled").await["cancel"].get("can_undo").is_none());
    for id in [done, report] {
        let before = server.job(&id).await;
        let answer = server.post(&format!("/api/jobs/{id}/cancel/undo"), json!({})).await;
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (409, Some("not-undoable")));
        assert_eq!(server.job(&id).await, before);
    }
    assert_eq!(server.post("/api/jobs/nobody/cancel/undo", json!({})).await.status, 404);
    let keyless = send(server.request(Method::POST, "/api/jobs/nobody/cancel/undo")).await;
    assert_eq!((keyless.status.as_u16(), keyless.json()["field"].as_str()), (400, Some("Idempotency-Key")));
}
