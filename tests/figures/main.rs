//! Figures for `docs/performance.md`, printed and never judged: a busy computer would fail them by chance.
//! `cargo xtask bench` runs this.

use anyhow::Context;
use serde_json::json;
use waitwell_tests::{App, Result, in_browser};

/// Notes when the first job is in the page with what the server says of it, in milliseconds after the
/// navigation began.
const WATCH: &str = r#"
    const shown = "[data-ww='job-panel'][data-status]:not([data-status='sending'])";
    new MutationObserver((_, observer) => {
        if (!document.querySelector(shown)) return;
        window.__shownAt = performance.now();
        observer.disconnect();
    }).observe(document, { subtree: true, childList: true, attributes: true });
"#;

const TIMES: usize = 9;

#[tokio::test]
async fn the_time_from_navigation_to_the_first_restored_job() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "15m" })).await?;
    in_browser(app.url(), async |page| {
        page.before_load(WATCH).await?;
        let mut times = Vec::new();
        // The first visit loads everything; the ones after it find the files in the browser's cache.
        for _ in 0..=TIMES {
            page.goto(&format!("/?job={id}")).await?;
            let at = async || page.evaluate("return window.__shownAt ?? null", json!([])).await;
            page.wait("the job is shown", async || Ok(at().await?.is_number())).await?;
            times.push(at().await?.as_f64().context("No time was taken.")?);
        }
        let first = times.remove(0);
        times.sort_by(f64::total_cmp);
        let (fastest, median, slowest) = (times[0], times[TIMES / 2], times[TIMES - 1]);
        println!("\nFrom navigation to the first restored job, in milliseconds:\n");
        println!("| first visit | median of {TIMES} more | fastest | slowest |\n|---:|---:|---:|---:|");
        println!("| {first:.0} | {median:.0} | {fastest:.0} | {slowest:.0} |");
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}
