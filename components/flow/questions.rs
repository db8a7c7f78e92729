//! What the dialog says of a cancel: each thing that it can stop, and what has happened while it was open.

use waitwell_core::document::{CancelScope, StageStatus};
use waitwell_core::view::{Cancel, CancelEffect, Gone, JobView, ShownStatus};

use super::stops::{HEADLINE, told};
use super::{Path, Stop};
use crate::fixture::samples::{canceled, completed, failed, gone, id, running, stage};

pub(super) fn all() -> Vec<Path> {
    vec![what_it_stops(), while_it_is_open()]
}

fn what_it_stops() -> Path {
    let import = |job| JobView {
        id: id("imp_4T8W2C"),
        kind: Some("import".into()),
        title: Some("customers.csv".into()),
        stages: vec![
            stage("Checking rows", StageStatus::Done),
            stage("Saving customers", StageStatus::Canceled),
        ],
        ..job
    };
    let offered = |scope, effect| {
        import(JobView { cancel: Cancel::Offered(CancelEffect { scope, ..effect }), ..running() })
    };
    let upload = CancelEffect { keeps: vec!["Your file on this computer".into()], ..CancelEffect::default() };
    let half_way = || CancelEffect {
        keeps: vec!["The 1,204 customers imported so far".into()],
        cannot_undo: vec!["1,204 welcome emails were sent".into()],
        ..CancelEffect::default()
    };
    told(
        "A cancel that stops a part, or is not described",
        vec![
            Stop::question(
                "The upload",
                "The file is still on its way, and only that stops.",
                offered(Some(CancelScope::Upload), upload),
            ),
            Stop::question(
                "The rest",
                "What has happened stays, and what cannot be taken back is named.",
                offered(Some(CancelScope::Remaining), half_way()),
            ),
            Stop::new(
                "Canceled",
                "It is named again afterwards.",
                import(JobView { cancel: Cancel::Done(half_way()), ..canceled() }),
                HEADLINE,
            )
            .enters(),
            Stop::question(
                "Not described",
                "The server says only that it can be canceled.",
                offered(None, CancelEffect::default()),
            ),
        ],
        "The form still has its inputs",
    )
}

fn while_it_is_open() -> Path {
    let partly = JobView { status: ShownStatus::PartlyCompleted, ..completed() };
    let changed = |cancel| JobView { cancel, ..running() };
    told(
        "The job changes while the question is open",
        vec![
            Stop::question("Finished", "There is nothing to cancel any more.", completed()),
            Stop::question("Partly", "It ended with a part of the work done.", partly),
            Stop::question("Failed", "It stopped by itself.", failed()),
            Stop::question("Canceled", "Somebody else canceled it.", canceled()),
            Stop::question("Gone", "The server does not know it any more.", gone(Gone::NotFound)),
            Stop::question(
                "Asked already",
                "Somebody else asked for it to be canceled.",
                changed(Cancel::Asked { is_slow: false }),
            ),
            Stop::question(
                "Withdrawn",
                "The server does not offer a cancel any more.",
                changed(Cancel::NotOffered),
            ),
        ],
        "Closed: the job as it is by then",
    )
}
