//! A server that dies in the middle of a job.

use serde_json::json;
use waitwell_tests::{AppProcess, Result, in_browser};

use crate::steps::{LINE, PANEL, nudge, open, wait_bar, wait_status};

#[tokio::test]
async fn a_killed_server_is_never_called_a_failed_job_and_the_job_goes_on() -> Result {
    let mut app = AppProcess::start().await?;
    let id = app.api().start("export", json!({ "pace": "15s", "include_archived": false })).await?;
    let started = app.api().wait(&id, "in_progress").await?["started_at"].clone();
    let url = app.url().to_owned();
    in_browser(&url, async |page| {
        open(&page, &id).await?;
        let done = wait_bar(&page, 0).await?;
        app.kill().await?;

        page.wait("the page says that it is checking", async || {
            Ok(page.attribute(LINE, "data-trouble").await?.as_deref() == Some("unreachable")
                || page.attribute(LINE, "data-hearing").await?.as_deref() == Some("checking"))
        })
        .await?;
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
        // Half a minute without an answer: only then it is called out of reach.
        page.wait_longer("the page says that it cannot reach the server", async || {
            Ok(page.attribute(LINE, "data-hearing").await?.as_deref() == Some("lost"))
        })
        .await?;
        page.picture("server-lost").await?;
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
        let text = page.text(PANEL).await?;
        assert!(text.contains("Can't reach the server.") && !text.contains("Failed"), "{text}");
        assert!(wait_bar(&page, 0).await? >= done, "what was known stays");

        app.restart().await?;
        nudge(&page).await?;
        wait_status(&page, "completed").await?;
        let job = app.api().job(&id).await?;
        assert_eq!((&job["run"], &job["started_at"]), (&json!(1), &started));
        for words in ["Can't reach the server just now.", "The server can be reached again."] {
            page.wait_announcement(words).await?;
        }
        let said = page.announcements().await?;
        assert!(said.iter().all(|said| !said.contains("failed")), "{said:#?}");
        Ok(())
    })
    .await
}
