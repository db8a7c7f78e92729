use leptos::prelude::*;
use serde_json::{Value, json};
use waitwell::{Start, UseSubmit, use_submit};

use super::field::{PACES, choice, refill, select};
use super::form::{JobForm, Words};

const WORDS: Words = Words {
    kind: "export",
    title: "Export orders",
    about: "Every order, refund and invoice as one file.",
    start: "Start export",
    starting: "Starting export…",
    fields: &[
        ("inputs.format", "export-format", "File format"),
        ("inputs.include_archived", "export-archived", "Include archived rows"),
        ("inputs.fault", "export-trouble", "Trouble on the way"),
        ("inputs.pace", "export-pace", "Takes about"),
    ],
};

const FORMATS: [(&str, &str); 2] = [("csv", "CSV"), ("xlsx", "XLSX")];

const TROUBLES: [(&str, &str); 3] =
    [("none", "None"), ("slow-source", "A slow source"), ("connection-lost", "A lost connection, once")];

/// The export as it is to be started.
#[derive(Clone, Copy)]
pub struct Export {
    /// Starts it.
    pub submit: UseSubmit,
    format: RwSignal<String>,
    archived: RwSignal<bool>,
    trouble: RwSignal<String>,
    pace: RwSignal<String>,
}

impl Export {
    /// The form as it is first seen.
    pub fn new() -> Self {
        Self {
            submit: use_submit(WORDS.kind),
            format: RwSignal::new("csv".to_owned()),
            archived: RwSignal::new(false),
            trouble: RwSignal::new("none".to_owned()),
            pace: RwSignal::new("8s".to_owned()),
        }
    }

    /// Fills the form with what a job was started with. Returns its first field.
    pub fn fill(&self, inputs: &Value) -> &'static str {
        refill(self.format, inputs.get("format"), &FORMATS);
        refill(self.trouble, inputs.get("fault"), &TROUBLES);
        refill(self.pace, inputs.get("pace"), &PACES);
        if let Some(archived) = inputs.get("include_archived").and_then(Value::as_bool) {
            self.archived.set(archived);
        }
        "#export-format"
    }

    fn start(&self) {
        let format = self.format.get_untracked();
        let title = format!("Orders, refunds and invoices as {}", format.to_uppercase());
        self.submit.submit(Start::new(WORDS.kind, title).with_inputs(json!({
            "format": format,
            "include_archived": self.archived.get_untracked(),
            "fault": self.trouble.get_untracked(),
            "pace": self.pace.get_untracked(),
        })));
    }
}

/// The form.
#[component]
pub fn ExportForm(form: Export) -> impl IntoView {
    view! {
        <JobForm
            words=WORDS
            state=form.submit.state
            start=move |()| form.start()
            check=move |()| form.submit.check()
        >
            {choice("export-format", "File format", &FORMATS, form.format)}
            <div class="field">
                <label class="check">
                    <input
                        type="checkbox"
                        id="export-archived"
                        aria-describedby="export-archived-hint"
                        prop:checked=move || form.archived.get()
                        on:change=move |change| form.archived.set(event_target_checked(&change))
                    />
                    <span>"Include archived rows"</span>
                </label>
                <p class="field__hint" id="export-archived-hint">
                    "Some archived rows are closed to you. The result says how many were left out."
                </p>
            </div>
            {choice("export-pace", "Takes about", &PACES, form.pace)}
            {select("export-trouble", "Trouble on the way", &TROUBLES, form.trouble)}
        </JobForm>
    }
}
