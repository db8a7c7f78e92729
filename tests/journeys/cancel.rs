//! Canceling: asked first, said plainly, and never called done before the server says so.

use std::path::Path;

use serde_json::{Value, json};
use waitwell_tests::{App, Fault, Key, Page, Result, in_browser};

use crate::row::{assert_plain, assert_quiet, minutes};
use crate::steps::{PANEL, open, wait_bar, wait_status};

const CANCEL: &str = "[data-ww='cancel-dialog']";
const BUTTON: &str = "[data-ww='cancel-dialog'] [data-ask='cancel']";
const DIALOG: &str = "[data-ww='cancel-dialog'] dialog[open]";

// F36
#[tokio::test]
async fn a_cancel_is_asked_about_first_and_called_canceled_only_by_the_server() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    // Without the stream, what the page hears between two looks is in this journey's hands.
    app.faults().always("GET", "/api/jobs/events", Fault::no_stream());
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;

        // Asked first; staying is the easy way out of it.
        page.click(BUTTON).await?;
        page.wait_for(DIALOG).await?;
        assert_eq!(page.focused().await?, "keep-running");
        let text = page.text(DIALOG).await?;
        for part in ["Cancel this export?", "What stops", "Kept", "Deleted"] {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
        page.picture("cancel-dialog").await?;
        page.press(Key::Escape).await?;
        kept_running(&page).await?;
        page.click(BUTTON).await?;
        page.wait_for(DIALOG).await?;
        page.press(Key::Enter).await?;
        kept_running(&page).await?;
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 0);

        // The server cancels, and the page does not hear of it yet.
        app.faults().always("GET", "/api/jobs", still_running());
        page.click(BUTTON).await?;
        page.click("[data-ask='confirm-cancel']").await?;
        page.wait_attribute(CANCEL, "data-cancel", "asked").await?;
        app.api().wait(&id, "canceled").await?;
        let looks = app.faults().asked_for("GET", "/api/jobs").len();
        page.wait("the page looks again", async || {
            Ok(app.faults().asked_for("GET", "/api/jobs").len() > looks + 1)
        })
        .await?;
        assert_eq!(page.attribute(CANCEL, "data-cancel").await?.as_deref(), Some("asked"));
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
        page.wait_text(CANCEL, "Cancel requested.").await?;
        page.picture("cancel-asked").await?;

        app.faults().mend();
        wait_status(&page, "canceled").await?;
        let text = page.text("[data-ww='result-summary']").await?;
        for part in ["Kept", "Your filters and settings", "Deleted"] {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
        page.picture("canceled").await?;
        assert_plain(&page).await?;
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 1);
        for words in ["cancel requested. It has not stopped yet.", "was canceled."] {
            page.wait_announcement(words).await?;
        }

        let (status, _) = app.api().fetch(&format!("/api/jobs/{id}/files/orders.csv")).await?;
        assert!([404, 410].contains(&status), "{status}");
        // What it had done is kept for who undoes the cancel, and can be fetched by nobody.
        let leftovers = app.leftovers(&id);
        let is_work = |path: &String| Path::new(path).components().any(|part| part.as_os_str() == "work");
        assert!(leftovers.iter().all(is_work), "{leftovers:?}");
        page.assert_no_console_errors().await?;
        assert_quiet(&page, &id, &["cancel requested. It has not stopped yet.", "was canceled."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F38
#[tokio::test]
async fn a_job_that_ends_while_the_dialog_is_open_turns_it_into_the_outcome() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "8s", "include_archived": false })).await?;
    in_browser(app.url(), async |page| {
        // However busy the computer is, the job is at work for the page until the dialog is open.
        app.faults().always("GET", "/api/jobs", still_running());
        open(&page, &id).await?;
        page.click(BUTTON).await?;
        page.wait_for(DIALOG).await?;
        app.faults().mend();
        page.wait_attribute(&format!("{CANCEL} dialog"), "data-face", "outcome").await?;
        page.picture("cancel-too-late").await?;
        assert_eq!(page.count("[data-ask='confirm-cancel']").await?, 0);
        assert_eq!(page.focused().await?, "dismiss");
        page.wait_text(DIALOG, "It finished before it could be canceled. Nothing was deleted.").await?;

        page.press(Key::Enter).await?;
        page.wait_gone(DIALOG).await?;
        let on_heading = "return document.activeElement.hasAttribute('data-ww-heading')";
        assert_eq!(page.evaluate(on_heading, json!([])).await?, json!(true), "{}", page.focused().await?);
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 0);
        page.assert_no_console_errors().await?;
        assert_quiet(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F37
#[tokio::test]
async fn a_cancel_that_comes_too_late_shows_the_result() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "8s", "include_archived": false })).await?;
    app.api().wait(&id, "in_progress").await?;
    in_browser(app.url(), async |page| {
        // What the page hears is older than what is so, and it hears no more than that.
        app.faults().always("GET", "/api/jobs/events", Fault::no_stream());
        app.faults().always("GET", "/api/jobs", still_running());
        page.control_time().await?;
        open(&page, &id).await?;
        page.click(BUTTON).await?;
        page.wait_for(DIALOG).await?;
        app.api().wait(&id, "completed").await?;
        page.click("[data-ask='confirm-cancel']").await?;
        page.wait_attribute(CANCEL, "data-cancel", "too-late").await?;
        wait_status(&page, "completed").await?;
        page.wait_text(CANCEL, "The export finished before it could be canceled. Nothing was deleted.")
            .await?;
        assert_eq!(page.count("a[data-ask='download']").await?, 1);
        page.pass(minutes(1)).await?;
        let sent = page.sent().await?;
        let cancels = sent.iter().filter(|sent| sent.path.ends_with("/cancel")).count();
        let asked = sent.iter().position(|sent| sent.path.ends_with("/cancel")).unwrap_or_default();
        let looks = sent[asked..].iter().filter(|sent| sent.is_look()).count();
        assert_eq!(cancels, 1);
        assert!(looks <= 1, "the refusal brings the job as it is, so one look is enough: {sent:#?}");
        assert_quiet(&page, &id, &["finished before it could be canceled. Nothing was deleted."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

async fn kept_running(page: &Page) -> Result {
    page.wait_gone(DIALOG).await?;
    page.wait("the focus is back", async || Ok(page.focused().await? == "cancel")).await?;
    assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
    Ok(())
}

/// What the server said before the job ended: an older version, still in progress.
fn still_running() -> Fault {
    Fault::document(|job| {
        let Some(version) = job["version"].as_u64() else { return };
        if ["canceled", "completed"].contains(&job["status"].as_str().unwrap_or_default()) {
            job["version"] = json!(version - 1);
            job["status"] = json!("in_progress");
            job["cancel"] = json!({ "allowed": true });
            for gone in ["result", "finished_at"] {
                job[gone] = Value::Null;
            }
        }
    })
}
