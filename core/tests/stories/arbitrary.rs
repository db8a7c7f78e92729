//! Random documents, answers and events, and a page at their mercy.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use waitwell_core::adapters::{Answer, Method, Reply, Start};
use waitwell_core::ask::Ask;
use waitwell_core::document::Document;
use waitwell_core::follower::{Effect, Follower, Input, RequestId};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::JobView;

use super::server::{id, key};
use super::world::START;

const NAMES: [&str; 3] = ["a", "b", "c"];
const WORDS: [&str; 8] =
    ["queued", "in_progress", "needs_action", "completed", "failed", "canceled", "paused_by_admin", ""];

/// A document as a server of any quality could send it.
pub fn any_document(name: &'static str) -> impl Strategy<Value = Value> {
    (1..4_u64, 0..12_u64, 0..8_usize, 0..3_usize, any::<Option<u8>>(), 0..300_u64, any::<bool>()).prop_map(
        move |(run, version, word, stage, total, done, asked)| {
            json!({
                "id": name, "run": run, "version": version, "status": WORDS[word],
                "stages": [{ "key": format!("s{stage}"), "label": "Step", "status": "current" }],
                "progress": { "done": done, "total": total },
                "started_at": START.to_rfc3339(),
                "cancel": { "allowed": true }, "retry": { "allowed": true },
                "cancel_requested_at": asked.then(|| START.to_rfc3339()),
            })
        },
    )
}

/// Any JSON, not deeper than a document is.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        Just(json!("2026-11-23T14:00:00Z")),
        Just(json!("completed")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let field = prop_oneof![
            "[a-z_]{1,8}",
            prop::sample::select(vec![
                "id",
                "run",
                "version",
                "status",
                "stages",
                "key",
                "label",
                "progress",
                "done",
                "total",
                "title",
                "error",
                "type",
                "result",
                "files",
                "url",
                "retry",
                "cancel",
                "waiting",
                "estimate",
                "low_s",
                "high_s",
                "inputs",
                "skipped",
                "count",
                "fix_first",
                "queue",
                "position",
                "jobs",
            ])
            .prop_map(str::to_owned),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(field, inner, 0..8)
                .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
        ]
    })
}

fn any_reply() -> impl Strategy<Value = Answer> {
    let body = prop_oneof![
        4 => any_document("a").prop_map(|value| value.to_string()),
        2 => any_document("b").prop_map(|value| value.to_string()),
        1 => any_json().prop_map(|value| value.to_string()),
        1 => "\\PC{0,40}",
    ];
    let status = prop_oneof![4 => Just(200_u16), 3 => prop::sample::select(vec![202, 304, 401, 403, 404, 409, 410, 429, 500, 503]), 1 => any::<u16>()];
    let kind = prop_oneof![4 => Just(Some("application/json".to_owned())), 1 => "\\PC{0,20}".prop_map(Some), 1 => Just(None)];
    let wait =
        prop_oneof![3 => Just(None), 1 => "[0-9]{0,22}".prop_map(Some), 1 => "\\PC{0,12}".prop_map(Some)];
    let date = prop::option::of(any::<i64>().prop_map(Moment::from_ms));
    (status, kind, wait, date, body).prop_map(|(status, content_type, retry_after, date, body)| {
        Answer::Http(Reply { status, content_type, retry_after, date, body, etag: Some("\"e\"".into()) })
    })
}

/// One thing that happens, some time after the one before.
#[derive(Clone, Debug)]
pub enum Event {
    /// The n-th open request is answered.
    Answer(usize, Answer),
    /// The wake that was asked for comes.
    Wake,
    Input(Input),
}

pub fn any_event() -> impl Strategy<Value = Event> {
    let answer = prop_oneof![
        6 => any_reply(),
        1 => prop::sample::select(vec![Answer::NoConnection, Answer::TimedOut, Answer::TooLong, Answer::Elsewhere]),
    ];
    let name = prop::sample::select(NAMES.to_vec());
    let ask = (name.clone(), 0..6_usize).prop_map(|(name, which)| {
        let name = id(name);
        Input::Asked(match which {
            0 => Ask::Cancel(name),
            1 => Ask::Retry(name),
            2 => Ask::LookAgain(name),
            3 => Ask::Remove(name),
            4 => Ask::Dismiss(name),
            _ => Ask::Open(name),
        })
    });
    let input = prop_oneof![
        name.prop_map(|name| Input::Follow(id(name))),
        ask,
        any::<bool>().prop_map(Input::Online),
        any::<bool>().prop_map(Input::Visible),
        Just(Input::Left),
        Just(Input::CameBack { who: None }),
        Just(Input::SignedIn),
        Just(Input::Start { start: Start::new("export", "x"), key: key("k1") }),
        Just(Input::CheckStart(key("k1"))),
        ("\\PC{0,20}", "\\PC{0,20}").prop_map(|pair| Input::Started { found: vec![pair] }),
        "\\PC{0,20}".prop_map(|name| Input::NotSaved { name }),
        "\\PC{0,20}".prop_map(|name| Input::Saved { name }),
    ];
    prop_oneof![5 => (any::<usize>(), answer).prop_map(|(n, answer)| Event::Answer(n, answer)), 3 => Just(Event::Wake), 2 => input.prop_map(Event::Input)]
}

/// A page at the mercy of events.
pub struct Page {
    follower: Follower,
    now: Moment,
    /// When the last input was handled: a page draws what it shows then.
    drawn_at: Moment,
    pub wake: Option<Moment>,
    pub open: Vec<(RequestId, Method)>,
    pub is_left: bool,
}

impl Page {
    pub fn new() -> Self {
        let mut page = Self {
            follower: Follower::new(Default::default(), 3),
            now: START,
            drawn_at: START,
            wake: None,
            open: Vec::new(),
            is_left: false,
        };
        for name in ["a", "b"] {
            page.input(Input::Follow(id(name)));
        }
        page
    }

    pub fn happen(&mut self, event: &Event, after: i64) {
        self.now = self.now.shifted(after);
        match event {
            Event::Answer(n, answer) if !self.open.is_empty() => {
                let (request, _) = self.open.remove(n % self.open.len());
                self.input(Input::Answered { request, answer: answer.clone() });
            }
            Event::Answer(..) => {}
            Event::Wake => {
                if let Some(at) = self.wake.take() {
                    self.now = self.now.max(at);
                    self.input(Input::Woke);
                }
            }
            Event::Input(input) => self.input(input.clone()),
        }
    }

    pub fn input(&mut self, input: Input) {
        match input {
            Input::Left => (self.is_left, self.open) = (true, Vec::new()),
            Input::CameBack { .. } => self.is_left = false,
            _ => {}
        }
        self.drawn_at = self.now;
        for effect in self.follower.handle(input, self.now) {
            match effect {
                Effect::Send(request) => self.open.push((request.id, request.call.method)),
                Effect::WakeAt(at) => {
                    // I12: in the future, and not farther than a timer can count.
                    assert!(at.is_none_or(|at| at > self.now), "{at:?} at {:?}", self.now);
                    let farthest = self.now.plus(Span::ms(i32::MAX as u64));
                    assert!(at.is_none_or(|at| at < farthest), "{at:?} at {:?}", self.now);
                    self.wake = at;
                }
                _ => {}
            }
        }
        // I10: never more than four reads at once.
        let reads = self.open.iter().filter(|(_, method)| *method == Method::Get).count();
        // One more may be the person's own question about a start.
        assert!(reads <= 5, "{reads} reads at once");
    }

    pub fn views(&self) -> BTreeMap<&'static str, JobView> {
        NAMES.iter().filter_map(|name| Some((*name, self.follower.view(&id(name), self.drawn_at)?))).collect()
    }

    pub fn documents(&self) -> BTreeMap<&'static str, Document> {
        NAMES.iter().filter_map(|name| Some((*name, self.follower.document(&id(name))?.clone()))).collect()
    }
}

pub fn events(count: usize) -> impl Strategy<Value = Vec<(Event, i64)>> {
    // Mostly a little later; sometimes a clock that is set, or a sleep.
    let after = prop_oneof![8 => 0..3_000_i64, 1 => -7_200_000..7_200_000_i64];
    prop::collection::vec((any_event(), after), 1..count)
}
