use leptos::prelude::*;
use waitwell_core::document::{Duplicates, Outcome};
use waitwell_core::link::Link;
use waitwell_core::view::{
    Cancel, CancelEffect, ChangedView, FileLink, FileView, JobView, LeftOutView, ResultView, Retry,
    RetryOffer, ShownStatus, Undo,
};

use super::ResultSummary;
use crate::fixture::Fixture;
use crate::fixture::samples::{at, canceled, completed, file, over, running};

/// Every situation of the result summary.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! summary {
        ($name:literal, $job:expr, $note:literal) => {
            Fixture { component: "result-summary", name: $name, note: $note, view: || draw($job) }
        };
    }
    vec![
        summary!("ready", completed(), "All of it is there: the file, its size and its rows."),
        summary!("several-files", several(), "Each file has its own way to it."),
        summary!("without-a-file", without_file(), "Nothing to fetch: the outcome is all there is."),
        summary!("partial", partial(), "8 of 10, why two are missing, and what is safe to use."),
        summary!("rows-skipped", rows_skipped(), "One reason, and a retry would not change it."),
        summary!(
            "may-duplicate",
            may_duplicate(),
            "What running it again would do is said before the click."
        ),
        summary!(
            "changed-records",
            changed(Some(1_204)),
            "Records were changed: how many, and where to look."
        ),
        summary!("one-changed-record", changed(Some(1)), "One is one."),
        summary!("changed-uncounted", changed(None), "The server does not say how many."),
        summary!("canceled", canceled(), "Calm: somebody wanted this, and what remains is said."),
        summary!(
            "canceled-undo-offered",
            JobView { undo: Undo::Offered, ..canceled() },
            "While the cancel can be undone, nothing is called deleted."
        ),
        summary!("canceled-half-way", half_way(), "What had already happened stays, and is named."),
        summary!("canceled-not-said", not_said(), "The server does not say what was kept."),
        summary!("outcome-unknown", unknown(), "The server does not say whether anything was left out."),
        summary!("nothing-said", over(ShownStatus::Completed), "Completed, and no word about the result."),
        summary!("link-blocked", with_link(FileLink::Blocked), "A link that is not safe is text."),
        summary!("file-expired", with_link(FileLink::Expired), "The file's time is over."),
        summary!("sign-in-first", with_link(FileLink::SignInFirst), "Links are hidden while signed out."),
        summary!("no-link", with_link(FileLink::NotGiven), "The server named a file and gave no way to it."),
        summary!(
            "long-names",
            long_names(),
            "A name of 500 characters without a space, and a reason as long."
        ),
        summary!("right-to-left", right_to_left(), "Right-to-left names keep their own direction."),
        summary!("running", running(), "While the job runs there is nothing to draw."),
    ]
}

fn half_way() -> JobView {
    let effect = CancelEffect {
        keeps: vec!["Your uploaded file".into(), "ملف العملاء.csv".into()],
        cannot_undo: vec!["Added or updated so far: 1,204 customers.".into()],
        ..CancelEffect::default()
    };
    JobView { kind: Some("import".into()), cancel: Cancel::Done(effect), ..canceled() }
}

fn not_said() -> JobView {
    JobView { cancel: Cancel::Done(CancelEffect::default()), ..canceled() }
}

fn draw(job: JobView) -> AnyView {
    view! { <ResultSummary job=Signal::stored(job) /> }.into_any()
}

fn with(change: impl FnOnce(&mut ResultView)) -> JobView {
    let mut job = completed();
    let mut result = job.result.take().unwrap_or_default();
    change(&mut result);
    JobView { result: Some(result), ..job }
}

fn with_link(link: FileLink) -> JobView {
    with(|result| result.files = vec![FileView { link, expires_at: Some(at(15, 0, 0)), ..file() }])
}

fn several() -> JobView {
    let named = |name: &str, format: &str| FileView {
        name: Some(name.into()),
        format: Some(format.into()),
        expires_at: Some(at(20, 0, 0)),
        ..file()
    };
    with(|result| result.files = vec![named("orders.csv", "CSV"), named("refunds.xlsx", "XLSX")])
}

fn without_file() -> JobView {
    with(|result| result.files = Vec::new())
}

fn unknown() -> JobView {
    with(|result| *result = ResultView { files: vec![file()], ..ResultView::default() })
}

fn partial() -> JobView {
    let locked = LeftOutView {
        count: Some(2),
        unit: Some("files".into()),
        text: Some("they were locked".into()),
        retry_helps: Some(true),
    };
    let result = ResultView {
        outcome: Some(Outcome::Partial),
        done: Some(8),
        total: Some(10),
        unit: Some("files".into()),
        skipped: vec![locked],
        files: vec![FileView {
            rows: None,
            name: Some("invoices.zip".into()),
            format: Some("ZIP".into()),
            ..file()
        }],
        safe_to_use: Some("The 8 files are complete and safe to use.".into()),
        next: Some("Download the file now, or run the export again after closing the locked files.".into()),
        ..ResultView::default()
    };
    let retry = Retry::Offered(RetryOffer { duplicates: Some(Duplicates::None), ..RetryOffer::default() });
    JobView { result: Some(result), retry, ..over(ShownStatus::PartlyCompleted) }
}

fn rows_skipped() -> JobView {
    let mut job = partial();
    let archived = LeftOutView {
        count: Some(213),
        unit: Some("rows".into()),
        text: Some("you no longer have permission to view archived records".into()),
        retry_helps: Some(false),
    };
    let result = job.result.take().unwrap_or_default();
    let result = ResultView {
        done: Some(399_787),
        total: Some(400_000),
        unit: Some("rows".into()),
        skipped: vec![archived],
        files: vec![FileView { rows: Some(399_787), ..file() }],
        safe_to_use: Some("The 399,787 exported rows are complete and safe to use.".into()),
        next: Some("Download the file now, or ask for access to archived records and run it again.".into()),
        ..result
    };
    JobView { result: Some(result), ..job }
}

fn may_duplicate() -> JobView {
    let retry =
        Retry::Offered(RetryOffer { duplicates: Some(Duplicates::Possible), ..RetryOffer::default() });
    let failed = LeftOutView { count: None, unit: None, text: None, retry_helps: None };
    let result =
        partial().result.map(|result| ResultView { skipped: Vec::new(), failed: vec![failed], ..result });
    JobView { retry, result, ..partial() }
}

fn changed(count: Option<u64>) -> JobView {
    let review = Some(Link::Safe("https://app.example/customers?changed=imp_1".into()));
    let changed = ChangedView { count, unit: Some("customers".into()), review };
    with(|result| {
        (result.done, result.unit, result.files) = (count, Some("customers".into()), Vec::new());
        result.changed = Some(changed);
    })
}

fn long_names() -> JobView {
    let long = "Quarterly".repeat(56);
    let left = LeftOutView {
        count: Some(3),
        unit: Some("rows".into()),
        text: Some(long.clone()),
        retry_helps: None,
    };
    let result = partial().result.map(|result| ResultView {
        files: vec![FileView { name: Some(long), ..file() }],
        skipped: vec![left],
        ..result
    });
    JobView { result, ..partial() }
}

fn right_to_left() -> JobView {
    with(|result| result.files = vec![FileView { name: Some("הזמנות 2025.csv".into()), ..file() }])
}
