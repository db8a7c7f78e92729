use super::line::SignIn;
use super::{Effect, Follower, What};
use crate::adapters::{Reading, Start};
use crate::document::{Document, Problem};
use crate::hearing::Trouble;
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};
use crate::saved::SavedIntent;

/// One start: an intent with one key.
#[derive(Debug)]
pub(super) struct Starting {
    /// What to send again; not known any more after a refresh, since inputs are not kept.
    start: Option<Start>,
    pub(super) kind: String,
    pub(super) state: State,
    /// When it was first sent: the server remembers its key for a day from then on.
    added: Moment,
    /// When it was last sent, or can have been: by the page that was here before.
    sent_at: Moment,
    /// It was sent and its outcome is not known, so that no later refusal means that nothing was started.
    is_in_doubt: bool,
    /// The server has refused it for a sign-in that is being refreshed.
    waits_for_sign_in: bool,
}

/// For so long a key can be relied on: the server forgets it after a day.
pub(super) const KEY_LIFETIME: Span = Span::hours(23);
/// Storage answers at once; one that has not answered by then keeps nothing, and holds no start back.
const KEPT_WITHIN: Span = Span::seconds(1);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    /// Storage is keeping its intent. It is sent once that is answered, or then.
    Keeping {
        until: Moment,
        /// Storage had no room for it, and tries again, since some was made.
        is_again: bool,
    },
    Sent {
        tries: u32,
    },
    Again {
        tries: u32,
        at: Moment,
    },
    /// The server is to be asked what became of it, from then on and as soon as there is room.
    ToFind {
        at: Moment,
    },
    Looking,
    Started(JobId),
    Refused(Problem),
    SignInFirst,
    Unconfirmed,
    NotStarted,
}

impl Starting {
    /// What it was started with is in this page.
    pub(super) fn is_typed_here(&self) -> bool {
        self.start.is_some()
    }
}

impl Follower {
    pub(super) fn start(&mut self, start: Start, key: Key, now: Moment) {
        if self.starts.contains_key(&key) {
            return;
        }
        let is_nobodys = self.line.sign_in == SignIn::Nobody;
        let keeping = State::Keeping { until: now.plus(KEPT_WITHIN), is_again: false };
        let state = if is_nobodys { State::SignInFirst } else { keeping };
        let intent = SavedIntent { key: key.clone(), kind: start.kind.clone(), added: now };
        let starting = Starting {
            kind: start.kind.clone(),
            start: Some(start),
            state,
            added: now,
            sent_at: now,
            is_in_doubt: false,
            waits_for_sign_in: false,
        };
        self.starts.insert(key.clone(), starting);
        // Kept before it is sent: whatever happens next, the key can tell what became of it. And where it cannot be
        // kept, the person is told before it is sent.
        let is_being_kept = !is_nobodys && self.keep_intent(intent, now);
        self.out.push(Effect::StartChanged(key.clone()));
        if !is_nobodys && !is_being_kept {
            self.send_start(&key, 1, now);
        }
    }

    /// The start whose intent storage is keeping under this name, and whether it does so again.
    pub(super) fn start_being_kept(&self, name: &str) -> Option<(Key, bool)> {
        self.starts.iter().find_map(|(key, starting)| match starting.state {
            State::Keeping { is_again, .. } if self.keeping.is_name_of(name, key) => {
                Some((key.clone(), is_again))
            }
            _ => None,
        })
    }

    /// Storage tries once more to keep the intent of this start.
    pub(super) fn keep_start_again(&mut self, key: &Key, now: Moment) {
        self.set_start(key, State::Keeping { until: now.plus(KEPT_WITHIN), is_again: true });
    }

    /// Sends the starts that storage gives no answer about.
    pub(super) fn send_unanswered_starts(&mut self, now: Moment) {
        if self.line.is_left {
            return;
        }
        let is_due = |s: &Starting| matches!(s.state, State::Keeping { until, .. } if until <= now);
        let keys: Vec<Key> =
            self.starts.iter().filter(|(_, s)| is_due(s)).map(|(key, _)| key.clone()).collect();
        for key in keys {
            self.is_not_kept(&key, now);
            self.send_start(&key, 1, now);
        }
    }

    pub(super) fn next_unanswered_start(&self) -> Option<Moment> {
        let until =
            |s: &Starting| if let State::Keeping { until, .. } = s.state { Some(until) } else { None };
        self.starts.values().filter_map(until).min()
    }

    /// Whether storage keeps a start, or the server would tell of it, is another matter than before.
    pub(super) fn show_starts(&mut self) {
        let is_under_way = |starting: &Starting| {
            use State::{Again, Keeping, Looking, Sent, ToFind};
            matches!(starting.state, Keeping { .. } | Sent { .. } | Again { .. } | ToFind { .. } | Looking)
        };
        let keys = self.starts.iter().filter(|(_, s)| is_under_way(s)).map(|(key, _)| key.clone());
        self.out.extend(keys.map(Effect::StartChanged));
    }

    /// Takes up a start that was found in storage: the server knows what became of it.
    pub(super) fn take_up_start(&mut self, intent: SavedIntent, now: Moment) {
        let SavedIntent { key, kind, added } = intent;
        let state = State::ToFind { at: now };
        let starting = Starting {
            start: None,
            kind,
            state,
            added,
            sent_at: now,
            is_in_doubt: true,
            waits_for_sign_in: false,
        };
        self.starts.insert(key.clone(), starting);
        self.out.push(Effect::StartChanged(key));
    }

    pub(super) fn check_start(&mut self, key: &Key, now: Moment) {
        if self.starts.get(key).is_some_and(|starting| starting.state == State::Unconfirmed) {
            self.find_start(key, now);
        }
    }

    fn find_start(&mut self, key: &Key, now: Moment) {
        match self.options.adapter.find_start(key) {
            Some(call) => {
                self.send(What::FindStart(key.clone()), call, now);
                self.set_start(key, State::Looking);
            }
            None => self.set_start(key, State::Unconfirmed),
        }
    }

    /// Asks what became of the starts that were found in storage, at most of `room`; says of how many.
    pub(super) fn find_starts(&mut self, room: usize, now: Moment) -> usize {
        let is_due = |starting: &Starting| matches!(starting.state, State::ToFind { at } if at <= now);
        let to_find = self.starts.iter().filter(|(_, starting)| is_due(starting));
        let keys: Vec<Key> = to_find.map(|(key, _)| key.clone()).take(room).collect();
        keys.iter().for_each(|key| self.find_start(key, now));
        keys.len()
    }

    /// The page was left: what was under way is sent again on return, with the same keys.
    pub(super) fn take_back_starts(&mut self, now: Moment) {
        for (_, starting) in self.starts.iter_mut() {
            match starting.state {
                State::Keeping { .. } => starting.state = State::Again { tries: 0, at: now },
                State::Sent { tries } => {
                    (starting.state, starting.is_in_doubt) = (State::Again { tries, at: now }, true);
                }
                State::Looking => starting.state = State::ToFind { at: now },
                _ => {}
            }
        }
    }

    pub(super) fn start_answered(&mut self, key: &Key, reading: Reading, since: Moment, now: Moment) {
        let Some(starting) = self.starts.get_mut(key) else { return };
        let State::Sent { tries } = starting.state else { return };
        let is_last = tries >= self.options.policy.ask_tries;
        starting.is_in_doubt |= matches!(reading, Reading::Trouble(_));
        match reading {
            Reading::Job { document, .. } => {
                let id = document.id.clone();
                let tracked = self.track(&id, now);
                (tracked.is_removed, tracked.accepted_at) = (false, Some(now));
                self.is_order_stale = true;
                self.started(key, *document, now);
            }
            Reading::Refused(problem) => self.refused(key, State::Refused(problem)),
            Reading::NoAccess => self.refused(
                key,
                State::Refused(Problem { kind: Some("permission".into()), ..Problem::default() }),
            ),
            Reading::NotFound { .. } | Reading::Expired => {
                self.refused(key, State::Refused(Problem::default()))
            }
            // It did not count as a try, and is sent again with the new sign-in.
            Reading::SignInFirst if self.is_asked_with_new_sign_in(since) => {
                self.set_start(key, State::Again { tries: tries - 1, at: now });
                if let Some(starting) = self.starts.get_mut(key) {
                    starting.waits_for_sign_in = true;
                }
            }
            Reading::SignInFirst => self.refused(key, State::SignInFirst),
            // The server is still at work on the same key: the same question later gets the job.
            Reading::Conflict { .. } => self.start_again(key, tries, None, now),
            Reading::Trouble(Trouble::Intercepted | Trouble::Unreachable) if !is_last => {
                self.start_again(key, tries, None, now);
            }
            Reading::Busy { wait, .. } if !is_last => self.start_again(key, tries, wait, now),
            _ => self.set_start(key, State::Unconfirmed),
        }
    }

    /// No new sign-in came. What was refused for the old one is not sent by itself whenever the person signs in: nothing
    /// was started, and the form says so.
    pub(super) fn give_up_starts_without_sign_in(&mut self) {
        let waits =
            |starting: &Starting| starting.waits_for_sign_in && matches!(starting.state, State::Again { .. });
        let keys: Vec<Key> =
            self.starts.iter().filter(|(_, s)| waits(s)).map(|(key, _)| key.clone()).collect();
        keys.iter().for_each(|key| self.refused(key, State::SignInFirst));
    }

    pub(super) fn start_found(&mut self, key: &Key, reading: Reading, now: Moment) {
        match reading {
            Reading::Job { document, .. } => {
                self.track(&document.id, now);
                self.started(key, *document, now);
            }
            Reading::NotFound { is_certain: true } => self.not_found(key, now),
            // Asked again once the person has signed in.
            Reading::SignInFirst => self.set_start(key, State::ToFind { at: now }),
            _ => self.set_start(key, State::Unconfirmed),
        }
    }

    /// The server knows no job of this key, which says nothing while the request may still arrive, or once
    /// the key may be forgotten.
    fn not_found(&mut self, key: &Key, now: Moment) {
        let Some(starting) = self.starts.get(key) else { return };
        let may_arrive = now.since(starting.sent_at) < self.options.policy.ask_timeout;
        if may_arrive {
            let wait = self.wait_or_backoff(None, 1);
            self.set_start(key, State::ToFind { at: now.plus(wait) });
        } else if now.since(starting.added) > KEY_LIFETIME {
            self.set_start(key, State::Unconfirmed);
        } else {
            self.forget_start(key, State::NotStarted);
        }
    }

    pub(super) fn retry_starts(&mut self, now: Moment) {
        let due = |starting: &Starting| matches!(starting.state, State::Again { at, .. } if at <= now);
        let keys: Vec<Key> = self.starts.iter().filter(|(_, s)| due(s)).map(|(key, _)| key.clone()).collect();
        for key in keys {
            let Some(starting) = self.starts.get(&key) else { continue };
            match starting.state {
                // After a day the server would take the same key for a new start.
                _ if now.since(starting.added) > KEY_LIFETIME => self.set_start(&key, State::Unconfirmed),
                State::Again { tries, .. } => self.send_start(&key, tries + 1, now),
                _ => {}
            }
        }
    }

    pub(super) fn next_start(&self) -> Option<Moment> {
        self.starts
            .values()
            .filter_map(|s| if let State::Again { at, .. } = s.state { Some(at) } else { None })
            .min()
    }

    /// When the server is next to be asked what became of a start.
    pub(super) fn next_find(&self) -> Option<Moment> {
        let at =
            |starting: &Starting| if let State::ToFind { at } = starting.state { Some(at) } else { None };
        self.starts.values().filter_map(at).min()
    }

    pub(super) fn send_start(&mut self, key: &Key, tries: u32, now: Moment) {
        let Some(start) = self.starts.get(key).and_then(|starting| starting.start.as_ref()) else { return };
        let call = self.options.adapter.start(start, key);
        self.send(What::Start(key.clone()), call, now);
        if let Some(starting) = self.starts.get_mut(key) {
            (starting.sent_at, starting.waits_for_sign_in) = (now, false);
        }
        self.set_start(key, State::Sent { tries });
    }

    fn start_again(&mut self, key: &Key, tries: u32, wait: Option<Span>, now: Moment) {
        let wait = self.wait_or_backoff(wait, tries);
        self.set_start(key, State::Again { tries, at: now.plus(wait) });
    }

    /// The job is known by its id from here on; the intent has done its work.
    fn started(&mut self, key: &Key, document: Document, now: Moment) {
        let id = document.id.clone();
        if let Some(tracked) = self.jobs.get_mut(&id) {
            tracked.is_ours_to_keep();
        }
        self.is_asked_of(&id);
        self.hear(document, now);
        self.plan_look(&id, None, now);
        self.forget_intent(key);
        if let Some(starting) = self.starts.get_mut(key) {
            starting.start = None;
        }
        self.set_start(key, State::Started(id));
    }

    /// The server refused it: nothing was started, unless an earlier sending of it may have arrived.
    fn refused(&mut self, key: &Key, state: State) {
        if self.starts.get(key).is_some_and(|starting| starting.is_in_doubt) {
            return self.set_start(key, State::Unconfirmed);
        }
        self.forget_start(key, state);
    }

    /// Nothing was started, so there is nothing to find again.
    fn forget_start(&mut self, key: &Key, state: State) {
        self.forget_intent(key);
        self.set_start(key, state);
    }

    fn set_start(&mut self, key: &Key, state: State) {
        if let Some(starting) = self.starts.get_mut(key)
            && starting.state != state
        {
            starting.state = state;
            self.out.push(Effect::StartChanged(key.clone()));
        }
    }
}
