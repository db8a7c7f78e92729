//! What a person has entered stays in the form, whatever becomes of its start; and a new start is a new wish.

use serde_json::json;
use waitwell_tests::{App, Asked, Fault, Page, Result, in_browser};

use crate::row::*;
use crate::starts::{NOTICE, intents, ready, starts};
use crate::steps::{choose, shown_job, submit};

/// Enters something that no form begins with.
async fn enter(page: &Page) -> Result {
    choose(page, "export-format-xlsx").await?;
    page.click("#export-archived").await
}

/// Fails unless all of it is still there.
async fn assert_entered(page: &Page) -> Result {
    let kept = "return ['export-format-xlsx', 'export-archived', 'export-pace-90s']
        .map((id) => document.querySelector(`#${id}`).checked)";
    assert_eq!(page.evaluate(kept, json!([])).await?, json!([true, true, true]));
    Ok(())
}

#[tokio::test]
async fn what_was_entered_stays_while_the_server_cannot_be_reached_and_after_it() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        enter(&page).await?;
        app.faults().always("POST", JOBS, Fault::Unreachable);
        submit(&page, "export").await?;
        page.wait_attribute(NOTICE, "data-start", "sending").await?;
        assert_entered(&page).await?;
        page.pass(minutes(1)).await?;
        page.wait_attribute(NOTICE, "data-start", "unconfirmed").await?;
        assert_eq!(starts(&app).len(), 3);
        assert_entered(&page).await?;
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F35, where the person does not wait for the first start
#[tokio::test]
async fn who_starts_anew_instead_of_checking_sends_the_same_inputs_with_a_new_key() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        enter(&page).await?;
        app.faults().times(3, "POST", JOBS, Fault::problem(500));
        submit(&page, "export").await?;
        page.pass(minutes(3)).await?;
        page.wait_attribute(NOTICE, "data-start", "unconfirmed").await?;
        page.click(&format!("{NOTICE} [data-ask='start-again']")).await?;
        shown_job(&page).await?;
        let sent = starts(&app);
        let keys: Vec<_> = sent.iter().map(Asked::key).collect();
        assert_eq!(keys.len(), 4, "{keys:?}");
        assert!(keys[3].is_some() && keys[3] != keys[0], "a new wish has a new key: {keys:?}");
        let inputs = |asked: &Asked| {
            serde_json::from_str::<serde_json::Value>(&asked.body).map(|body| body["inputs"].clone())
        };
        assert_eq!(inputs(&sent[3])?, inputs(&sent[0])?);
        assert_eq!(app.api().jobs().await?, 1);
        assert_entered(&page).await?;
        page.wait("the new start has done its work", async || Ok(intents(&page).await?.len() <= 1)).await?;
        assert_at_rest(&page, &["is queued."]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F07, of a start
#[tokio::test]
async fn a_start_that_meets_an_expired_sign_in_is_sent_once_more_with_its_key_and_the_new_sign_in() -> Result
{
    let app = app().await?;
    in_browser(app.url(), async |page| {
        ready(&page).await?;
        enter(&page).await?;
        app.faults().once("POST", JOBS, Fault::problem(401));
        submit(&page, "export").await?;
        let id = shown_job(&page).await?;
        assert_refused_and_sent_again(&app);
        assert_eq!(app.api().jobs().await?, 1);
        assert_entered(&page).await?;
        page.pass(minutes(1)).await?;
        let tokens: Vec<_> = app.faults().asked();
        let tokens: Vec<_> = tokens.iter().filter_map(|asked| asked.header("authorization")).collect();
        let first = tokens.iter().position(|token| *token == NEW).unwrap_or_default();
        assert!(tokens[first..].iter().all(|token| *token == NEW), "one refresh: {tokens:?}");
        assert!(intents(&page).await?.is_empty());
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F07, of a start whose sign-in cannot be refreshed
#[tokio::test]
async fn who_must_sign_in_before_a_start_is_told_so_and_finds_everything_as_it_was_entered() -> Result {
    let app = app().await?;
    in_browser(app.url(), async |page| {
        page.control_time().await?;
        page.goto("/?refresh=fails").await?;
        page.wait_attribute("[data-ww='recent-activity']", "data-state", "ready").await?;
        choose(&page, "export-pace-90s").await?;
        enter(&page).await?;
        app.faults().once("POST", JOBS, Fault::problem(401));
        submit(&page, "export").await?;
        page.wait_attribute(NOTICE, "data-start", "sign-in-first").await?;
        for words in [
            "Sign in before you start this export.",
            "Nothing was started, and what you entered is still here.",
        ] {
            page.wait_text(NOTICE, words).await?;
        }
        assert_entered(&page).await?;
        page.pass(minutes(5)).await?;
        assert_eq!((starts(&app).len(), app.api().jobs().await?), (1, 0));
        assert!(intents(&page).await?.is_empty(), "there is nothing to find again");
        assert_at_rest(&page, &["You've been signed out."]).await?;

        // The person signs in in another tab; nothing is started before they say so here.
        let form = page.new_tab("/session").await?;
        page.click("[data-gallery='signed-in']").await?;
        let other = page.driver().window().await?;
        page.switch(form.clone()).await?;
        page.pass(minutes(1)).await?;
        assert_entered(&page).await?;
        assert_eq!(starts(&app).len(), 1);
        submit(&page, "export").await?;
        let id = shown_job(&page).await?;
        let sent = starts(&app);
        assert_eq!(sent.len(), 2);
        assert!(
            sent[1].key().is_some() && sent[0].key() != sent[1].key(),
            "a new wish has a new key: {sent:#?}"
        );
        assert_eq!((app.api().jobs().await?, keeps(&page, &id).await?), (1, true));
        page.switch(other).await?;
        page.close_tab(form).await?;
        assert_entered(&page).await?;
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// The token that the gallery's first refresh makes.
const NEW: &str = "Bearer demo-2";

/// Fails unless the start was refused once and taken once, as the same wish.
fn assert_refused_and_sent_again(app: &App) {
    let sent = starts(app);
    let facts: Vec<_> = sent.iter().map(|asked| (asked.status, asked.header("authorization"))).collect();
    assert_eq!(facts, [(Some(401), Some("Bearer demo-1")), (Some(202), Some(NEW))]);
    assert!(sent[0].key().is_some() && sent[0].key() == sent[1].key(), "{sent:#?}");
    assert_eq!(sent[0].body, sent[1].body);
}
