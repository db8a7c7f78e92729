use super::pulse::sign_of_life;
use super::showing::Words;
use super::{Follower, Tracked};
use crate::document::Status;
use crate::hearing::{Hearing, Trouble};
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::view::Contact;

/// A next look that is nearer than this is not worth naming.
const WORTH_NAMING: Span = Span::seconds(20);
/// An answer is overdue when the last one is older than this and than two waits.
const OVERDUE_ANSWER: Span = Span::seconds(20);
/// One bad answer can be a passing fault; this many are said.
const UNREADABLE_SAID: u32 = 3;

impl Follower {
    /// How well the job is heard of, and since when it is not.
    pub(super) fn hearing(&self, tracked: &Tracked, words: &mut Words) -> (Hearing, Option<Moment>) {
        if !tracked.is_followed() {
            return (Hearing::Paused, None);
        }
        if self.line.is_signed_out() {
            return (Hearing::SignedOut, None);
        }
        let Some(bad_since) = tracked.bad_since.or(self.line.bad_since) else {
            return (self.hearing_without_fault(tracked, words), None);
        };
        let lost_at = bad_since.plus(self.options.policy.lost_after);
        words.until(lost_at);
        let hearing = match () {
            () if !self.line.is_online => Hearing::Offline,
            // A server that asks for patience has been heard.
            () if tracked.trouble.or(self.line.trouble) == Some(Trouble::Busy) => Hearing::Checking,
            () if words.now >= lost_at => Hearing::Lost,
            () => Hearing::Checking,
        };
        (hearing, Some(bad_since))
    }

    fn hearing_without_fault(&self, tracked: &Tracked, words: &mut Words) -> Hearing {
        let Some(heard_at) = self.heard_at(tracked, words.now) else { return Hearing::Restoring };
        if tracked.missed_at.is_some() {
            return Hearing::Checking;
        }
        // A look is under way, and the last answer is older than it should be: as after sleep.
        let overdue_at = heard_at.plus(OVERDUE_ANSWER.max(tracked.wait.times(2)));
        words.until(overdue_at);
        if let Some(until) = self.tabs.leader_until(self.line.is_visible) {
            words.until(until);
        }
        match () {
            () if words.now >= overdue_at => Hearing::Checking,
            () if self.stream_heard_of(&tracked.id, words.now).is_some() => Hearing::Live,
            () => Hearing::Polling,
        }
    }

    /// When the server was last heard of this job, by an answer or by the stream.
    pub(super) fn heard_at(&self, tracked: &Tracked, now: Moment) -> Option<Moment> {
        let streamed_at = self.stream_heard_of(&tracked.id, now).filter(|_| !tracked.is_done());
        tracked.heard_at.map(|at| at.max(streamed_at.unwrap_or(at)))
    }

    pub(super) fn contact(
        &self,
        tracked: &Tracked,
        hearing: Hearing,
        bad_since: Option<Moment>,
        words: &mut Words,
    ) -> Contact {
        let heard_at = self.heard_at(tracked, words.now);
        if hearing == Hearing::Paused {
            return Contact { heard_at: heard_at.map(|at| self.clock.wall(at)), ..Contact::default() };
        }
        let trouble = tracked.trouble.or(self.line.trouble).filter(|trouble| match trouble {
            Trouble::Unreadable(_) => tracked.faults >= UNREADABLE_SAID,
            Trouble::Busy | Trouble::Intercepted => true,
            Trouble::Unreachable => bad_since.is_some(),
        });
        let next = tracked.next_look.map(|at| self.line.held_until().map_or(at, |until| at.max(until)));
        let next = next.filter(|at| at.since(words.now) >= WORTH_NAMING && trouble == Some(Trouble::Busy));
        Contact {
            heard: heard_at.map(|at| words.age_since(at)),
            heard_at: heard_at.map(|at| self.clock.wall(at)),
            trouble,
            next_at: next.map(|at| self.clock.wall(at)),
            quiet_since: heard_at.and_then(|heard_at| self.quiet_since(tracked, heard_at, words)),
        }
    }

    /// Since when the job itself has been silent while the server answers. What the job did since the server was
    /// last heard is not known.
    fn quiet_since(&self, tracked: &Tracked, heard_at: Moment, words: &mut Words) -> Option<Moment> {
        let silent_at = self.silent_at(tracked)?;
        let policy = &self.options.policy;
        let usual = tracked.pulse.usual(tracked.run());
        let quiet_at = silent_at.plus(usual.times(policy.quiet_beats).max(policy.quiet_after));
        words.until(quiet_at);
        (heard_at >= quiet_at).then(|| self.clock.wall(silent_at))
    }

    /// For how long the page has seen a job at work give no sign of life, by the last answer about it.
    pub(super) fn silence(&self, id: &JobId) -> Option<Span> {
        let tracked = self.jobs.get(id)?;
        Some(tracked.heard_at?.since(self.silent_at(tracked)?))
    }

    /// Since when a job at work has given no sign of life. Without one of its own, nothing can be said about it.
    fn silent_at(&self, tracked: &Tracked) -> Option<Moment> {
        let document = tracked.document().filter(|document| document.status == Status::InProgress)?;
        // Where the clocks cannot be compared: since its newest document came, at the earliest.
        self.clock.of_server(sign_of_life(document)?).or(tracked.changed_at)
    }
}
