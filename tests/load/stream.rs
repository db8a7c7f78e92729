//! Floods of events: L01, L02.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::time::sleep;
use waitwell_tests::{Crowd, Manner, Page, Result, in_browser, quantile};

use crate::table::line;

const JOBS: u32 = 100;
/// Between two keys.
const KEY: Duration = Duration::from_millis(250);

#[tokio::test]
async fn l01_a_steady_stream() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        opened(&page, &crowd, "/page.html?panels=100").await?;
        page.forget_felt().await?;
        let (busy, started) = (page.busy().await?, Instant::now());
        let sent = flood(&page, &crowd, 1_000, Duration::from_secs(60)).await?;
        let busy = (page.busy().await? - busy) / started.elapsed().as_secs_f64() * 100.0;
        let felt = page.felt().await?;
        let frame = quantile(&felt.frames, 0.95);
        let (task, input) = (quantile(&felt.tasks, 1.0), quantile(&felt.inputs, 0.95));
        line(
            "L01 1,000 events a second about 100 panels, 60 s",
            "p95 frame ≤ 33 ms, longest task ≤ 100 ms, p95 input delay ≤ 100 ms",
            &format!(
                "frame {frame:.0} ms (longest {:.0}), task {task:.0} ms, input {input:.0} ms; {sent} events, {busy:.0} % of a core, {} streams",
                quantile(&felt.frames, 1.0), crowd.count().streams()
            ),
            frame <= 33.5 && task <= 100.0 && input <= 100.0,
        );
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

#[tokio::test]
async fn l02_a_burst() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        opened(&page, &crowd, "/page.html?panels=100").await?;
        let before = page.held().await?;
        page.forget_felt().await?;
        let sent = flood(&page, &crowd, 5_000, Duration::from_secs(10)).await?;
        crowd.end(0..JOBS);
        let ended = Instant::now();
        page.wait("every job is shown as completed", async || Ok(completed(&page).await? == u64::from(JOBS))).await?;
        let shown = ended.elapsed();
        let felt = page.felt().await?;
        let mut after = page.held().await?;
        let settled = Instant::now();
        while after.heap > before.heap * 11 / 10 && settled.elapsed() < Duration::from_secs(30) {
            sleep(Duration::from_secs(1)).await;
            after = page.held().await?;
        }
        let task = quantile(&felt.tasks, 1.0);
        let heap = after.heap as f64 / before.heap as f64 * 100.0 - 100.0;
        line(
            "L02 5,000 events a second about 100 panels, 10 s",
            "longest task ≤ 200 ms, all endings shown ≤ 1 s after, heap back to +10 % in 30 s",
            &format!(
                "task {task:.0} ms, endings after {} ms, heap {heap:+.0} % after {:.0} s; {sent} events, longest frame {:.0} ms",
                shown.as_millis(), settled.elapsed().as_secs_f64(), quantile(&felt.frames, 1.0)
            ),
            task <= 200.0 && shown <= Duration::from_secs(1) && heap <= 10.0,
        );
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

/// The flood, while a person presses keys.
async fn flood(page: &Page, crowd: &Crowd, rate: u32, long: Duration) -> Result<u64> {
    let keys = async {
        let started = Instant::now();
        while started.elapsed() + KEY < long {
            page.tap().await?;
            sleep(KEY).await;
        }
        Result::Ok(())
    };
    let (sent, keys) = tokio::join!(crowd.flood(0..JOBS, rate, long), keys);
    keys.map(|()| sent)
}

/// Opens the page and waits until it shows every job and listens.
pub async fn opened(page: &Page, crowd: &Crowd, address: &str) -> Result {
    page.watch().await?;
    page.goto(address).await?;
    page.wait("the page shows every job", async || Ok(in_progress(page).await? >= u64::from(JOBS))).await?;
    page.wait("the page listens", async || Ok(crowd.count().open_streams() == 1)).await
}

async fn in_progress(page: &Page) -> Result<u64> {
    Ok(page.count("[data-status='in-progress'][data-job]:not(.ww-status-badge)").await? as u64)
}

async fn completed(page: &Page) -> Result<u64> {
    let script =
        "return document.querySelectorAll(\"[data-ww='job-panel'][data-status='completed']\").length";
    Ok(page.evaluate(script, json!([])).await?.as_u64().unwrap_or_default())
}
