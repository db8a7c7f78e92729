use std::collections::BTreeSet;

use super::tabs::{BEAT, FORGOTTEN, HERE, Leader, Other};
use super::{Effect, Follower, Lead, What};
use crate::adapters::{Answer, EventReading, Reading, StreamEvent};
use crate::document::Document;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::order::id_set;
use crate::tabs::{Edition, TabId, TabMessage, TabNews, VERSION};

/// Jobs come in bursts; they are told together.
const BURST: Span = Span::ms(200);
/// A leader that has heard its stream by less than this later has not heard it again.
const SAME_BEAT: Span = Span::seconds(1);
/// How long after a leader has fallen silent its lead is taken over, at most: not by all at once.
const TAKE_OVER_WITHIN: Span = Span::seconds(10);

impl Follower {
    /// Another tab hears of the jobs for this one, so that it need not look.
    pub(super) fn is_led(&self, now: Moment) -> bool {
        self.tabs.is_led(self.line.is_visible, now)
    }

    pub(super) fn told_by_tab(&mut self, message: TabMessage, now: Moment) {
        let TabMessage { from, news, .. } = &message;
        if *from == self.tabs.me || !message.is_sound() || !self.line.is_anybodys() {
            return;
        }
        self.hears_from_a_tab(true);
        match news {
            TabNews::Here { jobs, is_visible } => self.other_is_here(*from, jobs, *is_visible, now),
            TabNews::Leads { stream_heard_ms, has_taken_over } => {
                let stream_heard_at = stream_heard_ms.map(|ms| now.minus(Span::ms(u64::from(ms))));
                self.other_leads(*from, stream_heard_at, *has_taken_over, now);
            }
            TabNews::Answered { jobs, took_ms, answer, since: known } => {
                let since = now.minus(Span::ms(u64::from(*took_ms)));
                self.told_answer(jobs.clone(), answer, known, since, now);
            }
            TabNews::Streamed(events) => self.told_events(*from, events, now),
            TabNews::Seen { job, run } => self.seen_elsewhere(job, *run),
            TabNews::Told { job, run } => self.told_elsewhere(job, *run),
            TabNews::SignedIn => self.person_signed_in(now),
            TabNews::SignInRefreshed => self.refreshed_elsewhere(now),
            TabNews::RefreshesSignIn => self.refreshes_elsewhere(now),
            TabNews::SignInNeeded => self.sign_in_is_needed(),
            TabNews::SignedOut => self.forget_person(),
            TabNews::Gone => {
                self.tabs.others.remove(from);
                self.tabs.leader_is_gone(*from, self.line.is_visible, now);
            }
        }
        self.hears_from_a_tab(false);
    }

    /// The browser gave this tab the lead, or took it away.
    pub(super) fn leading(&mut self, is_leading: bool, now: Moment) {
        if !self.line.is_anybodys() || is_leading == self.tabs.is_leading {
            return;
        }
        self.tabs.is_leading = is_leading;
        if is_leading {
            self.keep_heard_of_leader();
            self.tabs.leader = None;
            self.tabs.take_over_at = None;
            self.beat(now);
        } else {
            self.out.push(Effect::Lead(Lead::Ask));
        }
    }

    /// Tells the others what they need, and takes the lead over from one that is gone.
    pub(super) fn tend_tabs(&mut self, now: Moment) {
        if !self.tabs.is_possible || !self.is_started || !self.line.is_anybodys() {
            return;
        }
        self.tabs.forget_silent(now);
        self.keep_heard_of_silent_leader(now);
        if self.tabs.is_leading {
            if self.passes_on_at(now).is_some_and(|at| now >= at) {
                self.tabs.pass_on(now);
                self.out.push(Effect::Lead(Lead::PassOn));
            } else if !self.tabs.others.is_empty() && now >= self.tabs.next_beat {
                self.beat(now);
            }
            return;
        }
        if self.here_at().is_some_and(|at| now >= at) {
            self.tell_here(now);
        }
        self.take_over_if_silent(now);
    }

    pub(super) fn next_of_tabs(&self, now: Moment) -> Option<Moment> {
        if !self.tabs.is_possible || !self.is_started || !self.line.is_anybodys() {
            return None;
        }
        if self.tabs.is_leading {
            let beat = (!self.tabs.others.is_empty()).then_some(self.tabs.next_beat);
            return beat.into_iter().chain(self.passes_on_at(now)).min();
        }
        let until = self.tabs.leader_until(self.line.is_visible).filter(|at| *at > now);
        let here = self.here_at().filter(|_| self.line.is_visible || self.tabs.told.is_none());
        let take_over = self.tabs.take_over_at.filter(|at| *at > now);
        until.into_iter().chain(here).chain(take_over).min()
    }

    /// When a hidden tab that hears nothing by a stream passes the lead on to one that is seen.
    fn passes_on_at(&self, now: Moment) -> Option<Moment> {
        let is_idle = !self.line.is_visible && !self.is_stream_kept(now);
        self.tabs.pass_on_at().filter(|_| is_idle)
    }

    /// What a tab has heard of a job, all others of the person hear too.
    pub(super) fn tell_answer(&mut self, what: &What, answer: &Answer, reading: &Reading, took: Span) {
        let jobs = match (what, reading) {
            (What::Look(jobs), _) => jobs.clone(),
            (What::List | What::FindStart(_), _) => return,
            (_, Reading::Job { document, .. }) => vec![document.id.clone()],
            _ => return,
        };
        if !self.tabs.others.is_empty() {
            let took_ms = u32::try_from(took.as_ms()).unwrap_or(u32::MAX);
            let since = match reading {
                Reading::Unchanged { .. } => jobs.iter().filter_map(|id| self.edition(id)).collect(),
                _ => Vec::new(),
            };
            self.tell(TabNews::Answered { jobs, took_ms, answer: answer.clone(), since });
        }
    }

    pub(super) fn tell_events(&mut self, events: &[StreamEvent]) {
        if self.tabs.is_leading && !self.tabs.others.is_empty() && !events.is_empty() {
            self.tell(TabNews::Streamed(events.to_vec()));
        }
    }

    pub(super) fn tell(&mut self, news: TabNews) {
        if self.tabs.is_possible {
            self.out.push(Effect::Tell(TabMessage { version: VERSION, from: self.tabs.me, news }));
        }
    }

    /// The page is left: another tab may lead, and need not wait for this one to fall silent.
    pub(super) fn leave_tabs(&mut self) {
        self.tell(TabNews::Gone);
        self.leave_line();
    }

    /// This tab no longer leads, nor waits for the lead: it hears of no job for anybody.
    pub(super) fn leave_line(&mut self) {
        self.keep_heard_of_leader();
        (self.tabs.is_leading, self.tabs.leader, self.tabs.told) = (false, None, None);
        self.tabs.others.clear();
        if self.tabs.is_possible {
            self.out.push(Effect::Lead(Lead::Leave));
        }
    }

    /// Whoever shows a sign of life waits for the lead, also where its place in line was lost: a tab that nobody leads
    /// would have no stream. The browser leaves alone who is in line already.
    pub(super) fn stay_in_line(&mut self) {
        if self.is_started && self.line.is_anybodys() && !self.tabs.is_leading {
            self.join_tabs();
        }
    }

    pub(super) fn join_tabs(&mut self) {
        if self.tabs.is_possible {
            self.out.push(Effect::Lead(Lead::Ask));
        }
    }

    /// When the stream was last heard, by this tab or by the one that leads.
    pub(super) fn stream_heard_of(&self, id: &JobId, now: Moment) -> Option<Moment> {
        let led = || self.tabs.leader.filter(|_| self.is_led(now)).and_then(|leader| leader.stream_heard_at);
        self.stream.heard_of(id).or_else(led)
    }

    /// What was heard by a leader that is no longer believed to be there stays heard.
    pub(super) fn keep_heard_of_silent_leader(&mut self, now: Moment) {
        if !self.is_led(now) {
            self.keep_heard_of_leader();
        }
    }

    /// What was heard by the leader's stream stays heard when it leads no more, or has no stream any more.
    fn keep_heard_of_leader(&mut self) {
        let heard_at = self.tabs.leader.as_mut().and_then(|leader| leader.stream_heard_at.take());
        let Some(heard_at) = heard_at else { return };
        self.jobs.all_mut().for_each(|tracked| tracked.keep_heard(Some(heard_at)));
    }

    fn beat(&mut self, now: Moment) {
        let is_any_seen = self.line.is_visible || self.tabs.is_another_seen();
        let every = if is_any_seen { BEAT.0 } else { BEAT.1 };
        self.tabs.next_beat = now.plus(every);
        let heard_ms = self.stream.heard_at().map(|at| now.since(at).as_ms());
        let stream_heard_ms = heard_ms.map(|ms| u32::try_from(ms).unwrap_or(u32::MAX));
        let has_taken_over = self.tabs.taken_over.is_some_and(|(at, by_me)| by_me && now.since(at) < BEAT.0);
        self.tell(TabNews::Leads { stream_heard_ms, has_taken_over });
    }

    /// When the others are next to be told that this tab is here, and what it follows.
    fn here_at(&self) -> Option<Moment> {
        let Some((jobs, is_visible, at)) = self.tabs.told else { return Some(self.clock.now()) };
        let is_news = (jobs, is_visible) != (self.jobs.changes_of_followed(), self.line.is_visible);
        Some(at.plus(if is_news { BURST } else { HERE }))
    }

    fn tell_here(&mut self, now: Moment) {
        self.stay_in_line();
        let jobs: Vec<JobId> = self.jobs.followed().iter().cloned().collect();
        self.tabs.told = Some((self.jobs.changes_of_followed(), self.line.is_visible, now));
        self.tell(TabNews::Here { jobs, is_visible: self.line.is_visible });
    }

    fn other_is_here(&mut self, from: TabId, jobs: &[JobId], is_visible: bool, now: Moment) {
        let before = self.tabs.others.get(&from).map(|other| other.seen_since);
        let seen_since = is_visible.then(|| before.flatten().unwrap_or(now));
        let other = Other { jobs: id_set(jobs.iter().cloned()), seen_since, heard_at: now };
        self.tabs.others.insert(from, other);
        if !self.tabs.is_leading {
            return;
        }
        for id in jobs {
            match self.jobs.get(id) {
                None => self.track_of_another_tab(id, now),
                // To one of the two tabs it is over: a look tells which has missed something.
                Some(tracked) if !tracked.is_followed() => self.look_now(id, now),
                Some(_) => {}
            }
        }
        // Who is new knows no leader yet, and who is seen now waits for one less long than before.
        if before.is_none_or(|seen_since| seen_since.is_some() != is_visible) {
            self.beat(now);
        }
    }

    fn other_leads(
        &mut self,
        tab: TabId,
        stream_heard_at: Option<Moment>,
        has_taken_over: bool,
        now: Moment,
    ) {
        if has_taken_over {
            self.tabs.taken_over = Some((now, false));
        }
        // The browser says who leads; until it says so to this tab, both are right to go on.
        if self.tabs.is_leading {
            return;
        }
        if self.tabs.leader.is_none_or(|leader| leader.tab != tab) {
            // A new leader does not know yet who is there and what is wanted.
            self.tabs.told = None;
        }
        let was_live = self.tabs.leader.and_then(|leader| leader.stream_heard_at);
        if was_live.is_some() != stream_heard_at.is_some() {
            self.keep_heard_of_leader();
            self.touch_all();
        }
        // When it was is counted from when the message arrives; that this one took longer is no news.
        let is_same = |was: &Moment| stream_heard_at.is_some_and(|is| is < was.plus(SAME_BEAT));
        let stream_heard_at = was_live.filter(is_same).or(stream_heard_at);
        self.tabs.leader = Some(Leader { tab, heard_at: now, stream_heard_at });
        // Who leads is most likely seen; a hidden leader has said that it is hidden.
        let other = Other { jobs: BTreeSet::new(), seen_since: Some(now), heard_at: now };
        let other = self.tabs.others.entry(tab).or_insert(other);
        other.heard_at = now;
        if other.seen_since.is_some() {
            self.tabs.passed_on = None;
        }
        self.tabs.take_over_at = None;
        self.close_stream(now);
    }

    /// An answer to another tab is taken in as if it had come here.
    fn told_answer(
        &mut self,
        jobs: Vec<JobId>,
        answer: &Answer,
        known: &[Edition],
        since: Moment,
        now: Moment,
    ) {
        let reading = self.options.adapter.read(answer);
        if reading == Reading::SignInFirst {
            // The other tab refreshes the sign-in, and tells if it cannot.
            return;
        }
        let usual = self.usual_wait(&jobs);
        self.hear_line(&reading, usual, since, now);
        // Jobs that were started or opened in another tab.
        match &reading {
            Reading::Job { document, .. } => self.take_up(document, now),
            Reading::Jobs { documents, .. } => {
                documents.iter().for_each(|document| self.take_up(document, now));
            }
            _ => {}
        }
        match (&jobs[..], reading) {
            // Nothing has changed since what the other tab knows; this one may have missed that.
            (_, Reading::Unchanged { next }) => {
                for (id, known) in jobs.iter().zip(known) {
                    if self.edition(id) == Some(*known) {
                        self.unchanged(id, next, now);
                    }
                }
            }
            ([id], reading) => self.looked(id, reading, since, now),
            (_, reading) => self.looked_at_several(jobs, reading, since, now),
        }
    }

    /// Takes up a job of another tab, where it is new enough to be listed here.
    fn take_up(&mut self, document: &Document, now: Moment) {
        if self.has_room_for(document) {
            self.track_of_another_tab(&document.id, now);
        }
    }

    fn track_of_another_tab(&mut self, id: &JobId, now: Moment) {
        if self.jobs.get(id).is_none() {
            self.track(id, now).is_of_another_tab = true;
        }
    }

    fn edition(&self, id: &JobId) -> Option<Edition> {
        self.jobs.get(id)?.document().map(Edition::of)
    }

    fn told_events(&mut self, from: TabId, events: &[StreamEvent], now: Moment) {
        let Some(leader) = self.tabs.leader.as_mut().filter(|leader| leader.tab == from) else { return };
        (leader.heard_at, leader.stream_heard_at) = (now, Some(now));
        self.line.is_well(now);
        for event in events {
            self.stream.stands_at(event);
            if let EventReading::Job(document) = self.options.adapter.read_event(event) {
                let id = document.id.clone();
                self.take_up(&document, now);
                self.hear(*document, now);
                self.plan_look_if_changed(&id, now);
            }
        }
    }

    fn take_over_if_silent(&mut self, now: Moment) {
        let is_silent = self.tabs.leader.is_some() && !self.is_led(now);
        if !is_silent || !self.line.is_visible || !self.tabs.may_take_over(now) {
            self.tabs.take_over_at = None;
            return;
        }
        let at = match self.tabs.take_over_at {
            Some(at) => at,
            None => now.plus(self.dice.between(Span::ZERO, TAKE_OVER_WITHIN)),
        };
        self.tabs.take_over_at = Some(at);
        if now >= at {
            self.tabs.take_over_at = None;
            self.tabs.taken_over = Some((now, true));
            self.out.push(Effect::Lead(Lead::TakeOver));
        }
    }
}

const _: () = assert!(FORGOTTEN.as_ms() > HERE.as_ms(), "a tab tells that it is here before it is forgotten");
