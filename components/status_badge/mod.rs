//! The headline of a job in one or two plain words, with a mark and a color that say the same.
//!
//! # Parts
//! - `.ww-status-badge` the root, `data-ww="status-badge"`, `data-job`, `data-status`
//! - `.ww-status-badge__mark` the shape beside the word, one for each status, hidden from screen readers
//! - `.ww-status-badge__word` the word
//!
//! # Data attributes
//! - `data-status` = queued · in-progress · needs-action · completed · partly-completed · failed ·
//!   canceled · sending · gone

mod copy;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::StatusBadgeCopy;
pub use fixtures::fixtures;
pub(crate) use view::Headline;
pub use view::StatusBadge;
