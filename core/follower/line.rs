use super::Follower;
use crate::adapters::Reading;
use crate::announce::Said;
use crate::hearing::Trouble;
use crate::moment::{Moment, Span};
use crate::policy::{Dice, Policy};

/// The line to the server, which all jobs of the page share.
#[derive(Debug)]
pub(super) struct Line {
    /// No look may be sent before, since the last ones went wrong.
    hold_until: Option<Moment>,
    /// No look may be sent before, since the server asked for it; no good answer shortens it.
    asked_until: Option<Moment>,
    /// When the server last gave a good answer.
    well_at: Option<Moment>,
    /// When the first request of the present run of faults was sent.
    pub(super) bad_since: Option<Moment>,
    pub(super) trouble: Option<Trouble>,
    /// Faults in a row.
    pub(super) faults: u32,
    fault_at: Option<Moment>,
    pub(super) is_online: bool,
    pub(super) is_visible: bool,
    /// Since when the page cannot be seen.
    pub(super) hidden_since: Option<Moment>,
    pub(super) is_left: bool,
    pub(super) sign_in: SignIn,
    /// When the person, or the app for them, last signed in again.
    pub(super) signed_in_at: Option<Moment>,
    /// This page's app got a new sign-in, or tried to, since the server last took one.
    pub(super) has_refreshed: bool,
    said: Option<Said>,
}

/// Whether the server takes requests in the person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignIn {
    /// It does, or has not yet said otherwise.
    Fine,
    /// It does not any longer.
    Wanted,
    /// The app is getting a new sign-in.
    Refreshing { since: Moment },
    /// The app is getting one in another tab. From `until` on it does so in this one, whatever is heard of the other, and
    /// nothing puts that off beyond `latest`.
    Elsewhere { until: Moment, latest: Moment },
    /// The app got one; whether the server takes it, the next answer says.
    Refreshed,
    /// The server does not take the new one either.
    Refused,
    /// The person must sign in.
    Out,
    /// The person has signed out.
    Nobody,
}

impl SignIn {
    /// The server has answered that it wants a sign-in.
    fn refused(self) -> Self {
        match self {
            SignIn::Fine => SignIn::Wanted,
            SignIn::Refreshed => SignIn::Refused,
            other => other,
        }
    }
}

/// A server that does not answer is asked no more often than one that does, as long as it is asked this
/// soon: later than that, one lost answer would be noticed.
const SOON: Span = Span::seconds(6);
/// While the browser says that there is no network, the server is tried no more often than this.
const OFFLINE_PROBE: Span = Span::seconds(30);

impl Default for Line {
    fn default() -> Self {
        Self {
            hold_until: None,
            asked_until: None,
            well_at: None,
            bad_since: None,
            trouble: None,
            faults: 0,
            fault_at: None,
            is_online: true,
            is_visible: true,
            hidden_since: None,
            is_left: false,
            sign_in: SignIn::Fine,
            signed_in_at: None,
            has_refreshed: false,
            said: None,
        }
    }
}

impl Line {
    /// Takes in what an answer to a request of `since` tells of the line; had all been well, the next
    /// request would have come after `usual`.
    fn heard(
        &mut self,
        reading: &Reading,
        usual: Span,
        since: Moment,
        now: Moment,
        policy: &Policy,
        dice: &mut Dice,
    ) {
        match reading {
            Reading::Busy { wait, is_limit } => {
                let own = policy.backoff(self.faults.saturating_add(1), dice);
                let own = if *is_limit { own.max(policy.too_many_floor) } else { own };
                let wait = wait.map_or(own, |wait| policy.directed(wait, dice));
                self.asked_until = self.asked_until.max(Some(now.plus(wait)));
                self.went_wrong(Trouble::Busy, since.max(now.minus(policy.look_timeout)), now, wait);
            }
            Reading::Trouble(trouble @ (Trouble::Unreachable | Trouble::Intercepted)) => {
                let wait = policy.backoff(self.faults.saturating_add(1), dice);
                let wait = if usual <= SOON { wait.max(usual) } else { wait };
                let wait = if self.is_online { wait } else { wait.max(OFFLINE_PROBE) };
                // After sleep a request can be hours old; the line has not been bad for as long.
                self.went_wrong(*trouble, since.max(now.minus(policy.look_timeout)), now, wait);
            }
            Reading::SignInFirst if self.is_of_old_sign_in(since) => {}
            Reading::SignInFirst => self.sign_in = self.sign_in.refused(),
            // Any other answer came from the server itself. An answer that cannot be read counts too: it
            // is the job's own matter, and other jobs need not wait for it.
            _ => self.is_well(now),
        }
    }

    /// Something other than a look went wrong: a fault until a look goes well, though none to be shown.
    pub(super) fn is_doubtful(&mut self, now: Moment) {
        (self.faults, self.fault_at) = (self.faults.saturating_add(1), Some(now));
    }

    pub(super) fn is_held(&self, now: Moment) -> bool {
        self.is_silent() || self.held_until().is_some_and(|until| now < until)
    }

    /// Nothing may be sent that the person has not just asked for.
    pub(super) fn is_silent(&self) -> bool {
        self.is_left || !matches!(self.sign_in, SignIn::Fine | SignIn::Refreshed)
    }

    /// Somebody uses the page.
    pub(super) fn is_anybodys(&self) -> bool {
        !self.is_left && self.sign_in != SignIn::Nobody
    }

    /// The person must sign in before anything can be asked.
    pub(super) fn is_signed_out(&self) -> bool {
        matches!(self.sign_in, SignIn::Out | SignIn::Nobody)
    }

    /// A request of then carried a sign-in that has been replaced since: that it was refused says nothing of the
    /// new one.
    pub(super) fn is_of_old_sign_in(&self, since: Moment) -> bool {
        self.signed_in_at.is_some_and(|at| since < at)
    }

    /// The line of a page without a person: the browser's side of it stays.
    pub(super) fn of_nobody(&self) -> Self {
        Self {
            is_online: self.is_online,
            is_visible: self.is_visible,
            hidden_since: self.hidden_since,
            is_left: self.is_left,
            sign_in: SignIn::Nobody,
            ..Self::default()
        }
    }

    pub(super) fn held_until(&self) -> Option<Moment> {
        self.hold_until.max(self.asked_until)
    }

    /// Tries again within two seconds, unless the server asked for more.
    fn try_soon(&mut self, now: Moment, dice: &mut Dice) {
        if self.bad_since.is_some() {
            self.hold_until = Some(now.plus(dice.between(Span::ZERO, Span::seconds(2))));
        }
    }

    pub(super) fn is_well(&mut self, now: Moment) {
        self.well_at = Some(now);
        if self.sign_in == SignIn::Refreshed {
            self.sign_in = SignIn::Fine;
        }
        self.has_refreshed = false;
        // An answer to a question of before, or to a click, does not end the server's wish for patience.
        if self.asked_until.is_some_and(|until| now < until) {
            return;
        }
        (self.hold_until, self.bad_since, self.trouble, self.fault_at, self.faults) =
            (None, None, None, None, 0);
    }

    fn went_wrong(&mut self, trouble: Trouble, since: Moment, now: Moment, wait: Span) {
        self.trouble = Some(trouble);
        self.bad_since = self.bad_since.or(Some(since).max(self.well_at));
        // Requests that were under way together and went wrong together are one fault.
        if self.fault_at.is_none_or(|at| since >= at) {
            self.faults = self.faults.saturating_add(1);
            self.fault_at = Some(now);
            self.hold_until = Some(now.plus(wait));
        }
    }
}

impl Follower {
    /// Takes in what an answer tells of the line. When something may be sent again is shown with every job.
    pub(super) fn hear_line(&mut self, reading: &Reading, usual: Span, since: Moment, now: Moment) {
        let before = self.line.held_until();
        self.line.heard(reading, usual, since, now, &self.options.policy, &mut self.dice);
        if self.line.held_until() != before {
            self.touch_all();
        }
    }

    pub(super) fn online(&mut self, is_online: bool, now: Moment) {
        self.line.is_online = is_online;
        if is_online {
            self.line.try_soon(now, &mut self.dice);
            self.look_where_unanswered(now);
            self.want_list(now);
            self.stay_in_line();
        }
        self.touch_all();
    }

    pub(super) fn visible(&mut self, is_visible: bool, now: Moment) {
        let came_back = is_visible && !self.line.is_visible;
        // A page that was opened in the background has been looked at by nobody.
        let was_seen = self.line.is_visible && self.is_started;
        self.line.is_visible = is_visible;
        self.line.hidden_since = (!is_visible).then(|| self.line.hidden_since.unwrap_or(now));
        if is_visible || was_seen {
            self.look_at_news(is_visible, now);
        }
        if came_back {
            self.look_at_all(now);
        }
        if !is_visible {
            self.look_rarely(now);
        }
    }

    /// The page is left: what is under way is over without an outcome, and is asked again on return,
    /// wishes with the same keys.
    pub(super) fn leave(&mut self, now: Moment) {
        self.line.is_left = true;
        if self.line.is_visible {
            self.look_at_news(false, now);
        }
        self.pending.clear();
        for tracked in self.jobs.all_mut() {
            tracked.in_flight = None;
            tracked.wishes.take_back(now);
        }
        self.take_back_starts(now);
        self.close_stream(now);
        self.leave_tabs();
        self.touch_all();
    }

    pub(super) fn come_back(&mut self, who: Option<&str>, now: Moment) {
        self.line.is_left = false;
        if who.is_some_and(|who| who != self.options.scope.mark()) {
            // Somebody else has signed in, or this person out, while the page was away.
            return self.forget_person();
        }
        self.join_tabs();
        self.want_list(now);
        self.look_at_all(now);
    }

    /// Says once that contact is lost, and once that it is back.
    pub(super) fn notice_contact(&mut self, now: Moment) {
        let lost_for = self.line.bad_since.map(|since| now.since(since));
        let is_lost = lost_for.is_some_and(|span| span >= self.options.policy.lost_after);
        let is_following = !self.jobs.followed().is_empty();
        let said = match () {
            () if self.line.sign_in == SignIn::Out => Some(Said::SignedOut),
            () if is_lost && is_following && !self.line.is_online => Some(Said::Offline),
            // Asking for patience is an answer: the server is heard.
            () if is_lost && is_following && self.line.trouble != Some(Trouble::Busy) => Some(Said::Lost),
            () if self.line.bad_since.is_some() => return,
            () => None,
        };
        if said != self.line.said {
            let was_lost = matches!(self.line.said, Some(Said::Lost | Said::Offline));
            let news = match &said {
                // Lost is lost, whichever way: it is said once.
                Some(Said::Lost | Said::Offline) if was_lost => None,
                None => was_lost.then_some(Said::Regained),
                said => said.clone(),
            };
            self.line.said = said;
            if news == Some(Said::Regained) {
                self.look_where_unanswered(now);
            }
            if let Some(news) = news {
                self.speech.say(news);
            }
            self.touch_all();
        }
    }

    pub(super) fn next_notice(&mut self) -> Option<Moment> {
        let at = self.line.bad_since?.plus(self.options.policy.lost_after);
        let is_open = self.line.said.is_none() && at > self.clock.now();
        (is_open && !self.jobs.followed().is_empty()).then_some(at)
    }
}
