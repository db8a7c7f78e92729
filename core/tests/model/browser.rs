//! The tabs of one browser, which share a lead, a channel, a storage and a server.

use std::collections::BTreeMap;

use waitwell_core::adapters::{Answer, Method, StreamEvent};
use waitwell_core::follower::{Effect, Input, Lead, Options};
use waitwell_core::id::JobId;
use waitwell_core::link::LinkRule;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::saved::Scope;
use waitwell_core::tabs::{TabId, TabMessage, TabNews};
use waitwell_core::view::JobView;

use super::lead::Queue;
use super::server::{Server, id, job, job_event, s};
use super::tab::Tab;
use super::under_way::{Coming, UnderWay};
use super::world::{START, Sent, Storage};

/// The tabs of one browser.
pub struct Browser {
    pub tabs: Vec<Tab>,
    pub server: Server,
    pub now: Moment,
    /// How much the browser's clock is ahead of true time, in milliseconds.
    pub skew: i64,
    pub storage: Storage,
    /// Whose jobs the browser shows, as the pages have noted it.
    pub noted: Option<String>,
    /// How long an answer takes.
    pub latency: Span,
    /// How long a message from tab to tab takes; `None`: it is lost.
    pub channel: Option<Span>,
    pub log: Vec<(usize, Sent)>,
    /// What comes of refreshing the sign-in; `None`: nothing.
    pub refresh: Option<bool>,
    pub refresh_takes: Span,
    /// When and in which tab the app was asked for a new sign-in.
    pub refreshed: Vec<(Moment, usize)>,
    /// The endings that the browser was made to tell: by which tab, of which job and which run.
    pub told: Vec<(usize, JobId, u64)>,
    /// Which of a person's tabs is at it, and until when.
    pub(super) refreshing: BTreeMap<&'static str, (usize, Moment)>,
    /// What every tab is opened with.
    pub options: Options,
    pub(super) leads: BTreeMap<&'static str, Queue>,
    pub(super) under_way: UnderWay,
    /// How many streams were asked for.
    pub opened: usize,
    seeds: u64,
}

impl Browser {
    /// Tabs of one person, opened one after the other, that know these jobs.
    pub fn open(tabs: usize, jobs: &[&str]) -> Self {
        let mut browser = Self::new(|_| {});
        for name in jobs {
            browser.server.jobs.insert((*name).into(), job(name));
        }
        for _ in 0..tabs {
            browser.open_tab("ana");
            browser.run(s(1));
        }
        browser.run(s(2));
        browser.log.clear();
        browser
    }

    /// A browser without tabs.
    pub fn new(change: impl FnOnce(&mut Options)) -> Self {
        let links = LinkRule::new("https://app.example/", &[]);
        let mut options = Options { links, has_tabs: true, ..Options::default() };
        change(&mut options);
        Self {
            tabs: Vec::new(),
            server: Server::new(),
            now: START,
            skew: 0,
            storage: Storage::default(),
            noted: None,
            latency: Span::ms(50),
            channel: Some(Span::ms(5)),
            log: Vec::new(),
            refresh: None,
            refresh_takes: s(1),
            refreshed: Vec::new(),
            told: Vec::new(),
            refreshing: BTreeMap::new(),
            options,
            leads: BTreeMap::new(),
            under_way: UnderWay::default(),
            opened: 0,
            seeds: 99,
        }
    }

    /// Opens one more tab, and says which.
    pub fn open_tab(&mut self, who: &'static str) -> usize {
        let (tab, input) = self.put_tab(self.tabs.len(), who);
        self.input(tab, input);
        tab
    }

    /// Puts a fresh tab at this place, which may hold one that was closed, and says what starts it.
    pub fn put_tab(&mut self, place: usize, who: &'static str) -> (usize, Input) {
        self.seeds += 1;
        let options = Options { scope: Scope::of(who), ..self.options.clone() };
        let tab = Tab::new(options, self.seeds, who, self.now);
        if place < self.tabs.len() {
            self.tabs[place] = tab
        } else {
            self.tabs.push(tab)
        }
        (place, Input::Started { found: self.found(who) })
    }

    /// The tab is gone from one moment to the next.
    pub fn close(&mut self, tab: usize) {
        self.lead(tab, Lead::Leave);
        self.under_way.forget(tab);
        self.tabs[tab].close();
    }

    /// What stands in storage for a person.
    pub fn found(&self, who: &str) -> Vec<(String, String)> {
        let prefix = Scope::of(who).prefix();
        let found = self.storage.records.iter().filter(|(name, _)| name.starts_with(&prefix));
        found.map(|(name, text)| (name.clone(), text.clone())).collect()
    }

    /// Somebody else uses this tab from now on.
    pub fn change_person(&mut self, tab: usize, who: &'static str) -> Input {
        self.lead(tab, Lead::Leave);
        (self.tabs[tab].who, self.tabs[tab].since) = (who, self.now);
        Input::Person { scope: Scope::of(who), outlives_tab: true, found: self.found(who) }
    }

    pub fn wall(&self) -> Moment {
        self.now.shifted(self.skew)
    }

    pub fn input(&mut self, tab: usize, input: Input) {
        if !self.tabs[tab].is_frozen {
            self.handle(tab, input);
        }
    }

    /// Hands an input to a tab, and carries out what it wants: all of it, unless it dies over it.
    pub fn handle(&mut self, tab: usize, input: Input) -> Vec<Effect> {
        if let Input::Listening { stream, answer } = &input
            && self.tabs[tab].stream == Some(*stream)
        {
            let is_open = matches!(answer, Answer::Http(reply) if reply.is_of_type("text/event-stream"));
            self.tabs[tab].is_heard = is_open;
            self.tabs[tab].stream = self.tabs[tab].stream.filter(|_| is_open);
        }
        if matches!(&input, Input::NotListening { stream } if self.tabs[tab].stream == Some(*stream)) {
            self.tabs[tab].stream = None;
        }
        let wall = self.wall();
        let mut effects = self.tabs[tab].follower.handle(input, wall);
        if let Some(count) = self.tabs[tab].dies_after.filter(|count| *count < effects.len()) {
            effects.truncate(count);
            effects.iter().for_each(|effect| self.carry_out(tab, effect.clone()));
            self.close(tab);
        } else {
            effects.iter().for_each(|effect| self.carry_out(tab, effect.clone()));
            self.tabs[tab].dies_after = self.tabs[tab].dies_after.map(|count| count - effects.len());
        }
        effects
    }

    /// This happens to the tab after a while.
    pub fn later(&mut self, tab: usize, delay: Span, input: Input) {
        self.under_way.push(self.now.plus(delay), tab, Coming::Input(input));
    }

    /// The next thing that happens to a tab, if it happens before `until`; time goes on to it.
    pub fn next(&mut self, until: Moment) -> Option<(usize, Input)> {
        loop {
            let coming = self.under_way.first(|tab| self.tabs[tab].is_awake());
            let wakes = (0..self.tabs.len()).filter(|tab| self.tabs[*tab].is_awake());
            let woken = wakes.filter_map(|tab| Some((self.tabs[tab].wake?, tab))).min();
            let next = coming.into_iter().chain(woken).map(|(at, _)| at).min();
            let Some(next) = next.filter(|next| *next <= until) else {
                self.now = self.now.max(until);
                return None;
            };
            self.now = self.now.max(next);
            let Some((_, number)) = coming.filter(|(at, _)| *at == next) else {
                let (_, tab) = woken?;
                self.tabs[tab].wake = None;
                return Some((tab, Input::Woke));
            };
            match self.under_way.take(number) {
                (_, tab, Coming::Input(input)) => return Some((tab, input)),
                // Who has left the channel hears nothing more of it.
                (_, tab, Coming::Message(who, message)) if self.tabs[tab].who == who => {
                    return Some((tab, Input::FromTab(message)));
                }
                (_, _, Coming::Message(..)) => {}
                (at, tab, Coming::Request(sent, is_waited_for)) => {
                    self.arrives(at, tab, &sent, is_waited_for);
                }
            }
        }
    }

    fn arrives(&mut self, at: Moment, tab: usize, sent: &Sent, is_waited_for: bool) {
        let answer = self.server.answer_as(None, sent, at);
        if let Some(answer) = answer.filter(|_| is_waited_for && !self.tabs[tab].is_closed) {
            self.later(tab, self.latency, Input::Answered { request: sent.request.id, answer });
        }
    }

    /// Whether a request of this tab is still to be answered.
    pub fn is_awaited(&self, tab: usize) -> bool {
        self.under_way.is_awaited(tab)
    }

    pub fn run(&mut self, span: Span) {
        let until = self.now.plus(span);
        while let Some((tab, input)) = self.next(until) {
            self.handle(tab, input);
        }
    }

    /// Nothing happens for `span`, as in sleep; what was under way came to nothing meanwhile.
    pub fn sleep(&mut self, span: Span) {
        self.now = self.now.plus(span);
        // What has left the computer reaches the server in its own time, and before anything that is sent afterwards.
        while let Some((_, number)) = self.under_way.first(|_| false).filter(|(at, _)| *at <= self.now) {
            if let (at, tab, Coming::Request(sent, is_waited_for)) = self.under_way.take(number) {
                self.arrives(at, tab, &sent, is_waited_for);
            }
        }
        self.under_way.come_to_nothing(self.now);
    }

    /// The server sends these events to whoever listens.
    pub fn push(&mut self, events: &[StreamEvent]) {
        for tab in 0..self.tabs.len() {
            if let Some(stream) = self.tabs[tab].stream.filter(|_| self.tabs[tab].is_heard) {
                self.later(tab, Span::ZERO, Input::Streamed { stream, events: events.to_vec() });
            }
        }
    }

    /// The server tells how a job stands to whoever listens to it.
    pub fn push_job(&mut self, name: &str, last_id: &str) {
        let Some(event) = self.server.jobs.get(name).map(|job| job_event(job, last_id)) else { return };
        for tab in 0..self.tabs.len() {
            let Tab { stream, is_heard, listens_to, .. } = &self.tabs[tab];
            let is_told = *is_heard && listens_to.split(['=', ',']).any(|id| id == name);
            if let Some(stream) = stream.filter(|_| is_told) {
                self.later(tab, Span::ZERO, Input::Streamed { stream, events: vec![event.clone()] });
            }
        }
    }

    /// Every open stream ends.
    pub fn end_streams(&mut self) {
        for tab in 0..self.tabs.len() {
            if let Some(stream) = self.tabs[tab].stream.take() {
                self.later(tab, Span::ZERO, Input::StreamEnded { stream });
            }
        }
    }

    /// Time goes by for `span`, with a beat every five seconds.
    pub fn beating(&mut self, span: Span) {
        let until = self.now.plus(span);
        while self.now < until {
            self.run(s(5));
            self.push(&[]);
            self.run(Span::ZERO);
        }
    }

    pub fn view(&self, tab: usize, name: &str) -> JobView {
        self.tabs[tab].follower.view(&id(name), self.wall()).expect("a job that is followed")
    }

    pub fn streams(&self) -> usize {
        self.tabs.iter().filter(|tab| tab.stream.is_some()).count()
    }

    pub fn looks_of(&self, tab: usize) -> usize {
        self.log.iter().filter(|(by, sent)| *by == tab && sent.request.call.method == Method::Get).count()
    }

    pub fn posts(&self) -> usize {
        self.log.iter().filter(|(_, sent)| sent.request.call.method == Method::Post).count()
    }

    pub fn tell(&mut self, tab: usize, news: TabNews) {
        let message = TabMessage { version: 1, from: stranger(), news };
        self.input(tab, Input::FromTab(message));
    }
}

/// A tab that is none of the browser's.
pub fn stranger() -> TabId {
    serde_json::from_str("4294967295").unwrap()
}
