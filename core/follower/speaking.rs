use std::collections::VecDeque;

use super::{Effect, Follower, Tracked};
use crate::announce::{Announcement, Named, Said};
use crate::document::StageStatus;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::view::ShownStatus;

/// What is to be said aloud, in an order and at a pace that a person can listen to.
#[derive(Debug, Default)]
pub(super) struct Speech {
    queue: VecDeque<Said>,
    last_at: Option<Moment>,
    /// When the last background messages were said.
    said_at: VecDeque<Moment>,
    count: u64,
}

/// Between two messages that nobody asked for.
const GAP: Span = Span::seconds(5);
/// Between the answer to a click and whatever was said before it.
const SHORT_GAP: Span = Span::seconds(1);
/// How many background messages there are in a minute, at most.
const PER_MINUTE: usize = 4;
/// Steps of one job are told no more often than this, so that a long job stays quiet.
const STAGE_GAP: Span = Span::seconds(100);
/// From this many endings on, they are told as a number.
const MERGED: usize = 3;

impl Speech {
    pub(super) fn say(&mut self, said: Said) {
        let is_about_line =
            |said: &Said| matches!(said, Said::Lost | Said::Offline | Said::Regained | Said::SignedOut);
        match &said {
            line if is_about_line(line) => self.queue.retain(|queued| !is_about_line(queued)),
            Said::Status { job, .. } => self.queue.retain(|queued| !is_news_of(queued, job)),
            Said::Stage { job, .. } => {
                self.queue.retain(|queued| !matches!(queued, Said::Stage { job: of, .. } if of == job))
            }
            _ => {}
        }
        if self.queue.contains(&said) {
            return;
        }
        if is_answer(&said) {
            self.queue.push_front(said)
        } else {
            self.queue.push_back(said)
        }
        self.merge_endings();
    }

    /// When the next message may be said.
    pub(super) fn next(&self, now: Moment) -> Option<Moment> {
        let first = self.queue.front()?;
        let Some(last) = self.last_at else { return Some(now) };
        if is_answer(first) {
            return Some(last.plus(SHORT_GAP));
        }
        let after_gap = last.plus(GAP);
        let room_at = (self.said_at.len() >= PER_MINUTE).then(|| self.said_at.front()).flatten();
        Some(room_at.map_or(after_gap, |oldest| after_gap.max(oldest.plus(Span::minutes(1)))))
    }

    fn take(&mut self, now: Moment) -> Option<Announcement> {
        if self.next(now)? > now {
            return None;
        }
        let said = self.queue.pop_front()?;
        self.last_at = Some(now);
        if !is_answer(&said) {
            self.said_at.push_back(now);
            if self.said_at.len() > PER_MINUTE {
                self.said_at.pop_front();
            }
        }
        self.count += 1;
        Some(Announcement { number: self.count, said })
    }

    fn merge_endings(&mut self) {
        let ended = |said: &Said| match said {
            Said::Status { status, .. } if status.is_over() => 1,
            Said::Ended { count } => *count,
            _ => 0,
        };
        let count: usize = self.queue.iter().map(ended).sum();
        if count >= MERGED {
            self.queue.retain(|said| ended(said) == 0);
            self.queue.push_back(Said::Ended { count });
        }
    }
}

/// The answer to a click of the person, which is not kept waiting.
fn is_answer(said: &Said) -> bool {
    matches!(said, Said::CancelAsked(_) | Said::CancelTooLate(_) | Said::AskFailed { .. } | Said::Copied)
}

fn is_news_of(queued: &Said, job: &Named) -> bool {
    match queued {
        Said::Status { job: of, .. }
        | Said::Stage { job: of, .. }
        | Said::Quiet(of)
        | Said::CancelAsked(of) => of == job,
        _ => false,
    }
}

impl Tracked {
    pub(super) fn named(&self) -> Named {
        let document = self.document();
        Named {
            id: Some(self.id.clone()),
            kind: document.and_then(|document| document.kind.clone()),
            title: document.and_then(|document| document.title.clone()),
        }
    }
}

impl Follower {
    /// Notices what of a change is worth saying. What was restored is history, and is not told again.
    pub(super) fn notice(&mut self, id: &JobId, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let status = tracked.shown_status();
        let known = tracked.known_status.replace((tracked.run(), status));
        let is_news = match known {
            None => tracked.accepted_at.is_some(),
            Some(before) => before != (tracked.run(), status),
        };
        let stages = tracked.document().map(|document| document.stages.as_slice()).unwrap_or_default();
        let at = stages.iter().position(|stage| stage.status == StageStatus::Current);
        let stage = at.map(|at| (at + 1, stages.len(), stages[at].label.clone()));
        let key = stage.as_ref().map(|(_, _, label)| label.clone());
        let is_new_stage = key.is_some() && tracked.known_stage.is_some() && key != tracked.known_stage;
        tracked.known_stage = key.or(tracked.known_stage.take());
        if is_news {
            let result = tracked.document().and_then(|document| document.result.as_ref());
            let is_partial = status == ShownStatus::PartlyCompleted;
            let done_of = result.filter(|_| is_partial).and_then(|result| result.done.zip(result.total));
            let said = Said::Status { job: tracked.named(), status, done_of };
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
        while let Some(announcement) = self.speech.take(now) {
            self.out.push(Effect::Announce(announcement));
        }
    }
}
