//! What the browser tests are made of: the app under test, the page in a browser, and the sources.
//!
//! ```no_run
//! # async fn journey() -> waitwell_tests::Result {
//! use waitwell_tests::{App, in_browser};
//!
//! let app = App::start().await?;
//! in_browser(app.url(), async |page| {
//!     page.goto("/").await?;
//!     page.wait_for("[data-ww='status-badge']").await?;
//!     page.assert_no_console_errors().await
//! })
//! .await?;
//! app.stop().await;
//! # Ok(())
//! # }
//! ```

mod api;
mod app;
mod axe;
mod browser;
mod crowd;
mod keyboard;
mod look;
mod measure;
mod page;
mod reader;
mod reading;
mod soak;
pub mod sources;
mod spoken;
mod time;

pub use api::Api;
pub use app::{App, AppProcess};
pub use axe::Violation;
pub use browser::in_browser;
pub use crowd::{Count, Crowd, Manner};
pub use look::Look;
pub use measure::{Felt, Held, quantile};
pub use page::Page;
pub use soak::{Long, Soak};
pub use spoken::Spoken;
pub use thirtyfour::{Key, WindowHandle as Tab};
pub use time::Sent;
pub use waitwell_server::faults::{Asked, Fault, Faults, Said, Step, StreamCount, http_date};

/// What a journey returns: nothing, or the first thing that was not as promised.
pub type Result<T = ()> = anyhow::Result<T>;
