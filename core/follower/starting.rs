use super::{Effect, Follower, Tracked, What};
use crate::adapters::{Reading, Start};
use crate::document::Problem;
use crate::hearing::Trouble;
use crate::id::{JobId, Key};
use crate::moment::Moment;
use crate::saved::SavedIntent;
use crate::view::ErrorView;

/// One start: an intent with one key.
#[derive(Debug)]
pub(super) struct Starting {
    /// What to send again; not known any more after a refresh, since inputs are not kept.
    start: Option<Start>,
    kind: String,
    state: State,
}

#[derive(Clone, Debug, PartialEq)]
enum State {
    Sent { tries: u32 },
    Again { tries: u32, at: Moment },
    Looking,
    Started(JobId),
    Refused(Problem),
    SignInFirst,
    Unconfirmed,
    NotStarted,
}

/// How far a start is, as it is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum StartView {
    /// It is on its way.
    Sending,
    /// The server has taken it: this job.
    Started(JobId),
    /// The server refused it as it is; nothing was started.
    Refused {
        /// Why.
        error: ErrorView,
        /// The input that it is about.
        field: Option<String>,
    },
    /// The person must sign in first; nothing was started.
    SignInFirst,
    /// No answer came, so it is not known whether it started.
    Unconfirmed,
    /// The server says that it never arrived; nothing was started.
    NotStarted,
}

impl Follower {
    pub(super) fn start(&mut self, start: Start, key: Key, now: Moment) {
        if self.starts.contains_key(&key) {
            return;
        }
        // Kept before it is sent: whatever happens next, the key can tell what became of it.
        self.keep_intent(SavedIntent { key: key.clone(), kind: start.kind.clone(), added: now }, now);
        let starting = Starting { kind: start.kind.clone(), start: Some(start), state: State::Unconfirmed };
        self.starts.insert(key.clone(), starting);
        self.send_start(&key, 1, now);
    }

    /// Takes up a start that was found in storage: the server knows what became of it.
    pub(super) fn take_up_start(&mut self, intent: SavedIntent, now: Moment) {
        let SavedIntent { key, kind, .. } = intent;
        self.starts.insert(key.clone(), Starting { start: None, kind, state: State::Unconfirmed });
        self.check_start(&key, now);
    }

    pub(super) fn check_start(&mut self, key: &Key, now: Moment) {
        let Some(starting) = self.starts.get_mut(key).filter(|starting| starting.state == State::Unconfirmed)
        else {
            return;
        };
        if let Some(call) = self.options.adapter.find_start(key) {
            starting.state = State::Looking;
            self.send(What::FindStart(key.clone()), call, now);
        }
        self.out.push(Effect::StartChanged(key.clone()));
    }

    /// How far a start is; `None` for a key that was never used here.
    pub fn start_view(&self, key: &Key) -> Option<StartView> {
        Some(match &self.starts.get(key)?.state {
            State::Sent { .. } | State::Again { .. } | State::Looking => StartView::Sending,
            State::Started(id) => StartView::Started(id.clone()),
            State::Refused(problem) => StartView::Refused {
                error: ErrorView {
                    kind: problem.kind.clone(),
                    title: problem.title.clone(),
                    detail: problem.detail.clone(),
                    code: problem.code.clone(),
                    work_safe: problem.work_safe,
                    stage: None,
                },
                field: problem.field.clone(),
            },
            State::SignInFirst => StartView::SignInFirst,
            State::Unconfirmed => StartView::Unconfirmed,
            State::NotStarted => StartView::NotStarted,
        })
    }

    /// The starts of one kind of job that are not settled, as after a refresh.
    pub fn open_starts(&self, kind: &str) -> Vec<Key> {
        let is_open =
            |starting: &Starting| starting.kind == kind && !matches!(starting.state, State::Started(_));
        self.starts.iter().filter(|(_, starting)| is_open(starting)).map(|(key, _)| key.clone()).collect()
    }

    pub(super) fn start_answered(&mut self, key: &Key, reading: Reading, now: Moment) {
        let Some(State::Sent { tries }) = self.starts.get(key).map(|starting| starting.state.clone()) else {
            return;
        };
        let is_last = tries >= self.options.policy.ask_tries;
        match reading {
            Reading::Job { document, .. } => {
                let id = document.id.clone();
                let tracked =
                    self.jobs.entry(id.clone()).or_insert_with(|| Tracked::new(id.clone(), now, now));
                (tracked.is_kept, tracked.is_removed, tracked.accepted_at) = (true, false, Some(now));
                self.started(key, &id, now);
                self.hear(*document, now);
                self.plan_look(&id, None, now);
            }
            Reading::Refused(problem) => self.refused(key, State::Refused(problem)),
            Reading::NoAccess => self.refused(
                key,
                State::Refused(Problem { kind: Some("permission".into()), ..Problem::default() }),
            ),
            Reading::NotFound { .. } | Reading::Expired => {
                self.refused(key, State::Refused(Problem::default()))
            }
            Reading::SignInFirst => self.refused(key, State::SignInFirst),
            // The server is still at work on the same key: the same question later gets the job.
            Reading::Conflict { .. } => self.start_again(key, tries, now),
            Reading::Trouble(Trouble::Intercepted | Trouble::Unreachable) | Reading::Busy { .. }
                if !is_last =>
            {
                self.start_again(key, tries, now);
            }
            _ => self.set_start(key, State::Unconfirmed),
        }
    }

    pub(super) fn start_found(&mut self, key: &Key, reading: Reading, now: Moment) {
        match reading {
            Reading::Job { document, .. } => {
                let id = document.id.clone();
                let tracked =
                    self.jobs.entry(id.clone()).or_insert_with(|| Tracked::new(id.clone(), now, now));
                tracked.is_kept = true;
                self.started(key, &id, now);
                self.hear(*document, now);
                self.plan_look(&id, None, now);
            }
            Reading::NotFound { is_certain: true } => self.refused(key, State::NotStarted),
            _ => self.set_start(key, State::Unconfirmed),
        }
    }

    pub(super) fn retry_starts(&mut self, now: Moment) {
        let due = |starting: &Starting| matches!(starting.state, State::Again { at, .. } if at <= now);
        let keys: Vec<Key> = self.starts.iter().filter(|(_, s)| due(s)).map(|(key, _)| key.clone()).collect();
        for key in keys {
            if let Some(State::Again { tries, .. }) =
                self.starts.get(&key).map(|starting| starting.state.clone())
            {
                self.send_start(&key, tries + 1, now);
            }
        }
    }

    pub(super) fn next_start(&self) -> Option<Moment> {
        self.starts
            .values()
            .filter_map(|s| if let State::Again { at, .. } = s.state { Some(at) } else { None })
            .min()
    }

    fn send_start(&mut self, key: &Key, tries: u32, now: Moment) {
        let Some(start) = self.starts.get(key).and_then(|starting| starting.start.as_ref()) else { return };
        let call = self.options.adapter.start(start, key);
        self.send(What::Start(key.clone()), call, now);
        self.set_start(key, State::Sent { tries });
    }

    fn start_again(&mut self, key: &Key, tries: u32, now: Moment) {
        let wait = self.options.policy.backoff(tries, &mut self.dice);
        self.set_start(key, State::Again { tries, at: now.plus(wait) });
    }

    /// The job is known by its id from here on; the intent has done its work.
    fn started(&mut self, key: &Key, id: &JobId, now: Moment) {
        self.keep(id, now);
        self.forget_intent(key);
        self.set_start(key, State::Started(id.clone()));
    }

    /// Nothing was started, so there is nothing to find again.
    fn refused(&mut self, key: &Key, state: State) {
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
