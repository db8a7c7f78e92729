use super::{Follower, Tracked, What};
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};

/// A wish that was asked for longer ago than this is not sent again: its key may be forgotten before long.
pub(super) const OVERDUE: Span = Span::hours(6);
/// One that was asked for longer ago than this is sent again only after a look: the job may have gone on meanwhile.
const OLD: Span = Span::minutes(5);
/// A look is as good as a new one for so long.
const FRESH: Span = Span::minutes(1);

/// How far a wish about one run of a job is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Wish {
    /// Nothing was asked, or it is settled.
    #[default]
    None,
    /// It was asked for then, was sent this often, and an answer may still come.
    Sent { run: u64, tries: u32, asked_at: Moment },
    /// It is sent again at `at`, with the same key.
    Again { run: u64, tries: u32, asked_at: Moment, at: Moment },
    /// It is sent again once a look has shown that it still makes sense.
    AfterLook { run: u64, tries: u32, asked_at: Moment },
    /// The server took it.
    Taken { run: u64 },
    /// No answer came in all tries; the server is looked at for what is true.
    Unconfirmed { run: u64 },
    /// The server refused it.
    Denied { run: u64, detail: Option<String> },
    /// The job had ended before it arrived.
    TooLate { run: u64 },
}

impl Wish {
    /// The page was left: what was under way is sent again on return.
    pub(super) fn take_back(&mut self, now: Moment) {
        if let Wish::Sent { run, tries, asked_at } = *self {
            *self = Wish::Again { run, tries, asked_at, at: now };
        }
    }

    pub(super) fn is_under_way(&self) -> bool {
        matches!(self, Wish::Sent { .. } | Wish::Again { .. } | Wish::AfterLook { .. })
    }

    pub(super) fn run(&self) -> Option<u64> {
        match self {
            Wish::None => None,
            Wish::Sent { run, .. }
            | Wish::Again { run, .. }
            | Wish::AfterLook { run, .. }
            | Wish::Taken { run }
            | Wish::Unconfirmed { run }
            | Wish::Denied { run, .. }
            | Wish::TooLate { run } => Some(*run),
        }
    }
}

/// The two wishes that go to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Cancel,
    Retry,
}

impl Verb {
    pub(super) fn of(self, tracked: &mut Tracked) -> &mut Wish {
        match self {
            Verb::Cancel => &mut tracked.cancel,
            Verb::Retry => &mut tracked.retry,
        }
    }

    /// Whether the newest document of the job allows it.
    fn is_allowed(self, tracked: &Tracked) -> bool {
        tracked.gone.is_none()
            && tracked.document().is_some_and(|document| match self {
                Verb::Cancel => {
                    !document.status.is_ending()
                        && document.cancel_requested_at.is_none()
                        && document.cancel.as_ref().is_some_and(|terms| terms.allowed == Some(true))
                }
                Verb::Retry => document.retry.as_ref().is_some_and(|terms| terms.allowed == Some(true)),
            })
    }
}

impl Follower {
    /// Sends again the wishes and starts whose turn has come.
    pub(super) fn retry_due(&mut self, now: Moment) {
        self.send_unanswered_starts(now);
        if self.line.is_silent() {
            return;
        }
        self.retry_starts(now);
        for id in self.jobs.due_wishes(now) {
            for verb in [Verb::Cancel, Verb::Retry] {
                let Some(tracked) = self.jobs.get_mut(&id) else { continue };
                match *verb.of(tracked) {
                    // After a day the server would take the same key for a new wish.
                    Wish::Again { run, asked_at, .. } if now.since(asked_at) > OVERDUE => {
                        self.unconfirmed(&id, verb, run, now);
                    }
                    Wish::Again { run, tries, asked_at, at } if at <= now => {
                        let is_fresh = tracked.heard_at.is_some_and(|heard| now.since(heard) <= FRESH);
                        if now.since(asked_at) > OLD && !is_fresh {
                            *verb.of(tracked) = Wish::AfterLook { run, tries, asked_at };
                            self.look_now(&id, now);
                        } else {
                            self.send_wish(&id, verb, run, tries + 1, asked_at, now);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    pub(super) fn next_retry(&mut self) -> Option<Moment> {
        let unanswered = self.next_unanswered_start();
        if self.line.is_silent() {
            return unanswered;
        }
        self.jobs.next_wish().into_iter().chain(self.next_start()).chain(unanswered).min()
    }

    /// What a new document settles: a wish is about one run, and over with it.
    pub(super) fn settle_wishes(&mut self, id: &JobId) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let (run, is_over) = (tracked.run(), tracked.is_over());
        if tracked.retry.run().is_some_and(|of| of < run) {
            tracked.retry = Wish::None;
        }
        // A cancel that is on its way to an ended job is not: its answer says whether it came too late.
        let is_settled = is_over && !matches!(tracked.cancel, Wish::TooLate { .. } | Wish::Sent { .. });
        if is_settled || tracked.cancel.run().is_some_and(|of| of < run) {
            tracked.cancel = Wish::None;
        }
    }

    pub(super) fn wish(&mut self, id: &JobId, verb: Verb, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let (run, is_allowed) = (tracked.run(), verb.is_allowed(tracked));
        let wish = verb.of(tracked);
        let is_asked = wish.is_under_way() || *wish == (Wish::Taken { run });
        if is_allowed && !is_asked {
            self.send_wish(id, verb, run, 1, now, now);
        }
    }

    /// A look has come to something: a wish that has waited for it is sent, where it still makes sense.
    pub(super) fn go_on_with_wishes(&mut self, id: &JobId, now: Moment) {
        for verb in [Verb::Cancel, Verb::Retry] {
            let Some(tracked) = self.jobs.get_mut(id) else { return };
            let Wish::AfterLook { run, tries, asked_at } = *verb.of(tracked) else { continue };
            if verb.is_allowed(tracked) {
                *verb.of(tracked) = Wish::Again { run, tries, asked_at, at: now };
            } else if verb == Verb::Cancel && tracked.asked_to_stop.is_some_and(|(of, _)| of == run) {
                *verb.of(tracked) = Wish::Taken { run };
            } else {
                self.unconfirmed(id, verb, run, now);
            }
        }
    }

    fn send_wish(&mut self, id: &JobId, verb: Verb, run: u64, tries: u32, asked_at: Moment, now: Moment) {
        let call = match verb {
            Verb::Cancel => self.options.adapter.cancel(id, &Key::of_wish(id, run, "cancel")),
            Verb::Retry => self.options.adapter.retry(id, &Key::of_wish(id, run, "retry")),
        };
        let what = match verb {
            Verb::Cancel => What::Cancel(id.clone()),
            Verb::Retry => What::Retry(id.clone()),
        };
        self.send(what, call, now);
        if let Some(tracked) = self.jobs.get_mut(id) {
            *verb.of(tracked) = Wish::Sent { run, tries, asked_at };
        }
        self.touch(id);
    }

    /// What the server asked for, or else a wait that grows with the tries.
    pub(super) fn wait_or_backoff(&mut self, wait: Option<Span>, tries: u32) -> Span {
        match wait {
            Some(wait) => self.options.policy.directed(wait, &mut self.dice),
            None => self.options.policy.backoff(tries, &mut self.dice),
        }
    }

    pub(super) fn ask_again(
        &mut self,
        id: &JobId,
        verb: Verb,
        run: u64,
        tries: u32,
        asked_at: Moment,
        at: Moment,
    ) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            *verb.of(tracked) = Wish::Again { run, tries, asked_at, at };
        }
    }
}
