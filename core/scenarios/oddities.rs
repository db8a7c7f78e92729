use serde_json::json;

use super::draft::{Draft, counts, next, start};
use super::exports::{STAGES, at_work, csv, full};
use super::{START, Scenario};
use crate::document::*;
use crate::moment::Span;

pub(super) fn all() -> Vec<Scenario> {
    vec![
        unknown_status(),
        counts_without_total(),
        total_grows(),
        longer_than_usual(),
        hundred_percent(),
        goes_quiet(),
        right_to_left(),
        minimal(),
        unknown_fields(),
    ]
}

fn unknown_status() -> Scenario {
    at_work("unknown-status", "Its status is a word that the contract does not know.")
        .at(Span::seconds(10), |job| job.status = Status::Unknown("paused_by_admin".into()))
        .at(Span::seconds(60), |job| job.status = Status::InProgress)
        .done()
}

fn counts_without_total() -> Scenario {
    let mut draft = at_work("counts-without-total", "It counts, and nobody knows up to where.");
    for step in 1..=6 {
        draft =
            draft.at(Span::seconds(5 + step * 5), |job| job.progress = counts(step * 1_250, None, "pages"));
    }
    draft.done()
}

fn total_grows() -> Scenario {
    let mut draft =
        at_work("total-grows", "Its total grows while it runs, so a percentage would not be true.");
    for (second, done, total) in [(10, 500, 1_000), (20, 900, 1_000), (30, 1_000, 2_400), (40, 1_800, 2_400)]
    {
        draft = draft.at(Span::seconds(second), |job| job.progress = counts(done, Some(total), "files"));
    }
    draft.ends(Span::seconds(60), Status::Completed, |job| job.result = Some(full())).done()
}

fn longer_than_usual() -> Scenario {
    at_work("longer-than-usual", "It takes longer than such a job usually does.")
        .at(Span::seconds(10), |job| job.estimate = Some(Range { low_s: 20, high_s: 60 }))
        .at(Span::seconds(150), |job| job.note = Some("Generating pages 12 to 40".into()))
        .done()
}

fn hundred_percent() -> Scenario {
    let check = Span::seconds(20);
    at_work("hundred-percent-still-running", "Everything is counted, and it is still at work.")
        .at(check, next(check))
        .at(Span::seconds(25), |job| job.progress = counts(240_000, Some(240_000), "rows"))
        .at(Span::minutes(5), |job| job.note = Some("Comparing the totals".into()))
        .done()
}

fn goes_quiet() -> Scenario {
    at_work("goes-quiet", "The server answers, but the job itself shows no sign of life.")
        .at(Span::seconds(10), |job| job.progress = counts(60_000, Some(240_000), "rows"))
        .done()
}

fn right_to_left() -> Scenario {
    let stages = [("prepare", "הכנת הנתונים"), ("build", "בניית הקובץ"), ("check", "בדיקה סופית")];
    Draft::new(
        "right-to-left",
        "Its words run from right to left.",
        "export",
        "הזמנות, החזרים וחשבוניות 2025",
    )
    .at(Span::ZERO, |_| {})
    .at(Span::seconds(2), start(Span::seconds(2), &stages))
    .at(Span::seconds(5), next(Span::seconds(5)))
    .at(Span::seconds(10), |job| job.progress = counts(120_000, Some(240_000), "שורות"))
    .ends(Span::seconds(30), Status::Completed, |job| {
        let file = ResultFile { name: Some("הזמנות-2025.csv".into()), ..csv() };
        job.result = Some(JobResult { unit: Some("שורות".into()), files: vec![file], ..full() });
    })
    .done()
}

fn minimal() -> Scenario {
    Draft::bare("minimal", "Its server gives an id and a status, and nothing else.", "export")
        .at(Span::ZERO, |_| {})
        .at(Span::seconds(5), |job| job.status = Status::InProgress)
        .at(Span::seconds(30), |job| job.status = Status::Completed)
        .done()
}

fn unknown_fields() -> Scenario {
    let began = Span::seconds(2);
    Draft::new(
        "unknown-fields",
        "Its documents have fields that the contract does not know.",
        "export",
        "Orders",
    )
    .at(Span::ZERO, |job| {
        job.other.insert("tenant".into(), json!({ "id": 7, "name": "North" }));
        job.other.insert("priority".into(), json!("low"));
    })
    .at(began, start(began, STAGES))
    .at(Span::seconds(10), |job| {
        job.waiting = Some(Waiting {
            reason: Some("moon_phase".into()),
            next_at: Some(START.plus(Span::minutes(1))),
            ..Waiting::default()
        });
    })
    .done()
}
