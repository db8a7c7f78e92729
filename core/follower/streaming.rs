use super::Follower;
use super::io::{Effect, Listen, RequestId, StreamId};
use super::stream::State;
use crate::adapters::{Answer, EventReading, Reading, StreamEvent};
use crate::hearing::Trouble;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::order::{id_set, newest_first};

/// Jobs come in bursts, as after a refresh; the stream is opened once for all of them.
const SETTLE: Span = Span::ms(500);
/// While the stream was heard more recently than this, no words change by hearing it again.
const SAME_WORDS: Span = Span::seconds(4);

impl Follower {
    /// Opens, changes and gives up the stream as it is wanted now.
    pub(super) fn tend_stream(&mut self, now: Moment) {
        self.give_up_silent_stream(now);
        if !self.wants_stream(now) {
            return self.close_stream(now);
        }
        if !self.is_stream_stale() {
            self.stream.turn_at = None;
            return;
        }
        self.stream.turn_at.get_or_insert(now.plus(SETTLE));
        if self.stream.turn(self.line.held_until()).is_some_and(|at| now >= at) {
            self.open_stream(now);
        }
    }

    pub(super) fn listening(&mut self, stream: StreamId, answer: &Answer, now: Moment) {
        let State::Opening { stream: current, jobs, since } = &mut self.stream.state else { return };
        if *current != stream {
            return;
        }
        let (jobs, since) = (std::mem::take(jobs), *since);
        self.stream.state = State::Closed;
        let reply = match answer {
            Answer::Http(reply) => Some(reply),
            _ => None,
        };
        if let Some(reply) = reply {
            self.learn_offset(reply, since, now);
        }
        match reply.map(|reply| reply.status) {
            Some(200) if reply.is_some_and(|reply| reply.is_of_type("text/event-stream")) => {
                let is_resumed = self.stream.last_id.is_some();
                self.stream.state =
                    State::Open { stream, jobs, since: now, heard_at: now, is_resumed, has_told: false };
                self.stream_opened(now);
            }
            Some(204) => self.stream.done_with.extend(jobs),
            Some(404 | 405 | 406 | 410 | 501) => self.stream.is_refused = true,
            _ => self.stream_failed(answer, since, now),
        }
    }

    /// It could not be opened, for a reason that one look at one of its jobs finds out: the line, the sign-in, or the stream
    /// alone.
    pub(super) fn not_listening(&mut self, stream: StreamId, now: Moment) {
        let State::Opening { stream: current, jobs, .. } = &mut self.stream.state else { return };
        if *current != stream {
            return;
        }
        let first = jobs.first().cloned();
        self.stream.state = State::Closed;
        self.stream.failed(None, now, &self.options.policy, &mut self.dice);
        self.line.is_doubtful(now);
        if let Some(id) = first {
            self.look_when_allowed(&id, now);
        }
    }

    pub(super) fn streamed(&mut self, stream: StreamId, events: &[StreamEvent], now: Moment) {
        if self.stream.current() != Some(stream) {
            return;
        }
        self.refresh_words_of_stream(now);
        self.stream.is_alive(now);
        self.line.is_well(now);
        self.tell_events(events);
        for event in events {
            let opened_at = self.stream.tells(now);
            self.stream.stands_at(event);
            match self.options.adapter.read_event(event) {
                EventReading::Job(document) => {
                    let id = document.id.clone();
                    if self.stream.heard_of(&id).is_some() {
                        self.hear(*document, now);
                        self.plan_look_if_changed(&id, now);
                    }
                }
                EventReading::Reset => self.look_after_reset(opened_at, now),
                EventReading::Nothing => {}
            }
        }
    }

    pub(super) fn stream_ended(&mut self, stream: StreamId, now: Moment) {
        if self.stream.current() != Some(stream) {
            return;
        }
        match &self.stream.state {
            State::Open { since, .. } => {
                let since = *since;
                self.stream.ended(since, now, &self.options.policy, &mut self.dice);
                self.leave_stream(now);
            }
            _ => self.listening(stream, &Answer::NoConnection, now),
        }
    }

    /// The page does without the stream for now.
    pub(super) fn close_stream(&mut self, now: Moment) {
        self.stream.turn_at = None;
        if self.stream.current().is_some() {
            self.out.push(Effect::StopListening);
            self.leave_stream(now);
        }
    }

    fn wants_stream(&mut self, now: Moment) -> bool {
        let is_open = self.stream.current().is_some();
        // None is opened for a page that nobody sees.
        let is_seen = self.line.is_visible || self.is_stream_kept(now);
        // While the server does not answer, looks find out when it does again.
        let is_answering = is_open || self.line.faults == 0;
        let is_free = !self.line.is_silent() && (is_open || !self.line.is_held(now));
        let is_offered = !self.stream.is_refused && self.options.policy.stream.jobs > 0;
        let is_mine = !self.tabs.is_possible || self.tabs.is_leading;
        is_mine && is_seen && is_answering && is_free && is_offered && !self.jobs.followed().is_empty()
    }

    /// One that is open stays for a while in a page that is hidden: people come back, and go from tab to tab.
    pub(super) fn is_stream_kept(&self, now: Moment) -> bool {
        let kept_for = self.options.policy.stream.hidden;
        let is_soon = self.line.hidden_since.is_none_or(|since| now.since(since) < kept_for);
        self.stream.current().is_some() && is_soon
    }

    /// Whether there are jobs of which it does not tell, though it could.
    fn is_stream_stale(&mut self) -> bool {
        self.jobs.followed();
        let is_now = (self.stream.current(), self.jobs.changes_of_followed());
        if self.stream.tells_all == Some(is_now) {
            return false;
        }
        let (jobs, done_with) = (self.stream.jobs(), &self.stream.done_with);
        if jobs.is_some_and(|jobs| jobs.len() >= self.options.policy.stream.jobs) {
            return false;
        }
        let mut followed = self.jobs.followed().iter();
        let is_told = |id: &JobId| done_with.contains(id) || jobs.is_some_and(|jobs| jobs.contains(id));
        let is_stale = followed.any(|id| !is_told(id));
        self.stream.tells_all = (!is_stale).then_some(is_now);
        is_stale
    }

    fn open_stream(&mut self, now: Moment) {
        let left: Vec<JobId> = self.jobs.followed().difference(&self.stream.done_with).cloned().collect();
        let left = left.into_iter().filter_map(|id| Some((self.jobs.get(&id)?.place, id)));
        let jobs = id_set(newest_first(left).take(self.options.policy.stream.jobs));
        let ids: Vec<JobId> = jobs.iter().cloned().collect();
        let Some(call) = self.options.adapter.listen(&ids, self.stream.last_id.as_deref()) else {
            self.stream.is_refused = true;
            return;
        };
        self.close_stream(now);
        self.stream.count += 1;
        let stream = StreamId(self.stream.count);
        self.stream.state = State::Opening { stream, jobs, since: now };
        self.out.push(Effect::Listen(Listen { stream, call }));
    }

    fn stream_opened(&mut self, now: Moment) {
        // What changed between two streams may have been missed; the first one tells all by itself, and of
        // what was looked at meanwhile nothing was missed.
        let left_at = self.stream.left_at;
        for id in self.stream.jobs().cloned().unwrap_or_default() {
            let Some(tracked) = self.jobs.get(&id) else { continue };
            if left_at.is_some() && tracked.heard_at <= left_at {
                self.look_when_allowed(&id, now);
            } else if tracked.missed_at.is_none() {
                self.plan_look(&id, None, now);
            }
            // Of a job that the server does not know, no stream tells: the second look is not put off.
        }
    }

    fn stream_failed(&mut self, answer: &Answer, since: Moment, now: Moment) {
        let reading = self.options.adapter.read(answer);
        let wait = if let Reading::Busy { wait, .. } = reading { wait } else { None };
        self.stream.failed(wait, now, &self.options.policy, &mut self.dice);
        let is_silent = matches!(answer, Answer::NoConnection | Answer::TimedOut)
            && reading == Reading::Trouble(Trouble::Unreachable);
        if is_silent || matches!(reading, Reading::SignInFirst | Reading::Busy { .. }) {
            self.hear_line(&reading, Span::ZERO, since, now);
        } else {
            // Whether the server itself is well, the next look finds out. Until then no stream is tried: in an
            // outage, both together would ask twice as often.
            self.line.is_doubtful(now);
        }
    }

    fn give_up_silent_stream(&mut self, now: Moment) {
        match &self.stream.state {
            State::Opening { stream, since, .. } if now.since(*since) >= self.options.policy.look_timeout => {
                let stream = *stream;
                self.out.push(Effect::StopListening);
                self.listening(stream, &Answer::TimedOut, now);
            }
            State::Open { since, heard_at, .. }
                if now.since(*heard_at) >= self.options.policy.stream.watchdog =>
            {
                let since = *since;
                let jobs = self.stream.jobs().cloned().unwrap_or_default();
                self.stream.ended(since, now, &self.options.policy, &mut self.dice);
                self.close_stream(now);
                jobs.iter().for_each(|id| self.look_when_allowed(id, now));
            }
            _ => {}
        }
    }

    /// The stream is no more: until the next one, its jobs are looked at, and after it would have come.
    fn leave_stream(&mut self, now: Moment) {
        let heard_at =
            if let State::Open { heard_at, .. } = &self.stream.state { Some(*heard_at) } else { None };
        let jobs = self.stream.jobs().cloned().unwrap_or_default();
        self.stream.state = State::Closed;
        self.stream.turn_at = None;
        self.stream.left_at = heard_at.map(|_| now).or(self.stream.left_at);
        let is_soon = self.stream.until.since(now) <= self.options.policy.stream.reopen_within;
        let from = if is_soon { now.max(self.stream.until) } else { now };
        for id in jobs {
            if let Some(tracked) = self.jobs.get_mut(&id) {
                tracked.keep_heard(heard_at);
            }
            self.plan_look(&id, None, from);
        }
    }

    /// What was missed is not known, so everything is looked at once. Where that is about the time before the stream
    /// was opened, a look of since then has seen it.
    fn look_after_reset(&mut self, opened_at: Option<Moment>, now: Moment) {
        for id in self.stream.jobs().cloned().unwrap_or_default() {
            let Some(tracked) = self.jobs.get_mut(&id) else { continue };
            if opened_at.is_some() && tracked.looked_at >= opened_at {
                continue;
            }
            // The answer that is under way may be older than what was missed.
            tracked.doubted = tracked.in_flight;
            self.look_when_allowed(&id, now);
        }
    }

    /// These jobs were looked at, but before something was missed of them.
    pub(super) fn look_where_doubted(&mut self, ids: &[JobId], request: RequestId, now: Moment) {
        for id in ids {
            let is_doubted = |tracked: &&super::Tracked| tracked.doubted == Some(request);
            if self.jobs.get(id).filter(is_doubted).is_none() {
                continue;
            }
            let Some(tracked) = self.jobs.get_mut(id) else { continue };
            tracked.doubted = None;
            // Where it came to nothing, there is another one anyway.
            if tracked.faults == 0 {
                self.look_when_allowed(id, now);
            }
        }
    }

    /// A job that has ended needs no look any more, and one that runs again needs one.
    pub(super) fn plan_look_if_changed(&mut self, id: &JobId, now: Moment) {
        let is_planned = |tracked: &super::Tracked| tracked.is_followed() == tracked.next_look.is_some();
        if !self.jobs.get(id).is_some_and(is_planned) {
            self.plan_look(id, None, now);
        }
    }

    fn refresh_words_of_stream(&mut self, now: Moment) {
        if let State::Open { jobs, heard_at, .. } = &self.stream.state
            && now.since(*heard_at) >= SAME_WORDS
        {
            jobs.iter().for_each(|id| self.jobs.touch(id));
        }
    }
}
