use super::line::SignIn;
use super::{Effect, Follower, Tracked};
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::saved::{Record, restore};

/// After a pause for all, jobs are looked at one by one with this much time between.
const SPREAD: Span = Span::ms(640);

impl Tracked {
    /// Who has a turn in the round that is to come keeps it: when that is, may stand on the page.
    fn look_unless_it_has_a_turn(&mut self, round: Option<Moment>, now: Moment) {
        let has_turn = self.next_look.zip(round).is_some_and(|(at, until)| at < until);
        if !has_turn {
            self.next_look = Some(now);
        }
    }
}

impl Follower {
    pub(super) fn restore(&mut self, found: &[(String, String)], now: Moment) {
        let (scope, policy) = (&self.options.scope, &self.options.policy);
        let restored = restore(scope, found, now, policy.saved_jobs, policy.saved_for);
        self.out.extend(restored.expired.into_iter().map(|name| Effect::Forget { name }));
        for saved in restored.jobs {
            self.keeping.is_known(Record::Job(saved.clone()));
            let id = saved.id.clone();
            self.jobs.get_or_make(&id, || Tracked::restored(saved, now));
        }
        if let Some(news) = restored.news {
            self.news.restore(news);
        }
        for intent in restored.intents {
            self.take_up_start(intent, now);
        }
        (self.is_started, self.is_order_stale) = (true, true);
        if restored.is_paused {
            self.keeping.is_known(Record::Paused);
            self.stand_still(now);
        }
        self.note_who();
        self.join_tabs();
        self.want_list(now);
    }

    pub(super) fn follow(&mut self, id: JobId, now: Moment) {
        // Who has signed out is shown nothing, and nothing more is kept for them.
        if self.line.sign_in == SignIn::Nobody {
            return;
        }
        let tracked = self.track(&id, now);
        let is_back = std::mem::take(&mut tracked.is_removed);
        if is_back && tracked.is_followed() {
            (tracked.next_look, tracked.ended) = (Some(now), None);
        }
        // While it was out of the list nothing was asked of it, and it may have been run again.
        let is_behind = is_back && tracked.gone.is_none() && !tracked.is_followed();
        tracked.is_shown = true;
        tracked.is_ours_to_keep();
        self.is_order_stale = true;
        if is_behind {
            self.look_now(&id, now);
        }
        self.see_if_shown(&id);
        self.keep(&id, now);
        self.touch(&id);
    }

    pub(super) fn look_at_all(&mut self, now: Moment) {
        let round = self.round_to_come(now);
        for tracked in self.jobs.all_mut().filter(|tracked| tracked.is_followed()) {
            tracked.look_unless_it_has_a_turn(round, now);
        }
    }

    /// A look at this job is needed, and nobody has just asked for it.
    pub(super) fn look_in_turn(&mut self, id: &JobId, now: Moment) {
        let round = self.round_to_come(now);
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.look_unless_it_has_a_turn(round, now);
            tracked.is_look_asked = true;
        }
    }

    /// Until when jobs have their turns one after the other, once the pause is over that the server asked for.
    fn round_to_come(&self, now: Moment) -> Option<Moment> {
        self.round.map(|(until, _)| until).filter(|_| self.line.is_held(now))
    }

    /// The page is hidden: what is planned is put off to the rare looks of a hidden page.
    pub(super) fn look_rarely(&mut self, now: Moment) {
        // One wait for all of them, so that they are looked at together.
        let wait = self.options.policy.next_look(Span::ZERO, true, &mut self.dice);
        for tracked in self.jobs.all_mut().filter(|tracked| tracked.is_followed()) {
            tracked.next_look = tracked.next_look.max(Some(now.plus(wait)));
        }
    }

    /// Sends the looks whose time has come: the longest overdue first, so that no job waits for ever.
    pub(super) fn send_due(&mut self, now: Moment) {
        if self.line.is_held(now) {
            return;
        }
        // While the server does not answer, one look is enough to find out when it does again.
        let room = if self.line.faults > 0 { 1 } else { self.options.policy.parallel_looks };
        let mut room = room.saturating_sub(self.reads_under_way());
        if room > 0 && self.ask_for_list(now) {
            room -= 1;
        }
        room -= self.find_starts(room, now);
        if room == 0 {
            return;
        }
        for ids in self.gather_looks(now).into_iter().take(room) {
            self.look_at(ids, now);
        }
    }

    pub(super) fn next_look(&mut self, now: Moment) -> Option<Moment> {
        if self.line.is_silent() {
            return None;
        }
        let looks = self.jobs.next_look(self.is_led(now)).into_iter();
        let next = looks.chain(self.next_list()).chain(self.next_find()).min()?;
        let next = self.line.held_until().map_or(next, |until| next.max(until));
        // What is due already waits for room, and the next answer makes it.
        (next > now).then_some(next)
    }

    /// How soon the next look would come after one at these jobs.
    pub(super) fn usual_wait(&self, ids: &[JobId]) -> Span {
        let waits = ids.iter().filter_map(|id| self.jobs.get(id)).map(|tracked| tracked.wait);
        waits.min().unwrap_or_default()
    }

    pub(super) fn plan_look(&mut self, id: &JobId, next: Option<Span>, now: Moment) {
        let Some(tracked) = self.jobs.get(id) else { return };
        let born = tracked.document().and_then(|document| document.created_at);
        let born = born.and_then(|at| self.clock.of_server(at)).unwrap_or(tracked.added);
        let is_streamed = self.line.is_visible && self.stream.heard_of(id).is_some();
        let wait = match next {
            // While changes are pushed, a look only makes sure that none was lost.
            _ if is_streamed => self.options.policy.reconcile(&mut self.dice),
            Some(wait) if self.line.is_visible => self.options.policy.directed(wait, &mut self.dice),
            // What a server advises is no reason to look more often at what nobody sees.
            Some(wait) => {
                let rare = self.options.policy.next_look(now.since(born), true, &mut self.dice);
                self.options.policy.directed(wait, &mut self.dice).max(rare)
            }
            None => self.options.policy.next_look(now.since(born), !self.line.is_visible, &mut self.dice),
        };
        // While jobs come back one after the other, none has a second turn before all have had their first.
        let round = self.round.filter(|(until, _)| now < *until).map(|(_, round)| round);
        let turn = now.plus(wait.max(round.unwrap_or_default()));
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.wait = wait;
            tracked.next_look = tracked.is_followed().then_some(turn);
        }
    }

    /// After a pause that the server asked for, jobs are looked at one after the other and not at once.
    pub(super) fn spread(&mut self, now: Moment) {
        let Some(from) = self.line.held_until().filter(|until| *until > now) else { return };
        let mut at = from;
        for tracked in self.jobs.all_mut().filter(|tracked| tracked.is_followed()) {
            tracked.next_look = Some(at);
            at = at.plus(SPREAD);
        }
        self.round = Some((at, at.since(from)));
    }
}
