//! A failure that names its fix, and the way on from there.

use serde_json::json;
use waitwell_tests::{App, Result, in_browser};

use crate::row::{assert_plain, assert_said_once, keeps};
use crate::steps::{choose, start, wait_status};

const RETRY: &str = "[data-ww='job-panel'] [data-ww='retry-panel']";

#[tokio::test]
async fn a_failed_report_names_the_fix_and_goes_on_where_it_stopped() -> Result {
    let app = App::start().await?;
    app.api().post("/api/credentials/expire", &json!({})).await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        let id = start(&page, "report").await?;
        wait_status(&page, "failed").await?;
        assert_plain(&page).await?;
        assert_eq!(page.attribute(RETRY, "data-problem").await?.as_deref(), Some("credentials-expired"));
        page.picture("report-failed").await?;
        let before = app.api().job(&id).await?;
        let text = page.text(RETRY).await?;
        for part in [
            "What was done so far is safe.",
            "Retry continues from “Sending report”",
            "It will not create duplicates.",
            "Your filters and settings are kept.",
            "Start over opens the form with the same inputs.",
        ] {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
        let label = before["retry"]["fix_first"]["label"].as_str().unwrap_or_default().to_owned();
        assert!(!label.is_empty() && text.contains(&label), "{label:?} is not in:\n{text}");

        // The fix is at the other end of the link.
        page.click(&format!("{RETRY} .ww-retry-panel__fix a")).await?;
        page.click("main .ww-button--primary").await?;
        page.wait_attribute("[data-gallery='sign-in']", "data-state", "good").await?;
        page.click("main a[href*='job=']").await?;
        wait_status(&page, "failed").await?;

        page.click(&format!("{RETRY} [data-ask='retry']")).await?;
        wait_status(&page, "completed").await?;
        page.picture("report-after-retry").await?;
        let after = app.api().job(&id).await?;
        assert_eq!((&before["run"], &after["run"]), (&json!(1), &json!(2)));
        for stage in 0..2 {
            assert_eq!(after["stages"][stage], before["stages"][stage], "an earlier stage was done again");
        }
        assert_eq!(after["inputs"], before["inputs"]);
        assert_eq!(app.faults().asked_for("POST", "/retry").len(), 1);
        page.wait_announcement("is ready.").await?;
        page.assert_no_console_errors().await?;
        assert!(keeps(&page, &id).await?);
        assert_said_once(&page).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn only_the_rows_that_were_locked_are_retried_and_the_numbers_add_up() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        page.click(".samples button:nth-of-type(1)").await?;
        let choose = "const select = document.querySelector('#import-trouble');
            select.value = 'records-locked';
            select.dispatchEvent(new Event('change', { bubbles: true }))";
        page.evaluate(choose, json!([])).await?;
        let id = start(&page, "import").await?;
        wait_status(&page, "partly-completed").await?;
        assert_plain(&page).await?;
        page.picture("import-with-locked-rows").await?;
        let before = app.api().job(&id).await?;
        let total = before["result"]["total"].as_u64().unwrap_or_default();
        assert_eq!(before["result"]["done"], json!(total - 2));
        let button = format!("{RETRY} [data-ask='retry-failed']");
        assert_eq!(page.text(&button).await?, "Retry only what is missing (2 rows)");
        let text = page.text(RETRY).await?;
        for part in
            ["leaves what is done as it is and creates nothing twice.", "It usually takes 1 to 5 seconds."]
        {
            assert!(text.contains(part), "{part:?} is not in:\n{text}");
        }
        assert_eq!(page.count(&format!("{RETRY} [data-ask='retry']")).await?, 1);

        let button = page.wait_for(&button).await?;
        page.driver().action_chain().double_click_element(&button).perform().await?;
        wait_status(&page, "completed").await?;
        page.picture("import-after-retry-of-what-failed").await?;
        let after = app.api().job(&id).await?;
        assert_eq!((&before["run"], &after["run"]), (&json!(1), &json!(2)));
        assert_eq!(after["result"]["done"], json!(total));
        assert_eq!(after["stages"][0], before["stages"][0], "no row was checked again");
        assert_eq!(after["inputs"], before["inputs"]);
        let sent = app.faults().asked_for("POST", "/retry");
        assert_eq!(sent.len(), 1, "two clicks are one wish: {sent:#?}");
        assert!(sent[0].key().is_some_and(|key| key.contains("1-retry-failed")), "{sent:#?}");
        page.wait_announcement("is complete.").await?;
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn starting_over_fills_the_form_with_what_the_job_was_started_with() -> Result {
    let app = App::start().await?;
    // A year without orders, so it fails.
    let id = app.api().start("report", json!({ "year": "2024", "pace": "8s" })).await?;
    in_browser(app.url(), async |page| {
        page.goto(&format!("/?job={id}")).await?;
        wait_status(&page, "failed").await?;
        choose(&page, "report-pace-90s").await?;
        page.click(&format!("{RETRY} [data-ask='start-over']")).await?;
        let chosen = async |name: &str| {
            let script =
                "return document.querySelector(`input[name='${arguments[0]}']:checked`)?.value ?? ''";
            page.evaluate(script, json!([name])).await
        };
        page.wait("the form is filled", async || Ok(chosen("report-year").await? == json!("2024"))).await?;
        assert_eq!(chosen("report-pace").await?, json!("8s"));
        page.wait("the form has the focus", async || Ok(page.focused().await?.starts_with("report-year")))
            .await?;
        assert_eq!(app.api().jobs().await?, 1, "nothing is started before the person says so");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
