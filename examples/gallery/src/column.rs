//! The page on which a person answers an import's question: which column holds the email address.

use leptos::prelude::*;
use serde_json::{Value, json};
use waitwell::JobId;

use crate::address::use_address;
use crate::api::{self, No};
use crate::frame::Title;

/// How far the question is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Question {
    Asking,
    /// The choices.
    Open(Vec<String>),
    /// There is nothing to answer, and this is why.
    Closed(String),
}

impl Question {
    fn read(answer: Result<Value, No>) -> Self {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        match answer {
            Ok(answer) => {
                let choices = answer.get("choices").and_then(Value::as_array);
                Question::Open(
                    choices.map(|choices| choices.iter().filter_map(text).collect()).unwrap_or_default(),
                )
            }
            Err(no) => Question::Closed(no.detail().unwrap_or_else(|| {
                "The server did not answer. The import waits; reload the page in a moment.".to_owned()
            })),
        }
    }
}

/// The page.
#[component]
pub fn Column(
    /// As it stands in the address.
    id: String,
) -> impl IntoView {
    let Some(id) = JobId::parse(&id) else {
        return view! {
            <Title text="Choose a column" />
            <p class="page__lead">"This address does not name an import. Open it from the job that asks."</p>
        }
        .into_any();
    };
    let address = use_address();
    let question = RwSignal::new(Question::Asking);
    let path = format!("/api/jobs/{id}/action");
    let back = StoredValue::new(format!("/?job={id}"));
    Effect::new({
        let path = path.clone();
        move |_| {
            let path = path.clone();
            leptos::task::spawn_local(async move { question.set(Question::read(api::get(&path).await)) });
        }
    });
    let page = move || match question.get() {
        Question::Asking => view! { <p>"Asking the server for the columns of your file…"</p> }.into_any(),
        Question::Closed(why) => view! { <p data-gallery="no-question">{why}</p> }.into_any(),
        Question::Open(choices) => {
            view! { <Choices choices path=path.clone() back=back.get_value() /> }.into_any()
        }
    };
    view! {
        <Title text="Choose a column" />
        <div class="card narrow">
            {page}
            <p><a href=move || address.href(&back.get_value())>"Go back to the import"</a></p>
        </div>
    }
    .into_any()
}

#[component]
fn Choices(choices: Vec<String>, path: String, back: String) -> impl IntoView {
    let address = use_address();
    // The column that looks most like it is offered first, and the person decides.
    let likely = choices.iter().find(|choice| choice.to_lowercase().contains("contact")).or(choices.first());
    let chosen = RwSignal::new(likely.cloned().unwrap_or_default());
    let (is_busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let answer = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let (path, back) = (path.clone(), back.clone());
        leptos::task::spawn_local(async move {
            match api::post(&path, &json!({ "column": chosen.get_untracked() })).await {
                Ok(_) => address.go(&back),
                Err(no) => {
                    let unknown = "The answer may not have arrived. Nothing is lost; send it again.";
                    trouble.set(Some(no.detail().unwrap_or_else(|| unknown.to_owned())));
                    is_busy.set(false);
                }
            }
        });
    };
    let option = move |choice: String| {
        let (own, value) = (choice.clone(), choice.clone());
        view! {
            <option value=value prop:selected=move || chosen.with(|chosen| *chosen == own)>{choice}</option>
        }
    };
    view! {
        <form on:submit=answer class="form">
            <div class="field">
                <label class="field__label" for="column">"Column that holds the email address"</label>
                <select
                    id="column"
                    class="field__input"
                    aria-describedby="column-trouble"
                    on:change=move |change| chosen.set(event_target_value(&change))
                >
                    {choices.into_iter().map(option).collect_view()}
                </select>
                <p class="field__hint">"The rest of your file stays as it is. The import goes on by itself."</p>
                <p class="field__trouble" id="column-trouble">{move || trouble.get()}</p>
            </div>
            <div class="form__end">
                <button
                    type="submit"
                    class="ww-button ww-button--primary"
                    aria-disabled=move || is_busy.get().then_some("true")
                >
                    {move || if is_busy.get() { "Sending your answer…" } else { "Go on with this column" }}
                </button>
            </div>
        </form>
    }
}
