//! One job, whole: the seven components put together, in the order in which a person needs them.
//!
//! The root carries the job's situation, so that a style sheet or a test can tell it at one glance.
//! What is over comes first where there is a result or an error; the steps stand below it.
//!
//! # Parts
//! - `.ww-job-panel` the root, `data-ww="job-panel"`, `data-job`, `data-status`, `data-hearing`
//! - `.ww-job-panel__heading` the job's title, `data-ww-heading`: it takes the focus when what had it is
//!   gone
//! - `.ww-job-panel__status` the status badge, hidden from screen readers where a sentence says the same
//! - `.ww-job-panel__times` when it was requested and when work began; to the second and with the time zone in its `title`
//! - `.ww-job-panel__action` what the person must do, with a link (`data-ask="act"`)
//! - `.ww-job-panel__guidance` whether the person can leave, where the result will be, what comes next
//! - `.ww-job-panel__notify` the offer that the browser tells when it ends (`data-ask="notify"`), or that it will
//! - `.ww-job-panel__duration` that it is not known how long it takes, where that is so
//! - `.ww-job-panel__no-cancel` that it cannot be canceled from here, where that is so
//! - `.ww-job-panel__earlier` how the attempts before this one ended, where there were any: closed at first
//!   (`data-ask="show-earlier"`), an item with `data-run` for each, with `data-status` where the kit knows it
//! - `.ww-job-panel__id` the job's id, with a button that copies it (`data-ask="copy-id"`)
//! - `.ww-job-panel__support` what support needs: a button that copies it (`data-ask="copy-details"`),
//!   `.ww-job-panel__holds` what is copied, `.ww-job-panel__copied` what became of it, and
//!   `.ww-job-panel__to-select` the text itself, where the browser does not let the page copy
//! - `.ww-job-panel__gone` for a job that cannot be found: `data-ask="start-over"`, `data-ask="remove"`
//!
//! # Data attributes
//! - `data-status`, `data-hearing` as on the status badge and the heartbeat line

mod action;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod answers_tests;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
mod earlier;
mod earlier_fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod earlier_tests;
mod fixture_jobs;
mod fixtures;
mod support;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod truth_tests;
mod view;

pub use copy::JobPanelCopy;
pub use fixtures::fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use fixtures::jobs;
pub use support::SupportCopy;
pub use view::JobPanel;
