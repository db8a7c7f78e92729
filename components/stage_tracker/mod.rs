//! The steps of the work, how far the current one is, and in plain words why it may take longer.
//!
//! # Parts
//! - `.ww-stage-tracker` the root, `data-ww="stage-tracker"`, `data-job`
//! - `.ww-stage-tracker__stages` the ordered list, only where the server names steps
//! - `.ww-stage-tracker__stage` one step, `data-stage`, `data-stage-status`; `aria-current="step"` on the
//!   one that is worked on
//! - `.ww-stage-tracker__mark` its shape, hidden from screen readers
//! - `.ww-stage-tracker__label` its name
//! - `.ww-stage-tracker__state` the word for where it stands; where the mark says it, only read aloud, and none
//!   beside `aria-current`, which says it too
//! - `.ww-stage-tracker__took` how long it took
//! - `.ww-stage-tracker__progress` how far the current step is, inside it, `data-progress`; after the
//!   list where no step is current
//! - `.ww-stage-tracker__bar` the `<progress>`; it has a value only where the total is real
//! - `.ww-stage-tracker__counts` the counts in words; read aloud as the value of the bar
//! - `.ww-stage-tracker__line` one sentence each, `data-line`
//!
//! # Data attributes
//! - `data-stage` = the step's own key
//! - `data-stage-status` = upcoming · current · done · skipped · failed · canceled
//! - `data-progress` = unknown · counted · measured
//! - `data-line` = status-word · note · waiting · queue · estimate

mod copy;
mod fixtures;
mod progress;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::StageTrackerCopy;
pub use fixtures::fixtures;
pub use view::StageTracker;
