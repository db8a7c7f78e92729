//! Many jobs in one tab, without a flood: L03, L06, L07, L08.

use std::time::{Duration, Instant};

use anyhow::Context;
use serde_json::{Value, json};
use tokio::time::sleep;
use waitwell_core::id::JobId;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::policy::Policy;
use waitwell_core::saved::{Record, SavedJob, Scope};
use waitwell_tests::{Crowd, Manner, Page, Result, in_browser, quantile};

use crate::table::line;

const JOBS: u32 = 200;
/// How often what takes a moment is measured, each time in a browser of its own; the median counts.
const VISITS: usize = 3;

#[tokio::test]
async fn l03_many_jobs_that_are_looked_at() -> Result {
    let crowd = Crowd::start(Manner { has_stream: false, ..Manner::default() }).await?;
    in_browser(&crowd.url(), async |page| {
        page.watch().await?;
        page.goto(&format!("/page.html?rows={JOBS}")).await?;
        rows(&page, JOBS).await?;
        // The looks that come every two seconds: the dearest step of the ladder.
        let (busy, asked, started) = (page.busy().await?, crowd.count().requests(), Instant::now());
        sleep(Duration::from_secs(20)).await;
        let seconds = started.elapsed().as_secs_f64();
        let busy = (page.busy().await? - busy) / seconds * 100.0;
        let rate = (crowd.count().requests() - asked) as f64 / seconds;
        let most = crowd.count().most_at_once();
        line(
            "L03 200 jobs looked at, none streamed",
            "≤ 4 requests at once, ≤ 20 a second, CPU < 3 % of a core",
            &format!("{most} at once, {rate:.1} a second, {busy:.1} % of a core"),
            most <= 4 && rate <= 20.0 && busy < 3.0,
        );
        Ok(())
    })
    .await?;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        in_browser(&crowd.url(), async |page| {
            page.goto("/page.html?history=1000&later").await?;
            let script = "const began = performance.now();
                document.querySelector('[data-test=mount]').click();
                return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))))";
            let took = page.evaluate(script, json!([])).await?.as_f64().context("No time was taken.")?;
            times.push(took);
            // Rows below the first screen may come in the frames after it.
            let are_all = async || Ok(page.count(".ww-recent-activity__row").await? == 1_000);
            page.wait("all rows are there", are_all).await?;
            Ok(())
        })
        .await?;
    }
    let took = quantile(&times, 0.5);
    let measured = format!("{took:.0} ms (the median of {VISITS})");
    line("L03 1,000 rows of history", "first screen < 200 ms", &measured, took < 200.0);
    crowd.stop().await;
    Ok(())
}

#[tokio::test]
async fn l06_many_jobs_found_in_storage() -> Result {
    found_in_storage(JOBS).await?;
    // Row F44 of the fault table: no more than 200 of them are looked up.
    found_in_storage(10_000).await
}

async fn found_in_storage(count: u32) -> Result {
    let crowd = Crowd::start(Manner { has_stream: true, latency: Duration::from_millis(50) }).await?;
    let (mut listed, mut known) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        in_browser(&crowd.url(), async |page| {
            let times = visit(&page, count).await?;
            let at = |name: &str| times[name].as_f64().unwrap_or(f64::INFINITY);
            listed.push(at("listed"));
            known.push(at("known"));
            Ok(())
        })
        .await?;
    }
    let (listed, known) = (quantile(&listed, 0.5), quantile(&known, 0.5));
    let most = crowd.count().most_at_once();
    line(
        &format!("L06 {count} jobs found in storage, 50 ms to the server"),
        "listed < 500 ms, all heard of < 10 s, ≤ 4 requests at once",
        &format!(
            "listed {listed:.0} ms, all heard of {known:.0} ms after navigation (medians of {VISITS}), {most} at once"
        ),
        listed < 500.0 && known < 10_000.0 && most <= 4,
    );
    crowd.stop().await;
    Ok(())
}

/// Opens a page for which so many jobs lie in storage; when it had listed and heard of as many as it follows.
async fn visit(page: &Page, count: u32) -> Result<Value> {
    page.goto("/page.html?later").await?;
    let scope = Scope::of("ana");
    let record = |n| {
        let id = JobId::parse(&format!("job-{n}"))?;
        let record = Record::Job(SavedJob { id, added: Moment::from_ms(now()), ended: None, rest: None });
        Some((scope.key_of(&record), record.to_text()))
    };
    let found: Vec<(String, String)> = (0..count).filter_map(record).collect();
    let script = "for (const [name, text] of arguments[0]) localStorage.setItem(name, text)";
    page.evaluate(script, json!([found])).await?;
    let watch = "window.__times = {};
        const at = (name) => { window.__times[name] ??= performance.now(); };
        new MutationObserver(() => {
            const rows = document.querySelectorAll('.ww-recent-activity__row');
            if (rows.length >= 200) at('listed');
            if (rows.length >= 200 && ![...rows].some((row) => row.dataset.status === 'sending')) at('known');
        }).observe(document, { subtree: true, childList: true, attributes: true })";
    page.before_load(watch).await?;
    page.goto("/page.html?listed").await?;
    rows(page, JOBS).await?;
    page.evaluate("return window.__times", json!([])).await
}

#[tokio::test]
async fn l07_a_page_that_is_not_seen() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        page.watch().await?;
        page.goto("/page.html?rows=50").await?;
        rows(&page, 50).await?;
        page.wait("the page listens", async || Ok(crowd.count().open_streams() == 1)).await?;
        // Another tab in front of it. The driver must not go there: on its way back it would bring this one forward.
        page.evaluate("window.open('about:blank', '_blank', 'noopener')", json!([])).await?;
        let is_hidden = async || {
            Ok(page.evaluate("return document.visibilityState", json!([])).await? == json!("hidden"))
        };
        page.wait("the page is not seen", is_hidden).await?;
        // The stream of a page that is not seen is closed after a minute.
        page.wait_longer("the stream is closed", async || Ok(crowd.count().open_streams() == 0)).await?;
        let (busy, asked, started) = (page.busy().await?, crowd.count().requests(), Instant::now());
        sleep(Duration::from_secs(120)).await;
        let seconds = started.elapsed().as_secs_f64();
        let busy = (page.busy().await? - busy) / seconds * 100.0;
        let rate = (crowd.count().requests() - asked) as f64 / seconds * 60.0;
        line(
            "L07 50 jobs in a page that is not seen",
            "CPU < 0.1 % of a core, ≤ 1 request a minute",
            &format!("{busy:.2} % of a core, {rate:.1} a minute, {} streams", crowd.count().open_streams()),
            busy < 0.1 && rate <= 1.05,
        );
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}

#[tokio::test]
async fn l08_timers() -> Result {
    for (what, has_stream) in [("streamed", true), ("looked at", false)] {
        let crowd = Crowd::start(Manner { has_stream, latency: Duration::from_millis(50) }).await?;
        in_browser(&crowd.url(), async |page| {
            page.watch().await?;
            page.goto(&format!("/page.html?rows={JOBS}")).await?;
            rows(&page, JOBS).await?;
            // A request is given up after a wait that no other timer has.
            let given_up = [Policy::default().look_timeout, Policy::default().ask_timeout];
            let script = "return new Promise((done) => {
                const most = [0, 0];
                let left = 500;
                const look = () => {
                    const waits = [...window.__timers.values()];
                    const requests = waits.filter((wait) => arguments[0].includes(wait)).length;
                    most[0] = Math.max(most[0], waits.length - requests);
                    most[1] = Math.max(most[1], requests);
                    left -= 1;
                    if (left > 0) requestAnimationFrame(look); else done(most);
                };
                look();
            })";
            let most = page.evaluate(script, json!([given_up.map(Span::as_ms)])).await?;
            let (own, requests): (u64, u64) = serde_json::from_value(most)?;
            line(
                &format!("L08 200 jobs, {what}"),
                "≤ 2 timers, beside one for each request under way, ≤ 4 of those",
                &format!("{own}, and {requests} of requests"),
                own <= 2 && requests <= 4,
            );
            Ok(())
        })
        .await?;
        crowd.stop().await;
    }
    Ok(())
}

async fn rows(page: &Page, count: u32) -> Result {
    let at_work = ".ww-recent-activity__row[data-status='in-progress']";
    let are = async || Ok(page.count(at_work).await? >= count as usize);
    page.wait(&format!("{count} jobs are shown at work"), are).await
}

fn now() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    now.as_millis() as i64
}
