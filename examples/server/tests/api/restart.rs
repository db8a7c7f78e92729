//! Jobs outlive the server, however it ends.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};

use crate::Server;
use crate::harness::{ORDERS, send};

#[tokio::test]
async fn a_graceful_restart_goes_on_from_the_checkpoint() {
    let server = Server::start().await;
    let running = server.begin("export", json!({ "pace": "4s" })).await;
    let asks = server.until(&running, |job| job["progress"]["done"].as_u64() > Some(1_000)).await;
    let data = server.close().await;
    let server = Server::start_on(data, |_| ()).await;
    let after = server.job(&running).await;
    assert!(after["progress"]["done"].as_u64() >= asks["progress"]["done"].as_u64(), "{after}");
    let done = server.ended(&running, "completed").await;
    assert_eq!((done["run"].as_u64(), done["result"]["done"].as_u64()), (Some(1), Some(ORDERS - 213)));
    assert_eq!(done["started_at"], asks["started_at"]);
}

struct Program {
    child: Child,
    base: String,
}

impl Program {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_waitwell-server"))
            .args(["--port", "0", "--orders", &ORDERS.to_string(), "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let base = line.trim().trim_start_matches("Job server: ").trim_end_matches("/api/jobs").to_owned();
        Self { child, base }
    }

    /// SIGKILL: no chance to tidy up.
    fn kill(self) {
        drop(self);
    }

    /// SIGTERM, as process managers send it; the program has ended by itself afterwards.
    #[cfg(unix)]
    fn terminate(mut self) {
        // `kill` is a part of every shell.
        let kill = format!("kill -TERM {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        let ended = self.child.wait().unwrap();
        assert!(ended.success(), "{ended}");
    }

    async fn until(&self, id: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let job = send(Client::new().get(format!("{}/api/jobs/{id}", self.base))).await.json();
            if condition(&job) {
                return job;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain: {job}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[tokio::test]
async fn jobs_go_on_after_the_server_was_killed_in_the_middle() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::start(data.path());
    let start = |key: &'static str| {
        let body = json!({ "kind": "export", "inputs": { "pace": "4s" } });
        send(
            Client::new()
                .post(format!("{}/api/jobs", program.base))
                .header("Idempotency-Key", key)
                .json(&body),
        )
    };
    let ids: Vec<String> = [start("\"a\"").await, start("\"b\"").await, start("\"c\"").await]
        .iter()
        .map(|answer| answer.json()["id"].as_str().unwrap().to_owned())
        .collect();
    let before = program.until(&ids[0], |job| job["progress"]["done"].as_u64() > Some(3_000)).await;
    program.kill();
    let program = Program::start(data.path());
    let now = program.until(&ids[0], |job| job["version"].as_u64() > before["version"].as_u64()).await;
    assert!(
        now["stages"][0]["status"] == "done"
            || now["progress"]["done"].as_u64() >= before["progress"]["done"].as_u64(),
        "the work went on and did not start over: {before} {now}"
    );
    for id in &ids {
        let done = program.until(id, |job| job["status"] == "completed").await;
        assert_eq!((done["run"].as_u64(), done["result"]["done"].as_u64()), (Some(1), Some(ORDERS - 213)));
        let url = done["result"]["files"][0]["url"].as_str().unwrap();
        let file = send(Client::new().get(format!("{}{url}", program.base))).await;
        assert_eq!(done["result"]["files"][0]["bytes"], file.bytes.len());
        let rows = csv::Reader::from_reader(file.bytes.as_slice()).records().map(Result::unwrap).count();
        assert_eq!(rows as u64, ORDERS - 213, "no row is lost or doubled");
    }
    program.kill();
}

#[cfg(unix)]
#[tokio::test]
async fn a_program_that_is_asked_to_stop_brings_its_jobs_to_a_checkpoint_and_they_go_on() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::start(data.path());
    let start = Client::new().post(format!("{}/api/jobs", program.base)).header("Idempotency-Key", "\"a\"");
    let started = send(start.json(&json!({ "kind": "export", "inputs": { "pace": "4s" } }))).await.json();
    let id = started["id"].as_str().unwrap();
    let before = program.until(id, |job| job["progress"]["done"].as_u64() > Some(1_000)).await;
    program.terminate();
    let program = Program::start(data.path());
    let after = program.until(id, |_| true).await;
    assert_eq!((&after["run"], &after["started_at"]), (&before["run"], &before["started_at"]));
    assert!(after["progress"]["done"].as_u64() >= before["progress"]["done"].as_u64(), "{before} {after}");
    let done = program.until(id, |job| job["status"] == "completed").await;
    assert_eq!((done["run"].as_u64(), done["result"]["done"].as_u64()), (Some(1), Some(ORDERS - 213)));
    program.kill();
}

#[tokio::test]
async fn a_cancel_that_was_accepted_before_the_kill_still_happens() {
    let data = tempfile::tempdir().unwrap();
    let server = Server::start_on(data, |config| config.at_once = 1).await;
    let _running = server.slow_export().await;
    let waiting = server.begin("export", json!({ "pace": "60s" })).await;
    let data = server.close().await;
    // As if the kill came between the accepted cancel and its ending.
    let at = json!("2026-01-01T00:00:00Z").to_string();
    let sql = format!(
        "UPDATE documents SET body = json_set(body, '$.cancel_requested_at', json('{at}')) WHERE id = ?"
    );
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", data.path().join("waitwell.db").display()))
        .await
        .unwrap();
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&waiting).execute(&pool).await.unwrap();
    pool.close().await;
    let server = Server::start_on(data, |config| config.at_once = 1).await;
    server.ended(&waiting, "canceled").await;
}

#[tokio::test]
async fn old_jobs_are_forgotten_and_say_so() {
    let server = Server::start_with(|config| config.keep_jobs = Duration::ZERO).await;
    let id = server.begin("export", json!({})).await;
    server.ended(&id, "completed").await;
    let data = server.close().await;
    let server = Server::start_on(data, |_| ()).await;
    let begun = Instant::now();
    loop {
        let answer = server.get(&format!("/api/jobs/{id}")).await;
        if answer.status == 410 {
            assert_eq!(answer.json()["code"], "expired");
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(30));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(server.get(&format!("/api/jobs?ids={id}")).await.json()["missing"], json!([id]));
    assert!(!server.data.path().join("files").join(&id).exists());
}
