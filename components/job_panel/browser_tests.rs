use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::view::{Cancel, JobView, Retry, RetryOffer};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::JobPanel;
use crate::fixture::browser::{Page, page};
use crate::fixture::samples::{canceled, completed, failed, id, queued, running};

wasm_bindgen_test_configure!(run_in_browser);

async fn drawn(job: JobView) -> Page {
    page(job, |job, ask| view! { <JobPanel job ask /> }.into_any()).await
}

/// Whether the focus is on the heading of the panel, and not on that of the page around it.
fn is_on_the_panels_heading(page: &Page) -> bool {
    page.find("h2[data-ww-heading]").unwrap().matches(":focus").unwrap()
}

#[wasm_bindgen_test]
async fn a_confirmed_cancel_leads_from_the_button_to_the_jobs_own_heading() {
    let page = drawn(running()).await;
    page.press("cancel").await;
    assert_eq!(page.focus(), "keep-running");
    page.press("confirm-cancel").await;
    assert_eq!(page.wishes(), [Ask::Cancel(id("exp_7Q2M4K").unwrap())]);
    page.show(JobView { cancel: Cancel::Sending, ..running() }).await;
    assert_eq!(page.focus(), "cancel");
    page.show(canceled()).await;
    assert!(is_on_the_panels_heading(&page));
}

#[wasm_bindgen_test]
async fn an_end_behind_the_open_dialog_leads_to_the_jobs_own_heading() {
    let page = drawn(running()).await;
    page.press("cancel").await;
    page.show(completed()).await;
    assert_eq!(page.focus(), "dismiss");
    page.press("dismiss").await;
    assert!(is_on_the_panels_heading(&page));
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn a_retry_that_begins_leads_to_the_jobs_own_heading() {
    let retry = Retry::Offered(RetryOffer::default());
    let page = drawn(JobView { retry, ..failed() }).await;
    page.press("retry").await;
    page.show(JobView { retry: Retry::Sending { only_failed: false }, ..failed() }).await;
    assert_eq!(page.focus(), "retry");
    page.show(queued()).await;
    assert!(is_on_the_panels_heading(&page));
}

#[wasm_bindgen_test]
async fn news_of_a_running_job_takes_no_focus_and_closes_no_dialog() {
    let page = drawn(running()).await;
    page.press("cancel").await;
    page.show(JobView { progress: crate::fixture::samples::rows(130_000, 400_000), ..running() }).await;
    assert_eq!(page.focus(), "keep-running");
    assert!(page.find("dialog:modal").is_some());
}
