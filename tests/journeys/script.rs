//! Steps of the manual script in `docs/accessibility.md`, as far as a browser can be led through them: what a virtual
//! screen reader reads, what is spoken, and where the focus is. How that sounds, a person has to hear.

use serde_json::json;
use waitwell_tests::{App, Key, Result, in_browser};

use crate::steps::{PANEL, open, shown_job, wait_bar, wait_status};

const HEADING: &str = "[data-ww='job-panel'] [data-ww-heading]";
const START: &str = "form[data-form='export'] button[type='submit']";
const UNDO: &str = "[data-ww='job-panel'] [data-ask='undo-cancel']";

#[tokio::test]
async fn steps_1_to_3_an_export_is_started_by_key_and_its_panel_reads_each_fact_once() -> Result {
    let app = App::start().await?;
    in_browser(app.url(), async |page| {
        page.goto("/").await?;
        let read = page.read_through("main").await?;
        assert!(
            read.iter().any(|line| line.starts_with("heading, ") && line.ends_with("level 1")),
            "{read:#?}"
        );
        assert_eq!(page.announcements().await?, Vec::<String>::new());

        page.tab_to(START).await?;
        page.strike(&[Key::Enter]).await?;
        shown_job(&page).await?;
        page.wait_announcement(" is queued.").await?;
        assert!(page.has_focus(START).await?, "a start takes the focus nowhere");

        wait_bar(&page, 0).await?;
        let read = page.read_through(PANEL).await?;
        let times = |what: &str| read.iter().filter(|line| line.contains(what)).count();
        assert_eq!((times("level 2"), times("current step"), times("progressbar")), (1, 1, 1), "{read:#?}");
        assert_eq!((times("In progress"), times("Not started") > 0), (1, true), "{read:#?}");

        wait_status(&page, "completed").await?;
        page.wait_announcement(" is ready.").await?;
        let said = page.announcements().await?;
        for once in [" is queued.", " is ready."] {
            assert_eq!(said.iter().filter(|said| said.ends_with(once)).count(), 1, "{said:#?}");
        }
        assert!(page.has_focus(START).await?, "and no news does");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}

#[tokio::test]
async fn step_13_a_cancel_is_undone_by_key_is_spoken_of_once_and_loses_no_focus() -> Result {
    let app = App::start().await?;
    let id = app.api().start("export", json!({ "pace": "90s" })).await?;
    in_browser(app.url(), async |page| {
        open(&page, &id).await?;
        wait_bar(&page, 0).await?;
        page.tab_to("[data-ww='job-panel'] [data-ask='cancel']").await?;
        page.strike(&[Key::Enter]).await?;
        page.tab_to("dialog [data-ask='confirm-cancel']").await?;
        page.strike(&[Key::Enter]).await?;
        wait_status(&page, "canceled").await?;
        page.wait_focus(HEADING).await?;
        let read = page.read_through(PANEL).await?;
        assert!(!read.iter().any(|line| line.contains("Nothing more will happen")), "{read:#?}");

        page.tab_to(UNDO).await?;
        page.strike(&[Key::Enter]).await?;
        wait_status(&page, "in-progress").await?;
        page.wait_focus(HEADING).await?;
        page.wait_announcement("the cancel was undone, and it goes on.").await?;
        let said = page.announcements().await?;
        assert_eq!(said.iter().filter(|said| said.contains("undone")).count(), 1, "{said:#?}");
        page.assert_no_console_errors().await
    })
    .await?;
    app.stop().await;
    Ok(())
}
