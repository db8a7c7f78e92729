//! Event streams that break and are taken up again: rows F23 to F26 of the fault table.

use std::time::Duration;

use serde_json::{Value, json};
use waitwell_tests::{App, Fault, Page, Result, Step, in_browser};

use crate::row::*;
use crate::steps::{PANEL, come_back, wait_status};

/// The page's time goes on in steps that leave the browser its own time to open a stream.
const STEP: Duration = Duration::from_millis(100);

// F23
#[tokio::test]
async fn after_a_cut_in_an_event_the_stream_takes_up_before_it_and_one_look_makes_sure() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        let job = app.api().job(&id).await?;
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            live(&app, &page).await?;
            let (looks, opened) = (page.looks().await?.len(), streams(&app));
            let whole = event(&newer(&job, 100), Some("1"));
            let half = event(&completed(&job, 200), Some("2"));
            let half = &half[..half.len() - 2];
            app.faults().on_streams([Step::Say(whole), Step::Say(half.to_owned()), Step::Cut]);
            wait_open(&app, &page, 0).await?;
            page.pass(seconds(9)).await?;
            live(&app, &page).await?;
            let again = app.faults().asked_for("GET", STREAMS).split_off(opened);
            assert_eq!(again.iter().map(|asked| reader.last_id(asked)).collect::<Vec<_>>(), [Some("1")]);
            page.pass(seconds(2)).await?;
            assert_reconciled(page.looks().await?.len() - looks, reader);
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F24
#[tokio::test]
async fn what_is_sent_again_changes_nothing_and_says_nothing() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        let job = app.api().job(&id).await?;
        // Five hundred events of before, of which the page knows the last.
        let mut replay = String::new();
        for version in 0..500 {
            let mut old = newer(&job, 10_000 + version);
            old["progress"] = json!({ "done": version, "total": 1_000, "unit": "rows" });
            replay += &event(&old, Some(&format!("past-{version}")));
        }
        let (_, newest) = replay.trim_end().rsplit_once("\n\n").unwrap_or_default();
        let data: u64 =
            replay.lines().filter_map(|line| line.strip_prefix("data: ")).map(|data| data.len() as u64).sum();
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            live(&app, &page).await?;
            // From here on only what this test says is said. The streams have addresses that begin otherwise.
            app.faults().always("GET", &format!("{JOBS}/{id}"), Fault::answer(304, "application/json", ""));
            app.faults().on_streams([Step::Say(format!("{newest}\n\n")), Step::Silence]);
            page.wait_text(PANEL, "499").await?;
            page.pass(seconds(1)).await?;
            let shown = panel(&page).await?;
            let (looks, heard) = (page.looks().await?.len(), page.heard().await?);
            app.faults().once("GET", STREAMS, Fault::Stream(vec![Step::Say(replay.clone()), Step::Silence]));
            app.faults().on_streams([Step::Cut]);
            page.wait_longer("all of it has come again", async || {
                page.pass(STEP).await?;
                Ok(page.heard().await? - heard >= data)
            })
            .await?;
            page.pass(seconds(3)).await?;
            assert_eq!(panel(&page).await?, shown);
            assert_reconciled(page.looks().await?.len() - looks, reader);
            assert_eq!(page.count(".ww-recent-activity__row").await?, 1);
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F25
#[tokio::test]
async fn late_events_and_late_answers_never_take_an_ending_back() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        // A second job at work keeps the stream open, so that what comes late is heard.
        let other = long(&app).await?;
        app.api().wait(&other, "in_progress").await?;
        let job = app.api().job(&id).await?;
        let (seven, eight, nine) = (newer(&job, 700), newer(&job, 800), completed(&job, 900));
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            page.wait("one stream tells of both jobs", async || {
                let asked = app.faults().asked_for("GET", STREAMS);
                Ok(asked.last().is_some_and(|asked| asked.path.contains(&id) && asked.path.contains(&other)))
            })
            .await?;
            live(&app, &page).await?;
            watch_status(&page).await?;
            // A slow look, which the server answered before the job was done.
            app.faults().always(
                "GET",
                JOBS,
                Fault::document(move |job| {
                    if job["id"] == eight["id"] {
                        *job = eight.clone()
                    }
                }),
            );
            app.faults().once("GET", SEVERAL, Fault::Held(None));
            let looks = page.looks().await?.len();
            come_back(&page).await?;
            page.wait("a look is on its way", async || Ok(page.looks().await?.len() > looks)).await?;
            app.faults().on_streams([Step::Say(event(&nine, None)), Step::Silence]);
            wait_status(&page, "completed").await?;
            let looks_at_it = async || {
                Ok::<_, anyhow::Error>(
                    page.looks().await?.iter().filter(|look| look.path.contains(&id)).count(),
                )
            };
            let looks = looks_at_it().await?;
            hear(&app, &page, &event(&seven, None)).await?;
            app.faults().release();
            page.wait("the slow look is answered", async || {
                Ok(page.looks().await?.iter().all(|look| look.ended.is_some()))
            })
            .await?;
            page.pass(seconds(1)).await?;
            hear(&app, &page, &event(&nine, None)).await?;
            // The server beats no more, so this is long enough for the stream to be given up, and for the next one.
            page.pass(minutes(2)).await?;
            assert!(looks_at_it().await? <= looks + 1, "one last look at most");
            assert_eq!(statuses(&page).await?, json!(["completed"]), "completed once, and never back");
            assert_quiet(&page, &id, &["is ready."]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F26
#[tokio::test]
async fn where_the_history_is_gone_everything_is_looked_at() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        let job = app.api().job(&id).await?;
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            live(&app, &page).await?;
            // The server says so.
            let looks = page.looks().await?.len();
            app.faults().on_streams([Step::Say("event: reset\nid: 3\ndata: {}\n\n".into())]);
            page.wait("a look follows", async || Ok(page.looks().await?.len() == looks + 1)).await?;

            // Ids that jump: every event is the whole job, so nothing can be missing from what is shown.
            let mut jumped = newer(&job, 500);
            jumped["note"] = json!("After the jump");
            app.faults().on_streams([
                Step::Say(event(&newer(&job, 400), Some("10"))),
                Step::Say(event(&jumped, Some("50"))),
            ]);
            page.wait_text(PANEL, "After the jump").await?;

            // An id that the server does not know any more: it begins anew.
            let looks = page.looks().await?.len();
            app.faults()
                .on_streams([Step::Say("id: nobody-77\nevent: beat\ndata: {}\n\n".into()), Step::Cut]);
            wait_open(&app, &page, 0).await?;
            page.pass(seconds(10)).await?;
            live(&app, &page).await?;
            page.wait("a look follows", async || Ok(page.looks().await?.len() > looks)).await?;
            page.pass(seconds(5)).await?;
            assert_reconciled(page.looks().await?.len() - looks, reader);
            assert_eq!(
                app.faults().asked_for("GET", STREAMS).last().and_then(|asked| reader.last_id(asked)),
                Some("nobody-77")
            );
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

/// The open streams say this, and the page hears it.
async fn hear(app: &App, page: &Page, said: &str) -> Result {
    let before = page.heard().await?;
    app.faults().on_streams([Step::Say(said.to_owned()), Step::Silence]);
    page.wait("the page hears it", async || Ok(page.heard().await? > before)).await?;
    page.pass(STEP).await
}

/// Looks that make sure that nothing was missed: one for a stream that takes up again, also where the server says
/// `reset` first, as it does to ids that it has never given. Of a stream that the browser reads, the page's time may
/// run ahead; then a look goes before it, as where none comes.
fn assert_reconciled(looks: usize, reader: Reader) {
    let most = if reader == Reader::Kit { 1 } else { 2 };
    assert!((1..=most).contains(&looks), "{looks} looks with {reader:?}");
}

/// The panel without its line, which ticks.
async fn panel(page: &Page) -> Result<Value> {
    let script = "const panel = document.querySelector(\"[data-ww='job-panel']\").cloneNode(true);
        panel.querySelector(\"[data-ww='heartbeat-line']\").remove();
        // The page's time runs ahead of the server's here, and may pass a full minute.
        panel.querySelector('.ww-job-panel__times').remove();
        panel.removeAttribute('data-hearing');
        return panel.outerHTML";
    page.evaluate(script, json!([])).await
}
