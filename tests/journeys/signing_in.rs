//! A sign-in that ends, and people who come and go: rows F07, F30 and F48 of the fault table.

use anyhow::bail;
use serde_json::json;
use waitwell_core::saved::Scope;
use waitwell_tests::{App, Fault, Page, Result, Step, Tab, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, choose, come_back, start, wait_status};

// F07 (i)
#[tokio::test]
async fn one_refresh_of_the_sign_in_serves_all_jobs_and_nobody_notices() -> Result {
    let (app, id) = looked_at().await?;
    for _ in 1..3 {
        long(&app).await?;
    }
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        // All three looks at once, on a server that answers about one job at a time.
        app.faults().always("GET", SEVERAL, Fault::problem(404));
        page.pass(seconds(20)).await?;
        let before = app.faults().asked().len();
        app.faults().times(3, "GET", ONE, Fault::problem(401));
        come_back(&page).await?;
        page.pass(seconds(40)).await?;
        let asked = app.faults().asked().split_off(before);
        let refused = asked.iter().filter(|asked| asked.status == Some(401)).count();
        assert_eq!(refused, 3, "one after the other would be three refreshes");
        let tokens: Vec<&str> = asked.iter().filter_map(|asked| asked.header("authorization")).collect();
        assert_eq!(tokens.last(), Some(&"Bearer demo-2"), "one refresh: {tokens:?}");
        let first = tokens.iter().position(|token| *token == "Bearer demo-2").unwrap_or_default();
        assert!(tokens[first..].iter().all(|token| *token == "Bearer demo-2"), "{tokens:?}");
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F07 (ii)
#[tokio::test]
async fn a_refresh_that_fails_is_a_signing_out_until_the_person_signs_in() -> Result {
    signed_out("fails").await
}

// F07 (iii)
#[tokio::test]
async fn a_refresh_that_hangs_is_waited_for_and_then_called_a_signing_out() -> Result {
    signed_out("hangs").await
}

async fn signed_out(refresh: &str) -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        page.goto(&format!("/?job={id}&refresh={refresh}")).await?;
        wait_status(&page, "in-progress").await?;
        app.faults().always("GET", JOBS, Fault::problem(401));
        page.pass(seconds(30)).await?;
        page.wait_attribute(LINE, "data-hearing", "signed-out").await?;
        line_says(&page, &["You've been signed out.", "keeps running", "Sign in to see it.", "as of"])
            .await?;
        let before = app.faults().asked().len();
        page.pass(minutes(10)).await?;
        assert_eq!(app.faults().asked().len(), before, "nothing is asked in the person's name");
        assert_eq!(
            app.faults().asked_for("GET", JOBS).iter().filter(|asked| asked.status == Some(401)).count(),
            1
        );
        assert_calm(&page, &id, &["You've been signed out. Your jobs keep running."]).await?;

        mend_looks(&app);
        go(&page, "/session").await?;
        page.click("[data-gallery='signed-in']").await?;
        page.pass(seconds(2)).await?;
        let after = app.faults().asked().split_off(before);
        let looks: Vec<&str> =
            after.iter().flat_map(|asked| asked.jobs()).filter(|job| **job == id).collect();
        assert_eq!(looks.len(), 1, "{after:#?}");
        assert!(
            after.iter().all(|asked| asked.header("authorization") == Some("Bearer demo-2")),
            "{after:#?}"
        );
        go(&page, &format!("/?job={id}")).await?;
        page.wait_attribute(LINE, "data-hearing", "polling").await?;
        assert_calm(&page, &id, &["You've been signed out. Your jobs keep running."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F07, the result of a job that is over
#[tokio::test]
async fn nobody_who_is_signed_out_is_offered_a_file() -> Result {
    let (app, running) = looked_at().await?;
    let id = done(&app).await?;
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        page.goto(&format!("/?job={id}&refresh=fails")).await?;
        page.wait_for("[data-file='ready']").await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{running}']")).await?;
        app.faults().always("GET", JOBS, Fault::problem(401));
        page.pass(seconds(30)).await?;
        page.wait_for("[data-file='sign-in-first']").await?;
        assert_eq!(page.count(&format!("{PANEL} a[href]")).await?, 0);
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("completed"));
        assert_quiet(&page, &id, &["You've been signed out."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F07, in several tabs
#[tokio::test]
async fn three_tabs_that_are_refused_together_have_the_sign_in_refreshed_once() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        let mut tabs = vec![refused_in_time(&app, &page, &id).await?];
        for _ in 1..3 {
            let before = refused(&app);
            page.open_tab().await?;
            page.goto(&asking(&id)).await?;
            page.wait("this tab is refused, too", async || Ok(refused(&app) > before)).await?;
            tabs.push(page.driver().window().await?);
        }
        assert_eq!(refreshes(&app), 1, "the others wait for the first one's");

        let before = app.faults().asked().len();
        mend_looks(&app);
        for tab in &tabs {
            page.switch(tab.clone()).await?;
            wait_status(&page, "in-progress").await?;
            wait_heard(&page).await?;
            assert_calm(&page, &id, &[]).await?;
        }
        assert_eq!(refreshes(&app), 1);
        // Each tab speaks with the token that its own app gives: the others with theirs, which this server takes, and
        // the first one with the new one, once no other tab hears for it.
        let tokens = || -> Vec<String> {
            let asked = app.faults().asked().split_off(before);
            asked.iter().filter_map(|asked| asked.header("authorization")).map(str::to_owned).collect()
        };
        assert!(tokens().contains(&"Bearer demo-1".to_owned()), "{:?}", tokens());
        for tab in tabs.split_off(1) {
            page.switch(tab).await?;
            page.close_tab(tabs[0].clone()).await?;
        }
        pass_until(&page, 90, "the first tab asks with its new token", async || {
            Ok(tokens().contains(&"Bearer demo-2".to_owned()))
        })
        .await?;
        assert_calm(&page, &id, &[]).await?;
        assert_eq!(refreshes(&app), 1);
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F07, where the tab that has it refreshed does not run
#[tokio::test]
async fn a_tab_does_not_wait_for_ever_for_one_that_is_frozen_and_is_not_signed_out_by_it() -> Result {
    let (app, id) = looked_at().await?;
    in_browser(app.url(), async |page| {
        let first = refused_in_time(&app, &page, &id).await?;
        page.open_tab().await?;
        let second = page.driver().window().await?;
        page.switch(first.clone()).await?;
        page.devtools("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        page.switch(second.clone()).await?;
        page.control_time().await?;
        let before = refused(&app);
        page.goto(&asking(&id)).await?;
        page.wait("this tab is refused, too", async || Ok(refused(&app) > before)).await?;
        page.pass(seconds(15)).await?;
        assert_eq!(refreshes(&app), 1, "it waits for the first one");
        mend_looks(&app);
        page.pass(seconds(15)).await?;
        wait_status(&page, "in-progress").await?;
        wait_heard(&page).await?;
        assert_eq!(refreshes(&app), 2, "then it has the sign-in refreshed itself, once");

        page.switch(first).await?;
        page.sleep(minutes(1)).await?;
        page.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        page.pass(seconds(5)).await?;
        wait_heard(&page).await?;
        page.switch(second).await?;
        page.pass(seconds(5)).await?;
        wait_heard(&page).await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Where the app asks its own server for a new sign-in, which has not answered yet.
const ASKED: &str = "/api/health";

fn asking(id: &str) -> String {
    format!("/?job={id}&refresh=asks")
}

fn refreshes(app: &App) -> usize {
    app.faults().asked_for("GET", ASKED).len()
}

/// How many requests were refused for their sign-in.
fn refused(app: &App) -> usize {
    app.faults().asked().iter().filter(|asked| asked.status == Some(401)).count()
}

/// Opens the job in a tab whose time is in the test's hands, and has its sign-in refused. The app asks for a new one, and
/// gets no answer yet. Returns the tab.
async fn refused_in_time(app: &App, page: &Page, id: &str) -> Result<Tab> {
    page.control_time().await?;
    page.goto(&asking(id)).await?;
    wait_status(page, "in-progress").await?;
    wait_heard(page).await?;
    app.faults().always("GET", JOBS, Fault::problem(401));
    app.faults().always("GET", ASKED, Fault::Held(None));
    page.pass(seconds(6)).await?;
    page.wait("the app asks for a new sign-in", async || Ok(refreshes(app) == 1)).await?;
    Ok(page.driver().window().await?)
}

// F30
#[tokio::test]
async fn a_stream_that_ends_with_the_sign_in_takes_up_where_it_was_after_one_refresh() -> Result {
    for reader in Reader::BOTH {
        let (app, id) = streamed().await?;
        in_browser(app.url(), async |page| {
            open_in_time_with(&page, &id, reader).await?;
            wait_open(&app, &page, 1).await?;
            page.wait_attribute(LINE, "data-hearing", "live").await?;
            let before = streams(&app);
            app.faults().once("GET", STREAMS, Fault::problem(401));
            if reader == Reader::Browser {
                // Why the stream is refused, the browser does not say: a look asks.
                app.faults().once("GET", &format!("{ONE}{id}"), Fault::problem(401));
            }
            app.faults().on_streams([Step::Say("id: here-7\nevent: beat\ndata: {}\n\n".into()), Step::End]);
            wait_open(&app, &page, 0).await?;
            page.pass(seconds(20)).await?;
            wait_open(&app, &page, 1).await?;
            let opened = app.faults().asked_for("GET", STREAMS).split_off(before);
            let facts: Vec<_> = opened
                .iter()
                .map(|asked| (asked.header("authorization"), reader.last_id(asked), asked.status))
                .collect();
            // The browser sends no header of the app's; there, a cookie says who asks.
            let token = |token| Some(token).filter(|_| reader == Reader::Kit);
            let expected = [
                (token("Bearer demo-1"), Some("here-7"), Some(401)),
                (token("Bearer demo-2"), Some("here-7"), Some(200)),
            ];
            assert_eq!(facts, expected);
            page.wait_attribute(LINE, "data-hearing", "live").await?;
            let asked = app.faults().asked();
            let tokens: Vec<_> = asked.iter().filter_map(|asked| asked.header("authorization")).collect();
            assert_eq!(tokens.last(), Some(&"Bearer demo-2"), "one refresh");
            // The token is nowhere but in the header.
            assert!(asked.iter().all(|asked| !asked.path.contains("demo-")));
            assert!(page.stored().await?.values().all(|text| !text.contains("demo-")));
            let html = page.evaluate("return document.documentElement.outerHTML", json!([])).await?;
            assert!(!html.as_str().unwrap_or_default().contains("demo-"));
            assert!(page.console_errors().await?.iter().all(|line| !line.contains("demo-")));
            assert_calm(&page, &id, &[]).await
        })
        .await?;
        app.stop().await;
    }
    Ok(())
}

// F48
#[tokio::test]
async fn of_a_person_who_has_signed_out_nothing_is_asked_shown_or_kept_for_the_next_one() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        let id = start_as(&page, "ana").await?;
        let other = page.new_tab(&format!("/?user=ana&job={id}")).await?;
        wait_status(&page, "in-progress").await?;
        // An answer to Ana is on its way to the tab that hears for both when she signs out there, and Ben signs in.
        let second = page.driver().window().await?;
        page.switch(other).await?;
        app.faults().always("GET", &format!("{ONE}{id}"), Fault::Held(None));
        let held = app.faults().asked().len();
        come_back(&page).await?;
        let look = async || {
            let asked = app.faults().asked().split_off(held);
            Ok::<_, anyhow::Error>(asked.into_iter().find(|asked| asked.path == format!("{ONE}{id}")))
        };
        page.wait("the look arrives", async || Ok(look().await?.is_some())).await?;
        assert_eq!(look().await?.and_then(|look| look.ended_ms), None, "it is not answered yet");
        go(&page, "/session").await?;
        let before = app.faults().asked().len();
        let beacon = "document.querySelector(\"[data-gallery='sign-out']\")
            .addEventListener('click', () => navigator.sendBeacon('/api/health'))";
        page.evaluate(beacon, json!([])).await?;
        page.click("[data-gallery='sign-out']").await?;
        wait_open(&app, &page, 0).await?;
        assert_closed_at_once(&app, &page).await?;
        page.click("[data-person='ben']").await?;
        app.faults().mend();
        page.wait("this tab forgets", async || nothing_of(&page, &id).await.map(|()| true)).await?;
        page.wait("the look has ended", async || {
            Ok(look().await?.is_some_and(|look| look.ended_ms.is_some()))
        })
        .await?;
        go(&page, "/").await?;
        page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await?;
        nothing_of(&page, &id).await?;
        page.switch(second).await?;
        page.wait("the other tab forgets", async || nothing_of(&page, &id).await.map(|()| true)).await?;
        assert_nothing_asked(&app, &id, before);
        let kept = page.stored().await?;
        assert!(kept.keys().all(|name| !name.starts_with(&Scope::of("ana").prefix())), "{kept:#?}");
        assert!(kept.values().all(|text| !text.contains(&id)), "{kept:#?}");

        // Ana comes back later and sees her jobs again, as the server lists them.
        page.goto("/?user=ana").await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}']")).await?;
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F48, on the way back
#[tokio::test]
async fn a_page_that_comes_back_after_somebody_else_has_signed_in_shows_nothing_of_before() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        page.before_load("addEventListener('pageshow', (event) => { window.__cameBack = event.persisted; })")
            .await?;
        let id = start_as(&page, "ana").await?;
        page.goto("/fixtures/status-badge/queued").await?;
        let left = page.new_tab("/?user=ben").await?;
        page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await?;
        let before = app.faults().asked().len();
        page.switch(left).await?;
        page.driver().back().await?;
        page.wait("the page comes back from the browser's memory", async || {
            Ok(page.evaluate("return window.__cameBack", json!([])).await? == json!(true))
        })
        .await?;
        page.wait("it forgets", async || nothing_of(&page, &id).await.map(|()| true)).await?;
        assert_nothing_asked(&app, &id, before);
        let kept = page.stored().await?;
        let is_anas = |name: &str| name.starts_with(&Scope::of("ana").prefix());
        assert!(kept.iter().all(|(name, text)| is_anas(name) || !text.contains(&id)), "{kept:#?}");
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Fails when anything was asked about this job or in Ana's name since.
fn assert_nothing_asked(app: &App, id: &str, since: usize) {
    let mut asked = app.faults().asked().split_off(since);
    asked.retain(|asked| asked.path.contains(id) || asked.header("x-demo-user") == Some("ana"));
    assert!(asked.is_empty(), "{asked:#?}");
}

/// Starts a long export as this person, in the page.
async fn start_as(page: &Page, person: &str) -> Result<String> {
    page.goto(&format!("/?user={person}")).await?;
    choose(page, "export-pace-90s").await?;
    let id = start(page, "export").await?;
    wait_status(page, "in-progress").await?;
    Ok(id)
}

/// Fails when the kit still shows anything of this job. What the address bar names is the app's own matter.
async fn nothing_of(page: &Page, id: &str) -> Result {
    let script = "return [...document.querySelectorAll('[data-ww]')].map((part) => part.outerHTML).join('')";
    let html = page.evaluate(script, json!([])).await?;
    let html = html.as_str().unwrap_or_default();
    for part in [id, "Orders, refunds and invoices as"] {
        if let Some((before, after)) = html.split_once(part) {
            let start = before.len().saturating_sub(200);
            bail!("{part} is in the page: …{}{part}{}…", &before[start..], &after[..after.len().min(100)]);
        }
    }
    Ok(())
}

/// Goes to another page of the gallery as a link does, without loading it anew.
async fn go(page: &Page, path: &str) -> Result {
    let script = "const link = document.createElement('a');
        link.href = arguments[0];
        document.body.append(link);
        link.click();
        link.remove();";
    page.evaluate(script, json!([path])).await?;
    Ok(())
}
