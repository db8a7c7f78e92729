//! Endings told by the browser where a person has several pages open: one notification for each, and one notice.

use serde_json::json;
use waitwell_tests::{Page, Result, Tab, in_browser};

use crate::leaving::{AGREES, NOTICES};
use crate::row::{minutes, streamed};
use crate::steps::{PANEL, turn_away, turn_back, wait_status};

/// Opens an address in this tab, whose browser has the person's consent already and whose time is in the test's hands.
async fn open_agreed(page: &Page, path: &str, id: &str) -> Result {
    page.control_time().await?;
    page.before_load(&AGREES.replace("'default'", "'granted'")).await?;
    page.goto(path).await?;
    page.wait_attribute(&row(id), "data-status", "in-progress").await
}

fn row(id: &str) -> String {
    format!(".ww-recent-activity__row[data-job='{id}']")
}

/// What the browser has told from these tabs, and how much of it was taken back.
async fn told(page: &Page, tabs: &[&Tab]) -> Result<(Vec<String>, u64)> {
    let (mut told, mut closed) = (Vec::new(), 0);
    for tab in tabs {
        page.switch((*tab).clone()).await?;
        let all = page.evaluate("return [window.__told.map(([words]) => words), window.__closed]", json!([]));
        let (words, count): (Vec<String>, u64) = serde_json::from_value(all.await?)?;
        told.extend(words);
        closed += count;
    }
    Ok((told, closed))
}

async fn wait_title(page: &Page, words: &str) -> Result {
    let title = async || page.evaluate("return document.title", json!([])).await;
    let has = async || Ok(title().await?.as_str().is_some_and(|title| title.contains(words)));
    page.wait_longer(&format!("the tab is named {words:?}"), has).await
}

#[tokio::test]
async fn of_two_hidden_tabs_one_has_the_browser_tell_an_ending_and_each_shows_one_notice() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open_agreed(&page, "/", &id).await?;
        let first = page.open_tab().await?;
        let second = page.driver().window().await?;
        open_agreed(&page, "/", &id).await?;
        let tabs = [&first, &second];
        for tab in tabs {
            page.switch(tab.clone()).await?;
            turn_away(&page).await?;
        }
        app.api().cancel(&id).await?;
        for tab in tabs {
            page.switch(tab.clone()).await?;
            wait_title(&page, "was canceled.").await?;
        }
        // The one that has only heard of it waits a little, and then has nothing left to tell.
        for tab in tabs {
            page.switch(tab.clone()).await?;
            page.pass(minutes(3)).await?;
        }
        let (all, closed) = told(&page, &tabs).await?;
        assert_eq!((all.len(), closed), (1, 0), "{all:?}");
        assert!(all[0].ends_with("was canceled."), "{all:?}");

        page.switch(second.clone()).await?;
        turn_back(&page).await?;
        page.wait_attribute(NOTICES, "data-state", "away").await?;
        assert_eq!(page.count(&format!("{NOTICES} li")).await?, 1);
        page.click(&format!("{NOTICES} [data-ask='seen']")).await?;
        page.wait_attribute(NOTICES, "data-state", "none").await?;
        page.switch(first.clone()).await?;
        page.wait_attribute(NOTICES, "data-state", "none").await?;
        turn_back(&page).await?;
        page.pass(minutes(1)).await?;
        assert_eq!(
            page.attribute(NOTICES, "data-state").await?.as_deref(),
            Some("none"),
            "seen in the other"
        );
        let (all, closed) = told(&page, &tabs).await?;
        assert_eq!((all.len(), closed), (1, 1), "seen is seen: {all:?}");
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn while_one_of_two_tabs_is_seen_it_shows_the_ending_and_the_browser_tells_nothing() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open_agreed(&page, "/", &id).await?;
        let hidden = page.open_tab().await?;
        let seen = page.driver().window().await?;
        open_agreed(&page, &format!("/?job={id}"), &id).await?;
        page.switch(hidden.clone()).await?;
        turn_away(&page).await?;
        page.switch(seen.clone()).await?;
        app.api().cancel(&id).await?;
        wait_status(&page, "canceled").await?;
        page.wait_announcement("was canceled.").await?;
        page.switch(hidden.clone()).await?;
        page.wait_attribute(&row(&id), "data-status", "canceled").await?;
        for tab in [&hidden, &seen] {
            page.switch(tab.clone()).await?;
            page.pass(minutes(3)).await?;
            assert_eq!(page.attribute(NOTICES, "data-state").await?.as_deref(), Some("none"));
        }
        assert_eq!(page.count(PANEL).await?, 1);
        let said = page.announcements().await?;
        assert_eq!(said.iter().filter(|said| said.contains("was canceled.")).count(), 1, "{said:#?}");
        page.switch(hidden.clone()).await?;
        turn_back(&page).await?;
        page.pass(minutes(1)).await?;
        assert_eq!(page.attribute(NOTICES, "data-state").await?.as_deref(), Some("none"), "it was seen");
        let (all, _) = told(&page, &[&hidden, &seen]).await?;
        assert!(all.is_empty(), "{all:?}");
        page.assert_no_errors_of_the_page().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
