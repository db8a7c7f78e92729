//! What an import hands over: how many rows are in, and why the others are not.

use waitwell_core::document::{Changed, Duplicates, JobResult, LeftOut, OnlyFailed, Outcome, ResultFile};

use super::customers::{Checked, Reason};
use super::table::{Appender, counted, grouped};
use crate::clock::after;
use crate::halt::{Failure, Finished, Halt};
use crate::work::Work;

/// The file that lists what was left out.
const LEFT_OUT: &str = "skipped-rows.csv";

/// The result of an import of `total` rows with these `headings`.
pub async fn finish(
    work: &Work,
    headings: &csv::StringRecord,
    checked: Checked,
    total: u64,
) -> Result<Finished, Halt> {
    let good = checked.good.len() as u64;
    let changed = work.services.store.customers_of(&work.owner, &work.id).await?.len() as u64;
    let mut result = JobResult {
        outcome: Some(Outcome::Full),
        done: Some(good),
        total: Some(total),
        unit: Some("rows".to_owned()),
        changed: Some(Changed {
            count: Some(changed),
            unit: Some("customers".to_owned()),
            review_url: Some(super::personal(&work.owner, format!("/api/jobs/{}/changes", work.id))),
        }),
        next: Some("Review the customers.".to_owned()),
        ..JobResult::default()
    };
    if !checked.bad.is_empty() {
        result.outcome = Some(Outcome::Partial);
        let (passing, staying): (Vec<Reason>, Vec<Reason>) =
            Reason::ALL.iter().partition(|reason| reason.passes());
        result.skipped = staying.iter().filter_map(|reason| left_out(&checked, *reason)).collect();
        result.failed = passing.iter().filter_map(|reason| left_out(&checked, *reason)).collect();
        result.files = vec![write_left_out(work, headings, &checked)?];
        result.safe_to_use = Some(match good {
            1 => "The imported row is complete and safe to use.".to_owned(),
            good => format!("The {} imported rows are complete and safe to use.", grouped(good)),
        });
        result.next = Some(what_next(&checked));
    }
    let locked = locked(&checked);
    // Customers are matched by email address, so nobody is added twice.
    let only_failed = (locked > 0).then(|| OnlyFailed {
        count: Some(locked),
        unit: Some("rows".to_owned()),
        low_s: Some(1),
        high_s: Some(5),
        duplicates: Some(Duplicates::None),
    });
    Ok(Finished { result, again: Ok(Duplicates::None), only_failed })
}

fn locked(checked: &Checked) -> u64 {
    checked.bad.iter().filter(|bad| bad.reason.passes()).count() as u64
}

fn what_next(checked: &Checked) -> String {
    let locked = locked(checked);
    let wrong = checked.bad.len() as u64 - locked;
    let retry =
        format!("Retry the {} once the other edit is done.", counted(locked, "locked row", "locked rows"));
    let correct = format!(
        "Correct the {} and import the file again. Customers are matched by email address, so nobody is added \
         twice.",
        counted(wrong, "skipped row", "skipped rows")
    );
    match (locked, wrong) {
        (0, _) => correct,
        (_, 0) => retry,
        _ => format!("{retry} {correct}"),
    }
}

fn left_out(checked: &Checked, reason: Reason) -> Option<LeftOut> {
    let rows: Vec<_> = checked.bad.iter().filter(|bad| bad.reason == reason).collect();
    let first: Vec<String> = rows.iter().take(3).map(|bad| bad.place()).collect();
    let more = rows.len().saturating_sub(3);
    let places = match more {
        0 => first.join(", "),
        more => format!("{} and {} more", first.join(", "), grouped(more as u64)),
    };
    (!rows.is_empty()).then(|| LeftOut {
        count: Some(rows.len() as u64),
        unit: Some("rows".to_owned()),
        text: Some(format!("{} ({places})", reason.text())),
        retry_helps: Some(reason.passes()),
    })
}

fn write_left_out(work: &Work, headings: &csv::StringRecord, checked: &Checked) -> Result<ResultFile, Halt> {
    let mut file = Appender::open(&work.services.folders.work(&work.id).join(LEFT_OUT), 0)?;
    let heading = ["Row", "Reason"].into_iter().chain(headings.iter());
    file.add([heading.map(str::to_owned).collect::<Vec<_>>()])?;
    file.add(checked.bad.iter().map(|bad| {
        let row = [bad.row.to_string(), bad.reason.text().to_owned()];
        row.into_iter().chain(bad.cells.iter().map(str::to_owned)).collect::<Vec<_>>()
    }))?;
    let bytes = work.services.folders.publish(&work.id, LEFT_OUT)?;
    Ok(ResultFile {
        name: Some(LEFT_OUT.to_owned()),
        format: Some("CSV".to_owned()),
        bytes: Some(bytes),
        rows: Some(checked.bad.len() as u64),
        url: Some(super::file_url(work, LEFT_OUT)),
        expires_at: Some(after(work.services.config.keep_files)),
    })
}

/// The failure of an import without a single good row.
pub fn nothing_good(checked: &Checked) -> Halt {
    let reasons: Vec<_> = Reason::ALL.iter().filter_map(|reason| left_out(checked, *reason)?.text).collect();
    Halt::from(Failure {
        code: "invalid-input",
        title: "No row could be imported".to_owned(),
        detail: format!(
            "Every row was skipped: {}. Correct the file and upload it again.",
            reasons.join("; ")
        ),
        field: Some("inputs.upload_id"),
        no_retry: Some("The same file would be skipped again. Correct it and start over."),
        ..Failure::default()
    })
}
