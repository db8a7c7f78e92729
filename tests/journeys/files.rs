//! Files that are fetched, expire, or are gone before their time: row F53 of the fault table.

use serde_json::json;
use waitwell_core::moment::{Moment, Span};
use waitwell_tests::{Fault, Page, Result, in_browser};

use crate::row::*;
use crate::steps::{PANEL, open, wait_status};

// F53, of a link that dies before its time
#[tokio::test]
async fn who_fetches_a_file_brings_one_look_which_says_whether_it_is_still_there() -> Result {
    let app = app().await?;
    let id = done(&app).await?;
    let file = app.api().job(&id).await?["result"]["files"][0].clone();
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        open(&page, &id).await?;
        page.wait_for("[data-file='ready']").await?;
        let at_rest = page.looks().await?.len();

        // It is still there: nothing changes.
        fetch(&page).await?;
        page.wait("one look", async || Ok(page.looks().await?.len() == at_rest + 1)).await?;
        page.pass(minutes(5)).await?;
        assert_eq!(page.looks().await?.len(), at_rest + 1, "one, and no more");
        page.wait_for("[data-file='ready']").await?;

        // The link is dead, and the server knows a fresh one.
        app.faults().always("GET", &format!("{ONE}{id}/files"), Fault::problem(403));
        let fresh = format!("{}?fresh", file["url"].as_str().unwrap_or_default());
        let link = fresh.clone();
        app.faults().always(
            "GET",
            JOBS,
            Fault::document(move |job| job["result"]["files"][0]["url"] = json!(link)),
        );
        fetch(&page).await?;
        page.wait_for(&format!("a[data-ask='download'][href$='{fresh}']")).await?;
        assert_eq!(page.looks().await?.len(), at_rest + 2);
        assert_eq!(page.focused().await?, "download", "the focus stays where it was");

        // It is gone, and the server says so.
        app.faults().always(
            "GET",
            JOBS,
            Fault::document(|job| {
                job["result"]["files"][0]["expires_at"] = json!("2020-01-01T00:00:00Z");
            }),
        );
        fetch(&page).await?;
        page.wait_text("[data-file='expired']", "This file is no longer available").await?;
        assert_eq!(page.count("a[data-ask='download']").await?, 0);
        page.pass(minutes(5)).await?;
        assert_eq!(page.looks().await?.len(), at_rest + 3, "it is not asked for again");
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("completed"));
        assert_quiet(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F53, of a job that is gone with its file
#[tokio::test]
async fn who_fetches_a_file_of_a_job_that_is_gone_is_told_so() -> Result {
    let app = app().await?;
    let id = done(&app).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        page.wait_for("[data-file='ready']").await?;
        app.faults().always("GET", &format!("{ONE}{id}"), Fault::problem(410));
        fetch(&page).await?;
        wait_status(&page, "gone").await?;
        page.wait_text(PANEL, "This export has expired").await?;
        page.wait_announcement("is no longer available.").await?;
        assert_quiet(&page, &id, &["is no longer available."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F53, as far as the server says when a file goes
#[tokio::test]
async fn a_file_whose_time_is_over_is_no_longer_offered_and_not_asked_for() -> Result {
    let app = app().await?;
    let id = done(&app).await?;
    let soon = Moment::parse(app.api().job(&id).await?["finished_at"].as_str().unwrap_or_default());
    let soon = soon.unwrap_or_default().plus(Span::minutes(10)).to_rfc3339();
    app.faults().always(
        "GET",
        JOBS,
        Fault::document(move |job| {
            for file in job["result"]["files"].as_array_mut().into_iter().flatten() {
                file["expires_at"] = json!(soon);
            }
        }),
    );
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        open(&page, &id).await?;
        page.wait_for("[data-file='ready']").await?;
        let before = page.sent().await?.len();
        page.pass(minutes(11)).await?;
        page.wait_for("[data-file='expired']").await?;
        page.wait_text("[data-file='expired']", "no longer available").await?;
        assert_eq!(page.count("a[data-ask='download']").await?, 0);
        assert_eq!(page.sent().await?.len(), before, "nothing is asked for again and again");
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("completed"));
        assert_quiet(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Follows the link to the file.
async fn fetch(page: &Page) -> Result {
    page.click("a[data-ask='download']").await
}
