//! Event streams that are refused, fall silent, break or tell old news: rows F19 to F26 and F29 of the fault table.

use std::time::Duration;

use serde_json::{Value, json};
use waitwell_tests::{App, Fault, Page, Result, Sent, Step, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, come_back, wait_status};

// F19
#[tokio::test]
async fn a_server_that_says_do_not_come_back_is_looked_at_instead() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = looked_at().await?;
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            page.pass(seconds(1)).await?;
            let before = page.looks().await?.len();
            page.pass(seconds(5)).await?;
            assert!(page.looks().await?.len() > before, "looks take over within five seconds");
            page.pass(minutes(30)).await?;
            match reader {
                Reader::Kit => assert_eq!(streams(&app), 1),
                // A browser that reads it itself tells nobody what the server said.
                Reader::Browser => assert_rare(&stream_requests(&page).await?),
            }
            page.wait_attribute(LINE, "data-hearing", "polling").await?;
            line_says(&page, &["Still working. Last updated"]).await?;
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F20
#[tokio::test]
async fn while_the_stream_fails_the_page_looks_and_tries_it_ever_more_rarely() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        in_browser(app.url(), async |page| {
            let failing = [
                Fault::problem(500),
                Fault::problem(502),
                Fault::problem(503),
                Fault::answer(200, "text/html", "<!doctype html><title>Sign in</title>"),
                Fault::problem(404),
            ];
            const HTML: usize = 3;
            let last = failing.len() - 1;
            for (number, fault) in failing.into_iter().enumerate() {
                if number == HTML && reader == Reader::Browser {
                    // By itself the browser writes to the console that this is no stream.
                    continue;
                }
                app.faults().mend();
                app.faults().always("GET", STREAMS, fault);
                open_in_time_with(&page, &id, reader).await?;
                page.pass(seconds(6)).await?;
                assert!(page.looks().await?.len() >= 2, "looks begin at once");
                page.pass(minutes(30)).await?;
                let tries = stream_requests(&page).await?;
                if number == last && reader == Reader::Kit {
                    assert_eq!(tries.len(), 1, "a server without a stream is asked once");
                } else {
                    assert_rare(&tries);
                }
                page.wait_attribute(LINE, "data-hearing", "polling").await?;
                assert_calm(&page, &id, &[]).await?;
            }
            Ok(())
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

/// Fails unless the stream was tried ever more rarely in half an hour.
fn assert_rare(tries: &[Sent]) {
    for (number, gap) in gaps(tries).into_iter().enumerate() {
        let most = f64::from(4_u32 << number.min(7)).min(300.0);
        assert!((most / 2.0 - 0.1..most + 2.0).contains(&gap), "gap {number}: {gap} s");
    }
    assert!((8..=16).contains(&tries.len()), "{} tries", tries.len());
}

// F21
#[tokio::test]
async fn a_stream_that_falls_silent_is_given_up_after_three_beats() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        live(&app, &page).await?;
        app.faults().on_streams([Step::Say(": the last word\n\n".into()), Step::Silence]);
        page.pass(seconds(1)).await?;
        let (looks, opened) = (page.looks().await?.len(), stream_requests(&page).await?.len());
        page.pass(seconds(41)).await?;
        assert_eq!(page.attribute(LINE, "data-hearing").await?.as_deref(), Some("live"));
        assert_eq!(stream_requests(&page).await?.len(), opened);
        page.pass(seconds(5)).await?;
        // The next stream may be open already: it comes within eight seconds.
        page.wait("one look for the one job", async || Ok(page.looks().await?.len() == looks + 1)).await?;
        page.pass(seconds(10)).await?;
        live(&app, &page).await?;
        assert_eq!(stream_requests(&page).await?.len(), opened + 1);
        assert_eq!(app.faults().streams().most, 1);
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F22
#[tokio::test]
async fn a_stream_of_comments_alone_is_live() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        live(&app, &page).await?;
        let (looks, opened) = (page.looks().await?.len(), streams(&app));
        // Half an hour, with a comment every 30 seconds instead of every 15: harder, and half the steps.
        for _ in 0..60 {
            let heard = page.heard().await?;
            app.faults().on_streams([Step::Say(": hb\n\n".into()), Step::Silence]);
            page.wait("the comment arrives", async || Ok(page.heard().await? > heard)).await?;
            page.pass(seconds(30)).await?;
            assert_eq!(page.attribute(LINE, "data-hearing").await?.as_deref(), Some("live"));
        }
        assert_eq!(streams(&app), opened, "it is never opened anew");
        let looks = page.looks().await?.len() - looks;
        assert!((27..=34).contains(&looks), "{looks} looks in half an hour, one a minute is right");
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The page's time goes on in steps that leave the browser its own time to open a stream.
const STEP: Duration = Duration::from_millis(100);

/// Looks that make sure that nothing was missed: one for a stream that takes up again, also where the server says
/// `reset` first, as it does to ids that it has never given. Of a stream that the browser reads, the page's time may
/// run ahead; then a look goes before it, as where none comes.
fn assert_reconciled(looks: usize, reader: Reader) {
    let most = if reader == Reader::Kit { 1 } else { 2 };
    assert!((1..=most).contains(&looks), "{looks} looks with {reader:?}");
}

// F22, where the browser reads the stream
#[tokio::test]
async fn where_the_browser_reads_the_stream_beats_are_live_and_comments_are_silence() -> Result {
    let (app, id) = streamed().await?;
    in_browser(app.url(), async |page| {
        open_in_time_with(&page, &id, Reader::Browser).await?;
        live(&app, &page).await?;
        let opened = streams(&app);
        for _ in 0..20 {
            let heard = page.heard().await?;
            app.faults().on_streams([Step::Say("event: beat\ndata: {}\n\n".into()), Step::Silence]);
            page.wait("the beat arrives", async || Ok(page.heard().await? > heard)).await?;
            page.pass(seconds(30)).await?;
            assert_eq!(page.attribute(LINE, "data-hearing").await?.as_deref(), Some("live"));
        }
        assert_eq!(streams(&app), opened, "it is never opened anew");

        // A browser keeps comments to itself, so they are no sign of life.
        let looks = page.looks().await?.len();
        for _ in 0..2 {
            app.faults().on_streams([Step::Say(": hb\n\n".into()), Step::Silence]);
            page.pass(seconds(10)).await?;
        }
        page.wait("it is given up, and one look makes sure", async || Ok(page.looks().await?.len() > looks))
            .await?;
        page.pass(seconds(10)).await?;
        live(&app, &page).await?;
        assert_eq!(streams(&app), opened + 1);
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

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
        let job = app.api().job(&id).await?;
        let (seven, eight, nine) = (newer(&job, 700), newer(&job, 800), completed(&job, 900));
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            live(&app, &page).await?;
            watch_status(&page).await?;
            // A slow look, which the server answered before the job was done.
            app.faults().always("GET", JOBS, Fault::document(move |job| *job = eight.clone()));
            app.faults().always("GET", &format!("{ONE}{id}"), Fault::Held(None));
            let looks = page.looks().await?.len();
            come_back(&page).await?;
            page.wait("a look is on its way", async || Ok(page.looks().await?.len() > looks)).await?;
            app.faults().on_streams([Step::Say(event(&nine, None)), Step::Silence]);
            wait_status(&page, "completed").await?;
            let looks = page.looks().await?.len();
            app.faults().on_streams([Step::Say(event(&seven, None)), Step::Silence]);
            app.faults().release();
            page.pass(seconds(1)).await?;
            app.faults().on_streams([Step::Say(event(&nine, None)), Step::Silence]);
            page.pass(minutes(2)).await?;
            assert!(page.looks().await?.len() <= looks + 1, "one last look at most");
            assert_eq!(statuses(&page).await?, json!(["completed"]), "completed once, and never back");
            let said = page.announcements().await?;
            assert_eq!(said.iter().filter(|said| said.contains("is ready.")).count(), 1, "{said:#?}");
            assert_eq!(said.len(), 1, "{said:#?}");
            assert!(keeps(&page, &id).await?);
            page.assert_no_errors_of_the_page().await
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

// F29
#[tokio::test]
async fn a_stream_that_never_lives_long_is_left_for_ten_minutes() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        app.faults().always("GET", STREAMS, Fault::Stream(vec![Step::End]));
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            // A second at a time, so that the page sees each end when it is there.
            pass_until(&page, 120, "it is tried five times in two minutes", async || {
                wait_open(&app, &page, 0).await?;
                Ok(streams(&app) == 5)
            })
            .await?;
            page.pass(seconds(10)).await?;
            page.pass(minutes(9)).await?;
            assert_eq!(streams(&app), 5, "for ten minutes the page looks instead");
            page.wait_attribute(LINE, "data-hearing", "polling").await?;
            line_says(&page, &["Still working. Last updated"]).await?;
            page.pass(seconds(70)).await?;
            assert_eq!(streams(&app), 6, "then it is tried once");
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

/// Waits until the page hears of its job by one stream.
async fn live(app: &App, page: &Page) -> Result {
    wait_open(app, page, 1).await?;
    page.wait_attribute(LINE, "data-hearing", "live").await
}

/// The streams that the page has asked for since it was loaded.
async fn stream_requests(page: &Page) -> Result<Vec<Sent>> {
    let mut sent = page.sent().await?;
    sent.retain(|sent| sent.path.starts_with(STREAMS));
    Ok(sent)
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

/// Notes what the badge becomes from now on.
async fn watch_status(page: &Page) -> Result {
    let script = "const panel = document.querySelector(\"[data-ww='job-panel']\");
        window.__statuses = [];
        new MutationObserver(() => {
            const status = panel.dataset.status;
            if (window.__statuses.at(-1) !== status) window.__statuses.push(status);
        }).observe(panel, { attributes: true, attributeFilter: ['data-status'] })";
    page.evaluate(script, json!([])).await?;
    Ok(())
}

async fn statuses(page: &Page) -> Result<Value> {
    page.evaluate("return window.__statuses", json!([])).await
}
