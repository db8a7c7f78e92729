//! One control by which everything on the page stands still: times, counts, rows and news. The jobs go on.
//!
//! Beside it stands of when the page is. Every job says so too, where it is still at work: its heartbeat line has
//! `data-hearing="paused"`.
//!
//! # Parts
//! - `.ww-pause-updates` the root, `data-ww="pause-updates"`, `data-updates`
//! - `.ww-pause-updates__button` the button, `data-ask="pause"` or `data-ask="resume"`: one and the same, so that it keeps
//!   the focus
//! - `.ww-pause-updates__as-of` of when the page is, while it stands still
//!
//! # Data attributes
//! - `data-updates` = live · paused

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::PauseUpdatesCopy;
pub use fixtures::fixtures;
pub use view::PauseUpdates;
