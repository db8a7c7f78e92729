use leptos::prelude::*;
use waitwell_core::link::Link;
use waitwell_core::view::{ActionView, JobView, ShownStatus};

use super::JobPanelCopy;
use crate::boxed::{memo, piece};

/// What the person must do before the job can go on.
pub(super) fn action(
    job: Signal<JobView>,
    lang: Memo<Option<String>>,
    copy: StoredValue<JobPanelCopy>,
) -> impl IntoView {
    let kind = memo(move || job.with(|job| job.kind.clone()));
    let asked =
        memo(move || job.with(|job| (job.status == ShownStatus::NeedsAction).then(|| job.action.clone())));
    piece(move || {
        asked.get().map(|asked| {
            let title = copy.with_value(|copy| (copy.action)(copy.wording.noun(kind.get().as_deref())));
            view! {
                <div class="ww-job-panel__action">
                    <p class="ww-job-panel__action-title">{title}</p>
                    {copy.with_value(|copy| needed(asked, lang, copy))}
                </div>
            }
        })
    })
}

fn needed(asked: Option<ActionView>, lang: Memo<Option<String>>, copy: &JobPanelCopy) -> AnyView {
    let Some(ActionView { prompt, label, link, due_at }) = asked else {
        return view! { <p>{copy.action_not_said.clone()}</p> }.into_any();
    };
    let is_said = prompt.is_some() || link.is_some();
    let words = match label {
        Some(label) => view! { <bdi lang=lang>{label}</bdi> }.into_any(),
        None => copy.act.clone().into_any(),
    };
    let way = link.map(|link| match link {
        Link::Safe(href) => view! {
            <p>
                <a
                    class="ww-button ww-button--primary"
                    data-ask="act"
                    href=href
                    rel="noopener noreferrer"
                    referrerpolicy="no-referrer"
                >
                    <span class="ww-button__label">{words}</span>
                </a>
            </p>
        }
        .into_any(),
        Link::Blocked => view! { <p>{words} " " {copy.blocked.clone()}</p> }.into_any(),
    });
    view! {
        {(!is_said).then(|| view! { <p>{copy.action_not_said.clone()}</p> })}
        {prompt.map(|prompt| view! { <p><bdi lang=lang>{prompt}</bdi></p> })}
        {way}
        {due_at.map(|at| view! { <p class="ww-job-panel__due">{(copy.due)(&copy.wording.moment(at))}</p> })}
    }
    .into_any()
}
