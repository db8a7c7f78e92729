//! A browser that keeps nothing, has no room, or holds records that are not ours.

use serde_json::json;
use waitwell_core::saved::Scope;
use waitwell_tests::{App, Fault, Page, Result, in_browser};

use crate::row::{assert_at_rest, assert_said_once};
use crate::steps::{LINE, PANEL, shown_job, start, submit, wait_status};

/// The person whom the gallery names.
const PERSON: &str = "demo";
/// What is said at the form of a start that this browser cannot note.
const FORGOTTEN: &str =
    "This browser won't remember this export after you close the tab. Copy the job ID when it is shown.";
const NOTICE: &str = "form[data-form='export'] [data-ww='start-notice']";

// F42
#[tokio::test]
async fn a_browser_that_blocks_storage_still_runs_the_job_and_says_what_it_cannot() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.before_load(
            "for (const name of ['localStorage', 'sessionStorage']) {
                Object.defineProperty(window, name, {
                    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
                });
            }",
        )
        .await?;
        no_list(&app);
        page.goto("/").await?;
        start(&page, "export").await?;
        page.wait_text(
            LINE,
            "This browser won't remember this export after you close the tab. Copy the job ID.",
        )
        .await?;
        page.picture("storage-blocked").await?;
        wait_status(&page, "completed").await?;
        assert_eq!(app.api().jobs().await?, 1);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F43
#[tokio::test]
async fn a_full_storage_costs_nobody_a_job_or_a_record_and_is_told_of_before_the_start_is_sent() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        no_list(&app);
        page.before_load(
            "window.__shown = [];
            const real = fetch;
            window.fetch = (request, ...rest) => {
                const notice = document.querySelector(\"form[data-form='export'] [data-ww='start-notice']\");
                if (request.method === 'POST') window.__shown.push(notice.innerText);
                return real.call(window, request, ...rest);
            };",
        )
        .await?;
        page.goto("/").await?;
        let fill = "let size = 5 * 1024 * 1024, kept = 0;
            for (let number = 0; size > 0; ) {
                try { localStorage.setItem(`theirs-${number}`, 'x'.repeat(size)); number += 1; kept += size; }
                catch { size = Math.floor(size / 2); }
            }
            return kept";
        let kept = page.evaluate(fill, json!([])).await?;
        app.faults().once("POST", "/api/jobs", Fault::Held(None));
        submit(&page, "export").await?;
        page.wait_text(NOTICE, FORGOTTEN).await?;
        assert_eq!(page.attribute(NOTICE, "data-start").await?.as_deref(), Some("sending"));
        assert_eq!(page.count(PANEL).await?, 0, "there is no answer yet");
        page.wait_text(&format!("{NOTICE} [role='status']"), FORGOTTEN).await?;
        page.picture("storage-full").await?;
        page.wait("the start arrives", async || Ok(app.api().jobs().await? == 1)).await?;
        let shown = page.evaluate("return window.__shown.join('\\n')", json!([])).await?;
        assert!(shown.as_str().is_some_and(|shown| shown.contains(FORGOTTEN)), "before it is sent: {shown}");
        app.faults().release();
        shown_job(&page).await?;
        page.wait_text(LINE, "This browser won't remember this export").await?;
        wait_status(&page, "completed").await?;
        let theirs = "return Object.keys(localStorage).filter((name) => name.startsWith('theirs-'))
            .reduce((sum, name) => sum + localStorage.getItem(name).length, 0)";
        assert_eq!(page.evaluate(theirs, json!([])).await?, kept);
        assert_eq!(app.api().jobs().await?, 1);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F43, where ended jobs can make room
#[tokio::test]
async fn ended_jobs_make_room_oldest_first_and_no_write_is_tried_twice_in_five_seconds() -> Result {
    let app = App::start().await?;
    let running = app.api().start("export", json!({ "pace": "15m" })).await?;
    in_browser(app.url(), async |page| {
        no_list(&app);
        page.control_time().await?;
        page.before_load(
            "window.__refused = [];
            window.__order = [];
            const real = fetch;
            window.fetch = (request, ...rest) => {
                if (request.method === 'POST') window.__order.push('sent');
                return real.call(window, request, ...rest);
            };
            Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {
                apply(set, self, values) {
                    const isIntent = values[0].includes(':intent:');
                    try {
                        Reflect.apply(set, self, values);
                        if (isIntent) window.__order.push('kept');
                    } catch (error) { if (isIntent) window.__order.push('refused'); window.__refused.push(Date.now()); throw error; }
                },
            });",
        )
        .await?;
        // A page of the same origin that does not run the kit.
        page.goto("/fixtures/status-badge/queued").await?;
        let script = "const [prefix, running] = arguments;
            const keep = (id, more) =>
                localStorage.setItem(`${prefix}job:${id}`, JSON.stringify({ v: 1, id, added: Date.now() - 9e6, ...more }));
            keep(running, {});
            for (let number = 0; number < 12; number += 1) {
                keep(`ended-${String(number).padStart(2, '0')}`, { ended: Date.now() - 8e6 + number, rest: 'removed' });
            }
            for (let size = 5 << 20, number = 0; size > 0; ) {
                try { localStorage.setItem(`theirs-${number++}`, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
            }";
        page.evaluate(script, json!([Scope::of(PERSON).prefix(), running])).await?;
        let theirs = async || {
            let kept = page.stored().await?;
            Ok::<_, anyhow::Error>(kept.into_iter().filter(|(name, _)| name.starts_with("theirs-")).collect::<Vec<_>>())
        };
        let before = theirs().await?;
        page.goto("/").await?;
        let id = start(&page, "export").await?;
        page.pass(std::time::Duration::from_secs(30)).await?;
        page.wait("the new job is kept", async || crate::row::keeps(&page, &id).await).await?;
        assert!(crate::row::keeps(&page, &running).await?, "a job at work is never given up");
        let kept = page.stored().await?;
        let ended: Vec<&str> = kept.keys().filter_map(|name| name.rsplit_once("job:ended-")).map(|(_, number)| number).collect();
        assert_eq!(ended, ["10", "11"], "the oldest ten made room");
        assert_eq!(theirs().await?, before, "nothing of others is touched");
        let order = page.evaluate("return window.__order", json!([])).await?;
        assert_eq!(order, json!(["refused", "kept", "sent"]), "room is made, and nothing is sent before it is kept");
        let refused = page.evaluate("return window.__refused", json!([])).await?;
        let refused: Vec<f64> = refused.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
        // The note of whose page this is comes first, and by itself.
        for pair in refused.windows(2).skip(1) {
            assert!(pair[1] - pair[0] >= 5_000.0, "no cascade: {refused:?}");
        }
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F44
#[tokio::test]
async fn of_the_records_in_storage_only_good_ones_are_taken_and_the_rest_left_alone() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "fast", "include_archived": false })).await?;
    app.api().wait(&id, "completed").await?;
    in_browser(app.url(), async |page| {
        no_list(&app);
        // Another tab removes a record after this one has read its name.
        page.before_load(
            "const { getItem } = Storage.prototype;
            Storage.prototype.getItem = function (name) {
                if (name.endsWith('job:vanishing')) { this.removeItem(name); window.__hasVanished = true; }
                return getItem.call(this, name);
            };",
        )
        .await?;
        page.goto("/about").await?;
        plant(&page, &id).await?;
        let before = app.faults().asked().len();
        page.goto("/").await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}'][data-status='completed']")).await?;
        page.wait("every record is looked up", async || {
            Ok(page.count(".ww-recent-activity__row[data-status='gone']").await? >= 199)
        })
        .await?;
        let asked = app.faults().asked().split_off(before);
        // Each at most twice: what the server does not know is asked for once more.
        let ids: std::collections::BTreeSet<_> = asked.iter().flat_map(|asked| asked.jobs()).collect();
        assert!(ids.len() <= 200, "{} jobs", ids.len());
        assert!(asked.len() <= 2 * ids.len() + 10, "{} requests", asked.len());
        for asked in &asked {
            for wrong in ["admin", "script", "..", "newer", "theirs", "vanishing"] {
                assert!(!asked.path.contains(wrong), "{asked:?}");
            }
        }
        assert_eq!(page.evaluate("return window.__hasVanished", json!([])).await?, json!(true));
        assert_eq!(page.count(".ww-recent-activity__row script").await?, 0);
        let left = "return Object.entries(localStorage).filter(([name]) => name.endsWith('job:newer')).map(([, text]) => text)";
        assert_eq!(page.evaluate(left, json!([])).await?, json!([r#"{"v":99,"id":"newer","added":1}"#]));
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The server of this page keeps no list, so that what the browser keeps is all there is.
fn no_list(app: &App) {
    app.faults().always("GET", "/api/jobs?limit", Fault::problem(404));
}

/// Puts bad records into storage, and ten thousand strange ones, and one good one that is newer.
async fn plant(page: &Page, good: &str) -> Result {
    let script = r#"const [prefix, good] = arguments;
        localStorage.clear();
        const bad = {
            broken: '{bad', nothing: 'null', long: 'x'.repeat(2000000), list: '[]',
            newer: '{"v":99,"id":"newer","added":1}',
            '../../admin': '{"v":1,"id":"../../admin","added":1}',
            '<script>': '{"v":1,"id":"<script>","added":1}',
            other: '{"v":1,"id":"theirs","added":1}',
        };
        for (const [id, text] of Object.entries(bad)) localStorage.setItem(`${prefix}job:${id}`, text);
        const now = Date.now();
        for (let number = 0; number < 10000; number += 1) {
            const id = `strange${number}`;
            localStorage.setItem(`${prefix}job:${id}`, JSON.stringify({ v: 1, id, added: now - 60000 + number }));
        }
        const vanishing = { v: 1, id: 'vanishing', added: now };
        localStorage.setItem(`${prefix}job:vanishing`, JSON.stringify(vanishing));
        localStorage.setItem(`${prefix}job:${good}`, JSON.stringify({ v: 1, id: good, added: now }));"#;
    page.evaluate(script, json!([Scope::of(PERSON).prefix(), good])).await?;
    Ok(())
}
