//! Answers that no page should trust: what was last known stays, and nothing of them is shown as markup.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use waitwell_tests::{App, Fault, Page, Result, in_browser};

use crate::steps::{LINE, PANEL, bar, come_back, nudge, open, shown_job, wait_bar, wait_status};

const LOOKS: &str = "/api/jobs/";

#[tokio::test]
async fn a_login_page_in_place_of_an_answer_is_named_and_never_shown() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;
        let login = "<!doctype html><title>Sign in</title><form><input name=token value=hotel-7731></form>";
        let fault = Fault::Answer { status: 200, kind: "text/html", body: login.into() };
        app.wire().break_with("GET", "/api/jobs", fault);
        page.wait_attribute(LINE, "data-trouble", "intercepted").await?;
        page.wait_text(LINE, "Something between you and the server answered instead.").await?;
        page.picture("intercepted").await?;
        let html = "return document.documentElement.outerHTML";
        let html = page.evaluate(html, json!([])).await?;
        assert!(!html.as_str().unwrap_or_default().contains("hotel-7731"));
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));

        app.wire().mend();
        nudge(&page).await?;
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn answers_that_cannot_be_read_leave_the_last_good_state() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        let done = wait_bar(&page, 0).await?;
        let bodies: [(&str, Vec<u8>); 7] = [
            ("cut off", format!("{{\"id\":\"{id}\",\"sta").into_bytes()),
            ("null", b"null".to_vec()),
            ("a list", b"[]".to_vec()),
            ("empty", b"{}".to_vec()),
            ("a status that is a number", format!("{{\"id\":\"{id}\",\"status\":5}}").into_bytes()),
            ("20 MB", format!("{{\"id\":\"{id}\",\"x\":\"{}\"}}", "x".repeat(20_000_000)).into_bytes()),
            ("very deep", ["[".repeat(10_000), "]".repeat(10_000)].concat().into_bytes()),
        ];
        for (what, body) in bodies {
            app.wire().break_with("GET", "/api/jobs", Fault::json(body));
            // The second look begins when the first answer has been taken in. A return while a look is under
            // way begins none, so the person returns until there is one.
            for _ in 0..2 {
                let before = app.wire().asked_for("GET", LOOKS).len();
                let more = async || {
                    come_back(&page).await?;
                    Ok(app.wire().asked_for("GET", LOOKS).len() > before)
                };
                page.wait(&format!("the page looks again ({what})"), more).await?;
            }
            assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"), "{what}");
            assert_eq!(bar(&page).await?.map(|now| now >= done), Some(true), "{what}");
        }
        page.wait_attribute(LINE, "data-trouble", "unreadable").await?;
        page.wait_text(LINE, "The server sent an answer we can't read.").await?;
        page.picture("unreadable").await?;

        app.wire().mend();
        page.wait("the server is heard again", async || {
            come_back(&page).await?;
            Ok(page.attribute(LINE, "data-trouble").await?.is_none())
        })
        .await?;
        wait_bar(&page, done).await?;
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_status_that_nobody_knows_is_in_progress_and_no_ending() -> Result {
    let (app, id) = running().await?;
    app.wire().break_with(
        "GET",
        "/api/jobs",
        Fault::document(|job| {
            job["status"] = json!("paused_by_admin");
            job["stages"][0]["status"] = json!("pondering");
            job["schema"] = json!({ "version": 99 });
        }),
    );
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_text(PANEL, "Paused by admin").await?;
        page.wait_text("[data-ww='recent-activity']", "Paused by admin").await?;
        page.picture("unknown-status").await?;
        let before = app.wire().asked_for("GET", LOOKS).len();
        page.wait("the page keeps looking", async || {
            Ok(app.wire().asked_for("GET", LOOKS).len() > before + 1)
        })
        .await?;
        assert_eq!(page.count("[data-ww='cancel-dialog'] [data-ask='cancel']").await?, 1);
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_server_whose_clock_is_hours_off_makes_no_age_negative_or_long() -> Result {
    for hours in [3, -3] {
        let (app, id) = running().await?;
        app.wire().break_with("GET", "/api/jobs", Fault::Clock(hours * 3_600));
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
                let now = "return [0, 1].map((minutes) => {
                    const at = new Date(Date.now() - minutes * 60000);
                    return String(at.getHours()).padStart(2, '0') + ':' + String(at.getMinutes()).padStart(2, '0');
                })";
                let now = page.evaluate(now, json!([])).await?;
                let near = now.as_array().into_iter().flatten().any(|now| started.contains(now.as_str().unwrap_or("?")));
                assert!(near, "{hours} h: {started} at {now}");
                let done = bar(&page).await?.unwrap_or_default();
                wait_bar(&page, done).await?;
            }
            page.assert_no_console_errors().await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

#[tokio::test]
async fn progress_never_goes_back_never_passes_its_end_and_is_never_made_up() -> Result {
    let (app, id) = running().await?;
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
    app.wire().break_with(
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
            }
        }
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

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
    app.wire().break_with(
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
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn text_of_a_server_is_text_however_long_and_however_written() -> Result {
    let (app, id) = running().await?;
    let nasty = format!(
        "<img src=x onerror=\"window.caught=1\"><script>window.caught=1</script>\u{202e}fdp.exe\u{0}\u{200b}شغل 🧾{}",
        "x".repeat(10_000)
    );
    app.wire().break_with(
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
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

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
        assert_eq!(app.wire().asked_for("GET", LOOKS), []);
        // One that is well formed and unknown is asked for, and said to be gone.
        page.goto("/?job=nobody-knows-me").await?;
        wait_status(&page, "gone").await?;
        assert_eq!(shown_job(&page).await?, "nobody-knows-me");
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// An export that takes a minute and a half.
async fn running() -> Result<(App, String)> {
    let app = App::start().await?;
    let inputs: Value = json!({ "pace": "90s", "include_archived": false });
    let id = app.api().start("export", inputs).await?;
    app.api().wait(&id, "in_progress").await?;
    Ok((app, id))
}

/// Waits until the page has looked so many times more.
async fn looks(app: &App, page: &Page, more: usize) -> Result {
    let before = app.wire().asked_for("GET", LOOKS).len();
    page.wait("the page looks again", async || Ok(app.wire().asked_for("GET", LOOKS).len() >= before + more))
        .await
}
