//! What a cancel keeps and deletes, said before it is done and afterwards.

use serde_json::{Value, json};
use waitwell_tests::{App, Page, Result, in_browser};

use crate::steps::{open, wait_bar, wait_status};

const DIALOG: &str = "[data-ww='cancel-dialog'] dialog[open]";
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
        assert!(text.starts_with("Export canceled. Nothing more will happen."), "{text}");
        assert!(text.contains("Stopped ") && text.contains("Retry to run the export again."), "{text}");
        page.assert_no_console_errors().await
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
