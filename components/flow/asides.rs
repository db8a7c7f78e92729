//! The ways that not every job goes.

use waitwell_core::age::Age;
use waitwell_core::announce::{Said, Wished};
use waitwell_core::document::{Leave, Waiting};
use waitwell_core::follower::StartView;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::{Cancel, Contact, ErrorView, JobView, Undo};

use super::stops::{GUIDANCE, HEADLINE, LINE, at, path, told, view};
use super::{Path, Stop};
use crate::fixture::samples;

const CANCEL: &str = "ww-cancel-dialog__message";
const UNDO: &str = "ww-cancel-dialog__undo-message";
const WAITING: &str = "waiting";

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
        told(
            "The browser cannot note the start",
            vec![Stop::at_form(
                "Forgotten later",
                "Storage is blocked or full, and the server has no list in which the job is found again.",
                StartView::Sending { is_forgotten_on_close: true },
            )],
            "On to the queue, where the id can be copied",
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
    let restoring = JobView { id: view("handed-over", 5).id, ..JobView::default() };
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
            vec![
                Stop::new(
                    "Looking",
                    "The id is known from before; nothing else is shown until the server answers.",
                    JobView { hearing: Hearing::Restoring, ..restoring },
                    LINE,
                ),
                at("handed-over", 100, "Found", "Where the job is by then. Nothing is spoken.", LINE),
            ],
            "On from there",
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
    let undo = |undo| JobView { undo, ..view("canceled", 80) };
    let waits = |reason: Option<&str>, next_at| {
        let waiting = Waiting { reason: reason.map(str::to_owned), next_at, ..Waiting::default() };
        JobView { waiting: Some(waiting), ..view("slow-source", 40) }
    };
    let next_try = Some(samples::at(14, 2, 0));
    let wait = |name, what, reason, next_at| Stop::new(name, what, waits(reason, next_at), WAITING);
    vec![
        path(
            "A temporary error",
            vec![
                at("slow-source", 40, "Slow", "The reason is named, and that nothing must be done.", WAITING),
                at("slow-source", 70, "Trying again", "By itself, without a count of attempts.", WAITING),
            ],
            "Goes on by itself",
        ),
        told(
            "A wait that the server names with a word",
            vec![
                wait(
                    "A slow source",
                    "Its word alone, and the kit's sentence for it.",
                    Some("slow_source"),
                    None,
                ),
                wait(
                    "A connection",
                    "The system's own, and not that of the person.",
                    Some("connection_dropped"),
                    None,
                ),
                wait("A limit", "Another service is the slow one.", Some("rate_limit"), None),
                wait(
                    "Another try",
                    "By itself, and at a time that is known.",
                    Some("automatic_retry"),
                    next_try,
                ),
                wait("No reason", "The server says that it waits, and not why.", None, None),
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
            "An undo that is not taken",
            vec![
                Stop::new("On its way", "Sent, not answered.", undo(Undo::Sending), GUIDANCE),
                Stop::new("Not confirmed", "No answer came.", undo(Undo::Unconfirmed), UNDO)
                    .unconfirmed(Wished::UndoCancel),
                Stop::new(
                    "Not accepted",
                    "The server refuses; it can be tried again.",
                    undo(Undo::Denied { detail: None, is_final: false }),
                    UNDO,
                )
                .refused(Wished::UndoCancel),
                Stop::new(
                    "Too late",
                    "The server does not undo it any more.",
                    undo(Undo::Denied { detail: None, is_final: true }),
                    UNDO,
                )
                .refused(Wished::UndoCancel),
            ],
            "The cancel stays",
        ),
        told(
            "A cancel that takes long",
            vec![
                Stop::new("On its way", "Sent, not answered.", with(Cancel::Sending), GUIDANCE),
                at("canceled", 45, "Still stopping", "30 seconds and more after the wish was taken.", CANCEL),
            ],
            "Canceled",
        ),
        told(
            "A cancel that is not taken",
            vec![
                Stop::new("Not confirmed", "No answer came.", with(Cancel::Unconfirmed), CANCEL)
                    .unconfirmed(Wished::Cancel),
                Stop::new(
                    "Not accepted",
                    "The server refuses.",
                    with(Cancel::Denied {
                        detail: Some("Only the person who started it can cancel it.".into()),
                    }),
                    CANCEL,
                )
                .refused(Wished::Cancel),
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
    let live = || JobView { hearing: Hearing::Live, ..view("handed-over", 100) };
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
                    "From 30 seconds on. Only the contact is lost: it says since when, and that the job keeps running.",
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
        told(
            "The person has the page stand still",
            vec![
                Stop::new(
                    "Paused",
                    "What is shown is as of then; the job is followed all the same.",
                    heard(Hearing::Paused, None),
                    LINE,
                )
                .saying(|_| Said::Paused),
                Stop::new("Live", "It goes on.", live(), LINE).saying(|_| Said::Resumed),
            ],
            "On from where the job is by then",
        ),
        told(
            "The browser does not keep the job",
            vec![Stop::new(
                "Copy the id",
                "Storage is blocked or full: once the tab is closed, nothing leads back.",
                JobView { is_forgotten_on_close: true, ..view("handed-over", 100) },
                "ww-heartbeat-line__forgotten",
            )],
            "On to the next stop, while the tab stays open",
        ),
        told(
            "The server does not say whether one may leave",
            vec![Stop::new(
                "Not known",
                "So it is better to stay.",
                JobView { leave: None, ..view("handed-over", 100) },
                GUIDANCE,
            )],
            "On to the next stop",
        ),
    ]
}
