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

mod answering;
mod asking;
mod attempts;
mod clock;
mod contact;
mod copying;
mod earlier;
mod forgetting;
mod guard;
mod io;
mod jobs;
mod keeping;
mod line;
mod listing;
mod looked;
mod looking;
mod news;
mod pausing;
mod pulse;
mod requests;
mod several;
mod sharing;
mod showing;
mod signing;
mod speaking;
mod speech;
mod start_view;
mod starting;
mod stream;
mod streaming;
mod tabs;
mod terms;
mod tracked;
mod wish;

use litemap::LiteMap;
use std::fmt;

use crate::document::Document;
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};
use crate::policy::Dice;

pub use io::{Effect, Input, Lead, Listen, Listing, Options, Recent, Request, RequestId, StreamId};
pub use start_view::StartView;

use clock::Clock;
use earlier::Earlier;
use guard::Guard;
use jobs::Jobs;
use keeping::Keeping;
use line::Line;
use news::News;
use pausing::Paused;
use requests::{Pending, What};
use several::Several;
use speech::Speech;
use starting::Starting;
use stream::Stream;
use tabs::Tabs;
use tracked::Tracked;
use wish::Wish;

/// Follows all jobs of a page.
pub struct Follower {
    options: Options,
    dice: Dice,
    clock: Clock,
    line: Line,
    several: Several,
    /// Until when jobs come back one after the other after a pause, and how long they take for it.
    round: Option<(Moment, Span)>,
    stream: Stream,
    tabs: Tabs,
    keeping: Keeping,
    speech: Speech,
    jobs: Jobs,
    earlier: Earlier,
    guard: Guard,
    news: News,
    /// The person has the page stand still.
    paused: Option<Paused>,
    /// Which job repeats which: the older one's id leads to the newer one's.
    repeats: LiteMap<JobId, JobId>,
    starts: LiteMap<Key, Starting>,
    pending: LiteMap<RequestId, Pending>,
    requests: u64,
    list: Listing,
    /// When the list is to be asked for.
    list_at: Option<Moment>,
    list_tries: u32,
    is_order_stale: bool,
    is_started: bool,
    order: Vec<JobId>,
    wake: Option<Moment>,
    out: Vec<Effect>,
}

impl Follower {
    /// A follower that follows nothing yet. `seed` makes its jitter differ from that of other pages.
    pub fn new(options: Options, seed: u64) -> Self {
        Self {
            keeping: Keeping::new(options.scope.clone(), options.outlives_tab),
            several: Several::new(options.policy.jobs_per_look),
            round: None,
            dice: Dice::new(seed),
            clock: Clock::default(),
            line: Line::default(),
            stream: Stream::default(),
            tabs: Tabs::new(seed, options.has_tabs),
            speech: Speech::default(),
            jobs: Jobs::default(),
            earlier: Earlier::default(),
            guard: Guard::default(),
            news: News::default(),
            paused: None,
            repeats: LiteMap::new(),
            starts: LiteMap::new(),
            pending: LiteMap::new(),
            requests: 0,
            list: Listing::default(),
            list_at: None,
            list_tries: 0,
            is_order_stale: false,
            is_started: false,
            order: Vec::new(),
            wake: None,
            out: Vec::new(),
            options,
        }
    }

    /// Takes in what happened at `wall`, the browser's clock, and says what is to be done about it.
    pub fn handle(&mut self, input: Input, wall: Moment) -> Vec<Effect> {
        let now = self.clock.tick(wall);
        // Before anything becomes of the jobs: after sleep, a click may come before the timer.
        self.keep_heard_of_silent_leader(now);
        match input {
            Input::Started { found } => self.restore(&found, now),
            Input::Follow(id) => self.follow(id, now),
            Input::NotShown(id) => self.not_shown(&id),
            Input::Start { start, key } => self.start(start, key, now),
            Input::CheckStart(key) => self.check_start(&key, now),
            Input::StartNotShown(key) => self.start_not_shown(&key),
            Input::Asked(ask) => self.asked(ask, now),
            Input::Answered { request, answer } => self.answered(request, &answer, now),
            Input::Listening { stream, answer } => self.listening(stream, &answer, now),
            Input::NotListening { stream } => self.not_listening(stream, now),
            Input::Streamed { stream, events } => self.streamed(stream, &events, now),
            Input::StreamEnded { stream } => self.stream_ended(stream, now),
            // The timer is spent, even where it went off a little early.
            Input::Woke => self.wake = None,
            Input::Online(is_online) => self.online(is_online, now),
            Input::Visible(is_visible) => self.visible(is_visible, now),
            Input::Left => self.leave(now),
            Input::CameBack { who } => self.come_back(who.as_deref(), now),
            Input::Cleared => self.cleared(now),
            Input::Leading(is_leading) => self.leading(is_leading, now),
            Input::FromTab(message) => self.told_by_tab(message, now),
            Input::SignInRefreshed(is_well) => self.sign_in_refreshed(is_well, now),
            Input::SignInElsewhere => self.sign_in_is_elsewhere(now),
            Input::SignedIn => self.signed_in(now),
            Input::SignOut => self.sign_out(),
            Input::Person { scope, outlives_tab, found } => self.person(scope, outlives_tab, &found, now),
            Input::Saved { name } => self.saved(&name, now),
            Input::NotSaved { name } => self.not_saved(name, now),
            Input::Copied { job, what } => self.copied(&job, what, now),
            Input::NotCopied { job, text } => self.not_copied(&job, text, now),
            Input::Pause(is_wanted) => self.pause(is_wanted, now),
            Input::MayNotify(permission) => self.may_notify(permission),
        }
        self.keep_trying(now);
        self.tend_sign_in(now);
        self.tend_tabs(now);
        self.tend_stream(now);
        self.notice_contact(now);
        // Before the looks: an old wish has one look more sent.
        self.retry_due(now);
        self.send_due(now);
        self.forget_surplus();
        self.put_in_order();
        self.tend_news(now);
        self.show(now);
        self.tend_guard();
        self.speak(now);
        self.set_wake(now);
        std::mem::take(&mut self.out)
    }

    /// The newest document of a job, as the server sent it; what is shown of it is [`Follower::view`].
    pub fn document(&self, id: &JobId) -> Option<&Document> {
        self.jobs.get(&self.newest(id))?.document()
    }

    fn set_wake(&mut self, now: Moment) {
        let next = self.next_turn(now).map(|at| {
            // Never in the past, so that no rounding of a timer can make a loop of wakes; and never so far
            // ahead that a timer cannot count it, in steps of whole days so that it stays the same.
            let day = Span::days(1).as_ms() as i64;
            let farthest = Moment::from_ms((now.as_ms().div_euclid(day) + 2) * day);
            self.clock.wall(at.max(now.plus(Span::ms(1))).min(farthest))
        });
        if next != self.wake {
            self.wake = next;
            self.out.push(Effect::WakeAt(next));
        }
    }

    /// When there is next anything to do.
    fn next_turn(&mut self, now: Moment) -> Option<Moment> {
        if self.line.is_left {
            return None;
        }
        // Nobody reads the words of a page that is not seen.
        let word = self.jobs.next_word().filter(|_| self.line.is_visible);
        let requests = self.next_look(now).into_iter().chain(self.next_retry());
        let speech = self.next_words(now).into_iter().chain(self.next_notice()).chain(self.next_to_tell());
        let stream = self.stream.next(self.line.held_until(), self.line.hidden_since, &self.options.policy);
        let tabs = self.next_of_tabs(now).into_iter().chain(self.next_of_sign_in());
        requests.chain(speech).chain(word).chain(stream).chain(tabs).chain(self.keeping.next()).min()
    }

    fn touch(&mut self, id: &JobId) {
        self.jobs.touch(id);
    }

    fn touch_all(&mut self) {
        self.jobs.touch_all();
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
