use super::earlier::Earlier;
use super::keeping::Keeping;
use super::line::SignIn;
use super::several::Several;
use super::speech::Speech;
use super::{Effect, Follower, Listing};
use crate::id::{JobId, Key};
use crate::moment::Moment;
use crate::saved::Scope;
use crate::tabs::TabNews;

impl Follower {
    /// Has the sign-in refreshed once when the server no longer takes it, for all jobs together.
    pub(super) fn tend_sign_in(&mut self, now: Moment) {
        match self.line.sign_in {
            SignIn::Wanted if self.options.can_refresh => {
                self.line.sign_in = SignIn::Refreshing { since: now };
                self.out.push(Effect::RefreshSignIn);
                self.touch_all();
            }
            SignIn::Wanted | SignIn::Refused => self.must_sign_in(),
            // An app that does not answer cannot keep the person waiting.
            SignIn::Refreshing { since } if now.since(since) >= self.options.policy.look_timeout => {
                self.must_sign_in();
            }
            _ => {}
        }
    }

    pub(super) fn next_of_sign_in(&self) -> Option<Moment> {
        match self.line.sign_in {
            SignIn::Refreshing { since } => Some(since.plus(self.options.policy.look_timeout)),
            _ => None,
        }
    }

    /// What was asked then and refused for its sign-in is asked again with a new one: the app is getting it, or has
    /// it already.
    pub(super) fn is_asked_with_new_sign_in(&self, since: Moment) -> bool {
        let is_refreshing = matches!(self.line.sign_in, SignIn::Wanted | SignIn::Refreshing { .. });
        self.options.can_refresh && is_refreshing || self.line.is_of_old_sign_in(since)
    }

    pub(super) fn sign_in_refreshed(&mut self, is_well: bool, now: Moment) {
        match self.line.sign_in {
            SignIn::Refreshing { .. } if !is_well => self.must_sign_in(),
            SignIn::Refreshing { .. } | SignIn::Out if is_well => {
                self.signed_in(now);
                self.line.sign_in = SignIn::Refreshed;
            }
            _ => {}
        }
    }

    /// The person has signed in again, in this tab.
    pub(super) fn signed_in(&mut self, now: Moment) {
        self.tell(TabNews::SignedIn);
        self.is_signed_in(now);
    }

    pub(super) fn is_signed_in(&mut self, now: Moment) {
        if self.line.sign_in != SignIn::Nobody {
            self.line.sign_in = SignIn::Fine;
            self.line.signed_in_at = Some(now);
            self.want_list(now);
            self.look_at_all(now);
        }
    }

    /// The server wants the person to sign in, as another tab tells.
    pub(super) fn sign_in_is_needed(&mut self) {
        if self.line.sign_in != SignIn::Nobody {
            self.line.sign_in = SignIn::Out;
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

    fn must_sign_in(&mut self) {
        self.tell(TabNews::SignInNeeded);
        self.line.sign_in = SignIn::Out;
        self.touch_all();
    }
}
