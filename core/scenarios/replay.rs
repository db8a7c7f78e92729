use super::{PAGE, START, Scenario};
use crate::adapters::{Answer, Method, Reply};
use crate::ask::Ask;
use crate::follower::{Effect, Follower, Input, Options, Request, RequestId};
use crate::id::JobId;
use crate::link::LinkRule;
use crate::moment::{Moment, Span};
use crate::view::{Gone, JobView};

/// A page that follows a scenario by polling, in virtual time.
pub(super) struct Replay<'a> {
    scenario: &'a Scenario,
    id: Option<JobId>,
    follower: Follower,
    now: Moment,
    wake: Option<Moment>,
    answers: Vec<(Moment, RequestId, Answer)>,
    /// What the person still asks for, the next one last.
    asks: Vec<(Moment, Ask)>,
}

/// How long the server takes to answer.
const LATENCY: Span = Span::ms(80);

impl<'a> Replay<'a> {
    pub(super) fn new(scenario: &'a Scenario) -> Self {
        let links = LinkRule::new(PAGE, &scenario.link_hosts);
        let mut replay = Self {
            scenario,
            id: scenario.steps.first().map(|(_, document)| document.id.clone()),
            follower: Follower::new(Options { links, ..Options::default() }, 1),
            now: START,
            wake: None,
            answers: Vec::new(),
            asks: Vec::new(),
        };
        if let Some(id) = replay.id.clone() {
            let undo = scenario.undo_at.map(|at| (START.plus(at), Ask::UndoCancel(id.clone())));
            let cancel = scenario.cancel_at.map(|at| (START.plus(at), Ask::Cancel(id.clone())));
            replay.asks = [undo, cancel].into_iter().flatten().collect();
            replay.handle(Input::Follow(id));
        }
        replay
    }

    /// What the page shows now.
    pub(super) fn view(&self) -> JobView {
        self.id.as_ref().and_then(|id| self.follower.view(id, self.now)).unwrap_or_default()
    }

    /// Goes on to the next thing that happens, and says when that is.
    pub(super) fn step(&mut self) -> Option<Span> {
        let next = self.next()?;
        self.go_to(next);
        Some(next.since(START))
    }

    /// Goes on until `at`, and to there.
    pub(super) fn run_until(&mut self, at: Span) {
        let until = START.plus(at);
        while let Some(next) = self.next().filter(|next| *next <= until) {
            self.go_to(next);
        }
        self.now = until;
    }

    fn next(&self) -> Option<Moment> {
        let ask = self.asks.last().map(|(at, _)| *at);
        let answer = self.answers.iter().map(|(at, _, _)| *at).min();
        answer.into_iter().chain(self.wake).chain(ask).min()
    }

    fn go_to(&mut self, next: Moment) {
        self.now = self.now.max(next);
        if let Some(at) = self.answers.iter().position(|(at, _, _)| *at <= next) {
            let (_, request, answer) = self.answers.remove(at);
            return self.handle(Input::Answered { request, answer });
        }
        if let Some((_, ask)) = self.asks.pop_if(|(at, _)| *at <= next) {
            return self.handle(Input::Asked(ask));
        }
        self.wake = None;
        self.handle(Input::Woke);
    }

    fn handle(&mut self, input: Input) {
        for effect in self.follower.handle(input, self.now) {
            match effect {
                Effect::Send(request) => {
                    let answer = self.answer(&request);
                    self.answers.push((self.now.plus(LATENCY), request.id, answer));
                }
                Effect::WakeAt(at) => self.wake = at,
                _ => {}
            }
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        let at = self.now.since(START);
        let reply = |status, body| {
            let content_type = Some("application/json".to_owned());
            Answer::Http(Reply { status, content_type, date: Some(self.now), body, ..Reply::default() })
        };
        if let Some((_, why)) = self.scenario.gone.filter(|(from, _)| *from <= at) {
            let status = match why {
                Gone::NotFound | Gone::NeverKnown => 404,
                Gone::Expired => 410,
                Gone::NoAccess => 403,
            };
            return reply(status, String::new());
        }
        let Some(document) = self.scenario.documents_until(at).last() else {
            return reply(404, String::new());
        };
        let is_too_late = request.call.method == Method::Post && document.status.is_ending();
        let body = serde_json::to_value(document).map(|mut body| {
            if is_too_late {
                body = serde_json::json!({ "type": "already-finished", "job": body });
            }
            body.to_string()
        });
        match body {
            Ok(body) => reply(if is_too_late { 409 } else { 200 }, body),
            Err(_) => Answer::NoConnection,
        }
    }
}
