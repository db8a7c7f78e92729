//! A job is found by its ID: from a mail, from support, from another browser.

use serde_json::json;
use waitwell_tests::{App, Asked, Fault, Page, Result, in_browser};

use crate::row::*;
use crate::steps::{PANEL, wait_status};

const HEADING: &str = "[data-ww='job-panel'] [data-ww-heading]";
const FIELD: &str = ".ww-recent-activity__id";
const LIST_OF_JOBS: &str = "[data-ww='recent-activity']";

/// A page to which nobody tells of any job by itself, at rest.
async fn open_without_jobs(app: &App, page: &Page) -> Result {
    app.faults().always("GET", STREAMS, Fault::no_stream());
    app.faults().always("GET", LIST, Fault::json(r#"{ "jobs": [] }"#));
    page.control_time().await?;
    page.goto("/").await?;
    page.wait_attribute(LIST_OF_JOBS, "data-state", "ready").await?;
    assert_eq!(page.count(".ww-recent-activity__row").await?, 0);
    Ok(())
}

/// Enters an id as it comes out of a mail, and presses Enter.
async fn find(page: &Page, id: &str) -> Result {
    page.click(FIELD).await?;
    page.press(format!("  {id} \n")).await
}

/// The looks at jobs that the server was asked for.
fn looks(app: &App) -> Vec<Asked> {
    let mut asked = app.faults().asked_for("GET", JOBS);
    asked.retain(|asked| !asked.path.starts_with(LIST) && !asked.path.starts_with(STREAMS));
    asked
}

#[tokio::test]
async fn a_job_that_this_browser_does_not_know_is_opened_by_its_id_and_listed() -> Result {
    let app = app().await?;
    let id = long(&app).await?;
    app.api().wait(&id, "in_progress").await?;
    in_browser(app.url(), async |page| {
        open_without_jobs(&app, &page).await?;
        assert!(looks(&app).is_empty(), "{:?}", looks(&app));
        find(&page, &id).await?;
        page.wait_focus(HEADING).await?;
        wait_status(&page, "in-progress").await?;
        assert_eq!(page.attribute(PANEL, "data-job").await?, Some(id.clone()));
        page.wait_text(HEADING, "Started elsewhere").await?;
        let asked = looks(&app);
        assert!(asked[0].path.contains(&id) && asked[0].method == "GET", "{asked:?}");
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}']")).await?;
        assert!(keeps(&page, &id).await?, "it is there after a reload");
        // The ids of others stay where they are, and what was known already is no news.
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn an_id_that_the_server_does_not_know_opens_a_panel_that_says_so() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        open_without_jobs(&app, &page).await?;
        find(&page, "exp_nobody").await?;
        page.wait_focus(HEADING).await?;
        pass_until(&page, 30, "the job is given up", async || {
            Ok(page.attribute(PANEL, "data-status").await?.as_deref() == Some("gone"))
        })
        .await?;
        let says = page.text(PANEL).await?;
        assert!(says.contains("We can't find a job with this ID. Check that the ID is complete"), "{says}");
        assert!(says.contains("exp_nobody") && !says.to_lowercase().contains("failed"), "{says}");
        assert!(page.has_focus(HEADING).await?, "no news takes the focus");
        let asked = looks(&app);
        page.pass(minutes(3)).await?;
        assert_eq!(looks(&app).len(), asked.len(), "what is gone is asked for no more");
        assert!(asked.len() <= 2 && asked.iter().all(|asked| asked.path.contains("exp_nobody")), "{asked:?}");
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_an_id_is_asked_of_nobody_and_said_at_the_field() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        open_without_jobs(&app, &page).await?;
        find(&page, "not an id, but words").await?;
        page.wait_text(".ww-recent-activity__no-id", "").await?;
        assert!(page.has_focus(FIELD).await?, "the field is to be mended");
        let words = page.text(".ww-recent-activity__no-id").await?;
        let spoken = page.spoken().await?;
        assert_eq!(spoken.iter().filter(|spoken| spoken.words == words).count(), 1, "{spoken:?}");
        assert_eq!(page.evaluate("return location.search", json!([])).await?, json!(""));
        page.pass(minutes(1)).await?;
        assert!(looks(&app).is_empty(), "{:?}", looks(&app));
        page.press("s").await?;
        page.wait_gone(".ww-recent-activity__no-id").await?;
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
