//! What went wrong in plain words, and beside it the way on: retry, start over, and what each of them does.
//!
//! It shows something when a job has failed, and when a partly finished or canceled job can be retried or
//! started over. For a partly finished job the result summary says whether a retry makes duplicates.
//!
//! # Parts
//! - `.ww-retry-panel` the root, `data-ww="retry-panel"`, `data-job`, `data-retry`, `data-problem`
//! - `.ww-retry-panel__happened` what happened; the server's own sentence in it is a `<bdi>`
//! - `.ww-retry-panel__work` whether the work done so far is safe
//! - `.ww-retry-panel__fix` what to do first, with its link
//! - `.ww-retry-panel__terms` where a retry restarts, how long it takes, whether it makes duplicates
//! - `.ww-retry-panel__only-failed` what a retry of only what is missing does, and how long it takes
//! - `.ww-retry-panel__message` how far a retry is, or why there is none
//! - `.ww-retry-panel__actions` the buttons: `data-ask="retry"`, `data-ask="retry-failed"`,
//!   `data-ask="start-over"`, `data-ask="dismiss"`
//! - `.ww-retry-panel__start-over-effect` what starting over does
//! - `.ww-retry-panel__details` what support asks for, behind `data-ask="show-details"`; in it
//!   `data-ask="copy-id"`
//!
//! # Data attributes
//! - `data-retry` = not-offered · refused · offered · sending · unconfirmed · denied
//! - `data-problem` = the problem's own word, such as file-too-large

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
mod details;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::{ProblemCopy, RetryPanelCopy};
pub(crate) use copy::{Sentences, server_words};
pub use fixtures::fixtures;
pub(crate) use fixtures::only;
pub use view::RetryPanel;
pub(crate) use view::paragraph;
