//! In a browser: one button that asks for both, and keeps the focus.

// The test plays the app, which has a page; the components have none.
#![allow(clippy::disallowed_methods)]
// A test that does not find what it looks for has to fail.
#![allow(clippy::unwrap_used)]

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use waitwell_core::moment::Moment;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::PauseUpdates;
use crate::fixture::browser::settle;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn one_button_asks_for_both_and_keeps_the_focus() {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let paused = ArcRwSignal::new(None::<Moment>);
    let asked = ArcRwSignal::new(Vec::new());
    let (shown, taken) = (paused.clone(), asked.clone());
    let _mounted = mount_to(root.clone(), move || {
        let pause = Callback::new(move |is_wanted: bool| taken.update(|asked| asked.push(is_wanted)));
        let paused = Signal::derive(move || shown.get());
        view! { <PauseUpdates paused pause /> }
    });
    settle().await;
    let button: HtmlElement = root.query_selector("button").unwrap().unwrap().unchecked_into();
    button.focus().unwrap();
    for (now, words) in [(None, "Pause live updates"), (Some(Moment::from_ms(0)), "Resume live updates")] {
        paused.set(now);
        settle().await;
        assert_eq!(button.inner_text(), words);
        assert!(button.matches(":focus").unwrap());
        button.click();
    }
    assert_eq!(asked.get_untracked(), [true, false]);
    root.remove();
}
