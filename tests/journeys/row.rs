//! What the rows of the fault table have in common: a job at work, a page whose time is in the test's hands, and
//! what must be so at the end whatever went wrong.

use std::time::Duration;

use anyhow::ensure;
use serde_json::{Value, json};
use waitwell::lint::check_text;
use waitwell_core::saved::Scope;
use waitwell_tests::{App, Asked, Fault, Page, Result, Sent};

use crate::steps::{LINE, PANEL, wait_status};

/// The person whom the gallery names.
pub const PERSON: &str = "demo";
/// The answers about jobs, and the list of them.
pub const JOBS: &str = "/api/jobs";
/// The event streams.
pub const STREAMS: &str = "/api/jobs/events";
/// The looks at several jobs.
pub const SEVERAL: &str = "/api/jobs?ids=";
/// The looks at one job, and what is asked of it.
pub const ONE: &str = "/api/jobs/";
/// The list of the person's jobs.
pub const LIST: &str = "/api/jobs?limit";

/// Few orders: these journeys are about the line and not about the work.
pub async fn app() -> Result<App> {
    App::start_with(|config| config.orders = 500).await
}

/// An app with an export that is at work for a quarter of an hour, and no event stream.
pub async fn looked_at() -> Result<(App, String)> {
    let (app, id) = streamed().await?;
    app.faults().always("GET", STREAMS, Fault::no_stream());
    Ok((app, id))
}

/// An app with an export that is at work for a quarter of an hour.
pub async fn streamed() -> Result<(App, String)> {
    let app = app().await?;
    let id = long(&app).await?;
    app.api().wait(&id, "in_progress").await?;
    Ok((app, id))
}

/// An app with an export that takes a minute and a half and does enough for its counts to be seen.
pub async fn running() -> Result<(App, String)> {
    let app = App::start().await?;
    let inputs: Value = json!({ "pace": "90s", "include_archived": false });
    let id = app.api().start("export", inputs).await?;
    app.api().wait(&id, "in_progress").await?;
    Ok((app, id))
}

/// Starts an export that takes a quarter of an hour.
pub async fn long(app: &App) -> Result<String> {
    app.api().start("export", json!({ "pace": "15m", "include_archived": false })).await
}

/// An export that is done, with its file.
pub async fn done(app: &App) -> Result<String> {
    let id = app.api().start("export", json!({ "pace": "fast", "include_archived": false })).await?;
    app.api().wait(&id, "completed").await?;
    Ok(id)
}

/// Who reads the event stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The kit, byte by byte.
    Kit,
    /// The browser, where the app asks for that.
    Browser,
}

impl Reader {
    /// Both: what holds with one of them need not hold with the other.
    pub const BOTH: [Self; 2] = [Self::Kit, Self::Browser];

    /// The address of a job whose stream is read so.
    pub fn address(self, id: &str) -> String {
        match self {
            Self::Kit => format!("/?job={id}"),
            Self::Browser => format!("/?job={id}&stream=browser"),
        }
    }

    /// Where the stream of this request takes up. A browser cannot send the header, so the address says it.
    pub fn last_id(self, asked: &Asked) -> Option<&str> {
        match self {
            Self::Kit => asked.header("last-event-id"),
            Self::Browser => {
                let (_, query) = asked.path.split_once('?')?;
                query.split('&').find_map(|pair| pair.strip_prefix("last_event_id="))
            }
        }
    }
}

/// Opens a job at work in a page whose time is in the test's hands, and waits until the page is at rest.
pub async fn open_in_time(page: &Page, id: &str) -> Result {
    open_in_time_with(page, id, Reader::Kit).await
}

/// The same with a stream that is read so.
pub async fn open_in_time_with(page: &Page, id: &str, reader: Reader) -> Result {
    page.control_time().await?;
    page.goto(&reader.address(id)).await?;
    wait_status(page, "in-progress").await?;
    page.wait_text(LINE, "Still working").await?;
    page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await
}

/// Everything works again, but for the streams that there are none of.
pub fn mend_looks(app: &App) {
    app.faults().mend();
    app.faults().always("GET", STREAMS, Fault::no_stream());
}

/// Waits until the page hears of its job, by a stream or by looks.
pub async fn wait_heard(page: &Page) -> Result {
    page.wait("the server is heard", async || {
        Ok(matches!(page.attribute(LINE, "data-hearing").await?.as_deref(), Some("live" | "polling")))
    })
    .await
}

/// Lets time pass, a second at a time, until something is so.
pub async fn pass_until(
    page: &Page,
    most: u64,
    what: &str,
    mut is_so: impl AsyncFnMut() -> Result<bool>,
) -> Result {
    for _ in 0..most {
        if is_so().await? {
            return Ok(());
        }
        page.pass(seconds(1)).await?;
    }
    ensure!(is_so().await?, "This did not happen in {most} seconds: {what}");
    Ok(())
}

/// So many seconds.
pub const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// So many minutes.
pub const fn minutes(count: u64) -> Duration {
    Duration::from_secs(60 * count)
}

/// The times between the end of each request and the beginning of the next, in seconds.
pub fn gaps(sent: &[Sent]) -> Vec<f64> {
    sent.windows(2)
        .map(|pair| pair[1].at.as_secs_f64() - pair[0].ended.unwrap_or(pair[0].at).as_secs_f64())
        .collect()
}

/// Fails when a request was sent while another one was under way.
pub fn assert_one_at_a_time(sent: &[Sent]) {
    for pair in sent.windows(2) {
        assert!(pair[0].ended.is_some_and(|ended| ended <= pair[1].at), "two at once: {pair:#?}");
    }
}

/// The longest usual wait between two looks at a job that is younger than five minutes, in seconds. A server that is down is
/// asked no more often than one that is up, so no wait after a fault is shorter.
pub const USUAL: f64 = 5.5;

/// The wait after so many faults doubles from 2 to 4 up to 30 to 60 seconds. Time passes in steps of up to a second.
pub fn assert_backed_off(faults_before: usize, gap: f64) {
    let most = f64::from(4_u32 << faults_before.min(4)).min(60.0);
    assert!((most / 2.0 - 0.1..most.max(USUAL) + 1.0).contains(&gap), "gap {faults_before}: {gap} s");
}

/// What the line says, when it says all of these parts.
pub async fn line_says(page: &Page, parts: &[&str]) -> Result {
    let text = page.text(LINE).await?;
    for part in parts {
        ensure!(text.contains(part), "{part:?} is not in the line: {text}");
    }
    Ok(())
}

/// What must be so at the end of a row: the badge as it was, the id still kept, no error of the page's own,
/// nothing said out of turn, and of what was said exactly this.
pub async fn assert_calm(page: &Page, id: &str, said: &[&str]) -> Result {
    let status = page.attribute(PANEL, "data-status").await?;
    ensure!(status.as_deref() == Some("in-progress"), "the badge says {status:?}");
    let text = page.text(PANEL).await?;
    ensure!(!text.contains("Failed") && !text.contains("failed"), "no fault is a failure: {text}");
    assert_quiet(page, id, said).await
}

/// The same for a job whose status may be any.
pub async fn assert_quiet(page: &Page, id: &str, said: &[&str]) -> Result {
    ensure!(keeps(page, id).await?, "the id is no longer kept: {:?}", page.stored().await?);
    assert_at_rest(page, said).await
}

/// The same where no id is to be kept, or none can be: what was announced in this tab is exactly this, nothing is
/// assertive, and the console has no error of the page's own and no panic, in any tab.
pub async fn assert_at_rest(page: &Page, said: &[&str]) -> Result {
    assert_said(page, said).await?;
    ensure!(page.count("[role='alert'], [aria-live='assertive']").await? == 0, "something is assertive");
    page.assert_no_errors_of_the_page().await
}

/// Fails where anything on the page is not plain, the server's own words included.
pub async fn assert_plain(page: &Page) -> Result {
    let text = page.text("body").await?;
    let found: Vec<_> = text.lines().flat_map(|line| check_text("en", "the page", line)).collect();
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

/// The same where the work of a real job decides what there is to say: nothing was said twice.
pub async fn assert_said_once(page: &Page) -> Result {
    let said = page.announcements().await?;
    let different: std::collections::BTreeSet<&String> = said.iter().collect();
    ensure!(different.len() == said.len(), "announced twice: {said:#?}");
    ensure!(page.count("[role='alert'], [aria-live='assertive']").await? == 0, "something is assertive");
    page.assert_no_errors_of_the_page().await
}

/// Fails unless exactly this was announced, in this order; each part stands for the message that it is in.
pub async fn assert_said(page: &Page, parts: &[&str]) -> Result {
    let said = page.announcements().await?;
    let is_each = said.iter().zip(parts).all(|(said, part)| said.contains(part));
    ensure!(said.len() == parts.len() && is_each, "announced: {said:#?}, and not: {parts:#?}");
    Ok(())
}

/// Whether the browser keeps the id of this job.
pub async fn keeps(page: &Page, id: &str) -> Result<bool> {
    Ok(page.stored().await?.contains_key(&format!("{}job:{id}", Scope::of(PERSON).prefix())))
}

/// How many streams were asked for so far.
pub fn streams(app: &App) -> usize {
    app.faults().asked_for("GET", STREAMS).len()
}

/// Waits until so many streams are open at the server.
pub async fn wait_open(app: &App, page: &Page, count: usize) -> Result {
    page.wait(&format!("{count} streams are open"), async || Ok(app.faults().streams().open == count)).await
}

/// Fails when the last stream was open for longer than a second after a beacon of the page, which arrives at `/api/health`:
/// the server writes down when, beside when the stream has ended.
pub async fn assert_closed_at_once(app: &App, page: &Page) -> Result {
    let beacon = || app.faults().asked_for("POST", "/api/health").last().map(|asked| asked.at_ms);
    page.wait("the beacon arrives", async || Ok(beacon().is_some())).await?;
    let closed_at = app.faults().asked_for("GET", STREAMS).last().and_then(|stream| stream.ended_ms);
    let took = closed_at.zip(beacon()).map(|(closed, at)| closed.saturating_sub(at));
    ensure!(took.is_some_and(|took| took <= 1_000), "the stream is closed after {took:?} ms");
    Ok(())
}

/// Waits until the page hears of its job by one stream.
pub async fn live(app: &App, page: &Page) -> Result {
    wait_open(app, page, 1).await?;
    page.wait_attribute(LINE, "data-hearing", "live").await
}

/// Notes what the badge becomes from now on.
pub async fn watch_status(page: &Page) -> Result {
    let script = "const panel = document.querySelector(\"[data-ww='job-panel']\");
        window.__statuses = [];
        new MutationObserver(() => {
            const status = panel.dataset.status;
            if (window.__statuses.at(-1) !== status) window.__statuses.push(status);
        }).observe(panel, { attributes: true, attributeFilter: ['data-status'] })";
    page.evaluate(script, json!([])).await?;
    Ok(())
}

/// What the badge has become since, in order.
pub async fn statuses(page: &Page) -> Result<Value> {
    page.evaluate("return window.__statuses", json!([])).await
}

/// Notes in every page of this tab, from the next load on, when each status of the open job is first shown.
pub async fn note_statuses(page: &Page) -> Result {
    let script = "window.__shownAt = {};
        new MutationObserver(() => {
            const status = document.querySelector(\"[data-ww='job-panel']\")?.dataset.status;
            if (status) window.__shownAt[status] ??= Date.now();
        }).observe(document, { subtree: true, childList: true, attributes: true })";
    page.before_load(script).await
}

/// Fails unless this tab has shown this status within two seconds after the server wrote it down, at this time.
pub async fn assert_soon_shown(page: &Page, status: &str, at: &Value) -> Result {
    wait_status(page, status).await?;
    let script = "return window.__shownAt[arguments[0]] - Date.parse(arguments[1])";
    let late = page.evaluate(script, json!([status, at])).await?.as_f64();
    ensure!(late.is_some_and(|late| late <= 2_000.0), "{status} is shown after {late:?} ms");
    Ok(())
}

/// A job as an event of the stream, with an id where one is given.
pub fn event(job: &Value, id: Option<&str>) -> String {
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    format!("{id}event: job\ndata: {job}\n\n")
}

/// The job as it is completed `versions` later.
pub fn completed(job: &Value, versions: u64) -> Value {
    let mut job = newer(job, versions);
    job["status"] = json!("completed");
    job["cancel"] = json!({ "allowed": false });
    job["result"] = json!({ "outcome": "full", "done": 10, "total": 10, "unit": "rows" });
    job["finished_at"] = job["updated_at"].clone();
    job
}

/// The job unchanged, so many versions later.
pub fn newer(job: &Value, versions: u64) -> Value {
    let mut job = job.clone();
    job["version"] = json!(job["version"].as_u64().unwrap_or_default() + versions);
    job
}
