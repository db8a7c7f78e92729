//! Every bad request gets a problem document that says what is wrong and where.

use reqwest::Method;
use serde_json::{Value, json};

use crate::Server;
use crate::harness::{Answer, key, send};

fn is_problem(answer: &Answer, status: u16, code: &str, field: Option<&str>) {
    let body = answer.json();
    let context = format!("{status} {code} {field:?}: {} {body}", answer.status);
    assert_eq!(answer.status, status, "{context}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{context}");
    assert_eq!(body["code"], code, "{context}");
    assert_eq!(body["language"], "en", "{context}");
    assert_eq!(body["type"], format!("/api/problems/{code}"), "{context}");
    assert_eq!(body["status"], status, "{context}");
    assert_eq!(body["field"].as_str(), field, "{context}");
    assert!(
        body["title"].is_string() && body["detail"].as_str().is_some_and(|text| text.ends_with('.')),
        "{context}"
    );
}

#[tokio::test]
async fn every_wrong_field_of_a_start_is_named() {
    let server = Server::start().await;
    let cases = [
        (json!({}), "kind"),
        (json!({ "kind": 5 }), "kind"),
        (json!({ "kind": "bake" }), "kind"),
        (json!({ "kind": "export", "title": 7 }), "title"),
        (json!({ "kind": "export", "title": "x".repeat(501) }), "title"),
        (json!({ "kind": "export", "inputs": [] }), "inputs"),
        (json!({ "kind": "export", "inputs": { "format": "pdf" } }), "inputs.format"),
        (json!({ "kind": "export", "inputs": { "include_archived": "yes" } }), "inputs.include_archived"),
        (json!({ "kind": "export", "inputs": { "from": "March" } }), "inputs.from"),
        (json!({ "kind": "export", "inputs": { "from": "2025-02-30" } }), "inputs.from"),
        (json!({ "kind": "export", "inputs": { "from": "2025-03-01", "to": "2025-02-01" } }), "inputs.to"),
        (json!({ "kind": "export", "inputs": { "pace": "slow" } }), "inputs.pace"),
        (json!({ "kind": "export", "inputs": { "pace": 1.5 } }), "inputs.pace"),
        (json!({ "kind": "export", "inputs": { "fault": "fire" } }), "inputs.fault"),
        (json!({ "kind": "report", "inputs": { "year": "last" } }), "inputs.year"),
        (json!({ "kind": "import" }), "inputs.upload_id"),
        (json!({ "kind": "import", "inputs": { "upload_id": "../../etc" } }), "inputs.upload_id"),
    ];
    for (body, field) in cases {
        is_problem(&server.post("/api/jobs", body).await, 400, "invalid-input", Some(field));
    }
    assert_eq!(server.get("/api/jobs").await.json()["jobs"], json!([]), "nothing was started");
}

#[tokio::test]
async fn a_body_that_is_no_json_object_is_told_so() {
    let server = Server::start().await;
    let start = |kind: &'static str, body: String| {
        let request = server.request(Method::POST, "/api/jobs").header("Idempotency-Key", key());
        send(request.header("Content-Type", kind).body(body))
    };
    for body in ["", "{", "[]", "null", "5"] {
        is_problem(&start("application/json", body.to_owned()).await, 400, "invalid-input", Some("body"));
    }
    let deep = "[".repeat(10_000);
    is_problem(&start("application/json", deep).await, 400, "invalid-input", Some("body"));
    let form = start("text/plain", "{}".to_owned()).await;
    is_problem(&form, 415, "unsupported-type", Some("Content-Type"));
    let long = format!("{{\"kind\":\"{}\"}}", "x".repeat(70_000));
    is_problem(&start("application/json", long).await, 413, "too-large", Some("body"));
}

#[tokio::test]
async fn keys_must_be_there_and_well_formed_on_every_change() {
    let server = Server::start().await;
    let id = server.slow_export().await;
    let of_the_job = ["cancel", "cancel/undo", "retry"].map(|act| format!("/api/jobs/{id}/{act}"));
    for path in ["/api/jobs".to_owned()].iter().chain(&of_the_job) {
        for key in [None, Some("\"\""), Some("\"a b\""), Some("\"ünique\"")] {
            let mut request = server.request(Method::POST, path).json(&json!({ "kind": "export" }));
            if let Some(key) = key {
                request = request.header("Idempotency-Key", key);
            }
            is_problem(&send(request).await, 400, "invalid-input", Some("Idempotency-Key"));
        }
    }
    assert!(server.job(&id).await.get("cancel_requested_at").is_none());
}

#[tokio::test]
async fn addresses_methods_and_queries_that_do_not_exist_are_told_apart() {
    let server = Server::start().await;
    for path in [
        "/api/jobs/nobody",
        "/api/jobs/a%2fb",
        "/api/jobs/%ff",
        "/api/jobs/nobody/changes",
        "/api/problems/%ff",
        "/api/nothing",
        "/",
    ] {
        is_problem(&server.get(path).await, 404, "not-found", None);
    }
    for action in ["cancel", "retry"] {
        is_problem(
            &server.post(&format!("/api/jobs/nobody/{action}"), json!({})).await,
            404,
            "not-found",
            None,
        );
    }
    let delete = send(server.request(Method::DELETE, "/api/jobs")).await;
    is_problem(&delete, 405, "method-not-allowed", None);
    let many = vec!["a"; 101].join(",");
    for (query, field) in [
        ("limit=0".to_owned(), "limit"),
        ("limit=101".to_owned(), "limit"),
        ("limit=many".to_owned(), "limit"),
        ("cursor=x".to_owned(), "cursor"),
        ("ids=".to_owned(), "ids"),
        ("ids=../x".to_owned(), "ids"),
        (format!("ids={many}"), "ids"),
    ] {
        is_problem(&server.get(&format!("/api/jobs?{query}")).await, 400, "invalid-input", Some(field));
    }
    is_problem(&server.get("/api/jobs/events?ids=../x").await, 400, "invalid-input", Some("ids"));
    let person = send(server.request(Method::GET, "/api/jobs").header("X-Demo-User", "a b")).await;
    is_problem(&person, 400, "invalid-input", Some("X-Demo-User"));
}

#[tokio::test]
async fn every_problem_of_the_list_explains_itself_at_its_own_address() {
    let server = Server::start().await;
    let list = server.get("/api/problems").await.json();
    let problems = list["problems"].as_array().unwrap();
    assert_eq!(problems.len(), waitwell_server::PROBLEMS.len());
    for problem in problems {
        let one = server.get(problem["type"].as_str().unwrap()).await;
        assert_eq!((one.status.as_u16(), &one.json()), (200, problem));
    }
    is_problem(&server.get("/api/problems/unheard-of").await, 404, "not-found", None);
}

#[tokio::test]
async fn pages_of_other_origins_can_read_what_the_contract_says() {
    let server =
        Server::start_with(|config| config.allowed_origins = vec!["https://app.example".to_owned()]).await;
    for origin in ["https://app.example", "http://localhost:8080"] {
        let answer = send(server.request(Method::GET, "/api/jobs").header("Origin", origin)).await;
        assert_eq!(answer.header("access-control-allow-origin"), origin);
        let exposed = answer.header("access-control-expose-headers").to_lowercase();
        for name in ["date", "etag", "location", "retry-after"] {
            assert!(exposed.split(',').any(|known| known.trim() == name), "{name}: {exposed}");
        }
        let preflight = server
            .request(Method::OPTIONS, "/api/jobs")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type,idempotency-key");
        let answer = send(preflight).await;
        assert_eq!(answer.status, 200);
        let allowed = answer.header("access-control-allow-headers").to_lowercase();
        for name in ["content-type", "idempotency-key", "if-none-match", "last-event-id", "x-demo-user"] {
            assert!(allowed.split(',').any(|known| known.trim() == name), "{name}: {allowed}");
        }
        assert!(answer.header("access-control-allow-methods").contains("POST"));
        let refused = server.request(Method::POST, "/api/jobs").header("Origin", origin);
        assert_eq!(
            send(refused).await.header("access-control-allow-origin"),
            origin,
            "problems can be read too"
        );
    }
}

#[tokio::test]
async fn pages_of_strange_origins_change_nothing() {
    let server = Server::start().await;
    let body: Value = json!({ "kind": "export" });
    let start = server.request(Method::POST, "/api/jobs").header("Idempotency-Key", key()).json(&body);
    let answer = send(start.header("Origin", "https://evil.example")).await;
    is_problem(&answer, 403, "permission", Some("Origin"));
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let form =
        server.request(Method::POST, "/api/credentials/renew").header("Origin", "https://evil.example");
    assert_eq!(send(form).await.status, 403);
    assert_eq!(server.get("/api/credentials").await.json()["state"], "expired");
}

#[tokio::test]
async fn a_closing_server_takes_no_new_jobs_and_says_when_to_come_back() {
    let server = Server::start().await;
    server.begin_close();
    // The HTTP side of the test server is closing too; the router itself still answers.
    let answer = server.direct(json!({ "kind": "export" })).await;
    assert_eq!((answer.0, answer.1.as_str()), (503, "5"));
}
