use leptos::prelude::*;
use waitwell_core::view::{JobView, ShownStatus};

use super::{RecentActivity, RecentRow, RecentState};
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{id, running};

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

/// The rows of `html`, one piece of markup each.
fn rows(html: &str) -> Vec<&str> {
    html.split("<li").skip(1).collect()
}

#[test]
fn the_list_is_a_list_with_its_count_in_the_heading() {
    let html = fixture("every-status");
    assert_eq!(attribute(&html, "data-ww"), Some("recent-activity"));
    assert_eq!(attribute(&html, "data-state"), Some("ready"));
    assert!(html.contains("<ul") && html.contains("</li>"), "{html}");
    assert!(words(&html).starts_with("Recent activity 9 jobs"), "{}", words(&html));
    assert_eq!(rows(&html).len(), 9);
}

#[test]
fn every_row_has_its_title_to_open_it_its_status_and_its_start() {
    let html = fixture("every-status");
    for row in rows(&html) {
        assert_eq!(row.matches("data-ask=\"open\"").count(), 1, "{row}");
        assert_eq!(row.matches("data-ww=\"status-badge\"").count(), 1, "{row}");
        assert!(attribute(row, "data-job").is_some() && attribute(row, "data-status").is_some(), "{row}");
    }
    let words = words(&html);
    for expected in [
        "Orders, refunds and invoices 2025 In progress Started 14:00 Building file",
        "Refunds 2024 Queued Requested 14:00",
        "Needs action Started 14:00 Choose the column with the customer number",
        "Orders of October Completed Started 14:00 14.2 MB CSV",
        "Archived orders Partly finished Started 14:00 14.2 MB CSV, 213 rows skipped",
        "Monthly report Failed Started 14:00 The access to the ledger has expired",
        "Orders, all years Canceled Started 14:00",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
}

#[test]
fn only_a_job_that_is_over_can_be_removed() {
    for row in rows(&fixture("every-status")) {
        let status = attribute(row, "data-status").unwrap_or_default();
        let is_over = ShownStatus::ALL.iter().any(|known| known.as_str() == status && known.is_over());
        assert_eq!(row.contains("data-ask=\"remove\""), is_over, "{row}");
    }
    assert!(fixture("every-status").contains("aria-label=\"Remove from list: Orders of October\""));
}

#[test]
fn the_open_job_is_marked_as_such() {
    let html = fixture("every-status");
    let marked: Vec<_> =
        rows(&html).into_iter().filter(|row| row.contains("aria-current=\"true\"")).collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(attribute(marked[0], "data-job"), Some("exp_1002"));
}

#[test]
fn an_empty_list_explains_itself() {
    assert!(words(&fixture("empty")).contains("it appears here, even after you close the tab."));
    assert!(words(&fixture("restoring")).contains("Checking your recent jobs…"));
    assert!(words(&fixture("partial-and-empty")).contains("can't be loaded just now"));
    assert!(words(&fixture("partial")).contains("These are the jobs that this browser knows"));
}

#[test]
fn results_are_told_shortly_and_without_made_up_counts() {
    let words = words(&fixture("results"));
    for expected in [
        "One file Completed Started 14:00 14.2 MB CSV Remove",
        "Three files Completed Started 14:00 3 files Remove",
        "Changed records Completed Started 14:00 1,240 customers changed Remove",
        "Counts only Completed Started 14:00 400,000 rows Remove",
        "Completed Started 14:00 8 of 10 files Remove",
        "Completed Started 14:00 8 of 10 files, some failed Remove",
        "Nothing is known of the result Completed Started 14:00 Remove",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
}

#[test]
fn a_person_without_access_reads_no_title() {
    let html = fixture("gone");
    let no_access = rows(&html)[2];
    assert!(!no_access.contains("Orders, refunds"), "{no_access}");
    assert!(words(no_access).contains("You no longer have access to it."));
}

#[test]
fn what_may_be_out_of_date_says_of_when_it_is() {
    assert!(words(&fixture("signed-out")).contains("As of 14:02"));
    assert!(!words(&fixture("every-status")).contains("As of"));
}

#[test]
fn text_from_outside_stays_text() {
    let html = fixture("hard-titles");
    assert!(!html.contains("<img"), "{html}");
    assert!(words(&html).contains("Export exp_1001"), "a job without a title is known by its id");
}

#[test]
fn of_a_long_list_no_more_is_drawn_at_once_than_a_frame_has_time_for() {
    Owner::new().with(|| {
        let named = (0..250).filter_map(|number| id(&format!("exp_{number}")));
        let rows: Vec<_> = named.map(|id| RecentRow { id, job: ArcSignal::stored(running()) }).collect();
        let list = view! {
            <RecentActivity
                rows=Signal::stored(rows)
                state=Signal::stored(RecentState::Ready)
                ask=Callback::new(|_| {})
            />
        };
        let html = list.to_html();
        assert_eq!(self::rows(&html).len(), 100);
        assert!(words(&html).starts_with("Recent activity 250 jobs"), "{}", words(&html));
    });
}

#[test]
fn a_change_of_one_job_is_drawn_in_its_row() {
    Owner::new().with(|| {
        let job = RwSignal::new(running());
        let rows: Vec<_> = id("exp_1").into_iter().map(|id| RecentRow { id, job: job.into() }).collect();
        let list = view! {
            <RecentActivity
                rows=Signal::stored(rows)
                state=Signal::stored(RecentState::Ready)
                ask=Callback::new(|_| {})
            />
        };
        job.update(|job| *job = JobView { status: ShownStatus::Canceled, ..running() });
        assert!(words(&list.to_html()).contains("Canceled"));
    });
}

#[test]
fn what_ended_since_the_person_looked_is_marked_and_nothing_else_is() {
    let html = fixture("unseen");
    let rows = rows(&html);
    assert_eq!(
        rows.iter().map(|row| attribute(row, "data-news")).collect::<Vec<_>>(),
        [Some("unseen"), None]
    );
    assert!(words(rows[0]).contains("Ended since you last looked"), "{}", words(rows[0]));
    assert!(!words(rows[1]).contains("Ended since"), "{}", words(rows[1]));
}

#[test]
fn a_job_can_be_found_by_its_id_also_where_the_list_is_empty() {
    let html = fixture("empty");
    assert!(words(&html).ends_with("Find a job by its ID Find job"), "{}", words(&html));
    assert_eq!(html.matches("data-ask=\"find\"").count(), 1);
}
