use leptos::prelude::*;
use waitwell_core::announce::{Announcement, Said};
use waitwell_core::ask::Ask;
use waitwell_core::view::{Cancel, CancelEffect, JobView, ShownStatus, Undo};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::CancelDialog;
use crate::fixture::browser::{Page, page, settle};
use crate::fixture::samples::{canceled, completed, id, running};

wasm_bindgen_test_configure!(run_in_browser);

async fn drawn(job: JobView) -> Page {
    page(job, |job, ask| view! { <CancelDialog job ask /> }.into_any()).await
}

async fn opened() -> Page {
    let page = drawn(running()).await;
    page.press("cancel").await;
    page
}

fn is_open(page: &Page) -> bool {
    page.find("dialog:modal").is_some()
}

#[wasm_bindgen_test]
async fn the_focus_starts_on_keep_running() {
    let page = opened().await;
    assert!(is_open(&page));
    assert_eq!(page.focus(), "keep-running");
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn escape_keeps_the_job_running_and_gives_the_focus_back() {
    let page = opened().await;
    assert!(page.key("Escape", false).await);
    assert!(!is_open(&page));
    assert_eq!(page.focus(), "cancel");
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn the_browsers_own_way_to_close_a_dialog_keeps_the_job_running() {
    let page = opened().await;
    let dialog = page.find("dialog").unwrap();
    let closed = leptos::web_sys::Event::new("close").unwrap();
    dialog.dispatch_event(&closed).unwrap();
    settle().await;
    assert!(!is_open(&page));
    assert_eq!(page.focus(), "cancel");
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn keep_running_keeps_it_running() {
    let page = opened().await;
    page.press("keep-running").await;
    assert!(!is_open(&page));
    assert_eq!(page.focus(), "cancel");
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn tab_stays_inside_the_dialog() {
    let page = opened().await;
    assert!(page.key("Tab", true).await, "back from the first button");
    assert_eq!(page.focus(), "confirm-cancel");
    assert!(page.key("Tab", false).await, "on from the last button");
    assert_eq!(page.focus(), "keep-running");
    assert!(!page.key("Tab", false).await, "between the buttons the browser moves the focus");
}

#[wasm_bindgen_test]
async fn a_double_click_on_confirm_asks_once() {
    let page = opened().await;
    let confirm = page.button("confirm-cancel").unwrap();
    confirm.click();
    confirm.click();
    settle().await;
    assert_eq!(page.wishes(), [Ask::Cancel(id("exp_7Q2M4K").unwrap())]);
    assert_eq!(page.focus(), "cancel");
}

#[wasm_bindgen_test]
async fn it_can_be_opened_and_answered_again() {
    let page = opened().await;
    page.press("keep-running").await;
    page.press("cancel").await;
    assert_eq!(page.focus(), "keep-running");
    page.press("confirm-cancel").await;
    assert_eq!(page.wishes().len(), 1);
}

#[wasm_bindgen_test]
async fn while_a_cancel_is_on_its_way_the_button_keeps_the_focus_and_does_nothing() {
    let page = opened().await;
    page.press("confirm-cancel").await;
    for cancel in [Cancel::Sending, Cancel::Asked { is_slow: false }] {
        page.show(JobView { cancel, ..running() }).await;
        assert_eq!(page.focus(), "cancel");
        page.press("cancel").await;
        assert!(!is_open(&page));
    }
    assert_eq!(page.wishes().len(), 1);
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_when_the_busy_button_goes() {
    let page = opened().await;
    page.press("confirm-cancel").await;
    page.show(JobView { cancel: Cancel::Sending, ..running() }).await;
    page.show(canceled()).await;
    assert_eq!(page.focus(), "heading");
}

#[wasm_bindgen_test]
async fn an_undo_on_its_way_keeps_the_focus_and_is_asked_for_once() {
    let offered = JobView { undo: Undo::Offered, ..canceled() };
    let page = drawn(offered.clone()).await;
    page.press("undo-cancel").await;
    assert_eq!(page.wishes(), [Ask::UndoCancel(id("exp_7Q2M4K").unwrap())]);
    for undo in [Undo::Sending, Undo::Unconfirmed, Undo::Sending] {
        page.show(JobView { undo, ..offered.clone() }).await;
        assert_eq!(page.focus(), "undo-cancel");
    }
    page.press("undo-cancel").await;
    assert_eq!(page.wishes().len(), 1);
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_when_the_job_goes_on_after_an_undo() {
    let page = drawn(JobView { undo: Undo::Offered, ..canceled() }).await;
    page.press("undo-cancel").await;
    page.show(JobView { undo: Undo::Sending, ..canceled() }).await;
    page.show(JobView { undo: Undo::Done, run: 2, ..running() }).await;
    assert!(page.button("undo-cancel").is_none());
    assert_eq!(page.focus(), "heading");
}

#[wasm_bindgen_test]
async fn an_undo_that_the_document_no_longer_offers_is_not_asked_for() {
    let page = drawn(JobView { undo: Undo::Offered, ..canceled() }).await;
    let button = page.button("undo-cancel").unwrap();
    page.set(canceled());
    button.click();
    settle().await;
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn an_end_takes_no_focus_from_where_the_person_is() {
    let (ending, other) = (drawn(running()).await, drawn(running()).await);
    let elsewhere = other.button("cancel").unwrap();
    elsewhere.focus().unwrap();
    ending.show(completed()).await;
    assert!(elsewhere.matches(":focus").unwrap());
}

#[wasm_bindgen_test]
async fn a_job_that_ends_while_the_dialog_is_open_is_not_canceled_any_more() {
    let page = opened().await;
    let confirm = page.button("confirm-cancel").unwrap();
    confirm.focus().unwrap();
    page.show(completed()).await;
    // Enter in that instant: the click of a button that has just gone.
    confirm.click();
    settle().await;
    assert_eq!(page.wishes(), []);
    assert!(is_open(&page));
    assert_eq!(page.focus(), "dismiss");
    assert!(page.button("confirm-cancel").is_none());
    let spoken = page.find("dialog [data-ww='live-region']").unwrap().text_content().unwrap();
    assert!(
        spoken.contains("This export has finished. It finished before it could be canceled."),
        "{spoken}"
    );
    page.press("dismiss").await;
    assert_eq!(page.focus(), "heading");
}

#[wasm_bindgen_test]
async fn an_end_that_the_page_has_not_drawn_yet_already_stops_the_cancel() {
    let page = opened().await;
    let confirm = page.button("confirm-cancel").unwrap();
    page.set(completed());
    confirm.click();
    settle().await;
    assert_eq!(page.wishes(), []);
    assert!(is_open(&page));
}

#[wasm_bindgen_test]
async fn every_ending_leads_the_focus_to_the_heading() {
    for status in ShownStatus::ALL.into_iter().filter(|status| status.is_over()) {
        let page = opened().await;
        page.show(JobView { status, ..completed() }).await;
        assert_eq!(page.focus(), "dismiss", "{status:?}");
        page.key("Escape", false).await;
        assert_eq!(page.focus(), "heading", "{status:?}");
        assert_eq!(page.wishes(), [], "{status:?}");
    }
}

#[wasm_bindgen_test]
async fn another_job_in_its_place_closes_the_question() {
    let page = opened().await;
    page.show(JobView { id: id("another"), ..running() }).await;
    assert!(!is_open(&page));
    assert_eq!(page.wishes(), []);
}

#[wasm_bindgen_test]
async fn trying_again_asks_again_and_says_the_effect_that_was_known() {
    let effect = CancelEffect { deletes: vec!["The draft".into()], ..CancelEffect::default() };
    let page = drawn(JobView { cancel: Cancel::Offered(effect), ..running() }).await;
    page.show(JobView { cancel: Cancel::Unconfirmed, ..running() }).await;
    page.press("cancel").await;
    assert_eq!(page.wishes(), []);
    assert!(page.find("[data-effect='deleted']").unwrap().text_content().unwrap().contains("The draft"));
    page.press("confirm-cancel").await;
    assert_eq!(page.wishes().len(), 1);
}

#[wasm_bindgen_test]
async fn while_it_is_open_what_is_said_aloud_is_said_inside() {
    let job = id("exp_7Q2M4K").unwrap();
    let page = opened().await;
    assert_eq!(page.asks(), [Ask::SpeakInDialog(job.clone())]);
    let region = |at| format!("dialog [data-ww='live-region']:nth-of-type({at})");
    let texts = || [2, 3].map(|at| page.find(&region(at)).unwrap().text_content().unwrap());
    assert_eq!(texts(), ["", ""], "the question is read with the dialog, not spoken");
    let said_in_dialog = Some(Announcement { number: 1, said: Said::Ended { count: 3 } });
    page.show(JobView { said_in_dialog, ..running() }).await;
    assert_eq!(texts(), ["", "3 jobs have ended."]);
    assert_eq!(page.focus(), "keep-running");
    page.key("Escape", false).await;
    assert_eq!(page.asks(), [Ask::SpeakInDialog(job.clone()), Ask::SpeakInPage(job)]);
}

#[wasm_bindgen_test]
async fn a_dialog_that_goes_with_its_page_lets_the_page_speak_again() {
    let page = page(running(), |job, ask| {
        let is_drawn = RwSignal::new(true);
        view! {
            <button data-ask="leave" on:click=move |_| is_drawn.set(false)></button>
            {move || is_drawn.get().then(|| view! { <CancelDialog job ask /> })}
        }
        .into_any()
    })
    .await;
    page.press("cancel").await;
    page.button("leave").unwrap().click();
    settle().await;
    assert!(matches!(page.asks()[..], [Ask::SpeakInDialog(_), Ask::SpeakInPage(_)]), "{:?}", page.asks());
}
