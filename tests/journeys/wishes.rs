//! A cancel or a retry that nobody confirms, that is refused, or that comes twice: rows F36, F39, F40 and F41 of the
//! fault table. F37 and F38 stand with the other journeys of a cancel.

use serde_json::{Value, json};
use waitwell_tests::{Asked, Fault, Page, Result, Step, in_browser};

use crate::row::*;
use crate::steps::{PANEL, choose, open, wait_status};

const CANCEL: &str = "[data-ww='cancel-dialog']";
const OPEN: &str = "[data-ww='cancel-dialog'] [data-ask='cancel']";
const CONFIRM: &str = "[data-ask='confirm-cancel']";
const RETRY: &str = "[data-ww='job-panel'] [data-ww='retry-panel']";

// F36
#[tokio::test]
async fn a_cancel_that_was_taken_stays_taken_whatever_an_older_look_says() -> Result {
    let (app, id) = looked_at().await?;
    let before = app.api().job(&id).await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        // A look is on its way, which the server answers with the job as it was before; and it is slow to stop.
        app.faults().once("GET", ONE, Fault::Held(None));
        pass_until(&page, 10, "a look is on its way", async || {
            Ok(page.looks().await?.iter().any(|look| look.ended.is_none()))
        })
        .await?;
        let asked = asked_to_stop(&before);
        app.faults().always("GET", JOBS, Fault::document(move |job| *job = asked.clone()));
        page.click(OPEN).await?;
        page.click(CONFIRM).await?;
        page.wait_attribute(CANCEL, "data-cancel", "asked").await?;
        app.faults().release();
        page.pass(seconds(5)).await?;
        assert_eq!(page.attribute(CANCEL, "data-cancel").await?.as_deref(), Some("asked"));
        page.wait_text(CANCEL, "Cancel requested. The export stops at the next safe point.").await?;
        page.pass(seconds(30)).await?;
        page.wait_text(CANCEL, "Cancel requested, still waiting for the export to stop.").await?;
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
        assert_calm(&page, &id, &["cancel requested. It has not stopped yet."]).await?;

        app.api().wait(&id, "canceled").await?;
        app.faults().mend();
        page.pass(seconds(10)).await?;
        wait_status(&page, "canceled").await?;
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 1);
        assert_quiet(&page, &id, &["cancel requested. It has not stopped yet.", "was canceled."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F39
#[tokio::test]
async fn a_cancel_that_gets_no_answer_is_sent_three_times_with_one_key_and_then_called_unconfirmed() -> Result
{
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().always("POST", ONE, Fault::Unreachable);
        // The rest of the line is well, so that a look at the end is one more.
        page.click(OPEN).await?;
        page.click(CONFIRM).await?;
        page.pass(seconds(60)).await?;
        page.wait_attribute(CANCEL, "data-cancel", "unconfirmed").await?;
        page.wait_text(
            CANCEL,
            "We haven't been able to confirm the cancellation. The export may still be running.",
        )
        .await?;
        page.wait_text(OPEN, "Try again").await?;
        let sent = app.faults().asked_for("POST", "/cancel");
        assert_eq!(sent.len(), 3);
        assert!(sent.iter().all(|one| one.key().is_some() && one.key() == sent[0].key()), "{sent:#?}");
        let order: Vec<_> = page.sent().await?;
        let last = order.iter().rposition(|one| one.method == "POST").unwrap_or_default();
        // A stream may be tried at any time; what the wish came to, only a look can say.
        let next = order[last + 1..].iter().find(|one| !one.is_stream());
        assert!(next.is_some_and(waitwell_tests::Sent::is_look), "a look makes sure: {order:#?}");
        let text = page.text(PANEL).await?;
        assert!(!text.contains("Canceled") && !text.contains("canceled"), "{text}");
        assert_calm(&page, &id, &["the cancellation is not confirmed."]).await?;

        mend_looks(&app);
        page.click(OPEN).await?;
        page.click(CONFIRM).await?;
        page.wait("the cancel arrives", async || Ok(app.faults().asked_for("POST", "/cancel").len() == 4))
            .await?;
        app.api().wait(&id, "canceled").await?;
        page.pass(seconds(10)).await?;
        wait_status(&page, "canceled").await?;
        let said = [
            "the cancellation is not confirmed.",
            "cancel requested. It has not stopped yet.",
            "was canceled.",
        ];
        assert_quiet(&page, &id, &said).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_refused_wish_is_said_in_the_words_that_are_shown_and_is_not_called_unconfirmed() -> Result {
    const CANNOT: &str = "The server did not accept it. The file is already on its way.";
    const CANNOT_RETRY: &str = "The server did not accept the retry. Its inputs have been deleted.";
    let refusal = |kind: &str, detail: &str| {
        let problem = json!({ "type": kind, "title": "No", "status": 409, "detail": detail });
        Fault::answer(409, "application/problem+json", problem.to_string())
    };
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        app.faults().once("POST", ONE, refusal("not-cancelable", "The file is already on its way."));
        page.click(OPEN).await?;
        page.click(CONFIRM).await?;
        page.wait_attribute(CANCEL, "data-cancel", "denied").await?;
        page.wait_text(CANCEL, &format!("The export was not canceled. {CANNOT}")).await?;
        page.pass(seconds(30)).await?;
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 1, "what was refused is not sent again");
        assert_calm(&page, &id, &[&format!("was not canceled. {CANNOT}")]).await
    })
    .await?;

    app.api().post("/api/credentials/expire", &json!({})).await?;
    let failed = app.api().start("report", json!({ "pace": "fast" })).await?;
    app.api().wait(&failed, "failed").await?;
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        page.goto(&format!("/?job={failed}")).await?;
        wait_status(&page, "failed").await?;
        app.faults().once("POST", ONE, refusal("not-retryable", "Its inputs have been deleted."));
        page.click(&format!("{RETRY} [data-ask='retry']")).await?;
        page.wait_attribute(RETRY, "data-retry", "denied").await?;
        page.wait_text(RETRY, CANNOT_RETRY).await?;
        page.pass(seconds(30)).await?;
        assert_quiet(&page, &failed, &["the server did not accept the retry. Its inputs have been deleted."])
            .await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F40
#[tokio::test]
async fn the_same_wish_in_two_tabs_at_once_is_carried_out_once_and_both_show_it() -> Result {
    let app = app().await?;
    app.api().post("/api/credentials/expire", &json!({})).await?;
    let report = app.api().start("report", json!({ "pace": "fast" })).await?;
    app.api().wait(&report, "failed").await?;
    app.api().post("/api/credentials/renew", &json!({})).await?;
    let export = long(&app).await?;
    in_browser(app.url(), async |page| {
        for (id, path, before, confirm) in
            [(&export, "/cancel", Some(OPEN), CONFIRM), (&report, "/retry", None, "[data-ask='retry']")]
        {
            note_statuses(&page).await?;
            open(&page, id).await?;
            let first = page.open_tab().await?;
            note_statuses(&page).await?;
            open(&page, id).await?;
            let second = page.driver().window().await?;
            for tab in [&first, &second] {
                page.switch(tab.clone()).await?;
                if let Some(button) = before {
                    page.click(button).await?;
                }
                page.wait_for(confirm).await?;
            }
            // Both tabs press at the same moment of the clock.
            let press = "const [button, at] = arguments;
                setTimeout(() => document.querySelector(button).click(), at - Date.now());
                return Date.now()";
            let at = page.evaluate("return Date.now() + 1500", json!([])).await?;
            for tab in [&first, &second] {
                page.switch(tab.clone()).await?;
                page.evaluate(press, json!([confirm, at])).await?;
            }
            page.wait("both wishes are answered", async || {
                let asked = app.faults().asked_for("POST", path);
                Ok(asked.len() == 2 && asked.iter().all(|asked| asked.status.is_some()))
            })
            .await?;
            let sent = app.faults().asked_for("POST", path);
            assert!(sent[0].key().is_some() && sent[0].key() == sent[1].key(), "{sent:#?}");
            let (status, run) = if path == "/cancel" { ("canceled", 1) } else { ("completed", 2) };
            let job = app.api().wait(id, status).await?;
            assert_eq!(job["run"], json!(run), "one new run at most");
            for tab in [&second, &first] {
                page.switch(tab.clone()).await?;
                assert_soon_shown(&page, status, &job["finished_at"]).await?;
                assert!(keeps(&page, id).await?);
                assert_said_once(&page).await?;
            }
            page.switch(second).await?;
            page.close_tab(first).await?;
        }
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F41
#[tokio::test]
async fn late_news_of_the_first_run_means_nothing_once_the_second_is_there() -> Result {
    for reader in Reader::BOTH {
        let app = app().await?;
        app.api().post("/api/credentials/expire", &json!({})).await?;
        let id = app.api().start("report", json!({ "pace": "fast" })).await?;
        let failed = app.api().wait(&id, "failed").await?;
        app.api().post("/api/credentials/renew", &json!({})).await?;
        // The server is at work on these two, so that the second run waits for as long as this journey wants it to.
        let others = [long(&app).await?, long(&app).await?];
        in_browser(app.url(), async |page| {
            // The answer to the first look is on its way, and the list tells how the first run stands.
            let one = format!("{ONE}{id}");
            app.faults().once("GET", &one, Fault::Held(None));
            page.control_time().await?;
            page.goto(&reader.address(&id)).await?;
            wait_status(&page, "failed").await?;
            choose(&page, "report-pace-90s").await?;
            let text = page.text(RETRY).await?;
            assert!(
                text.contains("Retry continues from") && text.contains("usually 1 to 3 seconds"),
                "{text}"
            );
            let button = page.wait_for(&format!("{RETRY} [data-ask='retry']")).await?;
            page.driver().action_chain().double_click_element(&button).perform().await?;
            wait_status(&page, "queued").await?;
            let sent = app.faults().asked_for("POST", "/retry");
            assert_eq!(sent.len(), 1, "two clicks are one wish");
            assert!(sent[0].key().is_some_and(|key| key.contains("1-retry")), "{sent:#?}");
            watch_status(&page).await?;

            // A look that the server answered during the first run is there only now.
            let first_look = async || {
                let looks = page.looks().await?;
                anyhow::Context::context(
                    looks.into_iter().find(|look| look.path == one),
                    "The job was not looked at.",
                )
            };
            assert_eq!(first_look().await?.ended, None, "the page has no answer yet");
            app.faults().release();
            page.wait("the late answer is there", async || {
                let look = first_look().await?;
                Ok(look.ended.is_some() && look.status == Some(200))
            })
            .await?;
            page.pass(seconds(1)).await?;
            assert_eq!(
                page.attribute(PANEL, "data-status").await?.as_deref(),
                Some("queued"),
                "by the late answer"
            );

            // What the first run still had to say comes late by the stream, too, and after it something of the second.
            page.wait("one stream tells of the job", async || {
                let last = app.faults().asked_for("GET", STREAMS).pop();
                let is_open = |asked: &Asked| asked.status == Some(200) && asked.ended_ms.is_none();
                Ok(last.is_some_and(|asked| asked.path.contains(&id) && is_open(&asked)))
            })
            .await?;
            live(&app, &page).await?;
            let mut second = app.api().job(&id).await?;
            assert_eq!((&second["run"], &second["status"]), (&json!(2), &json!("queued")));
            second["title"] = json!("Sent after the late news");
            let late = [event(&newer(&failed, 100_000), None), event(&second, None)];
            app.faults().on_streams(late.map(Step::Say));
            page.wait_text(PANEL, "Sent after the late news").await?;
            assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("queued"));
            assert_eq!(statuses(&page).await?, json!([]), "the late news was shown for a moment");

            for other in &others {
                app.api().cancel(other).await?;
            }
            wait_status(&page, "completed").await?;
            let chosen = "return document.querySelector('#report-pace-90s').checked";
            assert_eq!(page.evaluate(chosen, json!([])).await?, json!(true), "the form is as it was");
            assert_first_error_can_be_read(&page).await?;
            let all = statuses(&page).await?;
            let all: Vec<_> = all.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            assert!(!all.contains(&"failed") && all.last() == Some(&"completed"), "{all:?}");
            page.pass(seconds(30)).await?;
            let said = page.announcements().await?;
            assert!(
                said.iter().all(|said| !said.contains("failed") && !said.contains("stopped")),
                "{said:#?}"
            );
            assert!(keeps(&page, &id).await?);
            assert_said_once(&page).await?;

            page.goto(&reader.address(&id)).await?;
            wait_status(&page, "completed").await?;
            assert_first_error_can_be_read(&page).await?;
            assert_quiet(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

/// What the first run failed of stands behind a disclosure, which is closed at first.
async fn assert_first_error_can_be_read(page: &Page) -> Result {
    const EARLIER: &str = ".ww-job-panel__earlier";
    const WHY: &str = "Report stopped because a sign-in that it needs has expired.";
    assert!(!page.text(PANEL).await?.contains(WHY), "nothing of it is in the way");
    page.click(&format!("{EARLIER} summary")).await?;
    for words in ["Attempt 1", "Failed", WHY, "credentials-expired"] {
        page.wait_text(EARLIER, words).await?;
    }
    Ok(())
}

/// The job as it stands after its cancel was taken and before it stops.
fn asked_to_stop(job: &Value) -> Value {
    let mut job = newer(job, 1);
    job["cancel_requested_at"] = job["updated_at"].clone();
    job
}
