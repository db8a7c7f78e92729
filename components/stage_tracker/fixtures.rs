use leptos::prelude::*;
use waitwell_core::document::{Counts, StageStatus, Waiting};
use waitwell_core::progress::Progress;
use waitwell_core::view::{JobView, ShownStatus, StageView};

use super::StageTracker;
use crate::fixture::Fixture;
use crate::fixture::samples::{
    at, canceled, completed, failed, needs_action, queued, rows, running, stage, stages,
};

/// Every situation of the stage tracker.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $job:expr;)*) => {
            vec![$(Fixture { component: "stage-tracker", name: $name, note: $note, view: || draw($job) }),*]
        };
    }
    drawn! {
        "queued", "Nothing has begun: no bar, the place in line, the usual time.", queued();
        "next-in-line", "The first in the queue.", JobView { queue_position: Some(1), ..queued() };
        "measured", "Real counts against a real total: a percentage.", running();
        "nothing-done-yet", "Zero of a real total is a fact.", progress(rows(0, 400));
        "counted", "No total: what is done so far, and no position.", progress(counted(1_200, None));
        "total-is-a-guess", "A guess is called one.", progress(counted(1_200, Some(4_000)));
        "more-than-expected", "Over the total: said, not cut to 100 percent.", progress(counted(120, Some(100)));
        "not-counted", "Work without any count.", progress(Progress::Unknown);
        "zero-of-zero", "A total of zero says nothing: neither an empty bar nor a full one.", progress(of_zero(0));
        "some-of-zero", "A total of zero that was passed: what is done, and no total.", progress(of_zero(40));
        "finishing", "All is counted, the work is not over: Finishing, not 100 percent.",
            JobView { finishing: true, stages: stages(2, StageStatus::Current), ..progress(rows(400, 400)) };
        "note", "The server's short sentence.",
            JobView { note: Some("Generating pages 12 to 40".into()), ..running() };
        "overdue", "Longer than usual, said calmly.", JobView { overdue: true, ..running() };
        "overdue-without-estimate", "Longer than usual, and no usual time to name.",
            JobView { overdue: true, estimate: None, ..running() };
        "slow-source", "Why nothing moves: the source.", wait("slow_source");
        "connection-dropped", "Why nothing moves: the system's own connection.", wait("connection_dropped");
        "rate-limit", "Why nothing moves: another service's limit.", wait("rate_limit");
        "automatic-retry", "The system tries again by itself, at a known time.", automatic_retry();
        "waiting-in-the-servers-words", "The server's sentence stands before the calm one.", waiting(Waiting {
            text: Some("The ledger is closed for its nightly backup until 15:00.".into()),
            ..Waiting::default()
        });
        "waiting-for-unknown-reason", "A word that the kit does not know is not shown.", wait("paused_by_moon");
        "needs-action", "It waits in the middle; the counts stay.",
            JobView { progress: rows(120, 400), ..needs_action() };
        "unknown-status", "The server's own word, readable.",
            JobView { status_word: Some("paused_by_admin".into()), ..running() };
        "completed", "All steps done, with their times.", completed();
        "skipped", "A step left out on purpose.", skipped();
        "failed", "It failed in the last step.", failed();
        "canceled", "It was canceled in the second step.", canceled();
        "no-stages", "A job without steps: just the bar.", JobView { stages: vec![], ..running() };
        "no-stages-not-counted", "A job without steps and counts.",
            JobView { stages: vec![], ..progress(Progress::Unknown) };
        "nothing-known", "The server says nothing but the status.",
            JobView { status: ShownStatus::InProgress, ..JobView::default() };
        "thirty-stages", "Many steps stay a list.", thirty();
        "right-to-left", "Labels and a note from right to left.", right_to_left();
        "long-words", "Nothing is cut, nothing pushes the page aside.", long_words();
    }
}

fn draw(job: JobView) -> AnyView {
    view! { <StageTracker job=Signal::stored(job) /> }.into_any()
}

fn progress(progress: Progress) -> JobView {
    JobView { progress, ..running() }
}

fn counted(done: u64, expected: Option<u64>) -> Progress {
    Progress::Counted { done, expected, unit: Some("rows".into()) }
}

/// What the core makes of a total of zero.
fn of_zero(done: u64) -> Progress {
    let counts = Counts { done, total: Some(0), unit: Some("rows".into()), total_is_estimate: false };
    Progress::of(Some(&counts))
}

fn waiting(waiting: Waiting) -> JobView {
    JobView { waiting: Some(waiting), ..running() }
}

fn wait(reason: &str) -> JobView {
    waiting(Waiting { reason: Some(reason.into()), ..Waiting::default() })
}

fn automatic_retry() -> JobView {
    waiting(Waiting {
        reason: Some("automatic_retry".into()),
        attempt: Some(3),
        attempts: Some(5),
        next_at: Some(at(14, 5, 0)),
        ..Waiting::default()
    })
}

fn skipped() -> JobView {
    let stages = vec![
        stage("Preparing data", StageStatus::Done),
        stage("Converting currencies", StageStatus::Skipped),
        stage("Building file", StageStatus::Current),
    ];
    JobView { stages, ..running() }
}

fn thirty() -> JobView {
    let status = |at: u64| match at {
        1..12 => StageStatus::Done,
        12 => StageStatus::Current,
        _ => StageStatus::Upcoming,
    };
    let stages = (1..=30).map(|at| stage(&format!("Subsidiary {at}"), status(at))).collect();
    JobView { stages, ..running() }
}

fn right_to_left() -> JobView {
    let stages = vec![
        stage("הכנת נתונים", StageStatus::Done),
        stage("בניית קובץ CSV", StageStatus::Current),
        stage("בדיקה סופית", StageStatus::Upcoming),
    ];
    JobView { stages, note: Some("עמודים 12 עד 40".into()), ..running() }
}

fn long_words() -> JobView {
    let long = "Gesamtjahresrechnungsabgrenzungspostenübersicht".repeat(4);
    let stages = vec![
        StageView { label: long.clone(), ..stage("done", StageStatus::Done) },
        StageView { label: long.clone(), ..stage("now", StageStatus::Current) },
    ];
    JobView { stages, note: Some(long), ..running() }
}
