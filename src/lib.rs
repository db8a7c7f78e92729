//! Leptos components for long-running jobs: they tell a person whether it started, how long it takes,
//! whether they can leave or cancel, and where the result is.
//!
//! # Usage
//!
//! ```
//! use leptos::prelude::*;
//! use waitwell::{JobPanel, Options, Start, provide_waitwell, use_submit};
//!
//! #[component]
//! fn App() -> impl IntoView {
//!     let kit = provide_waitwell(Options::new("/api/jobs"));
//!     let export = use_submit("export");
//!     let start = move |_| export.submit(Start::new("export", "Orders 2026"));
//!     view! {
//!         <button on:click=start>"Export orders"</button>
//!         {move || export.job.get().map(|id| view! { <JobPanel job=kit.job(&id) ask=kit.ask() /> })}
//!     }
//! }
//! # let _ = App;
//! ```
//!
//! The page follows every job to its end, survives a refresh, and shows no transport fault as a failure.
//!
//! # Languages
//!
//! English, unless the app says otherwise once: `provide_copy(locales::german())` beside `provide_waitwell`. A kind
//! of job of the app's own gets its noun by [`Copy::with_noun`], and any word is changed by the `copy` of its
//! component. An app that speaks no English turns off the feature `english`. `lint::check` and `sweep::check` hold
//! an app's own words to plain language in a test.
//!
//! # Server-Side Rendering
//!
//! Turn on no mode here: the app turns on `csr`, `hydrate` or `ssr` of leptos. On a server everything
//! renders as not yet known; the first look at storage and network is taken in the browser, after
//! hydration.

// What only the browser's side calls is never called in a native build.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod kit;
#[cfg(all(test, target_arch = "wasm32"))]
mod lifetime_tests;
mod options;
mod panics;
mod sheet;
#[cfg(target_arch = "wasm32")]
mod shell;
mod shown;
mod submit;

pub use kit::{Waitwell, provide_waitwell, use_waitwell};
pub use options::Options;
pub use panics::catch_panics;
pub use sheet::STYLE;
pub use submit::{UseSubmit, use_submit};

pub use waitwell_components::*;
pub use waitwell_core as core;
pub use waitwell_core::adapters::Start;
pub use waitwell_core::ask::Ask;
pub use waitwell_core::follower::StartView;
pub use waitwell_core::id::JobId;
pub use waitwell_core::view::JobView;

/// Compiles the app that the README shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
