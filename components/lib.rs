//! Waitwell's components: they show what the core knows of a long-running job, and ask for what a
//! person wants. They reach no network, timer or storage.
//!
//! Grammar: **`job` in, `ask` out, `copy` to reword.**

// The panel drawn natively is a type of more layers than the compiler looks through by itself.
#![recursion_limit = "256"]
// A test that unwraps nothing fails, as it should. Clippy knows tests by `cfg(test)` alone, and not those
// that are for one target only.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod about_now;
pub mod announce;
mod boxed;
pub mod cancel_dialog;
pub mod copy;
pub mod fixture;
// What the map and the transcripts are written from: for the kit's own tests.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub mod flow;
mod focus;
pub mod heartbeat_line;
pub mod job_panel;
pub mod language;
#[cfg(not(target_arch = "wasm32"))]
pub mod lint;
pub mod locales;
pub mod notices;
pub mod pause_updates;
#[cfg(not(target_arch = "wasm32"))]
mod readout;
pub mod recent_activity;
pub mod result_summary;
pub mod retry_panel;
mod second_click;
pub mod stage_tracker;
pub mod start_notice;
pub mod status_badge;
mod steady;
pub mod stopped;
pub mod style;
#[cfg(not(target_arch = "wasm32"))]
pub mod sweep;
mod theirs;

pub use announce::{Announcer, AnnouncerCopy, LiveRegion};
pub use cancel_dialog::{CancelDialog, CancelDialogCopy};
pub use copy::{Copy, Text, provide_copy, use_copy};
pub use heartbeat_line::{HeartbeatLine, HeartbeatLineCopy};
pub use job_panel::{JobPanel, JobPanelCopy, SupportCopy};
pub use language::{Gender, Noun};
pub use notices::{Notices, NoticesCopy};
pub use pause_updates::{PauseUpdates, PauseUpdatesCopy};
pub use recent_activity::{RecentActivity, RecentActivityCopy, RecentRow, RecentState};
pub use result_summary::{ResultSummary, ResultSummaryCopy};
pub use retry_panel::{ProblemCopy, RetryPanel, RetryPanelCopy};
pub use stage_tracker::{StageTracker, StageTrackerCopy};
pub use start_notice::{FormField, StartNotice, StartNoticeCopy};
pub use status_badge::{StatusBadge, StatusBadgeCopy};
pub use stopped::StoppedCopy;
