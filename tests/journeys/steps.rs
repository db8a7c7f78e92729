//! What a person does again and again.

use anyhow::Context;
use serde_json::json;
use waitwell_tests::{Page, Result};

/// The open job.
pub const PANEL: &str = "[data-ww='job-panel']";
/// The line that says how well the page hears of it.
pub const LINE: &str = "[data-ww='job-panel'] [data-ww='heartbeat-line']";

/// Chooses one of a few words in a form, by the id of its input.
pub async fn choose(page: &Page, id: &str) -> Result {
    page.click(&format!("label:has(#{id})")).await
}

/// Presses the button of a form.
pub async fn submit(page: &Page, kind: &str) -> Result {
    page.click(&format!("form[data-form='{kind}'] button[type='submit']")).await
}

/// Starts what is in a form. Returns the id of the job that opens.
pub async fn start(page: &Page, kind: &str) -> Result<String> {
    submit(page, kind).await?;
    shown_job(page).await
}

/// The id of the job that is open.
pub async fn shown_job(page: &Page) -> Result<String> {
    page.wait_for(PANEL).await?;
    page.attribute(PANEL, "data-job").await?.context("The panel names no job.")
}

/// Opens a job by its address.
pub async fn open(page: &Page, id: &str) -> Result {
    page.goto(&format!("/?job={id}")).await
}

/// Waits until the open job has this status.
pub async fn wait_status(page: &Page, status: &str) -> Result {
    page.wait_attribute(PANEL, "data-status", status).await
}

/// How far the open job's bar is; `None` where there is no bar with a value.
pub async fn bar(page: &Page) -> Result<Option<u64>> {
    let script = "const bar = document.querySelector(\"[data-ww='job-panel'] progress\");
        return bar && bar.position >= 0 ? bar.value : null";
    Ok(page.evaluate(script, json!([])).await?.as_f64().map(|value| value as u64))
}

/// Waits until the open job's bar is further than `done`. Returns how far it is.
pub async fn wait_bar(page: &Page, done: u64) -> Result<u64> {
    page.wait("the bar moves on", async || Ok(bar(page).await?.is_some_and(|now| now > done))).await?;
    bar(page).await?.context("The bar is gone again.")
}

/// Lets the page look at once: the network goes and comes back.
pub async fn nudge(page: &Page) -> Result {
    page.offline(true).await?;
    page.offline(false).await
}

/// Lets the page look at once: the person turns to another tab and comes back.
pub async fn come_back(page: &Page) -> Result {
    turn_away(page).await?;
    turn_back(page).await
}

/// The person turns to another tab, so that nobody sees the page.
pub async fn turn_away(page: &Page) -> Result {
    let script =
        "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
    page.evaluate(script, json!([])).await?;
    Ok(())
}

/// The person comes back to the page.
pub async fn turn_back(page: &Page) -> Result {
    let script =
        "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
    page.evaluate(script, json!([])).await?;
    Ok(())
}
