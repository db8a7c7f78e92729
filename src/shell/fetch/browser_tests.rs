// A test that does not find what it looks for has to fail.
#![allow(clippy::unwrap_used)]

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

use super::*;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/src/shell/fetch/endless.js")]
extern "C" {
    fn bytes_given() -> u32;
    fn was_aborted() -> bool;
}

/// How much a browser may hold ready beyond what was read.
const AHEAD: usize = 256 * 1024;

async fn ask(query: &str) -> Result<String, Answer> {
    let origin = window().location().origin().unwrap();
    body(reqwest::Client::new().get(format!("{origin}/endless{query}")).send().await.unwrap()).await
}

#[test]
async fn an_answer_without_an_end_is_aborted_as_soon_as_it_is_longer_than_can_be_read() {
    assert_eq!(ask("").await, Err(Answer::TooLong));
    assert!(was_aborted());
    let given = bytes_given() as usize;
    assert!(given > MAX_BODY && given < MAX_BODY + AHEAD, "{given}");
}

#[test]
async fn an_answer_that_says_itself_that_it_is_too_long_is_aborted_before_it_is_read() {
    assert_eq!(ask("?announced").await, Err(Answer::TooLong));
    assert!(was_aborted());
    assert!((bytes_given() as usize) < AHEAD, "{}", bytes_given());
}
