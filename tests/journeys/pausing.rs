//! A page that the person has stand still, by its own clock (A08).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use waitwell_tests::{Fault, Page, Result, in_browser};

use crate::row::{JOBS, looked_at, open_in_time, pass_until, seconds};
use crate::steps::{PANEL, wait_status};

const CONTROL: &str = "[data-ww='pause-updates']";
const PAUSE: &str = "[data-ask='pause']";
const RESUME: &str = "[data-ask='resume']";

#[tokio::test]
async fn a_page_that_stands_still_changes_no_text_while_the_job_goes_on_and_is_right_a_second_after() -> Result
{
    let (app, id) = looked_at().await?;
    let done = Arc::new(AtomicU64::new(1_000));
    let at = done.clone();
    app.faults().always("GET", JOBS, Fault::document(move |job| count(job, at.load(Ordering::SeqCst))));
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        pass_until(&page, 30, "counts are shown", async || Ok(page.text(PANEL).await?.contains("1,000 of")))
            .await?;
        page.click(PAUSE).await?;
        page.wait_attribute(CONTROL, "data-updates", "paused").await?;
        page.pass(seconds(2)).await?;
        page.wait_announcement("Live updates are paused. Your jobs are not paused.").await?;
        assert_eq!(page.focused().await?, "resume", "the one button keeps the focus");
        let (before, looks) = (all_text(&page).await?, page.looks().await?.len());
        assert!(before.contains("Updates are paused."), "{before}");
        for second in 1..=24 {
            done.store(1_000 + second * 10, Ordering::SeqCst);
            page.pass(seconds(1)).await?;
            assert_eq!(all_text(&page).await?, before, "after {second} s");
        }
        page.pass(seconds(7)).await?;
        assert_eq!(all_text(&page).await?, before);
        assert!(page.looks().await?.len() > looks, "the server is asked as before");
        page.click(RESUME).await?;
        page.pass(seconds(1)).await?;
        let after = page.text(PANEL).await?;
        assert!(after.contains("1,240 of"), "{after}");
        page.wait_attribute(CONTROL, "data-updates", "live").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn what_the_person_does_on_a_page_that_stands_still_is_shown_and_a_refresh_lets_it_stand() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        page.click(PAUSE).await?;
        page.wait_attribute(PANEL, "data-hearing", "paused").await?;
        page.reload().await?;
        page.wait_attribute(PANEL, "data-hearing", "paused").await?;
        page.wait_attribute(CONTROL, "data-updates", "paused").await?;
        page.click(&format!("{PANEL} [data-ask='cancel']")).await?;
        page.click("[data-ask='confirm-cancel']").await?;
        pass_until(&page, 60, "the job is shown as canceled", async || {
            Ok(page.attribute(PANEL, "data-status").await?.as_deref() == Some("canceled"))
        })
        .await?;
        wait_status(&page, "canceled").await?;
        page.click(RESUME).await?;
        page.wait_attribute(CONTROL, "data-updates", "live").await?;
        page.reload().await?;
        page.wait_attribute(CONTROL, "data-updates", "live").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Every text of the page, also that in its attributes of times.
async fn all_text(page: &Page) -> Result<String> {
    let script = "return document.querySelector('main').innerText
        + [...document.querySelectorAll('main time')].map((time) => time.dateTime).join()";
    Ok(page.evaluate(script, json!([])).await?.as_str().unwrap_or_default().to_owned())
}

/// The document with so much done, newer each time.
fn count(job: &mut Value, done: u64) {
    job["version"] = json!(done);
    job["progress"] = json!({ "done": done, "total": 100_000, "unit": "rows" });
}
