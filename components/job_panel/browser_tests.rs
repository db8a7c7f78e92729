use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlTextAreaElement, MouseEvent};
use waitwell_core::ask::{Ask, Copied};
use waitwell_core::view::{Cancel, Copying, JobView, Retry, RetryOffer, Undo};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::JobPanel;
use crate::copy::use_copy;
use crate::fixture::browser::{Page, page, settle};
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

#[wasm_bindgen_test]
async fn one_click_asks_for_the_details_to_be_copied_and_keeps_the_focus() {
    let page = drawn(failed()).await;
    page.press("copy-details").await;
    let details = use_copy().panel.details(&failed()).unwrap();
    assert_eq!(page.wishes(), [Ask::CopyDetails(id("exp_7Q2M4K").unwrap(), details)]);
    page.show(JobView { copying: Copying::Done(Copied::Details), ..failed() }).await;
    assert_eq!(page.focus(), "copy-details");
    assert_eq!(page.find(".ww-job-panel__copied").unwrap().inner_text(), "Details for support copied.");
}

#[wasm_bindgen_test]
async fn a_text_that_could_not_be_copied_is_selected_as_a_whole_by_its_focus() {
    let page = drawn(failed()).await;
    page.press("copy-details").await;
    page.show(JobView { copying: Copying::Refused("Job ID: a\nCode: b".into()), ..failed() }).await;
    assert_eq!(page.focus(), "copy-details", "the focus stays where the person is");
    let field: HtmlTextAreaElement = page.find("textarea").unwrap().unchecked_into();
    assert_eq!((field.value().as_str(), field.read_only()), ("Job ID: a\nCode: b", true));
    field.focus().unwrap();
    assert_eq!((field.selection_start(), field.selection_end()), (Ok(Some(0)), Ok(Some(17))));
}

/// A click of the pointer at this place, on the button that asks for `ask`.
async fn click_at(page: &Page, ask: &str, (x, y): (i32, i32)) {
    let click = MouseEvent::new("click").unwrap();
    click
        .init_mouse_event_with_can_bubble_arg_and_cancelable_arg_and_view_arg_and_detail_arg_and_screen_x_arg_and_screen_y_arg_and_client_x_arg_and_client_y_arg(
            "click", true, true, None, 1, x, y, x, y,
        );
    page.button(ask).unwrap().dispatch_event(&click).unwrap();
    settle().await;
}

#[wasm_bindgen_test]
async fn the_second_click_on_undo_is_kept_from_whatever_has_come_into_its_place() {
    let page = drawn(JobView { undo: Undo::Offered, ..canceled() }).await;
    let job = id("exp_7Q2M4K").unwrap();
    click_at(&page, "undo-cancel", (80, 40)).await;
    page.show(JobView { undo: Undo::Done, run: 2, ..running() }).await;
    click_at(&page, "copy-details", (82, 41)).await;
    click_at(&page, "cancel", (81, 40)).await;
    assert_eq!(page.asks(), [Ask::UndoCancel(job.clone())]);
    assert!(page.find("dialog:modal").is_none());
    // Elsewhere, a click is a click.
    click_at(&page, "copy-id", (80, 300)).await;
    assert_eq!(page.asks(), [Ask::UndoCancel(job.clone()), Ask::CopyId(job)]);
}
