use super::{Follower, Tracked, What};
use crate::adapters::Call;
use crate::document::{Document, Status};
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
    fn take_back(&mut self, now: Moment) {
        if let Wish::Sent { run, tries, asked_at } = *self {
            *self = Wish::Again { run, tries, asked_at, at: now };
        }
    }

    pub(super) fn is_under_way(&self) -> bool {
        matches!(self, Wish::Sent { .. } | Wish::Again { .. } | Wish::AfterLook { .. })
    }

    /// Whether the server may have taken it, or may still.
    pub(super) fn is_open(&self) -> bool {
        self.is_under_way() || matches!(self, Wish::Taken { .. } | Wish::Unconfirmed { .. })
    }

    fn run(&self) -> Option<u64> {
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

/// The wishes that go to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Cancel,
    UndoCancel,
    Retry,
    RetryFailed,
}

impl Verb {
    const ALL: [Verb; 4] = [Verb::Cancel, Verb::UndoCancel, Verb::Retry, Verb::RetryFailed];
    /// Each of them begins another run of the job, so only one of them is asked for at a time.
    const RUNS: [Verb; 3] = [Verb::UndoCancel, Verb::Retry, Verb::RetryFailed];

    /// The word in the key of the wish.
    fn word(self) -> &'static str {
        match self {
            Verb::Cancel => "cancel",
            Verb::UndoCancel => "undo-cancel",
            Verb::Retry => "retry",
            Verb::RetryFailed => "retry-failed",
        }
    }

    /// Whether the newest document of the job allows it.
    fn is_allowed(self, tracked: &Tracked) -> bool {
        tracked.gone.is_none() && tracked.document().is_some_and(|document| self.is_allowed_by(document))
    }

    fn is_allowed_by(self, document: &Document) -> bool {
        let retry = document.retry.as_ref().filter(|terms| terms.allowed == Some(true));
        match self {
            Verb::Cancel => {
                !document.status.is_ending()
                    && document.cancel_requested_at.is_none()
                    && document.cancel.as_ref().is_some_and(|terms| terms.allowed == Some(true))
            }
            Verb::UndoCancel => can_undo(document),
            Verb::Retry => retry.is_some(),
            Verb::RetryFailed => retry.is_some_and(|terms| terms.only_failed.is_some()),
        }
    }
}

/// Whether there is a cancel, asked for or carried out, that the server would undo.
pub(super) fn can_undo(document: &Document) -> bool {
    let is_asked = document.cancel_requested_at.is_some() && !document.status.is_ending();
    let is_undoable = document.cancel.as_ref().is_some_and(|terms| terms.can_undo == Some(true));
    is_undoable && (is_asked || document.status == Status::Canceled)
}

/// How far each wish about a job is.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) cancel: Wish,
    pub(super) undo: Wish,
    pub(super) retry: Wish,
    pub(super) retry_failed: Wish,
}

impl Wishes {
    pub(super) fn of(&self, verb: Verb) -> &Wish {
        match verb {
            Verb::Cancel => &self.cancel,
            Verb::UndoCancel => &self.undo,
            Verb::Retry => &self.retry,
            Verb::RetryFailed => &self.retry_failed,
        }
    }

    pub(super) fn set(&mut self, verb: Verb, wish: Wish) {
        *self.of_mut(verb) = wish;
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Wish> {
        Verb::ALL.into_iter().map(|verb| self.of(verb))
    }

    /// Whether another way to a new run than this one may have been taken.
    pub(super) fn is_another_run_open(&self, verb: Verb) -> bool {
        let mut others = Verb::RUNS.into_iter().filter(|other| *other != verb);
        Verb::RUNS.contains(&verb) && others.any(|other| self.of(other).is_open())
    }

    /// Whether the server has taken a wish that begins a run.
    pub(super) fn is_run_awaited(&self) -> bool {
        Verb::RUNS.into_iter().any(|verb| matches!(self.of(verb), Wish::Taken { .. }))
    }

    /// Whether a wish that begins a run has no answer yet.
    pub(super) fn is_run_under_way(&self) -> bool {
        Verb::RUNS.into_iter().any(|verb| self.of(verb).is_under_way())
    }

    /// Whether nobody knows if a wish that begins a run was taken.
    pub(super) fn is_run_in_doubt(&self) -> bool {
        Verb::RUNS.into_iter().any(|verb| matches!(self.of(verb), Wish::Unconfirmed { .. }))
    }

    /// Another job has taken the place of this one: no run of this one is waited for.
    pub(super) fn forget_runs(&mut self) {
        Verb::RUNS.into_iter().for_each(|verb| self.set(verb, Wish::None));
    }

    /// The page was left: what was under way is sent again on return.
    pub(super) fn take_back(&mut self, now: Moment) {
        Verb::ALL.into_iter().for_each(|verb| self.of_mut(verb).take_back(now));
    }

    /// Nothing is left of what waited for a look to make sense.
    pub(super) fn give_up_old(&mut self) {
        for verb in Verb::ALL {
            if matches!(self.of(verb), Wish::AfterLook { .. }) {
                self.set(verb, Wish::None);
            }
        }
    }

    /// Puts away what was last said of them.
    pub(super) fn put_away(&mut self) {
        for verb in Verb::ALL {
            let wish = self.of_mut(verb);
            if matches!(wish, Wish::Unconfirmed { .. } | Wish::Denied { .. } | Wish::TooLate { .. }) {
                *wish = Wish::None;
            }
        }
    }

    fn of_mut(&mut self, verb: Verb) -> &mut Wish {
        match verb {
            Verb::Cancel => &mut self.cancel,
            Verb::UndoCancel => &mut self.undo,
            Verb::Retry => &mut self.retry,
            Verb::RetryFailed => &mut self.retry_failed,
        }
    }

    /// What is over with the runs before `run`.
    fn settle_before(&mut self, run: u64) {
        for verb in Verb::ALL {
            if self.of(verb).run().is_some_and(|of| of < run) {
                self.set(verb, Wish::None);
            }
        }
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
            for verb in Verb::ALL {
                let Some(tracked) = self.jobs.get(&id) else { continue };
                match *tracked.wishes.of(verb) {
                    // After a day the server would take the same key for a new wish.
                    Wish::Again { run, asked_at, .. } if now.since(asked_at) > OVERDUE => {
                        self.give_up_wish(&id, verb, run);
                        self.look_in_turn(&id, now);
                    }
                    Wish::Again { run, tries, asked_at, at } if at <= now => {
                        let is_fresh = tracked.heard_at.is_some_and(|heard| now.since(heard) <= FRESH);
                        if now.since(asked_at) > OLD && !is_fresh {
                            self.set_wish(&id, verb, Wish::AfterLook { run, tries, asked_at });
                            self.look_in_turn(&id, now);
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
        tracked.wishes.settle_before(run);
        // A cancel that is on its way to an ended job is not: its answer says whether it came too late.
        if is_over && !matches!(tracked.wishes.cancel, Wish::TooLate { .. } | Wish::Sent { .. }) {
            tracked.wishes.cancel = Wish::None;
        }
        // The cancel came too late, and with it there is nothing to undo.
        if tracked.document().is_some_and(ended_otherwise) {
            tracked.wishes.undo = Wish::None;
        }
    }

    pub(super) fn wish(&mut self, id: &JobId, verb: Verb, now: Moment) {
        let Some(tracked) = self.jobs.get(id) else { return };
        let run = tracked.run();
        let wish = tracked.wishes.of(verb);
        let is_asked = wish.is_under_way() || *wish == (Wish::Taken { run });
        if verb.is_allowed(tracked) && !is_asked && !tracked.wishes.is_another_run_open(verb) {
            self.send_wish(id, verb, run, 1, now, now);
        }
    }

    /// A look has come to something: a wish that has waited for it is sent, where it still makes sense.
    pub(super) fn go_on_with_wishes(&mut self, id: &JobId, now: Moment) {
        for verb in Verb::ALL {
            let Some(tracked) = self.jobs.get_mut(id) else { return };
            let Wish::AfterLook { run, tries, asked_at } = *tracked.wishes.of(verb) else { continue };
            if verb.is_allowed(tracked) && now.since(asked_at) <= OVERDUE {
                tracked.wishes.set(verb, Wish::Again { run, tries, asked_at, at: now });
            } else if verb == Verb::Cancel && tracked.asked_to_stop.is_some_and(|(of, _)| of == run) {
                tracked.wishes.set(verb, Wish::Taken { run });
            } else {
                // What is true has just been heard: no other look is needed.
                self.give_up_wish(id, verb, run);
            }
        }
    }

    fn send_wish(&mut self, id: &JobId, verb: Verb, run: u64, tries: u32, asked_at: Moment, now: Moment) {
        let Some(call) = self.call_of_wish(id, verb, run) else { return };
        // A run in doubt is looked for until it is asked for once more.
        let streamed_at = self.stream_heard_of(id, now);
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.keep_heard(streamed_at);
        }
        self.send(What::Wish(id.clone(), verb), call, now);
        self.set_wish(id, verb, Wish::Sent { run, tries, asked_at });
        self.touch(id);
    }

    /// `None` where the server has no such thing.
    fn call_of_wish(&self, id: &JobId, verb: Verb, run: u64) -> Option<Call> {
        let (adapter, key) = (&self.options.adapter, Key::of_wish(id, run, verb.word()));
        match verb {
            Verb::Cancel => Some(adapter.cancel(id, &key)),
            Verb::UndoCancel => adapter.undo_cancel(id, &key),
            Verb::Retry => Some(adapter.retry(id, &key)),
            Verb::RetryFailed => adapter.retry_failed(id, &key),
        }
    }

    pub(super) fn set_wish(&mut self, id: &JobId, verb: Verb, wish: Wish) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.wishes.set(verb, wish);
        }
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
        self.set_wish(id, verb, Wish::Again { run, tries, asked_at, at });
    }
}

/// Whether a job has ended, and not by being canceled.
pub(super) fn ended_otherwise(document: &Document) -> bool {
    document.status.is_ending() && document.status != Status::Canceled
}
