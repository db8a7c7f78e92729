//! The inputs of the forms.

use leptos::prelude::*;

/// The paces that can be chosen: value and words.
pub const PACES: [(&str, &str); 3] = [("8s", "8 seconds"), ("90s", "90 seconds"), ("15m", "15 minutes")];

/// One of a few words, all of them in sight.
pub fn choice(
    id: &'static str,
    legend: &'static str,
    options: &'static [(&'static str, &'static str)],
    value: RwSignal<String>,
) -> impl IntoView {
    let option = move |(at, (own, word)): (usize, &'static (&'static str, &'static str))| {
        // The first one carries the name by which a notice or Start over finds the field.
        let input_id = if at == 0 { id.to_owned() } else { format!("{id}-{own}") };
        view! {
            <label class="choice__option">
                <input
                    type="radio"
                    id=input_id
                    name=id
                    value=*own
                    prop:checked=move || value.with(|value| value == own)
                    on:change=move |_| value.set((*own).to_owned())
                />
                <span><bdi>{*word}</bdi></span>
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend class="field__label">{legend}</legend>
            <div class="choice__options">{options.iter().enumerate().map(option).collect_view()}</div>
        </fieldset>
    }
}

/// One of several words, behind a click.
pub fn select(
    id: &'static str,
    label: &'static str,
    options: &'static [(&'static str, &'static str)],
    value: RwSignal<String>,
) -> impl IntoView {
    let option = move |(own, word): &'static (&'static str, &'static str)| {
        view! { <option value=*own prop:selected=move || value.with(|value| value == own)>{*word}</option> }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <select id=id class="field__input" on:change=move |change| value.set(event_target_value(&change))>
                {options.iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// Sets `value` to a word of the inputs of a job, if it is one that the form knows.
pub fn refill(value: RwSignal<String>, word: Option<&serde_json::Value>, options: &[(&str, &str)]) {
    let word = word.and_then(serde_json::Value::as_str).unwrap_or_default();
    if options.iter().any(|(known, _)| *known == word) {
        value.set(word.to_owned());
    }
}
