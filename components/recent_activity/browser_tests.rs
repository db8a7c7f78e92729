//! In a browser: the focus stays where the person put it.

// The test plays the app, which has a page; the components have none.
#![allow(clippy::disallowed_methods)]
// A test that does not find what it looks for has to fail.
#![allow(clippy::unwrap_used)]

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlElement, HtmlInputElement};
use waitwell_core::ask::Ask;
use waitwell_core::id::JobId;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::{RecentActivity, RecentRow, RecentState};
use crate::fixture::samples::{completed, id};

wasm_bindgen_test_configure!(run_in_browser);

/// A page with a list, of which the test holds the rows and hears the asks.
struct Page {
    root: HtmlElement,
    rows: ArcRwSignal<Vec<RecentRow>>,
    asks: ArcRwSignal<Vec<Ask>>,
    _mounted: Box<dyn std::any::Any>,
}

fn rows(ids: &str) -> Vec<RecentRow> {
    let row = |id: JobId| RecentRow { id, job: ArcSignal::stored(completed()) };
    ids.chars().filter_map(|letter| id(&letter.to_string()).map(row)).collect()
}

async fn settle() {
    for _ in 0..5 {
        leptos::task::tick().await;
    }
}

impl Page {
    async fn with(ids: &'static str) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let (list, asks) = (ArcRwSignal::new(Vec::new()), ArcRwSignal::new(Vec::new()));
        let (shown, taken) = (list.clone(), asks.clone());
        let mounted = mount_to(root.clone(), move || {
            shown.set(rows(ids));
            view! {
                <RecentActivity
                    rows=shown
                    state=Signal::stored(RecentState::Ready)
                    ask=Callback::new(move |ask| taken.update(|asks| asks.push(ask)))
                />
            }
        });
        settle().await;
        Self { root, rows: list, asks, _mounted: Box::new(mounted) }
    }

    async fn show(&self, ids: &str) {
        self.rows.set(rows(ids));
        settle().await;
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn order(&self) -> String {
        let first = self.find("ul").first_element_child();
        let rows = std::iter::successors(first, |row| row.next_element_sibling());
        rows.filter_map(|row| row.get_attribute("data-job")).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn focused() -> Option<HtmlElement> {
    document().active_element().map(JsCast::unchecked_into)
}

#[wasm_bindgen_test]
async fn a_row_under_the_focus_keeps_it_and_its_place() {
    let page = Page::with("abc").await;
    let row = page.find("[data-job=b] [data-ask=open]");
    row.focus().unwrap();
    page.show("cba").await;
    assert_eq!((page.order().as_str(), focused().as_ref()), ("abc", Some(&row)));
    page.show("xcba").await;
    assert_eq!((page.order().as_str(), focused().as_ref()), ("xabc", Some(&row)));
    page.show("xab").await;
    assert_eq!((page.order().as_str(), focused().as_ref()), ("xab", Some(&row)));
    row.blur().unwrap();
    page.show("bax").await;
    assert_eq!(page.order(), "bax");
}

#[wasm_bindgen_test]
async fn removing_a_row_leaves_the_focus_on_the_heading() {
    let page = Page::with("abc").await;
    let button = page.find("[data-job=b] [data-ask=remove]");
    button.focus().unwrap();
    button.click();
    page.show("ac").await;
    assert_eq!(page.asks.get_untracked(), id("b").map(Ask::Remove).into_iter().collect::<Vec<_>>());
    assert_eq!(focused(), Some(page.find("h2")));
}

#[wasm_bindgen_test]
async fn a_press_on_the_title_opens_the_job() {
    let page = Page::with("abc").await;
    page.find("[data-job=c] [data-ask=open]").click();
    assert_eq!(page.asks.get_untracked(), id("c").map(Ask::Open).into_iter().collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn an_id_opens_its_job_and_what_is_none_is_said_at_the_field() {
    let page = Page::with("").await;
    let find = |css: &str| page.root.query_selector(css).unwrap();
    let input: HtmlInputElement = find(".ww-recent-activity__id").unwrap().unchecked_into();
    let button: HtmlElement = find("[data-ask='find']").unwrap().unchecked_into();
    let enter = async |text: &str| {
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
        button.click();
        settle().await;
    };
    for text in ["", "exp 1", "../../admin", "<b>"] {
        enter(text).await;
        assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"), "{text}");
        let said = find(".ww-recent-activity__no-id").unwrap().text_content().unwrap();
        assert!(said.starts_with("This is not a complete job ID."), "{said}");
    }
    assert_eq!(page.asks.get_untracked(), []);
    enter(" exp_7Q2M4K ").await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert!(find(".ww-recent-activity__no-id").is_none());
    assert_eq!(page.asks.get_untracked(), [Ask::Open(id("exp_7Q2M4K").unwrap())]);
}
