//! What a person hands on to support, copied by one click.

use serde_json::json;
use waitwell_tests::{Page, Result, in_browser};

use crate::row::running;
use crate::steps::wait_status;

const BUTTON: &str = "[data-ask='copy-details']";

#[tokio::test]
async fn one_click_copies_what_support_needs_and_says_so_once() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        let both = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        page.devtools("Browser.grantPermissions", json!({ "permissions": both })).await?;
        page.goto(&format!("/?job={id}")).await?;
        wait_status(&page, "in-progress").await?;
        page.click(BUTTON).await?;
        page.wait_announcement("Details for support copied.").await?;
        page.wait_text(".ww-job-panel__copied", "Details for support copied.").await?;
        let copied = clipboard(&page).await?;
        for expected in
            [format!("Job ID: {id}"), "Status: In progress (in-progress)".into(), "Waitwell ".into()]
        {
            assert!(copied.contains(&expected), "{expected:?} is not in {copied}");
        }
        let title = page.text("[data-ww='job-panel'] [data-ww-heading]").await?;
        assert!(!copied.contains(&title) && !copied.contains("http"), "{copied}");
        assert_eq!(page.focused().await?, "copy-details");
        let said = page.announcements().await?;
        assert_eq!(said.iter().filter(|said| said.contains("copied")).count(), 1, "{said:?}");
        page.wait_gone(".ww-job-panel__copied").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn without_a_clipboard_the_details_stand_on_the_page_to_be_selected() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        page.before_load("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });")
            .await?;
        page.goto(&format!("/?job={id}")).await?;
        wait_status(&page, "in-progress").await?;
        page.click(BUTTON).await?;
        page.wait_announcement("Select the text on the page and copy it.").await?;
        let field = ".ww-job-panel__to-select textarea";
        page.click(field).await?;
        let selected = page.evaluate("return getSelection().toString()", json!([])).await?;
        let selected = selected.as_str().unwrap_or_default();
        assert!(selected.starts_with(&format!("Job ID: {id}\n")), "{selected}");
        assert!(selected.contains("\nWaitwell "), "{selected}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

async fn clipboard(page: &Page) -> Result<String> {
    let read =
        json!({ "expression": "navigator.clipboard.readText()", "awaitPromise": true, "userGesture": true });
    let text = page.devtools("Runtime.evaluate", read).await?;
    Ok(text["result"]["value"].as_str().unwrap_or_default().replace("\r\n", "\n"))
}
