use std::collections::{BTreeSet, VecDeque};

use super::io::StreamId;
use crate::adapters::StreamEvent;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::policy::{Dice, Policy};

/// The event stream, by which changes come as they happen. It spares looks; nothing depends on it.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) state: State,
    /// The number of the last one that was opened.
    pub(super) count: u64,
    /// Where the next one takes up.
    pub(super) last_id: Option<String>,
    /// The server has no stream.
    pub(super) is_refused: bool,
    /// "Do not come back", said about these jobs.
    pub(super) done_with: BTreeSet<JobId>,
    /// None is opened before.
    pub(super) until: Moment,
    /// When it is opened for the jobs that are wanted now.
    pub(super) turn_at: Option<Moment>,
    /// The stream that was last found to tell of all jobs, and how often those had changed by then: so long
    /// as both stay, no job need be looked up for it.
    pub(super) tells_all: Option<(Option<StreamId>, u64)>,
    /// When the last one that was open was left, so that changes may have been missed since.
    pub(super) left_at: Option<Moment>,
    /// Those that could not be opened, in a row.
    faults: u32,
    /// When those ended that did not live long.
    short_lived: VecDeque<Moment>,
    /// None has lived long since the page last went without.
    is_on_trial: bool,
}

#[derive(Debug, Default)]
pub(super) enum State {
    #[default]
    Closed,
    Opening {
        stream: StreamId,
        jobs: BTreeSet<JobId>,
        since: Moment,
    },
    Open {
        stream: StreamId,
        jobs: BTreeSet<JobId>,
        since: Moment,
        heard_at: Moment,
        /// It takes up where an earlier one has ended.
        is_resumed: bool,
        /// An event has come by it.
        has_told: bool,
    },
}

/// What a server says first on a stream that takes up an earlier one is said as soon as it is open, and is about the
/// time before.
const FIRST_WORD: Span = Span::seconds(2);

impl Default for Stream {
    fn default() -> Self {
        Self {
            state: State::Closed,
            count: 0,
            last_id: None,
            is_refused: false,
            done_with: BTreeSet::new(),
            until: Moment::from_ms(i64::MIN),
            turn_at: None,
            tells_all: None,
            left_at: None,
            faults: 0,
            short_lived: VecDeque::new(),
            is_on_trial: false,
        }
    }
}

impl Stream {
    /// As if none had ever been open; but no later one is taken for an earlier one.
    pub(super) fn of_nobody(&self) -> Self {
        Self { count: self.count, ..Self::default() }
    }

    /// The stream that is open or being opened.
    pub(super) fn current(&self) -> Option<StreamId> {
        match &self.state {
            State::Closed => None,
            State::Opening { stream, .. } | State::Open { stream, .. } => Some(*stream),
        }
    }

    /// The jobs that it is about.
    pub(super) fn jobs(&self) -> Option<&BTreeSet<JobId>> {
        match &self.state {
            State::Closed => None,
            State::Opening { jobs, .. } | State::Open { jobs, .. } => Some(jobs),
        }
    }

    /// When it was last heard, if it is open and tells of this job.
    pub(super) fn heard_of(&self, id: &JobId) -> Option<Moment> {
        match &self.state {
            State::Open { jobs, heard_at, .. } if jobs.contains(id) => Some(*heard_at),
            _ => None,
        }
    }

    /// When it was last heard, if it is open.
    pub(super) fn heard_at(&self) -> Option<Moment> {
        if let State::Open { heard_at, .. } = &self.state { Some(*heard_at) } else { None }
    }

    /// Something came: bytes are enough to know that it lives.
    pub(super) fn is_alive(&mut self, now: Moment) {
        if let State::Open { heard_at, .. } = &mut self.state {
            *heard_at = now;
        }
    }

    /// An event came: it does what it is for. Where it is the first word of a stream that takes up an earlier one, when
    /// that stream was opened.
    pub(super) fn tells(&mut self, now: Moment) -> Option<Moment> {
        self.faults = 0;
        let State::Open { since, is_resumed, has_told, .. } = &mut self.state else { return None };
        let is_first = !std::mem::replace(has_told, true);
        (is_first && *is_resumed && now.since(*since) < FIRST_WORD).then_some(*since)
    }

    /// The event says where the next stream takes up. As the standard has it, an empty id takes back the one before:
    /// the next stream takes up nowhere.
    pub(super) fn stands_at(&mut self, event: &StreamEvent) {
        if let Some(id) = &event.last_id {
            self.last_id = Some(id.clone()).filter(|id| !id.is_empty());
        }
    }

    /// It could not be opened: the next try is ever later.
    pub(super) fn failed(&mut self, wait: Option<Span>, now: Moment, policy: &Policy, dice: &mut Dice) {
        self.faults = self.faults.saturating_add(1);
        let own = policy.backoff_up_to(policy.stream.backoff_cap, self.faults, dice);
        self.until = now.plus(wait.map_or(own, |wait| policy.directed(wait, dice)));
    }

    /// It was open since then and has ended. Not everybody comes back at once, and what never lives long
    /// is not worth coming back to for a while.
    pub(super) fn ended(&mut self, since: Moment, now: Moment, policy: &Policy, dice: &mut Dice) {
        let policy = &policy.stream;
        let is_short = now.since(since) < policy.short_life;
        if is_short {
            self.short_lived.push_back(now);
            self.short_lived.retain(|at| now.since(*at) < policy.short_lives_within);
        }
        // After a time without, one try shows whether it is any better.
        let is_given_up = self.short_lived.len() >= policy.short_lives || (is_short && self.is_on_trial);
        self.is_on_trial = is_given_up;
        self.until = if is_given_up {
            self.short_lived.clear();
            now.plus(policy.demoted_for)
        } else {
            now.plus(dice.between(Span::ZERO, policy.reopen_within))
        };
    }

    /// When it is opened for the jobs that are wanted now: also where another one is open, not before the server takes
    /// requests again.
    pub(super) fn turn(&self, held_until: Option<Moment>) -> Option<Moment> {
        Some(self.turn_at?.max(self.until).max(held_until.unwrap_or(self.until)))
    }

    /// When there is next anything to do about it.
    pub(super) fn next(
        &self,
        held_until: Option<Moment>,
        hidden_since: Option<Moment>,
        policy: &Policy,
    ) -> Option<Moment> {
        let turn = self.turn(held_until);
        let own = match &self.state {
            State::Closed => None,
            State::Opening { since, .. } => Some(since.plus(policy.look_timeout)),
            State::Open { heard_at, .. } => Some(heard_at.plus(policy.stream.watchdog)),
        };
        let hidden = hidden_since.filter(|_| own.is_some()).map(|at| at.plus(policy.stream.hidden));
        turn.into_iter().chain(own).chain(hidden).min()
    }
}
