use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::follower::{Effect, Follower, Input, Options};
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::moment::Moment;
use waitwell_core::saved::Scope;
use waitwell_core::view::{Cancel, ErrorView, JobView, Undo};

use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{canceled, failed, running};
use crate::job_panel::{fixtures, jobs};
use crate::locales;

fn details(job: &JobView) -> String {
    locales::english().panel.details(job).unwrap()
}

fn fixture(name: &str) -> String {
    let view = fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

/// What there is to show of a job, once a page of `person` has heard this of it.
fn heard(body: &str, person: &str) -> JobView {
    let now = Moment::from_ms(1_795_442_400_000);
    let id = JobId::parse("exp_1").unwrap();
    let mut follower = Follower::new(Options { scope: Scope::of(person), ..Options::default() }, 7);
    let sent = follower.handle(Input::Follow(id.clone()), now);
    let request = sent.into_iter().find_map(|effect| match effect {
        Effect::Send(request) => Some(request.id),
        _ => None,
    });
    let reply = Reply {
        status: 200,
        content_type: Some("application/json".into()),
        body: body.into(),
        ..Reply::default()
    };
    follower.handle(Input::Answered { request: request.unwrap(), answer: Answer::Http(reply) }, now);
    let view = follower.view(&id, now).unwrap();
    assert_ne!(view.hearing, Hearing::Restoring, "it was heard");
    view
}

/// A document that says `theirs` in every member that holds text, and `code` in those that hold a code.
fn document(status: &str, code: &str, theirs: &str) -> String {
    format!(
        r#"{{
            "id": "exp_1", "run": 2, "version": 4, "status": "{status}", "kind": "{code}", "title": "{theirs}",
            "note": "{theirs}", "waiting": {{ "reason": "{theirs}", "text": "{theirs}" }},
            "stages": [
                {{ "key": "{theirs}", "label": "{theirs}", "status": "current" }},
                {{ "key": "b", "label": "{theirs}", "status": "failed" }}
            ],
            "progress": {{ "done": 3, "total": 9, "unit": "{theirs}" }},
            "started_at": "2026-11-23T13:58:00Z",
            "cancel": {{
                "allowed": false, "why_not": "{theirs}", "keeps": ["{theirs}"], "deletes": ["{theirs}"],
                "cannot_undo": ["{theirs}"]
            }},
            "retry": {{
                "allowed": false, "why_not": "{theirs}", "from_stage": "{theirs}",
                "fix_first": {{ "code": "{theirs}", "label": "{theirs}", "url": "/fix?of={theirs}" }}
            }},
            "action": {{ "prompt": "{theirs}", "label": "{theirs}", "url": "https://app.example/{theirs}" }},
            "result": {{
                "outcome": "partial", "unit": "{theirs}", "safe_to_use": "{theirs}", "next": "{theirs}",
                "files": [{{ "name": "{theirs}", "format": "{theirs}", "url": "/f?token={theirs}" }}],
                "skipped": [{{ "count": 1, "unit": "{theirs}", "text": "{theirs}" }}],
                "changed": {{ "count": 1, "unit": "{theirs}", "review_url": "/r?{theirs}" }}
            }},
            "error": {{ "type": "{code}", "code": "{code}", "title": "{theirs}", "detail": "{theirs}", "stage": "{theirs}" }},
            "inputs": {{ "filter": "{theirs}" }}, "owner": "{theirs}"
        }}"#
    )
}

const STATUSES: [&str; 6] = ["queued", "in_progress", "needs_action", "completed", "failed", "canceled"];

#[test]
fn nothing_of_the_person_and_no_sentence_of_the_server_is_handed_on() {
    for locale in locales::ALL {
        let panel = (locale.copy)().panel;
        for status in STATUSES {
            let job = heard(&document(status, "ledger-closed", "CANARY"), "CANARY");
            let text = panel.details(&job).unwrap();
            assert!(!text.contains("CANARY"), "{}: {status}: {text}", locale.tag);
            assert!(text.contains("exp_1") && text.contains("2026-11-23T13:58:00.000Z"), "{text}");
        }
    }
}

#[test]
fn a_name_in_the_place_of_a_code_is_not_handed_on() {
    for theirs in ["Jane CANARY", "CANARY@example.com", "/home/CANARY/a b", "CANARY?token=1"] {
        for status in STATUSES.into_iter().chain(["Jane CANARY"]) {
            let text = details(&heard(&document(status, theirs, theirs), "CANARY"));
            assert!(!text.contains("CANARY"), "{status}: {text}");
        }
    }
}

#[test]
fn they_say_what_support_asks_for_in_the_persons_words_with_values_that_read_the_same_everywhere() {
    let code = ErrorView { code: Some("E-4102".into()), ..failed().error.unwrap_or_default() };
    let job = JobView { run: 2, error: Some(code), ..failed() };
    let text = details(&job);
    for expected in [
        "Job ID: exp_7Q2M4K",
        "Kind: export",
        "Status: Failed (failed)",
        "Attempt: 2",
        "Requested: 2026-11-23T14:00:00.000Z",
        "Started: 2026-11-23T14:00:30.000Z",
        "Problem: credentials-expired",
        "Code: E-4102",
        concat!("Waitwell ", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(text.lines().any(|line| line == expected), "{expected:?} is no line of {text}");
    }
    let in_german = locales::german().panel.details(&job).unwrap();
    assert!(in_german.contains("Status: Fehlgeschlagen (failed)"), "{in_german}");
    let in_arabic = locales::arabic().panel.details(&job).unwrap();
    let times = in_arabic.matches(": \u{200e}2026-11-23T14:0").count();
    assert_eq!(
        times,
        in_arabic.matches("2026-").count(),
        "its times would be read from right to left: {in_arabic}"
    );
}

#[test]
fn the_last_words_are_those_of_the_page() {
    let lost = fixtures_job("lost");
    let text = details(&lost);
    assert!(text.contains("Shown: Can't reach the server. Last contact at 14:02."), "{text}");
    assert!(text.contains("Last heard: 2026-11-23T14:02:00.000Z (lost)"), "{text}");
    let unconfirmed = details(&JobView { cancel: Cancel::Unconfirmed, ..running() });
    assert!(unconfirmed.contains("We haven't been able to confirm the cancellation."), "{unconfirmed}");
    assert!(!details(&running()).contains("Canceling stops"), "what a cancel would do is no news");
    let undo = |undo| details(&JobView { undo, ..canceled() });
    let denied = undo(Undo::Denied { detail: Some("CANARY".into()), is_final: true });
    assert!(denied.contains("The cancel can't be undone anymore.") && !denied.contains("CANARY"), "{denied}");
    assert!(!undo(Undo::Offered).contains("undo the cancel"), "what an undo would do is no news");
}

fn fixtures_job(name: &str) -> JobView {
    jobs().into_iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn every_job_with_an_id_offers_them_and_says_what_they_hold() {
    for (name, job) in jobs() {
        let html = fixture(name);
        let offers = html.matches("data-ask=\"copy-details\"").count();
        assert_eq!(offers, usize::from(job.id.is_some()), "{name}");
    }
    let html = fixture("failed");
    let (_, button) = html.split_once("data-ask=\"copy-details\"").unwrap();
    let described = attribute(button, "aria-describedby").unwrap();
    assert!(html.contains(&format!("id=\"{described}\"")), "{html}");
    assert!(words(&html).contains("It holds no names and no titles"), "{}", words(&html));
}

#[test]
fn what_could_not_be_copied_is_there_to_select() {
    let html = fixture("copy-refused");
    assert!(html.contains("<textarea readonly"), "{html}");
    let said = words(&html);
    assert!(
        said.contains("Select the text on the page and copy it. Details for support Job ID: exp_7Q2M4K"),
        "{said}"
    );
    assert!(!fixture("copied").contains("<textarea"));
    assert!(words(&fixture("copied")).contains("Details for support copied."));
}
