use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::view::{ErrorView, FailedOffer, JobView, Retry};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::RetryPanel;
use super::fixtures::{fix_first, only};
use crate::fixture::browser::{Page, page};
use crate::fixture::samples::{id, queued};

wasm_bindgen_test_configure!(run_in_browser);

async fn drawn(job: JobView) -> Page {
    page(job, |job, ask| view! { <RetryPanel job ask /> }.into_any()).await
}

#[wasm_bindgen_test]
async fn a_retry_on_its_way_keeps_the_focus_and_is_asked_for_once() {
    let page = drawn(fix_first()).await;
    page.press("retry").await;
    assert_eq!(page.asks(), [Ask::Retry(id("exp_7Q2M4K").unwrap())]);
    page.show(JobView { retry: Retry::Sending { only_failed: false }, ..fix_first() }).await;
    assert_eq!(page.focus(), "retry");
    page.press("retry").await;
    assert_eq!(page.asks().len(), 1);
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_when_the_new_run_begins() {
    let page = drawn(fix_first()).await;
    page.press("retry").await;
    page.show(JobView { retry: Retry::Sending { only_failed: false }, ..fix_first() }).await;
    page.show(queued()).await;
    assert!(page.button("retry").is_none());
    assert_eq!(page.focus(), "heading");
}

#[wasm_bindgen_test]
async fn the_servers_words_among_the_details_say_their_language_and_words_for_machines_do_not() {
    let job = fix_first();
    let language = Some("de".to_owned());
    let error = job.error.clone().map(|error| ErrorView {
        title: Some("Die Anmeldung ist abgelaufen.".into()),
        language: language.clone(),
        ..error
    });
    let page = drawn(JobView { error, language, ..job }).await;
    page.press("show-details").await;
    let expected = [("Code", None), ("Type", None), ("Step", Some("de")), ("Message", Some("de"))];
    for (at, (term, lang)) in expected.into_iter().enumerate() {
        let row = format!(".ww-retry-panel__details dl > div:nth-of-type({})", at + 1);
        assert_eq!(page.find(&format!("{row} dt")).unwrap().text_content().as_deref(), Some(term));
        assert_eq!(
            page.find(&format!("{row} bdi")).unwrap().get_attribute("lang").as_deref(),
            lang,
            "{term}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_retry_of_only_what_is_missing_keeps_the_focus_and_is_asked_for_once() {
    let offered = only(FailedOffer { count: Some(2), ..FailedOffer::default() });
    let page = drawn(offered.clone()).await;
    page.press("retry-failed").await;
    assert_eq!(page.asks(), [Ask::RetryFailed(id("exp_7Q2M4K").unwrap())]);
    page.show(JobView { retry: Retry::Sending { only_failed: true }, ..offered }).await;
    assert_eq!(page.focus(), "retry-failed");
    page.press("retry-failed").await;
    assert_eq!(page.asks().len(), 1);
    page.show(queued()).await;
    assert_eq!(page.focus(), "heading");
}

#[wasm_bindgen_test]
async fn details_open_and_close_and_give_the_id_to_copy() {
    let page = drawn(fix_first()).await;
    assert!(page.button("copy-id").is_none());
    page.press("show-details").await;
    let button = page.button("show-details").unwrap();
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(page.focus(), "show-details");
    let panel = page.find(&format!("#{}", button.get_attribute("aria-controls").unwrap())).unwrap();
    let text = panel.text_content().unwrap();
    for part in ["E-4102", "credentials-expired", "Final check", "exp_7Q2M4K"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    page.press("copy-id").await;
    assert_eq!(page.asks(), [Ask::CopyId(id("exp_7Q2M4K").unwrap())]);
    page.press("show-details").await;
    assert!(page.button("copy-id").is_none());
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn details_stay_open_while_the_job_is_heard_of() {
    let page = drawn(fix_first()).await;
    page.press("show-details").await;
    page.show(JobView { note: Some("Still the same failure".into()), ..fix_first() }).await;
    assert!(page.button("copy-id").is_some());
}

#[wasm_bindgen_test]
async fn start_over_and_dismiss_give_their_own_wish() {
    let page =
        drawn(JobView { retry: Retry::Denied { only_failed: false, detail: None }, ..fix_first() }).await;
    page.press("start-over").await;
    page.press("dismiss").await;
    let job = id("exp_7Q2M4K").unwrap();
    assert_eq!(page.asks(), [Ask::StartOver(job.clone()), Ask::Dismiss(job)]);
    page.show(fix_first()).await;
    assert_eq!(page.focus(), "heading");
}
