use std::collections::BTreeSet;

use crate::fixture::markup::{attribute, html, words};

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

#[test]
fn every_panel_says_its_situation_on_its_root() {
    for fixture in super::fixtures() {
        let html = html(fixture.view);
        assert_eq!(attribute(&html, "data-ww"), Some("job-panel"), "{}", fixture.name);
        assert!(
            attribute(&html, "data-status").is_some() && attribute(&html, "data-hearing").is_some(),
            "{html}"
        );
        assert_eq!(html.matches("data-ww-heading").count(), 1, "{}: {html}", fixture.name);
    }
}

#[test]
fn fixtures_have_names_of_their_own() {
    let mut names = BTreeSet::new();
    for fixture in super::fixtures() {
        assert!(names.insert(fixture.name), "{} stands twice", fixture.name);
    }
}

#[test]
fn a_running_export_answers_all_five_questions() {
    let said = words(&fixture("running"));
    for expected in [
        "In progress",
        "Started 23 Nov 2026, 14:00.",
        "Usually 2 to 5 minutes.",
        "You can close this tab. Your export keeps running, and the result will be here when you come back.",
        "Cancel export",
        "Still working. Last updated 10 seconds ago.",
    ] {
        assert!(said.contains(expected), "{expected:?} is missing in {said:?}");
    }
}

#[test]
fn where_a_mouse_points_at_the_times_they_are_given_with_their_zone() {
    let html = fixture("running");
    let (before, _) = html.split_once("ww-job-panel__times").unwrap();
    let exact = before.rsplit('<').next().and_then(|line| attribute(line, "title")).unwrap();
    assert!(exact.contains("Started 23 Nov 2026, 14:00 UTC."), "{exact}");
    assert!(fixture("bare").split_once("ww-job-panel__times").is_none(), "no times, no line");
}

#[test]
fn what_is_not_known_is_said_and_not_made_up() {
    let said = words(&fixture("bare"));
    for expected in [
        "It is not known yet how long this takes.",
        "It is not known whether your job goes on without this page, so keep it open.",
        "This job can't be canceled from here.",
    ] {
        assert!(said.contains(expected), "{expected:?} is missing in {said:?}");
    }
    assert!(!said.contains('%') && !said.contains("keeps running"), "{said}");
}

#[test]
fn no_trouble_with_the_line_reads_as_a_failure() {
    for name in ["checking", "lost", "busy", "offline", "signed-out", "intercepted", "unreadable", "quiet"] {
        let said = words(&fixture(name)).to_lowercase();
        assert!(said.contains("in progress"), "{name}: {said}");
        assert!(!said.contains("fail") && !said.contains("error"), "{name}: {said}");
    }
}

#[test]
fn that_it_keeps_running_is_said_once_also_while_the_line_is_cut() {
    for name in ["running", "lost", "busy", "offline", "signed-out", "intercepted", "unreadable"] {
        let said = words(&fixture(name));
        assert_eq!(said.matches("keeps running").count(), 1, "{name}: {said}");
        assert!(said.contains("You can close this tab."), "{name}: {said}");
    }
}

#[test]
fn where_a_sentence_says_how_it_stands_the_badge_is_not_read_aloud() {
    for (name, is_silent) in [
        ("running", false),
        ("queued", false),
        ("failed", false),
        ("sending", true),
        ("restoring", true),
        ("needs-action", true),
        ("completed", true),
        ("partly-completed", true),
        ("canceled", true),
    ] {
        let html = fixture(name);
        assert_eq!(
            html.contains("aria-hidden=\"true\" class=\"ww-job-panel__status\""),
            is_silent,
            "{name}: {html}"
        );
    }
}

#[test]
fn a_job_without_access_shows_nothing_of_its_contents() {
    let said = words(&fixture("no-access"));
    assert!(!said.contains("Orders"), "{said}");
    assert!(said.contains("You no longer have access to this export."), "{said}");
}

#[test]
fn after_a_failure_retry_stands_beside_the_error_and_nothing_is_running() {
    let html = fixture("failed");
    assert!(html.contains("data-ask=\"retry\""), "{html}");
    assert!(words(&html).contains("There is nothing left to wait for"), "{}", words(&html));
}

#[test]
fn an_id_that_the_server_never_knew_is_not_to_be_removed_from_a_list_in_which_it_does_not_stand() {
    let html = fixture("never-known");
    assert!(!html.contains("data-ask=\"remove\"") && !html.contains("ww-job-panel__gone"), "{html}");
}

#[test]
fn a_job_that_is_gone_can_be_removed_and_started_over_where_its_inputs_are_known() {
    let expired = fixture("expired");
    assert!(
        expired.contains("data-ask=\"start-over\"") && expired.contains("data-ask=\"remove\""),
        "{expired}"
    );
    assert!(!fixture("not-found").contains("data-ask=\"start-over\""));
}

#[test]
fn the_browser_tells_of_the_end_only_after_a_click_on_an_offer() {
    let (offered, agreed) = (fixture("notify-offered"), fixture("notify-agreed"));
    assert_eq!(offered.matches("data-ask=\"notify\"").count(), 1);
    assert!(words(&offered).contains("Notify me when it ends"));
    assert_eq!(agreed.matches("data-ask=\"notify\"").count(), 0);
    assert!(words(&agreed).contains("You'll get a notification when it ends"));
    assert!(
        !fixture("running").contains("ww-job-panel__notify"),
        "an app that does not want it offers nothing"
    );
}
