use leptos::prelude::*;
use waitwell_core::view::JobView;

use super::StatusBadgeCopy;

/// The headline of a job in one or two plain words.
#[component]
pub fn StatusBadge(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Other words.
    #[prop(optional)]
    copy: StatusBadgeCopy,
) -> impl IntoView {
    let status = Memo::new(move |_| job.with(|job| job.status));
    let id = Memo::new(move |_| job.with(|job| job.id.clone()));
    view! {
        <span
            class="ww-status-badge"
            data-ww="status-badge"
            data-job=move || id.get().map(|id| id.to_string())
            data-status=move || status.get().as_str()
        >
            <span class="ww-status-badge__mark" aria-hidden="true"></span>
            <span class="ww-status-badge__word">{move || copy.word(status.get()).clone()}</span>
        </span>
    }
}
