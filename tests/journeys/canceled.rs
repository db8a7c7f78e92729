//! What a cancel keeps and deletes, said before it is done and afterwards.

use serde_json::{Value, json};
use waitwell_tests::{App, Page, Result, in_browser};

use crate::steps::{open, wait_bar, wait_status};

const DIALOG: &str = "[data-ww='cancel-dialog'] dialog[open]";
const CANCEL: &str = "[data-ww='job-panel'] [data-ww='cancel-dialog']";
const UNDO: &str = "[data-ww='job-panel'] [data-ask='undo-cancel']";
const RESULT: &str = "[data-ww='job-panel'] [data-ww='result-summary']";

#[tokio::test]
async fn a_canceled_export_says_the_same_of_what_is_kept_and_deleted_as_the_question_did() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "15m" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;
        page.click("[data-ww='job-panel'] [data-ask='cancel']").await?;
        page.wait_for(DIALOG).await?;
        let before = effects(&page, DIALOG).await?;
        assert_eq!(before["kept"], json!(["Your filters and settings"]));
        assert_eq!(before["deleted"], json!(["The rows collected so far"]));

        page.click("[data-ask='confirm-cancel']").await?;
        wait_status(&page, "canceled").await?;
        let after = effects(&page, RESULT).await?;
        assert_eq!((&after["kept"], &after["deleted"]), (&before["kept"], &before["deleted"]));
        let text = page.text(RESULT).await?;
        assert!(text.starts_with("Export canceled."), "{text}");
        assert!(!text.contains("Nothing more will happen"), "it can still be undone: {text}");
        assert!(text.contains("Canceled "), "{text}");
        // Nothing is called deleted yet.
        for part in
            ["Deleted, unless you undo the cancel", "Undo the cancel if you want the export after all."]
        {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_cancel_is_undone_without_a_countdown_and_the_export_goes_on_where_it_stopped() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "8s", "include_archived": false })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;
        let before = place(&app.api().job(&id).await?);
        page.click("[data-ww='job-panel'] [data-ask='cancel']").await?;
        page.click("[data-ask='confirm-cancel']").await?;
        wait_status(&page, "canceled").await?;
        page.wait_for(UNDO).await?;
        page.picture("cancel-can-be-undone").await?;
        assert_eq!(page.text(UNDO).await?, "Undo cancel");
        let text = page.text(CANCEL).await?;
        assert!(text.contains("You can still undo the cancel, and the export goes on."), "{text}");
        assert!(!text.chars().any(|sign| sign.is_ascii_digit()), "no time is named: {text}");

        // It is there after a refresh, too.
        page.reload().await?;
        wait_status(&page, "canceled").await?;
        page.wait_for(UNDO).await?;
        let twice = "const undo = document.querySelector(arguments[0]); undo.click(); undo.click()";
        page.evaluate(twice, json!([UNDO])).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_text(CANCEL, "The cancel was undone, and the export goes on.").await?;
        page.picture("cancel-undone").await?;
        assert_eq!(page.count(UNDO).await?, 0);
        wait_bar(&page, 0).await?;
        let after = place(&app.api().job(&id).await?);
        assert!(after >= before, "it goes on where it stopped: {after:?} after {before:?}");
        wait_status(&page, "completed").await?;
        let job = app.api().job(&id).await?;
        assert_eq!((&job["run"], &job["result"]["outcome"]), (&json!(2), &json!("full")));
        let sent = app.faults().asked_for("POST", "/cancel/undo");
        assert_eq!(sent.len(), 1, "two clicks are one wish: {sent:#?}");
        let said = page.announcements().await?;
        let undone = said.iter().filter(|said| said.contains("the cancel was undone")).count();
        assert_eq!(undone, 1, "{said:#?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// How far a job is: the steps that are done, and how far the next one is. Each step counts anew.
fn place(job: &Value) -> (usize, u64) {
    let stages = job["stages"].as_array().into_iter().flatten();
    let done = stages.filter(|stage| stage["status"] == "done").count();
    (done, job["progress"]["done"].as_u64().unwrap_or_default())
}

#[tokio::test]
async fn an_undo_that_comes_too_late_is_said_and_the_job_stays_canceled() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;
        page.click("[data-ww='job-panel'] [data-ask='cancel']").await?;
        page.click("[data-ask='confirm-cancel']").await?;
        wait_status(&page, "canceled").await?;
        page.wait_for(UNDO).await?;
        app.forget_work(&id)?;
        page.click(UNDO).await?;
        page.wait_attribute(CANCEL, "data-undo", "denied").await?;
        page.wait_text(CANCEL, "The cancel can't be undone anymore.").await?;
        page.wait_announcement("the cancel can't be undone anymore.").await?;
        let said = page.announcements().await?;
        assert!(said.iter().all(|said| !said.contains("not confirmed")), "{said:#?}");
        assert_eq!(page.count(UNDO).await?, 0);
        page.click(&format!("{CANCEL} [data-ask='dismiss']")).await?;
        page.wait_attribute(CANCEL, "data-undo", "not-offered").await?;
        assert_eq!(app.api().job(&id).await?["run"], json!(1));
        wait_status(&page, "canceled").await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// What is kept and deleted, by the names of the effects.
async fn effects(page: &Page, css: &str) -> Result<Value> {
    let script = "return Object.fromEntries([...document.querySelectorAll(`${arguments[0]} [data-effect]`)]
        .map((effect) => [effect.dataset.effect, [...effect.querySelectorAll('dd')].map((item) => item.textContent)]))";
    page.evaluate(script, json!([css])).await
}
