use super::{Effect, Follower, Tracked};
use crate::announce::{Announcement, Named, Said};
use crate::document::StageStatus;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::view::ShownStatus;

/// Steps of one job are told no more often than this, so that a long job stays quiet.
const STAGE_GAP: Span = Span::minutes(2);

impl Tracked {
    pub(super) fn named(&self) -> Named {
        let document = self.document();
        Named {
            id: Some(self.id.clone()),
            kind: document.and_then(|document| document.kind.clone()),
            title: document.and_then(|document| document.title.clone()),
            language: document.and_then(|document| document.language.clone()),
        }
    }

    pub(super) fn said_of_status(&self, status: ShownStatus) -> Said {
        let result = self.document().and_then(|document| document.result.as_ref());
        let is_partial = status == ShownStatus::PartlyCompleted;
        let done_of = result.filter(|_| is_partial).and_then(|result| result.done.zip(result.total));
        Said::Status { job: self.named(), status, done_of }
    }

    /// Whether this run, which is newer than what was known, goes on after a cancel that was undone.
    fn is_undone_since(&self, known: Option<(u64, ShownStatus)>) -> bool {
        let terms = self.document().filter(|document| !document.status.is_ending());
        let terms = terms.and_then(|document| document.cancel.as_ref());
        terms.is_some_and(|terms| terms.undone == Some(true))
            && known.is_some_and(|(run, _)| run < self.run())
    }
}

impl Follower {
    /// Notices what of a change is worth saying. What was restored is history, and is not told again.
    pub(super) fn notice(&mut self, id: &JobId, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let status = tracked.shown_status();
        let known = tracked.known_status.replace((tracked.run(), status));
        // A job that was repeated as another one is history as well.
        let is_news = !tracked.is_removed
            && tracked.became.is_none()
            && match known {
                None => tracked.accepted_at.is_some(),
                Some(before) => before != (tracked.run(), status),
            };
        let stages = tracked.document().map(|document| document.stages.as_slice()).unwrap_or_default();
        let at = stages.iter().position(|stage| stage.status == StageStatus::Current);
        let stage = at.map(|at| (at + 1, stages.len(), stages[at].label.clone()));
        let key = stage.as_ref().map(|(_, _, label)| label.clone());
        let is_new_stage = key.is_some() && tracked.known_stage.is_some() && key != tracked.known_stage;
        tracked.known_stage = key.or(tracked.known_stage.take());
        // The job's dialog, where that is open, becomes the outcome and tells it.
        if status.is_over() && self.speech.dialog() == Some(id) {
            return;
        }
        if is_news {
            // A new headline is news enough for a while.
            tracked.stage_said_at = Some(now);
            let said = match tracked.is_undone_since(known) {
                true => Said::CancelUndone(tracked.named()),
                false => tracked.said_of_status(status),
            };
            self.speech.say(said);
        } else if let Some((step, steps, label)) = stage.filter(|_| is_new_stage)
            && tracked.stage_said_at.is_none_or(|at| now.since(at) >= STAGE_GAP)
        {
            tracked.stage_said_at = Some(now);
            let said = Said::Stage { job: tracked.named(), label, step, steps };
            self.speech.say(said);
        }
    }

    pub(super) fn speak(&mut self, now: Moment) {
        while let Some(announcement) = self.take_next(now) {
            match self.speech.dialog().filter(|job| self.jobs.get(job).is_some()).cloned() {
                Some(job) => {
                    self.speech.say_in_dialog(announcement);
                    self.touch(&job);
                    self.show(now);
                }
                None => self.out.push(Effect::Announce(announcement)),
            }
        }
    }

    fn take_next(&mut self, now: Moment) -> Option<Announcement> {
        let paused = self.paused.as_ref();
        self.speech.take(now, |said| paused.is_none_or(|paused| paused.lets_say(said)))
    }

    /// When there is next anything to say.
    pub(super) fn next_words(&self, now: Moment) -> Option<Moment> {
        let paused = self.paused.as_ref();
        self.speech.next(now, |said| paused.is_none_or(|paused| paused.lets_say(said)))
    }
}
