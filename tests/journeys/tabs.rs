//! Several tabs of one browser: one hears of the jobs for all, and each stays right alone.

use serde_json::json;
use waitwell_tests::{App, Page, Result, in_browser};

use crate::row::{assert_said_once, keeps};
use crate::steps::{LINE, PANEL, open, wait_status};

/// How many streams were asked for.
fn streams(app: &App) -> usize {
    app.faults().asked_for("GET", "/api/jobs/events").len()
}

async fn wait_live(page: &Page) -> Result {
    page.wait_attribute(LINE, "data-hearing", "live").await
}

// F28, L04
#[tokio::test]
async fn three_tabs_have_one_stream_and_all_hear_of_a_change() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_live(&page).await?;
        let mut others = Vec::new();
        for _ in 0..2 {
            others.push(page.new_tab(&format!("/?job={id}")).await?);
            wait_live(&page).await?;
        }
        assert_eq!(streams(&app), 1, "one tab hears for all");

        // The last tab cancels; the others are told by the one that hears.
        page.click("[data-ww='cancel-dialog'] [data-ask='cancel']").await?;
        page.click("[data-ask='confirm-cancel']").await?;
        wait_status(&page, "canceled").await?;
        others.push(page.driver().window().await?);
        for tab in others {
            page.switch(tab).await?;
            wait_status(&page, "canceled").await?;
            assert!(keeps(&page, &id).await?);
            assert_said_once(&page).await?;
        }
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 1);
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn when_the_tab_that_hears_is_closed_another_one_goes_on() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "15s", "include_archived": false })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_live(&page).await?;
        let first = page.new_tab(&format!("/?job={id}")).await?;
        wait_live(&page).await?;
        let second = page.driver().window().await?;
        page.switch(first).await?;
        page.close_tab(second).await?;
        page.wait("the other tab opens a stream", async || Ok(streams(&app) == 2)).await?;
        wait_status(&page, "completed").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_job_started_in_one_tab_is_listed_in_the_others() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        page.wait_for("[data-ww='recent-activity']").await?;
        let first = page.new_tab("/").await?;
        let id = crate::steps::start(&page, "export").await?;
        page.switch(first).await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}']")).await?;
        assert_eq!(page.count(PANEL).await?, 0, "it is listed, and nothing opens by itself");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
