use leptos::prelude::*;
use waitwell_core::announce::{Named, Said};
use waitwell_core::notice::Notice;
use waitwell_core::view::{JobView, ShownStatus};

use super::Notices;
use crate::fixture::Fixture;
use crate::fixture::samples::{canceled, completed, failed, id, needs_action};

/// Every situation of the notices.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $was_away:expr, $jobs:expr;)*) => {
            vec![$(Fixture {
                component: "notices",
                name: $name,
                note: $note,
                view: || draw($was_away, $jobs),
            }),*]
        };
    }
    drawn! {
        "one-ending", "One job ended while nobody looked.", true, vec![completed()];
        "every-ending", "Each way to end, in the words of the wait.", true, every_ending();
        "in-the-app", "A job ended while the person was somewhere else in the app.", false, vec![failed()];
        "untitled", "A job without a title is named by its kind.", false, vec![
            JobView { title: None, ..completed() },
        ];
        "hard-titles", "A title from right to left, and one that tries to be markup.", true, vec![
            titled("הזמנות, החזרים וחשבוניות 2025"),
            titled("<img src=x onerror=alert(1)>"),
        ];
        "many", "After a long night: five are told, the others counted.", true, many();
        "none", "Nothing to tell: nothing is seen.", false, vec![];
    }
}

fn draw(was_away: bool, jobs: Vec<JobView>) -> AnyView {
    let notice = |(at, job): (usize, JobView)| {
        let JobView { kind, title, language, status, result, .. } = job;
        let id = id(&format!("exp_{}", 1_001 + at))?;
        let done_of = result.filter(|_| status == ShownStatus::PartlyCompleted);
        let done_of = done_of.and_then(|result| result.done.zip(result.total));
        let job = Named { id: Some(id.clone()), kind, title, language };
        Some(Notice { job: id, was_away, said: Said::Status { job, status, done_of } })
    };
    let notices: Vec<Notice> = jobs.into_iter().enumerate().filter_map(notice).collect();
    view! { <Notices notices=Signal::stored(notices) ask=Callback::new(|_| {}) /> }.into_any()
}

fn titled(title: &str) -> JobView {
    JobView { title: Some(title.into()), ..completed() }
}

fn every_ending() -> Vec<JobView> {
    let partly = JobView { status: ShownStatus::PartlyCompleted, ..completed() };
    let import = JobView { status: ShownStatus::Completed, ..needs_action() };
    vec![completed(), import, partly, failed(), canceled()]
}

fn many() -> Vec<JobView> {
    (1..=12).map(|n| titled(&format!("Orders, part {n} of 12"))).collect()
}
