//! More events than anybody can read: row F27 of the fault table.

use serde_json::json;
use waitwell_tests::{Crowd, Manner, Result, in_browser};

use crate::row::{assert_said_once, seconds};

const JOBS: u32 = 100;
const RATE: u32 = 5_000;
/// So many end before the others, and not half: the same number said twice could not be told from once.
const FEW: u32 = 40;
const DONE: &str = "[data-ww='job-panel'][data-status='completed']";

/// How many panels may change from one frame to the next: what is drawn in a frame, and what had come just before it.
const MOST: u64 = 16;

/// Counts how often a text of the page is written a second time in one frame, and how many panels change in one at most.
const WRITES: &str = "window.__twice = 0;
    window.__most = 0;
    let written = new Set(), panels = new Set();
    const frame = () => { written = new Set(); panels = new Set(); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    new MutationObserver((changes) => {
        const now = new Set(changes.map(({ target }) => target));
        for (const text of now) if (written.has(text)) window.__twice += 1;
        now.forEach((text) => {
            written.add(text);
            const panel = text.parentElement?.closest('[data-ww=job-panel]');
            if (panel) panels.add(panel);
        });
        window.__most = Math.max(window.__most, panels.size);
    }).observe(document, { subtree: true, characterData: true })";

// F27; how long a frame takes meanwhile is a figure of its own
#[tokio::test]
async fn a_flood_of_events_shows_every_ending_and_brings_no_looks_and_few_words() -> Result {
    for reader in ["", "&source"] {
        let crowd = Crowd::start(Manner::default()).await?;
        in_browser(&crowd.url(), async |page| {
            page.before_load(WRITES).await?;
            page.goto(&format!("/page.html?panels={JOBS}{reader}")).await?;
            let at_work = "[data-ww='job-panel'][data-status='in-progress']";
            let are = async || Ok(page.count(at_work).await? == JOBS as usize);
            page.wait_longer("every job is shown at work", are).await?;
            page.wait("the page listens", async || Ok(crowd.count().open_streams() == 1)).await?;
            let asked = crowd.count().requests();
            page.evaluate("window.__most = 0", json!([])).await?;
            // Some end in the middle of it.
            let mut sent = crowd.flood(0..JOBS, RATE, seconds(5)).await;
            crowd.end(0..FEW);
            sent += crowd.flood(FEW..JOBS, RATE, seconds(5)).await;
            crowd.end(FEW..JOBS);
            assert!(sent >= 49_000, "{sent} events in ten seconds");
            let are = async || Ok(page.count(DONE).await? == JOBS as usize);
            page.wait_longer("every ending is shown", are).await?;
            let all = async || {
                let said = page.announcements().await?;
                let counts = said.iter().filter_map(|said| said.split(' ').next()?.parse::<u32>().ok());
                let named = said.iter().filter(|said| said.contains("is ready.")).count() as u32;
                Ok(counts.sum::<u32>() + named == JOBS)
            };
            page.wait("every ending is told, alone or in a number", all).await?;
            let said = page.announcements().await?;
            assert!(said.len() <= 4, "{said:#?}");
            let more = crowd.count().requests() - asked;
            assert!(more <= u64::from(JOBS), "{more} looks, where one for each ending is the most");
            let twice = page.evaluate("return window.__twice", json!([])).await?;
            assert_eq!(twice, json!(0), "a text is written once in a frame");
            let most = page.evaluate("return window.__most", json!([])).await?.as_u64().unwrap_or_default();
            assert!((1..=MOST).contains(&most), "{most} panels change in one frame");
            let kept = page.stored().await?;
            assert_eq!(kept.keys().filter(|name| name.contains(":job:")).count(), JOBS as usize);
            assert_said_once(&page).await
        })
        .await?;
        crowd.stop().await;
    }
    Ok(())
}
