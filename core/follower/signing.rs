use super::earlier::Earlier;
use super::keeping::Keeping;
use super::line::SignIn;
use super::several::Several;
use super::speech::Speech;
use super::{Effect, Follower, Listing};
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};
use crate::saved::Scope;
use crate::tabs::TabNews;

/// How much longer than an app is waited for another tab's app is: until it is told what came of it.
const TOLD_WITHIN: Span = Span::seconds(5);
/// Tabs that have waited in vain for another one do not go on all at once.
const NOT_TOGETHER: Span = Span::seconds(5);

impl Follower {
    /// Has the sign-in refreshed once when the server no longer takes it, for all jobs and all tabs together.
    pub(super) fn tend_sign_in(&mut self, now: Moment) {
        match self.line.sign_in {
            SignIn::Wanted if self.options.can_refresh => self.refresh_sign_in(false, now),
            SignIn::Wanted | SignIn::Refused => self.must_sign_in(),
            // An app that does not answer cannot keep the person waiting.
            SignIn::Refreshing { since } if now.since(since) >= self.options.policy.look_timeout => {
                self.could_not_refresh(since, now);
            }
            // The other tab is frozen, gone, or cannot be heard.
            SignIn::Elsewhere { until, .. } if now >= until => {
                self.tell(TabNews::RefreshesSignIn);
                self.refresh_sign_in(true, now);
            }
            _ => {}
        }
    }

    pub(super) fn next_of_sign_in(&self) -> Option<Moment> {
        match self.line.sign_in {
            SignIn::Refreshing { since } => Some(since.plus(self.options.policy.look_timeout)),
            SignIn::Elsewhere { until, .. } => Some(until),
            _ => None,
        }
    }

    /// What was asked then and refused for its sign-in is asked again with a new one: the app is getting it, or has
    /// it already.
    pub(super) fn is_asked_with_new_sign_in(&self, since: Moment) -> bool {
        let is_refreshing = matches!(
            self.line.sign_in,
            SignIn::Wanted | SignIn::Refreshing { .. } | SignIn::Elsewhere { .. }
        );
        self.options.can_refresh && is_refreshing || self.line.is_of_old_sign_in(since)
    }

    pub(super) fn sign_in_refreshed(&mut self, is_well: bool, now: Moment) {
        match self.line.sign_in {
            SignIn::Refreshing { since } if !is_well => self.could_not_refresh(since, now),
            SignIn::Refreshing { .. } | SignIn::Out if is_well => {
                self.tell(TabNews::SignInRefreshed);
                self.is_signed_in(now);
            }
            _ => {}
        }
    }

    /// Another tab has the sign-in refreshed: what comes of it is waited for, for so long.
    pub(super) fn sign_in_is_elsewhere(&mut self, now: Moment) {
        if let SignIn::Refreshing { .. } = self.line.sign_in {
            let patience = self.patience_with_others();
            let until = now.plus(patience).plus(self.dice.between(Span::ZERO, NOT_TOGETHER));
            self.line.sign_in = SignIn::Elsewhere { until, latest: until.plus(patience) };
            self.line.has_refreshed = false;
        }
    }

    /// Another tab, which has waited in vain as well, is the first to go on.
    pub(super) fn refreshes_elsewhere(&mut self, now: Moment) {
        let patience = self.patience_with_others();
        if let SignIn::Elsewhere { until, latest } = &mut self.line.sign_in {
            *until = now.plus(patience).max(*until).min(*latest);
        }
    }

    /// The person has signed in again, in this tab.
    pub(super) fn signed_in(&mut self, now: Moment) {
        self.tell(TabNews::SignedIn);
        self.person_signed_in(now);
    }

    /// The person has signed in again, in this tab or another one.
    pub(super) fn person_signed_in(&mut self, now: Moment) {
        self.line.has_refreshed = false;
        self.is_signed_in(now);
    }

    /// The app has got a new sign-in in another tab: it is tried here too, before the app is asked for one again.
    pub(super) fn refreshed_elsewhere(&mut self, now: Moment) {
        match self.line.sign_in {
            // In this tab it answers before long, too.
            SignIn::Refreshing { since } if now.since(since) < self.options.policy.look_timeout => {
                self.line.signed_in_at = Some(now);
            }
            _ => self.is_signed_in(now),
        }
    }

    /// Asks again with the new sign-in; whether the server takes one that the app has just got, the next answer says.
    fn is_signed_in(&mut self, now: Moment) {
        if self.line.sign_in != SignIn::Nobody {
            self.line.sign_in = if self.line.has_refreshed { SignIn::Refreshed } else { SignIn::Fine };
            self.line.signed_in_at = Some(now);
            self.want_list(now);
            self.look_at_all(now);
        }
    }

    /// The server wants the person to sign in, as another tab tells.
    pub(super) fn sign_in_is_needed(&mut self) {
        if self.line.sign_in != SignIn::Nobody {
            self.line.sign_in = SignIn::Out;
            self.give_up_starts_without_sign_in();
            self.touch_all();
        }
    }

    /// The person signs out in this tab: nothing of theirs stays in this browser.
    pub(super) fn sign_out(&mut self) {
        self.tell(TabNews::SignedOut);
        self.out.push(Effect::ForgetAll { prefix: self.options.scope.prefix() });
        self.out.push(Effect::NoteWho(String::new()));
        self.forget_person();
    }

    /// Shows nothing of this person any longer, and takes nothing in that was on its way.
    pub(super) fn forget_person(&mut self) {
        if self.stream.current().is_some() {
            self.out.push(Effect::StopListening);
        }
        let jobs: Vec<JobId> = self.jobs.values().map(|tracked| tracked.id.clone()).collect();
        self.out.extend(jobs.into_iter().map(Effect::Changed));
        let starts: Vec<Key> = self.starts.keys().cloned().collect();
        self.out.extend(starts.into_iter().map(Effect::StartChanged));
        self.out.extend([Effect::ListChanged, Effect::Hush]);
        self.pending.clear();
        if self.paused.take().is_some() {
            self.out.push(Effect::PauseChanged);
        }
        self.jobs.clear();
        self.earlier = Earlier::default();
        self.forget_all_news();
        self.repeats.clear();
        self.starts.clear();
        self.order.clear();
        self.leave_line();
        (self.list, self.list_at) = (Listing::Ready, None);
        self.stream = self.stream.of_nobody();
        self.several = Several::new(self.options.policy.jobs_per_look);
        self.speech = Speech::default();
        self.keeping = Keeping::new(self.options.scope.clone(), self.options.outlives_tab);
        self.line = self.line.of_nobody();
    }

    /// Somebody uses the page from now on: what was kept for them is taken up, and nobody else's is shown.
    pub(super) fn person(
        &mut self,
        scope: Scope,
        outlives_tab: bool,
        found: &[(String, String)],
        now: Moment,
    ) {
        self.forget_person();
        (self.options.scope, self.options.outlives_tab) = (scope, outlives_tab);
        self.keeping = Keeping::new(self.options.scope.clone(), outlives_tab);
        self.line.sign_in = SignIn::Fine;
        self.list = Listing::Restoring;
        self.restore(found, now);
    }

    /// Notes whose page this is, for another one that comes back from the browser's memory.
    pub(super) fn note_who(&mut self) {
        if self.options.outlives_tab {
            self.out.push(Effect::NoteWho(self.options.scope.mark().to_owned()));
        }
    }

    fn refresh_sign_in(&mut self, anyway: bool, now: Moment) {
        (self.line.sign_in, self.line.has_refreshed) = (SignIn::Refreshing { since: now }, true);
        self.out.push(Effect::RefreshSignIn { anyway, timeout: self.options.policy.look_timeout });
        self.touch_all();
    }

    /// The app got no new sign-in since then, or has not said so in time.
    fn could_not_refresh(&mut self, since: Moment, now: Moment) {
        let in_time = self.patience_with_others();
        match () {
            // Another tab has got one meanwhile.
            () if self.line.is_of_old_sign_in(since) => self.is_signed_in(now),
            // A page that has slept over it speaks for itself alone: the others have not waited for so long.
            () if now.since(since) >= in_time => self.sign_in_is_needed(),
            () => self.must_sign_in(),
        }
    }

    fn patience_with_others(&self) -> Span {
        self.options.policy.look_timeout.plus(TOLD_WITHIN)
    }

    fn must_sign_in(&mut self) {
        self.tell(TabNews::SignInNeeded);
        self.sign_in_is_needed();
    }
}
