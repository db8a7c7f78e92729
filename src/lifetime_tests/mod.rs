//! In a browser: whatever the kit takes from it, it gives back. Real timers, listeners, requests, streams,
//! channels and locks are counted.

// A test that does not find what it looks for has to fail.
#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicUsize, Ordering};

use gloo_timers::future::TimeoutFuture;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use waitwell_core::id::JobId;
use waitwell_core::policy::Policy;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

use crate::{Announcer, JobPanel, Options, RecentActivity, Waitwell, provide_waitwell};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/src/lifetime_tests/counters.js")]
extern "C" {
    fn requests_made() -> u32;
    fn count(what: &str) -> u32;
    fn listeners() -> String;
    async fn locks() -> JsValue;
}

/// Panics, also those in tasks of which no test would hear.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// How often something is mounted and unmounted.
const TIMES: u32 = 1_000;
/// From then on nothing grows any more.
const WARM: u32 = 300;

/// For the ids of some hundred jobs, in bytes.
const IDS: u32 = 500_000;

/// What the page holds of the browser.
#[derive(Debug, PartialEq)]
struct Held {
    timers: u32,
    requests: u32,
    streams: u32,
    channels: u32,
    locks: u32,
    listeners: String,
    panics: usize,
}

impl Held {
    async fn now() -> Self {
        Self {
            timers: count("timers"),
            requests: count("requests"),
            streams: count("streams"),
            channels: count("channels"),
            locks: locks().await.as_f64().unwrap() as u32,
            listeners: listeners(),
            panics: PANICS.load(Ordering::Relaxed),
        }
    }

    /// Waits until the page holds this; what is given back is not always given back at once.
    async fn soon(&self) {
        for _ in 0..100 {
            if Held::now().await == *self {
                return;
            }
            TimeoutFuture::new(20).await;
        }
        assert_eq!(Held::now().await, *self);
    }
}

fn watch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        leptos::logging::error!("{panic}");
    }));
}

fn host() -> HtmlElement {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    host.unchecked_into()
}

fn id(n: u32) -> JobId {
    JobId::parse(&format!("job-{n}")).unwrap()
}

/// The memory of this page's code, in bytes; it never shrinks.
fn memory() -> u32 {
    let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    memory.buffer().unchecked_into::<js_sys::ArrayBuffer>().byte_length()
}

/// An app with some panels and the recent list, which hands out its kit.
fn app(first: u32, out: impl Fn(Waitwell) + 'static) -> impl IntoView {
    let kit = provide_waitwell(Options::new("/api/jobs").user("ana"));
    out(kit);
    let panel = move |n| view! { <JobPanel job=kit.job(&id(n)) ask=kit.ask() /> };
    view! {
        {(first..first + 3).map(panel).collect_view()}
        <RecentActivity rows=kit.recent() state=kit.recent_state() ask=kit.ask() />
        <Announcer said=kit.announcements() />
    }
}

/// What is left in storage would be looked at by the next app, as it should be.
fn forget_all() {
    window().local_storage().unwrap().unwrap().clear().unwrap();
}

#[test]
async fn an_app_that_was_taken_down_a_thousand_times_leaves_nothing_behind() {
    watch_panics();
    let host = host();
    let mount = |n| -> UnmountHandle<_> {
        forget_all();
        let host = host.clone();
        mount_to(host, move || app(n, |_| ()))
    };
    // The first one also brings what a page of Leptos has once.
    let first = mount(0);
    TimeoutFuture::new(1_000).await;
    drop(first);
    let before = Held { timers: 0, requests: 0, streams: 0, channels: 0, locks: 0, ..Held::now().await };
    before.soon().await;
    let (made, mut warm) = (requests_made(), 0);
    for n in 0..TIMES {
        if n == WARM {
            warm = memory();
        }
        let app = mount(n * 3);
        // Some are taken down at once, some with requests under way, some with an open stream.
        for _ in 0..n % 7 {
            leptos::task::tick().await;
        }
        if n % 10 == 0 {
            TimeoutFuture::new(n % 100).await;
        }
        if n == 90 {
            TimeoutFuture::new(1_500).await;
            assert_eq!((count("streams"), count("channels")), (1, 1), "it was at work");
        }
        drop(app);
    }
    before.soon().await;
    assert!(requests_made() > made + TIMES / 20, "there were requests to give up");
    assert_eq!(memory(), warm, "memory grows with every app");
    assert_eq!(host.child_element_count(), 0);
}

#[test]
async fn a_thousand_panels_that_came_and_went_leave_one_timer_and_one_stream() {
    watch_panics();
    forget_all();
    let (host, shown) = (host(), ArcRwSignal::new(0));
    let show = shown.clone();
    let app = mount_to(host.clone(), move || {
        let kit = provide_waitwell(Options::new("/api/jobs").user("ana"));
        view! {
            {move || view! { <JobPanel job=kit.job(&id(show.get())) ask=kit.ask() /> }}
            <RecentActivity rows=kit.recent() state=kit.recent_state() ask=kit.ask() />
        }
    });
    let mut warm = 0;
    for n in 0..TIMES {
        shown.set(n);
        TimeoutFuture::new(0).await;
        if n == WARM {
            warm = memory();
        }
    }
    TimeoutFuture::new(2_000).await;
    let held = Held::now().await;
    assert!(held.timers <= 2 + held.requests, "one timer, one of the stream, one for each request: {held:?}");
    assert!(held.requests <= 4 && held.streams <= 1 && held.panics == 0, "{held:?}");
    let rows = host.get_elements_by_class_name("ww-recent-activity__row").length() as usize;
    assert_eq!(rows, Policy::default().listed_jobs, "the list is as long as it may be");
    // The ids of jobs that are still at work stay in storage, and the kit knows what stands there.
    assert!(memory() <= warm + IDS, "memory grows with every panel: {warm} to {}", memory());
    drop(app);
    Held { timers: 0, requests: 0, streams: 0, channels: 0, locks: 0, ..Held::now().await }.soon().await;
}
