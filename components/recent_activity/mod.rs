//! The person's recent jobs.

mod rows;

pub use rows::{RecentRow, RecentState};
