//! Answers that say no, or not yet: rows F01 to F06, F08 and F09 of the fault table.

use serde_json::json;
use waitwell_tests::{App, Fault, Result, http_date, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, choose, shown_job, submit, wait_status};

// F01
#[tokio::test]
async fn a_busy_server_is_left_alone_for_as_long_as_it_asks_while_a_cancel_goes_at_once() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().once("GET", ONE, Fault::problem_with(503, &[("retry-after", "30")]));
        app.faults().always("POST", ONE, Fault::Silence(None));
        pass_until(&page, 10, "the server says that it is busy", async || {
            Ok(page.attribute(LINE, "data-trouble").await?.as_deref() == Some("busy"))
        })
        .await?;
        line_says(&page, &["The server is busy. Checking again at ", "keeps running"]).await?;

        // Late enough that the look has its turn before this request is given up.
        page.pass(seconds(15)).await?;
        page.click("[data-ww='cancel-dialog'] [data-ask='cancel']").await?;
        page.click("[data-ask='confirm-cancel']").await?;
        page.wait("the cancel goes at once", async || {
            Ok(app.faults().asked_for("POST", "/cancel").len() == 1)
        })
        .await?;
        page.pass(seconds(25)).await?;
        let looks = page.looks().await?;
        let busy = looks.iter().position(|look| look.status == Some(503)).unwrap_or_default();
        let wait = gaps(&looks[busy..])[0];
        assert!((30.0..34.5).contains(&wait), "{wait} s: {looks:#?}");
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F02
#[tokio::test]
async fn a_server_that_is_down_is_tried_ever_more_rarely_and_never_called_a_failure() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().always("GET", JOBS, Fault::problem(500));
        let before = page.looks().await?.len();
        page.pass(seconds(60)).await?;
        page.wait_attribute(LINE, "data-hearing", "lost").await?;
        let parts = ["Can't reach the server. Last contact", "keeps running; there is no need to start over"];
        line_says(&page, &parts).await?;
        page.pass(minutes(9)).await?;
        let down = page.looks().await?.split_off(before);
        assert!(down.len() <= 24, "{} requests in ten minutes", down.len());
        assert_one_at_a_time(&down);
        for (number, gap) in gaps(&down).into_iter().enumerate() {
            assert_backed_off(number, gap);
        }
        assert_calm(&page, &id, &["Can't reach the server"]).await?;

        mend_looks(&app);
        page.pass(seconds(61)).await?;
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        page.pass(seconds(10)).await?;
        assert_calm(&page, &id, &["Can't reach the server", "The server can be reached again."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F03
#[tokio::test]
async fn one_limit_stops_the_looks_at_all_jobs_and_they_come_back_one_by_one() -> Result {
    let (app, id) = with_jobs(20).await?;
    // A server that answers about one job at a time.
    app.faults().always("GET", SEVERAL, Fault::problem(404));
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        page.pass(seconds(30)).await?;
        app.faults().once("GET", ONE, Fault::problem_with(429, &[("retry-after", "120")]));
        pass_until(&page, 40, "the server says that it is too much", async || {
            Ok(page.looks().await?.iter().any(|look| look.status == Some(429)))
        })
        .await?;
        // While the pause lasts, and not only once it is over.
        for _ in 0..2 {
            page.wait_attribute(LINE, "data-trouble", "busy").await?;
            let text = page.text("body").await?;
            assert_eq!(text.matches("The server is busy").count(), 1, "one line for the page: {text}");
            page.pass(seconds(50)).await?;
        }
        page.pass(seconds(80)).await?;
        let looks = page.looks().await?;
        let limit = looks.iter().position(|look| look.status == Some(429)).unwrap_or_default();
        let answered = looks[limit].ended.unwrap_or_default();
        // Those that were under way together with it had been sent before.
        let mut jobs = std::collections::BTreeMap::new();
        for look in looks.iter().filter(|look| look.at > answered) {
            jobs.entry(&look.path).or_insert_with(|| look.at.saturating_sub(answered).as_secs_f64());
        }
        let (first, last) =
            jobs.values().fold((f64::MAX, 0.0_f64), |(first, last), at| (first.min(*at), last.max(*at)));
        assert_eq!(jobs.len(), 20, "{jobs:#?}");
        assert!(first >= 120.0 && last - first >= 12.0, "{jobs:#?}");
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F03, for a server that answers about several jobs at once
#[tokio::test]
async fn after_a_limit_one_request_takes_up_all_jobs_again() -> Result {
    let (app, id) = with_jobs(20).await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().once("GET", SEVERAL, Fault::problem_with(429, &[("retry-after", "120")]));
        pass_until(&page, 40, "the server says that it is too much", async || {
            Ok(page.attribute(LINE, "data-trouble").await?.as_deref() == Some("busy"))
        })
        .await?;
        let text = page.text("body").await?;
        assert_eq!(text.matches("The server is busy").count(), 1, "one line for the page: {text}");
        let before = page.looks().await?.len();
        page.pass(seconds(115)).await?;
        assert_eq!(page.looks().await?.len(), before, "no job is looked at");
        page.pass(seconds(20)).await?;
        let after = page.looks().await?.split_off(before);
        assert!(after[0].path.starts_with(SEVERAL), "{after:#?}");
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F04
#[tokio::test]
async fn no_retry_after_brings_about_a_loop_or_a_silence_without_end() -> Result {
    let (app, id) = looked_at().await?;
    // The page's clock is three hours ahead, and the date is one hour after the server's.
    let in_an_hour = http_date(3_600);
    let past = http_date(-3_600);
    let hour = 3_600.0;
    // Where nothing is asked for, the first wait of the back-off, or the usual one between two looks.
    let unasked = USUAL + 1.0;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        page.set_clock(3 * 3_600).await?;
        for (header, low, high) in [
            ("0", 1.0, 3.0),
            ("-5", 2.0, unasked),
            ("abc", 2.0, unasked),
            ("", 2.0, unasked),
            (past.as_str(), 1.0, 3.0),
            ("30\n60", 2.0, unasked),
            (in_an_hour.as_str(), hour - 300.0, 1.1 * hour + 2.0),
            ("99999999999", hour, 1.1 * hour + 2.0),
        ] {
            let before = page.looks().await?.len();
            app.faults().once("GET", ONE, Fault::problem_with(503, &[("retry-after", header)]));
            pass_until(&page, 40, "the page meets the answer", async || {
                Ok(page.looks().await?[before..].iter().any(|look| look.status == Some(503)))
            })
            .await?;
            if low > 60.0 {
                line_says(&page, &["Checking again in about an hour"]).await?;
            }
            let text = page.text(LINE).await?;
            assert!(!text.contains("NaN") && !text.contains("5138"), "{header}: {text}");
            page.pass(std::time::Duration::from_secs_f64(high)).await?;
            let looks = page.looks().await?;
            let met =
                before + looks[before..].iter().position(|look| look.status == Some(503)).unwrap_or_default();
            let wait = gaps(&looks[met..])[0];
            assert!((low..=high).contains(&wait), "{header}: {wait} s");
            page.wait_attribute(LINE, "data-hearing", "polling").await?;
        }
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F05 (i)
#[tokio::test]
async fn a_job_that_was_just_started_may_be_unknown_for_a_moment() -> Result {
    let app = app().await?;
    app.faults().always("GET", STREAMS, Fault::no_stream());
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        page.goto("/").await?;
        choose(&page, "export-pace-90s").await?;
        app.faults().times(2, "GET", ONE, Fault::problem(404));
        app.faults().once("POST", JOBS, Fault::Held(None));
        submit(&page, "export").await?;
        page.wait_text("form[data-form='export'] button[type='submit']", "Starting export…").await?;
        page.wait("the start arrives", async || Ok(app.api().jobs().await? == 1)).await?;
        app.faults().release();
        let id = shown_job(&page).await?;
        pass_until(&page, 10, "the job was unknown twice", async || {
            Ok(page.looks().await?.iter().filter(|look| look.status == Some(404)).count() == 2)
        })
        .await?;
        let status = page.attribute(PANEL, "data-status").await?;
        assert!(matches!(status.as_deref(), Some("queued" | "in-progress")), "{status:?}");
        page.wait_attribute(LINE, "data-hearing", "checking").await?;
        page.pass(seconds(10)).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        let said = page.announcements().await?;
        assert!(said.iter().all(|said| !said.contains("no longer available")), "{said:#?}");
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F05 (ii)
#[tokio::test]
async fn an_old_job_is_given_up_after_two_misses_and_its_row_stays() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().always("GET", JOBS, Fault::problem(404));
        let before = page.looks().await?.len();
        page.pass(seconds(30)).await?;
        wait_status(&page, "gone").await?;
        page.pass(minutes(5)).await?;
        let missed = page.looks().await?.split_off(before);
        assert_eq!(missed.len(), 2, "{missed:#?}");
        assert!(gaps(&missed)[0] >= 2.0, "{missed:#?}");
        page.wait_text(PANEL, "We can't find this export anymore. It may have been removed.").await?;
        let row = format!(".ww-recent-activity__row[data-job='{id}']");
        assert_eq!(page.attribute(&row, "data-status").await?.as_deref(), Some("gone"));
        assert_eq!(page.count(&format!("{row} [data-ask='remove']")).await?, 1);
        assert_eq!(page.count(&format!("{PANEL} [data-ask='copy-id']")).await?, 1);
        assert_quiet(&page, &id, &["is no longer available."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F06
#[tokio::test]
async fn an_expired_job_is_asked_for_once_and_not_again_after_a_reload() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().always("GET", ONE, Fault::problem(410));
        app.faults().always("GET", LIST, Fault::problem(404));
        let before = page.looks().await?.len();
        page.pass(minutes(2)).await?;
        wait_status(&page, "gone").await?;
        assert_eq!(page.looks().await?.len(), before + 1);
        page.wait_text(PANEL, "This export has expired; its result was removed.").await?;
        assert_eq!(page.count(&format!("{PANEL} [data-ask='start-over']")).await?, 1, "it can be run again");
        assert_quiet(&page, &id, &["is no longer available."]).await?;

        page.reload().await?;
        wait_status(&page, "gone").await?;
        page.pass(minutes(2)).await?;
        assert_eq!(page.looks().await?, [], "nothing is asked of what has expired");
        assert_quiet(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F08
#[tokio::test]
async fn a_job_that_may_not_be_seen_any_more_is_cleared_and_the_others_go_on() -> Result {
    let (app, id) = with_jobs(5).await?;
    app.faults().always("GET", SEVERAL, Fault::problem(404));
    app.faults().always(
        "GET",
        JOBS,
        Fault::document(|job| {
            job["title"] = json!(format!("Secret of {}", job["id"].as_str().unwrap_or_default()))
        }),
    );
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        let title = format!("Secret of {id}");
        page.wait_text(PANEL, &title).await?;
        let one = format!("{ONE}{id}");
        app.faults().always("GET", &one, Fault::problem(403));
        page.pass(seconds(30)).await?;
        wait_status(&page, "gone").await?;
        page.wait_text(LINE, "You no longer have access to this").await?;
        let html = page.evaluate("return document.documentElement.outerHTML", json!([])).await?;
        assert!(!html.as_str().unwrap_or_default().contains(&title), "the title is still in the page");

        let before = page.looks().await?.len();
        page.pass(minutes(2)).await?;
        let after = page.looks().await?.split_off(before);
        assert!(after.iter().all(|look| look.path != one), "{after:#?}");
        let others: std::collections::BTreeSet<&str> = after.iter().map(|look| look.path.as_str()).collect();
        assert_eq!(others.len(), 4, "the others go on: {others:?}");
        assert_quiet(&page, &id, &["is no longer available."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F09
#[tokio::test]
async fn an_unchanged_answer_moves_the_contact_and_nothing_else() -> Result {
    let (app, id) = looked_at().await?;
    const TAG: &str = r#"W/"odd, tag:1=5""#;
    // A job without signs of life of its own: of its silence there is nothing to say.
    app.faults().always("GET", JOBS, Fault::Merge(json!({ "beat_at": null })));
    app.faults().always("GET", ONE, Fault::header("etag", TAG));
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        // Without a time that can be read: the server's clock does not go as fast as this page's.
        app.faults().always("GET", ONE, Fault::problem_with(304, &[("date", "soon")]));
        page.pass(seconds(10)).await?;
        // Whatever changes outside of the line.
        let watch = "const line = document.querySelector(arguments[0]);
            window.__changed = [];
            new MutationObserver((changes) => {
                const outside = changes.filter((change) => !line.contains(change.target));
                window.__changed.push(...outside.map((change) => change.target.textContent.slice(0, 80)));
            }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });";
        page.evaluate(watch, json!([LINE])).await?;
        let before = app.faults().asked_for("GET", ONE).len();
        pass_until(&page, 600, "a hundred answers", async || {
            page.pass(seconds(9)).await?;
            Ok(app.faults().asked_for("GET", ONE).len() >= before + 100)
        })
        .await?;
        for asked in app.faults().asked_for("GET", ONE).split_off(before) {
            assert_eq!(asked.header("if-none-match"), Some(TAG));
        }
        assert_eq!(page.evaluate("return window.__changed", json!([])).await?, json!([]));
        line_says(&page, &["Still working. Last updated"]).await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// An app with so many exports, two at work and the others waiting, and without event streams. Returns the first.
async fn with_jobs(count: usize) -> Result<(App, String)> {
    let (app, id) = looked_at().await?;
    for _ in 1..count {
        long(&app).await?;
    }
    Ok((app, id))
}
