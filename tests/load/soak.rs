//! Long hours: L05.

use std::time::Duration;

use anyhow::Context;
use serde_json::json;
use waitwell_tests::{Crowd, Held, Long, Manner, Result, Soak, in_browser};
use xtask::suite::SOAK;

use crate::table::line;

const MB: f64 = 1_000_000.0;

#[tokio::test]
async fn l05_a_long_day() -> Result {
    // The short one is among the journeys, and judged there.
    let Some(long) = std::env::var(SOAK).ok() else { return Ok(()) };
    let long = Duration::from_secs(long.parse().context("The soak's span is no number of seconds.")?);
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        let soak = Soak::run(&page, &crowd, Long::Time(long), 60).await?;
        let (warm, end) = soak.warm_and_end().context("The soak was too short.")?;
        let (heap, wasm) = (soak.growth(|held| held.heap as f64) / MB, soak.growth(|held| held.wasm as f64) / MB);
        line(
            &format!(
                "L05 {} min: {} events, {} jobs, {} reconnects, {} mounts",
                long.as_secs() / 60, soak.events, soak.jobs, soak.rounds, soak.rounds
            ),
            "heap and wasm grow < 1 MB an hour, listeners and timers not at all",
            &format!(
                "heap {heap:+.2} MB and wasm {wasm:+.2} MB an hour (in the end {:.1} and {:.1}), listeners {} to {}, timers {} to {}, nodes {} to {}",
                end.heap as f64 / MB, end.wasm as f64 / MB, warm.all_listeners, end.all_listeners,
                warm.timers, end.timers, warm.nodes, end.nodes
            ),
            heap < 1.0 && wasm < 1.0 && warm.all_listeners == end.all_listeners && warm.timers == end.timers,
        );
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

/// Twenty jobs that are looked at for eight hours of the page's own clock.
#[tokio::test]
async fn l05_eight_hours_in_a_few_minutes() -> Result {
    const HOURS: usize = 8;
    let crowd = Crowd::start(Manner { has_stream: false, ..Manner::default() }).await?;
    in_browser(&crowd.url(), async |page| {
        page.watch().await?;
        page.control_time().await?;
        page.goto("/page.html?panels=20&listed").await?;
        let mut held: Vec<Held> = Vec::new();
        for _ in 0..HOURS {
            for _ in 0..60 {
                page.pass(Duration::from_secs(60)).await?;
            }
            // What the test has noted is not the page's.
            page.forget_felt().await?;
            page.evaluate("window.__time.sent.length = 0", json!([])).await?;
            held.push(page.held().await?);
        }
        let (first, last) = held.first().zip(held.last()).context("No hour has passed.")?;
        let an_hour = |of: fn(&Held) -> u64| (of(last) as f64 - of(first) as f64) / (HOURS - 1) as f64 / MB;
        let (heap, wasm) = (an_hour(|held| held.heap), an_hour(|held| held.wasm));
        line(
            &format!("L05 {HOURS} hours of the page's clock: {} requests about 20 jobs", crowd.count().requests()),
            "heap and wasm grow < 1 MB an hour, listeners and timers not at all",
            &format!(
                "heap {heap:+.2} MB and wasm {wasm:+.2} MB an hour, listeners {} to {}, timers {} to {}, nodes {} to {}",
                first.all_listeners, last.all_listeners, first.timers, last.timers, first.nodes, last.nodes
            ),
            heap < 1.0 && wasm < 1.0 && first.all_listeners == last.all_listeners && first.timers == last.timers,
        );
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}
