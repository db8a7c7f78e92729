//! Waitwell's components: they show what the core knows of a long-running job, and ask for what a
//! person wants. They reach no network, timer or storage.
//!
//! Grammar: **`job` in, `ask` out, `copy` to reword.**

// A test that unwraps nothing fails, as it should. Clippy knows tests by `cfg(test)` alone, and not those
// that are for one target only.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod announce;
pub mod cancel_dialog;
pub mod copy;
pub mod fixture;
mod focus;
pub mod heartbeat_line;
pub mod job_panel;
pub mod local_time;
pub mod recent_activity;
pub mod result_summary;
pub mod retry_panel;
pub mod stage_tracker;
pub mod start_notice;
pub mod status_badge;
pub mod style;

pub use announce::{Announcer, AnnouncerCopy, LiveRegion};
pub use cancel_dialog::{CancelDialog, CancelDialogCopy};
pub use copy::{Nouns, Text};
pub use heartbeat_line::{HeartbeatLine, HeartbeatLineCopy};
pub use job_panel::{JobPanel, JobPanelCopy};
pub use recent_activity::{RecentActivity, RecentActivityCopy, RecentRow, RecentState};
pub use result_summary::{ResultSummary, ResultSummaryCopy};
pub use retry_panel::{ProblemCopy, RetryPanel, RetryPanelCopy};
pub use stage_tracker::{StageTracker, StageTrackerCopy};
pub use start_notice::{FormField, StartNotice, StartNoticeCopy};
pub use status_badge::{StatusBadge, StatusBadgeCopy};

/// The words of the whole kit in one value; each part is given to its component as `copy`.
#[derive(Clone, Debug, Default)]
pub struct Copy {
    /// The words of the job panel, and of the components in it.
    pub panel: JobPanelCopy,
    /// The words of the recent activity.
    pub recent: RecentActivityCopy,
    /// The words at the form that starts a job.
    pub start: StartNoticeCopy,
    /// The words that are spoken.
    pub announcer: AnnouncerCopy,
}

impl Copy {
    /// The kit's words, with these nouns everywhere.
    pub fn with_nouns(nouns: Nouns) -> Self {
        let mut copy = Self { panel: JobPanelCopy::default().with_nouns(nouns.clone()), ..Self::default() };
        for part in [&mut copy.recent.nouns, &mut copy.start.nouns, &mut copy.announcer.nouns] {
            *part = nouns.clone();
        }
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_set_in_every_part() {
        let copy = Copy::with_nouns(Nouns::new([], "report".into()));
        let panel = &copy.panel;
        let parts = [
            &panel.nouns,
            &panel.tracker.nouns,
            &panel.heartbeat.nouns,
            &panel.cancel.nouns,
            &panel.retry.nouns,
            &panel.result.nouns,
            &copy.recent.nouns,
            &copy.start.nouns,
            &copy.announcer.nouns,
        ];
        assert!(parts.iter().all(|nouns| nouns.of(None) == "report"));
    }
}
