use super::{Effect, Follower, Listing, Tracked, What};
use crate::adapters::Reading;
use crate::document::Document;
use crate::hearing::Trouble;
use crate::id::JobId;
use crate::job::Heard;
use crate::moment::{Moment, Span};
use crate::saved::{Record, restore};
use crate::view::Gone;

/// A job that the server does not know is asked for once more after this time.
const SECOND_MISS: Span = Span::seconds(2);
/// After a pause for all, jobs are looked at one by one with this much time between.
const SPREAD: Span = Span::ms(640);

impl Follower {
    pub(super) fn restore(&mut self, found: &[(String, String)], now: Moment) {
        let (scope, policy) = (&self.options.scope, &self.options.policy);
        let restored = restore(scope, found, now, policy.saved_jobs, policy.saved_for);
        self.out.extend(restored.expired.into_iter().map(|name| Effect::Forget { name }));
        for saved in restored.jobs {
            let name = scope.key_of(&Record::Job(saved.clone()));
            self.keeping.is_known(name, saved.clone());
            let id = saved.id.clone();
            self.changed.insert(id.clone());
            self.jobs.entry(id).or_insert_with(|| Tracked::restored(saved, now));
        }
        for intent in restored.intents {
            self.take_up_start(intent, now);
        }
        match self.options.adapter.list() {
            Some(call) => {
                self.send(What::List, call, now);
            }
            None => self.list = Listing::OnlyHere,
        }
    }

    pub(super) fn follow(&mut self, id: JobId, now: Moment) {
        let tracked = self.jobs.entry(id.clone()).or_insert_with(|| Tracked::new(id.clone(), now, now));
        tracked.is_removed = false;
        tracked.is_kept = true;
        self.keep(&id, now);
        self.touch(&id);
    }

    pub(super) fn look_at_all(&mut self, now: Moment) {
        for tracked in self.jobs.values_mut().filter(|tracked| tracked.is_followed()) {
            tracked.next_look = Some(now);
        }
        self.touch_all();
    }

    /// Sends the looks whose time has come: the longest overdue first, so that no job waits for ever.
    pub(super) fn send_due(&mut self, now: Moment) {
        if self.line.is_held(now) {
            return;
        }
        let under_way = self.jobs.values().filter(|tracked| tracked.in_flight.is_some()).count();
        // While the server does not answer, one look is enough to find out when it does again.
        let room = if self.line.faults > 0 { 1 } else { self.options.policy.parallel_looks };
        let mut due: Vec<(Moment, std::cmp::Reverse<Moment>, JobId)> = self
            .jobs
            .iter()
            .filter(|(_, tracked)| {
                tracked.in_flight.is_none() && (tracked.is_followed() || tracked.job.is_none())
            })
            .filter_map(|(id, tracked)| {
                let at = tracked.next_look.filter(|at| *at <= now)?;
                Some((at, std::cmp::Reverse(tracked.added), id.clone()))
            })
            .collect();
        due.sort();
        for (_, _, id) in due.into_iter().take(room.saturating_sub(under_way)) {
            let etag = self.jobs.get(&id).and_then(|tracked| tracked.etag.clone());
            let call = self.options.adapter.look(&id, etag.as_deref());
            let request = self.send(What::Look(id.clone()), call, now);
            if let Some(tracked) = self.jobs.get_mut(&id) {
                tracked.in_flight = Some(request);
                tracked.asked_at = tracked.asked_at.or(Some(now));
                if tracked.heard_at.is_some_and(|at| now.since(at) > Span::seconds(20)) {
                    self.touch(&id);
                }
            }
        }
    }

    pub(super) fn next_look(&self, now: Moment) -> Option<Moment> {
        if self.line.is_left || self.line.is_signed_out {
            return None;
        }
        let waiting =
            self.jobs.values().filter(|tracked| tracked.in_flight.is_none() && tracked.next_look.is_some());
        let next = waiting.filter_map(|tracked| tracked.next_look).min()?;
        let next = next.max(self.line.hold_until.unwrap_or(next));
        // What is due already waits for room, and the next answer makes it.
        (next > now).then_some(next)
    }

    pub(super) fn looked(&mut self, id: &JobId, reading: Reading, since: Moment, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        tracked.in_flight = None;
        self.touch(id);
        match reading {
            Reading::Job { document, next, etag } => {
                // A server that answers for another job is one that cannot be read.
                if document.id != *id {
                    return self.job_trouble(id, Trouble::Unreadable("answer-for-another-job"), since, now);
                }
                if let Some(tracked) = self.jobs.get_mut(id) {
                    tracked.etag = etag;
                }
                self.hear(*document, now);
                self.plan_look(id, next, now);
            }
            Reading::Unchanged { next } => {
                if let Some(tracked) = self.jobs.get_mut(id) {
                    tracked.is_well(now);
                }
                self.plan_look(id, next, now);
            }
            Reading::NotFound { .. } => self.missed(id, now),
            Reading::Expired => self.is_gone(id, Gone::Expired, now),
            Reading::NoAccess => self.is_gone(id, Gone::NoAccess, now),
            Reading::SignInFirst => self.touch_all(),
            Reading::Busy { .. } => {
                self.spread(now);
                self.touch_all();
            }
            Reading::Trouble(trouble @ Trouble::Unreadable(_)) => self.job_trouble(id, trouble, since, now),
            Reading::Refused(_) | Reading::Conflict { .. } | Reading::Jobs(_) => {
                self.job_trouble(id, Trouble::Unreadable("answer-not-expected"), since, now);
            }
            Reading::Trouble(trouble) => {
                if let Some(tracked) = self.jobs.get_mut(id) {
                    tracked.bad_since = tracked.bad_since.or(Some(since));
                    tracked.trouble = Some(trouble);
                    tracked.next_look = Some(self.line.hold_until.unwrap_or(now));
                }
                self.touch_all();
            }
        }
    }

    pub(super) fn listed(&mut self, reading: Reading, now: Moment) {
        match reading {
            Reading::Jobs(documents) => {
                self.list = Listing::Ready;
                for document in documents {
                    let id = document.id.clone();
                    self.jobs.entry(id.clone()).or_insert_with(|| Tracked::new(id.clone(), now, now));
                    self.hear(document, now);
                    self.plan_look(&id, None, now);
                }
            }
            _ => self.list = Listing::OnlyHere,
        }
        self.out.push(Effect::ListChanged);
        self.touch_all();
    }

    /// Takes in a document of a job that is followed.
    pub(super) fn hear(&mut self, document: Document, now: Moment) {
        let id = document.id.clone();
        let Some(tracked) = self.jobs.get_mut(&id) else { return };
        // What the server says of a job that was gone, or not to be seen, ends that.
        if tracked.gone.is_some() {
            tracked.gone = None;
        }
        tracked.is_well(now);
        if tracked.hear(document, now) == Heard::Newer {
            self.settle_wishes(&id);
            self.notice(&id, now);
        }
        if let Some(tracked) = self.jobs.get_mut(&id)
            && tracked.is_over() != tracked.ended.is_some()
        {
            tracked.ended = tracked.is_over().then_some(now);
            self.keep(&id, now);
        }
        self.touch(&id);
    }

    pub(super) fn plan_look(&mut self, id: &JobId, next: Option<Span>, now: Moment) {
        let Some(tracked) = self.jobs.get(id) else { return };
        let born = tracked.document().and_then(|document| document.created_at);
        let born = born.and_then(|at| self.clock.of_server(at)).unwrap_or(tracked.added);
        let wait = match next {
            Some(wait) => self.options.policy.directed(wait, &mut self.dice),
            None => self.options.policy.next_look(now.since(born), !self.line.is_visible, &mut self.dice),
        };
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.next_look = tracked.is_followed().then(|| now.plus(wait));
        }
    }

    pub(super) fn is_gone(&mut self, id: &JobId, gone: Gone, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.heard_at = Some(now);
            (tracked.bad_since, tracked.trouble) = (None, None);
            tracked.ended = tracked.ended.or(Some(now));
            tracked.forget_contents(gone);
        }
        self.keep(id, now);
        self.notice(id, now);
        self.touch(id);
    }

    fn missed(&mut self, id: &JobId, now: Moment) {
        let policy = &self.options.policy;
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let is_new = tracked.accepted_at.is_some_and(|at| now.since(at) < policy.new_job_grace);
        match tracked.missed_at {
            Some(first) if !is_new && now.since(first) >= SECOND_MISS => {
                self.is_gone(id, Gone::NotFound, now)
            }
            first => {
                tracked.missed_at = first.or(Some(now));
                tracked.faults = tracked.faults.saturating_add(1);
                let wait = policy.backoff(tracked.faults, &mut self.dice);
                tracked.next_look = Some(now.plus(wait.max(SECOND_MISS)));
            }
        }
    }

    fn job_trouble(&mut self, id: &JobId, trouble: Trouble, since: Moment, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        tracked.bad_since = tracked.bad_since.or(Some(since));
        tracked.trouble = Some(trouble);
        tracked.faults = tracked.faults.saturating_add(1);
        let wait = self.options.policy.backoff(tracked.faults, &mut self.dice);
        tracked.next_look = Some(now.plus(wait));
    }

    /// After a pause that the server asked for, jobs are looked at one after the other and not at once.
    fn spread(&mut self, now: Moment) {
        let Some(mut at) = self.line.hold_until.filter(|until| *until > now) else { return };
        for tracked in self.jobs.values_mut().filter(|tracked| tracked.is_followed()) {
            tracked.next_look = Some(at);
            at = at.plus(SPREAD);
        }
    }
}
