//! The runs before the present one.

use std::cmp::Reverse;

use super::{Fields, problem_from, status};
use crate::document::{EarlierRun, Status};

/// The most earlier runs that are taken; of more, the newest.
pub const MAX_EARLIER: usize = 20;

/// The runs before the run `before`, where there is such a bound: newest first, and each of them once.
///
/// What names no run, or no ending, is left out.
pub(super) fn runs(fields: &mut Fields, before: Option<u64>) -> Vec<EarlierRun> {
    let mut runs: Vec<EarlierRun> = Vec::new();
    for earlier in fields.list("earlier", run) {
        if before.is_some_and(|before| earlier.run >= before) {
            continue;
        }
        // Where it names a run twice, the first counts.
        if let Err(at) = runs.binary_search_by_key(&Reverse(earlier.run), |known| Reverse(known.run)) {
            runs.insert(at, earlier);
            runs.truncate(MAX_EARLIER);
        }
    }
    runs
}

fn run(mut fields: Fields) -> Option<EarlierRun> {
    let status = status(&fields.word("status")?);
    let has_ended = match &status {
        Status::Completed | Status::Failed | Status::Canceled => true,
        Status::Unknown(word) => !word.is_empty(),
        Status::Queued | Status::InProgress | Status::NeedsAction => false,
    };
    let run = fields.run().filter(|_| has_ended)?;
    Some(EarlierRun {
        run,
        status,
        outcome: fields.outcome(),
        finished_at: fields.moment("finished_at"),
        error: fields.object("error").map(problem_from),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::decode::document_from;

    fn read(run: u64, earlier: Value) -> Vec<EarlierRun> {
        let job = json!({ "id": "a", "status": "queued", "run": run, "earlier": earlier });
        document_from(job).unwrap().earlier
    }

    fn numbers(runs: &[EarlierRun]) -> Vec<u64> {
        runs.iter().map(|earlier| earlier.run).collect()
    }

    #[test]
    fn earlier_runs_stand_newest_first_and_each_of_them_once() {
        let error = json!({ "type": "timed-out", "title": "First" });
        let runs = read(
            4,
            json!([
                { "run": 1, "status": "failed", "error": error, "finished_at": "2026-11-23T14:02:05Z" },
                { "run": 3, "status": "completed", "outcome": "partial" },
                { "run": 2, "status": "canceled" },
                { "run": 1, "status": "completed" },
            ]),
        );
        assert_eq!(numbers(&runs), [3, 2, 1]);
        assert_eq!(runs[2].status, Status::Failed, "the first that claims to be a run is it");
        assert_eq!(runs[2].error.as_ref().unwrap().kind.as_deref(), Some("timed-out"));
        assert!(runs[2].finished_at.is_some());
    }

    #[test]
    fn what_is_no_earlier_run_is_left_out_and_the_rest_stays() {
        let runs = read(
            3,
            json!([
                null,
                "run 1",
                { "status": "failed" },
                { "run": 0, "status": "failed" },
                { "run": 2.5, "status": "failed" },
                { "run": 1 },
                { "run": 1, "status": 7 },
                { "run": 1, "status": "\u{200b}" },
                { "run": 1, "status": "in_progress" },
                { "run": 3, "status": "failed" },
                { "run": 4, "status": "failed" },
                { "run": 2, "status": "failed", "outcome": "half", "finished_at": "then", "error": "no" },
            ]),
        );
        let bare =
            EarlierRun { run: 2, status: Status::Failed, outcome: None, finished_at: None, error: None };
        assert_eq!(runs, [bare]);
        for wrong in [json!(null), json!("none"), json!({ "run": 1, "status": "failed" })] {
            assert_eq!(read(3, wrong), []);
        }
    }

    #[test]
    fn an_ending_that_the_kit_does_not_know_keeps_its_word() {
        let runs = read(2, json!([{ "run": 1, "status": "stopped_by_admin" }]));
        assert_eq!(runs[0].status, Status::Unknown("stopped_by_admin".into()));
    }

    #[test]
    fn of_many_earlier_runs_the_newest_are_taken_and_their_texts_are_bounded() {
        let long = "x".repeat(10_000);
        let all = (1..=100).map(|run| json!({ "run": run, "status": "failed", "error": { "detail": long } }));
        let runs = read(1_000, all.collect());
        assert_eq!(numbers(&runs), (81..=100).rev().collect::<Vec<_>>());
        let detail = runs[0].error.as_ref().unwrap().detail.as_ref().unwrap();
        assert_eq!(detail.chars().count(), 2_001);
    }

    #[test]
    fn a_retry_that_is_a_new_job_may_name_the_runs_of_the_one_before_it() {
        let earlier = json!([{ "run": 1, "status": "failed" }]);
        let job = json!({ "id": "b", "status": "queued", "retry_of": "a", "earlier": earlier });
        assert_eq!(numbers(&document_from(job).unwrap().earlier), [1]);
        assert_eq!(read(1, json!([{ "run": 1, "status": "failed" }])), [], "no run comes before itself");
    }
}
