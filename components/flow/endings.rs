//! The ways that leave it where a job fails or has ended.

use waitwell_core::announce::Wished;
use waitwell_core::document::{Duplicates, Leave, Range};
use waitwell_core::hearing::Hearing;
use waitwell_core::view::{FailedOffer, Gone, JobView, Retry, ShownStatus};

use super::stops::{GUIDANCE, LINE, NEXT, at, path, told, view};
use super::{Path, Shows, Stop};
use crate::retry_panel::only;

const HAPPENED: &str = "ww-retry-panel__happened";
const RETRY: &str = "ww-retry-panel__message";

pub(super) fn failing() -> Vec<Path> {
    let failed = || view("failed-near-the-end", 120);
    let retry = |retry| JobView { retry, leave: Some(Leave::Safe), ..view("timed-out", 700) };
    vec![
        path(
            "Time-out",
            vec![
                at("timed-out", 700, "Failed", "The server has stopped it.", HAPPENED).enters(),
                Stop::new(
                    "Retry",
                    "The same job with the same inputs.",
                    retry(Retry::Sending { only_failed: false }),
                    GUIDANCE,
                ),
            ],
            "Back to the queue",
        ),
        path(
            "An error that can be fixed",
            vec![
                Stop::new("Failed", "What must be done first is named beside Retry.", failed(), HAPPENED)
                    .enters(),
                Stop::new(
                    "The way on",
                    "The same screen: the fix, and Retry after it.",
                    failed(),
                    "ww-retry-panel__fix",
                ),
            ],
            "Back to the queue",
        ),
        path(
            "An error that stays",
            vec![
                at(
                    "file-too-large",
                    60,
                    "Failed",
                    "A retry would not help, and the server says why.",
                    HAPPENED,
                )
                .enters(),
            ],
            "The form, with the same inputs",
        ),
        told(
            "A retry that is not taken",
            vec![
                Stop::new(
                    "Not confirmed",
                    "No answer came.",
                    retry(Retry::Unconfirmed { only_failed: false }),
                    RETRY,
                )
                .unconfirmed(Wished::Retry),
                Stop::new(
                    "Not accepted",
                    "The server refuses.",
                    retry(Retry::Denied { only_failed: false, detail: None }),
                    RETRY,
                )
                .refused(Wished::Retry),
                Stop::new("Not offered", "The server has no way to retry.", retry(Retry::NotOffered), RETRY),
            ],
            "The failure stays, with its id for support",
        ),
    ]
}

pub(super) fn after_the_end() -> Vec<Path> {
    let missing = || {
        only(FailedOffer {
            count: Some(2),
            unit: Some("files".into()),
            usual: Some(Range { low_s: 10, high_s: 20 }),
            duplicates: Some(Duplicates::None),
        })
    };
    let again = |retry| JobView { retry, ..missing() };
    let ended = |name, what, was_away| Stop::news(name, what, &view("handed-over", 200), was_away);
    let away = [
        ended(
            "Away",
            "Once over all tabs, until it is seen. Where the person agreed, a system notification says the same sentence.",
            true,
        ),
        ended("Elsewhere in the app", "The person was in the app, and on another page of it.", false),
    ];
    let away = away.into_iter().flatten().collect();
    vec![
        path(
            "Only a part",
            vec![
                at("partly-completed", 60, "Partly completed", "What is there, what is not and why.", NEXT)
                    .enters(),
            ],
            "Retry: back to the queue",
        ),
        told(
            "Only what is missing, again",
            vec![
                Stop::new(
                    "Offered",
                    "How many, how long, and that the rest stays.",
                    missing(),
                    "ww-retry-panel__only-failed",
                ),
                Stop::new(
                    "On its way",
                    "Sent, not answered.",
                    again(Retry::Sending { only_failed: true }),
                    GUIDANCE,
                ),
                Stop::new(
                    "Not confirmed",
                    "No answer came.",
                    again(Retry::Unconfirmed { only_failed: true }),
                    RETRY,
                )
                .unconfirmed(Wished::Retry),
                Stop::new(
                    "Not accepted",
                    "The server refuses.",
                    again(Retry::Denied { only_failed: true, detail: None }),
                    RETRY,
                )
                .refused(Wished::Retry),
            ],
            "Back to the queue, with what was done kept",
        ),
        told("It ended while nobody looked", away, "The result, or what the job ended with"),
        told(
            "Records instead of a file",
            vec![
                at(
                    "import-changed-records",
                    60,
                    "Completed",
                    "How many were changed, and where to look at them.",
                    NEXT,
                )
                .enters(),
            ],
            "The end",
        ),
        path(
            "Expired",
            vec![
                at(
                    "result-expired",
                    200,
                    "The file",
                    "The job is still shown.",
                    "ww-result-summary__withheld",
                ),
                at("gone", 60, "The job", "The server has forgotten it.", LINE).enters(),
            ],
            "The id can be copied for support, and the job started anew",
        ),
        path(
            "Not found",
            vec![at("not-found", 60, "Not found", "The server does not know the job.", LINE).enters()],
            "The id can be copied for support",
        ),
        told(
            "An id that finds nothing",
            vec![
                Stop::around(
                    "Not an id",
                    "What was entered cannot be one, so nothing is asked.",
                    Shows::NoId,
                    "ww-recent-activity__find-label",
                ),
                Stop::new(
                    "Never known",
                    "Opened by an id that the server does not know: it may be mistyped. It is neither listed nor kept.",
                    JobView {
                        id: view("not-found", 60).id,
                        status: ShownStatus::Gone,
                        hearing: Hearing::Paused,
                        gone: Some(Gone::NeverKnown),
                        ..JobView::default()
                    },
                    LINE,
                ),
            ],
            "The id can be checked, and typed again",
        ),
        told(
            "No access",
            vec![at("no-access", 60, "No access", "This person may not see it any more.", LINE).enters()],
            "The id can be copied for support",
        ),
    ]
}
