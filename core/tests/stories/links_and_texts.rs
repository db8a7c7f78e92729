//! What a server sends to be clicked or read (F54, F55, F59).

use waitwell_core::document::{Action, FixFirst, JobResult, ResultFile, RetryTerms, Status};
use waitwell_core::link::Link;
use waitwell_core::view::{FileLink, Retry};

use super::server::{json, s};
use super::world::World;

const HARMFUL: [&str; 9] = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example/x",
    "/\\evil.example",
    "https://user:secret@app.example/",
    "http://app.example/a.csv",
    "blob:https://evil.example/1",
];

#[test]
fn f54_a_harmful_link_is_blocked_wherever_it_stands_and_nothing_of_it_is_shown() {
    for url in HARMFUL {
        let mut world = World::following(&["a"]);
        let link = Some(url.to_owned());
        world.server.change("a", |job| {
            job.status = Status::NeedsAction;
            job.action = Some(Action { url: link.clone(), ..Action::default() });
        });
        world.run(s(3));
        assert_eq!(world.view("a").action.unwrap().link, Some(Link::Blocked), "{url}");
        world.server.end("a", Status::Failed);
        world.server.change("a", |job| {
            let file = ResultFile { url: link.clone(), ..ResultFile::default() };
            job.result = Some(JobResult { files: vec![file], ..JobResult::default() });
            let fix_first = Some(FixFirst { url: link.clone(), ..FixFirst::default() });
            job.retry = Some(RetryTerms { allowed: Some(true), fix_first, ..RetryTerms::default() });
        });
        world.run(s(3));
        let view = world.view("a");
        assert_eq!(view.result.as_ref().unwrap().files[0].link, FileLink::Blocked, "{url}");
        let Retry::Offered(offer) = &view.retry else { panic!("{:?}", view.retry) };
        assert_eq!(offer.fix_first.as_ref().unwrap().link, Some(Link::Blocked));
        assert!(!format!("{view:?}").contains("evil"));
    }
}

#[test]
fn f55_hostile_texts_are_bounded_and_lose_what_could_mislead() {
    let mut world = World::following(&["a"]);
    let long = "x".repeat(10_000);
    let body = serde_json::json!({
        "id": "a", "run": 1, "version": 9, "status": "in_progress",
        "title": "invoice\u{202e}fdp.exe\u{0}\u{200b}",
        "note": "<img src=x onerror=alert(1)>",
        "stages": [{ "key": "s", "label": long, "status": "current" }],
    });
    world.server.always = Some(json(200, &body.to_string()));
    world.run(s(4));
    let view = world.view("a");
    assert_eq!(view.title.as_deref(), Some("invoicefdp.exe"));
    assert_eq!(
        view.note.as_deref(),
        Some("<img src=x onerror=alert(1)>"),
        "kept as text, to be shown as text"
    );
    assert!(view.stages[0].label.chars().count() <= 2_001);
    let body = serde_json::json!({ "id": "a", "run": 1, "version": 10, "status": "in_progress", "title": "ü".repeat(10_000) });
    world.server.always = Some(json(200, &body.to_string()));
    world.run(s(4));
    assert_eq!(world.view("a").title.unwrap().chars().count(), 501);
}

#[test]
fn f55_emoji_and_right_to_left_titles_stay_whole() {
    for title in ["👩‍👩‍👧 export", "הזמנות 2025", "سفارش‌ها"] {
        let mut world = World::following(&["a"]);
        world.server.change("a", |job| job.title = Some(title.into()));
        world.run(s(4));
        assert_eq!(world.view("a").title.as_deref(), Some(title));
    }
}

#[test]
fn a_text_is_in_the_language_that_the_document_names_and_an_error_may_name_its_own() {
    let body = |language: &str| {
        let own = serde_json::json!({ "title": "Fini", "language": "fr" });
        let body = serde_json::json!({
            "id": "a", "run": 2, "version": 9, "status": "failed", "title": "Orders", "language": language,
            "error": { "title": "No" }, "earlier": [{ "run": 1, "status": "failed", "error": own }],
        });
        json(200, &body.to_string())
    };
    let shown = |language: &str| {
        let mut world = World::following(&["a"]);
        world.server.always = Some(body(language));
        world.run(s(4));
        world.view("a")
    };
    let view = shown("pt-BR");
    assert_eq!(view.language.as_deref(), Some("pt-BR"));
    assert_eq!(view.error.unwrap().language.as_deref(), Some("pt-BR"));
    assert_eq!(view.earlier[0].error.as_ref().unwrap().language.as_deref(), Some("fr"));
    let view = shown("\"><script>");
    assert_eq!((view.language, view.error.unwrap().language), (None, None));
}

#[test]
fn f59_a_failure_names_its_problem_its_step_and_what_to_fix_and_keeps_the_inputs() {
    for kind in ["file-too-large", "credentials-expired", "never-heard-of"] {
        let mut world = World::following(&["a"]);
        let body = serde_json::json!({
            "id": "a", "run": 1, "version": 9, "status": "failed", "inputs": { "year": 2025 },
            "stages": [{ "key": "build", "label": "Building file", "status": "failed" }],
            "error": { "type": format!("https://app.example/problems/{kind}"), "code": "E7", "work_safe": true },
            "retry": { "allowed": kind == "credentials-expired", "fix_first": { "code": kind } },
        });
        world.server.always = Some(json(200, &body.to_string()));
        world.run(s(4));
        let view = world.view("a");
        let error = view.error.unwrap();
        assert_eq!((error.kind.as_deref(), error.work_safe), (Some(kind), Some(true)));
        assert_eq!(error.stage.as_deref(), Some("Building file"));
        assert_eq!(matches!(view.retry, Retry::Offered(_)), kind == "credentials-expired");
        assert!(view.has_inputs);
    }
}
