//! What support asks for, behind a button.

use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::view::{JobView, ShownStatus};

use super::RetryPanelCopy;
use crate::boxed::{live, memo, piece};
use crate::copy::Text;

/// The details of a failure: a name and a text each, and the language of those that are no words for machines.
#[derive(Clone, PartialEq)]
struct Details {
    rows: Vec<(&'static str, String, Option<String>)>,
    id: Option<String>,
}

impl Details {
    fn of(job: &JobView) -> Option<Self> {
        if job.status != ShownStatus::Failed {
            return None;
        }
        let error = job.error.clone().unwrap_or_default();
        let said = [error.title, error.detail].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let said = (!said.is_empty()).then_some(said);
        let rows = [
            ("code", error.code, None),
            ("kind", error.kind, None),
            ("stage", error.stage, job.language.clone()),
            ("said", said, error.language),
        ];
        let rows = rows.into_iter().filter_map(|(name, text, language)| Some((name, text?, language)));
        let rows: Vec<_> = rows.collect();
        let id = job.id.as_ref().map(|id| id.to_string());
        (!rows.is_empty() || id.is_some()).then_some(Self { rows, id })
    }
}

impl RetryPanelCopy {
    fn detail(&self, name: &str) -> Text {
        match name {
            "code" => self.code.clone(),
            "kind" => self.kind.clone(),
            "stage" => self.stage.clone(),
            _ => self.said.clone(),
        }
    }
}

pub(super) fn details(
    job: Signal<JobView>,
    ask: Callback<Ask>,
    copy: StoredValue<RetryPanelCopy>,
) -> impl IntoView {
    let details = memo(move || job.with(Details::of));
    let has_details = memo(move || details.with(Option::is_some));
    let open = RwSignal::new(false);
    let panel =
        move || job.with(|job| format!("ww-details-{}", job.id.as_ref().map_or("new", |id| id.as_str())));
    let toggle = move || {
        view! {
            <button
                type="button"
                class="ww-button ww-button--quiet"
                data-ask="show-details"
                aria-expanded=live(move || if open.get() { "true" } else { "false" })
                aria-controls=panel
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {live(move || copy.with_value(|copy| {
                    if open.get() { copy.hide_details.clone() } else { copy.show_details.clone() }
                }))}
            </button>
        }
    };
    let copy_id = move |_| {
        if let Some(id) = job.with_untracked(|job| job.id.clone()) {
            ask.run(Ask::CopyId(id));
        }
    };
    let list = move |Details { rows, id }: Details| {
        let rows = rows.into_iter().map(|(name, text, language)| {
            let (term, lang) = copy.with_value(|copy| (copy.detail(name), copy.lang(language.as_deref())));
            view! { <div><dt>{term}</dt><dd><bdi lang=lang>{text}</bdi></dd></div> }.into_any()
        });
        let id = id.map(|id| {
            let (term, action) = copy.with_value(|copy| (copy.job_id.clone(), copy.copy_id.clone()));
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd>
                        <bdi><code>{id}</code></bdi>
                        <button
                            type="button"
                            class="ww-button ww-button--quiet"
                            data-ask="copy-id"
                            on:click=copy_id
                        >
                            {action}
                        </button>
                    </dd>
                </div>
            }
            .into_any()
        });
        view! { <dl>{rows.collect_view()}{id}</dl> }.into_any()
    };
    piece(move || {
        has_details.get().then(|| {
            view! {
                <div class="ww-retry-panel__details">
                    {toggle()}
                    // In the page also while closed, so that the button always has what it controls.
                    <div id=panel hidden=live(move || !open.get())>
                        {live(move || open.get().then(|| details.get().map(list)))}
                    </div>
                </div>
            }
        })
    })
}
