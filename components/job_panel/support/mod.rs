//! The details for support: one click copies them, and what they hold is said beside it.

mod copy;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod view;

pub use copy::SupportCopy;
pub(super) use view::support;
