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
mod io;
mod keeping;
mod line;
mod listing;
mod looking;
mod requests;
mod showing;
mod speaking;
mod starting;
mod terms;
mod tracked;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::announce::Said;
use crate::document::Document;
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};
use crate::policy::Dice;

pub use io::{Effect, Input, Listing, Options, Recent, Request, RequestId};
pub use starting::StartView;

use asking::Wish;
use clock::Clock;
use keeping::Keeping;
use line::Line;
use requests::{Pending, What};
use speaking::Speech;
use starting::Starting;
use tracked::Tracked;

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
