//! Importing a file: rows with mistakes, a column to choose, a file that is too large.

use serde_json::json;
use waitwell_tests::{App, Page, Result, in_browser};

use crate::row::{assert_at_rest, assert_plain};
use crate::steps::{start, submit, wait_status};

const NOTICE: &str = "form[data-form='import'] [data-ww='start-notice']";

#[tokio::test]
async fn an_import_with_mistakes_says_which_rows_were_left_out_and_why() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        sample(&page, 2).await?;
        let id = start(&page, "import").await?;
        wait_status(&page, "partly-completed").await?;
        assert_plain(&page).await?;
        page.picture("import-with-mistakes").await?;
        let job = app.api().job(&id).await?;
        let text = page.text("[data-ww='result-summary']").await?;
        let left_out =
            ["skipped", "failed"].map(|name| job["result"][name].as_array().cloned().unwrap_or_default());
        let reasons: Vec<_> = left_out.concat();
        assert!(reasons.len() >= 3, "{reasons:?}");
        for reason in reasons {
            let reason = reason["text"].as_str().unwrap_or_default();
            assert!(text.contains(reason), "{reason:?} is not in:\n{text}");
        }
        assert!(text.contains("were changed."), "{text}");
        assert!(text.contains(job["result"]["safe_to_use"].as_str().unwrap_or_default()), "{text}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn an_import_waits_for_the_answer_to_its_question_and_goes_on() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        sample(&page, 3).await?;
        let id = start(&page, "import").await?;
        wait_status(&page, "needs-action").await?;
        assert_plain(&page).await?;
        page.wait_announcement("needs action from you before it can go on.").await?;
        page.picture("import-needs-action").await?;
        page.click("[data-ww='job-panel'] a[data-ask='act']").await?;
        page.wait_for("#column").await?;
        page.picture("import-column").await?;
        page.click("main form button[type='submit']").await?;
        wait_status(&page, "completed").await?;
        let job = app.api().job(&id).await?;
        assert_eq!(job["run"], json!(1));
        for words in ["needs action from you before it can go on.", "is complete."] {
            page.wait_announcement(words).await?;
        }
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_at_the_form_and_stays_chosen() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        sample(&page, 4).await?;
        submit(&page, "import").await?;
        page.wait_attribute(NOTICE, "data-start", "refused").await?;
        assert_eq!(page.attribute(NOTICE, "data-problem").await?.as_deref(), Some("file-too-large"));
        page.picture("import-too-large").await?;
        let text = page.text(NOTICE).await?;
        assert!(text.contains("The file is too large."), "{text}");
        assert!(text.contains("what you entered is still here"), "{text}");
        let files = "return document.querySelector('#import-file').files[0]?.name";
        assert_eq!(page.evaluate(files, json!([])).await?, json!("customers-of-ten-years.csv"));
        assert_eq!(app.api().jobs().await?, 0);
        assert_at_rest(&page, &[]).await
    })
    .await?;
    app.stop().await;
    Ok(())
}

/// Takes one of the sample files: all good, with mistakes, without an email column, too large.
async fn sample(page: &Page, number: usize) -> Result {
    page.click(&format!(".samples button:nth-of-type({number})")).await
}
