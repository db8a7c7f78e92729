use super::Follower;
use crate::adapters::Reading;
use crate::announce::Said;
use crate::hearing::Trouble;
use crate::moment::{Moment, Span};
use crate::policy::{Dice, Policy};

/// The line to the server, which all jobs of the page share.
#[derive(Debug)]
pub(super) struct Line {
    /// No look may be sent before.
    pub(super) hold_until: Option<Moment>,
    /// When the first request of the present run of faults was sent.
    pub(super) bad_since: Option<Moment>,
    pub(super) trouble: Option<Trouble>,
    /// Faults in a row.
    pub(super) faults: u32,
    fault_at: Option<Moment>,
    pub(super) is_online: bool,
    pub(super) is_visible: bool,
    pub(super) is_left: bool,
    pub(super) is_signed_out: bool,
    said: Option<Said>,
}

/// While the browser says that there is no network, the server is tried no more often than this.
const OFFLINE_PROBE: Span = Span::seconds(30);

impl Default for Line {
    fn default() -> Self {
        Self {
            hold_until: None,
            bad_since: None,
            trouble: None,
            faults: 0,
            fault_at: None,
            is_online: true,
            is_visible: true,
            is_left: false,
            is_signed_out: false,
            said: None,
        }
    }
}

impl Line {
    /// Takes in what an answer to a request of `since` tells of the line.
    pub(super) fn heard(
        &mut self,
        reading: &Reading,
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
                self.went_wrong(Trouble::Busy, since, now, wait);
            }
            Reading::Trouble(trouble @ (Trouble::Unreachable | Trouble::Intercepted)) => {
                let wait = policy.backoff(self.faults.saturating_add(1), dice);
                let wait = if self.is_online { wait } else { wait.max(OFFLINE_PROBE) };
                self.went_wrong(*trouble, since, now, wait);
            }
            Reading::SignInFirst => self.is_signed_out = true,
            // Any other answer came from the server itself. An answer that cannot be read counts too: it
            // is the job's own matter, and other jobs need not wait for it.
            _ => self.is_well(),
        }
    }

    pub(super) fn is_held(&self, now: Moment) -> bool {
        self.is_left || self.is_signed_out || self.hold_until.is_some_and(|until| now < until)
    }

    fn is_well(&mut self) {
        (self.hold_until, self.bad_since, self.trouble, self.fault_at, self.faults) =
            (None, None, None, None, 0);
    }

    fn went_wrong(&mut self, trouble: Trouble, since: Moment, now: Moment, wait: Span) {
        self.trouble = Some(trouble);
        self.bad_since = self.bad_since.or(Some(since));
        // Requests that were under way together and went wrong together are one fault.
        if self.fault_at.is_none_or(|at| since >= at) {
            self.faults = self.faults.saturating_add(1);
            self.fault_at = Some(now);
            self.hold_until = Some(now.plus(wait));
        }
    }
}

impl Follower {
    pub(super) fn online(&mut self, is_online: bool, now: Moment) {
        self.line.is_online = is_online;
        if is_online && self.line.bad_since.is_some() {
            self.line.hold_until = Some(now.plus(self.dice.between(Span::ZERO, Span::seconds(2))));
        }
        self.touch_all();
    }

    pub(super) fn visible(&mut self, is_visible: bool, now: Moment) {
        let came_back = is_visible && !self.line.is_visible;
        self.line.is_visible = is_visible;
        if came_back {
            self.look_at_all(now);
        }
    }

    pub(super) fn leave(&mut self) {
        self.line.is_left = true;
        self.pending.clear();
        for tracked in self.jobs.values_mut() {
            tracked.in_flight = None;
        }
    }

    pub(super) fn come_back(&mut self, now: Moment) {
        self.line.is_left = false;
        self.look_at_all(now);
    }

    pub(super) fn signed_in(&mut self, now: Moment) {
        self.line.is_signed_out = false;
        self.look_at_all(now);
        self.touch_all();
    }

    /// Says once that contact is lost, and once that it is back.
    pub(super) fn notice_contact(&mut self, now: Moment) {
        let lost_for = self.line.bad_since.map(|since| now.since(since));
        let is_lost = lost_for.is_some_and(|span| span >= self.options.policy.lost_after);
        let is_following = self.jobs.values().any(|tracked| tracked.is_followed());
        let said = match () {
            () if self.line.is_signed_out => Some(Said::SignedOut),
            () if is_lost && is_following && !self.line.is_online => Some(Said::Offline),
            // Asking for patience is an answer: the server is heard.
            () if is_lost && is_following && self.line.trouble != Some(Trouble::Busy) => Some(Said::Lost),
            () if self.line.bad_since.is_some() => return,
            () => None,
        };
        if said != self.line.said {
            let news = said.clone().or((self.line.said != Some(Said::SignedOut)).then_some(Said::Regained));
            self.line.said = said;
            if let Some(news) = news {
                self.speech.say(news);
            }
            self.touch_all();
        }
    }

    pub(super) fn next_notice(&self) -> Option<Moment> {
        let at = self.line.bad_since?.plus(self.options.policy.lost_after);
        (self.line.said.is_none() && at > self.clock.now()).then_some(at)
    }
}
