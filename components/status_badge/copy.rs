use waitwell_core::view::{JobView, ShownStatus};

use crate::copy::Text;

/// The words of the status badge. Each status means one thing, and reads the same everywhere.
#[derive(Clone, Debug)]
pub struct StatusBadgeCopy {
    /// Shown from the click until the server has answered the start.
    pub sending: Text,
    /// Shown while the job is known from this browser only, until the server has said where it stands.
    pub checking: Text,
    /// Shown while the job is accepted and no work has begun.
    pub queued: Text,
    /// Shown while work is under way, and for a status that the kit does not know.
    pub in_progress: Text,
    /// Shown while the job waits for the person.
    pub needs_action: Text,
    /// Shown when all that was asked is done.
    pub completed: Text,
    /// Shown when the job ended and a part of it is done.
    pub partly_completed: Text,
    /// Shown when the server says that the job failed; never for a broken connection.
    pub failed: Text,
    /// Shown when the server says that the job was canceled; never for the wish alone.
    pub canceled: Text,
    /// Shown when the server does not know the job, has removed it, or this person may not see it.
    pub gone: Text,
}

impl StatusBadgeCopy {
    /// The word for the headline of `job`.
    pub fn word(&self, job: &JobView) -> &Text {
        match job.status {
            ShownStatus::Sending if job.id.is_some() => &self.checking,
            status => self.of(status),
        }
    }

    /// The word for a headline, whatever else is known of the job.
    pub fn of(&self, status: ShownStatus) -> &Text {
        match status {
            ShownStatus::Sending => &self.sending,
            ShownStatus::Queued => &self.queued,
            ShownStatus::InProgress => &self.in_progress,
            ShownStatus::NeedsAction => &self.needs_action,
            ShownStatus::Completed => &self.completed,
            ShownStatus::PartlyCompleted => &self.partly_completed,
            ShownStatus::Failed => &self.failed,
            ShownStatus::Canceled => &self.canceled,
            ShownStatus::Gone => &self.gone,
        }
    }
}

impl Default for StatusBadgeCopy {
    fn default() -> Self {
        Self {
            sending: "Starting".into(),
            checking: "Checking".into(),
            queued: "Queued".into(),
            in_progress: "In progress".into(),
            needs_action: "Needs action".into(),
            completed: "Completed".into(),
            partly_completed: "Partly finished".into(),
            failed: "Failed".into(),
            canceled: "Canceled".into(),
            gone: "Not available".into(),
        }
    }
}
