use leptos::prelude::*;
use waitwell_core::age::Age;
use waitwell_core::document::Leave;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::{Contact, JobView, ShownStatus};

use super::{HeartbeatLine, HeartbeatLineCopy};
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{at, completed, running};

const HEARINGS: [Hearing; 8] = [
    Hearing::Live,
    Hearing::Polling,
    Hearing::Checking,
    Hearing::Lost,
    Hearing::Offline,
    Hearing::SignedOut,
    Hearing::Paused,
    Hearing::Restoring,
];

fn draw(job: JobView) -> String {
    html(move || view! { <HeartbeatLine job=Signal::stored(job) /> }.into_any())
}

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

fn read(name: &str) -> String {
    words(&fixture(name))
}

#[test]
fn the_line_proves_that_the_job_is_alive() {
    let html = draw(running());
    assert_eq!(attribute(&html, "data-ww"), Some("heartbeat-line"));
    assert_eq!(attribute(&html, "data-job"), Some("exp_7Q2M4K"));
    assert_eq!(attribute(&html, "data-hearing"), Some("polling"));
    assert_eq!(attribute(&html, "data-trouble"), None);
    assert_eq!(words(&html), "Still working. Last updated 10 seconds ago.");
    assert!(html.contains("<time datetime=\"2026-11-23T14:02:20.000Z\">10 seconds ago</time>"), "{html}");
    assert_eq!(read("queued"), "Waiting to start. Last checked just now.");
    assert_eq!(read("never-timed"), "Still working.");
}

#[test]
fn every_trouble_has_its_own_plain_sentence() {
    for (name, sentence) in [
        ("checking", "Checking…"),
        ("restoring", "Checking…"),
        (
            "busy",
            "The server is busy. Checking again at 14:03. Your export keeps running; there is no need to start over.",
        ),
        (
            "lost",
            "Can't reach the server. Last contact at 14:02. Your export keeps running; there is no need to start over.",
        ),
        (
            "offline",
            "You're offline. Last contact at 14:02. Your export keeps running; there is no need to start over.",
        ),
        ("quiet", "Still running, but no update from the export since 10:32. You don't need to start over."),
        ("no-access", "You no longer have access to this export."),
        ("expired", "This export has expired; its result was removed."),
        ("not-found", "We can't find this export anymore. It may have been removed."),
        (
            "never-known",
            "We can't find a job with this ID. Check that the ID is complete, and that you are signed in as the \
             person who started the job.",
        ),
        ("completed", "Finished at 14:03, after 3 minutes 20 seconds."),
        ("failed", "Stopped at 14:03, after 3 minutes 20 seconds."),
        ("ended-on-another-day", "Finished on 23 Nov 2026 at 14:03, after 3 minutes 20 seconds."),
    ] {
        assert_eq!(read(name), sentence, "{name}");
    }
    assert!(read("intercepted").starts_with(
        "Something between you and the server answered instead. You may need to sign in to this network."
    ));
    assert!(read("signed-out").starts_with("You've been signed out. Your export keeps running"));
}

#[test]
fn a_long_wait_is_said_only_while_the_time_now_is_known() {
    assert!(read("busy-for-an-hour").contains("Checking again in about an hour, at 15:02."));
    let contact = Contact {
        heard: Some(Age::Hours(2)),
        heard_at: Some(at(12, 0, 0)),
        trouble: Some(Trouble::Busy),
        next_at: Some(at(15, 2, 0)),
        quiet_since: None,
    };
    let words = words(&draw(JobView { contact, hearing: Hearing::Lost, ..running() }));
    assert!(words.contains("Checking again at 15:02."), "{words}");
}

#[test]
fn a_job_that_needs_the_page_is_not_said_to_keep_running() {
    for hearing in [Hearing::Lost, Hearing::Offline, Hearing::SignedOut] {
        let words = words(&draw(JobView { hearing, leave: Some(Leave::KeepOpen), ..running() }));
        assert!(words.contains("Keep this page open."), "{words}");
        assert!(!words.contains("keeps running"), "{words}");
    }
    assert!(!read("lost-while-starting").contains("keeps running"));
}

#[test]
fn who_has_signed_out_is_told_nothing_of_a_start() {
    let words = words(&draw(JobView { hearing: Hearing::SignedOut, ..JobView::default() }));
    assert!(words.contains("You've been signed out.") && !words.contains("started"), "{words}");
}

#[test]
fn contact_trouble_is_never_called_a_failure_of_the_job() {
    let troubles = [
        None,
        Some(Trouble::Busy),
        Some(Trouble::Unreachable),
        Some(Trouble::Intercepted),
        Some(Trouble::Unreadable("x")),
    ];
    for (hearing, trouble) in
        HEARINGS.into_iter().flat_map(|hearing| troubles.map(|trouble| (hearing, trouble)))
    {
        for status in ShownStatus::ALL.into_iter().filter(|status| !status.is_over()) {
            let contact = Contact { trouble, ..running().contact };
            let html = draw(JobView { hearing, status, contact, ..running() });
            let words = words(&html).to_lowercase();
            assert_eq!(attribute(&html, "data-hearing"), Some(hearing.as_str()));
            assert!(!words.is_empty(), "{hearing:?} {trouble:?} {status:?} says nothing");
            assert!(!words.contains("fail") && !words.contains("error") && !words.contains('!'), "{words}");
        }
    }
}

#[test]
fn a_restored_job_never_shows_an_old_age() {
    let restored = JobView { hearing: Hearing::Restoring, ..running() };
    assert_eq!(words(&draw(restored)), "Checking…");
}

#[test]
fn the_code_of_an_unreadable_answer_is_behind_details() {
    let html = fixture("unreadable");
    assert!(html.contains("<details") && html.contains("data-ask=\"show-details\""), "{html}");
    let (before, details) = html.split_once("<details").unwrap_or_default();
    assert!(!before.contains("not-json") && details.contains("not-json"), "{html}");
}

#[test]
fn the_line_is_no_live_region() {
    for fixture in super::fixtures() {
        let html = html(fixture.view);
        assert!(!html.contains("aria-live") && !html.contains("role=\"status\""), "{}", fixture.name);
    }
}

#[test]
fn every_time_can_be_read_by_a_machine() {
    let mut times = 0;
    for fixture in super::fixtures() {
        let html = html(fixture.view);
        let text = words(&html);
        assert!(!text.contains(" ago") || html.contains("<time"), "{}: {text}", fixture.name);
        for (_, time) in html.split("<time").skip(1).map(|rest| (times += 1, rest)) {
            assert!(attribute(time, "datetime").is_some_and(|at| at.ends_with('Z')), "{}", fixture.name);
        }
    }
    assert!(times > 0);
}

#[test]
fn a_browser_that_forgets_says_so_while_there_is_an_id_to_copy() {
    assert!(
        read("forgotten-on-close")
            .contains("This browser won't remember this export after you close the tab.")
    );
    let without_id = JobView { id: None, is_forgotten_on_close: true, ..running() };
    assert!(!words(&draw(without_id)).contains("remember"));
}

#[test]
fn an_ending_without_times_says_nothing_made_up() {
    let job = JobView { times: Default::default(), ..completed() };
    assert_eq!(HeartbeatLineCopy::default().sentence(&job).text, "");
}
