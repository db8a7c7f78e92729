use leptos::prelude::*;
use waitwell_core::view::{JobView, ShownStatus};

use super::{StatusBadge, StatusBadgeCopy};
use crate::fixture::{Fixture, samples};

/// Every situation of the status badge.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! badge {
        ($name:literal, $status:ident, $note:literal) => {
            Fixture {
                component: "status-badge",
                name: $name,
                note: $note,
                view: || badge(ShownStatus::$status),
            }
        };
    }
    vec![
        badge!("sending", Sending, "From the click until the server has answered."),
        Fixture {
            component: "status-badge",
            name: "checking",
            note: "Known from this browser; the server has not yet said where it stands.",
            view: || badge_of(JobView { id: samples::queued().id, ..samples::sending() }),
        },
        badge!("queued", Queued, "Accepted; no work has begun."),
        badge!("in-progress", InProgress, "Work is under way."),
        Fixture {
            component: "status-badge",
            name: "unknown-status",
            note: "A status that the kit does not know is no ending. The server's own word stands in the stage tracker.",
            view: || badge_of(JobView { status_word: Some("paused_by_admin".into()), ..samples::running() }),
        },
        badge!("needs-action", NeedsAction, "It waits for the person."),
        badge!("completed", Completed, "All that was asked is done."),
        badge!("partly-completed", PartlyCompleted, "It ended, and a part of it is done."),
        badge!("failed", Failed, "Only when the server says so."),
        badge!("canceled", Canceled, "Looks different from Failed: somebody wanted this."),
        badge!("gone", Gone, "Neutral: nothing went wrong that the person could mend."),
        Fixture {
            component: "status-badge",
            name: "in-a-line-of-text",
            note: "Beside a title that wraps: the badge takes the size of small text and stays on one line.",
            view: in_a_line,
        },
        Fixture {
            component: "status-badge",
            name: "reworded",
            note: "An app's own words, one of them long and from right to left.",
            view: reworded,
        },
    ]
}

fn in_a_line() -> AnyView {
    view! {
        <p>
            "Orders, refunds and invoices of all subsidiaries, 2025 "
            <StatusBadge job=Signal::stored(samples::running()) />
        </p>
    }
    .into_any()
}

fn reworded() -> AnyView {
    let copy = StatusBadgeCopy {
        in_progress: "ממתין לאישור של הנהלת החשבונות".into(), ..Default::default()
    };
    view! { <StatusBadge job=Signal::stored(samples::running()) copy /> }.into_any()
}

fn badge(status: ShownStatus) -> AnyView {
    badge_of(JobView { status, ..JobView::default() })
}

fn badge_of(job: JobView) -> AnyView {
    view! { <StatusBadge job=Signal::stored(job) /> }.into_any()
}
