use leptos::prelude::*;
use waitwell_core::document::Outcome;
use waitwell_core::view::{FileLink, FileView, JobView, LeftOutView, ResultView, Retry, RetryOffer, Undo};

use super::ResultSummary;
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{canceled, completed, file, over};

fn draw(job: JobView) -> String {
    html(move || view! { <ResultSummary job=Signal::stored(job) /> }.into_any())
}

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

#[test]
fn a_finished_export_says_so_first_and_shows_its_file() {
    let html = fixture("ready");
    assert_eq!(attribute(&html, "data-outcome"), Some("full"));
    assert_eq!(
        words(&html),
        "Your export is ready. Everything you asked for is done: 400,000 rows. orders-2025.csv CSV · 14.2 MB · \
         400,000 rows Download Download it now. Finished 23 Nov 2026, 14:03, after 3 minutes 20 seconds."
    );
    assert!(html.contains("aria-label=\"Download orders-2025.csv\""), "{html}");
}

#[test]
fn a_part_says_how_much_why_not_all_what_is_safe_and_what_running_it_again_does() {
    let said = words(&fixture("partial"));
    for expected in [
        "Your export is partly finished. 8 of 10 files done.",
        "2 files skipped because they were locked. A retry would include what is missing here.",
        "The 8 files are complete and safe to use.",
        "Running it again will not create duplicates.",
        "Download the file now, or run the export again after closing the locked files.",
    ] {
        assert!(said.contains(expected), "{expected:?} is missing in {said:?}");
    }
}

#[test]
fn a_file_that_cannot_be_fetched_says_why_and_is_no_link() {
    for (name, situation, why) in [
        ("link-blocked", "blocked", "Link blocked for your safety"),
        ("file-expired", "expired", "This file is no longer available"),
        ("sign-in-first", "sign-in-first", "Sign in to download this file"),
        ("no-link", "not-given", "The server gave no link to this file"),
    ] {
        let html = fixture(name);
        assert_eq!(attribute(&html, "data-file"), Some(situation));
        assert!(words(&html).contains(why), "{html}");
        assert!(!html.contains("<a "), "{html}");
    }
}

#[test]
fn a_canceled_job_says_what_is_kept_what_is_deleted_and_what_stays_done() {
    let said = words(&fixture("canceled"));
    assert!(said.contains("Kept Your filters and settings Deleted The file written so far"), "{said}");
    assert!(said.contains("Canceled 23 Nov 2026") && !said.contains("Finished"), "{said}");
    let said = words(&fixture("canceled-half-way"));
    assert!(
        said.contains("Already done, and not undone Added or updated so far: 1,204 customers."),
        "{said}"
    );
    assert!(!said.contains("Deleted"), "{said}");
    let said = words(&fixture("canceled-not-said"));
    assert!(said.contains("The server does not say what was kept and what was deleted."), "{said}");
}

#[test]
fn while_a_cancel_can_be_undone_nothing_is_called_deleted() {
    let said = words(&fixture("canceled-undo-offered"));
    assert!(said.contains("Deleted, unless you undo the cancel The file written so far"), "{said}");
    assert!(said.contains("Undo the cancel if you want the export after all."), "{said}");
    for is_final in [false, true] {
        let undo = Undo::Denied { detail: None, is_final };
        let said = words(&draw(JobView { undo, ..canceled() }));
        assert_eq!(said.contains("unless you undo"), !is_final, "{said}");
    }
}

#[test]
fn a_canceled_job_has_no_rest_to_get() {
    let retry = Retry::Offered(RetryOffer::default());
    let said = words(&draw(JobView { retry, ..canceled() }));
    assert!(said.contains("Retry to run the export again.") && !said.contains("rest"), "{said}");
}

#[test]
fn nothing_is_claimed_that_the_server_did_not_say() {
    let said = words(&fixture("nothing-said"));
    assert!(said.contains("The server does not say whether anything was left out."), "{said}");
    assert!(!said.contains("everything"), "{said}");
    let said = words(&fixture("changed-uncounted"));
    assert!(said.contains("Records were changed; the server does not say how many."), "{said}");
}

#[test]
fn while_a_job_runs_there_is_no_result() {
    let html = fixture("running");
    assert_eq!(attribute(&html, "data-outcome"), Some("none"));
    assert_eq!(words(&html), "");
}

#[test]
fn canceled_is_said_calmly_and_is_no_failure() {
    let said = words(&fixture("canceled"));
    assert!(said.starts_with("Export canceled. Nothing more will happen."), "{said}");
    assert!(!said.to_lowercase().contains("fail"), "{said}");
}

#[test]
fn what_was_left_out_is_never_called_everything() {
    let left = LeftOutView { count: Some(213), unit: Some("rows".into()), text: None, retry_helps: None };
    let result = ResultView { outcome: Some(Outcome::Full), skipped: vec![left], ..ResultView::default() };
    let said = words(&draw(JobView { result: Some(result), ..completed() }));
    assert!(said.contains("213 rows skipped. The server gave no reason."), "{said}");
    assert!(!said.contains("everything"), "{said}");
}

#[test]
fn a_retry_is_spoken_of_only_where_one_is_offered() {
    let partial = |retry| {
        let left =
            LeftOutView { count: Some(2), unit: Some("files".into()), text: None, retry_helps: Some(true) };
        let result = ResultView { skipped: vec![left], ..ResultView::default() };
        let job = over(waitwell_core::view::ShownStatus::PartlyCompleted);
        words(&draw(JobView { result: Some(result), retry, ..job }))
    };
    let offered = partial(Retry::Offered(Default::default()));
    assert!(offered.contains("A retry would include what is missing here."), "{offered}");
    assert!(offered.contains("It is not known whether running it again creates duplicates."), "{offered}");
    let without = partial(Retry::NotOffered);
    assert!(!without.contains("retry") && !without.contains("duplicates"), "{without}");
}

#[test]
fn there_is_always_one_sentence_on_what_to_do_next() {
    for fixture in super::fixtures().into_iter().filter(|fixture| fixture.name != "running") {
        let html = html(fixture.view);
        assert_eq!(html.matches("ww-result-summary__next").count(), 1, "{}: {html}", fixture.name);
    }
}

#[test]
fn one_download_is_the_main_action() {
    let html = fixture("several-files");
    assert_eq!(html.matches("data-ask=\"download\"").count(), 2, "{html}");
    assert_eq!(html.matches("ww-button--primary").count(), 1, "{html}");
}

#[test]
fn text_from_outside_stays_text_with_its_own_direction() {
    let evil = "<img src=x onerror=alert(1)>".to_owned();
    let left =
        LeftOutView { count: Some(1), unit: Some(evil.clone()), text: Some(evil.clone()), retry_helps: None };
    let link = FileLink::NotGiven;
    let result = ResultView {
        unit: Some(evil.clone()),
        skipped: vec![left],
        files: vec![FileView { name: Some(evil.clone()), format: Some(evil.clone()), link, ..file() }],
        safe_to_use: Some(evil.clone()),
        next: Some(evil),
        ..ResultView::default()
    };
    let html = draw(JobView { result: Some(result), ..completed() });
    assert!(!html.contains("<img"), "{html}");
    assert_eq!(html.matches("<bdi>").count(), 5, "{html}");
}
