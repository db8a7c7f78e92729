//! How much is said aloud of a long job, heard in the page by its own clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use waitwell_tests::{Fault, Result, in_browser};

use crate::row::{JOBS, looked_at, open_in_time};
use crate::steps::wait_status;

/// How often the document changes in ten minutes.
const CHANGES: u64 = 100;
const APART: Duration = Duration::from_secs(6);

/// Notes by the page's clock when the live region gets a text.
const LISTEN: &str = "window.__spoken = [];
    let last = '';
    new MutationObserver(() => {
        const words = document.querySelector(\"[data-ww='announcer']\")?.textContent.trim() ?? '';
        if (words !== '' && words !== last) window.__spoken.push([Date.now(), words]);
        last = words;
    }).observe(document, { subtree: true, childList: true, characterData: true });";

// A03
#[tokio::test]
async fn ten_minutes_with_a_hundred_changes_are_at_most_eight_messages_five_seconds_apart() -> Result {
    let (app, id) = looked_at().await?;
    let step = Arc::new(AtomicU64::new(0));
    let at = step.clone();
    app.faults().always("GET", JOBS, Fault::document(move |job| change(job, at.load(Ordering::SeqCst))));
    in_browser(app.url(), async |page| {
        page.before_load(LISTEN).await?;
        open_in_time(&page, &id).await?;
        for now in 1..=CHANGES {
            step.store(now, Ordering::SeqCst);
            page.pass(APART).await?;
        }
        wait_status(&page, "completed").await?;
        page.pass(Duration::from_secs(30)).await?;
        let spoken = page.evaluate("return window.__spoken", json!([])).await?;
        let spoken: Vec<(u64, String)> = serde_json::from_value(spoken)?;
        let looks = page.looks().await?.len();
        let apart = spoken.windows(2).map(|pair| pair[1].0 - pair[0].0).min();
        println!("{} messages, {apart:?} ms apart at least, in {looks} looks: {spoken:#?}", spoken.len());
        assert!(looks > 50, "{looks} looks hear of the changes");
        assert!((3..=8).contains(&spoken.len()), "{spoken:#?}");
        assert!(apart.is_some_and(|apart| apart >= 5_000), "{spoken:#?}");
        let endings = spoken.iter().filter(|(_, words)| words.ends_with("is ready.")).count();
        assert_eq!(endings, 1, "{spoken:#?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The document after so many changes: other counts and a sign of life each time, three steps, and the end.
fn change(job: &mut Value, step: u64) {
    let current = (step * 3 / CHANGES).min(2) as usize;
    for (at, stage) in job["stages"].as_array_mut().into_iter().flatten().enumerate() {
        let status = match at.cmp(&current) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "current",
            std::cmp::Ordering::Greater => "upcoming",
        };
        stage["status"] = json!(status);
    }
    job["version"] = json!(1_000 + step);
    job["progress"] = json!({ "done": step * 10, "total": CHANGES * 10, "unit": "rows" });
    if step == CHANGES {
        job["status"] = json!("completed");
        job["result"] = json!({ "outcome": "full", "done": 1_000, "total": 1_000, "unit": "rows" });
    }
}
