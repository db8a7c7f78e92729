//! Starts that nobody confirms, that are sent twice, or that the page does not live to see: rows F31 to F35 of the
//! fault table.

use serde_json::json;
use waitwell_core::saved::Scope;
use waitwell_tests::{App, Asked, Fault, Key, Page, Result, in_browser};

use crate::row::*;
use crate::steps::{PANEL, choose, shown_job, submit};

pub const BUTTON: &str = "form[data-form='export'] button[type='submit']";
pub const NOTICE: &str = "form[data-form='export'] [data-ww='start-notice']";

/// The starts that the server was asked for.
pub fn starts(app: &App) -> Vec<Asked> {
    let mut asked = app.faults().asked_for("POST", JOBS);
    asked.retain(|asked| asked.path == JOBS);
    asked
}

// F31
#[tokio::test]
async fn a_start_whose_answer_is_lost_is_sent_again_with_its_key_and_makes_one_job() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        app.faults().times(2, "POST", JOBS, Fault::AnswerLost);
        submit(&page, "export").await?;
        page.wait_attribute(NOTICE, "data-start", "sending").await?;
        page.wait_text(BUTTON, "Starting export…").await?;
        page.pass(seconds(15)).await?;
        let id = shown_job(&page).await?;
        page.wait_text("[data-ww='recent-activity']", "Orders, refunds and invoices").await?;
        assert_eq!(page.count(".ww-recent-activity__row").await?, 1, "one row and never two");
        let sent = starts(&app);
        assert_eq!(sent.len(), 3);
        let key = sent[0].key().unwrap_or_default();
        assert!(key.len() > 20 && key.starts_with('"') && key.ends_with('"'), "{key}");
        assert!(sent.iter().all(|other| other.key() == Some(key) && other.body == sent[0].body), "{sent:#?}");
        assert_eq!(app.api().jobs().await?, 1);
        assert!(keeps(&page, &id).await? && intents(&page).await?.is_empty());
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F32
#[tokio::test]
async fn wherever_the_page_dies_a_job_on_the_server_is_found_again_and_never_doubled() -> Result {
    /// Where the tab is closed.
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum At {
        BeforeTheIntent,
        AfterTheIntent,
        AfterThePost,
        AfterTheAnswer,
        AfterTheId,
    }
    for at in [At::BeforeTheIntent, At::AfterTheIntent, At::AfterThePost, At::AfterTheAnswer, At::AfterTheId]
    {
        let app = app().await?;
        in_browser(app.url(), async |page| {
            if at == At::AfterTheIntent {
                page.before_load(
                    "const real = fetch;
                    window.fetch = (request, ...rest) =>
                        request.method === 'POST' ? new Promise(() => {}) : real.call(window, request, ...rest);",
                )
                .await?;
            }
            page.goto("/").await?;
            match at {
                At::BeforeTheIntent => {}
                At::AfterTheIntent => {
                    submit(&page, "export").await?;
                    page.wait("the intent is kept", async || Ok(intents(&page).await?.len() == 1)).await?;
                }
                At::AfterThePost => {
                    start_unanswered(&app, &page).await?;
                    assert_eq!(intents(&page).await?.len(), 1);
                }
                // The answer is there, and the id cannot be written: storage is taken away in between.
                At::AfterTheAnswer => {
                    let full = "Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {
                        apply(set, self, [name, text]) {
                            if (name.includes(':job:')) throw new DOMException('', 'QuotaExceededError');
                            return Reflect.apply(set, self, [name, text]);
                        } })";
                    page.evaluate(full, json!([])).await?;
                    submit(&page, "export").await?;
                    shown_job(&page).await?;
                }
                At::AfterTheId => {
                    submit(&page, "export").await?;
                    let id = shown_job(&page).await?;
                    page.wait("the id is kept", async || keeps(&page, &id).await).await?;
                }
            }
            let closed = page.driver().window().await?;
            let next = page.driver().new_tab().await?;
            page.switch(closed).await?;
            page.close_tab(next).await?;
            app.faults().release();
            page.goto("/").await?;
            page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await?;
            let started = usize::from(!matches!(at, At::BeforeTheIntent | At::AfterTheIntent));
            // A start that may still be on its way is not called off for half a minute.
            page.wait_longer(&format!("the job is found again ({at:?})"), async || {
                Ok(page.count(".ww-recent-activity__row").await? == started && intents(&page).await?.is_empty())
            })
            .await?;
            if at == At::AfterTheIntent {
                page.wait_attribute(NOTICE, "data-start", "not-started").await?;
            }
            assert_eq!(app.api().jobs().await?, started, "{at:?}");
            let keys: std::collections::BTreeSet<_> =
                starts(&app).iter().map(|asked| asked.key().map(str::to_owned)).collect();
            assert!(keys.len() <= 1, "{at:?}: {keys:?}");
            assert_said_once(&page).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F32, where what was entered cannot be sent again
#[tokio::test]
async fn a_start_that_cannot_be_confirmed_after_a_reload_can_be_checked_again() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        start_unanswered(&app, &page).await?;
        app.faults().always("GET", "/api/jobs?key", Fault::problem(500));
        page.reload().await?;
        page.wait_attribute(NOTICE, "data-start", "unconfirmed").await?;
        let unconfirmed = "We couldn't confirm that your export started.";
        page.wait_text(NOTICE, unconfirmed).await?;
        // Heard once, in the very text that is seen: who reads on comes upon it once.
        page.wait_text(&format!("{NOTICE} [role='status']"), unconfirmed).await?;
        assert_eq!(page.text(NOTICE).await?.matches(unconfirmed).count(), 1);
        let spoken = page.spoken().await?;
        assert_eq!(spoken.iter().filter(|said| said.words.contains(unconfirmed)).count(), 1, "{spoken:#?}");
        assert_eq!(page.count(&format!("{NOTICE} [data-ask='start-again']")).await?, 1);
        app.faults().mend();
        page.click(&format!("{NOTICE} [data-ask='check-start']")).await?;
        shown_job(&page).await?;
        assert_started_once(&app).await?;
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F33
#[tokio::test]
async fn a_second_click_while_a_start_is_on_its_way_asks_for_nothing_and_keeps_the_focus() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        app.faults().once("POST", JOBS, Fault::Held(None));
        let button = page.wait_for(BUTTON).await?;
        page.driver().action_chain().double_click_element(&button).perform().await?;
        page.wait_attribute(BUTTON, "aria-disabled", "true").await?;
        page.wait_text(BUTTON, "Starting export…").await?;
        let clicks = "const button = document.querySelector(arguments[0]);
            button.click();
            setTimeout(() => { button.click(); window.__clicked = document.activeElement === button; }, 50)";
        page.evaluate(clicks, json!([BUTTON])).await?;
        page.press(Key::Enter + "\n\n\n\n").await?;
        page.wait("the later click has come", async || {
            Ok(page.evaluate("return window.__clicked ?? null", json!([])).await? == json!(true))
        })
        .await?;
        assert_eq!(starts(&app).len(), 1);
        app.faults().release();
        shown_job(&page).await?;
        assert_started_once(&app).await?;
        page.assert_no_console_errors().await?;
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F34
#[tokio::test]
async fn a_start_that_the_server_is_still_at_work_on_is_asked_for_again() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        app.faults().times(1, "POST", JOBS, Fault::problem(409));
        submit(&page, "export").await?;
        page.wait("the first answer is there", async || {
            Ok(starts(&app).first().is_some_and(|one| one.status == Some(409)))
        })
        .await?;
        assert_eq!(page.attribute(NOTICE, "data-start").await?.as_deref(), Some("sending"));
        page.pass(seconds(6)).await?;
        shown_job(&page).await?;
        let sent = starts(&app);
        assert_eq!(sent.len(), 2);
        assert!(sent[0].key() == sent[1].key() && sent[0].body == sent[1].body, "{sent:#?}");
        let times: Vec<_> = page.sent().await?.into_iter().filter(|sent| sent.method == "POST").collect();
        assert!((1.9..5.0).contains(&gaps(&times)[0]), "{times:#?}");
        assert_at_rest(&page, &["is queued."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F34
#[tokio::test]
async fn a_refused_start_is_not_sent_again_and_says_at_the_form_what_to_change() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        choose(&page, "export-format-xlsx").await?;
        page.click("#export-archived").await?;
        for (number, (status, kind)) in
            [(422, "key-reused"), (400, "invalid-input"), (413, "too-large")].into_iter().enumerate()
        {
            let problem = json!({
                "type": format!("/api/problems/{kind}"), "title": "No", "status": status,
                "field": "inputs.format", "detail": "Choose another format.",
            });
            app.faults().once(
                "POST",
                JOBS,
                Fault::answer(status, "application/problem+json", problem.to_string()),
            );
            submit(&page, "export").await?;
            page.wait_attribute(NOTICE, "data-problem", kind).await?;
            assert_eq!(page.attribute(NOTICE, "data-start").await?.as_deref(), Some("refused"));
            page.wait_text(
                NOTICE,
                "Choose another format. Nothing was started, and what you entered is still here.",
            )
            .await?;
            assert_eq!(
                page.attribute(&format!("{NOTICE} a"), "href").await?.as_deref(),
                Some("#export-format")
            );
            page.pass(minutes(2)).await?;
            assert_eq!(starts(&app).len(), number + 1, "{status} is final");
            let kept = "return [document.querySelector('#export-format-xlsx').checked,
                document.querySelector('#export-archived').checked]";
            assert_eq!(page.evaluate(kept, json!([])).await?, json!([true, true]));
        }
        assert_eq!(app.api().jobs().await?, 0);
        assert!(intents(&page).await?.is_empty());
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F34, the same intent found by two tabs
#[tokio::test]
async fn two_tabs_that_find_the_same_start_send_it_no_more() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        start_unanswered(&app, &page).await?;
        page.reload().await?;
        let first = page.new_tab("/").await?;
        page.wait_for(".ww-recent-activity__row").await?;
        page.switch(first).await?;
        page.wait_for(".ww-recent-activity__row").await?;
        page.wait("the intent has done its work", async || Ok(intents(&page).await?.is_empty())).await?;
        assert_started_once(&app).await?;
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F35
#[tokio::test]
async fn a_start_that_fails_on_the_server_each_time_is_unconfirmed_after_three_tries() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        app.faults().times(3, "POST", JOBS, Fault::problem(500));
        submit(&page, "export").await?;
        page.pass(minutes(3)).await?;
        page.wait_attribute(NOTICE, "data-start", "unconfirmed").await?;
        let text = page.text(NOTICE).await?;
        for part in ["We couldn't confirm that your export started.", "the export may run twice"] {
            assert!(text.contains(part), "{part:?} is not in: {text}");
        }
        let sent = starts(&app);
        assert_eq!(sent.len(), 3);
        let key = sent[0].key().unwrap_or_default().to_owned();
        assert!(sent.iter().all(|sent| sent.key() == Some(&key)), "{sent:#?}");

        // The same key asks what became of it.
        page.click(&format!("{NOTICE} [data-ask='check-start']")).await?;
        page.wait_attribute(NOTICE, "data-start", "not-started").await?;
        let checks = app.faults().asked_for("GET", "?key=");
        assert_eq!(checks.len(), 1);
        assert!(checks[0].path.contains(key.trim_matches('"')), "{checks:#?}");
        // A new wish has a new key.
        submit(&page, "export").await?;
        shown_job(&page).await?;
        assert_ne!(starts(&app).last().and_then(Asked::key), Some(key.as_str()));
        assert_eq!(app.api().jobs().await?, 1);
        let text = page.text(PANEL).await?;
        assert!(!text.contains("Failed"), "{text}");
        assert_at_rest(&page, &["is queued."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The live page, with its time in the test's hands and a job that takes a while.
pub async fn ready(page: &Page) -> Result {
    page.control_time().await?;
    page.goto("/").await?;
    page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await?;
    choose(page, "export-pace-90s").await
}

/// Starts an export whose start arrives at the server and is not answered.
async fn start_unanswered(app: &App, page: &Page) -> Result {
    app.faults().once("POST", JOBS, Fault::Held(None));
    submit(page, "export").await?;
    page.wait("the start arrives", async || Ok(app.api().jobs().await? == 1)).await
}

/// Fails unless one start was asked for and made one job.
async fn assert_started_once(app: &App) -> Result {
    assert_eq!((starts(app).len(), app.api().jobs().await?), (1, 1));
    Ok(())
}

/// The starts that the browser keeps because their answers have not been seen.
pub async fn intents(page: &Page) -> Result<Vec<String>> {
    let prefix = format!("{}intent:", Scope::of(PERSON).prefix());
    Ok(page.stored().await?.into_keys().filter(|name| name.starts_with(&prefix)).collect())
}
