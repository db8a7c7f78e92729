use leptos::html::Textarea;
use leptos::prelude::*;
use waitwell_core::announce::Said;
use waitwell_core::ask::{Ask, Copied};
use waitwell_core::view::{Copying, JobView};

use crate::boxed::{live, memo, piece};
use crate::job_panel::JobPanelCopy;

/// The button that copies the details for support, what they hold, and what became of copying.
pub(in crate::job_panel) fn support(
    job: Signal<JobView>,
    ask: Callback<Ask>,
    copy: StoredValue<JobPanelCopy>,
) -> impl IntoView {
    let id = memo(move || job.with(|job| job.id.clone()));
    let has_id = memo(move || id.with(Option::is_some));
    let copying = memo(move || job.with(|job| job.copying.clone()));
    let holds_id = move || id.with(|id| id.as_ref().map(|id| format!("ww-support-{id}")));
    let copy_details = move |_| {
        let details = job.with_untracked(|job| copy.with_value(|copy| copy.details(job)));
        if let Some((id, details)) = id.get_untracked().zip(details) {
            ask.run(Ask::CopyDetails(id, details));
        }
    };
    piece(move || {
        has_id.get().then(|| {
            let (action, holds) =
                copy.with_value(|copy| (copy.support.copy.clone(), copy.support.holds.clone()));
            view! {
                <div class="ww-job-panel__support">
                    <button
                        type="button"
                        class="ww-button ww-button--quiet"
                        data-ask="copy-details"
                        aria-describedby=holds_id
                        on:click=copy_details
                    >
                        {action}
                    </button>
                    // Heard once, with the button that it describes.
                    <p class="ww-job-panel__holds" id=holds_id aria-hidden="true">{holds}</p>
                    {live(move || became(copying.get(), copy))}
                </div>
            }
        })
    })
}

/// What became of copying, in the words that are said aloud too.
fn became(copying: Copying, copy: StoredValue<JobPanelCopy>) -> Option<AnyView> {
    let sentence = |said: Said| {
        let words = copy.with_value(|copy| copy.cancel.aloud.sentence(&said));
        view! { <p class="ww-job-panel__copied">{words}</p> }
    };
    match copying {
        Copying::Nothing => None,
        Copying::Done(Copied::Id) => Some(sentence(Said::Copied).into_any()),
        Copying::Done(Copied::Details) => Some(sentence(Said::DetailsCopied).into_any()),
        Copying::Refused(text) => Some(
            view! {
                {sentence(Said::NotCopied)}
                {to_select(text, copy)}
            }
            .into_any(),
        ),
    }
}

/// A text that the person copies themselves: all of it is selected once the field has the focus.
fn to_select(text: String, copy: StoredValue<JobPanelCopy>) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let rows = text.lines().count().to_string();
    let select = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    view! {
        <label class="ww-job-panel__to-select">
            <span>{copy.with_value(|copy| copy.support.details.clone())}</span>
            <textarea
                readonly
                dir="auto"
                spellcheck="false"
                rows=rows
                on:focus=select
                node_ref=field
            >
                {text}
            </textarea>
        </label>
    }
}
