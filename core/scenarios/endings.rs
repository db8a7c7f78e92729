use super::draft::{Draft, cancel_whole, counts, next, start};
use super::exports::{STAGES, at_work, csv, full};
use super::{START, Scenario};
use crate::document::*;
use crate::moment::Span;
use crate::view::Gone;

pub(super) fn all() -> Vec<Scenario> {
    vec![
        partly_completed(),
        failed_near_the_end(),
        file_too_large(),
        timed_out(),
        canceled(),
        canceled_in_the_queue(),
        cancel_undone(),
        cancel_too_late(),
        result_expired(),
        gone("gone", "Its time is over, and the server has forgotten it.", Gone::Expired),
        gone("not-found", "The server does not know it any more.", Gone::NotFound),
        gone("no-access", "The person may not see it any more.", Gone::NoAccess),
    ]
}

fn partly_completed() -> Scenario {
    let left_out = |count, unit: &str, text: &str, retry_helps| LeftOut {
        count: Some(count),
        unit: Some(unit.into()),
        text: Some(text.into()),
        retry_helps: Some(retry_helps),
    };
    at_work("partly-completed", "8 of 10 files exported, and rows that the person may not see left out.")
        .at(Span::seconds(10), |job| job.progress = counts(4, Some(10), "files"))
        .ends(Span::seconds(30), Status::Completed, |job| {
            job.result = Some(JobResult {
                outcome: Some(Outcome::Partial),
                done: Some(8),
                total: Some(10),
                unit: Some("files".into()),
                skipped: vec![
                    left_out(2, "files", "they were locked", true),
                    left_out(213, "rows", "you no longer have access to archived records", false),
                ],
                files: vec![csv()],
                safe_to_use: Some("The 8 exported files are complete and safe to use.".into()),
                next: Some(
                    "Download the file now, or rerun the export after closing the locked files.".into(),
                ),
                ..JobResult::default()
            });
            job.retry = Some(RetryTerms {
                allowed: Some(true),
                from: Some(RetryFrom::Start),
                duplicates: Some(Duplicates::None),
                only_failed: Some(OnlyFailed {
                    count: Some(2),
                    unit: Some("files".into()),
                    duplicates: Some(Duplicates::None),
                    ..OnlyFailed::default()
                }),
                ..RetryTerms::default()
            });
        })
        .done()
}

fn failed_near_the_end() -> Scenario {
    let (report, end) = (("send", "Sending to the bank"), Span::seconds(90));
    Draft::new(
        "failed-near-the-end",
        "It fails in its last step: credentials expired.",
        "report",
        "Monthly report",
    )
    .at(Span::ZERO, |job| job.cancel = cancel_whole())
    .at(Span::seconds(2), start(Span::seconds(2), &[STAGES[0], STAGES[1], report]))
    .at(Span::seconds(30), next(Span::seconds(30)))
    .at(Span::seconds(85), next(Span::seconds(85)))
    .ends(end, Status::Failed, |job| {
        job.error = Some(Problem {
            kind: Some("credentials-expired".into()),
            title: Some("The bank connection has expired.".into()),
            code: Some("E-401-BANK".into()),
            work_safe: Some(true),
            ..Problem::default()
        });
        job.retry = Some(RetryTerms {
            allowed: Some(true),
            from: Some(RetryFrom::Checkpoint),
            from_stage: Some(report.1.into()),
            low_s: Some(5),
            high_s: Some(10),
            duplicates: Some(Duplicates::None),
            fix_first: Some(FixFirst {
                code: Some("credentials-expired".into()),
                label: Some("Renew the bank connection".into()),
                url: Some("/settings/bank".into()),
            }),
            ..RetryTerms::default()
        });
        job.inputs = Some(serde_json::json!({ "month": "2026-10" }));
    })
    .done()
}

fn file_too_large() -> Scenario {
    at_work("file-too-large", "It fails because the file would be too large.")
        .ends(Span::seconds(20), Status::Failed, |job| {
            job.error = Some(Problem {
                kind: Some("file-too-large".into()),
                title: Some("The file would be larger than 2 GB.".into()),
                code: Some("E-413".into()),
                work_safe: Some(true),
                ..Problem::default()
            });
            job.retry = Some(RetryTerms {
                allowed: Some(false),
                why_not: Some("The same export would be too large again. Try a smaller date range.".into()),
                ..RetryTerms::default()
            });
            job.inputs = Some(serde_json::json!({ "from": "2025-01-01", "to": "2025-12-31" }));
        })
        .done()
}

fn timed_out() -> Scenario {
    at_work("timed-out", "The server stops it, because it took too long.")
        .at(Span::seconds(10), |job| job.estimate = Some(Range { low_s: 20, high_s: 60 }))
        .ends(Span::minutes(10), Status::Failed, |job| {
            job.error = Some(Problem {
                kind: Some("timed-out".into()),
                code: Some("E-504".into()),
                work_safe: Some(false),
                ..Problem::default()
            });
            job.retry = Some(RetryTerms {
                allowed: Some(true),
                from: Some(RetryFrom::Start),
                duplicates: Some(Duplicates::None),
                ..RetryTerms::default()
            });
            job.inputs = Some(serde_json::json!({ "from": "2025-01-01", "to": "2025-12-31" }));
        })
        .done()
}

fn canceled_in_the_queue() -> Scenario {
    Draft::new(
        "canceled-in-the-queue",
        "The person cancels it before its work has begun.",
        "export",
        "Orders, refunds and invoices 2025",
    )
    .cancel_at(Span::seconds(12))
    .at(Span::ZERO, |job| {
        job.queue = Some(Queue { position: Some(6) });
        job.cancel = cancel_whole();
    })
    .at(Span::seconds(12), |job| job.cancel_requested_at = Some(START.plus(Span::seconds(12))))
    .ends(Span::seconds(14), Status::Canceled, |job| {
        job.cancel = cancel_whole().map(|terms| CancelTerms { deletes: Vec::new(), ..terms });
    })
    .done()
}

fn canceled() -> Scenario {
    at_work("canceled", "The person cancels it while it runs; it stops after a while.")
        .cancel_at(Span::seconds(12))
        .at(Span::seconds(10), |job| job.progress = counts(60_000, Some(240_000), "rows"))
        .at(Span::seconds(12), |job| job.cancel_requested_at = Some(START.plus(Span::seconds(12))))
        .ends(Span::seconds(50), Status::Canceled, |job| job.cancel = cancel_whole())
        .done()
}

fn cancel_undone() -> Scenario {
    at_work("cancel-undone", "The person cancels it, and undoes that: it goes on where it stopped.")
        .cancel_at(Span::seconds(12))
        .undo_at(Span::seconds(60))
        .at(Span::seconds(10), |job| job.progress = counts(60_000, Some(240_000), "rows"))
        .at(Span::seconds(12), |job| job.cancel_requested_at = Some(START.plus(Span::seconds(12))))
        .ends(Span::seconds(15), Status::Canceled, |job| {
            job.cancel = cancel_whole().map(|terms| CancelTerms { can_undo: Some(true), ..terms });
        })
        .at(Span::seconds(60), |job| {
            let stages = job.stages.iter_mut().filter(|stage| stage.status == StageStatus::Canceled);
            for stage in stages {
                (stage.status, stage.finished_at) = (StageStatus::Current, None);
            }
            (job.run, job.version, job.status) = (Some(2), None, Status::InProgress);
            (job.finished_at, job.expires_at) = (None, None);
            job.started_at = Some(START.plus(Span::seconds(60)));
            job.progress = counts(60_000, Some(240_000), "rows");
            job.cancel = cancel_whole().map(|terms| CancelTerms { undone: Some(true), ..terms });
        })
        .ends(Span::seconds(90), Status::Completed, |job| job.result = Some(full()))
        .done()
}

fn cancel_too_late() -> Scenario {
    at_work("cancel-too-late", "The person cancels it just after it has finished.")
        .cancel_at(Span::ms(20_050))
        .ends(Span::seconds(20), Status::Completed, |job| job.result = Some(full()))
        .done()
}

fn result_expired() -> Scenario {
    let until = START.plus(Span::minutes(2));
    at_work("result-expired", "Its file can be fetched for two minutes only.")
        .ends(Span::seconds(20), Status::Completed, |job| {
            let file = ResultFile { expires_at: Some(until), ..csv() };
            job.result = Some(JobResult { files: vec![file], ..full() });
        })
        .done()
}

fn gone(name: &'static str, note: &'static str, why: Gone) -> Scenario {
    at_work(name, note).gone(Span::seconds(15), why).done()
}
