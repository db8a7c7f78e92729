//! In a browser: the buttons ask, and the focus is not lost with them.

// The test plays the app, which has a page; the components have none.
#![allow(clippy::disallowed_methods)]
// A test that does not find what it looks for has to fail.
#![allow(clippy::unwrap_used)]

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use waitwell_core::announce::{Named, Said};
use waitwell_core::ask::Ask;
use waitwell_core::notice::Notice;
use waitwell_core::view::ShownStatus;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::Notices;
use crate::fixture::samples::id;

wasm_bindgen_test_configure!(run_in_browser);

fn notice(name: &str) -> Notice {
    let job = Named { title: Some(name.into()), ..Named::default() };
    let said = Said::Status { job, status: ShownStatus::Completed, done_of: None };
    Notice { job: id(name).unwrap(), was_away: true, said }
}

#[wasm_bindgen_test]
async fn a_notice_that_is_put_away_leaves_the_focus_in_its_place_and_the_others_stay() {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let notices = ArcRwSignal::new(vec![notice("a"), notice("b")]);
    let asks = ArcRwSignal::new(Vec::new());
    let (shown, taken) = (notices.clone(), asks.clone());
    let _mounted = mount_to(root.clone(), move || {
        let ask = Callback::new(move |ask: Ask| {
            // As the follower does: what is seen is told no longer.
            shown.update(|all| all.retain(|notice| !matches!(&ask, Ask::Seen(job) if *job == notice.job)));
            taken.update(|asks| asks.push(ask));
        });
        view! { <Notices notices=notices.clone() ask=ask /> }
    });
    let settle = async || {
        for _ in 0..5 {
            leptos::task::tick().await;
        }
    };
    let button = |css: &str| -> HtmlElement { root.query_selector(css).unwrap().unwrap().unchecked_into() };
    let focused = || document().active_element().and_then(|element| element.get_attribute("data-ww"));
    settle().await;
    button("[data-job='a'] [data-ask='open']").click();
    button("[data-job='a'] [data-ask='seen']").focus().unwrap();
    button("[data-job='a'] [data-ask='seen']").click();
    settle().await;
    assert_eq!(focused().as_deref(), Some("notices"));
    assert!(root.query_selector("[data-job='b']").unwrap().is_some());
    button("[data-job='b'] [data-ask='seen']").click();
    settle().await;
    assert_eq!(focused().as_deref(), Some("notices"), "also when nothing is left to tell");
    let [a, b] = ["a", "b"].map(|name| id(name).unwrap());
    assert_eq!(asks.get_untracked(), [Ask::Open(a.clone()), Ask::Seen(a), Ask::Seen(b)]);
    root.remove();
}
