//! I16 and I17: what is said aloud.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use waitwell_core::announce::Said;
use waitwell_core::follower::Effect;
use waitwell_core::id::JobId;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::ShownStatus;

use super::{Broken, Documents, Step};

/// What one tab has said, and what it still has to say.
#[derive(Default)]
pub struct Spoken {
    /// The headline of each job, as last shown.
    headlines: BTreeMap<JobId, (u64, ShownStatus)>,
    /// How often each job came to each headline, less how often that was said.
    due: HashMap<(JobId, ShownStatus), i32>,
    /// Endings that were noticed and not yet said by name, each with when it was noticed.
    endings: BTreeMap<JobId, Moment>,
    /// Endings that were said as a number.
    merged: usize,
    /// When the last background messages were said.
    background: VecDeque<Moment>,
    /// Jobs of which the server has been heard.
    known: BTreeSet<JobId>,
}

const PER_MINUTE: usize = 4;
const GAP: Span = Span::seconds(5);

impl Spoken {
    pub fn after(&mut self, step: &Step, documents: &Documents) -> Vec<Broken> {
        let mut broken = Vec::new();
        for effect in step.effects {
            match effect {
                Effect::Changed(id) => self.headline(id, documents, step),
                Effect::Announce(announcement) => self.said(step, &announcement.said, &mut broken),
                _ => {}
            }
        }
        broken
    }

    /// Endings that were noticed by then and of which nothing was said, neither by name nor as a part of a number.
    pub fn unsaid(&self, until: Moment) -> Option<String> {
        let noticed = self.endings.iter().filter(|(_, at)| **at <= until);
        let noticed: Vec<&JobId> = noticed.map(|(id, _)| id).collect();
        (noticed.len() > self.merged).then(|| format!("{noticed:?} were never said"))
    }

    fn headline(&mut self, id: &JobId, documents: &Documents, step: &Step) {
        let follower = &step.browser.tabs[step.tab].follower;
        if follower.view(id, step.browser.wall()).is_some_and(|view| view.id.as_ref() != Some(id)) {
            // It was repeated as another job, and how it had ended is history.
            self.endings.remove(id);
            return;
        }
        let Some(view) = documents.shown.get(id) else { return };
        let now = (view.run, view.status);
        let before = self.headlines.insert(id.clone(), now);
        if before == Some(now) {
            return;
        }
        *self.due.entry((id.clone(), view.status)).or_default() += 1;
        self.endings.remove(id);
        // What is first heard of a job, after it was found in storage or in the list, is history and not told.
        let was_known = self.known.contains(id);
        if !matches!(view.status, ShownStatus::Sending | ShownStatus::Gone) {
            self.known.insert(id.clone());
        }
        // And of what the person has taken out of the list, nothing is said.
        let is_listed = || follower.recent().jobs.contains(id);
        if was_known && view.status.is_over() && is_listed() {
            self.endings.insert(id.clone(), step.browser.now);
        }
    }

    fn said(&mut self, step: &Step, said: &Said, broken: &mut Vec<Broken>) {
        match said {
            Said::Status { job, status, .. } => {
                let Some(id) = job.id.clone() else { return };
                let due = self.due.entry((id.clone(), *status)).or_default();
                *due -= 1;
                if *due < 0 {
                    broken.push((16, format!("{id} is said to be {status:?} once more than it was")));
                }
                if status.is_over() {
                    self.endings.remove(&id);
                }
            }
            Said::CancelTooLate(job) => _ = job.id.as_ref().map(|id| self.endings.remove(id)),
            Said::Ended { count } => self.merged += count,
            _ => {}
        }
        let is_answer = matches!(
            said,
            Said::CancelAsked(_)
                | Said::CancelTooLate(_)
                | Said::UndoFailed(_)
                | Said::AskFailed { .. }
                | Said::Copied
                | Said::DetailsCopied
                | Said::NotCopied
                | Said::Paused
                | Said::Resumed
        );
        if !is_answer {
            if self.background.back().is_some_and(|at| step.own.since(*at) < GAP) {
                broken.push((16, format!("{said:?} right after another message")));
            }
            self.background.push_back(step.own);
            if self.background.len() > PER_MINUTE {
                let first = self.background.pop_front();
                if first.is_some_and(|at| step.own.since(at) < Span::minutes(1)) {
                    broken.push((16, format!("{said:?} is the fifth in a minute")));
                }
            }
        }
    }
}
