use super::Scenario;
use super::draft::{Draft, cancel_whole, counts, next, start};
use crate::document::*;
use crate::moment::Span;

/// The steps of an export.
pub(super) const STAGES: &[(&str, &str)] =
    &[("prepare", "Preparing data"), ("build", "Building file"), ("check", "Final check")];

/// How many rows an export has.
const ROWS: u64 = 240_000;

pub(super) fn all() -> Vec<Scenario> {
    vec![
        export("export-8-seconds", "An export that takes 8 seconds.", Span::seconds(8), 8),
        export("export-90-seconds", "An export that takes a minute and a half.", Span::seconds(90), 30),
        export("export-15-minutes", "An export that takes a quarter of an hour.", Span::minutes(15), 100),
        queued(),
        slow_source(),
        handed_over(),
        needs_action(),
        import(),
    ]
}

/// An export of all rows in `total`, with `reports` reports of its counts.
fn export(name: &'static str, note: &'static str, total: Span, reports: u64) -> Scenario {
    let share = |percent: u64| Span::ms(total.as_ms() * percent / 100);
    let mut draft = Draft::new(name, note, "export", "Orders, refunds and invoices 2025");
    let (low_s, high_s) = (total.as_seconds() * 3 / 4, total.as_seconds() * 3 / 2);
    draft = draft.at(Span::ZERO, |job| {
        job.estimate = Some(Range { low_s, high_s });
        job.queue = Some(Queue { position: Some(1) });
        job.cancel = cancel_whole();
    });
    draft = draft.at(share(5), start(share(5), STAGES)).at(share(15), next(share(15)));
    for report in 1..=reports {
        let at =
            Span::ms(share(15).as_ms() + (share(90).as_ms() - share(15).as_ms()) * report / (reports + 1));
        draft = draft.at(at, |job| job.progress = counts(ROWS * report / reports, Some(ROWS), "rows"));
    }
    draft
        .at(share(90), next(share(90)))
        .ends(total, Status::Completed, |job| job.result = Some(full()))
        .done()
}

/// A complete file.
pub(super) fn full() -> JobResult {
    JobResult {
        outcome: Some(Outcome::Full),
        done: Some(ROWS),
        total: Some(ROWS),
        unit: Some("rows".into()),
        files: vec![csv()],
        ..JobResult::default()
    }
}

pub(super) fn csv() -> ResultFile {
    ResultFile {
        name: Some("orders-2025.csv".into()),
        format: Some("CSV".into()),
        bytes: Some(14_230_000),
        rows: Some(ROWS),
        url: Some("/api/jobs/orders/files/orders-2025.csv".into()),
        expires_at: None,
    }
}

/// An export at work on its file, 5 seconds after its start.
pub(super) fn at_work(name: &'static str, note: &'static str) -> Draft {
    Draft::new(name, note, "export", "Orders, refunds and invoices 2025")
        .at(Span::ZERO, |job| job.cancel = cancel_whole())
        .at(Span::seconds(2), start(Span::seconds(2), STAGES))
        .at(Span::seconds(5), next(Span::seconds(5)))
}

fn queued() -> Scenario {
    let mut draft =
        Draft::new("queued-3-minutes", "It waits in the queue for three minutes.", "export", "Orders");
    for (minute, position) in [(0, 6), (1, 3), (2, 1)] {
        draft = draft.at(Span::minutes(minute), |job| {
            job.queue = Some(Queue { position: Some(position) });
            job.cancel = cancel_whole();
        });
    }
    let began = Span::minutes(3);
    draft
        .at(began, start(began, STAGES))
        .ends(Span::seconds(200), Status::Completed, |job| job.result = Some(full()))
        .done()
}

fn slow_source() -> Scenario {
    let waits = |reason: &str, text: &str, attempt| {
        let (reason, text) = (Some(reason.into()), Some(text.into()));
        Some(Waiting { reason, text, attempt, attempts: attempt.map(|_| 5), next_at: None })
    };
    at_work("slow-source", "Its source is slow, then drops the connection; it goes on by itself.")
        .at(Span::seconds(10), |job| job.progress = counts(30_000, Some(ROWS), "rows"))
        .at(Span::seconds(20), |job| job.waiting = waits("slow_source", "The file source is slow.", None))
        .at(Span::seconds(60), |job| {
            job.waiting = waits("automatic_retry", "The connection dropped.", Some(2))
        })
        .at(Span::seconds(75), |job| {
            (job.waiting, job.progress) = (None, counts(120_000, Some(ROWS), "rows"));
        })
        .ends(Span::seconds(100), Status::Completed, |job| job.result = Some(full()))
        .done()
}

fn handed_over() -> Scenario {
    let stages = &[STAGES[0], STAGES[1], ("hand-over", "Sending to your accounting service")];
    Draft::new(
        "handed-over",
        "It waits in line, is built, and is handed to another service before its result is there.",
        "export",
        "Orders, refunds and invoices 2025",
    )
    .at(Span::ZERO, |job| {
        job.estimate = Some(Range { low_s: 120, high_s: 300 });
        job.queue = Some(Queue { position: Some(2) });
        job.cancel = cancel_whole();
    })
    .at(Span::seconds(40), start(Span::seconds(40), stages))
    .at(Span::seconds(60), next(Span::seconds(60)))
    .at(Span::seconds(90), |job| job.progress = counts(120_000, Some(ROWS), "rows"))
    .at(Span::seconds(150), |job| {
        next(Span::seconds(150))(job);
        job.cancel = Some(CancelTerms {
            allowed: Some(false),
            why_not: Some("The file is already on its way to your accounting service.".into()),
            ..CancelTerms::default()
        });
    })
    .ends(Span::seconds(180), Status::Completed, |job| job.result = Some(full()))
    .done()
}

fn needs_action() -> Scenario {
    let asks = Action {
        prompt: Some("Choose the column that holds the email address.".into()),
        label: Some("Choose a column".into()),
        url: Some("/imports/customers/columns".into()),
        due_at: Some(super::START.plus(Span::days(1))),
    };
    Draft::new("needs-action", "It stops until the person chooses a column.", "import", "customers.csv")
        .at(Span::ZERO, |_| {})
        .at(
            Span::seconds(2),
            start(Span::seconds(2), &[("check", "Checking rows"), ("save", "Saving customers")]),
        )
        .at(Span::seconds(4), |job| {
            (job.status, job.action) = (Status::NeedsAction, Some(asks));
            job.cancel = cancel_whole();
        })
        .done()
}

fn import() -> Scenario {
    let result = JobResult {
        outcome: Some(Outcome::Full),
        done: Some(1_840),
        total: Some(1_840),
        unit: Some("rows".into()),
        changed: Some(Changed {
            count: Some(1_702),
            unit: Some("customers".into()),
            review_url: Some("/customers?changed=import".into()),
        }),
        ..JobResult::default()
    };
    Draft::new("import-changed-records", "An import that changed records.", "import", "customers.csv")
        .at(Span::ZERO, |job| job.leave = Some(Leave::KeepOpen))
        .at(Span::seconds(3), |job| {
            start(Span::seconds(3), &[("check", "Checking rows"), ("save", "Saving customers")])(job);
            job.leave = Some(Leave::Safe);
        })
        .at(Span::seconds(9), next(Span::seconds(9)))
        .at(Span::seconds(15), |job| job.progress = counts(900, Some(1_840), "rows"))
        .ends(Span::seconds(24), Status::Completed, |job| job.result = Some(result))
        .done()
}
