//! What the three forms have in common.

use leptos::prelude::*;
use waitwell::{FormField, JobId, StartNotice, StartView};

use crate::address::use_address;

/// What a form starts, and in which words.
#[derive(Clone, Copy)]
pub struct Words {
    /// The kind of job.
    pub kind: &'static str,
    /// The heading.
    pub title: &'static str,
    /// What the job does.
    pub about: &'static str,
    /// On the button.
    pub start: &'static str,
    /// On the button while the start is on its way.
    pub starting: &'static str,
    /// The inputs: the server's name, the id in the page, the label.
    pub fields: &'static [(&'static str, &'static str, &'static str)],
}

/// A form that starts one kind of job. What was entered is never touched by what becomes of the job.
#[component]
pub fn JobForm(
    words: Words,
    /// How far the last start is.
    #[prop(into)]
    state: Signal<Option<StartView>>,
    /// Starts a job with what is in the form.
    #[prop(into)]
    start: Callback<()>,
    /// Asks what became of a start.
    #[prop(into)]
    check: Callback<()>,
    children: Children,
) -> impl IntoView {
    let is_busy = Memo::new(move |_| state.with(|state| matches!(state, Some(StartView::Sending { .. }))));
    let heading = format!("{}-title", words.kind);
    let heading_id = heading.clone();
    let field = |(name, id, label): &(&'static str, &'static str, &'static str)| FormField {
        name: (*name).into(),
        id: (*id).into(),
        label: (*label).into(),
    };
    let fields: Vec<FormField> = words.fields.iter().map(field).collect();
    view! {
        <form
            class="card form"
            data-form=words.kind
            aria-labelledby=heading_id
            novalidate
            on:submit=move |submit| {
                submit.prevent_default();
                // A second click while the first is on its way asks for nothing new.
                if !is_busy.get_untracked() {
                    start.run(());
                }
            }
        >
            <div class="form__inputs">
                <h2 id=heading class="form__title">{words.title}</h2>
                <p class="form__about">{words.about}</p>
                {children()}
            </div>
            <div class="form__end">
                <button
                    type="submit"
                    class="ww-button ww-button--primary"
                    aria-disabled=move || is_busy.get().then_some("true")
                >
                    {move || if is_busy.get() { words.starting } else { words.start }}
                </button>
                <Started state />
            </div>
            <StartNotice state kind=words.kind check start_again=start fields=fields />
        </form>
    }
}

/// The way to the job that this form has started, while that job is open: on a narrow screen it is far below.
#[component]
fn Started(state: Signal<Option<StartView>>) -> impl IntoView {
    let address = use_address();
    let is_open = Memo::new(move |_| match state.get() {
        Some(StartView::Started(id)) => address.query("job").and_then(|open| JobId::parse(&open)) == Some(id),
        _ => false,
    });
    move || {
        is_open
            .get()
            .then(|| view! { <p class="form__started">"Started. " <a href="#job">"Watch it below"</a></p> })
    }
}
