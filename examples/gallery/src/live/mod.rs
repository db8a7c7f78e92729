//! The live page: three real jobs to start, the open one, and the recent ones.

mod export;
mod field;
mod form;
mod import;
mod report;
mod sample;

use leptos::prelude::*;
use waitwell::{Ask, JobId, JobPanel, Notices, PauseUpdates, RecentActivity, use_waitwell};
use web_sys::wasm_bindgen::JsCast;

use crate::address::use_address;
use crate::frame::Title;

/// The three forms: made once for the app, so that what was entered stays while the person looks around.
#[derive(Clone, Copy)]
pub struct Forms {
    export: export::Export,
    import: import::Import,
    report: report::Report,
}

impl Forms {
    /// Empty forms. The kit must be there.
    pub fn new() -> Self {
        Self { export: export::Export::new(), import: import::Import::new(), report: report::Report::new() }
    }
}

/// Does what only the app can do: shows a job, and fills a form again.
pub fn carry_out(asked: Signal<Option<Ask>>) {
    let (address, kit, forms) = (use_address(), use_waitwell(), expect_context::<Forms>());
    Effect::new(move |_| match asked.get() {
        Some(Ask::Open(id)) => {
            address.go(&format!("/?job={id}"));
            focus_soon("[data-ww='job-panel'] [data-ww-heading]");
        }
        Some(Ask::StartOver(id)) => {
            let Some(document) = kit.document(&id) else { return };
            let Some(inputs) = document.inputs else { return };
            let first = match document.kind.as_deref() {
                Some("export") => forms.export.fill(&inputs),
                Some("import") => forms.import.fill(&inputs),
                Some("report") => forms.report.fill(&inputs),
                _ => return,
            };
            address.go(&format!("/?job={id}"));
            focus_soon(first);
        }
        _ => {}
    });
}

/// The live page.
#[component]
pub fn Live() -> impl IntoView {
    let forms = expect_context::<Forms>();
    for job in [forms.export.submit.job, forms.import.submit.job, forms.report.submit.job] {
        open_when_started(job);
    }
    view! {
        <Title text="Start a job. Leave. Come back." />
        <p class="page__lead">
            "Each form starts real work on the server. Reload the page, close the tab or cancel at any moment: "
            "what you see is always what the server knows."
        </p>
        <section class="forms" aria-label="Start a job">
            <export::ExportForm form=forms.export />
            <import::ImportForm form=forms.import />
            <report::ReportForm form=forms.report />
        </section>
        <Jobs />
    }
}

/// The open job and the recent ones.
#[component]
fn Jobs() -> impl IntoView {
    let (address, kit) = (use_address(), use_waitwell());
    let asked = Memo::new(move |_| address.query("job"));
    let open = Memo::new(move |_| asked.get().and_then(|id| JobId::parse(&id)));
    view! {
        <Notices notices=kit.notices() ask=kit.ask() />
        <PauseUpdates paused=kit.paused() pause=kit.pause() />
        <div class="jobs">
            <div class="jobs__open" id="job">
                {move || match (open.get(), asked.get()) {
                    (Some(id), _) => view! { <JobPanel job=kit.job(&id) ask=kit.ask() /> }.into_any(),
                    (None, Some(_)) => {
                        view! {
                            <p class="blank" data-gallery="no-such-job">
                                "This address does not name a job. Check the link, or open a job from your \
                                 recent activity."
                            </p>
                        }
                            .into_any()
                    }
                    (None, None) => {
                        view! {
                            <p class="blank" data-gallery="no-job">
                                "No job is open. Start one above, or open one from your recent activity."
                            </p>
                        }
                            .into_any()
                    }
                }}
            </div>
            <div class="jobs__recent card">
                <RecentActivity
                    rows=kit.recent()
                    state=kit.recent_state()
                    ask=kit.ask()
                    current=open
                />
            </div>
        </div>
    }
}

/// The address follows a job that was started here.
fn open_when_started(job: Signal<Option<JobId>>) {
    let address = use_address();
    let show = move |job: &Option<JobId>, before: Option<&Option<JobId>>, _: Option<()>| {
        if let Some(id) = job
            && before != Some(job)
        {
            address.go(&format!("/?job={id}"));
        }
    };
    Effect::watch(move || job.get(), show, false);
}

/// Moves the focus, once what it should go to is drawn.
fn focus_soon(css: &'static str) {
    request_animation_frame(move || {
        let element = document().query_selector(css).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that cannot take it leaves the focus where it is.
            let _ = element.focus();
        }
    });
}
