use leptos::prelude::*;
use waitwell_core::view::{JobView, ShownStatus};

use super::StatusBadgeCopy;
use crate::copy::words_of;

/// The headline of a job in one or two plain words.
#[component]
pub fn StatusBadge(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Other words.
    #[prop(optional)]
    copy: Option<StatusBadgeCopy>,
) -> impl IntoView {
    let copy = words_of(copy, |copy| &copy.panel.badge);
    let status = Memo::new(move |_| job.with(|job| job.status));
    let id = Memo::new(move |_| job.with(|job| job.id.clone()));
    let word = Memo::new(move |_| job.with(|job| copy.word(job).clone()));
    view! {
        <span
            class="ww-status-badge"
            data-ww="status-badge"
            data-job=move || id.get().map(|id| id.to_string())
            data-status=move || status.get().as_str()
        >
            <span class=move || mark(status.get()) aria-hidden="true"></span>
            <span class="ww-status-badge__word">{move || word.get()}</span>
        </span>
    }
}

/// The classes of the mark: each headline has a shape of its own, so that color is never alone.
fn mark(status: ShownStatus) -> &'static str {
    match status {
        ShownStatus::Sending => "ww-status-badge__mark ww-mark ww-mark--arc",
        ShownStatus::Queued => "ww-status-badge__mark ww-mark ww-mark--ring",
        ShownStatus::InProgress => "ww-status-badge__mark ww-mark ww-mark--dot",
        ShownStatus::NeedsAction => "ww-status-badge__mark ww-mark ww-mark--diamond",
        ShownStatus::Completed => "ww-status-badge__mark ww-mark ww-mark--tick",
        ShownStatus::PartlyCompleted => "ww-status-badge__mark ww-mark ww-mark--half",
        ShownStatus::Failed => "ww-status-badge__mark ww-mark ww-mark--cross",
        ShownStatus::Canceled => "ww-status-badge__mark ww-mark ww-mark--slash",
        ShownStatus::Gone => "ww-status-badge__mark ww-mark ww-mark--gap",
    }
}
