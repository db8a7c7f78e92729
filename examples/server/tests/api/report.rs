//! The report: a failure near the end with a fix, and a retry that does only what is left.

use serde_json::json;

use crate::Server;

#[tokio::test]
async fn an_expired_sign_in_fails_the_last_stage_until_it_is_renewed() {
    let server = Server::start().await;
    let id = server.begin("report", json!({})).await;
    let first = server.ended(&id, "failed").await;
    assert_eq!(first["error"]["code"], "credentials-expired");
    assert_eq!(first["error"]["work_safe"], true);
    let statuses: Vec<_> =
        first["stages"].as_array().unwrap().iter().map(|stage| stage["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["done", "done", "failed"]);
    let fix = &first["retry"]["fix_first"];
    assert_eq!(
        (fix["code"].as_str(), fix["url"].as_str()),
        (Some("credentials-expired"), Some("/api/credentials"))
    );
    assert_eq!(first["retry"]["from_stage"], "Sending report");

    server.post(&format!("/api/jobs/{id}/retry"), json!({})).await;
    let second = server.until(&id, |job| job["run"] == 2 && job["status"] == "failed").await;
    assert_eq!(second["error"], first["error"], "the same failure as long as nothing was fixed");
    assert_eq!(second["earlier"].as_array().unwrap().len(), 1);

    assert_eq!(server.get("/api/credentials").await.json()["state"], "expired");
    assert_eq!(server.post("/api/credentials/renew", json!({})).await.json()["state"], "good");
    server.post(&format!("/api/jobs/{id}/retry"), json!({})).await;
    let third = server.until(&id, |job| job["run"] == 3 && job["status"] == "completed").await;
    let earlier = third["earlier"].as_array().unwrap();
    for (read, was, run) in [(&earlier[0], &second, 2), (&earlier[1], &first, 1)] {
        assert_eq!((read["run"].as_u64(), read["status"].as_str()), (Some(run), Some("failed")));
        assert_eq!(read["error"], was["error"], "how run {run} failed can still be read");
        assert_eq!(read["finished_at"], was["finished_at"]);
    }
    assert_eq!(earlier.len(), 2);
    for stage in 0..2 {
        assert_eq!(third["stages"][stage], first["stages"][stage], "what was done is not done again");
    }
    assert_eq!(
        (third["result"]["outcome"].as_str(), third["result"]["done"].as_u64()),
        (Some("full"), Some(12))
    );
    for file in third["result"]["files"].as_array().unwrap() {
        let answer = server.get(file["url"].as_str().unwrap()).await;
        assert_eq!((answer.status.as_u16(), &file["bytes"]), (200, &json!(answer.bytes.len())));
    }
}

#[tokio::test]
async fn a_report_that_is_being_sent_says_that_it_cannot_be_canceled_and_is_sent() {
    let server = Server::start().await;
    server.post("/api/credentials/renew", json!({})).await;
    let id = server.begin("report", json!({ "pace": "8s" })).await;
    let sending = server.until(&id, |job| job["cancel"]["allowed"] == false).await;
    assert_eq!(sending["cancel"]["why_not"], "The report is being sent.");
    let refused = server.post(&format!("/api/jobs/{id}/cancel"), json!({})).await;
    assert_eq!((refused.status.as_u16(), refused.json()["code"].as_str()), (409, Some("not-cancelable")));
    assert_eq!(refused.json()["detail"], "The report is being sent.");
    assert_eq!(refused.json()["job"]["id"], id.as_str());
    let done = server.ended(&id, "completed").await;
    assert!(done.get("cancel_requested_at").is_none(), "{done}");
}

#[tokio::test]
async fn the_sign_in_belongs_to_one_person_and_can_run_out_again() {
    let server = Server::start().await;
    server.post("/api/credentials/renew", json!({})).await;
    assert_eq!(server.get("/api/credentials?user=eve").await.json()["state"], "expired");
    assert_eq!(server.post("/api/credentials/expire", json!({})).await.json()["state"], "expired");
}

#[tokio::test]
async fn the_totals_of_the_report_are_those_of_the_orders() {
    let server = Server::start().await;
    server.post("/api/credentials/renew", json!({})).await;
    let export = server.begin("export", json!({ "include_archived": false })).await;
    let report = server.begin("report", json!({})).await;
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let sum = async |id: &str, file: usize, column: usize| -> i64 {
        let job = server.ended(id, "completed").await;
        let answer = server.get(job["result"]["files"][file]["url"].as_str().unwrap()).await;
        let mut reader = csv::Reader::from_reader(answer.bytes.as_slice());
        reader.records().map(|row| cents(&row.unwrap()[column])).sum()
    };
    assert_eq!(sum(&report, 1, 5).await, sum(&export, 0, 6).await);
}
