//! What has ended and has not been seen yet: "While you were away", in the words of the wait, until it is seen.
//!
//! One notice for each ending, over all tabs. It goes when the person opens the job or puts it away, here or in
//! another tab, and never by itself.
//!
//! # Parts
//! - `.ww-notices` the root, `data-ww="notices"`, `data-state`; in the page also while there is nothing to tell, and
//!   takes the focus when the button that had it goes
//! - `.ww-notices__heading` the heading
//! - `.ww-notices__list` the list
//! - `.ww-notices__notice` one ending, `data-job`, `data-status`
//! - `.ww-notices__text` how it ended
//! - `.ww-notices__actions` the buttons: `data-ask="open"`, `data-ask="seen"`
//! - `.ww-notices__more` how many more there are
//! - `.ww-notices__all` puts all away, `data-ask="seen-all"`
//!
//! # Data attributes
//! - `data-state` = none · here · away
//! - `data-status` as on the status badge

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::{AroundNotices, NoticesCopy};
pub use fixtures::fixtures;
pub use view::Notices;
