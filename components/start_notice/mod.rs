//! What became of a start, said at the form that it came from: on its way, refused, not confirmed.
//!
//! A start that was taken says nothing here: its job speaks from then on. Nothing of the form is touched.
//!
//! # Parts
//! - `.ww-start-notice` the root, `data-ww="start-notice"`, `data-start`, `data-problem`; it is in the page
//!   from the start, so that a screen reader hears what comes up, and takes the focus when a button in it goes
//! - `.ww-start-notice__spoken` the live region around the next two; while a start is on its way, the title stands
//!   before it
//! - `.ww-start-notice__title` what happened, with `.ww-start-notice__mark` before it
//! - `.ww-start-notice__text` what is safe and what to do
//! - `.ww-start-notice__field` the link to the first input that cannot be used
//! - `.ww-start-notice__actions` the buttons: `data-ask="check-start"`, `data-ask="start-again"`
//!
//! # Data attributes
//! - `data-start` = none · sending · refused · sign-in-first · unconfirmed · not-started · started
//! - `data-problem` = the problem's type, such as `file-too-large`; absent unless refused

mod copy;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::StartNoticeCopy;
pub use fixtures::fixtures;
pub use view::{FormField, StartNotice};
