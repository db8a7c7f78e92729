use leptos::prelude::*;
use waitwell_core::document::{StageStatus, Waiting};
use waitwell_core::progress::Progress;
use waitwell_core::view::{JobView, ShownStatus, StageView};

use super::StageTracker;
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{completed, failed, queued, rows, running};

fn draw(job: JobView) -> String {
    html(move || view! { <StageTracker job=Signal::stored(job) /> }.into_any())
}

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

#[test]
fn the_steps_are_an_ordered_list_with_one_current_step() {
    let html = draw(running());
    assert_eq!(attribute(&html, "data-ww"), Some("stage-tracker"));
    assert_eq!(attribute(&html, "data-job"), Some("exp_7Q2M4K"));
    assert!(html.contains("<ol"), "{html}");
    assert_eq!(html.matches("aria-current=\"step\"").count(), 1);
    for (stage, status) in
        [("preparing-data", "done"), ("building-file", "current"), ("final-check", "upcoming")]
    {
        assert!(html.contains(&format!("data-stage=\"{stage}\" data-stage-status=\"{status}\"")), "{html}");
    }
    assert!(words(&html).contains("Preparing data Done 1 minute 12 seconds"), "{}", words(&html));
    assert!(words(&html).contains("Final check Not started"), "{}", words(&html));
}

#[test]
fn every_step_says_where_it_stands_and_takes_no_focus() {
    let states = [
        (StageStatus::Upcoming, "Not started"),
        (StageStatus::Done, "Done"),
        (StageStatus::Skipped, "Skipped"),
        (StageStatus::Failed, "Failed"),
        (StageStatus::Canceled, "Canceled"),
    ];
    for (status, state) in states {
        let mut job = running();
        job.stages = vec![StageView { status, took: None, ..job.stages[0].clone() }];
        let html = draw(job);
        let label = format!("Preparing data {state}");
        assert!(words(&html).contains(&label), "{label:?} is not in {:?}", words(&html));
        assert!(!html.contains("tabindex") && !html.contains("<button") && !html.contains("<a "), "{html}");
    }
}

#[test]
fn what_the_current_step_is_and_how_far_it_is_are_said_once_each() {
    let html = draw(running());
    let (_, current) = html.split_once("data-stage-status=\"current\"").unwrap_or_default();
    let (current, _) = current.split_once("</li>").unwrap_or_default();
    assert_eq!(attribute(current, "aria-current"), Some("step"));
    assert!(!current.contains("In progress"), "{current}");
    assert_eq!(attribute(current, "aria-valuetext"), Some("120,000 of 400,000 rows (30%)"));
    let counts =
        "<span aria-hidden=\"true\" class=\"ww-stage-tracker__counts\">120,000 of 400,000 rows (30%)";
    assert!(current.contains(counts), "{current}");
}

#[test]
fn a_percentage_and_a_position_are_shown_only_for_a_real_total() {
    let measured = draw(running());
    assert_eq!(attribute(&measured, "data-progress"), Some("measured"));
    assert_eq!(
        (attribute(&measured, "value"), attribute(&measured, "max")),
        (Some("120000"), Some("400000"))
    );
    assert_eq!(attribute(&measured, "aria-valuetext"), Some("120,000 of 400,000 rows (30%)"));
    for (name, kind, text) in [
        ("counted", "counted", Some("1,200 rows so far")),
        ("total-is-a-guess", "counted", Some("1,200 rows so far, about 4,000 expected")),
        ("more-than-expected", "counted", Some("120 rows, 100 expected")),
        ("not-counted", "unknown", None),
    ] {
        let html = fixture(name);
        assert_eq!(attribute(&html, "data-progress"), Some(kind), "{name}");
        assert_eq!(attribute(&html, "aria-valuetext"), text, "{name}");
        assert_eq!(attribute(&html, "value"), None, "{name}");
        assert!(!html.contains('%') && !html.contains("aria-valuenow"), "{name}: {html}");
    }
}

#[test]
fn the_bar_stands_in_the_current_step_and_bears_its_name() {
    let html = draw(running());
    let (_, current) = html.split_once("data-stage-status=\"current\"").unwrap_or_default();
    let (current, _) = current.split_once("</li>").unwrap_or_default();
    assert_eq!(attribute(current, "aria-label"), Some("Progress of “Building file”"));
    let alone = draw(JobView { stages: vec![], ..running() });
    assert_eq!(attribute(&alone, "aria-label"), Some("Progress of your export"));
    assert!(!alone.contains("<ol"), "{alone}");
}

#[test]
fn all_counted_and_still_at_work_reads_finishing_and_not_a_hundred_percent() {
    let html = draw(JobView { finishing: true, progress: rows(400, 400), ..running() });
    assert!(words(&html).contains("Finishing. 400 of 400 rows done."), "{}", words(&html));
    assert!(!html.contains('%') && !html.contains("Complete"), "{html}");
}

#[test]
fn a_wait_says_why_and_that_nothing_is_to_be_started_over() {
    for name in ["slow-source", "connection-dropped", "rate-limit", "automatic-retry"] {
        let words = words(&fixture(name));
        assert!(words.contains("The export is still running; there is no need to start over."), "{words}");
    }
    let retry = words(&fixture("automatic-retry"));
    assert!(retry.contains("The next try is at 14:05.") && !retry.contains("3 of 5"), "{retry}");
    let unknown = words(&fixture("waiting-for-unknown-reason"));
    assert!(unknown.contains("It is waiting just now.") && !unknown.contains("moon"), "{unknown}");
    let queued = JobView { waiting: Some(Waiting::default()), ..queued() };
    assert!(!words(&draw(queued)).contains("still running"), "a queued job does not run");
}

#[test]
fn a_usual_time_is_a_range_and_stands_only_before_the_end() {
    assert!(words(&draw(queued())).contains("Number 2 in line. Usually 2 to 5 minutes."));
    assert!(
        words(&fixture("overdue")).contains("Taking longer than usual: it usually takes 2 to 5 minutes.")
    );
    for job in [completed(), failed()] {
        let words = words(&draw(JobView { overdue: true, ..job }));
        assert!(!words.contains("sual"), "{words}");
    }
}

#[test]
fn an_ended_job_has_no_bar_and_no_current_step() {
    for status in ShownStatus::ALL.into_iter().filter(|status| status.is_over()) {
        let html = draw(JobView { status, ..running() });
        assert!(!html.contains("<progress") && !html.contains("aria-current"), "{status:?}: {html}");
    }
}

#[test]
fn what_is_not_known_is_not_shown() {
    let job = JobView { status: ShownStatus::InProgress, ..JobView::default() };
    assert_eq!(words(&draw(job)), "");
    let sending = JobView { progress: Progress::Unknown, ..JobView::default() };
    assert!(!draw(sending).contains("<progress"), "before the start nothing is at work");
}

#[test]
fn text_from_outside_stays_text() {
    let evil = "<img src=x onerror=alert(1)>".to_owned();
    let mut job = running();
    job.stages = vec![StageView { label: evil.clone(), key: evil.clone(), ..job.stages[1].clone() }];
    job.note = Some(evil.clone());
    job.status_word = Some(evil.clone());
    job.waiting = Some(Waiting { text: Some(evil), ..Waiting::default() });
    let html = draw(job);
    assert!(!html.contains("<img"), "{html}");
    assert_eq!(html.matches("<bdi>&lt;img").count(), 4, "{html}");
}
