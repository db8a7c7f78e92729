//! The cancel dialog for people who hear a page, or see little of it at once (A14, A19).

use serde_json::json;
use waitwell_tests::{App, Key, Result, in_browser};

use crate::steps::{PANEL, open, wait_status};

const CANCEL: &str = "[data-ww='job-panel'] [data-ask='cancel']";
const DIALOG: &str = "[data-ww='cancel-dialog'] dialog[open]";

#[tokio::test]
async fn while_the_dialog_is_open_other_news_is_said_in_it_and_not_repeated_after_it() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    let other = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{other}']")).await?;
        page.click(CANCEL).await?;
        page.wait_for(DIALOG).await?;
        let said = async || {
            let script = "return [...document.querySelectorAll('dialog [data-ww=\"live-region\"]')]
                .map((region) => region.textContent).join(' ')";
            Ok::<_, anyhow::Error>(page.evaluate(script, json!([])).await?.as_str().unwrap_or("").to_owned())
        };
        app.api().cancel(&other).await?;
        let is_said = async || Ok(said().await?.contains("was canceled."));
        page.wait("the other job is spoken of in the dialog", is_said).await?;
        let heard = page.announcements().await?;
        assert!(
            heard.iter().all(|said| !said.contains("canceled")),
            "behind a dialog nobody hears: {heard:#?}"
        );

        page.strike(&[Key::Escape]).await?;
        page.wait_gone(DIALOG).await?;
        // What is said next in the page is the next thing that happens.
        page.click("[data-ww='job-panel'] [data-ask='copy-id']").await?;
        page.wait_announcement("Job ID copied.").await?;
        assert_eq!(page.announcements().await?.last().map(String::as_str), Some("Job ID copied."));
        let heard = page.announcements().await?;
        assert!(heard.iter().all(|said| !said.contains("canceled")), "{heard:#?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn an_ending_that_the_dialog_has_told_is_not_told_again_after_it() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        page.click(CANCEL).await?;
        page.wait_for(DIALOG).await?;
        // Somebody else is quicker.
        app.api().cancel(&id).await?;
        page.wait_text(DIALOG, "This export was canceled").await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_gone(DIALOG).await?;
        page.click("[data-ww='job-panel'] [data-ask='copy-id']").await?;
        page.wait_announcement("Job ID copied.").await?;
        let heard = page.announcements().await?;
        assert!(heard.iter().all(|said| !said.contains("canceled")), "{heard:#?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn at_400_percent_the_dialog_scrolls_inside_and_its_buttons_can_be_reached() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_status(&page, "in-progress").await?;
        page.zoom_in().await?;
        page.space_text().await?;
        page.tab_to(CANCEL).await?;
        page.strike(&[Key::Enter]).await?;
        page.wait_focus("[data-ask='keep-running']").await?;
        let inside = "const dialog = document.querySelector('dialog[open]');
            const box = dialog.getBoundingClientRect();
            return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
                && dialog.scrollHeight > dialog.clientHeight && dialog.scrollWidth <= dialog.clientWidth
                && dialog.querySelector('h2').getBoundingClientRect().top >= box.top";
        assert_eq!(page.evaluate(inside, json!([])).await?, json!(true));
        page.picture("cancel-dialog-400-percent").await?;
        page.tab_to("[data-ask='confirm-cancel']").await?;
        page.assert_no_sideways_scroll().await?;
        page.assert_no_clipped_text().await?;
        page.strike(&[Key::Escape]).await?;
        page.wait_gone(DIALOG).await?;
        assert_eq!(page.count(PANEL).await?, 1);
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
