//! Clocks that are wrong, and a job that falls silent: rows F49 and F51 of the fault table.

use serde_json::json;
use waitwell_tests::{Fault, Page, Result, http_date, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, bar, open, wait_bar};

// F49
#[tokio::test]
async fn a_server_whose_clock_is_hours_off_makes_no_age_negative_or_long() -> Result {
    for hours in [3, -3] {
        let (app, id) = running().await?;
        app.faults().always("GET", STREAMS, Fault::no_stream());
        app.faults().always("GET", "/api/jobs", Fault::Clock(hours * 3_600));
        in_browser(app.url(), async |page| {
            open(&page, &id).await?;
            wait_bar(&page, 0).await?;
            page.wait_text(LINE, "Still working. Last updated").await?;
            for _ in 0..2 {
                let text = page.text(PANEL).await?;
                for wrong in ["hour", "-", "in 3", "since", "longer than usual"] {
                    let line = text.lines().find(|line| line.contains(wrong));
                    // The title of a job and its usual time may hold such signs.
                    let line = line.filter(|line| line.contains("ago") || line.contains("updated"));
                    assert_eq!(line, None, "{hours} h: {text}");
                }
                // What the server calls the time of the start is shown in the browser's own time.
                let started = page.text(".ww-job-panel__times").await?;
                let near = "const time = new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' });
                    const plain = (text) => text.replace(/\\s/g, ' ');
                    return [0, 1].some((minutes) =>
                        plain(arguments[0]).includes(plain(time.format(Date.now() - minutes * 60000))))";
                let near = page.evaluate(near, json!([started])).await?;
                assert_eq!(near, json!(true), "{hours} h: {started}");
                let done = bar(&page).await?.unwrap_or_default();
                wait_bar(&page, done).await?;
            }
            page.assert_no_console_errors().await?;
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F49, the page's own clock
#[tokio::test]
async fn a_clock_that_is_set_or_changes_its_zone_makes_no_age_negative_and_stops_no_look() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        for (what, off) in [("back", -3 * 3_600), ("back by a day", -24 * 3_600), ("ahead", 3 * 3_600)] {
            page.set_clock(off).await?;
            let before = page.looks().await?.len();
            page.pass(seconds(20)).await?;
            assert!(page.looks().await?.len() > before, "looks go on with a clock set {what}");
            assert_ages(&page, what).await?;
        }
        // A server whose clock cannot be read at all.
        app.faults().always("GET", JOBS, Fault::header("date", "soon"));
        open_in_time(&page, &id).await?;
        page.set_clock(-3 * 3_600).await?;
        page.pass(seconds(20)).await?;
        assert_ages(&page, "no clock to compare with").await?;
        // The clock goes on by an hour for the summer, and the person travels.
        for zone in ["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"] {
            page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
            page.pass(seconds(20)).await?;
            assert_ages(&page, zone).await?;
        }
        let zoned = "return document.querySelector('time.ww-recent-activity__started').dateTime";
        let at = page.evaluate(zoned, json!([])).await?;
        assert!(
            at.as_str().is_some_and(|at| at.ends_with('Z')),
            "the time of the start carries its zone: {at}"
        );
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F51
#[tokio::test]
async fn a_job_that_falls_silent_while_the_server_answers_is_said_once_and_is_no_failure() -> Result {
    let (app, id) = looked_at().await?;
    let still = app.api().job(&id).await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        // The server's clock goes on with the page's, and the worker gives no sign of life.
        page.set_clock(600).await?;
        app.faults().always("GET", JOBS, Fault::header("date", &http_date(600)));
        let last = still["updated_at"].clone();
        app.faults().always(
            "GET",
            JOBS,
            Fault::document(move |job| {
                job["version"] = still["version"].clone();
                job["beat_at"] = last.clone();
                job["updated_at"] = last.clone();
            }),
        );
        page.pass(seconds(30)).await?;
        line_says(
            &page,
            &["Still running, but no update from the export since", "You don't need to start over."],
        )
        .await?;
        page.pass(minutes(5)).await?;
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        assert_calm(&page, &id, &["is still running, but has sent no update for a while."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Fails when an age in the panel is negative, in the future or as long as no job here has been running.
async fn assert_ages(page: &Page, what: &str) -> Result {
    let text = page.text(LINE).await?;
    for wrong in ["hour", "day", "-", "in 3", "NaN"] {
        assert!(!text.contains(wrong), "{what}: {text}");
    }
    let text = page.text(PANEL).await?;
    assert!(!text.contains("longer than usual"), "{what}: {text}");
    Ok(())
}
