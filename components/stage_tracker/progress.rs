use leptos::prelude::*;
use waitwell_core::document::StageStatus;
use waitwell_core::progress::Progress;
use waitwell_core::view::{JobView, ShownStatus};

use super::StageTrackerCopy;
use crate::boxed::{live, memo, piece};

/// The bar and its words.
#[derive(Clone, PartialEq)]
pub(super) struct Bar {
    name: String,
    kind: &'static str,
    /// Done and total, only where both are real: a bar without them shows no position.
    value: Option<(u64, u64)>,
    counts: Option<String>,
}

impl Bar {
    /// The bar of a job; only a job that is at work, or waits in its middle, has one.
    pub(super) fn of(job: &JobView, copy: &StageTrackerCopy) -> Option<Self> {
        let counts = copy.counts(&job.progress, job.finishing);
        match job.status {
            ShownStatus::InProgress => {}
            ShownStatus::NeedsAction if counts.is_some() => {}
            _ => return None,
        }
        let stage = job.stages.iter().find(|stage| stage.status == StageStatus::Current);
        let noun = copy.wording.noun(job.kind.as_deref());
        let label = stage.map(|stage| copy.wording.isolated(stage.label.as_str()));
        let value = match &job.progress {
            Progress::Measured { done, total, .. } => Some((*done, *total)),
            _ => None,
        };
        Some(Self {
            name: (copy.progress_name)(noun, label.as_deref()),
            kind: job.progress.as_str(),
            value,
            counts,
        })
    }
}

/// Draws the bar. Its element stays while the counts change, so that nothing but the counts is drawn anew.
pub(super) fn progress(bar: Memo<Option<Bar>>) -> impl IntoView {
    let shown = memo(move || bar.with(Option::is_some));
    let part = move |part: fn(&Bar) -> Option<String>| bar.with(|bar| bar.as_ref().and_then(part));
    piece(move || {
        shown.get().then(|| {
            view! {
                <div
                    class="ww-stage-tracker__progress"
                    data-progress=live(move || bar.with(|bar| bar.as_ref().map(|bar| bar.kind)))
                >
                    <progress
                        class="ww-stage-tracker__bar"
                        aria-label=live(move || part(|bar| Some(bar.name.clone())))
                        aria-valuetext=live(move || part(|bar| bar.counts.clone()))
                        max=live(move || part(|bar| bar.value.map(|(_, total)| total.to_string())))
                        value=live(move || part(|bar| bar.value.map(|(done, _)| done.to_string())))
                    ></progress>
                    // The bar says it aloud, as its value.
                    <span class="ww-stage-tracker__counts" aria-hidden="true">
                        {live(move || part(|bar| bar.counts.clone()))}
                    </span>
                </div>
            }
        })
    })
}
