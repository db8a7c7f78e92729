//! A line that is gone and a page that does not run: rows F13 to F17 of the fault table.

use serde_json::json;
use waitwell_tests::{Fault, Result, Step, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, open, turn_away, turn_back, wait_status};

// F13
#[tokio::test]
async fn a_server_that_says_nothing_is_given_up_in_time_and_never_asked_twice_at_once() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().always("GET", JOBS, Fault::Silence(None));
        let before = page.looks().await?.len();
        page.pass(seconds(25)).await?;
        page.wait_attribute(LINE, "data-hearing", "checking").await?;
        line_says(&page, &["Checking…"]).await?;
        page.pass(minutes(4)).await?;
        let silent = page.looks().await?.split_off(before);
        assert_one_at_a_time(&silent);
        let given_up: Vec<_> = silent.iter().filter(|look| look.ended.is_some()).collect();
        assert!(given_up.len() >= 4, "{silent:#?}");
        for look in given_up {
            let span = look.ended.unwrap_or_default().as_secs_f64() - look.at.as_secs_f64();
            assert!((14.0..16.0).contains(&span), "given up after {span} s");
        }
        for (number, gap) in gaps(&silent).into_iter().enumerate() {
            assert_backed_off(number, gap);
        }
        page.wait_attribute(LINE, "data-hearing", "lost").await?;

        // The cancel can be asked for all the time.
        page.click("[data-ww='cancel-dialog'] [data-ask='cancel']").await?;
        page.wait_for("[data-ask='confirm-cancel']").await?;
        page.click("[data-ask='keep-running']").await?;
        assert_calm(&page, &id, &["Can't reach the server"]).await
    })
    .await?;
    app.faults().mend();
    app.stop().await;
    Ok(())
}

// F14 (i)
#[tokio::test]
async fn offline_the_server_is_tried_rarely_and_at_once_after_it() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        page.offline(true).await?;
        let before = page.looks().await?.len();
        page.pass(seconds(40)).await?;
        page.wait_attribute(LINE, "data-hearing", "offline").await?;
        line_says(&page, &["You're offline.", "keeps running"]).await?;
        page.pass(seconds(260)).await?;
        let probes = page.looks().await?.split_off(before);
        assert!(probes.len() <= 11, "{} in five minutes", probes.len());
        let gaps = gaps(&probes);
        assert!(
            gaps.len() >= 3 && gaps.iter().all(|gap| *gap >= 29.9),
            "half a minute between two: {gaps:?}"
        );

        let before = page.looks().await?.len();
        page.offline(false).await?;
        page.wait("the page knows of the network", async || {
            Ok(page.attribute(LINE, "data-hearing").await?.as_deref() != Some("offline"))
        })
        .await?;
        page.pass(seconds(2)).await?;
        assert!(page.looks().await?.len() > before, "the first look comes within two seconds");
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        page.pass(seconds(10)).await?;
        assert_calm(&page, &id, &["You're offline.", "The server can be reached again."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F14 (ii)
#[tokio::test]
async fn a_browser_that_wrongly_says_offline_is_not_believed() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        page.before_load("Object.defineProperty(navigator, 'onLine', { get: () => false })").await?;
        open_in_time(&page, &id).await?;
        page.pass(minutes(1)).await?;
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        assert!(!page.text("body").await?.contains("offline"));
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F15
#[tokio::test]
async fn after_sleep_the_page_checks_at_once_and_tells_the_result_once() -> Result {
    let app = app().await?;
    let id = app.api().start("export", json!({ "pace": "8s", "include_archived": false })).await?;
    app.api().wait(&id, "in_progress").await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        wait_open(&app, &page, 1).await?;
        // The computer sleeps: the stream is dead, nothing is asked, and the job is done meanwhile.
        app.faults().on_streams([Step::Silence]);
        app.faults().always("GET", JOBS, Fault::Held(None));
        app.api().wait(&id, "completed").await?;
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
        let (before, said_before) = (page.looks().await?.len(), page.announcements().await?.len());
        let note = "const line = document.querySelector(arguments[0]);
            new MutationObserver((_, observer) => {
                if (line.dataset.hearing !== 'checking') return;
                window.__checkingAt = performance.now();
                observer.disconnect();
            }).observe(line, { attributes: true })";
        page.evaluate(note, json!([LINE])).await?;
        let wake = "window.__wokenAt = performance.now(); __time.sleep(8 * 60 * 60 * 1000)";
        page.evaluate(wake, json!([])).await?;
        page.wait_attribute(LINE, "data-hearing", "checking").await?;
        let took = page.evaluate("return window.__checkingAt - window.__wokenAt", json!([])).await?;
        assert!(took.as_f64().is_some_and(|took| took <= 100.0), "it is said after {took} ms");
        line_says(&page, &["Checking…"]).await?;
        page.pass(seconds(2)).await?;
        let looks = page.looks().await?.split_off(before);
        assert_eq!(looks.len(), 1, "one look at the one job: {looks:#?}");
        line_says(&page, &["Checking…"]).await?;

        app.faults().mend();
        wait_status(&page, "completed").await?;
        page.pass(minutes(1)).await?;
        assert_eq!(page.looks().await?.len(), before + 1, "there is nothing to catch up with");
        page.wait_gone(&format!("{PANEL} [data-ww='cancel-dialog'] [data-ask='cancel']")).await?;
        let said = page.announcements().await?.split_off(said_before);
        assert!(said.len() == 1 && said[0].contains("is ready."), "{said:#?}");
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F16
#[tokio::test]
async fn a_page_that_nobody_sees_looks_once_a_minute_and_a_frozen_one_not_at_all() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        wait_open(&app, &page, 1).await?;
        turn_away(&page).await?;
        let before = page.sent().await?.len();
        page.pass(minutes(10)).await?;
        let hidden = page.sent().await?.split_off(before);
        assert!(hidden.len() <= 11, "{} requests in ten minutes", hidden.len());
        wait_open(&app, &page, 0).await?;

        // The browser freezes the page: not even a timer runs.
        page.devtools("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        let frozen = app.faults().asked().len();
        // Five minutes pass, so every timer is due at once; a page that ran would have its turn between two questions.
        page.sleep(minutes(5)).await?;
        for _ in 0..50 {
            assert_eq!(page.evaluate("return document.visibilityState", json!([])).await?, "hidden");
            assert_eq!(app.faults().asked().len(), frozen);
        }
        let thawed = page.looks().await?.len();
        page.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        // It is thawed because the person comes back: both at once.
        let thaw = "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
            document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";
        page.evaluate(thaw, json!([])).await?;
        page.pass(seconds(1)).await?;
        let looks = page.looks().await?.split_off(thawed);
        assert!((1..=2).contains(&looks.len()), "one on return, one to make sure of the stream: {looks:#?}");
        page.pass(seconds(5)).await?;
        wait_open(&app, &page, 1).await?;
        page.wait_text(LINE, "Still working").await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F16, in a tab that was opened in the background
#[tokio::test]
async fn a_page_that_was_never_seen_looks_once_a_minute_from_the_start() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        // No event says so: the page is hidden before its code runs.
        page.before_load(
            "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })",
        )
        .await?;
        open_in_time(&page, &id).await?;
        let before = page.sent().await?.len();
        page.pass(minutes(10)).await?;
        let hidden = page.sent().await?.split_off(before);
        assert!((5..=11).contains(&hidden.len()), "{} requests in ten minutes", hidden.len());
        assert_eq!(streams(&app), 0, "none is opened for nobody");
        turn_back(&page).await?;
        page.pass(seconds(2)).await?;
        wait_open(&app, &page, 1).await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F17
#[tokio::test]
async fn a_page_that_was_left_closes_its_stream_and_takes_it_up_again_on_the_way_back() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        page.before_load(
            "addEventListener('pageshow', (event) => { window.__cameBack = event.persisted; });
            // The server writes down when this arrives, beside when the stream has ended.
            addEventListener('pagehide', () => navigator.sendBeacon('/api/health'));",
        )
        .await?;
        open(&page, &id).await?;
        wait_open(&app, &page, 1).await?;
        page.wait_attribute(LINE, "data-hearing", "live").await?;
        // Whatever the badge ever says.
        let watch = "window.__statuses = [];
            new MutationObserver(() => window.__statuses.push(document.querySelector(arguments[0])?.dataset.status))
                .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-status'] })";
        page.evaluate(&watch.replace("arguments[0]", &format!("{PANEL:?}")), json!([])).await?;
        let (looks, opened) = (looks_at(&app), streams(&app));
        page.goto("/fixtures/status-badge/queued").await?;
        wait_open(&app, &page, 0).await?;
        assert_closed_at_once(&app, &page).await?;
        assert_eq!(looks_at(&app), looks, "a page that is left asks nothing");
        let asked = app.faults().asked().len();

        page.driver().back().await?;
        page.wait("the page comes back from the browser's memory", async || {
            Ok(page.evaluate("return window.__cameBack", json!([])).await? == json!(true))
        })
        .await?;
        wait_open(&app, &page, 1).await?;
        page.wait_attribute(LINE, "data-hearing", "live").await?;
        let reopened = &app.faults().asked_for("GET", STREAMS)[opened..];
        assert_eq!(reopened.len(), 1);
        assert!(reopened[0].header("last-event-id").is_some(), "{reopened:#?}");
        assert!((1..=2).contains(&(looks_at(&app) - looks)), "one look on return, one to make sure of the stream");
        let after = app.faults().asked().split_off(asked);
        let place = |is_it: fn(&str) -> bool| after.iter().position(|asked| asked.method == "GET" && is_it(&asked.path));
        let (look, stream) = (place(is_look), place(|path| path.starts_with(STREAMS)));
        assert!(look.is_some() && look < stream, "first the look, then the stream: {after:#?}");
        let statuses = page.evaluate("return window.__statuses", json!([])).await?;
        assert!(statuses.as_array().is_some_and(|all| all.iter().all(|one| one == "in-progress")), "{statuses}");
        assert_eq!(app.faults().streams().most, 1);
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// How many looks at jobs the server has been asked for.
fn looks_at(app: &waitwell_tests::App) -> usize {
    app.faults().asked().iter().filter(|asked| asked.method == "GET" && is_look(&asked.path)).count()
}

fn is_look(path: &str) -> bool {
    path.starts_with(SEVERAL) || (path.starts_with(ONE) && !path.starts_with(STREAMS))
}
