//! The stream: nothing is missed, and nothing is sent for ever.

use std::time::Duration;

use futures::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};

use crate::Server;

#[derive(Debug, Clone, PartialEq)]
struct Event {
    name: String,
    id: String,
    data: Value,
}

/// Reads events until `enough` says so or the stream ends.
async fn read(
    server: &Server,
    path: &str,
    last: Option<&str>,
    enough: impl Fn(&[Event]) -> bool,
) -> Vec<Event> {
    let mut request = server.request(Method::GET, path).header("Accept", "text/event-stream");
    if let Some(last) = last {
        request = request.header("Last-Event-ID", last);
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut bytes = response.bytes_stream();
    let mut text = String::new();
    let reading = async {
        loop {
            let events = parse(&text);
            if enough(&events) {
                return events;
            }
            match bytes.next().await {
                Some(piece) => text.push_str(std::str::from_utf8(&piece.unwrap()).unwrap()),
                None => return parse(&text),
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), reading).await.unwrap()
}

fn parse(text: &str) -> Vec<Event> {
    let whole = text.rsplit_once("\n\n").map(|(whole, _)| whole).unwrap_or_default();
    let field = |block: &str, name: &str| {
        block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned()
    };
    whole
        .split("\n\n")
        .filter(|block| block.contains("event:"))
        .map(|block| Event {
            name: field(block, "event:"),
            id: field(block, "id:"),
            data: serde_json::from_str(&field(block, "data:")).unwrap(),
        })
        .collect()
}

fn ended(events: &[Event]) -> bool {
    events.last().is_some_and(|event| event.data["status"] == "completed")
}

#[tokio::test]
async fn a_stream_brings_the_job_as_it_is_and_every_change_up_to_its_end() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "pace": "2s" })).await;
    let other = server.begin("export", json!({ "pace": "2s" })).await;
    let events = read(&server, &format!("/api/jobs/events?ids={id}"), None, ended).await;
    assert!(
        events.iter().all(|event| event.name == "job" && event.data["id"] == id.as_str()),
        "only what was asked"
    );
    assert!(events.iter().all(|event| !event.id.is_empty()));
    let versions: Vec<u64> = events.iter().map(|event| event.data["version"].as_u64().unwrap()).collect();
    assert!(versions.is_sorted() && versions.len() > 5, "{versions:?}");
    server.ended(&other, "completed").await;
    assert_eq!(events.last().unwrap().data, server.job(&id).await);
}

#[tokio::test]
async fn a_stream_resumes_without_a_gap_by_header_or_query() {
    let server = Server::start().await;
    let id = server.begin("export", json!({ "pace": "3s" })).await;
    let path = format!("/api/jobs/events?ids={id}");
    let first = read(&server, &path, None, |events| events.len() >= 3).await;
    let last = first[2].clone();
    // The rest happens while nobody listens.
    server.ended(&id, "completed").await;
    for (path, header) in
        [(path.clone(), Some(last.id.as_str())), (format!("{path}&last_event_id={}", last.id), None)]
    {
        let events = read(&server, &path, header, ended).await;
        assert!(events[0].data["version"].as_u64() > last.data["version"].as_u64());
        assert_eq!(events.last().unwrap().data["status"], "completed");
        assert!(events.iter().all(|event| event.name == "job"), "no reset: {events:?}");
    }
}

#[tokio::test]
async fn an_id_from_another_history_resets_and_begins_anew() {
    let server = Server::start().await;
    let id = server.slow_export().await;
    let path = format!("/api/jobs/events?ids={id}");
    let known = read(&server, &path, None, |events| !events.is_empty()).await[0].id.clone();
    let epoch = known.split_once('-').unwrap().0;
    for last in ["42", "nonsense", "otherstore-3", &format!("{epoch}-999999999")] {
        let events = read(&server, &path, Some(last), |events| events.len() >= 2).await;
        assert_eq!(events[0].name, "reset", "{last}");
        assert_eq!((events[1].name.as_str(), &events[1].data["id"]), ("job", &json!(id)));
    }
}

#[tokio::test]
async fn a_quiet_stream_says_that_it_is_alive_and_where_it_stands() {
    let server = Server::start_with(|config| config.beat_every = Duration::from_millis(50)).await;
    let events = read(&server, "/api/jobs/events", None, |events| events.len() >= 3).await;
    assert!(events.iter().all(|event| event.name == "beat" && !event.id.is_empty()), "{events:?}");
}

#[tokio::test]
async fn who_knows_that_all_jobs_have_ended_is_told_not_to_come_back_and_who_does_not_how_they_ended() {
    let server = Server::start().await;
    let id = server.begin("export", json!({})).await;
    let path = format!("/api/jobs/events?ids={id}");
    let last = read(&server, &path, None, ended).await.pop().unwrap();
    server.ended(&id, "completed").await;
    let fresh = read(&server, &path, None, |events| !events.is_empty()).await;
    assert_eq!((&fresh[0].id, &fresh[0].data["status"]), (&last.id, &json!("completed")));
    assert_eq!(server.get(&format!("{path}&last_event_id={}", last.id)).await.status, 204);
    assert_eq!(server.get("/api/jobs/events?ids=nobody").await.status, 204, "there is nothing to tell of it");
}

#[tokio::test]
async fn streams_end_when_the_server_closes() {
    let server = Server::start().await;
    let path = format!("{}/api/jobs/events", server.base);
    let stream = server.client.get(path).send().await.unwrap();
    let reading = tokio::spawn(async move { stream.bytes_stream().collect::<Vec<_>>().await });
    server.close().await;
    tokio::time::timeout(Duration::from_secs(20), reading).await.unwrap().unwrap();
}
