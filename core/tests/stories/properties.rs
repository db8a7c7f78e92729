//! Invariants over random inputs in random orders: whatever comes, they hold.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use waitwell_core::adapters::{Answer, Method, Reply, Start};
use waitwell_core::ask::Ask;
use waitwell_core::decode;
use waitwell_core::document::Document;
use waitwell_core::follower::{Effect, Follower, Input, RequestId};
use waitwell_core::job::Job;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::JobView;

use super::server::{id, key};
use super::world::START;

const NAMES: [&str; 3] = ["a", "b", "c"];
const WORDS: [&str; 8] =
    ["queued", "in_progress", "needs_action", "completed", "failed", "canceled", "paused_by_admin", ""];

/// A document as a server of any quality could send it.
fn any_document(name: &'static str) -> impl Strategy<Value = Value> {
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
fn any_json() -> impl Strategy<Value = Value> {
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
enum Event {
    /// The n-th open request is answered.
    Answer(usize, Answer),
    /// The wake that was asked for comes.
    Wake,
    Input(Input),
}

fn any_event() -> impl Strategy<Value = Event> {
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
        Just(Input::CameBack),
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
struct Page {
    follower: Follower,
    now: Moment,
    /// When the last input was handled: a page draws what it shows then.
    drawn_at: Moment,
    wake: Option<Moment>,
    open: Vec<(RequestId, Method)>,
    is_left: bool,
}

impl Page {
    fn new() -> Self {
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

    fn happen(&mut self, event: &Event, after: i64) {
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

    fn input(&mut self, input: Input) {
        match input {
            Input::Left => (self.is_left, self.open) = (true, Vec::new()),
            Input::CameBack => self.is_left = false,
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

    fn views(&self) -> BTreeMap<&'static str, JobView> {
        NAMES.iter().filter_map(|name| Some((*name, self.follower.view(&id(name), self.drawn_at)?))).collect()
    }

    fn documents(&self) -> BTreeMap<&'static str, Document> {
        NAMES.iter().filter_map(|name| Some((*name, self.follower.document(&id(name))?.clone()))).collect()
    }
}

fn events(count: usize) -> impl Strategy<Value = Vec<(Event, i64)>> {
    // Mostly a little later; sometimes a clock that is set, or a sleep.
    let after = prop_oneof![8 => 0..3_000_i64, 1 => -7_200_000..7_200_000_i64];
    prop::collection::vec((any_event(), after), 1..count)
}

/// So many cases, unless `PROPTEST_CASES` asks for another number.
fn cases(few: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: few, ..config },
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn i01_i04_i05_i21_whatever_comes_nothing_panics_and_only_newer_documents_change_a_job(events in events(120)) {
        let mut page = Page::new();
        let mut before = page.documents();
        for (event, after) in &events {
            page.happen(event, *after);
            let documents = page.documents();
            for (name, document) in &documents {
                let Some(known) = before.get(name).filter(|known| known.id == document.id) else { continue };
                let order = |of: &Document| (of.run_number(), of.version);
                if known.version.is_some() && document.version.is_some() {
                    prop_assert!(order(document) >= order(known), "I01 {name}: {known:?} then {document:?}");
                }
                if known.status.is_ending() && !document.status.is_ending() {
                    prop_assert!(document.run_number() > known.run_number(), "I04 {name}");
                }
                if document != known {
                    let is_http = matches!(event, Event::Answer(_, Answer::Http(_)));
                    prop_assert!(is_http, "I05 {name}: {event:?}");
                }
            }
            before = documents;
        }
    }

    #[test]
    fn i12_every_live_job_has_a_wake_or_an_answer_to_come(events in events(80)) {
        let mut page = Page::new();
        for (event, after) in &events {
            page.happen(event, *after);
            let views = page.views();
            let is_live = |view: &JobView| {
                use waitwell_core::hearing::Hearing;
                !matches!(view.hearing, Hearing::Paused | Hearing::SignedOut)
            };
            if views.values().any(is_live) && !page.is_left {
                prop_assert!(page.wake.is_some() || !page.open.is_empty(), "{views:?}");
            }
        }
    }

    #[test]
    fn i18_running_times_never_shrink_within_a_run(events in events(80)) {
        use waitwell_core::words::Age;
        let seconds = |age: Age| match age {
            Age::JustNow => 0,
            Age::Seconds(n) => n,
            Age::Minutes(n) => n * 60,
            Age::Hours(n) => n * 3_600,
            Age::Days(n) => n * 86_400,
        };
        let mut page = Page::new();
        let mut shown: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for (event, after) in &events {
            page.happen(event, *after);
            for (name, view) in page.views() {
                let Some(age) = view.running.map(seconds) else {
                    shown.remove(name);
                    continue;
                };
                if let Some((run, before)) = shown.insert(name, (view.run, age)) {
                    prop_assert!(run != view.run || age >= before, "{name}: {before} then {age}");
                }
            }
        }
    }

    #[test]
    fn i03_the_same_document_twice_is_once(value in any_document("a")) {
        let document = decode::document_from(value).unwrap();
        let mut job = Job::new(document.clone());
        let before = format!("{job:?}");
        prop_assert_eq!(job.hear(document), waitwell_core::job::Heard::Same);
        prop_assert_eq!(format!("{job:?}"), before);
    }

    #[test]
    fn i03_the_same_input_twice_is_once(events in events(40), input in any_event()) {
        let Event::Input(input) = input else { return Ok(()) };
        let mut page = Page::new();
        for (event, after) in &events {
            page.happen(event, *after);
        }
        page.input(input.clone());
        let (views, sent) = (page.views(), page.open.len());
        page.input(input.clone());
        prop_assert_eq!(page.views(), views, "{:?}", input);
        // What is being found at the start of a page may be asked for by each start of it.
        if !matches!(input, Input::Started { .. }) {
            prop_assert_eq!(page.open.len(), sent, "{:?}", input);
        }
    }

    #[test]
    fn i02_the_order_of_arrival_does_not_matter_once_the_newest_is_there(
        documents in prop::collection::vec(any_document("a"), 1..12), seed in any::<u64>(),
    ) {
        let mut documents: Vec<Document> =
            documents.into_iter().map(|value| decode::document_from(value).unwrap()).collect();
        documents.sort_by_key(|document| (document.run_number(), document.version));
        documents.dedup_by_key(|document| (document.run_number(), document.version));
        let newest = documents.last().unwrap().clone();
        let last_run = newest.run_number();
        // A server that takes back its own ending breaks the contract; see I04.
        documents.retain(|document| document.run_number() < last_run || !document.status.is_ending());
        documents.push(newest.clone());
        let mut dice = seed;
        for at in (1..documents.len()).rev() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            documents.swap(at, (dice >> 33) as usize % (at + 1));
        }
        let mut documents = documents.into_iter();
        let mut job = Job::new(documents.next().unwrap());
        documents.for_each(|document| _ = job.hear(document));
        prop_assert_eq!(job.document(), &newest);
    }

    #[test]
    fn i19_progress_never_goes_back_within_a_run_and_stage(
        documents in prop::collection::vec(any_document("a"), 1..30),
    ) {
        let mut known: Option<Job> = None;
        let mut shown: BTreeMap<(u64, String), u64> = BTreeMap::new();
        for value in documents {
            let document = decode::document_from(value).unwrap();
            match &mut known {
                None => known = Some(Job::new(document)),
                Some(job) => _ = job.hear(document),
            }
            let Some(job) = &known else { continue };
            prop_assert!(job.progress().percent().is_none_or(|percent| percent <= 100));
            if let Some(done) = job.progress().done() {
                let stage = (job.document().run_number(), job.document().stages[0].key.clone());
                let before = shown.insert(stage, done);
                prop_assert!(before.is_none_or(|before| before <= done), "{before:?} then {done}");
            }
        }
    }

    #[test]
    fn i21_a_word_that_is_not_known_is_never_an_ending(word in "\\PC{0,20}") {
        let value = json!({ "id": "a", "status": word });
        let document = decode::document_from(value).unwrap();
        if !matches!(word.trim(), "completed" | "failed" | "canceled") && word.is_ascii() {
            prop_assert!(!document.status.is_ending(), "{word:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn i21_any_json_is_read_without_panic_and_what_is_read_survives_writing(mut value in any_json()) {
        if let Value::Object(members) = &mut value {
            members.insert("id".into(), "a".into());
            members.entry("status").or_insert("queued".into());
        }
        if let Ok(document) = decode::document(&value.to_string()) {
            let text = serde_json::to_string(&document).unwrap();
            prop_assert_eq!(decode::document(&text), Ok(document));
        }
    }

    #[test]
    fn i21_any_text_is_read_without_panic(text in "\\PC{0,200}") {
        prop_assert!(decode::document(&text).is_err() || text.contains("id"));
        let _ = decode::problem(&text);
    }
}
