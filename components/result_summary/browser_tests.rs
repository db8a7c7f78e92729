use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::view::{FileLink, FileView, JobView, ResultView};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::ResultSummary;
use crate::fixture::browser::{Page, page};
use crate::fixture::samples::{completed, file, id};

wasm_bindgen_test_configure!(run_in_browser);

/// A job whose file lies in this very page, so that to follow the link leads nowhere.
fn with_link(link: FileLink) -> JobView {
    let files = vec![FileView { name: None, link, ..file() }];
    JobView { result: Some(ResultView { files, ..ResultView::default() }), ..completed() }
}

fn ready(address: &str) -> JobView {
    with_link(FileLink::Ready(address.into()))
}

async fn drawn(job: JobView) -> Page {
    page(job, |job, ask| view! { <ResultSummary job ask /> }.into_any()).await
}

#[wasm_bindgen_test]
async fn who_fetches_a_file_has_the_server_looked_at() {
    let page = drawn(ready("#file")).await;
    page.press("download").await;
    assert_eq!(page.asks(), [Ask::LookAgain(id("exp_7Q2M4K").unwrap())]);
}

#[wasm_bindgen_test]
async fn a_fresh_link_takes_the_place_of_the_old_one_under_the_focus() {
    let page = drawn(ready("#file")).await;
    page.press("download").await;
    page.show(ready("#fresh")).await;
    assert_eq!(page.focus(), "download");
    assert_eq!(page.button("download").unwrap().get_attribute("href").as_deref(), Some("#fresh"));
}

#[wasm_bindgen_test]
async fn the_focus_of_a_link_that_goes_is_led_to_the_heading() {
    let page = drawn(ready("#file")).await;
    page.press("download").await;
    page.show(with_link(FileLink::Expired)).await;
    assert_eq!(page.focus(), "heading");
    assert!(page.find("[data-file='expired']").is_some());
}
