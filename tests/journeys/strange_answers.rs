//! Answers that are none of the server's, or that cannot be read: rows F10 to F12 of the fault table.

use serde_json::json;
use waitwell_tests::{Fault, Result, Said, in_browser};

use crate::row::*;
use crate::steps::{LINE, PANEL, bar, come_back, nudge, open, wait_bar, wait_status};

// F10 (i)
#[tokio::test]
async fn a_login_page_in_place_of_an_answer_is_named_and_never_shown() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;
        let login = "<!doctype html><title>Sign in</title><form><input name=token value=hotel-7731></form>";
        app.faults().always("GET", "/api/jobs", Fault::answer(200, "text/html", login));
        page.wait_attribute(LINE, "data-trouble", "intercepted").await?;
        page.wait_text(LINE, "Something between you and the server answered instead.").await?;
        page.picture("intercepted").await?;
        let html = "return document.documentElement.outerHTML";
        let html = page.evaluate(html, json!([])).await?;
        assert!(!html.as_str().unwrap_or_default().contains("hotel-7731"));
        assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));

        app.faults().mend();
        nudge(&page).await?;
        wait_heard(&page).await?;
        page.assert_no_console_errors().await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F11
#[tokio::test]
async fn answers_that_cannot_be_read_leave_the_last_good_state() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        let done = wait_bar(&page, 0).await?;
        let bodies: [(&str, String); 7] = [
            ("cut off", format!("{{\"id\":\"{id}\",\"sta")),
            ("null", "null".to_owned()),
            ("a list", "[]".to_owned()),
            ("empty", "{}".to_owned()),
            ("a status that is a number", format!("{{\"id\":\"{id}\",\"status\":5}}")),
            ("20 MB", format!("{{\"id\":\"{id}\",\"x\":\"{}\"}}", "x".repeat(20_000_000))),
            ("very deep", ["[".repeat(10_000), "]".repeat(10_000)].concat()),
        ];
        for (what, body) in bodies {
            app.faults().always("GET", "/api/jobs", Fault::json(body));
            // The second look begins when the first answer has been taken in. A return while a look is under
            // way begins none, so the person returns until there is one.
            for _ in 0..2 {
                let before = app.faults().asked_for("GET", ONE).len();
                let more = async || {
                    come_back(&page).await?;
                    Ok(app.faults().asked_for("GET", ONE).len() > before)
                };
                page.wait(&format!("the page looks again ({what})"), more).await?;
            }
            assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"), "{what}");
            assert_eq!(bar(&page).await?.map(|now| now >= done), Some(true), "{what}");
        }
        page.wait_attribute(LINE, "data-trouble", "unreadable").await?;
        page.wait_text(LINE, "The server sent an answer we can't read.").await?;
        page.picture("unreadable").await?;

        app.faults().mend();
        page.wait("the server is heard again", async || {
            come_back(&page).await?;
            Ok(page.attribute(LINE, "data-trouble").await?.is_none())
        })
        .await?;
        wait_bar(&page, done).await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F12
#[tokio::test]
async fn a_status_that_nobody_knows_is_in_progress_and_no_ending() -> Result {
    let (app, id) = running().await?;
    app.faults().always("GET", STREAMS, Fault::no_stream());
    app.faults().always(
        "GET",
        "/api/jobs",
        Fault::document(|job| {
            job["status"] = json!("paused_by_admin");
            job["stages"][0]["status"] = json!("pondering");
            job["schema"] = json!({ "version": 99 });
        }),
    );
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_text(PANEL, "Paused by admin").await?;
        page.wait_text("[data-ww='recent-activity']", "Paused by admin").await?;
        page.picture("unknown-status").await?;
        let before = app.faults().asked_for("GET", ONE).len();
        page.wait("the page keeps looking", async || {
            Ok(app.faults().asked_for("GET", ONE).len() > before + 1)
        })
        .await?;
        assert_eq!(page.count("[data-ww='cancel-dialog'] [data-ask='cancel']").await?, 1);
        page.assert_no_console_errors().await?;
        assert_calm(&page, &id, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F10 (ii)
#[tokio::test]
async fn a_redirect_to_another_site_is_no_answer_and_gets_neither_token_nor_name() -> Result {
    let (app, id) = looked_at().await?;
    // The same computer by another name is another origin; it would let this page read its answer.
    let elsewhere = app.url().replace("127.0.0.1", "localhost");
    in_browser(app.url(), async |page| {
        open_in_time(&page, &id).await?;
        for (allows, answer) in
            [(true, Fault::Answer(Said { headers: readable(), ..login() })), (false, Fault::Answer(login()))]
        {
            mend_looks(&app);
            app.faults().always("GET", "/api/login", answer.clone());
            app.faults().always("OPTIONS", "/api/login", answer);
            let to = format!("{elsewhere}api/login");
            app.faults().always("GET", SEVERAL, Fault::problem_with(302, &[("location", &to)]));
            app.faults().always("GET", ONE, Fault::problem_with(302, &[("location", &to)]));
            let before = page.looks().await?.len();
            page.pass(minutes(5)).await?;
            let looks = page.looks().await?.split_off(before);
            assert!((3..=14).contains(&looks.len()), "{} looks in five minutes", looks.len());
            let text = page.text(PANEL).await?;
            assert!(!text.contains("hotel-7731") && text.contains("keeps running"), "{allows}: {text}");
            for asked in app.faults().asked().iter().filter(|asked| asked.path.starts_with("/api/login")) {
                assert_eq!(asked.header("authorization"), None, "{asked:#?}");
                assert_eq!(asked.header("x-demo-user"), None, "{asked:#?}");
                assert_eq!(asked.header("cookie"), None, "{asked:#?}");
            }
            assert_eq!(page.attribute(PANEL, "data-status").await?.as_deref(), Some("in-progress"));
        }
        assert!(keeps(&page, &id).await?);
        assert_said(&page, &["Can't reach the server"]).await?;
        assert_eq!(page.count("[role='alert'], [aria-live='assertive']").await?, 0);
        // The browser's own word, since the gallery's policy lets it connect to no other site.
        let errors = page.console_errors().await?;
        assert!(errors.iter().all(|error| error.contains("/api/login")), "{errors:#?}");
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Another site's page for signing in.
fn login() -> Said {
    let body = "<!doctype html><title>Sign in</title><input name=token value=hotel-7731>".to_owned();
    Said { status: 200, headers: [("content-type".to_owned(), "text/html".to_owned())].into(), body }
}

/// Headers that let any page read an answer.
fn readable() -> std::collections::BTreeMap<String, String> {
    let headers = [("content-type", "text/html"), ("access-control-allow-origin", "*")];
    headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}
