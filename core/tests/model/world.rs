//! A page and its job server in virtual time: no clock, no network, no waiting.

use std::collections::{BTreeMap, VecDeque};

use waitwell_core::adapters::StreamEvent;
use waitwell_core::adapters::{Answer, Call, Method};
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::follower::{Effect, Follower, Input, Listen, Options, Request, StartView, StreamId};
use waitwell_core::link::LinkRule;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::saved::Scope;
use waitwell_core::view::JobView;

use super::server::{Server, id, job, job_event};

/// Monday, 23 November 2026, 14:00 UTC.
pub const START: Moment = Moment::from_ms(1_795_442_400_000);

/// A start on its way, which this browser would remember.
pub const SENDING: StartView = StartView::Sending { is_forgotten_on_close: false };

/// A page, its storage and its job server.
pub struct World {
    pub follower: Follower,
    pub server: Server,
    pub storage: Storage,
    /// What the browser's clock shows.
    pub now: Moment,
    /// How much the browser's clock is ahead of true time, in milliseconds.
    pub skew: i64,
    pub wake: Option<Moment>,
    pub wakes: u32,
    pub latency: Span,
    pub log: Vec<Sent>,
    pub said: Vec<(Moment, Said)>,
    pub effects: Vec<Effect>,
    /// The stream that the page has open.
    pub stream: Option<StreamId>,
    /// Every stream that was opened: when, and with which request.
    pub streams: Vec<(Moment, Call)>,
    under_way: Vec<(Moment, Input)>,
    options: Options,
}

/// One line of the request log.
#[derive(Clone, Debug)]
pub struct Sent {
    pub at: Moment,
    /// In whose name.
    pub who: &'static str,
    pub request: Request,
}

impl Sent {
    pub fn is(&self, method: Method, path: &str) -> bool {
        self.request.call.method == method && self.request.call.path == path
    }

    /// Whether this is a look at this job, alone or with others.
    pub fn looks_at(&self, name: &str) -> bool {
        let Call { method, path, .. } = &self.request.call;
        let several = path.strip_prefix("?ids=").is_some_and(|ids| ids.split(',').any(|id| id == name));
        *method == Method::Get && (several || path.strip_prefix('/') == Some(name))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.call.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// What stands in the browser's storage.
#[derive(Default)]
pub struct Storage {
    pub records: BTreeMap<String, String>,
    pub refuses: bool,
    /// How many records it has room for; `None`: for all.
    pub room: Option<usize>,
    /// It does not say whether it has taken a record.
    pub is_silent: bool,
    /// When each write was tried.
    pub writes: Vec<(Moment, String)>,
}

impl Storage {
    /// Takes a record or refuses it, and says which.
    pub fn write(&mut self, now: Moment, name: String, text: String) -> Option<Input> {
        self.writes.push((now, name.clone()));
        let is_full = self.room.is_some_and(|room| self.records.len() >= room);
        let is_taken = !self.refuses && (!is_full || self.records.contains_key(&name));
        if is_taken {
            self.records.insert(name.clone(), text);
        }
        let said = if is_taken { Input::Saved { name } } else { Input::NotSaved { name } };
        (!self.is_silent).then_some(said)
    }
}

impl World {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        let links = LinkRule::new("https://app.example/", &[]);
        let mut options = Options { scope: Scope::of("ana"), links, ..Options::default() };
        // Most stories are about looks; the stream's own say so.
        options.policy.stream.jobs = 0;
        change(&mut options);
        Self {
            follower: Follower::new(options.clone(), 7),
            server: Server::new(),
            storage: Storage::default(),
            now: START,
            skew: 0,
            wake: None,
            wakes: 0,
            latency: Span::ms(50),
            log: Vec::new(),
            said: Vec::new(),
            effects: Vec::new(),
            stream: None,
            streams: Vec::new(),
            under_way: Vec::new(),
            options,
        }
    }

    /// A page that follows one job at work, heard of once.
    pub fn following(names: &[&str]) -> Self {
        Self::following_with(names, |_| {})
    }

    /// The same, with each job looked at by a request of its own.
    pub fn following_one_by_one(names: &[&str]) -> Self {
        Self::following_with(names, |options| options.policy.jobs_per_look = 1)
    }

    fn following_with(names: &[&str], change: impl FnOnce(&mut Options)) -> Self {
        let mut world = Self::with(change);
        for name in names {
            world.server.jobs.insert((*name).into(), job(name));
        }
        world.start_page();
        for name in names {
            world.input(Input::Follow(id(name)));
        }
        world.run(Span::ms(500));
        world.log.clear();
        world
    }

    /// The page starts with what stands in storage.
    pub fn start_page(&mut self) {
        let prefix = self.options.scope.prefix();
        let found = self.storage.records.iter().filter(|(name, _)| name.starts_with(&prefix));
        let found = found.map(|(name, text)| (name.clone(), text.clone())).collect();
        self.input(Input::Started { found });
    }

    /// The page is loaded again: nothing survives but storage and the server.
    pub fn refresh(&mut self) {
        self.unload();
        self.start_page();
    }

    /// The page is loaded again in a tab that nobody sees.
    pub fn refresh_in_background(&mut self) {
        self.unload();
        self.input(Input::Visible(false));
        self.start_page();
    }

    fn unload(&mut self) {
        self.follower = Follower::new(self.options.clone(), 11);
        (self.wake, self.under_way, self.stream) = (None, Vec::new(), None);
        (self.said, self.effects, self.log) = (Vec::new(), Vec::new(), Vec::new());
    }

    pub fn wall(&self) -> Moment {
        self.now.shifted(self.skew)
    }

    pub fn input(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            for effect in self.follower.handle(input, self.wall()) {
                self.effects.push(effect.clone());
                inputs.extend(self.carry_out(effect));
            }
        }
    }

    /// Does what the core wants, and says what came of it at once.
    fn carry_out(&mut self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Send(request) => self.send(request),
            Effect::Listen(listen) => self.listen(listen),
            Effect::StopListening => self.stream = None,
            Effect::WakeAt(at) => {
                assert!(at.is_none_or(|at| at > self.wall()), "a wake in the past");
                let farthest = self.wall().plus(Span::ms(i32::MAX as u64));
                assert!(at.is_none_or(|at| at < farthest), "a wake that no timer can count to");
                self.wake = at;
            }
            Effect::Save { name, text } => return self.storage.write(self.now, name, text),
            Effect::Forget { name } => _ = self.storage.records.remove(&name),
            Effect::Announce(announcement) => self.said.push((self.now, announcement.said)),
            _ => {}
        }
        None
    }

    fn send(&mut self, request: Request) {
        let sent = Sent { at: self.now, who: "ana", request };
        let answer = self.server.answer(&sent, self.now);
        let at = match answer {
            Some(_) => self.now.plus(self.latency),
            None => self.now.plus(sent.request.timeout),
        };
        let answer = answer.unwrap_or(Answer::TimedOut);
        self.under_way.push((at, Input::Answered { request: sent.request.id, answer }));
        self.log.push(sent);
    }

    fn listen(&mut self, Listen { stream, call }: Listen) {
        assert!(self.stream.is_none(), "never two streams");
        self.stream = Some(stream);
        self.streams.push((self.now, call));
        if let Some(answer) = self.server.opens_stream(self.now) {
            self.under_way.push((self.now.plus(self.latency), Input::Listening { stream, answer }));
        }
    }

    /// The server sends these events, if the stream is still open.
    pub fn push(&mut self, events: &[StreamEvent]) {
        if let Some(stream) = self.stream {
            self.input(Input::Streamed { stream, events: events.to_vec() });
        }
    }

    /// The server sends a job as it stands, with this id of the event.
    pub fn push_job(&mut self, name: &str, last_id: &str) {
        let event = job_event(&self.server.jobs[name], last_id);
        self.push(&[event]);
    }

    /// The stream ends, by the server or on the way.
    pub fn cut_stream(&mut self) {
        if let Some(stream) = self.stream.take() {
            self.input(Input::StreamEnded { stream });
        }
    }

    /// Goes on to the next thing that happens, if that is before `until`.
    pub fn step(&mut self, until: Moment) -> bool {
        let wake = self.wake.map(|at| at.shifted(-self.skew));
        let answer = self.under_way.iter().map(|(at, _)| *at).min();
        let Some(next) = wake.into_iter().chain(answer).min().filter(|next| *next <= until) else {
            self.now = self.now.max(until);
            return false;
        };
        self.now = self.now.max(next);
        if let Some(at) = self.under_way.iter().position(|(at, _)| *at <= next) {
            let (_, input) = self.under_way.remove(at);
            let is_refused = |answer: &Answer| !matches!(answer, Answer::Http(reply) if reply.is_of_type("text/event-stream"));
            if matches!(&input, Input::Listening { stream, answer } if self.stream == Some(*stream) && is_refused(answer))
            {
                self.stream = None;
            }
            self.input(input);
        } else {
            (self.wake, self.wakes) = (None, self.wakes + 1);
            self.input(Input::Woke);
        }
        true
    }

    pub fn run(&mut self, span: Span) {
        let until = self.now.plus(span);
        let mut steps = 0;
        while self.step(until) {
            steps += 1;
            assert!(steps < 1_000_000, "the page does not come to rest");
        }
    }

    /// Nothing happens for `span`, as in sleep; what was under way came to nothing meanwhile.
    pub fn sleep(&mut self, span: Span) {
        self.now = self.now.plus(span);
        for (at, input) in &mut self.under_way {
            *at = self.now;
            if let Input::Answered { answer, .. } | Input::Listening { answer, .. } = input {
                *answer = Answer::NoConnection;
            }
        }
    }

    pub fn is_waiting(&self) -> bool {
        !self.under_way.is_empty()
    }

    pub fn ask(&mut self, ask: Ask) {
        self.input(Input::Asked(ask));
    }

    pub fn view(&self, name: &str) -> JobView {
        self.follower.view(&id(name), self.wall()).expect("a job that is followed")
    }

    pub fn looks(&self) -> Vec<Moment> {
        self.log.iter().filter(|sent| sent.request.call.method == Method::Get).map(|sent| sent.at).collect()
    }

    pub fn posts(&self) -> Vec<&Sent> {
        self.log.iter().filter(|sent| sent.request.call.method == Method::Post).collect()
    }

    pub fn looks_at(&self, name: &str) -> Vec<Moment> {
        self.log.iter().filter(|sent| sent.looks_at(name)).map(|sent| sent.at).collect()
    }

    pub fn changed(&self, name: &str) -> usize {
        let name = id(name);
        self.effects.iter().filter(|effect| matches!(effect, Effect::Changed(id) if *id == name)).count()
    }

    pub fn said(&self) -> Vec<&Said> {
        self.said.iter().map(|(_, said)| said).collect()
    }
}
