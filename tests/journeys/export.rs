//! From the click to the file, and what a refresh or a closed tab changes about it: nothing.

use std::fs;

use serde_json::json;
use waitwell::locales::english::LANGUAGE;
use waitwell_tests::{App, Result, in_browser};

use crate::row::{assert_at_rest, assert_plain, assert_said_once, keeps, running};
use crate::steps::{PANEL, bar, choose, open, shown_job, start, submit, wait_bar, wait_status};

const FILE: &str = ".ww-result-summary__file";
const DOWNLOAD: &str = "a[data-ask='download']";

#[tokio::test]
async fn an_export_goes_from_the_click_to_a_file_that_is_what_its_card_says() -> Result {
    let app = App::start().await?;
    let downloads = tempfile::tempdir()?;
    in_browser(app.url(), async |page| {
        page.downloads_to(downloads.path()).await?;
        page.goto("/").await?;
        page.picture("live-page").await?;
        let id = start(&page, "export").await?;

        wait_status(&page, "in-progress").await?;
        page.wait_for("[data-stage='prepare'][data-stage-status='current']").await?;
        wait_bar(&page, 0).await?;
        page.wait_text("[data-progress='measured']", " rows").await?;
        page.wait_for("[data-stage='prepare'][data-stage-status='done']").await?;
        page.picture("export-in-progress").await?;
        assert_plain(&page).await?;

        wait_status(&page, "completed").await?;
        page.wait_attribute("[data-ww='result-summary']", "data-outcome", "full").await?;
        page.picture("export-completed").await?;
        assert_plain(&page).await?;

        let job = app.api().job(&id).await?;
        let file = &job["result"]["files"][0];
        let (bytes, rows) = (file["bytes"].as_u64().unwrap(), file["rows"].as_u64().unwrap());
        let card = page.text(FILE).await?;
        assert!(card.contains("orders.csv"), "{card}");
        assert!(card.contains(&LANGUAGE.bytes(bytes)), "{card}");
        assert!(card.contains(&LANGUAGE.number(rows)), "{card}");

        // The link in the page, as the person's browser follows it.
        page.click(DOWNLOAD).await?;
        let saved = downloads.path().join("orders.csv");
        page.wait("the file is saved", async || {
            Ok(fs::metadata(&saved).is_ok_and(|file| file.len() == bytes))
        })
        .await?;
        let lines = fs::read_to_string(&saved)?.lines().count() as u64;
        assert_eq!(lines, rows + 1, "one line for each row, and the headings");

        let title = "Export “Orders, refunds and invoices as CSV”";
        page.wait_announcement(&format!("{title} is ready.")).await?;
        let said = page.announcements().await?;
        for sentence in [format!("{title} is queued."), format!("{title} is ready.")] {
            assert_eq!(said.iter().filter(|said| **said == sentence).count(), 1, "{said:#?}");
        }
        assert!(
            said.iter().all(|said| !said.contains("ago") && !said.contains("Still working")),
            "{said:#?}"
        );
        assert!(said.len() <= 8, "{said:#?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_refresh_in_the_middle_changes_nothing_and_announces_nothing() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        choose(&page, "export-pace-90s").await?;
        let id = start(&page, "export").await?;
        let done = wait_bar(&page, 0).await?;
        let times = page.text(".ww-job-panel__times").await?;
        assert!(times.contains("Started"), "{times}");

        page.reload().await?;
        wait_status(&page, "in-progress").await?;
        assert_eq!(shown_job(&page).await?, id);
        page.wait_text(".ww-job-panel__times", &times).await?;
        page.wait("the counts are back", async || Ok(bar(&page).await?.is_some())).await?;
        let restored = bar(&page).await?.unwrap_or_default();
        assert!(restored >= done, "{restored} rows after the refresh, {done} before");

        wait_bar(&page, restored).await?;
        assert_eq!(page.announcements().await?, Vec::<String>::new(), "what was known is no news");
        assert_eq!(app.faults().asked_for("POST", "/api/jobs").len(), 1);
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_job_is_found_again_after_its_tab_was_closed() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        choose(&page, "export-pace-90s").await?;
        let id = start(&page, "export").await?;
        let done = wait_bar(&page, 0).await?;
        let started = app.api().job(&id).await?["started_at"].clone();

        let first = page.open_tab().await?;
        let second = page.driver().window().await?;
        page.switch(first).await?;
        page.close_tab(second).await?;
        page.goto("/").await?;

        let row = format!(".ww-recent-activity__row[data-job='{id}']");
        page.wait_attribute(&row, "data-status", "in-progress").await?;
        assert_eq!(page.count(PANEL).await?, 0);
        page.picture("returned").await?;
        page.click(&format!("{row} [data-ask='open']")).await?;
        assert_eq!(shown_job(&page).await?, id);
        wait_status(&page, "in-progress").await?;
        assert!(wait_bar(&page, 0).await? >= done);
        assert_eq!(app.api().job(&id).await?["started_at"], started);
        assert_eq!(
            page.attribute(&format!("{row} [data-ask='open']"), "aria-current").await?.as_deref(),
            Some("true")
        );
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// F52
#[tokio::test]
async fn a_partly_finished_export_says_what_is_missing_why_and_what_is_safe() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        page.click("#export-archived").await?;
        let id = start(&page, "export").await?;
        wait_status(&page, "partly-completed").await?;
        page.wait_attribute("[data-ww='result-summary']", "data-outcome", "partial").await?;
        page.picture("export-partly-completed").await?;

        let result = app.api().job(&id).await?["result"].clone();
        let count = |name: &str| LANGUAGE.number(result[name].as_u64().unwrap());
        let text = page.text("[data-ww='result-summary']").await?;
        let skipped = LANGUAGE.number(result["skipped"][0]["count"].as_u64().unwrap());
        for part in [
            "Your export is partly finished.".to_owned(),
            format!("{} of {} rows done.", count("done"), count("total")),
            format!("{skipped} rows skipped because you no longer have permission to view archived records."),
            "A retry would not change this.".to_owned(),
            result["safe_to_use"].as_str().unwrap().to_owned(),
            "Running it again will not create duplicates.".to_owned(),
        ] {
            assert!(text.contains(&part), "{part:?} is not in:\n{text}");
        }
        assert_eq!(page.count(DOWNLOAD).await?, 1);
        let ending = format!("is partly finished: {} of {} done.", count("done"), count("total"));
        page.wait_announcement(&ending).await?;
        page.assert_no_console_errors().await?;
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_job_of_a_list_opens_again_with_its_file() -> Result {
    let app = App::start().await?;
    let id =
        app.api().start("export", serde_json::json!({ "pace": "fast", "include_archived": false })).await?;
    app.api().wait(&id, "completed").await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_status(&page, "completed").await?;
        let href = page.attribute(DOWNLOAD, "href").await?.unwrap_or_default();
        let (status, body) = app.api().fetch(&href).await?;
        assert_eq!((status, body.is_empty()), (200, false));
        assert_eq!(page.announcements().await?, Vec::<String>::new());
        // A second job beside it takes nothing away from it.
        submit(&page, "export").await?;
        page.wait("the new job opens", async || Ok(shown_job(&page).await? != id)).await?;
        page.wait_for(&format!(".ww-recent-activity__row[data-job='{id}'][data-status='completed']")).await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

// A15
#[tokio::test]
async fn news_of_a_running_job_leaves_alone_what_the_person_has_selected() -> Result {
    let (app, id) = running().await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        let done = wait_bar(&page, 0).await?;
        // From the title to the line that ticks, with all that changes between them.
        let select = "const [from, to] = [...arguments].map((part) => document.querySelector(part));
            getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);";
        page.evaluate(select, json!([".ww-job-panel__heading", ".ww-job-panel__guidance"])).await?;
        let ends = "const { anchorNode, focusNode, isCollapsed } = getSelection();
            return [anchorNode.className, focusNode.className, isCollapsed]";
        let before = page.evaluate(ends, json!([])).await?;
        assert_eq!(before, json!(["ww-job-panel__heading", "ww-job-panel__guidance", false]));
        wait_bar(&page, done).await?;
        assert_eq!(page.evaluate(ends, json!([])).await?, before);
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}
