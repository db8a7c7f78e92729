//! Every task with Tab, Shift+Tab, Enter, Space and Escape alone; each stop of the focus can be seen (A17).

use std::fs;

use serde_json::json;
use waitwell_tests::{App, Key, Page, Result, in_browser};

use crate::steps::{PANEL, shown_job, wait_bar, wait_status};

const HEADING: &str = "[data-ww='job-panel'] [data-ww-heading]";
const CANCEL: &str = "[data-ww='job-panel'] [data-ask='cancel']";
const DIALOG: &str = "[data-ww='cancel-dialog'] dialog[open]";
const RETRY: &str = "[data-ww='job-panel'] [data-ww='retry-panel']";
const DOWNLOAD: &str = "[data-ww='job-panel'] a[data-ask='download']";

#[tokio::test]
async fn an_export_is_started_left_found_again_and_downloaded() -> Result {
    let app = App::start().await?;
    let downloads = tempfile::tempdir()?;
    in_browser(app.url(), async |page| {
        page.downloads_to(downloads.path()).await?;
        page.goto("/").await?;
        page.tab_to(".skip").await?;
        page.strike(&[Key::Enter]).await?;

        page.tab_to("#export-archived").await?;
        page.strike(&[Key::Space]).await?;
        page.tab_to("form[data-form='export'] button[type='submit']").await?;
        page.strike(&[Key::Enter]).await?;
        let id = shown_job(&page).await?;

        page.tab_back_to(".bar__nav a[href='/about']").await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_gone(PANEL).await?;
        page.wait_focus("h1").await?;
        page.tab_back_to(".bar__nav a[href='/']").await?;
        page.strike(&[Key::Enter]).await?;
        let row = format!(".ww-recent-activity__row[data-job='{id}']");
        page.wait_for(&row).await?;
        page.tab_to(&format!("{row} [data-ask='open']")).await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_focus(HEADING).await?;
        assert_eq!(shown_job(&page).await?, id);

        wait_status(&page, "partly-completed").await?;
        page.tab_to(DOWNLOAD).await?;
        page.strike(&[Key::Enter]).await?;
        let saved = downloads.path().join("orders.csv");
        page.wait("the file is saved", async || Ok(fs::metadata(&saved).is_ok_and(|file| file.len() > 0)))
            .await?;
        page.tab_to("[data-ww='job-panel'] [data-ask='copy-id']").await?;
        page.strike(&[Key::Space]).await?;
        page.wait_announcement("Job ID copied.").await?;
        page.tab_to(&format!("{row} [data-ask='remove']")).await?;
        page.strike(&[Key::Space]).await?;
        page.wait_gone(&row).await?;
        page.wait_focus(".ww-recent-activity__heading").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_running_job_is_kept_running_and_then_canceled() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open_by_key(&page, &id).await?;
        wait_bar(&page, 0).await?;

        page.tab_to(CANCEL).await?;
        page.strike(&[Key::Space]).await?;
        page.wait_focus("[data-ask='keep-running']").await?;
        // Round and round inside the dialog.
        for stop in ["confirm-cancel", "keep-running", "confirm-cancel"] {
            page.strike(&[Key::Tab]).await?;
            page.wait_focus(&format!("dialog [data-ask='{stop}']")).await?;
        }
        page.strike(&[Key::Shift, Key::Tab]).await?;
        page.wait_focus("dialog [data-ask='keep-running']").await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_gone(DIALOG).await?;
        page.wait_focus(CANCEL).await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_for(DIALOG).await?;
        page.strike(&[Key::Escape]).await?;
        page.wait_gone(DIALOG).await?;
        page.wait_focus(CANCEL).await?;
        assert_eq!(app.api().job(&id).await?["status"], json!("in_progress"));

        page.strike(&[Key::Enter]).await?;
        page.wait_focus("[data-ask='keep-running']").await?;
        page.tab_to("dialog [data-ask='confirm-cancel']").await?;
        page.strike(&[Key::Enter]).await?;
        wait_status(&page, "canceled").await?;
        page.wait_focus(HEADING).await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_failure_is_looked_into_mended_and_retried_and_then_started_over() -> Result {
    let app = App::start().await?;
    app.api().post("/api/credentials/expire", &json!({})).await?;
    let id = app.api().start("report", json!({ "year": "2025", "pace": "8s" })).await?;
    app.api().wait(&id, "failed").await?;
    in_browser(app.url(), async |page| {
        open_by_key(&page, &id).await?;
        wait_status(&page, "failed").await?;

        let details = format!("{RETRY} [data-ask='show-details']");
        page.tab_to(&details).await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_attribute(&details, "aria-expanded", "true").await?;
        page.tab_to(&format!("{RETRY} [data-ask='copy-id']")).await?;
        page.tab_back_to(&details).await?;
        page.strike(&[Key::Space]).await?;
        page.wait_attribute(&details, "aria-expanded", "false").await?;

        page.tab_back_to(&format!("{RETRY} .ww-retry-panel__fix a")).await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_focus("h1").await?;
        page.tab_to("main .ww-button--primary").await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_attribute("[data-gallery='sign-in']", "data-state", "good").await?;
        page.tab_to("main a[href*='job=']").await?;
        page.strike(&[Key::Enter]).await?;
        wait_status(&page, "failed").await?;

        page.tab_to(&format!("{RETRY} [data-ask='retry']")).await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_focus(HEADING).await?;
        wait_status(&page, "completed").await?;
        page.assert_no_console_errors().await
    })
    .await?;

    // A year without orders fails whatever is mended.
    let id = app.api().start("report", json!({ "year": "2024", "pace": "8s" })).await?;
    app.api().wait(&id, "failed").await?;
    in_browser(app.url(), async |page| {
        open_by_key(&page, &id).await?;
        wait_status(&page, "failed").await?;
        page.tab_to(&format!("{RETRY} [data-ask='start-over']")).await?;
        page.strike(&[Key::Space]).await?;
        page.wait_focus("[name='report-year']").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_question_is_answered_where_the_job_leads() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        page.tab_to(".samples button:nth-of-type(3)").await?;
        page.strike(&[Key::Space]).await?;
        page.tab_to("form[data-form='import'] button[type='submit']").await?;
        page.strike(&[Key::Enter]).await?;
        wait_status(&page, "needs-action").await?;
        page.tab_to("[data-ww='job-panel'] a[data-ask='act']").await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_for("#column").await?;
        page.tab_to("main form button[type='submit']").await?;
        page.strike(&[Key::Enter]).await?;
        wait_status(&page, "completed").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Opens a job from the recent ones; the focus is then on its heading.
async fn open_by_key(page: &Page, id: &str) -> Result {
    page.goto("/").await?;
    let open = format!(".ww-recent-activity__row[data-job='{id}'] [data-ask='open']");
    page.wait_for(&open).await?;
    page.tab_to(&open).await?;
    page.strike(&[Key::Enter]).await?;
    page.wait_focus(HEADING).await
}
