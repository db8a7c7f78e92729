//! Documents, answers and inputs as no honest server, storage or tab would give them.

use proptest::prelude::*;
use serde_json::{Value, json};
use waitwell_core::adapters::{Answer, Reply, StreamEvent};
use waitwell_core::ask::Copied;
use waitwell_core::follower::Input;
use waitwell_core::moment::Moment;
use waitwell_core::saved::Scope;
use waitwell_core::tabs::{TabMessage, TabNews};

use super::model::browser::stranger;
use super::model::server::id;
use super::model::world::START;

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
                "cancel": { "allowed": true, "can_undo": done % 2 == 0, "undone": done % 3 == 0 },
                "retry": { "allowed": true, "only_failed": { "count": total } },
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
        let field = member_name();
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(field, inner, 0..8)
                .prop_map(|map| Value::from(serde_json::Map::from_iter(map))),
        ]
    })
}

/// The name of a member, mostly one that a document has.
pub fn member_name() -> impl Strategy<Value = String> {
    prop_oneof![
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
            "only_failed",
            "can_undo",
            "undone",
            "queue",
            "position",
            "jobs",
        ])
        .prop_map(str::to_owned),
    ]
}

/// An answer of any quality.
pub fn any_reply() -> impl Strategy<Value = Answer> {
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
    let reply =
        (status, kind, wait, date, body).prop_map(|(status, content_type, retry_after, date, body)| {
            Answer::Http(Reply { status, content_type, retry_after, date, body, etag: Some("\"e\"".into()) })
        });
    prop_oneof![
        6 => reply,
        1 => prop::sample::select(vec![Answer::NoConnection, Answer::TimedOut, Answer::TooLong, Answer::Elsewhere]),
    ]
}

/// Something that comes from elsewhere than it should: storage, other tabs, the browser.
pub fn any_junk() -> impl Strategy<Value = Input> {
    let name = prop_oneof![
        "\\PC{0,20}",
        ("(job|intent):", "\\PC{0,20}")
            .prop_map(|(kind, rest)| format!("{}{kind}{rest}", Scope::of("ana").prefix())),
    ];
    let record = prop_oneof![any_json().prop_map(|value| value.to_string()), "\\PC{0,20}"];
    let event = (prop::sample::select(vec!["job", "beat", "reset", ""]), any_document("a"))
        .prop_map(|(name, data)| StreamEvent { name: name.into(), data: data.to_string(), last_id: None });
    let events = prop::collection::vec(event, 0..3);
    prop_oneof![
        1 => (name.clone(), record).prop_map(|record| Input::Started { found: vec![record] }),
        1 => name.clone().prop_map(|name| Input::NotSaved { name }),
        1 => name.prop_map(|name| Input::Saved { name }),
        1 => any::<bool>().prop_map(Input::SignInRefreshed),
        1 => Just(Input::SignInElsewhere),
        1 => any::<bool>().prop_map(Input::Leading),
        1 => Just(Input::Copied { job: id("a"), what: Copied::Details }),
        1 => Just(Input::NotCopied { job: id("a"), text: "a".into() }),
        4 => any_news(events).prop_map(|news| Input::FromTab(TabMessage { version: 1, from: stranger(), news })),
    ]
}

fn any_news(events: impl Strategy<Value = Vec<StreamEvent>>) -> impl Strategy<Value = TabNews> {
    let ids = || prop::collection::vec(prop::sample::select(vec!["a", "b", "z"]).prop_map(id), 0..3);
    prop_oneof![
        (ids(), any::<bool>()).prop_map(|(jobs, is_visible)| TabNews::Here { jobs, is_visible }),
        (any::<Option<u32>>(), any::<bool>())
            .prop_map(|(stream_heard_ms, has_taken_over)| TabNews::Leads { stream_heard_ms, has_taken_over }),
        (ids(), any::<u32>(), any_reply()).prop_map(|(jobs, took_ms, answer)| TabNews::Answered {
            jobs,
            took_ms,
            answer,
            since: Vec::new()
        }),
        events.prop_map(TabNews::Streamed),
        any::<bool>().prop_map(|is_ours| TabNews::Told { job: id(if is_ours { "a" } else { "z" }), run: 1 }),
        prop::sample::select(vec![
            TabNews::SignInNeeded,
            TabNews::SignedIn,
            TabNews::SignInRefreshed,
            TabNews::RefreshesSignIn,
            TabNews::Gone
        ]),
    ]
}
