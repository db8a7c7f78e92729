use leptos::prelude::*;
use waitwell_core::document::CancelScope;
use waitwell_core::view::{Cancel, CancelEffect, JobView, ShownStatus, Undo};

use super::CancelDialog;
use crate::fixture::Fixture;
use crate::fixture::samples::{canceled, completed, queued, running};

/// Every situation of the cancel button and its dialog.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $view:expr;)*) => {
            vec![$(Fixture { component: "cancel-dialog", name: $name, note: $note, view: || $view }),*]
        };
    }
    drawn! {
        "offered", "The button names what it ends, and one line says what that does.",
            closed(offered(Some(CancelScope::Whole), full()));
        "offered-remaining", "Only the rest stops: said before the click.",
            closed(offered(Some(CancelScope::Remaining), CancelEffect::default()));
        "offered-unknown", "The server says nothing but that it can be canceled.",
            closed(offered(None, CancelEffect::default()));
        "not-offered", "No button, and no place is taken.", closed(with(Cancel::NotOffered));
        "refused", "It cannot be canceled, and the server says why.", closed(with(Cancel::Refused {
            why_not: Some("The bank is already booking the payments.".into()),
        }));
        "refused-without-reason", "It cannot be canceled, and nobody says why.",
            closed(with(Cancel::Refused { why_not: None }));
        "sending", "The wish is on its way: the button keeps its place and the focus.",
            closed(with(Cancel::Sending));
        "asked", "Taken, and not yet canceled.", closed(with(Cancel::Asked { is_slow: false }));
        "asked-slow", "Taken 30 seconds ago.", closed(with(Cancel::Asked { is_slow: true }));
        "unconfirmed", "No answer: it is not known whether the wish arrived.", closed(with(Cancel::Unconfirmed));
        "denied", "The server did not accept the wish.", closed(with(Cancel::Denied {
            detail: Some("Only the person who started it can cancel it.".into()),
        }));
        "too-late", "It finished first: news, and no error.",
            closed(JobView { cancel: Cancel::TooLate, ..completed() });
        "undo-offered", "Canceled, and it can still be undone: no time is named, and no clock runs.",
            closed(undo(Undo::Offered));
        "undo-asked", "Not stopped yet, and it can be undone already.", closed(JobView {
            undo: Undo::Offered,
            ..with(Cancel::Asked { is_slow: false })
        });
        "undo-sending", "The wish is on its way: the button keeps its place and the focus.",
            closed(undo(Undo::Sending));
        "undo-unconfirmed", "No answer: it is not known whether the wish arrived.", closed(undo(Undo::Unconfirmed));
        "undo-denied", "The server did not accept it, and may another time.", closed(undo(Undo::Denied {
            detail: Some("Only the person who canceled it can undo that.".into()),
            is_final: false,
        }));
        "undo-too-late", "It can't be undone any more.", closed(undo(Undo::Denied {
            detail: Some("The rows collected so far have been deleted.".into()),
            is_final: true,
        }));
        "undone", "It goes on after an undone cancel, and can be canceled again.",
            closed(JobView { undo: Undo::Done, ..offered(Some(CancelScope::Whole), full()) });
        "import", "Another kind of job, another noun.",
            closed(JobView { kind: Some("import".into()), ..offered(Some(CancelScope::Whole), full()) });
        "open-whole", "What stops, what is kept and what is deleted.",
            open(offered(Some(CancelScope::Whole), full()));
        "open-remaining", "What has happened stays, and cannot be undone.",
            open(offered(Some(CancelScope::Remaining), done_already()));
        "open-upload", "Only the upload.", open(offered(Some(CancelScope::Upload), CancelEffect {
            keeps: vec!["Your file on this computer".into(), "Your settings".into()],
            ..CancelEffect::default()
        }));
        "open-queued", "Nothing has been made yet.", open(JobView {
            cancel: Cancel::Offered(CancelEffect {
                scope: Some(CancelScope::Whole),
                keeps: vec!["Your filters".into()],
                ..CancelEffect::default()
            }),
            ..queued()
        });
        "open-unknown", "Only what is known is said.", open(offered(None, CancelEffect::default()));
        "open-all", "All four parts at once.", open(offered(Some(CancelScope::Whole), CancelEffect {
            cannot_undo: vec!["120 invoices were sent".into()],
            ..full()
        }));
        "open-unconfirmed", "Trying again asks again.", open(with(Cancel::Unconfirmed));
        "open-ended", "It finished while the dialog was open: no cancel any more.", open(completed());
        "open-partly", "It ended in part while the dialog was open.", ended(ShownStatus::PartlyCompleted);
        "open-failed", "It failed while the dialog was open.", ended(ShownStatus::Failed);
        "open-canceled", "Somebody else canceled it.", ended(ShownStatus::Canceled);
        "open-gone", "It cannot be found any more.", ended(ShownStatus::Gone);
        "open-asked", "Somebody else asked for it to be canceled.",
            open(with(Cancel::Asked { is_slow: false }));
        "open-withdrawn", "The server no longer offers a cancel.", open(with(Cancel::NotOffered));
        "right-to-left", "Titles and lists from right to left.", open(right_to_left());
        "long-words", "Nothing is cut, nothing pushes the page aside.", open(long_words());
    }
}

fn closed(job: JobView) -> AnyView {
    view! { <CancelDialog job=Signal::stored(job) ask=|_| {} /> }.into_any()
}

fn open(job: JobView) -> AnyView {
    view! { <CancelDialog job=Signal::stored(job) ask=|_| {} is_drawn_open=true /> }.into_any()
}

fn ended(status: ShownStatus) -> AnyView {
    open(JobView { status, ..completed() })
}

fn with(cancel: Cancel) -> JobView {
    JobView { cancel, ..running() }
}

fn undo(undo: Undo) -> JobView {
    JobView { undo, ..canceled() }
}

fn offered(scope: Option<CancelScope>, effect: CancelEffect) -> JobView {
    with(Cancel::Offered(CancelEffect { scope, ..effect }))
}

fn full() -> CancelEffect {
    CancelEffect {
        keeps: vec!["Your filters".into(), "Earlier exports".into()],
        deletes: vec!["The file written so far".into()],
        ..CancelEffect::default()
    }
}

fn done_already() -> CancelEffect {
    CancelEffect {
        keeps: vec!["The 120 customers imported so far".into()],
        cannot_undo: vec!["120 welcome emails were sent".into()],
        ..CancelEffect::default()
    }
}

fn right_to_left() -> JobView {
    JobView {
        title: Some("הזמנות וחשבוניות 2025".into()),
        ..offered(
            Some(CancelScope::Whole),
            CancelEffect {
                keeps: vec!["המסננים שלך".into()],
                deletes: vec!["הקובץ שנכתב עד כה".into()],
                ..CancelEffect::default()
            },
        )
    }
}

fn long_words() -> JobView {
    let long = "Gesamtjahresrechnungsabgrenzungspostenübersicht".repeat(10);
    JobView {
        title: Some(long.clone()),
        ..offered(
            Some(CancelScope::Whole),
            CancelEffect { keeps: vec![long.clone(); 3], deletes: vec![long], ..CancelEffect::default() },
        )
    }
}
