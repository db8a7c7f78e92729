//! The export: what the document says is what the file holds.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};

use crate::Server;
use crate::harness::ORDERS;

async fn file(server: &Server, job: &Value) -> crate::Answer {
    server.get(job["result"]["files"][0]["url"].as_str().unwrap()).await
}

#[tokio::test]
async fn the_csv_file_holds_the_rows_and_bytes_that_the_result_names_and_no_archived_ones() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "format": "csv" })).await;
    let job = server.ended(&id, "completed").await;
    let result = &job["result"];
    assert_eq!((result["outcome"].as_str(), result["total"].as_u64()), (Some("partial"), Some(ORDERS)));
    assert_eq!(result["skipped"][0]["count"], 213);
    assert_eq!(result["skipped"][0]["text"], "you no longer have permission to view archived records");
    assert!(result["safe_to_use"].is_string() && result["next"].is_string());
    let file = file(&server, &job).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"orders.csv\"");
    assert_eq!(file.header("content-length"), file.bytes.len().to_string());
    assert_eq!(result["files"][0]["bytes"], file.bytes.len());
    let rows = csv::Reader::from_reader(file.bytes.as_slice()).records().map(Result::unwrap).count() as u64;
    assert_eq!(rows, ORDERS - 213);
    assert_eq!((result["done"].as_u64(), result["files"][0]["rows"].as_u64()), (Some(rows), Some(rows)));
    assert!(job["stages"].as_array().unwrap().iter().all(|stage| stage["status"] == "done"));
}

#[tokio::test]
async fn an_export_without_archived_orders_is_complete() {
    let server = Server::start().await;
    let inputs = json!({ "include_archived": false, "from": "2025-03-01", "to": "2025-03-31" });
    let id = server.begin("export", inputs.clone()).await;
    let job = server.ended(&id, "completed").await;
    assert_eq!(job["result"]["outcome"], "full");
    assert!(job["result"].get("skipped").is_none());
    assert_eq!(job["inputs"], inputs, "Start over can fill the form again");
    let file = file(&server, &job).await;
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let dates: Vec<_> = reader.records().map(|row| row.unwrap()[2].to_owned()).collect();
    assert!(dates.len() > 500 && dates.iter().all(|date| date.starts_with("2025-03-")));
    assert_eq!(job["result"]["done"], dates.len());
}

#[tokio::test]
async fn the_workbook_opens_and_has_the_rows() {
    let server = Server::start_with(|config| config.orders = 3_000).await;
    let id = server.begin("export", json!({ "format": "xlsx" })).await;
    let job = server.ended(&id, "completed").await;
    let file = file(&server, &job).await;
    assert_eq!(job["result"]["files"][0]["format"], "XLSX");
    assert_eq!(job["result"]["files"][0]["bytes"], file.bytes.len());
    let mut book = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    let sheet = book.worksheet_range("Orders").unwrap();
    assert_eq!(sheet.height() as u64, job["result"]["files"][0]["rows"].as_u64().unwrap() + 1);
    assert_eq!(sheet.height(), 3_000 - 213 + 1);
    assert_eq!(sheet.get_value((0, 6)).unwrap().to_string(), "Amount");
}

#[tokio::test]
async fn a_workbook_is_canceled_while_its_rows_are_written_and_while_it_is_packed() {
    // Enough rows that packing them takes longer than a cancel.
    let server = Server::start_with(|config| config.orders = 60_000).await;
    let notes = [
        (json!({ "format": "xlsx", "pace": "8s" }), "Writing rows"),
        (json!({ "format": "xlsx" }), "Packing"),
    ];
    for (inputs, note) in notes {
        let id = server.begin("export", inputs).await;
        server.until(&id, |job| job["note"].as_str().is_some_and(|text| text.starts_with(note))).await;
        server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
        let job = server.ended(&id, "canceled").await;
        let stages: Vec<_> =
            job["stages"].as_array().unwrap().iter().map(|stage| stage["status"].as_str()).collect();
        assert_eq!(stages[..2], [Some("done"), Some("canceled")], "{note}: {job}");
        assert!(!server.data.path().join("files").join(&id).exists(), "nothing is published");
    }
}

#[tokio::test]
async fn a_lost_connection_fails_after_three_attempts_and_the_retry_goes_on_from_there() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "fault": "connection-lost" })).await;
    let waiting = server.until(&id, |job| job["waiting"]["attempt"] == 2).await;
    assert_eq!(waiting["waiting"]["reason"], "connection_dropped");
    assert_eq!(waiting["waiting"]["attempts"], 3);
    let failed = server.ended(&id, "failed").await;
    assert_eq!(failed["error"]["code"], "connection-lost");
    assert_eq!(failed["error"]["type"], "/api/problems/connection-lost");
    assert_eq!(failed["error"]["work_safe"], true);
    let retry = &failed["retry"];
    assert_eq!(
        (retry["from"].as_str(), retry["from_stage"].as_str()),
        (Some("checkpoint"), Some("Preparing data"))
    );
    assert_eq!(retry["duplicates"], "none");
    let read = failed["progress"]["done"].as_u64().unwrap();
    assert!((ORDERS * 6 / 10..ORDERS).contains(&read), "{read}");
    let run = server.post(&format!("/api/jobs/{id}/retry"), json!({})).await.json();
    assert_eq!((run["run"].as_u64(), run["version"].as_u64()), (Some(2), Some(1)));
    assert!(run.get("error").is_none() && run.get("finished_at").is_none());
    let done = server.ended(&id, "completed").await;
    assert_eq!(done["result"]["done"], ORDERS - 213, "no row is lost or doubled by the retry");
    let file = file(&server, &done).await;
    let mut numbers: Vec<u64> = csv::Reader::from_reader(file.bytes.as_slice())
        .records()
        .map(|row| row.unwrap()[0].parse().unwrap())
        .collect();
    numbers.dedup();
    assert_eq!(numbers.len() as u64, ORDERS - 213);
    assert!(numbers.is_sorted());
}

#[tokio::test]
async fn a_slow_source_is_waited_for_and_the_job_goes_on_by_itself() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "fault": "slow-source" })).await;
    server.until(&id, |job| job["waiting"]["reason"] == "slow_source").await;
    let done = server.ended(&id, "completed").await;
    assert_eq!((done["run"].as_u64(), done["result"]["done"].as_u64()), (Some(1), Some(ORDERS - 213)));
}

#[tokio::test]
async fn a_pace_stretches_the_work_and_its_counts_move_evenly() {
    let server = Server::start().await;
    let begun = std::time::Instant::now();
    let mut counts = std::collections::BTreeSet::new();
    let id = server.begin("export", json!({ "pace": "3s" })).await;
    loop {
        let job = server.job(&id).await;
        counts.extend(counts_of(&job));
        if job["status"] == "completed" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(begun.elapsed().as_secs_f64() > 2.5, "{:?}", begun.elapsed());
    assert!(counts.len() >= 3, "the counts moved in steps: {counts:?}");
}

fn counts_of(job: &Value) -> Option<u64> {
    (job["stages"][0]["status"] == "current").then(|| job["progress"]["done"].as_u64()).flatten()
}

#[tokio::test]
async fn files_are_gone_after_their_time_and_strange_names_are_not_found() {
    let server = Server::start_with(|config| config.keep_files = std::time::Duration::ZERO).await;
    let id = server.begin("export", json!({})).await;
    let job = server.ended(&id, "completed").await;
    let gone = file(&server, &job).await;
    assert_eq!((gone.status.as_u16(), gone.json()["code"].as_str()), (410, Some("expired")));
    for name in ["other.csv", "..%2f..%2fwaitwell.db", "%2e%2e"] {
        let answer = server.get(&format!("/api/jobs/{id}/files/{name}")).await;
        assert_eq!(answer.status, 404, "{name}");
    }
}
