//! The jobs that the fixtures of the panel draw.

use waitwell_core::age::Age;
use waitwell_core::document::{Duplicates, Leave, Outcome, Range, RetryFrom, StageStatus, Waiting};
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::link::Link;
use waitwell_core::progress::Progress;
use waitwell_core::text::{MAX_TITLE, clean};
use waitwell_core::view::{
    ActionView, Cancel, ChangedView, Contact, Copying, FileLink, FileView, Fix, Gone, JobView, LeftOutView,
    Notify, ResultView, Retry, RetryOffer, ShownStatus, Times, Undo,
};

use super::earlier_fixtures as earlier;
use crate::copy::use_copy;
use crate::fixture::samples::{
    at, canceled, completed, failed, file, gone, id, needs_action, queued, running, stage,
};

pub(super) fn restoring() -> JobView {
    JobView { id: id("exp_7Q2M4K"), hearing: Hearing::Restoring, ..JobView::default() }
}

pub(super) fn notified(notify: Notify) -> JobView {
    JobView { notify, ..running() }
}

pub(super) fn first_step() -> JobView {
    let mut stages = queued().stages;
    if let Some(first) = stages.first_mut() {
        first.status = StageStatus::Current;
    }
    JobView { stages, progress: Progress::Unknown, ..running() }
}

pub(super) fn finishing() -> JobView {
    let progress = crate::fixture::samples::rows(400_000, 400_000);
    JobView {
        finishing: true,
        progress,
        stages: crate::fixture::samples::stages(2, StageStatus::Current),
        ..running()
    }
}

pub(super) fn waiting() -> JobView {
    let waiting = Waiting {
        reason: Some("connection_dropped".into()),
        attempt: Some(3),
        attempts: Some(5),
        next_at: Some(at(14, 3, 0)),
        ..Waiting::default()
    };
    JobView { waiting: Some(waiting), ..running() }
}

pub(super) fn overdue() -> JobView {
    JobView { overdue: true, running: Some(Age::Minutes(12)), ..running() }
}

pub(super) fn asks() -> JobView {
    let action = ActionView {
        prompt: Some(
            "No column of your file was recognized as the email address. Choose the one that is.".into(),
        ),
        label: Some("Choose a column".into()),
        link: Some(Link::Safe("https://app.example/import/imp_1/column".into())),
        due_at: Some(at(20, 0, 0)),
    };
    JobView {
        kind: Some("import".into()),
        title: Some("Customers, spring fair".into()),
        action: Some(action),
        ..needs_action()
    }
}

pub(super) fn with_cancel(cancel: Cancel) -> JobView {
    JobView { cancel, ..running() }
}

pub(super) fn refused() -> JobView {
    with_cancel(Cancel::Refused { why_not: Some("The invoices are being sent.".into()) })
}

/// Opened by an id that the server does not know: there is nothing but the id.
pub(super) fn never_known() -> JobView {
    JobView {
        id: id("exp_7Q2M4X"),
        kind: None,
        title: None,
        times: Times::default(),
        ..gone(Gone::NeverKnown)
    }
}

pub(super) fn with_undo(undo: Undo) -> JobView {
    JobView { undo, ..canceled() }
}

/// The cancel of a job that still runs, and the wish to undo it.
pub(super) fn undo_while_it_stops(undo: Undo) -> JobView {
    JobView { undo, ..with_cancel(Cancel::Asked { is_slow: false }) }
}

pub(super) fn with_retry_asked(retry: Retry) -> JobView {
    JobView { retry, ..failed() }
}

pub(super) fn too_late() -> JobView {
    JobView { cancel: Cancel::TooLate, ..completed() }
}

pub(super) fn with_retry() -> JobView {
    JobView { retry: Retry::Offered(RetryOffer::default()), ..failed() }
}

pub(super) fn fix_first() -> JobView {
    let fix = Fix {
        code: Some("credentials-expired".into()),
        label: Some("Renew the bank connection".into()),
        link: Some(Link::Safe("https://app.example/connections/bank".into())),
    };
    JobView {
        retry: Retry::Offered(RetryOffer {
            from: Some(RetryFrom::Checkpoint),
            from_stage: Some("Final check".into()),
            usual: Some(Range { low_s: 10, high_s: 20 }),
            duplicates: Some(Duplicates::None),
            fix_first: Some(fix),
            only_failed: None,
        }),
        ..failed()
    }
}

pub(super) fn partial() -> JobView {
    let locked = LeftOutView {
        count: Some(2),
        unit: Some("files".into()),
        text: Some("they were locked".into()),
        retry_helps: Some(true),
    };
    let archive =
        FileView { name: Some("invoices.zip".into()), format: Some("ZIP".into()), rows: None, ..file() };
    let result = ResultView {
        outcome: Some(Outcome::Partial),
        done: Some(8),
        total: Some(10),
        unit: Some("files".into()),
        skipped: vec![locked],
        files: vec![archive],
        safe_to_use: Some("The 8 files are complete and safe to use.".into()),
        ..ResultView::default()
    };
    let retry = Retry::Offered(RetryOffer {
        from: Some(RetryFrom::Start),
        duplicates: Some(Duplicates::None),
        ..RetryOffer::default()
    });
    JobView { status: ShownStatus::PartlyCompleted, result: Some(result), retry, ..completed() }
}

pub(super) fn with_file(link: FileLink) -> JobView {
    let result =
        ResultView { files: vec![FileView { link, ..file() }], ..completed().result.unwrap_or_default() };
    JobView { result: Some(result), ..completed() }
}

pub(super) fn changed() -> JobView {
    let changed = ChangedView {
        count: Some(1_240),
        unit: Some("customers".into()),
        review: Some(Link::Safe("https://app.example/customers?changed=1".into())),
    };
    let result = ResultView { outcome: Some(Outcome::Full), changed: Some(changed), ..ResultView::default() };
    JobView { kind: Some("import".into()), result: Some(result), ..completed() }
}

pub(super) fn keep_open() -> JobView {
    JobView { leave: Some(Leave::KeepOpen), ..running() }
}

pub(super) fn forgotten() -> JobView {
    JobView { is_forgotten_on_close: true, ..running() }
}

pub(super) fn heard(hearing: Hearing, trouble: Option<Trouble>) -> JobView {
    let contact = Contact {
        heard: Some(Age::Minutes(2)),
        heard_at: Some(at(14, 2, 0)),
        next_at: (trouble == Some(Trouble::Busy)).then(|| at(14, 5, 0)),
        trouble,
        ..Contact::default()
    };
    JobView { hearing, contact, ..running() }
}

pub(super) fn quiet() -> JobView {
    JobView { contact: Contact { quiet_since: Some(at(13, 50, 0)), ..running().contact }, ..running() }
}

pub(super) fn not_copied() -> JobView {
    let details = use_copy().panel.details(&failed()).unwrap_or_default();
    JobView { copying: Copying::Refused(details), ..failed() }
}

pub(super) fn unknown_status() -> JobView {
    JobView { status_word: Some("paused_by_admin".into()), ..running() }
}

pub(super) fn bare() -> JobView {
    JobView {
        id: id("a"),
        run: 1,
        status: ShownStatus::InProgress,
        hearing: Hearing::Polling,
        contact: Contact { heard: Some(Age::JustNow), heard_at: Some(at(14, 0, 0)), ..Contact::default() },
        ..JobView::default()
    }
}

pub(super) fn long_title() -> JobView {
    JobView { title: clean(&"Quarterly".repeat(1_112), MAX_TITLE), ..running() }
}

pub(super) fn right_to_left() -> JobView {
    JobView { title: Some("הזמנות, החזרים וחשבוניות 2025 (CSV)".into()), ..running() }
}

pub(super) fn another_language() -> JobView {
    JobView {
        language: Some("de".into()),
        title: Some("Bestellungen, Erstattungen und Rechnungen 2025".into()),
        stages: vec![
            stage("Daten vorbereiten", StageStatus::Done),
            stage("Datei schreiben", StageStatus::Current),
        ],
        note: Some("Seiten 12 bis 40 werden geschrieben".into()),
        cancel: Cancel::Refused { why_not: Some("Die Rechnungen werden gerade versandt.".into()) },
        ..earlier::said_in_german()
    }
}

pub(super) fn thirty_steps() -> JobView {
    let status = |n| match n {
        1..=11 => StageStatus::Done,
        12 => StageStatus::Current,
        _ => StageStatus::Upcoming,
    };
    JobView { stages: (1..=30).map(|n| stage(&format!("Region {n}"), status(n))).collect(), ..running() }
}
