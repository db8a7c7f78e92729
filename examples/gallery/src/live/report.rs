use leptos::prelude::*;
use serde_json::{Value, json};
use waitwell::{Start, UseSubmit, use_submit};

use super::field::{PACES, choice, refill};
use super::form::{JobForm, Words};
use crate::address::use_address;

const WORDS: Words = Words {
    kind: "report",
    title: "Monthly report",
    about: "A year of orders, added up by month and mailed to you.",
    start: "Start report",
    starting: "Starting report…",
    fields: &[("inputs.year", "report-year", "Year"), ("inputs.pace", "report-pace", "Takes about")],
};

const YEARS: [(&str, &str); 3] = [("2025", "2025"), ("2024", "2024"), ("2001", "2001, without orders")];

/// The report as it is to be started.
#[derive(Clone, Copy)]
pub struct Report {
    /// Starts it.
    pub submit: UseSubmit,
    year: RwSignal<String>,
    pace: RwSignal<String>,
}

impl Report {
    /// The form as it is first seen.
    pub fn new() -> Self {
        Self {
            submit: use_submit(WORDS.kind),
            year: RwSignal::new("2025".to_owned()),
            pace: RwSignal::new("8s".to_owned()),
        }
    }

    /// Fills the form with what a job was started with. Returns its first field.
    pub fn fill(&self, inputs: &Value) -> &'static str {
        refill(self.year, inputs.get("year"), &YEARS);
        refill(self.pace, inputs.get("pace"), &PACES);
        "#report-year"
    }

    fn start(&self) {
        let year = self.year.get_untracked();
        let title = format!("Monthly report {year}");
        let inputs = json!({ "year": year, "pace": self.pace.get_untracked() });
        self.submit.submit(Start::new(WORDS.kind, title).with_inputs(inputs));
    }
}

/// The form.
#[component]
pub fn ReportForm(form: Report) -> impl IntoView {
    let address = use_address();
    view! {
        <JobForm
            words=WORDS
            state=form.submit.state
            start=move |()| form.start()
            check=move |()| form.submit.check()
        >
            {choice("report-year", "Year", &YEARS, form.year)}
            {choice("report-pace", "Takes about", &PACES, form.pace)}
            <p class="field__hint">
                "The report is mailed at its end. While the " <a href=move || address.href("/connection")>
                    "mail sign-in"
                </a> " is expired it fails there, and goes on from there once you have renewed it."
            </p>
        </JobForm>
    }
}
