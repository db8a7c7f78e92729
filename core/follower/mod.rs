//! The one door of the core: inputs in, effects out, for all jobs of a page.
//!
//! ```
//! use waitwell_core::follower::{Effect, Follower, Input, Options};
//! use waitwell_core::id::JobId;
//! use waitwell_core::moment::Moment;
//!
//! let mut follower = Follower::new(Options::default(), 7);
//! let now = Moment::from_ms(0);
//! let id = JobId::parse("j1").ok_or("no id")?;
//! let effects = follower.handle(Input::Follow(id), now);
//! assert!(effects.iter().any(|effect| matches!(effect, Effect::Send(request) if request.call.path == "/j1")));
//! # Ok::<(), &str>(())
//! ```

mod asking;
mod clock;
mod contact;
mod keeping;
mod line;
mod looking;
mod showing;
mod speaking;
mod starting;
mod terms;
mod tracked;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::adapters::{Adapter, Answer, Call, OwnApi, Start};
use crate::announce::{Announcement, Said};
use crate::ask::Ask;
use crate::document::Document;
use crate::id::{JobId, Key};
use crate::link::LinkRule;
use crate::moment::{Moment, Span};
use crate::policy::{Dice, Policy};
use crate::saved::Scope;

pub use starting::StartView;

use asking::Wish;
use clock::Clock;
use keeping::Keeping;
use line::Line;
use speaking::Speech;
use starting::Starting;
use tracked::Tracked;

/// What a follower is made with.
#[derive(Clone)]
pub struct Options {
    /// How the job server is spoken to.
    pub adapter: Arc<dyn Adapter>,
    /// When to look, and how long to wait.
    pub policy: Policy,
    /// Whose jobs these are.
    pub scope: Scope,
    /// What is kept outlives the tab.
    pub outlives_tab: bool,
    /// Where links of documents may lead.
    pub links: LinkRule,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            adapter: Arc::new(OwnApi),
            policy: Policy::default(),
            scope: Scope::of(""),
            outlives_tab: true,
            links: LinkRule::new("", &[]),
        }
    }
}

/// What happened, outside the core.
#[derive(Clone, Debug)]
pub enum Input {
    /// The page has started, and this was found in storage: names and texts, all untrusted.
    Started {
        /// Everything in storage whose name begins with the scope's prefix.
        found: Vec<(String, String)>,
    },
    /// The page wants to show this job.
    Follow(JobId),
    /// The person starts a job. The key must come from a cryptographic random source.
    Start {
        /// What to start.
        start: Start,
        /// The key of this intent.
        key: Key,
    },
    /// The person wants to know whether an unconfirmed start arrived.
    CheckStart(Key),
    /// The person asks for something.
    Asked(Ask),
    /// A request was answered, or came to nothing.
    Answered {
        /// Which request.
        request: RequestId,
        /// What came of it.
        answer: Answer,
    },
    /// The moment of the last [`Effect::WakeAt`] has come.
    Woke,
    /// The browser says that there is a network, or that there is none: a hint, no more.
    Online(bool),
    /// The page can be seen, or not.
    Visible(bool),
    /// The page is being left; nothing that happens to its requests means anything.
    Left,
    /// The page was taken up again from the browser's memory.
    CameBack,
    /// The person has signed in again.
    SignedIn,
    /// Storage took this record.
    Saved {
        /// The record's name.
        name: String,
    },
    /// Storage refused this record: blocked or full.
    NotSaved {
        /// The record's name.
        name: String,
    },
    /// The id was copied.
    Copied,
}

/// What is to be done, outside the core, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send this request and give back what came of it.
    Send(Request),
    /// Wake the follower at this moment instead of at any earlier named one; `None`: not at all.
    WakeAt(Option<Moment>),
    /// Keep this record, and say whether it could be kept.
    Save {
        /// The record's name.
        name: String,
        /// The record.
        text: String,
    },
    /// Remove this record.
    Forget {
        /// The record's name.
        name: String,
    },
    /// What there is to show of this job may differ from before: see [`Follower::view`].
    Changed(JobId),
    /// What there is to show of this start differs from before: see [`Follower::start_view`].
    StartChanged(Key),
    /// The recent list differs from before: see [`Follower::recent`].
    ListChanged,
    /// Say this aloud.
    Announce(Announcement),
    /// Copy this text.
    Copy(String),
    /// A wish that only the app can carry out: start over, or open.
    Host(Ask),
}

/// Names one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(u64);

/// A request to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its name, for the answer.
    pub id: RequestId,
    /// What to send.
    pub call: Call,
    /// When to give it up.
    pub timeout: Span,
}

/// Follows all jobs of a page.
pub struct Follower {
    options: Options,
    dice: Dice,
    clock: Clock,
    line: Line,
    keeping: Keeping,
    speech: Speech,
    jobs: BTreeMap<JobId, Tracked>,
    starts: BTreeMap<Key, Starting>,
    pending: BTreeMap<RequestId, Pending>,
    requests: u64,
    list: Listing,
    order: Vec<JobId>,
    changed: BTreeSet<JobId>,
    wake: Option<Moment>,
    out: Vec<Effect>,
}

/// A request that is under way.
#[derive(Clone, Debug)]
struct Pending {
    what: What,
    since: Moment,
}

/// What a request is for.
#[derive(Clone, Debug)]
enum What {
    Look(JobId),
    List,
    Start(Key),
    FindStart(Key),
    Cancel(JobId),
    Retry(JobId),
}

/// The person's recent jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Newest first; a job never changes its place.
    pub jobs: Vec<JobId>,
    /// How much of the list is known.
    pub listing: Listing,
}

/// How much of the recent list is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// Nothing is known yet.
    #[default]
    Restoring,
    /// The server has named the person's jobs.
    Ready,
    /// The server has no list or did not give it: only the jobs that this browser knows.
    OnlyHere,
}

impl Follower {
    /// A follower that follows nothing yet. `seed` makes its jitter differ from that of other pages.
    pub fn new(options: Options, seed: u64) -> Self {
        Self {
            keeping: Keeping::new(options.scope.clone(), options.outlives_tab),
            options,
            dice: Dice::new(seed),
            clock: Clock::default(),
            line: Line::default(),
            speech: Speech::default(),
            jobs: BTreeMap::new(),
            starts: BTreeMap::new(),
            pending: BTreeMap::new(),
            requests: 0,
            list: Listing::default(),
            order: Vec::new(),
            changed: BTreeSet::new(),
            wake: None,
            out: Vec::new(),
        }
    }

    /// Takes in what happened at `wall`, the browser's clock, and says what is to be done about it.
    pub fn handle(&mut self, input: Input, wall: Moment) -> Vec<Effect> {
        let now = self.clock.tick(wall);
        match input {
            Input::Started { found } => self.restore(&found, now),
            Input::Follow(id) => self.follow(id, now),
            Input::Start { start, key } => self.start(start, key, now),
            Input::CheckStart(key) => self.check_start(&key, now),
            Input::Asked(ask) => self.asked(ask, now),
            Input::Answered { request, answer } => self.answered(request, &answer, now),
            // The timer is spent, even where it went off a little early.
            Input::Woke => self.wake = None,
            Input::Online(is_online) => self.online(is_online, now),
            Input::Visible(is_visible) => self.visible(is_visible, now),
            Input::Left => self.leave(),
            Input::CameBack => self.come_back(now),
            Input::SignedIn => self.signed_in(now),
            Input::Saved { name } => self.keeping.saved(&name),
            Input::NotSaved { name } => self.not_saved(name, now),
            Input::Copied => self.speech.say(Said::Copied),
        }
        self.keep_trying(now);
        self.send_due(now);
        self.retry_due(now);
        self.notice_contact(now);
        self.put_in_order();
        self.speak(now);
        self.show(now);
        self.set_wake(now);
        std::mem::take(&mut self.out)
    }

    /// The newest document of a job, as the server sent it; what is shown of it is [`Follower::view`].
    pub fn document(&self, id: &JobId) -> Option<&Document> {
        self.jobs.get(&self.newest(id))?.document()
    }

    /// The recent jobs.
    pub fn recent(&self) -> Recent {
        Recent { jobs: self.order.clone(), listing: self.list }
    }

    fn send(&mut self, what: What, call: Call, now: Moment) -> RequestId {
        self.requests += 1;
        let id = RequestId(self.requests);
        let timeout = match what {
            What::Look(_) | What::List | What::FindStart(_) => self.options.policy.look_timeout,
            What::Start(_) | What::Cancel(_) | What::Retry(_) => self.options.policy.ask_timeout,
        };
        self.pending.insert(id, Pending { what, since: now });
        self.out.push(Effect::Send(Request { id, call, timeout }));
        id
    }

    fn answered(&mut self, request: RequestId, answer: &Answer, now: Moment) {
        // An answer to a request of before the page was left, or a second answer, means nothing.
        let Some(Pending { what, since }) = self.pending.remove(&request) else { return };
        if let Answer::Http(reply) = answer {
            self.clock.learn_offset(reply.date, since, now);
        }
        let reading = self.options.adapter.read(answer);
        self.line.heard(&reading, since, now, &self.options.policy, &mut self.dice);
        match what {
            What::Look(id) => self.looked(&id, reading, since, now),
            What::List => self.listed(reading, now),
            What::Start(key) => self.start_answered(&key, reading, now),
            What::FindStart(key) => self.start_found(&key, reading, now),
            What::Cancel(id) => self.cancel_answered(&id, reading, now),
            What::Retry(id) => self.retry_answered(&id, reading, now),
        }
    }

    fn put_in_order(&mut self) {
        let mut order: Vec<(&JobId, Moment)> = self
            .jobs
            .iter()
            .filter(|(_, tracked)| tracked.became.is_none() && !tracked.is_removed)
            .map(|(id, tracked)| (id, tracked.place()))
            .collect();
        order.sort_by(|(id_a, at_a), (id_b, at_b)| (at_b, id_b).cmp(&(at_a, id_a)));
        if order.len() != self.order.len()
            || order.iter().zip(&self.order).any(|((id, _), known)| *id != known)
        {
            self.order = order.into_iter().map(|(id, _)| id.clone()).collect();
            self.out.push(Effect::ListChanged);
        }
    }

    fn set_wake(&mut self, now: Moment) {
        let next = self.next_look(now).into_iter().chain(self.next_retry()).chain(self.next_word());
        let next =
            next.chain(self.speech.next(now)).chain(self.keeping.next()).chain(self.next_notice()).min();
        // Never in the past, so that no rounding of a timer can make a loop of wakes.
        let next = next.map(|at| self.clock.wall(at.max(now.plus(Span::ms(1)))));
        if next != self.wake {
            self.wake = next;
            self.out.push(Effect::WakeAt(next));
        }
    }

    fn touch(&mut self, id: &JobId) {
        self.changed.insert(id.clone());
    }

    fn touch_all(&mut self) {
        self.changed.extend(self.jobs.keys().cloned());
    }
}

impl fmt::Debug for Follower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Follower")
            .field("jobs", &self.jobs.len())
            .field("pending", &self.pending.len())
            .finish()
    }
}
