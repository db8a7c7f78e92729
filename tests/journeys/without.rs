//! Browsers without locks or without channels between tabs: each tab hears for itself, and all stay right.

use waitwell_tests::{Page, Result, Tab, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, open, wait_status};

#[tokio::test]
async fn two_tabs_without_locks_both_stay_right() -> Result {
    two_tabs_without("Object.defineProperty(navigator, 'locks', { value: undefined })", "navigator.locks")
        .await
}

#[tokio::test]
async fn two_tabs_without_channels_both_stay_right() -> Result {
    let taken = "Object.defineProperty(window, 'BroadcastChannel', { value: undefined })";
    two_tabs_without(taken, "window.BroadcastChannel").await
}

/// Opens a job in two tabs from which this was taken, cancels it in the second one, and looks at both.
async fn two_tabs_without(taken: &str, name: &str) -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        let mut tabs: Vec<Tab> = Vec::new();
        for number in 0..2 {
            if number > 0 {
                page.open_tab().await?;
            }
            page.before_load(taken).await?;
            open(&page, &id).await?;
            page.wait_attribute(LINE, "data-hearing", "live").await?;
            let left = page.evaluate(&format!("return typeof {name}"), serde_json::json!([])).await?;
            assert_eq!(left, "undefined", "the browser has none");
            tabs.push(page.driver().window().await?);
        }
        wait_open(&app, &page, 2).await?;
        cancel(&page).await?;
        for tab in tabs.into_iter().rev() {
            page.switch(tab).await?;
            wait_status(&page, "canceled").await?;
            page.wait_announcement("was canceled.").await?;
            let text = page.text(PANEL).await?;
            assert!(!text.contains("Failed"), "{text}");
            assert!(keeps(&page, &id).await?);
            page.assert_no_errors_of_the_page().await?;
        }
        assert_eq!(app.faults().asked_for("POST", "/cancel").len(), 1);
        wait_open(&app, &page, 0).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

async fn cancel(page: &Page) -> Result {
    page.click("[data-ww='cancel-dialog'] [data-ask='cancel']").await?;
    page.click("[data-ask='confirm-cancel']").await
}
