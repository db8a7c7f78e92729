//! The import: real rows, real reasons.

use reqwest::Method;
use serde_json::{Value, json};

use crate::Server;
use crate::harness::{Answer, send};

const TEN: &str = "Name,E-mail,Country
Ada,ada@example.org,DE
Bob,bob@example.org,FR
Carl,,DE
Dora,dora@example.org,
Emil,emil@example.org,GB
Fay,fay@example.org,US
Gus,gus@example.org,NG
Hana,ADA@example.org,TR
Ivo,ivo@example.org,DE
Jo,jo@example.org,DE
";

async fn upload(server: &Server, name: &str, body: impl Into<reqwest::Body>) -> Answer {
    let request = server.request(Method::POST, &format!("/api/jobs/uploads?name={name}"));
    send(request.header("Content-Type", "text/csv").body(body)).await
}

async fn uploaded(server: &Server, text: &'static str) -> Value {
    let answer = upload(server, "customers.csv", text).await;
    assert_eq!(answer.status, 201, "{}", answer.json());
    answer.json()
}

#[tokio::test]
async fn eight_of_ten_rows_are_imported_and_the_other_two_say_why() {
    let server = Server::start().await;
    let upload = uploaded(&server, TEN).await;
    assert_eq!((upload["rows"].as_u64(), upload["bytes"].as_u64()), (Some(10), Some(TEN.len() as u64)));
    assert_eq!(upload["columns"], json!(["Name", "E-mail", "Country"]));
    let id = server.begin("import", json!({ "upload_id": upload["upload_id"] })).await;
    let job = server.ended(&id, "completed").await;
    let result = &job["result"];
    assert_eq!((result["done"].as_u64(), result["total"].as_u64()), (Some(8), Some(10)));
    assert_eq!(result["outcome"], "partial");
    let why: Vec<_> =
        result["skipped"].as_array().unwrap().iter().map(|left| left["text"].as_str().unwrap()).collect();
    assert_eq!(
        why,
        [
            "the email address is missing (row 4)",
            "the email address appears earlier in the file (row 9 repeats row 2)"
        ]
    );
    assert_eq!(job["retry"]["duplicates"], "none");
    assert_eq!(result["changed"]["count"], 8);
    let review = server.get(result["changed"]["review_url"].as_str().unwrap()).await.json();
    assert_eq!(review["customers"].as_array().unwrap().len(), 8);
    let skipped = server.get(result["files"][0]["url"].as_str().unwrap()).await;
    assert_eq!(csv::Reader::from_reader(skipped.bytes.as_slice()).records().count(), 2);
}

#[tokio::test]
async fn a_retry_of_only_what_failed_adds_the_locked_rows_and_no_others() {
    let server = Server::start().await;
    let upload = uploaded(&server, TEN).await["upload_id"].clone();
    let id = server.begin("import", json!({ "upload_id": upload, "fault": "records-locked" })).await;
    let first = server.ended(&id, "completed").await;
    let locked = json!([{
        "count": 2, "unit": "rows", "retry_helps": true,
        "text": "another edit had the customer’s record locked (row 5, row 8)",
    }]);
    assert_eq!(first["result"]["failed"], locked);
    assert_eq!(sums(&first), (6, 2, 2, 10));
    let only = json!({ "count": 2, "unit": "rows", "low_s": 1, "high_s": 5, "duplicates": "none" });
    assert_eq!(first["retry"]["only_failed"], only);
    assert_eq!(
        first["result"]["next"].as_str().unwrap().split('.').next(),
        Some("Retry the 2 locked rows once the other edit is done")
    );

    let path = format!("/api/jobs/{id}/retry?only=failed");
    let key = crate::harness::key();
    for _ in 0..2 {
        let answer = send(server.request(Method::POST, &path).header("Idempotency-Key", &key)).await;
        assert_eq!((answer.status.as_u16(), answer.json()["run"].as_u64()), (202, Some(2)));
        assert!(answer.json()["cancel"].get("undone").is_none());
    }
    let second = server.until(&id, |job| job["run"] == 2 && job["status"] == "completed").await;
    assert_eq!(sums(&second), (8, 2, 0, 10));
    assert_eq!(second["stages"][0], first["stages"][0], "no row was checked again");
    assert_eq!(second["result"]["changed"]["count"], 8);
    assert!(second["retry"].get("only_failed").is_none(), "{second}");
    let review = server.get(second["result"]["changed"]["review_url"].as_str().unwrap()).await.json();
    assert_eq!(review["customers"].as_array().unwrap().len(), 8, "nobody twice");
    let late = server.post(&path, json!({})).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("not-retryable")));
    let other = server.post(&format!("/api/jobs/{id}/retry?only=odd"), json!({})).await;
    assert_eq!((other.status.as_u16(), other.json()["field"].as_str()), (400, Some("only")));
}

/// How many rows are done, skipped and failed, and how many there are.
fn sums(job: &Value) -> (u64, u64, u64, u64) {
    let result = &job["result"];
    let left = |name: &str| {
        result[name].as_array().into_iter().flatten().filter_map(|left| left["count"].as_u64()).sum::<u64>()
    };
    let count = |name: &str| result[name].as_u64().unwrap();
    let sums = (count("done"), left("skipped"), left("failed"), count("total"));
    assert_eq!(sums.0 + sums.1 + sums.2, sums.3, "the numbers add up: {job}");
    sums
}

#[tokio::test]
async fn a_whole_retry_adds_the_locked_rows_too() {
    let server = Server::start().await;
    let upload = uploaded(&server, "email\na@example.org\nb@example.org\nc@example.org\n").await;
    let inputs = json!({ "upload_id": upload["upload_id"], "fault": "records-locked" });
    let id = server.begin("import", inputs).await;
    let first = server.ended(&id, "completed").await;
    assert_eq!(sums(&first), (2, 0, 1, 3));
    assert_eq!(first["result"]["next"], "Retry the 1 locked row once the other edit is done.");
    server.post(&format!("/api/jobs/{id}/retry"), json!({})).await;
    let second = server.until(&id, |job| job["run"] == 2 && job["status"] == "completed").await;
    assert_eq!((sums(&second), &second["result"]["outcome"]), ((3, 0, 0, 3), &json!("full")));
}

#[tokio::test]
async fn importing_twice_adds_nobody_twice() {
    let server = Server::start().await;
    let upload = uploaded(&server, TEN).await["upload_id"].clone();
    let mut reviews = Vec::new();
    for _ in 0..2 {
        let id = server.begin("import", json!({ "upload_id": upload })).await;
        let job = server.ended(&id, "completed").await;
        assert_eq!(job["result"]["changed"]["count"], 8);
        reviews.push(server.get(job["result"]["changed"]["review_url"].as_str().unwrap()).await.json());
    }
    assert_eq!(reviews[0], reviews[1]);
}

#[tokio::test]
async fn an_unclear_email_column_asks_the_person_and_goes_on_after_the_answer() {
    let server = Server::start().await;
    let upload = uploaded(&server, "Who,Reach\nAda,ada@example.org\nBob,bob@example.org\n").await;
    let id = server.begin("import", json!({ "upload_id": upload["upload_id"] })).await;
    let job = server.until(&id, |job| job["status"] == "needs_action").await;
    assert_eq!(job["action"]["prompt"], "Choose the column that holds the email address.");
    assert!(job["action"]["due_at"].is_string());
    let url = job["action"]["url"].as_str().unwrap();
    assert_eq!(server.get(url).await.json()["choices"], json!(["Who", "Reach"]));
    let page = send(server.request(Method::GET, url).header("Accept", "text/html")).await;
    assert!(String::from_utf8(page.bytes).unwrap().contains("<option>Reach</option>"));
    let wrong = server.post(url, json!({ "column": "Phone" })).await;
    assert_eq!((wrong.status.as_u16(), wrong.json()["field"].as_str()), (400, Some("column")));
    assert_eq!(server.post(url, json!({ "column": "Reach" })).await.status, 202);
    let done = server.ended(&id, "completed").await;
    assert_eq!((done["result"]["done"].as_u64(), done["run"].as_u64()), (Some(2), Some(1)));
    let late = server.post(url, json!({ "column": "Reach" })).await;
    assert_eq!((late.status.as_u16(), late.json()["code"].as_str()), (409, Some("no-question")));
}

#[tokio::test]
async fn the_question_can_be_answered_by_the_form_of_its_page() {
    let server = Server::start().await;
    let upload = uploaded(&server, "Who,Reach me\nAda,ada@example.org\n").await;
    let id = server.begin("import", json!({ "upload_id": upload["upload_id"] })).await;
    server.until(&id, |job| job["status"] == "needs_action").await;
    let form = server
        .request(Method::POST, &format!("/api/jobs/{id}/action"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("column=Reach+me");
    assert_eq!(send(form).await.status, 200);
    server.ended(&id, "completed").await;
}

#[tokio::test]
async fn a_waiting_question_can_be_canceled() {
    let server = Server::start().await;
    let upload = uploaded(&server, "Who,Reach\nAda,ada@example.org\n").await;
    let id = server.begin("import", json!({ "upload_id": upload["upload_id"] })).await;
    server.until(&id, |job| job["status"] == "needs_action").await;
    server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    assert!(server.ended(&id, "canceled").await.get("action").is_none());
}

#[tokio::test]
async fn a_file_without_a_good_row_fails_with_every_reason_and_offers_no_useless_retry() {
    let server = Server::start().await;
    let upload = uploaded(&server, "email\nnobody\nnothing@\n").await;
    let id = server.begin("import", json!({ "upload_id": upload["upload_id"] })).await;
    let job = server.ended(&id, "failed").await;
    assert_eq!(
        (job["error"]["code"].as_str(), job["error"]["field"].as_str()),
        (Some("invalid-input"), Some("inputs.upload_id"))
    );
    assert!(job["error"]["detail"].as_str().unwrap().contains("row 2, row 3"), "{job}");
    assert_eq!(job["retry"]["allowed"], false);
}

#[tokio::test]
async fn canceling_while_customers_are_added_says_how_many_stay() {
    let server = Server::start().await;
    let mut text = "email\n".to_owned();
    (0..400).for_each(|number| text.push_str(&format!("person{number}@example.org\n")));
    let upload = upload(&server, "many.csv", text).await.json();
    let id = server.begin("import", json!({ "upload_id": upload["upload_id"], "pace": "6s" })).await;
    let adding = server.until(&id, |job| job["cancel"]["cannot_undo"].is_array()).await;
    assert_eq!(adding["cancel"]["scope"], "remaining");
    server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    let job = server.ended(&id, "canceled").await;
    let stayed = job["result"]["changed"]["count"].as_u64().unwrap();
    assert!(stayed > 0 && stayed < 400);
    let review = server.get(job["result"]["changed"]["review_url"].as_str().unwrap()).await.json();
    assert_eq!(review["customers"].as_array().unwrap().len() as u64, stayed);
    server.post(&format!("/api/jobs/{id}/retry"), json!({})).await;
    let done = server.until(&id, |job| job["status"] == "completed").await;
    assert_eq!(done["result"]["changed"]["count"], 400, "the retry adds the rest and nobody twice");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_at_the_upload() {
    let server = Server::start_with(|config| config.max_upload = 1 << 20).await;
    let large = vec![b'a'; (1 << 20) + 1];
    let announced = upload(&server, "large.csv", large.clone()).await;
    let pieces = futures::stream::iter(
        large.chunks(1 << 16).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect::<Vec<_>>(),
    );
    let unannounced = upload(&server, "large.csv", reqwest::Body::wrap_stream(pieces)).await;
    for answer in [announced, unannounced] {
        assert_eq!((answer.status.as_u16(), answer.json()["code"].as_str()), (413, Some("file-too-large")));
        assert!(answer.json()["detail"].as_str().unwrap().contains("1 MB"));
    }
    assert_eq!(std::fs::read_dir(server.data.path().join("uploads")).unwrap().count(), 0, "nothing is kept");
}

#[tokio::test]
async fn uploads_that_are_no_table_are_refused_with_the_field() {
    let server = Server::start().await;
    for body in [&b""[..], b"email\n", b"\xff\xfe\x00binary\n1", b"\n\n"] {
        let answer = upload(&server, "odd.csv", body.to_vec()).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["field"].as_str()),
            (400, Some("body")),
            "{body:?}"
        );
    }
    let nameless = server.request(Method::POST, "/api/jobs/uploads").body("email\na@example.org\n");
    assert_eq!(send(nameless).await.json()["field"], "name");
    let form = server
        .request(Method::POST, "/api/jobs/uploads?name=a.csv")
        .header("Content-Type", "multipart/form-data");
    assert_eq!(send(form).await.status, 415);
}
