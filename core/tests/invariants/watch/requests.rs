//! I09, I10, I11, I15, I24 and I25: what the tabs send.

use std::collections::{BTreeMap, BTreeSet};

use waitwell_core::adapters::{Answer, Call, Method, Reply};
use waitwell_core::ask::Ask;
use waitwell_core::document::{Document, Status};
use waitwell_core::follower::{Effect, Input, RequestId, StreamId};
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::policy;
use waitwell_core::tabs::TabNews;

use super::{Broken, Step};

/// What all tabs have ever sent with each key.
#[derive(Default)]
pub struct Requests {
    by_key: BTreeMap<String, Call>,
}

/// What one tab has sent.
#[derive(Default)]
pub struct Sent {
    /// The keys of its own wishes and starts.
    keys: BTreeSet<String>,
    /// The keys of what the person has started here. A start is sent once storage has answered.
    started: BTreeSet<String>,
    under_way: BTreeMap<RequestId, Request>,
    /// Before this moment of the tab's own time, the server wants no looks.
    not_before: Option<Moment>,
    /// When each job was last looked at, and how often looks had been brought about by then.
    looks: BTreeMap<String, (Moment, usize)>,
    /// How often something brought about a look out of turn.
    prompts: usize,
    /// The stream that is open or being opened.
    stream: Option<StreamId>,
}

struct Request {
    /// The jobs that are looked at; `None` for everything but a look.
    jobs: Option<Vec<String>>,
    /// It changes nothing, and nobody has asked for it.
    is_read: bool,
}

/// The shortest wait between two looks at one job, which is also the shortest that a server can ask for.
const SHORTEST: Span = Span::seconds(1);
/// What a limit without a time of its own keeps looks back for, at the least.
const LIMIT: Span = Span::seconds(15);
/// How many looks and other reads may be under way.
const READS: usize = 4;

impl Sent {
    pub fn after(&mut self, step: &Step, all: &mut Requests, is_off: bool) -> Vec<Broken> {
        let mut broken = Vec::new();
        self.note_input(step, is_off);
        for effect in step.effects {
            match effect {
                Effect::Send(request) => {
                    self.send(step, request.id, &request.call, all, &mut broken);
                }
                Effect::Listen(listen) => {
                    if self.stream.replace(listen.stream).is_some() {
                        broken.push((10, "a second stream".to_owned()));
                    }
                    if self.not_before.is_some_and(|at| step.own < at) {
                        broken
                            .push((11, format!("a stream at {:?}, before {:?}", step.own, self.not_before)));
                    }
                    check_scope(step, &listen.call, &mut broken);
                }
                // What a stream that has fallen silent would have told is looked at.
                Effect::StopListening => {
                    self.stream = None;
                    self.prompts += 1;
                }
                _ => {}
            }
        }
        broken
    }

    fn note_input(&mut self, step: &Step, is_off: bool) {
        match step.input {
            Input::Answered { request, answer } => {
                let Some(request) = self.under_way.remove(request) else { return };
                self.keep_back(answer, step.own);
                // What several jobs could not be asked about at once, each is asked about alone.
                let is_good =
                    matches!(answer, Answer::Http(reply) if matches!(reply.status, 200..=299 | 304));
                let is_several = request.jobs.as_ref().is_some_and(|jobs| jobs.len() > 1);
                self.prompts +=
                    usize::from(request.jobs.is_none() || is_several || !is_good || step.was_lost);
            }
            Input::FromTab(_) if is_off => {}
            Input::FromTab(message) => match &message.news {
                TabNews::Answered { answer, .. } => {
                    self.keep_back(answer, step.own);
                    self.prompts += 1;
                }
                _ => self.prompts += 1,
            },
            Input::Start { key, .. } => {
                self.started.insert(key.header_value());
                self.prompts += 1;
            }
            Input::Woke
            | Input::Saved { .. }
            | Input::NotSaved { .. }
            | Input::Copied { .. }
            | Input::NotCopied { .. }
            | Input::Pause(_) => {}
            Input::StreamEnded { .. } | Input::Listening { .. } | Input::NotListening { .. } => {
                if let Input::Listening { stream, answer } = step.input
                    && self.stream == Some(*stream)
                {
                    self.keep_back(answer, step.own);
                }
                self.stream = self.stream.filter(|_| step.browser.tabs[step.tab].stream.is_some());
                self.prompts += 1;
            }
            Input::Left => {
                self.under_way.clear();
                self.prompts += 1;
            }
            _ => self.prompts += 1,
        }
        if step.changes_person() {
            *self = Self { keys: std::mem::take(&mut self.keys), ..Self::default() };
        }
    }

    /// A server that is busy names a time, or a limit stands for one.
    fn keep_back(&mut self, answer: &Answer, own: Moment) {
        let Answer::Http(Reply { status, retry_after, date, .. }) = answer else { return };
        let wait = retry_after.as_deref().and_then(|header| policy::retry_after(header, *date));
        let wait = match status {
            429 => Some(wait.unwrap_or(LIMIT)),
            503 => wait,
            _ => None,
        };
        self.not_before = self.not_before.max(wait.map(|wait| own.plus(wait)));
    }

    fn send(
        &mut self,
        step: &Step,
        id: RequestId,
        call: &Call,
        all: &mut Requests,
        broken: &mut Vec<Broken>,
    ) {
        check_scope(step, call, broken);
        if call.method == Method::Post {
            self.under_way.insert(id, Request { jobs: None, is_read: false });
            return self.post(step, call, all, broken);
        }
        let is_asked = matches!(step.input, Input::CheckStart(_));
        if self.not_before.is_some_and(|at| step.own < at) && !is_asked {
            broken.push((11, format!("{} at {:?}, before {:?}", call.path, step.own, self.not_before)));
        }
        let jobs = looked_at(call);
        for name in jobs.iter().flatten() {
            let is_doubled =
                self.under_way.values().flat_map(|request| &request.jobs).flatten().any(|of| of == name);
            if is_doubled {
                broken.push((10, format!("a second look at {name} at once")));
            }
            let before = self.looks.insert(name.clone(), (step.own, self.prompts));
            if before.is_some_and(|(at, prompts)| prompts == self.prompts && step.own.since(at) < SHORTEST) {
                broken.push((10, format!("{name} is looked at again at {:?}, after {before:?}", step.own)));
            }
        }
        self.under_way.insert(id, Request { jobs, is_read: !is_asked });
        let reads = self.under_way.values().filter(|request| request.is_read).count();
        if reads > READS {
            broken.push((10, format!("{reads} reads at once")));
        }
    }

    fn post(&mut self, step: &Step, call: &Call, all: &mut Requests, broken: &mut Vec<Broken>) {
        let header = call.headers.iter().find(|(name, _)| *name == "Idempotency-Key");
        let Some((_, key)) = header else {
            return broken.push((9, format!("{} without a key", call.path)));
        };
        if all.by_key.get(key).is_some_and(|before| before != call) {
            broken.push((9, format!("{key} with {call:?} after {:?}", all.by_key[key])));
        }
        all.by_key.insert(key.clone(), call.clone());
        if !self.keys.insert(key.clone()) {
            return;
        }
        // Its first sending: the person has just asked for it, and the last document allows it.
        let is_start = self.started.contains(key);
        if !is_start && !step.is_of_person() {
            let number = if matches!(step.input, Input::FromTab(_)) { 24 } else { 9 };
            broken.push((number, format!("{key} is new")));
        }
        let follower = &step.browser.tabs[step.tab].follower;
        let is_allowed = |ask: &JobId, [word, path]: [&str; 2], allows: fn(&Document) -> bool| {
            let document = follower.document(ask);
            document.is_some_and(|document| {
                let own = Key::of_wish(&document.id, document.run_number(), word).header_value();
                allows(document) && own == *key && call.path == format!("/{}/{path}", document.id)
            })
        };
        let is_well = match step.input {
            _ if is_start => call.path.is_empty(),
            Input::Asked(Ask::Cancel(id)) => is_allowed(id, ["cancel", "cancel"], |document| {
                !document.status.is_ending()
                    && document.cancel.as_ref().is_some_and(|terms| terms.allowed == Some(true))
            }),
            Input::Asked(Ask::UndoCancel(id)) => is_allowed(id, ["undo-cancel", "cancel/undo"], |document| {
                let is_asked = document.cancel_requested_at.is_some() && !document.status.is_ending();
                (is_asked || document.status == Status::Canceled)
                    && document.cancel.as_ref().is_some_and(|terms| terms.can_undo == Some(true))
            }),
            Input::Asked(Ask::Retry(id)) => is_allowed(id, ["retry", "retry"], |document| {
                document.retry.as_ref().is_some_and(|terms| terms.allowed == Some(true))
            }),
            Input::Asked(Ask::RetryFailed(id)) => {
                is_allowed(id, ["retry-failed", "retry?only=failed"], |document| {
                    let terms = document.retry.as_ref().filter(|terms| terms.allowed == Some(true));
                    terms.is_some_and(|terms| terms.only_failed.is_some())
                })
            }
            _ => false,
        };
        if !is_well {
            broken.push((25, format!("{key} to {}", call.path)));
        }
    }
}

/// The jobs that a look is about.
fn looked_at(call: &Call) -> Option<Vec<String>> {
    let ids = match call.path.strip_prefix("?ids=") {
        Some(ids) => ids,
        None => call.path.strip_prefix('/')?,
    };
    Some(ids.split(',').map(str::to_owned).collect())
}

/// No request names a job of somebody else.
fn check_scope(step: &Step, call: &Call, broken: &mut Vec<Broken>) {
    let who = step.browser.tabs[step.tab].who;
    let words = call.path.split(['/', '?', '=', ',']);
    for name in words {
        if step.browser.server.owners.get(name).is_some_and(|owner| *owner != who) {
            broken.push((15, format!("{} in the name of {who}", call.path)));
        }
    }
}
