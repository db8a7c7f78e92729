//! What a person has entered stays in the form, whatever becomes of its start; and a new start is a new wish.

use serde_json::json;
use waitwell_tests::{Asked, Fault, Page, Result, in_browser};

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
