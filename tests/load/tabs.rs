//! Many tabs of one browser: L04.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use tokio::time::sleep;
use waitwell_tests::{Crowd, Manner, Page, Result, in_browser};

use crate::table::line;

const TABS: usize = 10;
const JOBS: usize = 50;
/// For how long requests are counted.
const WHILE: Duration = Duration::from_secs(60);

/// Notes when the first job is shown as completed.
const NOTE: &str = "new MutationObserver((_, observer) => {
        if (!document.querySelector(\"[data-job='job-0'][data-status='completed']\")) return;
        window.__endedAt = Date.now();
        observer.disconnect();
    }).observe(document, { subtree: true, childList: true, attributes: true })";

#[tokio::test]
async fn l04_many_tabs() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        open(&page).await?;
        let alone = asked_while(&crowd).await;
        let mut tabs = vec![page.driver().window().await?];
        for _ in 1..TABS {
            page.open_tab().await?;
            open(&page).await?;
            tabs.push(page.driver().window().await?);
        }
        let together = asked_while(&crowd).await;
        let sent = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as f64;
        crowd.end(0..1);
        let mut slowest: f64 = 0.0;
        for tab in tabs {
            page.switch(tab).await?;
            let at = async || page.evaluate("return window.__endedAt ?? null", json!([])).await;
            page.wait("the tab shows the end", async || Ok(at().await?.is_number())).await?;
            slowest = slowest.max(at().await?.as_f64().unwrap_or_default() - sent);
        }
        let (most, ratio) = (crowd.count().most_streams(), together as f64 / alone.max(1) as f64);
        line(
            "L04 50 jobs in each of 10 tabs",
            "≤ 1 stream, ≤ 1.2 times the requests of one tab, an event in all tabs ≤ 2 s",
            &format!("{most} stream, {together} requests a minute against {alone}, {slowest:.0} ms"),
            most <= 1 && ratio <= 1.2 && slowest <= 2_000.0,
        );
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

async fn open(page: &Page) -> Result {
    page.before_load(NOTE).await?;
    page.goto(&format!("/page.html?rows={JOBS}")).await?;
    let shown =
        async || Ok(page.count("[data-ww='recent-activity'] li[data-status='in-progress']").await? == JOBS);
    page.wait("the tab shows its jobs", shown).await
}

async fn asked_while(crowd: &Crowd) -> u64 {
    // What a page asks in its first seconds is no part of its daily life.
    sleep(Duration::from_secs(5)).await;
    let before = crowd.count().requests();
    sleep(WHILE).await;
    crowd.count().requests() - before
}
