use std::collections::BTreeSet;

use super::starting::{Starting, State};
use super::{Effect, Follower, Tracked};
use crate::document::Leave;
use crate::id::JobId;

/// Whether the browser asks before the page is left: only while leaving loses work.
#[derive(Debug, Default)]
pub(super) struct Guard {
    /// The jobs that need this very page, or have a wish in it.
    jobs: BTreeSet<JobId>,
    is_armed: bool,
}

impl Tracked {
    fn needs_page(&self) -> bool {
        self.stops_without_page() || self.has_unanswered_wish()
    }

    /// It was started in this page, and the server says that it stops without it.
    fn stops_without_page(&self) -> bool {
        let keeps_open = self.document().is_some_and(|document| document.leave == Some(Leave::KeepOpen));
        keeps_open && self.accepted_at.is_some() && !self.is_over()
    }

    /// The server may not have what the person wished, and it is kept nowhere but in this page.
    fn has_unanswered_wish(&self) -> bool {
        let is_canceling = self.wishes.cancel.is_under_way() && !self.is_over();
        self.gone.is_none() && (is_canceling || self.wishes.is_run_under_way())
    }
}

impl Starting {
    /// It was typed here, and nobody knows yet whether the server has it: inputs are kept nowhere else.
    fn needs_page(&self) -> bool {
        use State::{NotStarted, Refused, SignInFirst, Started};
        let is_settled = matches!(self.state, Started(_) | Refused(_) | SignInFirst | NotStarted);
        self.is_typed_here() && !is_settled
    }
}

impl Follower {
    /// What is known of this job has changed.
    pub(super) fn guard(&mut self, id: &JobId) {
        if self.jobs.get(id).is_some_and(Tracked::needs_page) {
            self.guard.jobs.insert(id.clone());
        }
    }

    pub(super) fn tend_guard(&mut self) {
        let jobs = &self.jobs;
        self.guard.jobs.retain(|id| jobs.get(id).is_some_and(Tracked::needs_page));
        let is_needed = !self.guard.jobs.is_empty() || self.starts.values().any(Starting::needs_page);
        if is_needed != self.guard.is_armed {
            self.guard.is_armed = is_needed;
            self.out.push(Effect::GuardLeaving(is_needed));
        }
    }
}
