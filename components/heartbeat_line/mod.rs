//! One line that proves that the job is alive, or says plainly what stands between the page and it.
//!
//! It speaks of how well the page hears of the job, never of how the job does: that is the badge's word.
//! It is not a live region: what ticks is not read aloud.
//!
//! # Parts
//! - `.ww-heartbeat-line` the root, `data-ww="heartbeat-line"`, `data-job`, `data-hearing`, `data-trouble`
//! - `.ww-heartbeat-line__text` the sentence; the time in it is a `<time>`
//! - `.ww-heartbeat-line__mark` its shape, hidden from screen readers
//! - `.ww-heartbeat-line__details` the code of an answer that cannot be read, `data-ask="show-details"` on
//!   what opens it
//! - `.ww-heartbeat-line__forgotten` the word that this browser does not keep the job
//!
//! # Data attributes
//! - `data-hearing` = live · polling · checking · lost · offline · signed-out · paused · restoring
//! - `data-trouble` = busy · unreachable · intercepted · unreadable; absent without trouble

mod copy;
mod fixtures;
mod sentence;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::HeartbeatLineCopy;
pub use fixtures::fixtures;
pub use sentence::Sentence;
pub use view::HeartbeatLine;
