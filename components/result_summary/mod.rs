//! What came of a job, answered in two seconds: did it work, wholly or in part, and where is the result?
//!
//! Draws its root alone while there is no result: while the job runs, after a failure, and for a job that
//! is gone.
//!
//! # Parts
//! - `.ww-result-summary` the root, `data-ww="result-summary"`, `data-job`, `data-outcome`
//! - `.ww-result-summary__headline` the outcome in one sentence
//! - `.ww-result-summary__done` how much of what was asked is done
//! - `.ww-result-summary__kept` what a cancel has kept and deleted: a list with `data-effect` = kept · deleted ·
//!   cannot-be-undone, or one sentence where the server does not say
//! - `.ww-result-summary__finished` when it ended, and how long it took
//! - `.ww-result-summary__file` one file, `data-file`, with `__name`, `__facts` and `__download`
//!   (`data-ask="download"`) or `__withheld`, which says why it cannot be fetched
//! - `.ww-result-summary__left-out` one line for each reason why something is missing
//! - `.ww-result-summary__changed` the records that were changed, with a link to review them
//! - `.ww-result-summary__safe`, `__again`, `__next` what is safe to use, what running it again does, and
//!   what to do next
//!
//! # Data attributes
//! - `data-outcome` = none · full · partial · canceled · unknown
//! - `data-file` = ready · blocked · expired · sign-in-first · not-given

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
mod file;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::ResultSummaryCopy;
pub use fixtures::fixtures;
pub use view::ResultSummary;
