//! The button that asks for a cancel, the dialog that says what it does before it is done, how far a cancel
//! is, and the button that undoes it.
//!
//! The wish is given only by the dialog's own button, at most once for each time it is opened. When the
//! job ends while the dialog is open, the dialog becomes the outcome and gives no wish any more. While it
//! is open, whatever is said aloud is said inside, since screen readers hear nothing outside of it.
//! Afterwards the focus returns to the button, and where that is gone to the nearest element around it
//! with `data-ww-heading` and `tabindex="-1"`.
//!
//! # Parts
//! - `.ww-cancel-dialog` the root, `data-ww="cancel-dialog"`, `data-job`, `data-cancel`
//! - `.ww-cancel-dialog__open` the button, `data-ask="cancel"`; `aria-disabled` while a cancel is on its
//!   way
//! - `.ww-cancel-dialog__message` what a cancel does, or how far it is
//! - `.ww-cancel-dialog__undo` the button that undoes a cancel, `data-ask="undo-cancel"`; `aria-disabled` while
//!   the wish is on its way. It is there for as long as the document says so, and no clock runs
//! - `.ww-cancel-dialog__undo-message` what that does, how far it is, or that the job goes on after it
//! - `.ww-cancel-dialog__dismiss` puts what was said away, `data-ask="dismiss"`
//! - `.ww-cancel-dialog__dialog` the `<dialog>`, `role="alertdialog"`; empty while it is closed
//! - `.ww-cancel-dialog__title` its question, or the outcome
//! - `.ww-cancel-dialog__job` which job it is about
//! - `.ww-cancel-dialog__effect` what stops, is kept, is deleted and cannot be undone: a list of terms
//! - `.ww-cancel-dialog__actions` its buttons: `data-ask="keep-running"`, `data-ask="confirm-cancel"`, and
//!   `data-ask="dismiss"` once there is nothing to cancel
//!
//! # Data attributes
//! - `data-cancel` = not-offered · refused · offered · sending · asked · unconfirmed · denied · too-late ·
//!   done
//! - `data-undo` = not-offered · offered · sending · unconfirmed · denied · done
//! - `data-face` on the dialog = question · outcome

#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod copy;
mod dialog;
mod fixtures;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::CancelDialogCopy;
pub use fixtures::fixtures;
pub use view::CancelDialog;
