//! Documents that say what cannot be: rows F50, F54, F55, F59 and F60 of the fault table.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use waitwell_tests::{App, Fault, Page, Result, in_browser};

use crate::row::*;
use crate::steps::{PANEL, bar, open, shown_job, wait_status};

// F50
#[tokio::test]
async fn progress_never_goes_back_never_passes_its_end_and_is_never_made_up() -> Result {
    let (app, id) = running().await?;
    app.faults().always("GET", STREAMS, Fault::no_stream());
    let steps = [
        json!({ "done": 7, "total": 100 }),
        json!({ "done": 63, "total": 100 }),
        json!({ "done": 40, "total": 100 }),
        json!({ "done": 250, "total": 100 }),
        json!({ "done": "NaN", "total": 100 }),
        json!({ "done": 5, "total": 0 }),
        json!({ "done": -3, "total": 100 }),
        json!({ "done": 63, "total": 1_000 }),
    ];
    let step = Arc::new(AtomicUsize::new(0));
    let at = Arc::clone(&step);
    app.faults().always(
        "GET",
        "/api/jobs",
        Fault::document(move |job| {
            job["progress"] = steps[at.load(Ordering::SeqCst)].clone();
        }),
    );
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        page.wait("7 of 100", async || Ok(bar(&page).await? == Some(7))).await?;
        let mut last = 0.0;
        for number in 1..8 {
            step.store(number, Ordering::SeqCst);
            looks(&app, &page, 2).await?;
            let script = "const bar = document.querySelector(\"[data-ww='job-panel'] progress\");
                return bar && bar.position >= 0 ? bar.value / bar.max : null";
            let share = page.evaluate(script, json!([])).await?.as_f64();
            let text = page.text(".ww-stage-tracker__progress").await?;
            assert!(!text.contains("250%") && !text.contains("NaN"), "step {number}: {text}");
            if let Some(share) = share {
                assert!((0.0..=1.0).contains(&share), "step {number}: {share}");
                // A total that grows makes the share smaller; the count itself never goes back.
                assert!(share >= last || number == 7, "step {number}: {share} after {last}");
                last = share;
            }
            if number == 5 {
                assert!(!text.contains('%'), "a share of nothing is made up: {text}");
                let told = "const bar = document.querySelector(\"[data-ww='job-panel'] progress\");
                    return ['value', 'aria-valuenow'].filter((name) => bar?.hasAttribute(name))";
                assert_eq!(page.evaluate(told, json!([])).await?, json!([]), "the bar has no value to tell");
            }
        }
        page.assert_no_console_errors().await?;
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F50, where all is counted and the work is not over
#[tokio::test]
async fn all_counted_and_still_at_work_reads_finishing_for_as_long_as_it_lasts() -> Result {
    const COUNTS: &str = ".ww-stage-tracker__progress";
    let (app, id) = looked_at().await?;
    app.faults().always(
        "GET",
        JOBS,
        Fault::document(|job| {
            let Some(stages) = job["stages"].as_array_mut() else { return };
            stages.iter_mut().for_each(|stage| stage["status"] = json!("done"));
            if let Some(last) = stages.last_mut() {
                last["status"] = json!("current");
            }
            job["progress"] = json!({ "done": 400, "total": 400, "unit": "rows" });
        }),
    );
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        for _ in 0..3 {
            page.wait_text(COUNTS, "Finishing. 400 of 400 rows done.").await?;
            let text = page.text(PANEL).await?;
            assert!(!text.contains('%') && !text.to_lowercase().contains("complete"), "{text}");
            assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
            page.pass(minutes(5)).await?;
        }
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F54
#[tokio::test]
async fn a_link_that_is_not_safe_is_text() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "fast", "include_archived": false })).await?;
    app.api().wait(&id, "completed").await?;
    let links = [
        "javascript:document.title='got you'",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "//evil.example/orders.csv",
        "/\\evil.example/orders.csv",
        "\\\\evil.example\\orders.csv",
        "https://evil.example/orders.csv",
        "http://ana:secret@127.0.0.1/orders.csv",
        "blob:https://evil.example/1b2c",
        "file:///etc/passwd",
        "https:evil.example",
    ];
    app.faults().always(
        "GET",
        "/api/jobs",
        Fault::document(move |job| {
            let file = |link: &&str| json!({ "name": "orders.csv", "format": "CSV", "url": link });
            job["result"]["files"] = links.iter().map(file).collect();
            job["result"]["changed"] = json!({ "count": 1, "unit": "rows", "review_url": links[0] });
            job["retry"] = json!({ "allowed": true, "fix_first": { "label": "Renew", "url": links[1] } });
            job["action"] = json!({ "prompt": "Choose", "url": links[2] });
        }),
    );
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_status(&page, "completed").await?;
        let script = "return [...document.querySelectorAll(\"[data-ww='job-panel'] [href], [data-ww='recent-activity'] [href]\")]
            .map((link) => link.getAttribute('href'))";
        assert_eq!(page.evaluate(script, json!([])).await?, json!([]));
        assert_eq!(page.count("[data-file='blocked']").await?, links.len());
        page.wait_text("[data-ww='result-summary']", "Link blocked for your safety").await?;
        page.picture("blocked-links").await?;
        let text = page.text(PANEL).await?;
        assert!(!text.contains("evil.example") && !text.contains("script:"), "{text}");
        page.assert_no_console_errors().await?;
        assert_quiet(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F55
#[tokio::test]
async fn text_of_a_server_is_text_however_long_and_however_written() -> Result {
    let (app, id) = running().await?;
    app.faults().always("GET", STREAMS, Fault::no_stream());
    let nasty = format!(
        "<img src=x onerror=\"window.caught=1\"><script>window.caught=1</script>\u{202e}fdp.exe\u{0}\u{200b}شغل 🧾{}",
        "x".repeat(10_000)
    );
    let failure = nasty.clone();
    app.faults().always(
        "GET",
        "/api/jobs",
        Fault::document(move |job| {
            for name in ["title", "note"] {
                job[name] = json!(nasty);
            }
            job["waiting"] = json!({ "reason": nasty, "text": nasty });
            for stage in job["stages"].as_array_mut().into_iter().flatten() {
                stage["label"] = json!(nasty);
            }
            job["cancel"] = json!({ "allowed": true, "keeps": [nasty], "deletes": [nasty] });
        }),
    );
    in_browser(app.url(), async |page| {
        page.width(320).await?;
        open(&page, &id).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_text(".ww-job-panel__heading", "<img src=x").await?;
        page.picture("nasty-text").await?;
        page.assert_no_sideways_scroll().await?;
        page.click("[data-ww='cancel-dialog'] [data-ask='cancel']").await?;
        page.wait_for("dialog[open]").await?;
        page.assert_no_sideways_scroll().await?;
        let script = "const root = document.body;
            return [root.querySelectorAll('img, script').length, window.caught ?? 0,
                /[\\u0000\\u202a-\\u202e\\u2066-\\u2069]/.test(root.textContent)]";
        assert_eq!(page.evaluate(script, json!([])).await?, json!([0, 0, false]));

        app.faults().mend();
        app.faults().always("GET", STREAMS, Fault::no_stream());
        app.faults().always(
            "GET",
            "/api/jobs",
            Fault::document(move |job| {
                job["status"] = json!("failed");
                job["title"] = json!(failure);
                job["error"] =
                    json!({ "title": failure, "detail": failure, "code": failure, "work_safe": true });
                job["retry"] = json!({ "allowed": false, "why_not": failure });
            }),
        );
        open(&page, &id).await?;
        wait_status(&page, "failed").await?;
        page.wait_text("[data-ww='retry-panel']", "<img src=x").await?;
        page.picture("nasty-failure").await?;
        page.assert_no_sideways_scroll().await?;
        assert_eq!(page.evaluate(script, json!([])).await?, json!([0, 0, false]));
        page.assert_no_console_errors().await?;
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F60
#[tokio::test]
async fn an_address_with_a_malformed_id_asks_the_server_nothing_of_it() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        let long = "x".repeat(129);
        for id in
            ["..%2F..%2Fadmin", "%3Cscript%3E", "a%2Fb", "a%20b", "a%3Fb", "%00", "a%252fb", long.as_str()]
        {
            page.goto(&format!("/?job={id}")).await?;
            page.wait_for("[data-gallery='no-such-job']").await?;
            page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await?;
        }
        assert_eq!(
            (app.faults().asked_for("GET", ONE), app.faults().asked_for("GET", SEVERAL)),
            (vec![], vec![])
        );
        // One that is well formed and unknown is asked for, and said to be gone.
        page.goto("/?job=nobody-knows-me").await?;
        wait_status(&page, "gone").await?;
        assert_eq!(shown_job(&page).await?, "nobody-knows-me");
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F59
#[tokio::test]
async fn each_failure_names_its_fix_and_offers_a_retry_only_where_the_server_allows_one() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        for (kind, allowed, words) in [
            ("file-too-large", false, "failed because the file was too large."),
            ("credentials-expired", true, "stopped because a sign-in that it needs has expired."),
            ("moon-in-the-wrong-house", true, "The moon stood badly"),
        ] {
            mend_looks(&app);
            app.faults().always("GET", JOBS, Fault::document(move |job| {
                job["status"] = json!("failed");
                job["error"] = json!({
                    "type": format!("/api/problems/{kind}"), "title": "The moon stood badly", "work_safe": true,
                });
                job["retry"] = json!({ "allowed": allowed, "from": "start" });
            }));
            page.control_time().await?;
            open(&page, &id).await?;
            wait_status(&page, "failed").await?;
            let panel = "[data-ww='job-panel'] [data-ww='retry-panel']";
            assert_eq!(page.attribute(panel, "data-problem").await?.as_deref(), Some(kind));
            let text = page.text(panel).await?;
            assert!(text.contains(words), "{words:?} is not in: {text}");
            assert_eq!(page.count(&format!("{panel} [data-ask='retry']")).await?, usize::from(allowed), "{text}");
            page.click(&format!("{panel} [data-ask='start-over']")).await?;
            let kept = "return document.querySelector('#export-pace-15m')?.checked ?? null";
            page.wait("the form has the inputs of the job", async || {
                Ok(page.evaluate(kept, json!([])).await? == json!(true))
            })
            .await?;
            assert_quiet(&page, &id, &[]).await?;
        }
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Waits until the page has looked so many times more.
async fn looks(app: &App, page: &Page, more: usize) -> Result {
    let before = app.faults().asked_for("GET", ONE).len();
    page.wait("the page looks again", async || Ok(app.faults().asked_for("GET", ONE).len() >= before + more))
        .await
}
