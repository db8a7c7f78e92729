use leptos::prelude::*;
use waitwell_core::document::Outcome;
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::progress::Progress;
use waitwell_core::view::{
    ActionView, ChangedView, Gone, JobView, LeftOutView, ResultView, ShownStatus, Times,
};

use super::{RecentActivity, RecentRow, RecentState};
use crate::fixture::Fixture;
use crate::fixture::samples::{
    at, canceled, completed, failed, gone, id, needs_action, queued, running, sending,
};

/// Every situation of the recent activity.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $state:ident, $jobs:expr;)*) => {
            vec![$(Fixture {
                component: "recent-activity",
                name: $name,
                note: $note,
                view: || draw(RecentState::$state, $jobs),
            }),*]
        };
    }
    drawn! {
        "every-status", "One job of each kind of news; the second is the open one.", Ready, every_status();
        "empty", "It explains itself.", Ready, vec![];
        "restoring", "Nothing is known yet.", Restoring, vec![];
        "restored", "Known from this browser; no answer yet.", Restoring, vec![restored(), completed()];
        "partial", "The list could not be fetched; these the browser knows.", Partial, vec![running(), completed()];
        "partial-and-empty", "The list could not be fetched, and the browser knows none.", Partial, vec![];
        "unseen", "The first has ended since the person last looked.", Ready, vec![
            JobView { is_unseen: true, ..completed() }, failed(),
        ];
        "signed-out", "What is shown says of when it is.", Ready, vec![
            JobView { hearing: Hearing::SignedOut, ..running() },
            JobView { hearing: Hearing::SignedOut, ..completed() },
        ];
        "results", "Files, records, counts, and what was left out.", Ready, results();
        "gone", "Not found, expired, no access: neutral, and they can be removed.", Ready, vec![
            gone(Gone::NotFound), gone(Gone::Expired), gone(Gone::NoAccess),
        ];
        "hard-titles", "No title, a very long one, one from right to left, one that tries to be markup.",
            Ready, hard_titles();
        "two-hundred", "A long list costs no more than what is seen.", Ready, two_hundred();
    }
}

fn draw(state: RecentState, jobs: Vec<JobView>) -> AnyView {
    let row = |(at, job): (usize, JobView)| {
        let id = id(&format!("exp_{}", 1_001 + at))?;
        let job = JobView { id: Some(id.clone()), ..job };
        Some(RecentRow { id, job: ArcSignal::stored(job) })
    };
    let rows: Vec<RecentRow> = jobs.into_iter().enumerate().filter_map(row).collect();
    let open = rows.get(1).map(|row| row.id.clone());
    view! {
        <RecentActivity
            rows=Signal::stored(rows)
            state=Signal::stored(state)
            current=Signal::stored(open)
            ask=Callback::new(|_| {})
        />
    }
    .into_any()
}

fn titled(title: &str, job: JobView) -> JobView {
    JobView { title: Some(title.into()), ..job }
}

fn restored() -> JobView {
    titled("Refunds 2024", JobView { id: queued().id, ..sending() })
}

fn every_status() -> Vec<JobView> {
    let action = ActionView {
        prompt: Some("Choose the column with the customer number".into()),
        label: None,
        link: None,
        due_at: None,
    };
    vec![
        titled("Invoices, November", sending()),
        running(),
        titled("Refunds 2024", queued()),
        titled("Customers from the old shop", JobView { action: Some(action), ..needs_action() }),
        titled("Orders of October", completed()),
        titled("Archived orders", partly()),
        titled("Monthly report", failed()),
        titled("Orders, all years", canceled()),
        titled("Orders 2019", gone(Gone::Expired)),
    ]
}

fn partly() -> JobView {
    let skipped = LeftOutView {
        count: Some(213),
        unit: None,
        text: Some("you no longer have permission to view archived records".into()),
        retry_helps: Some(false),
    };
    let result = ResultView {
        outcome: Some(Outcome::Partial),
        skipped: vec![skipped],
        ..completed().result.unwrap_or_default()
    };
    JobView { status: ShownStatus::PartlyCompleted, result: Some(result), ..completed() }
}

fn results() -> Vec<JobView> {
    let with = |title: &str, result| titled(title, JobView { result: Some(result), ..completed() });
    let whole = || completed().result.unwrap_or_default();
    let files = whole().files;
    let changed = ChangedView { count: Some(1_240), unit: Some("customers".into()), review: None };
    let counts =
        ResultView { done: Some(8), total: Some(10), unit: Some("files".into()), ..Default::default() };
    let some = LeftOutView { count: None, unit: None, text: None, retry_helps: None };
    vec![
        with("One file", whole()),
        with("Three files", ResultView { files: [files.clone(), files.clone(), files].concat(), ..whole() }),
        with("Changed records", ResultView { changed: Some(changed), files: vec![], ..whole() }),
        with("Counts only", ResultView { files: vec![], ..whole() }),
        with("A part, and nothing more is known", counts.clone()),
        with("Some failed, nobody knows how many", ResultView { failed: vec![some], ..counts }),
        with("Nothing is known of the result", ResultView::default()),
    ]
}

fn hard_titles() -> Vec<JobView> {
    let long = format!("{}…", "Bestellungen".repeat(42).chars().take(500).collect::<String>());
    vec![
        JobView { title: None, ..running() },
        titled(&long, running()),
        titled("הזמנות, החזרים וחשבוניות 2025", completed()),
        titled("<img src=x onerror=alert(1)>", failed()),
    ]
}

fn two_hundred() -> Vec<JobView> {
    let job = |n: u64| {
        let times =
            Times { created_at: Some(at(13, 0, 0).minus(Span::minutes(n * 37))), ..completed().times };
        let job = match n % 5 {
            0 => JobView { progress: Progress::Unknown, ..running() },
            1 | 2 => completed(),
            3 => partly(),
            _ => canceled(),
        };
        titled(&format!("Orders, part {n} of 200"), JobView { times, ..job })
    };
    (1..=200).map(job).collect()
}
