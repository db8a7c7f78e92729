//! To leave a page and to come back to it: what is asked before, what is told outside of it, and what is told on return.

use serde_json::{Value, json};
use waitwell_tests::{App, Fault, Page, Result, in_browser};

use crate::row::*;
use crate::steps::{PANEL, choose, open, shown_job, start, submit, turn_away, turn_back, wait_status};

pub const NOTICES: &str = "[data-ww='notices']";

/// Whether the browser would ask before the page is left.
async fn is_guarded(page: &Page) -> Result<bool> {
    let ask = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    Ok(page.evaluate(ask, json!([])).await? == json!(true))
}

#[tokio::test]
async fn the_browser_asks_before_the_page_is_left_only_while_a_start_is_not_confirmed() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        assert!(!is_guarded(&page).await?);
        app.faults().once("POST", JOBS, Fault::Held(None));
        submit(&page, "export").await?;
        page.wait("the start is guarded", async || is_guarded(&page).await).await?;
        page.wait("the server has the start", async || Ok(app.api().jobs().await? == 1)).await?;
        app.faults().release();
        shown_job(&page).await?;
        page.wait("nothing is guarded any more", async || Ok(!is_guarded(&page).await?)).await?;
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn the_browser_asks_before_the_page_is_left_while_a_job_that_was_started_in_it_needs_it() -> Result {
    let app = App::start().await?;
    let needs_the_page = || Fault::document(|job| job["leave"] = json!("keep_open"));
    app.faults().always("POST", JOBS, needs_the_page());
    app.faults().always("GET", JOBS, needs_the_page());
    // What a stream would say is the server's own word.
    app.faults().always("GET", STREAMS, Fault::no_stream());
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        choose(&page, "export-pace-90s").await?;
        let id = start(&page, "export").await?;
        wait_status(&page, "in-progress").await?;
        page.wait_text(PANEL, "Keep this page open: leaving it stops your export and loses work.").await?;
        page.wait("the job is guarded", async || is_guarded(&page).await).await?;

        // Another page of the same person did not start it, and stops nothing.
        let first = page.new_tab(&format!("/?job={id}")).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_text(PANEL, "Keep this page open").await?;
        assert!(!is_guarded(&page).await?, "it was not started here");

        app.api().cancel(&id).await?;
        page.switch(first).await?;
        wait_status(&page, "canceled").await?;
        page.wait("nothing is guarded any more", async || Ok(!is_guarded(&page).await?)).await?;
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// A browser in which the person agrees to notifications, and which notes them.
pub const AGREES: &str = "window.__told = [];
    window.__closed = 0;
    window.__asked = 0;
    window.Notification = class {
        static permission = 'default';
        static async requestPermission() {
            window.__asked += 1;
            return (window.Notification.permission = 'granted');
        }
        constructor(title, { tag }) { window.__told.push([title, tag]); }
        close() { window.__closed += 1; }
    };";

#[tokio::test]
async fn the_browser_tells_an_ending_that_nobody_sees_once_the_person_has_agreed() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        page.before_load(AGREES).await?;
        open(&page, &id).await?;
        wait_status(&page, "in-progress").await?;
        assert_eq!(
            page.evaluate("return window.__asked", json!([])).await?,
            json!(0),
            "asked by a click alone"
        );
        page.click(&format!("{PANEL} [data-ask='notify']")).await?;
        page.wait_text(".ww-job-panel__notify", "You'll get a notification when it ends").await?;
        let name = page.evaluate("return document.title", json!([])).await?;
        turn_away(&page).await?;
        app.api().cancel(&id).await?;
        let told = async || page.evaluate("return window.__told", json!([])).await;
        page.wait_longer("the browser tells it", async || Ok(told().await? != json!([]))).await?;
        let Value::Array(all) = told().await? else { panic!("a list") };
        assert_eq!(all.len(), 1, "{all:?}");
        let (sentence, tag) =
            (all[0][0].as_str().unwrap_or_default(), all[0][1].as_str().unwrap_or_default());
        assert!(sentence.ends_with("was canceled."), "{sentence}");
        assert_eq!(tag, format!("waitwell:{id}:1"));
        assert_eq!(page.evaluate("return document.title", json!([])).await?, json!(sentence));
        turn_back(&page).await?;
        let is_named = async || Ok(page.evaluate("return document.title", json!([])).await? == name);
        page.wait("the tab has its own name again", is_named).await?;
        assert_eq!(page.evaluate("return window.__closed", json!([])).await?, json!(1), "seen is seen");
        assert_eq!(page.attribute(NOTICES, "data-state").await?.as_deref(), Some("none"));
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn what_ended_while_the_person_was_away_is_told_on_return_until_they_have_seen_it() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_status(&page, "in-progress").await?;
        page.driver().goto("about:blank").await?;
        app.api().cancel(&id).await?;
        app.api().wait(&id, "canceled").await?;
        page.goto("/").await?;
        page.wait_attribute(NOTICES, "data-state", "away").await?;
        page.wait_text(NOTICES, "While you were away").await?;
        page.wait_text(NOTICES, "was canceled.").await?;
        page.reload().await?;
        page.wait_text(NOTICES, "was canceled.").await?;
        page.click(&format!("{NOTICES} [data-ask='seen']")).await?;
        page.wait_attribute(NOTICES, "data-state", "none").await?;
        page.reload().await?;
        page.wait_attribute(&format!(".ww-recent-activity__row[data-job='{id}']"), "data-status", "canceled")
            .await?;
        assert_eq!(page.attribute(NOTICES, "data-state").await?.as_deref(), Some("none"));
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
