//! Jobs that are not at their first attempt.

use waitwell_core::view::{AttemptView, ErrorView, JobView, ShownStatus};

use crate::fixture::samples::{at, running};

pub(super) fn one() -> JobView {
    after(vec![attempt(1)])
}

pub(super) fn many() -> JobView {
    let endings = [ShownStatus::Failed, ShownStatus::Canceled, ShownStatus::PartlyCompleted];
    let ended = |(run, status)| AttemptView {
        status: Some(status),
        error: attempt(run).error.filter(|_| status == ShownStatus::Failed),
        ..attempt(run)
    };
    after((1..=20).rev().zip(endings.into_iter().cycle()).map(ended).collect())
}

pub(super) fn unknown_status() -> JobView {
    let status_word = Some("stopped_by_admin".into());
    after(vec![AttemptView { status: None, status_word, ..attempt(1) }])
}

pub(super) fn long_message() -> JobView {
    after(vec![said(ErrorView { detail: Some("Lineitem".repeat(1_250)), ..ErrorView::default() })])
}

pub(super) fn right_to_left() -> JobView {
    after(vec![said(ErrorView {
        title: Some("הגישה לבנק פגה.".into()),
        detail: Some("יש לחדש את החיבור ל־ACME Bank.".into()),
        ..ErrorView::default()
    })])
}

pub(super) fn said_in_german() -> JobView {
    after(vec![said(ErrorView {
        title: Some("Das Hauptbuch war nicht erreichbar.".into()),
        language: Some("de".into()),
        ..ErrorView::default()
    })])
}

fn after(earlier: Vec<AttemptView>) -> JobView {
    JobView { run: earlier.len() as u64 + 1, earlier, ..running() }
}

/// An attempt that failed, at a minute of its own.
fn attempt(run: u64) -> AttemptView {
    AttemptView {
        run,
        status: Some(ShownStatus::Failed),
        status_word: None,
        finished_at: Some(at(13, run, 0)),
        error: Some(ErrorView {
            kind: Some("connection-lost".into()),
            title: Some("The connection to the ledger was lost".into()),
            detail: Some("It did not come back within 5 minutes.".into()),
            code: Some("E-4102".into()),
            ..ErrorView::default()
        }),
    }
}

fn said(error: ErrorView) -> AttemptView {
    AttemptView { error: Some(error), ..attempt(1) }
}
