//! Virtual time: what happens when, to whom.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use waitwell_core::adapters::{Answer, StreamEvent};
use waitwell_core::follower::{Effect, Input, Listen, Request, StreamId};
use waitwell_core::id::JobId;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::policy::Dice;
use waitwell_core::scenarios::START;

use crate::browser::{Browser, Stream, Tab};
use crate::server::{Condition, Server, header, ids_of};
use crate::weight;

/// Many people's browsers and their job server, in virtual time.
#[derive(Debug)]
pub struct World {
    /// The moment that has been reached.
    pub now: Moment,
    /// The server of all.
    pub server: Server,
    /// One browser for each person.
    pub browsers: Vec<Browser>,
    /// Every request, in order of time.
    pub requests: Vec<Sent>,
    /// Bytes of events that the server has sent by streams.
    pub event_bytes: usize,
    agenda: BinaryHeap<Reverse<Turn>>,
    turns: u64,
    dice: Dice,
}

/// One request, as the server sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    /// When it was sent.
    pub at: Moment,
    /// By which browser.
    pub browser: usize,
    /// It opens a stream.
    pub is_stream: bool,
    /// Its bytes and those of its answer.
    pub bytes: usize,
}

/// Names one tab of one browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which browser.
    pub browser: usize,
    /// Which of its tabs.
    pub tab: usize,
}

/// Something that is going to happen.
#[derive(Debug)]
struct Turn {
    at: Moment,
    /// Of two at one moment, the one that was put down first comes first.
    number: u64,
    place: Place,
    what: What,
}

#[derive(Debug)]
enum What {
    Wake,
    Input(Box<Input>),
    Opens(StreamId, Option<String>, Box<Answer>),
    Beat(StreamId),
}

/// How long a request is under way, at least and at most.
const LATENCY: (Span, Span) = (Span::ms(20), Span::ms(80));
/// How long a message between tabs is under way.
const BETWEEN_TABS: Span = Span::ms(5);
/// How often the server gives a sign of life on a stream.
const BEAT: Span = Span::seconds(15);

impl World {
    /// A server and no browsers yet; `seed` decides all chances.
    pub fn new(server: Server, seed: u64) -> Self {
        Self {
            now: START,
            server,
            browsers: Vec::new(),
            requests: Vec::new(),
            event_bytes: 0,
            agenda: BinaryHeap::new(),
            turns: 0,
            dice: Dice::new(seed),
        }
    }

    /// A chance span up to `most`.
    pub fn chance(&mut self, most: Span) -> Span {
        self.dice.between(Span::ZERO, most)
    }

    /// Opens a tab that follows these jobs; in a new browser where `browser` is the number of browsers.
    pub fn open_tab(&mut self, browser: usize, jobs: &[JobId]) -> Place {
        if browser == self.browsers.len() {
            self.browsers.push(Browser::of(jobs));
        }
        let seed = self.dice.between(Span::ZERO, Span::ms(u64::MAX)).as_ms();
        let place = Place { browser, tab: self.browsers[browser].tabs.len() };
        let found = self.browsers[browser].storage.clone().into_iter().collect();
        self.browsers[browser].tabs.push(Tab { watched: jobs.first().cloned(), ..Tab::new(seed) });
        self.input(place, Input::Started { found });
        for job in jobs {
            self.input(place, Input::Follow(job.clone()));
        }
        place
    }

    /// The server goes down: every stream is cut, and requests fail from now on.
    pub fn go_down(&mut self, condition: Condition) {
        self.server.condition = condition;
        for place in self.places() {
            if let Some(stream) = self.tab(place).stream.take() {
                self.input(place, Input::StreamEnded { stream: stream.id });
            }
        }
    }

    /// Goes on for `span`.
    pub fn run(&mut self, span: Span) {
        let until = self.now.plus(span);
        loop {
            let turn = self.agenda.peek().map(|Reverse(turn)| turn.at);
            let change = self.server.next_change();
            let next = turn.into_iter().chain(change).min();
            let Some(next) = next.filter(|next| *next <= until) else { break };
            self.now = self.now.max(next);
            if change.is_some_and(|at| at <= next) {
                self.changed();
            } else if let Some(Reverse(turn)) = self.agenda.pop() {
                self.take(turn);
            }
        }
        self.now = until;
    }

    /// Every tab of every browser.
    pub fn places(&self) -> Vec<Place> {
        let tabs = self.browsers.iter().enumerate();
        tabs.flat_map(|(browser, of)| (0..of.tabs.len()).map(move |tab| Place { browser, tab })).collect()
    }

    /// How many streams are open.
    pub fn streams(&self) -> usize {
        let tabs = self.browsers.iter().flat_map(|browser| &browser.tabs);
        tabs.filter(|tab| tab.stream.is_some()).count()
    }

    fn tab(&mut self, place: Place) -> &mut Tab {
        &mut self.browsers[place.browser].tabs[place.tab]
    }

    fn take(&mut self, turn: Turn) {
        let Turn { at, place, what, .. } = turn;
        match what {
            What::Wake => {
                let wake = &mut self.tab(place).wake;
                // A later wish has replaced it.
                if wake.take_if(|wanted| *wanted == at).is_some() {
                    self.input(place, Input::Woke);
                }
            }
            What::Input(input) => self.input(place, *input),
            What::Opens(stream, last_id, answer) => self.opens(place, stream, last_id.as_deref(), *answer),
            What::Beat(stream) => {
                if self.is_open(place, stream) {
                    let event = StreamEvent { name: "beat".into(), data: "{}".into(), last_id: None };
                    self.event_bytes += weight::of_event(&event);
                    self.input(place, Input::Streamed { stream, events: vec![event] });
                    self.later(BEAT, place, What::Beat(stream));
                }
            }
        }
    }

    fn input(&mut self, place: Place, input: Input) {
        let now = self.now;
        for effect in self.tab(place).follower.handle(input, now) {
            match effect {
                Effect::Send(request) => self.send(place, request),
                Effect::Listen(listen) => self.listen(place, listen),
                Effect::StopListening => self.tab(place).stream = None,
                Effect::WakeAt(at) => {
                    self.tab(place).wake = at;
                    if let Some(at) = at {
                        self.later(at.since(now), place, What::Wake);
                    }
                }
                Effect::Save { name, text } => {
                    let browser = &mut self.browsers[place.browser];
                    browser.storage.insert(name.clone(), text);
                    browser.writes += 1;
                    self.later(Span::ZERO, place, What::Input(Box::new(Input::Saved { name })));
                }
                Effect::Forget { name } => _ = self.browsers[place.browser].storage.remove(&name),
                Effect::Tell(message) => {
                    for tab in (0..self.browsers[place.browser].tabs.len()).filter(|tab| *tab != place.tab) {
                        let input = Box::new(Input::FromTab(message.clone()));
                        self.later(BETWEEN_TABS, Place { tab, ..place }, What::Input(input));
                    }
                }
                Effect::Lead(wanted) => {
                    for (tab, leads) in self.browsers[place.browser].lead(place.tab, wanted) {
                        let input = Box::new(Input::Leading(leads));
                        self.later(BETWEEN_TABS, Place { tab, ..place }, What::Input(input));
                    }
                }
                Effect::Changed(id) => self.tab(place).note_hearing(&id, now),
                Effect::Announce(announcement) => self.tab(place).said.push(announcement.said),
                _ => {}
            }
        }
    }

    fn send(&mut self, place: Place, request: Request) {
        let own = &self.browsers[place.browser].jobs;
        let answer = self.server.answer(&request.call, own, self.now);
        let bytes = weight::of_call(&request.call) + weight::of_answer(&answer);
        self.requests.push(Sent { at: self.now, browser: place.browser, is_stream: false, bytes });
        let input = Input::Answered { request: request.id, answer };
        let after = self.dice.between(LATENCY.0, LATENCY.1);
        self.later(after, place, What::Input(Box::new(input)));
    }

    fn listen(&mut self, place: Place, Listen { stream, call }: Listen) {
        let own = &self.browsers[place.browser].jobs;
        let answer = self.server.answer(&call, own, self.now);
        let bytes = weight::of_call(&call) + weight::of_answer(&answer);
        self.requests.push(Sent { at: self.now, browser: place.browser, is_stream: true, bytes });
        self.tab(place).stream = Some(Stream { id: stream, jobs: ids_of(&call), is_open: false });
        let last_id = header(&call, "Last-Event-ID").map(str::to_owned);
        let after = self.dice.between(LATENCY.0, LATENCY.1);
        self.later(after, place, What::Opens(stream, last_id, Box::new(answer)));
    }

    /// The answer to the opening of a stream comes, and with it all that the tab has missed.
    fn opens(&mut self, place: Place, id: StreamId, last_id: Option<&str>, answer: Answer) {
        let Some(mut stream) = self.tab(place).stream.take_if(|stream| stream.id == id) else { return };
        let is_cut = self.server.condition != Condition::Up;
        stream.is_open = !is_cut && matches!(&answer, Answer::Http(reply) if reply.status == 200);
        if !stream.is_open {
            // What had begun well was cut before it arrived.
            let began = matches!(&answer, Answer::Http(reply) if reply.status == 200);
            let answer = if began { Answer::NoConnection } else { answer };
            return self.input(place, Input::Listening { stream: id, answer });
        }
        let missed = self.server.first_events(&stream.jobs, last_id);
        self.tab(place).stream = Some(stream);
        self.input(place, Input::Listening { stream: id, answer });
        self.tell(place, id, missed);
        self.later(BEAT, place, What::Beat(id));
    }

    /// Jobs have changed on the server: whoever listens is told.
    fn changed(&mut self) {
        for job in self.server.go_on(self.now) {
            let Some(event) = self.server.event(&job) else { continue };
            for place in self.places() {
                let stream = self.tab(place).stream.as_ref().filter(|stream| stream.is_open);
                if let Some(id) = stream.filter(|stream| stream.jobs.contains(&job)).map(|stream| stream.id) {
                    self.tell(place, id, vec![event.clone()]);
                }
            }
        }
    }

    fn tell(&mut self, place: Place, stream: StreamId, events: Vec<StreamEvent>) {
        self.event_bytes += events.iter().map(weight::of_event).sum::<usize>();
        if !events.is_empty() && self.is_open(place, stream) {
            self.input(place, Input::Streamed { stream, events });
        }
    }

    fn is_open(&mut self, place: Place, id: StreamId) -> bool {
        self.tab(place).stream.as_ref().is_some_and(|stream| stream.id == id && stream.is_open)
    }

    fn later(&mut self, after: Span, place: Place, what: What) {
        self.turns += 1;
        self.agenda.push(Reverse(Turn { at: self.now.plus(after), number: self.turns, place, what }));
    }
}

impl Ord for Turn {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}

impl PartialOrd for Turn {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Turn {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Turn {}
