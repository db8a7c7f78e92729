//! How much is said aloud of a long job, heard in the page by its own clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use waitwell_core::moment::Moment;
use waitwell_tests::{App, Fault, Page, Result, Step, in_browser};

use crate::row::{JOBS, event, live, looked_at, open_in_time, seconds, streamed};
use crate::steps::{LINE, wait_status};

/// How often the document changes in ten minutes.
const CHANGES: u64 = 100;
const APART: Duration = Duration::from_secs(6);

/// Counts how often the line that shows the signs of life reads otherwise.
const COUNT_LINES: &str = "window.__lines = 0;
    let last = '';
    new MutationObserver(() => {
        const line = document.querySelector(\"[data-ww='heartbeat-line']\")?.textContent ?? '';
        if (line !== last) window.__lines += 1;
        last = line;
    }).observe(document, { subtree: true, childList: true, characterData: true });";

// A03, A07
#[tokio::test]
async fn ten_minutes_with_a_hundred_changes_are_at_most_eight_messages_five_seconds_apart() -> Result {
    let (app, id) = looked_at().await?;
    let step = Arc::new(AtomicU64::new(0));
    let at = step.clone();
    app.faults().always("GET", JOBS, Fault::document(move |job| change(job, at.load(Ordering::SeqCst))));
    ten_minutes(&app, &id, async |page, now| {
        if now == 1 {
            page.wait_attribute(LINE, "data-hearing", "polling").await?;
        }
        step.store(now, Ordering::SeqCst);
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

// A03, A07
#[tokio::test]
async fn a_hundred_signs_of_life_that_are_pushed_are_shown_and_only_steps_and_the_ending_are_heard() -> Result
{
    let (app, id) = streamed().await?;
    let job = app.api().job(&id).await?;
    ten_minutes(&app, &id, async |page, now| {
        if now == 1 {
            live(&app, page).await?;
        }
        let mut job = job.clone();
        change(&mut job, now);
        app.faults().on_streams([Step::Say(event(&job, None))]);
        let counts = format!("{} ", now * 10);
        let arrives = async || Ok(now == CHANGES || page.text(COUNTS).await?.starts_with(&counts));
        page.wait(&format!("{counts}rows are shown"), arrives).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// How far the page says that the job is.
const COUNTS: &str = ".ww-stage-tracker__counts";

/// Ten minutes with a change each six seconds, and what is heard of them in any live region of the page.
async fn ten_minutes(app: &App, id: &str, to: impl AsyncFn(&Page, u64) -> Result) -> Result {
    in_browser(app.url(), async |page| {
        page.before_load(COUNT_LINES).await?;
        open_in_time(&page, id).await?;
        for now in 1..=CHANGES {
            to(&page, now).await?;
            page.pass(APART).await?;
        }
        wait_status(&page, "completed").await?;
        page.pass(seconds(30)).await?;
        let spoken = page.spoken().await?;
        let lines = page.evaluate("return window.__lines", json!([])).await?;
        let apart = spoken.windows(2).map(|pair| pair[1].at - pair[0].at).min();
        println!("{} messages, {apart:?} ms apart at least, {lines} lines: {spoken:#?}", spoken.len());
        assert!(lines.as_u64().is_some_and(|lines| lines > 50), "{lines} signs of life were shown");
        assert!((3..=8).contains(&spoken.len()), "{spoken:#?}");
        assert!(apart.is_some_and(|apart| apart >= 5_000), "{spoken:#?}");
        assert!(spoken.iter().all(|said| said.region == "announcer"), "one region speaks: {spoken:#?}");
        let is_life = |words: &str| words.contains("Still working") || words.contains("ago");
        assert!(!spoken.iter().any(|said| is_life(&said.words)), "{spoken:#?}");
        let endings = spoken.iter().filter(|said| said.words.ends_with("is ready.")).count();
        assert_eq!(endings, 1, "{spoken:#?}");
        page.assert_no_console_errors().await
    })
    .await
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
    job["beat_at"] = json!(now().to_rfc3339());
    job["progress"] = json!({ "done": step * 10, "total": CHANGES * 10, "unit": "rows" });
    if step == CHANGES {
        job["status"] = json!("completed");
        job["result"] = json!({ "outcome": "full", "done": 1_000, "total": 1_000, "unit": "rows" });
    }
}

/// The server's time.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Moment::from_ms(i64::try_from(since.as_millis()).unwrap_or_default())
}
