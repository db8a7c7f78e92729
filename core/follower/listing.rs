use super::{Effect, Follower, Listing, Recent, Tracked, What};
use crate::adapters::Reading;
use crate::id::JobId;
use crate::moment::Moment;
use crate::order::newest_first;

/// How often the list is asked for in a row, before it is given up until something changes.
const LIST_TRIES: u32 = 3;

impl Follower {
    /// The recent jobs.
    pub fn recent(&self) -> Recent {
        Recent { jobs: self.order.clone(), listing: self.told_listing() }
    }

    /// The list is to be asked for, unless it is known.
    pub(super) fn want_list(&mut self, now: Moment) {
        let is_on_its_way = self.pending.values().any(|pending| matches!(pending.what, What::List));
        if self.list == Listing::Ready || self.list_at.is_some() || is_on_its_way || !self.is_started {
            return;
        }
        (self.list_at, self.list_tries) = (Some(now), 0);
    }

    /// When it is the list's turn. While the server does not answer, looks find out when it does again.
    pub(super) fn next_list(&mut self) -> Option<Moment> {
        let is_last = self.line.faults > 0 && !self.jobs.followed().is_empty();
        self.list_at.filter(|_| !is_last)
    }

    /// Asks for the list; false where it is not its turn.
    pub(super) fn ask_for_list(&mut self, now: Moment) -> bool {
        if self.next_list().is_none_or(|at| now < at) {
            return false;
        }
        self.list_at = None;
        match self.options.adapter.list() {
            Some(call) => {
                self.list_tries += 1;
                self.send(What::List, call, now);
                true
            }
            None => {
                self.list = Listing::OnlyHere;
                self.out.push(Effect::ListChanged);
                false
            }
        }
    }

    pub(super) fn listed(&mut self, reading: Reading, now: Moment) {
        match reading {
            Reading::Jobs { documents, .. } => {
                self.list = Listing::Ready;
                self.show_starts();
                for document in documents {
                    let id = document.id.clone();
                    self.track(&id, now);
                    self.hear(document, now);
                    self.plan_look(&id, None, now);
                }
            }
            reading => {
                self.list = Listing::OnlyHere;
                let is_passing =
                    matches!(reading, Reading::Trouble(_) | Reading::Busy { .. } | Reading::SignInFirst);
                self.list_at = (is_passing && self.list_tries < LIST_TRIES).then_some(now);
            }
        }
        self.out.push(Effect::ListChanged);
        // What the first list brings is shown also where the page stands still.
        self.is_order_stale |= self.paused.is_some();
        self.touch_all();
    }

    /// Takes up a job, if it is not known yet.
    pub(super) fn track(&mut self, id: &JobId, now: Moment) -> &mut Tracked {
        self.is_order_stale |= self.jobs.get(id).is_none();
        self.jobs.get_or_make(id, || Tracked::new(id.clone(), now, now))
    }

    pub(super) fn put_in_order(&mut self) {
        if !std::mem::take(&mut self.is_order_stale) {
            return;
        }
        self.take_first_list();
        let is_in_list =
            |tracked: &&Tracked| tracked.became.is_none() && !tracked.is_removed && tracked.is_listed();
        let shown = self.jobs.values().filter(is_in_list).filter(|tracked| self.has_row(tracked));
        let order: Vec<JobId> =
            newest_first(shown.map(|tracked| (tracked.place, tracked.id.clone()))).collect();
        if order != self.order {
            self.order = order;
            self.out.push(Effect::ListChanged);
        }
    }
}
