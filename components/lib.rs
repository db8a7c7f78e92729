//! Waitwell's components: they show what the core knows of a long-running job, and ask for what a
//! person wants. They reach no network, timer or storage.
//!
//! Grammar: **`job` in, `ask` out, `copy` to reword.**

pub mod announce;
pub mod copy;
pub mod fixture;
pub mod local_time;
pub mod status_badge;
pub mod style;

pub use announce::{Announcer, AnnouncerCopy, LiveRegion};
pub use copy::{Nouns, Text};
pub use status_badge::{StatusBadge, StatusBadgeCopy};
