//! Event streams that are refused, fall silent or end at once: rows F19 to F22 and F29 of the fault table.

use waitwell_tests::{Fault, Page, Result, Sent, Step, in_browser};

use crate::row::*;
use crate::steps::LINE;

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

/// The streams that the page has asked for since it was loaded.
async fn stream_requests(page: &Page) -> Result<Vec<Sent>> {
    let mut sent = page.sent().await?;
    sent.retain(|sent| sent.path.starts_with(STREAMS));
    Ok(sent)
}
