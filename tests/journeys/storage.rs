//! A browser that keeps nothing, has no room, or holds records that are not ours.

use serde_json::json;
use waitwell_core::saved::Scope;
use waitwell_tests::{App, Fault, Page, Result, in_browser};

use crate::steps::{LINE, start, wait_status};

/// The person whom the gallery names.
const PERSON: &str = "demo";

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
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_full_storage_costs_nobody_a_job_or_a_record() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        no_list(&app);
        page.goto("/").await?;
        let fill = "let size = 5 * 1024 * 1024, kept = 0;
            for (let number = 0; size > 0; ) {
                try { localStorage.setItem(`theirs-${number}`, 'x'.repeat(size)); number += 1; kept += size; }
                catch { size = Math.floor(size / 2); }
            }
            return kept";
        let kept = page.evaluate(fill, json!([])).await?;
        start(&page, "export").await?;
        page.wait_text(LINE, "This browser won't remember this export").await?;
        wait_status(&page, "completed").await?;
        let theirs = "return Object.keys(localStorage).filter((name) => name.startsWith('theirs-'))
            .reduce((sum, name) => sum + localStorage.getItem(name).length, 0)";
        assert_eq!(page.evaluate(theirs, json!([])).await?, kept);
        assert_eq!(app.api().jobs().await?, 1);
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn of_the_records_in_storage_only_good_ones_are_taken_and_the_rest_left_alone() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "fast", "include_archived": false })).await?;
    app.api().wait(&id, "completed").await?;
    in_browser(app.url(), async |page| {
        no_list(&app);
        page.goto("/about").await?;
        plant(&page, &id).await?;
        let before = app.wire().asked().len();
        page.goto("/").await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}'][data-status='completed']")).await?;
        page.wait("every record is looked up", async || {
            Ok(page.count(".ww-recent-activity__row[data-status='gone']").await? >= 199)
        })
        .await?;
        let asked = app.wire().asked().split_off(before);
        // Each at most twice: what the server does not know is asked for once more.
        let ids: std::collections::BTreeSet<_> = asked.iter().flat_map(|asked| asked.jobs()).collect();
        assert!(ids.len() <= 200, "{} jobs", ids.len());
        assert!(asked.len() <= 2 * ids.len() + 10, "{} requests", asked.len());
        for asked in &asked {
            for wrong in ["admin", "script", "..", "newer", "theirs"] {
                assert!(!asked.path.contains(wrong), "{asked:?}");
            }
        }
        assert_eq!(page.count(".ww-recent-activity__row script").await?, 0);
        let left = "return Object.entries(localStorage).filter(([name]) => name.endsWith('job:newer')).map(([, text]) => text)";
        assert_eq!(page.evaluate(left, json!([])).await?, json!([r#"{"v":99,"id":"newer","added":1}"#]));
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The server of this page keeps no list, so that what the browser keeps is all there is.
fn no_list(app: &App) {
    app.wire().break_with("GET", "/api/jobs?limit", Fault::problem(404));
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
        localStorage.setItem(`${prefix}job:${good}`, JSON.stringify({ v: 1, id: good, added: now }));"#;
    page.evaluate(script, json!([Scope::of(PERSON).prefix(), good])).await?;
    Ok(())
}
