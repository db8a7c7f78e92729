//! The page's own code fails: what a person sees then, and what is still there afterwards.

use std::time::Duration;

use serde_json::{Value, json};
use waitwell_tests::{Crowd, Manner, Page, Result, in_browser};

const NOTICE: &str = "[data-ww='stopped']";
const PANEL: &str = "[data-ww='job-panel'][data-job='job-1'][data-status='in-progress']";

async fn stored(page: &Page) -> Result<Value> {
    page.evaluate("return Object.entries(localStorage).sort()", json!([])).await
}

// F57
#[tokio::test]
async fn a_mistake_in_one_component_leaves_the_job_ids_and_a_way_back() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        page.goto("/page.html?panels=2&listed").await?;
        page.wait_for(PANEL).await?;
        let before = stored(&page).await?;
        assert!(before.as_array().is_some_and(|records| records.len() >= 2), "{before}");

        page.click("[data-test='fail']").await?;
        page.wait_for(NOTICE).await?;
        let text = page.text(NOTICE).await?;
        for words in ["This page has stopped working", "go on", "job-0", "job-1"] {
            assert!(text.contains(words), "{words:?} is not in {text:?}");
        }
        assert_eq!(page.count("[data-ww]:not([data-ww='announcer'], [data-ww='stopped'])").await?, 0);
        page.wait_announcement("This page has stopped working").await?;
        let broken_rules = page.axe(NOTICE).await?;
        assert!(broken_rules.is_empty(), "{broken_rules:?}");
        assert_eq!(stored(&page).await?, before);
        let named = page.console_errors().await?;
        let named = named.iter().filter(|line| line.contains("disposed")).count();
        assert_eq!(named, 1, "the mistake is named once on the console");

        page.click(&format!("{NOTICE} button")).await?;
        page.wait_for(PANEL).await?;
        assert_eq!(page.count(NOTICE).await?, 0);
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_page_that_has_stopped_asks_nothing_any_more() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        page.goto("/page.html?panels=2").await?;
        page.wait("the page listens", async || Ok(crowd.count().open_streams() == 1)).await?;
        page.click("[data-test='fail']").await?;
        page.wait_for(NOTICE).await?;
        let asked = crowd.count().requests();
        crowd.flood(0..2, 20, Duration::from_millis(500)).await;
        page.wait("the stream is closed", async || Ok(crowd.count().open_streams() == 0)).await?;
        assert_eq!(crowd.count().requests(), asked);
        assert_eq!(page.count(NOTICE).await?, 1);
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}
