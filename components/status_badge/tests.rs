use std::collections::BTreeSet;

use leptos::prelude::*;
use waitwell_core::view::{JobView, ShownStatus};

use super::{StatusBadge, StatusBadgeCopy};
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::running;

fn badge(status: ShownStatus) -> String {
    html(move || view! { <StatusBadge job=Signal::stored(JobView { status, ..running() }) /> }.into_any())
}

#[test]
fn every_status_has_a_word_and_a_mark_of_its_own() {
    let (mut read, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for status in ShownStatus::ALL {
        let html = badge(status);
        assert_eq!(attribute(&html, "data-ww"), Some("status-badge"));
        assert_eq!(attribute(&html, "data-status"), Some(status.as_str()));
        assert_eq!(attribute(&html, "data-job"), Some("exp_7Q2M4K"));
        let (_, mark) = html.split_once("ww-mark--").unwrap();
        assert_eq!(attribute(&html, "aria-hidden"), Some("true"));
        assert!(seen.insert(mark.split('"').next().unwrap().to_owned()), "{status:?} shares a mark");
        assert!(read.insert(words(&html)), "{status:?} shares a word");
    }
}

#[test]
fn a_job_without_an_id_claims_none() {
    let html = html(|| view! { <StatusBadge job=Signal::stored(JobView::default()) /> }.into_any());
    assert_eq!(attribute(&html, "data-job"), None);
    assert_eq!(words(&html), "Starting");
    // With an id it was started long ago, and the server has only not been heard yet.
    assert_eq!(words(&badge(ShownStatus::Sending)), "Checking");
}

#[test]
fn an_app_rewords_one_status_and_keeps_the_others() {
    let html = html(|| {
        let copy = StatusBadgeCopy { queued: "In line".into(), ..StatusBadgeCopy::default() };
        let job = JobView { status: ShownStatus::Queued, ..running() };
        view! { <StatusBadge job=Signal::stored(job) copy /> }.into_any()
    });
    assert_eq!(words(&html), "In line");
}
