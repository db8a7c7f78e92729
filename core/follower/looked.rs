use super::news::Before;
use super::{Follower, Tracked};
use crate::adapters::Reading;
use crate::document::Document;
use crate::hearing::Trouble;
use crate::id::JobId;
use crate::job::Heard;
use crate::moment::{Moment, Span};
use crate::view::Gone;

/// A job that the server does not know is asked for once more after this time.
const SECOND_MISS: Span = Span::seconds(2);

impl Follower {
    pub(super) fn looked(&mut self, id: &JobId, reading: Reading, since: Moment, now: Moment) {
        match reading {
            Reading::Job { document, next, etag } => {
                // A server that answers for another job is one that cannot be read.
                if document.id != *id {
                    return self.job_trouble(id, Trouble::Unreadable("answer-for-another-job"), since, now);
                }
                if let Some(tracked) = self.jobs.get_mut(id) {
                    (tracked.etag, tracked.is_asked_alone) = (etag, false);
                }
                self.hear(*document, now);
                self.plan_look(id, next, now);
            }
            Reading::Unchanged { next } => self.unchanged(id, next, now),
            Reading::NotFound { .. } => self.missed(id, now),
            Reading::Expired => self.is_gone(id, Gone::Expired, now),
            Reading::NoAccess => self.is_gone(id, Gone::NoAccess, now),
            // For all jobs of the page alike; see the line.
            Reading::SignInFirst | Reading::Busy { .. } => self.touch_all(),
            Reading::Trouble(trouble @ Trouble::Unreadable(_)) => self.job_trouble(id, trouble, since, now),
            Reading::Refused(_) | Reading::Conflict { .. } | Reading::Jobs { .. } => {
                self.job_trouble(id, Trouble::Unreadable("answer-not-expected"), since, now);
            }
            Reading::Trouble(trouble) => self.no_answer(std::slice::from_ref(id), trouble, since, now),
        }
    }

    /// Takes in a document of a job that is followed.
    pub(super) fn hear(&mut self, document: Document, now: Moment) {
        let id = document.id.clone();
        let silence = self.silence(&id);
        let Some(tracked) = self.jobs.get_mut(&id) else { return };
        // What the server says of a job that was gone, or not to be seen, ends that.
        let was_gone = tracked.gone.take().is_some();
        tracked.is_well(now);
        let is_first = tracked.job.is_none();
        let before = Before { is_first, run: tracked.run(), was_over: tracked.ended.is_some() };
        if tracked.hear(document, silence, now) == Heard::Newer || was_gone {
            self.settle_wishes(&id);
            self.notice(&id, now);
            self.learn(&id);
        }
        if is_first {
            self.put_in_place(&id);
        }
        if let Some(tracked) = self.jobs.get_mut(&id) {
            let is_over = tracked.is_over() || tracked.is_removed;
            if is_over != tracked.ended.is_some() {
                tracked.ended = is_over.then_some(now);
            }
        }
        self.go_on_with_wishes(&id, now);
        self.notice_ending(&id, before, now);
        self.keep(&id, now);
        self.touch(&id);
    }

    pub(super) fn is_gone(&mut self, id: &JobId, gone: Gone, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.heard_at = Some(now);
            (tracked.bad_since, tracked.trouble, tracked.is_look_asked) = (None, None, false);
            tracked.ended = tracked.ended.or(Some(now));
            tracked.forget_contents(gone);
            tracked.wishes.give_up_old();
        }
        if gone == Gone::NeverKnown {
            self.keep_no_longer(id);
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
                let gone = if tracked.is_known() { Gone::NotFound } else { Gone::NeverKnown };
                self.is_gone(id, gone, now)
            }
            first => {
                tracked.missed_at = first.or(Some(now));
                tracked.faults = tracked.faults.saturating_add(1);
                let wait = policy.backoff(tracked.faults, &mut self.dice);
                tracked.wait = wait.max(SECOND_MISS);
                tracked.next_look = Some(now.plus(tracked.wait));
            }
        }
    }

    /// Nothing has changed since the last look.
    pub(super) fn unchanged(&mut self, id: &JobId, next: Option<Span>, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.is_well(now);
        }
        self.go_on_with_wishes(id, now);
        self.plan_look(id, next, now);
    }

    /// A look came to nothing.
    pub(super) fn no_answer(&mut self, ids: &[JobId], trouble: Trouble, since: Moment, now: Moment) {
        let held_until = self.line.held_until().filter(|until| *until > now);
        let line_faults = self.line.faults;
        for id in ids {
            self.job_trouble(id, trouble, since, now);
            // Where nothing is answered, the line says when anything may be sent again. Where this job alone is
            // not, it waits ever longer by itself.
            let Some(tracked) = self.jobs.get_mut(id).filter(|tracked| tracked.faults <= line_faults) else {
                continue;
            };
            tracked.next_look = tracked.next_look.map(|own| held_until.unwrap_or(own));
        }
        self.touch_all();
    }

    /// Whatever was in the way is gone: the jobs that got no answer need not wait any longer.
    pub(super) fn look_where_unanswered(&mut self, now: Moment) {
        let is_unanswered = |tracked: &&mut Tracked| {
            tracked.bad_since.is_some() && !matches!(tracked.trouble, Some(Trouble::Unreadable(_)))
        };
        for tracked in self.jobs.all_mut().filter(is_unanswered) {
            tracked.next_look = tracked.is_wanted().then_some(now);
        }
    }

    pub(super) fn job_trouble(&mut self, id: &JobId, trouble: Trouble, since: Moment, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        tracked.bad_since = tracked.bad_since.or(Some(since));
        tracked.trouble = Some(trouble);
        tracked.faults = tracked.faults.saturating_add(1);
        let wait = self.options.policy.backoff(tracked.faults, &mut self.dice);
        tracked.next_look = tracked.is_wanted().then(|| now.plus(wait));
    }

    /// Gives a job its place in the list when it is first heard of, and links it with the one it repeats.
    fn put_in_place(&mut self, id: &JobId) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let Some(document) = tracked.document() else { return };
        let (created_at, repeats) = (document.created_at, document.retry_of.clone());
        if let Some(at) = created_at.filter(|_| !tracked.is_placed) {
            (tracked.place, tracked.is_placed) = (self.clock.of_server(at).unwrap_or(at), true);
        }
        if let Some(old) = repeats {
            self.repeats.insert(old.clone(), id.clone());
            self.became(&old, id);
        }
        if let Some(new) = self.repeats.get(id).cloned() {
            self.became(id, &new);
        }
        self.is_order_stale = true;
    }

    /// A retry made the job `new` of the job `old`, which takes its place.
    pub(super) fn became(&mut self, old: &JobId, new: &JobId) {
        // Two jobs that name each other would both be lost.
        if self.newest(new) == *old {
            return;
        }
        let Some(tracked) = self.jobs.get_mut(old) else { return };
        (tracked.became, tracked.next_look) = (Some(new.clone()), None);
        tracked.wishes.forget_runs();
        if let Some(tracked) = self.jobs.get_mut(new) {
            (tracked.replaces, tracked.shown) = (Some(old.clone()), None);
        }
        self.speech.forget_news_of(old);
        self.is_asked_of_instead(old, new);
        self.is_order_stale = true;
        self.touch(new);
    }
}
