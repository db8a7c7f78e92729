//! What can still be read of the attempts before this one.

use leptos::prelude::*;
use waitwell_core::view::{AttemptView, ErrorView, JobView, ShownStatus};

use super::JobPanel;
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{at, completed, failed, running};

fn draw(job: JobView) -> String {
    html(move || view! { <JobPanel job=Signal::stored(job) ask=|_| {} /> }.into_any())
}

/// The disclosure alone.
fn earlier(attempts: Vec<AttemptView>) -> String {
    let html = draw(JobView { run: 3, earlier: attempts, ..running() });
    let (_, after) = html.split_once("<details class=\"ww-job-panel__earlier\"").unwrap();
    format!("<details{}", after.split_once("</details>").unwrap().0)
}

fn attempt(status: ShownStatus) -> AttemptView {
    AttemptView { run: 1, status: Some(status), finished_at: Some(at(13, 1, 0)), ..AttemptView::default() }
}

fn lost() -> ErrorView {
    ErrorView {
        kind: Some("connection-lost".into()),
        title: Some("The ledger is away".into()),
        detail: Some("It did not come back.".into()),
        code: Some("E-4102".into()),
        ..ErrorView::default()
    }
}

#[test]
fn a_first_attempt_is_told_of_with_its_status_its_end_and_its_error_in_the_words_of_that_error() {
    let html = earlier(vec![AttemptView { error: Some(lost()), ..attempt(ShownStatus::Failed) }]);
    assert_eq!(
        words(&html),
        "Earlier attempts Attempt 1 Failed Ended on 23 Nov 2026 at 13:01. Export stopped because it lost the \
         connection to its data. It did not come back. Code E-4102"
    );
    assert_eq!(attribute(&html, "data-run"), Some("1"));
    assert_eq!(attribute(&html, "data-status"), Some("failed"));
    assert!(html.contains("<time datetime=\"2026-11-23T13:01:00"), "{html}");
}

#[test]
fn a_failure_reads_as_it_did_when_it_was_the_last_one() {
    for error in [Some(lost()), Some(ErrorView { kind: None, ..lost() }), None] {
        let now = html_of_failure(JobView { error: error.clone(), ..failed() });
        let then = earlier(vec![AttemptView { error, ..attempt(ShownStatus::Failed) }]);
        assert!(words(&then).contains(&now), "{now} is missing in {}", words(&then));
    }
}

fn html_of_failure(job: JobView) -> String {
    let html = draw(job);
    let (_, after) = html.split_once("<p class=\"ww-retry-panel__happened\">").unwrap();
    words(after.split_once("</p>").unwrap().0)
}

#[test]
fn the_disclosure_is_closed_at_first_and_there_only_where_there_was_an_attempt_before() {
    let html = earlier(vec![attempt(ShownStatus::Failed)]);
    assert!(!html.split_once('>').unwrap().0.contains("open"), "{html}");
    assert_eq!(attribute(&html, "data-ask"), Some("show-earlier"));
    for job in [running(), completed(), failed()] {
        assert!(!draw(job).contains("ww-job-panel__earlier"));
    }
}

#[test]
fn what_ended_well_or_was_canceled_is_given_no_reason() {
    for (status, word) in [
        (ShownStatus::Completed, "Completed"),
        (ShownStatus::PartlyCompleted, "Partly finished"),
        (ShownStatus::Canceled, "Canceled"),
    ] {
        let said = words(&earlier(vec![attempt(status)]));
        assert_eq!(said, format!("Earlier attempts Attempt 1 {word} Ended on 23 Nov 2026 at 13:01."));
    }
}

#[test]
fn of_an_ending_that_nobody_knows_the_servers_word_is_shown_and_nothing_is_made_up() {
    let unknown =
        AttemptView { status: None, status_word: Some("stopped_by_admin".into()), ..AttemptView::default() };
    let bare = earlier(vec![unknown.clone()]);
    assert_eq!(words(&bare), "Earlier attempts Attempt 0 Stopped by admin");
    assert_eq!(attribute(&bare, "data-status"), None);
    let said = words(&earlier(vec![AttemptView { error: Some(lost()), ..unknown }]));
    assert!(said.contains("The ledger is away") && said.contains("It did not come back."), "{said}");
    assert!(!said.contains("failed") && !said.contains("stopped because"), "{said}");
}

#[test]
fn text_from_outside_stays_text_in_what_came_before() {
    let evil = "<img src=x onerror=alert(1)>".to_owned();
    let error = ErrorView {
        title: Some(evil.clone()),
        detail: Some(evil.clone()),
        code: Some(evil.clone()),
        ..ErrorView::default()
    };
    let unknown = AttemptView {
        status: None,
        status_word: Some(evil),
        error: Some(error),
        ..attempt(ShownStatus::Failed)
    };
    let html = earlier(vec![unknown]);
    assert!(!html.contains("<img"), "{html}");
    assert_eq!(html.matches("<bdi>").count(), 4, "each in its own direction: {html}");
}
