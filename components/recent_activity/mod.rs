//! The person's recent jobs: found again after a refresh, after closing the tab, on the next day.
//!
//! Rows stand in the order in which the app gives them. While the focus is in the list no row that is
//! already there changes its place: new ones come in around it.
//!
//! # Parts
//! - `.ww-recent-activity` the root, `data-ww="recent-activity"`, `data-state`
//! - `.ww-recent-activity__heading` the heading, with the number of jobs
//! - `.ww-recent-activity__message` what is said of the list itself: checking, empty, not complete
//! - `.ww-recent-activity__list` the list
//! - `.ww-recent-activity__row` one job, `data-job`, `data-status`
//! - `.ww-recent-activity__open` its title, a button that opens it, `data-ask="open"`;
//!   `aria-current="true"` on the one that is open
//! - `.ww-recent-activity__started` when it was started
//! - `.ww-recent-activity__outcome` where it stands or what came of it, in a few words
//! - `.ww-recent-activity__unseen` that it has ended since the person last looked
//! - `.ww-recent-activity__find` the form that opens a job by its id, `.ww-recent-activity__id` its field,
//!   `data-ask="find"`; `.ww-recent-activity__no-id` what is wrong with the id
//! - `.ww-recent-activity__remove` takes a job that is over out of the list, `data-ask="remove"`
//!
//! # Data attributes
//! - `data-state` = restoring · ready · partial
//! - `data-status` as on the status badge
//! - `data-news` = unseen, on a row; absent otherwise

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
pub(crate) mod find;
mod fixtures;
mod in_parts;
mod order;
mod row;
mod rows;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::RecentActivityCopy;
pub use fixtures::fixtures;
pub use rows::{RecentRow, RecentState};
pub use view::RecentActivity;
