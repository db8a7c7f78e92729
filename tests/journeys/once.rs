//! One wish of a person is one job, however often it is clicked or sent.

use waitwell_tests::{App, Fault, Key, Result, in_browser};

use crate::steps::{shown_job, submit, wait_status};

// F33
#[tokio::test]
async fn a_double_click_or_a_held_enter_starts_one_job() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        let button = page.wait_for("form[data-form='export'] button[type='submit']").await?;
        page.driver().action_chain().double_click_element(&button).perform().await?;
        shown_job(&page).await?;
        wait_status(&page, "completed").await?;
        assert_eq!(app.api().jobs().await?, 1);
        // A held key, on a server that answers before the finger is up.
        page.press(Key::Enter + "\n\n\n\n").await?;
        let rows = ".ww-recent-activity__row[data-status='completed']";
        page.wait("another job is done", async || Ok(page.count(rows).await? > 1)).await?;
        let started = app
            .faults()
            .asked()
            .into_iter()
            .filter(|asked| asked.path == "/api/jobs" && asked.method == "POST");
        let keys: std::collections::BTreeSet<_> =
            started.map(|asked| asked.key().map(str::to_owned)).collect();
        assert_eq!(keys.len(), app.api().jobs().await?);
        assert_eq!(keys.len(), 2, "{keys:?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_start_whose_answer_is_lost_is_sent_again_under_its_own_key() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        app.faults().once("POST", "/api/jobs", Fault::AnswerLost);
        submit(&page, "export").await?;
        shown_job(&page).await?;
        wait_status(&page, "completed").await?;
        let sent = app.faults().asked_for("POST", "/api/jobs");
        assert_eq!(sent.len(), 2);
        assert!(sent[0].key().is_some() && sent[0].key() == sent[1].key(), "{sent:?}");
        assert_eq!(app.api().jobs().await?, 1);
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_refresh_before_the_answer_finds_the_job_that_was_started() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        // The server takes it, and no answer ever comes.
        app.faults().always("POST", "/api/jobs", Fault::AnswerLost);
        submit(&page, "export").await?;
        page.wait("the start arrives", async || Ok(app.api().jobs().await? == 1)).await?;
        page.reload().await?;
        app.faults().mend();
        page.wait_for("[data-ww='recent-activity'] .ww-recent-activity__row[data-status='completed']")
            .await?;
        assert_eq!(app.api().jobs().await?, 1);
        let sent = app.faults().asked_for("POST", "/api/jobs");
        assert!(sent.iter().all(|asked| asked.key() == sent[0].key()), "{sent:?}");
        Ok(())
    })
    .await?;
    app.stop().await;
    Ok(())
}
