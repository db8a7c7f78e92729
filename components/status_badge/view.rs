use leptos::prelude::*;
use waitwell_core::id::JobId;
use waitwell_core::view::{JobView, ShownStatus};

use super::StatusBadgeCopy;
use crate::boxed::{memo, piece};
use crate::copy::{Text, use_copy, words_of};

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
    // Words of its own come from the component around it, or from an app: they say their language there.
    let lang = copy.is_none().then(|| use_copy().wording().language().tag);
    let copy = words_of(copy, |copy| &copy.panel.badge);
    let headline = memo(move || job.with(|job| Headline::of(job, &copy)));
    piece(move || headline.with(|headline| headline.show(lang)))
}

/// What a badge shows: two equal ones look the same.
#[derive(Clone, PartialEq)]
pub(crate) struct Headline {
    id: Option<JobId>,
    status: ShownStatus,
    word: Text,
}

impl Headline {
    pub(crate) fn of(job: &JobView, copy: &StatusBadgeCopy) -> Self {
        Self { id: job.id.clone(), status: job.status, word: copy.word(job).clone() }
    }

    /// The badge, for a view that is made anew when this changes; with its language, where nothing around it says it.
    pub(crate) fn show(&self, lang: Option<&'static str>) -> impl IntoView + use<> {
        view! {
            <span
                class="ww-status-badge"
                data-ww="status-badge"
                lang=lang
                data-job=self.id.as_ref().map(|id| id.to_string())
                data-status=self.status.as_str()
            >
                <span class=mark(self.status) aria-hidden="true"></span>
                <span class="ww-status-badge__word">{self.word.clone()}</span>
            </span>
        }
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
