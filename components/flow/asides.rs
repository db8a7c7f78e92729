//! The ways that not every job goes.

use waitwell_core::age::Age;
use waitwell_core::announce::Said;
use waitwell_core::document::Leave;
use waitwell_core::follower::StartView;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::{Cancel, Contact, ErrorView, JobView, Retry};

use super::stops::{GUIDANCE, HEADLINE, LINE, NEXT, at, path, told, view};
use super::{Path, Stop};

const CANCEL: &str = "ww-cancel-dialog__message";
const UNDO: &str = "ww-cancel-dialog__undo-message";
const WAITING: &str = "waiting";
const HAPPENED: &str = "ww-retry-panel__happened";
const RETRY: &str = "ww-retry-panel__message";

pub(super) fn at_the_form() -> Vec<Path> {
    let problem = ErrorView {
        kind: Some("invalid-input".into()),
        detail: Some("The last day is before the first day.".into()),
        ..ErrorView::default()
    };
    let refused = StartView::Refused { error: problem, field: None };
    vec![
        path(
            "An input cannot be used",
            vec![Stop::at_form(
                "Refused",
                "Nothing was started, and the form keeps what was entered.",
                refused,
            )],
            "Back to the form, and the click again",
        ),
        told(
            "Signed out at the click",
            vec![Stop::at_form("Sign in first", "Nothing was started.", StartView::SignInFirst)],
            "Back to the form, and the click again",
        ),
        path(
            "No answer to the start",
            vec![
                Stop::at_form(
                    "Not confirmed",
                    "Nobody knows whether it started. The same start is looked for, not sent a second time.",
                    StartView::Unconfirmed,
                ),
                Stop::at_form("Never arrived", "The server knows of no such start.", StartView::NotStarted),
            ],
            "Found: on to the queue. Never arrived: back to the form",
        ),
    ]
}

pub(super) fn in_the_queue() -> Vec<Path> {
    let restoring = JobView { id: view("canceled", 5).id, ..JobView::default() };
    vec![
        path(
            "Canceled before the start",
            vec![
                Stop::question(
                    "The question",
                    "What stops and what stays is said before.",
                    view("canceled-in-the-queue", 5),
                ),
                at("canceled-in-the-queue", 30, "Canceled", "No work had begun.", HEADLINE).enters(),
            ],
            "The form still has its inputs",
        ),
        told(
            "The page is opened again",
            vec![Stop::new(
                "Looking",
                "The id is known from before; nothing else is shown until the server answers.",
                JobView { hearing: Hearing::Restoring, ..restoring },
                LINE,
            )],
            "On from where the job is by then. Nothing is spoken",
        ),
        told(
            "Leaving would lose work",
            vec![Stop::new(
                "Stay",
                "The server says that the page is needed.",
                JobView { leave: Some(Leave::KeepOpen), ..view("handed-over", 20) },
                GUIDANCE,
            )],
            "On to the next stop, while the page stays open",
        ),
    ]
}

pub(super) fn at_work() -> Vec<Path> {
    let running = || view("canceled", 11);
    let with = |cancel| JobView { cancel, ..running() };
    vec![
        path(
            "A temporary error",
            vec![
                at("slow-source", 40, "Slow", "The reason is named, and that nothing must be done.", WAITING),
                at("slow-source", 70, "Trying again", "By itself, without a count of attempts.", WAITING),
            ],
            "Goes on by itself",
        ),
        path(
            "Longer than usual",
            vec![
                at(
                    "longer-than-usual",
                    90,
                    "Late",
                    "Said from the upper end of the usual time on.",
                    "estimate",
                ),
                at(
                    "goes-quiet",
                    230,
                    "Quiet",
                    "The server answers; the job itself gives no sign of life.",
                    LINE,
                )
                .saying(Said::Quiet),
            ],
            "Goes on, or ends as one of the others",
        ),
        path(
            "It needs the person",
            vec![
                at(
                    "needs-action",
                    10,
                    "Needs action",
                    "What to do and until when, with the way to it.",
                    "ww-job-panel__action-title",
                )
                .enters(),
            ],
            "Done: it goes on",
        ),
        path(
            "Canceled after the start",
            vec![
                at("canceled", 16, "Asked", "The server has the wish. Asked is not canceled.", CANCEL)
                    .saying(Said::CancelAsked),
                at("canceled", 80, "Canceled", "What was kept and what was deleted.", HEADLINE).enters(),
            ],
            "The form still has its inputs",
        ),
        path(
            "Canceled too late",
            vec![
                at("cancel-too-late", 40, "Too late", "It had ended before the wish arrived.", CANCEL)
                    .saying(Said::CancelTooLate),
            ],
            "The result, whole",
        ),
        told(
            "A cancel that is undone",
            vec![
                at(
                    "cancel-undone",
                    40,
                    "Can be undone",
                    "As long as the server says so; no clock runs.",
                    UNDO,
                ),
                at("cancel-undone", 75, "Undone", "It goes on, and that is said once.", UNDO)
                    .saying(Said::CancelUndone),
            ],
            "On to the next stop",
        ),
        told(
            "A cancel that takes long",
            vec![
                Stop::new("On its way", "Sent, not answered.", with(Cancel::Sending), "ww-button"),
                at("canceled", 45, "Still stopping", "30 seconds and more after the wish was taken.", CANCEL),
            ],
            "Canceled",
        ),
        told(
            "A cancel that is not taken",
            vec![
                Stop::new("Not confirmed", "No answer came.", with(Cancel::Unconfirmed), CANCEL)
                    .saying(|job| Said::AskFailed { job, was_cancel: true }),
                Stop::new(
                    "Not accepted",
                    "The server refuses.",
                    with(Cancel::Denied {
                        detail: Some("Only the person who started it can cancel it.".into()),
                    }),
                    CANCEL,
                ),
                Stop::new(
                    "Not offered",
                    "The server has no way to cancel.",
                    with(Cancel::NotOffered),
                    "ww-job-panel__no-cancel",
                ),
            ],
            "It goes on",
        ),
    ]
}

pub(super) fn contact() -> Vec<Path> {
    let heard = |hearing, trouble| {
        let running = view("handed-over", 100);
        let contact = Contact { heard: Some(Age::Minutes(2)), trouble, ..running.contact };
        JobView { hearing, contact, ..running }
    };
    let lost = Some(Trouble::Unreachable);
    vec![
        path(
            "The server is not heard",
            vec![
                Stop::new(
                    "Looking again",
                    "One answer is missing, which is not yet worth a worry.",
                    heard(Hearing::Checking, None),
                    LINE,
                ),
                Stop::new(
                    "No contact",
                    "From 30 seconds on. It says nothing about the job.",
                    heard(Hearing::Lost, lost),
                    LINE,
                )
                .saying(|_| Said::Lost),
            ],
            "Heard again: on from where the job is by then",
        ),
        told(
            "Offline",
            vec![
                Stop::new("Offline", "The browser has no network.", heard(Hearing::Offline, lost), LINE)
                    .saying(|_| Said::Offline),
            ],
            "Online again: on from where the job is by then",
        ),
        path(
            "Signed out",
            vec![
                Stop::new(
                    "Signed out",
                    "What is shown is as of then; links to files are hidden.",
                    heard(Hearing::SignedOut, None),
                    LINE,
                )
                .saying(|_| Said::SignedOut),
            ],
            "Signed in: on from where the job is by then",
        ),
        told(
            "Something else answers",
            vec![
                Stop::new(
                    "Busy",
                    "The server asks for patience.",
                    heard(Hearing::Checking, Some(Trouble::Busy)),
                    LINE,
                ),
                Stop::new(
                    "Intercepted",
                    "A sign-in page of the network, or the like.",
                    heard(Hearing::Lost, Some(Trouble::Intercepted)),
                    LINE,
                ),
                Stop::new(
                    "Not readable",
                    "Answers that cannot be read.",
                    heard(Hearing::Lost, Some(Trouble::Unreadable("answer-not-json"))),
                    LINE,
                ),
            ],
            "A good answer: on from where the job is by then",
        ),
    ]
}

pub(super) fn failing() -> Vec<Path> {
    let failed = || view("failed-near-the-end", 120);
    let retry = |retry| JobView { retry, ..view("timed-out", 700) };
    vec![
        path(
            "Time-out",
            vec![
                at("timed-out", 700, "Failed", "The server has stopped it.", HAPPENED).enters(),
                Stop::new(
                    "Retry",
                    "The same job with the same inputs.",
                    retry(Retry::Sending { only_failed: false }),
                    "ww-button",
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
                .saying(|job| Said::AskFailed { job, was_cancel: false }),
                Stop::new(
                    "Not accepted",
                    "The server refuses.",
                    retry(Retry::Denied { only_failed: false, detail: None }),
                    RETRY,
                ),
                Stop::new("Not offered", "The server has no way to retry.", retry(Retry::NotOffered), RETRY),
            ],
            "The failure stays, with its id for support",
        ),
    ]
}

pub(super) fn after_the_end() -> Vec<Path> {
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
            "Start over, with the same inputs",
        ),
        path(
            "Not found",
            vec![at("not-found", 60, "Not found", "The server does not know the job.", LINE).enters()],
            "The id can be copied for support",
        ),
        told(
            "No access",
            vec![at("no-access", 60, "No access", "This person may not see it any more.", LINE).enters()],
            "The id can be copied for support",
        ),
    ]
}
