use std::collections::BTreeSet;

use super::{Effect, Follower, Listing, Tracked};
use crate::announce::Said;
use crate::hearing::Hearing;
use crate::id::JobId;
use crate::moment::Moment;
use crate::order::id_set;
use crate::view::{Contact, JobView};

/// What the page shows while the person has it stand still. Behind it everything goes on: jobs are looked at, endings are
/// noted, wishes are sent.
#[derive(Debug)]
pub(super) struct Paused {
    since: Moment,
    /// The list as it stood then: no other row comes in by itself.
    rows: BTreeSet<JobId>,
    listing: Listing,
    /// The endings that were told then.
    told: BTreeSet<JobId>,
    /// The jobs of which the person has asked something since. What comes of that is shown and said.
    asked_of: BTreeSet<JobId>,
}

impl Paused {
    /// Whether this is said nevertheless: it answers what the person did.
    pub(super) fn lets_say(&self, said: &Said) -> bool {
        match said {
            Said::Status { job, .. } | Said::CancelUndone(job) => {
                job.id.as_ref().is_some_and(|id| self.asked_of.contains(id))
            }
            said => said.is_answer(),
        }
    }
}

impl Follower {
    /// Since when the page stands still, by the browser's clock; `None` while it goes on.
    pub fn paused_since(&self) -> Option<Moment> {
        self.paused.as_ref().map(|paused| self.clock.wall(paused.since))
    }

    /// The person has the page stand still, or go on.
    pub(super) fn pause(&mut self, is_wanted: bool, now: Moment) {
        if is_wanted == self.paused.is_some() {
            return;
        }
        self.keep_pause(is_wanted, now);
        if is_wanted {
            self.stand_still(now);
            self.speech.say(Said::Paused);
        } else {
            self.go_on();
            self.speech.say(Said::Resumed);
        }
    }

    /// The page stands still from now on; one that has just been opened, as soon as it has something to show.
    pub(super) fn stand_still(&mut self, now: Moment) {
        self.paused = Some(Paused {
            since: now,
            rows: id_set(self.order.iter().cloned()),
            listing: self.list,
            told: id_set(self.unseen().into_iter().map(|notice| notice.job)),
            asked_of: BTreeSet::new(),
        });
        self.speech.hold(true);
        self.touch_all();
        self.out.push(Effect::PauseChanged);
    }

    /// Everything is shown as it is now.
    pub(super) fn go_on(&mut self) {
        if self.paused.take().is_none() {
            return;
        }
        for tracked in self.jobs.all_mut() {
            tracked.is_still = false;
        }
        self.speech.hold(false);
        self.is_order_stale = true;
        self.show_news();
        self.out.extend([Effect::ListChanged, Effect::PauseChanged]);
    }

    /// The person asks something of this job: the page shows what comes of it, also while it stands still.
    pub(super) fn is_asked_of(&mut self, id: &JobId) {
        if let Some(paused) = &mut self.paused {
            paused.asked_of.insert(id.clone());
        }
    }

    /// Whether the person has asked something of it since the page stands still.
    pub(super) fn is_awaited(&self, id: &JobId) -> bool {
        self.paused.as_ref().is_some_and(|paused| paused.asked_of.contains(id))
    }

    /// What was asked of `old` is done by `new`.
    pub(super) fn is_asked_of_instead(&mut self, old: &JobId, new: &JobId) {
        if self.is_awaited(old) {
            self.is_asked_of(new);
        }
    }

    /// Whether the page shows how this job has ended, once it has.
    pub(super) fn shows_ending(&self, id: &JobId) -> bool {
        let is_over = |tracked: &Tracked| tracked.shown.as_ref().is_some_and(|shown| shown.status.is_over());
        let Some(tracked) = self.jobs.get(id) else { return true };
        !tracked.is_still || is_over(tracked) || self.is_awaited(id)
    }

    /// Whether an ending that the person has not seen is told just now.
    pub(super) fn is_told(&self, id: &JobId) -> bool {
        self.paused.as_ref().is_none_or(|paused| paused.told.contains(id) || paused.asked_of.contains(id))
    }

    /// Whether a job has its row in the list just now.
    pub(super) fn has_row(&self, tracked: &Tracked) -> bool {
        self.paused.as_ref().is_none_or(|paused| {
            let id = &tracked.id;
            tracked.is_shown || paused.rows.contains(id) || paused.asked_of.contains(id)
        })
    }

    /// How much of the list is known, as far as the page tells it just now.
    pub(super) fn told_listing(&self) -> Listing {
        self.paused.as_ref().map_or(self.list, |paused| paused.listing)
    }

    /// A page that was opened to stand still takes in the first list that it gets.
    pub(super) fn take_first_list(&mut self) {
        let Some(paused) = self.paused.as_mut().filter(|paused| paused.listing == Listing::Restoring) else {
            return;
        };
        paused.listing = self.list;
        paused.rows = id_set(self.jobs.values().map(|tracked| tracked.id.clone()));
        paused.told.extend(self.news.unseen_jobs().cloned());
    }

    /// What the page shows of a job that there is `live` to show of, and whether it stands still.
    pub(super) fn held(&self, tracked: &Tracked, live: JobView) -> (JobView, bool) {
        let has_content = tracked.job.is_some() || tracked.gone.is_some();
        let Some(paused) = self.paused.as_ref().filter(|_| has_content) else { return (live, false) };
        let Some(before) = tracked.shown.as_ref().filter(|_| tracked.is_still) else {
            return (at_rest(live), true);
        };
        if paused.asked_of.contains(&tracked.id) && is_answer(before, &live) {
            return (at_rest(live), true);
        }
        // That an ending was seen is what the person did.
        (JobView { is_unseen: before.is_unseen && live.is_unseen, ..before.clone() }, true)
    }
}

/// What is shown of a job while the page stands still. It says so itself, and holds nothing that ticks.
fn at_rest(live: JobView) -> JobView {
    match live.hearing {
        Hearing::Live | Hearing::Polling | Hearing::Checking => {
            let contact = Contact { heard_at: live.contact.heard_at, ..Contact::default() };
            JobView { hearing: Hearing::Paused, contact, ..live }
        }
        // These say of when what is shown is.
        _ => live,
    }
}

/// Whether the difference is one that what the person has asked can make; counts and ages are none.
fn is_answer(before: &JobView, live: &JobView) -> bool {
    before.status != live.status
        || before.run != live.run
        || before.gone != live.gone
        || before.cancel != live.cancel
        || before.undo != live.undo
        || before.retry != live.retry
        || before.notify != live.notify
        || before.copying != live.copying
        || before.said_in_dialog != live.said_in_dialog
}
