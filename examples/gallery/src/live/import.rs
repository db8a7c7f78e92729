use leptos::html::Input;
use leptos::prelude::*;
use serde_json::{Value, json};
use waitwell::core::view::ErrorView;
use waitwell::{Start, StartView, UseSubmit, use_submit};

use super::field::{PACES, choice, refill, select};
use super::form::{JobForm, Words};
use super::sample::Sample;
use crate::api;

const WORDS: Words = Words {
    kind: "import",
    title: "Import customers",
    about: "A CSV file, checked row by row before anything is added.",
    start: "Start import",
    starting: "Starting import…",
    fields: &[
        ("body", "import-file", "Customer file"),
        ("name", "import-file", "Customer file"),
        ("inputs.upload_id", "import-file", "Customer file"),
        ("inputs.fault", "import-trouble", "Trouble on the way"),
        ("inputs.pace", "import-pace", "Takes about"),
    ],
};

const TROUBLES: [(&str, &str); 2] = [("none", "None"), ("records-locked", "Two customers locked, once")];

/// A file that the server has.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Upload {
    id: String,
    name: String,
}

/// The import as it is to be started.
#[derive(Clone, Copy)]
pub struct Import {
    /// Starts it.
    pub submit: UseSubmit,
    /// How far the upload before it is; `None` when there is nothing to say of it.
    upload: RwSignal<Option<StartView>>,
    /// The file that was sent last. Starting again with it sends nothing twice.
    sent: RwSignal<Option<Upload>>,
    trouble: RwSignal<String>,
    pace: RwSignal<String>,
}

impl Import {
    /// The form as it is first seen.
    pub fn new() -> Self {
        Self {
            submit: use_submit(WORDS.kind),
            upload: RwSignal::new(None),
            sent: RwSignal::new(None),
            trouble: RwSignal::new("none".to_owned()),
            pace: RwSignal::new("8s".to_owned()),
        }
    }

    /// Fills the form with what a job was started with. Returns its first field.
    pub fn fill(&self, inputs: &Value) -> &'static str {
        refill(self.trouble, inputs.get("fault"), &TROUBLES);
        refill(self.pace, inputs.get("pace"), &PACES);
        let text = |name: &str| inputs.get(name).and_then(Value::as_str).map(str::to_owned);
        if let Some(id) = text("upload_id") {
            let name = text("file_name").unwrap_or_else(|| "the file of that import".to_owned());
            self.sent.set(Some(Upload { id, name }));
        }
        "#import-file"
    }

    /// Sends the file first, unless the server has it.
    fn start(&self, input: NodeRef<Input>) {
        let form = *self;
        if let Some(upload) = self.sent.get_untracked() {
            self.upload.set(None);
            return self.start_with(&upload);
        }
        let Some(file) = input.get_untracked().and_then(|input| input.files()?.get(0)) else {
            self.upload.set(Some(no_file()));
            return;
        };
        self.upload.set(Some(StartView::Sending { is_forgotten_on_close: false }));
        leptos::task::spawn_local(async move {
            let name = file.name();
            let query =
                url::form_urlencoded::Serializer::new(String::new()).append_pair("name", &name).finish();
            let answer = api::upload(&format!("/api/jobs/uploads?{query}"), &file).await;
            let id = answer.map(|answer| answer.get("upload_id").and_then(Value::as_str).map(str::to_owned));
            match id {
                Ok(Some(id)) => {
                    let upload = Upload { id, name };
                    form.sent.set(Some(upload.clone()));
                    form.upload.set(None);
                    form.start_with(&upload);
                }
                Ok(None) => form.upload.set(Some(StartView::NotStarted)),
                Err(no) => form.upload.set(Some(no.as_start())),
            }
        });
    }

    fn start_with(&self, upload: &Upload) {
        let inputs = json!({
            "upload_id": upload.id,
            "file_name": upload.name,
            "fault": self.trouble.get_untracked(),
            "pace": self.pace.get_untracked(),
        });
        let title = format!("Customers from {}", upload.name);
        self.submit.submit(Start::new(WORDS.kind, title).with_inputs(inputs));
    }

    /// Another file was chosen: what was said of the last one is no longer true.
    fn chosen(&self) {
        self.sent.set(None);
        self.upload.set(None);
    }
}

/// The form.
#[component]
pub fn ImportForm(form: Import) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let state = Signal::derive(move || form.upload.get().or_else(|| form.submit.state.get()));
    let take = move |sample: Sample| {
        if let Some(input) = input.get_untracked()
            && sample.choose(&input).is_some()
        {
            form.chosen();
        }
    };
    let sample = move |(sample, word): (Sample, &'static str)| {
        view! {
            <button type="button" class="ww-button ww-button--quiet" on:click=move |_| take(sample)>
                {word}
            </button>
        }
    };
    let sent = move || {
        form.sent.get().map(|upload| {
            view! { <p class="field__hint">"The server has " <bdi>{upload.name}</bdi> " already."</p> }
        })
    };
    view! {
        <JobForm
            words=WORDS
            state
            start=move |()| form.start(input)
            check=move |()| form.submit.check()
        >
            <div class="field">
                <label class="field__label" for="import-file">"Customer file"</label>
                <input
                    node_ref=input
                    type="file"
                    id="import-file"
                    class="field__input"
                    accept=".csv,text/csv"
                    aria-describedby="import-file-hint"
                    on:change=move |_| form.chosen()
                />
                <p class="field__hint" id="import-file-hint">"CSV, at most 10 MB. No file at hand? Take a sample:"</p>
                <div class="samples" role="group" aria-label="Sample files">
                    {Sample::ALL.map(sample)}
                </div>
                {sent}
            </div>
            {choice("import-pace", "Takes about", &PACES, form.pace)}
            {select("import-trouble", "Trouble on the way", &TROUBLES, form.trouble)}
        </JobForm>
    }
}

fn no_file() -> StartView {
    let error = ErrorView {
        kind: Some("invalid-input".into()),
        detail: Some("Choose a file first.".into()),
        ..ErrorView::default()
    };
    StartView::Refused { error, field: Some("body".into()) }
}
