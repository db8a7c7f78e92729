use std::iter::successors;

use super::starting::State;
use super::{Follower, Tracked, Wish};
use crate::document::Document;
use crate::id::{JobId, Key};
use crate::order::{id_set, newest_first};

/// A page that stays open for weeks must not remember every job that it has ever seen.
impl Follower {
    pub(super) fn not_shown(&mut self, id: &JobId) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.is_shown = false;
            self.is_order_stale = true;
        }
    }

    /// What became of the start has been seen; one that is still open is found again by its key.
    pub(super) fn start_not_shown(&mut self, key: &Key) {
        let is_settled = |state: &State| {
            matches!(state, State::Started(_) | State::Refused(_) | State::SignInFirst | State::NotStarted)
        };
        if self.starts.get(key).is_some_and(|starting| is_settled(&starting.state)) {
            self.starts.remove(key);
        }
    }

    /// Forgets the oldest jobs beyond those that a page lists. What storage keeps of them stays there.
    pub(super) fn forget_surplus(&mut self) {
        let limit = self.options.policy.listed_jobs;
        if !self.is_order_stale || self.jobs.len() <= limit {
            return;
        }
        let oldest_last = newest_first(self.jobs.values().map(|tracked| (tracked.place, tracked.id.clone())));
        // Who shows a job that was retried under a new id is shown the new one.
        let newer = |id: &&JobId| self.jobs.get(id)?.became.as_ref();
        let shown = self.jobs.values().filter(|tracked| tracked.is_shown).map(|tracked| &tracked.id);
        let shown = shown.flat_map(|id| successors(Some(id), newer).take(self.jobs.len()));
        let shown = id_set(shown.cloned());
        let is_needed = |id: &JobId| self.jobs.get(id).is_some_and(|tracked| self.is_needed(tracked));
        let surplus = oldest_last.skip(limit);
        let surplus: Vec<JobId> = surplus.filter(|id| !shown.contains(id) && !is_needed(id)).collect();
        for id in &surplus {
            self.jobs.remove(id);
            self.stream.done_with.remove(id);
        }
        let jobs = &self.jobs;
        self.repeats.retain(|_, newer| jobs.get(newer).is_some());
    }

    /// Whether a job is listed here if it is taken up.
    pub(super) fn has_room_for(&self, document: &Document) -> bool {
        let place = document.created_at.map(|at| self.clock.of_server(at).unwrap_or(at));
        let oldest = self.order.last().and_then(|id| self.jobs.get(id)).map(|tracked| tracked.place);
        self.jobs.len() < self.options.policy.listed_jobs
            || place.zip(oldest).is_none_or(|(place, oldest)| place > oldest)
    }

    fn is_needed(&self, tracked: &Tracked) -> bool {
        tracked.wishes.all().any(Wish::is_under_way) || self.tabs.is_heard_for_others(&tracked.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::{Answer, Reply};
    use crate::follower::{Effect, Input, Options};
    use crate::moment::Moment;
    use crate::policy::Policy;

    const LIMIT: usize = 3;

    fn id(name: &str) -> JobId {
        JobId::parse(name).unwrap()
    }

    fn follower() -> Follower {
        let mut policy = Policy { listed_jobs: LIMIT, saved_jobs: LIMIT, ..Policy::default() };
        policy.stream.jobs = 0;
        let mut follower = Follower::new(Options { policy, ..Options::default() }, 7);
        follower.handle(Input::Started { found: Vec::new() }, at(0));
        follower
    }

    fn at(second: i64) -> Moment {
        Moment::from_ms(1_795_442_400_000 + second * 1_000)
    }

    fn listed(follower: &Follower) -> Vec<String> {
        follower.recent().jobs.iter().map(JobId::to_string).collect()
    }

    #[test]
    fn of_a_thousand_panels_that_came_and_went_only_the_newest_jobs_are_looked_at() {
        let mut follower = follower();
        for n in 0..1_000 {
            let name = format!("j{n:04}");
            follower.handle(Input::Follow(id(&name)), at(n));
            follower.handle(Input::NotShown(id(&name)), at(n));
        }
        assert_eq!(listed(&follower), ["j0999", "j0998", "j0997"]);
        assert_eq!(follower.jobs.len(), LIMIT);
        assert_eq!(follower.jobs.followed().len(), LIMIT);
        assert!(follower.jobs.next_look(false).is_some());
    }

    #[test]
    fn a_job_that_is_shown_is_not_forgotten_however_old_it_is() {
        let mut follower = follower();
        for n in 0..10 {
            follower.handle(Input::Follow(id(&format!("j{n}"))), at(n));
        }
        assert_eq!(follower.jobs.len(), 10);
        follower.handle(Input::NotShown(id("j0")), at(20));
        assert!(follower.view(&id("j0"), at(20)).is_none());
        assert!(follower.view(&id("j1"), at(20)).is_some());
    }

    #[test]
    fn a_late_answer_about_a_forgotten_job_brings_nothing_back() {
        let mut follower = follower();
        let mut asked = None;
        for n in 0..=LIMIT {
            let effects = follower.handle(Input::Follow(id(&format!("j{n}"))), at(n as i64));
            let look = effects.iter().find_map(|effect| match effect {
                Effect::Send(request) if request.call.path == "/j0" => Some(request.id),
                _ => None,
            });
            asked = asked.or(look);
        }
        follower.handle(Input::NotShown(id("j0")), at(5));
        let body = r#"{"id":"j0","status":"in_progress"}"#.to_owned();
        let json = Some("application/json".to_owned());
        let answer = Answer::Http(Reply { status: 200, content_type: json, body, ..Reply::default() });
        follower.handle(Input::Answered { request: asked.unwrap(), answer }, at(6));
        assert_eq!(listed(&follower), ["j3", "j2", "j1"]);
    }
}
