use leptos::html;
use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::id::JobId;
use waitwell_core::view::{Gone, JobView, Notify, ShownStatus};

use super::JobPanelCopy;
use super::action::action;
use super::earlier::earlier;
use super::support::support;
use crate::boxed::{live, memo, piece};
use crate::cancel_dialog::CancelDialog;
use crate::copy::words_of;
use crate::focus;
use crate::heartbeat_line::HeartbeatLine;
use crate::result_summary::ResultSummary;
use crate::retry_panel::RetryPanel;
use crate::second_click;
use crate::stage_tracker::StageTracker;
use crate::status_badge::StatusBadge;
use crate::steady::steady;
use crate::theirs::lang_of;

/// One job, whole.
#[component]
pub fn JobPanel(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Takes every wish of the person.
    #[prop(into)]
    ask: Callback<Ask>,
    /// Other words.
    #[prop(optional)]
    copy: Option<JobPanelCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.panel));
    let steady = steady(job);
    let part = move |read: fn(&JobPanelCopy, &JobView) -> String| {
        memo(move || steady.with(|job| copy.with_value(|copy| read(copy, job))))
    };
    let id = memo(move || steady.with(|job| job.id.clone()));
    let status = memo(move || steady.with(|job| job.status));
    let hearing = memo(move || steady.with(|job| job.hearing));
    let heading = part(JobPanelCopy::heading);
    let language = copy.with_value(|copy| copy.wording.language());
    let lang = lang_of(steady, language);
    // Where the server gives no title, the kit does.
    let has_title = memo(move || steady.with(|job| job.title.is_some()));
    let times = part(|copy, job| copy.times(&job.times));
    let exact = part(|copy, job| copy.exact_times(&job.times));
    let has_times = memo(move || times.with(|times| !times.is_empty()));
    let times = piece(move || {
        let line = move || view! { <p class="ww-job-panel__times" title=live(move || exact.get())>{live(move || times.get())}</p> };
        has_times.get().then(line)
    });
    let (badge, tracker, heartbeat, cancel, retry, result) = copy.with_value(|copy| {
        let copy = copy.clone();
        (copy.badge, copy.tracker, copy.heartbeat, copy.cancel, copy.retry, copy.result)
    });
    // Who hears the page is told once: here a sentence further down says it, and more.
    let is_said = memo(move || {
        use ShownStatus::{Canceled, Completed, NeedsAction, PartlyCompleted, Sending};
        matches!(status.get(), Sending | NeedsAction | Completed | PartlyCompleted | Canceled)
    });
    // The result says itself when it ended; until then, and after a failure, the line does.
    let has_line = memo(move || {
        use ShownStatus::{Canceled, Completed, PartlyCompleted};
        !matches!(status.get(), Completed | PartlyCompleted | Canceled)
    });
    let line =
        piece(move || has_line.get().then(|| view! { <HeartbeatLine job=job copy=heartbeat.clone() /> }));
    view! {
        // Not a landmark: a page may show many jobs, and landmarks are for the few places of a page.
        <article
            class="ww-job-panel"
            data-ww="job-panel"
            lang=language.tag
            data-job=live(move || id.get().map(|id| id.to_string()))
            data-status=live(move || status.get().as_str())
            data-hearing=live(move || hearing.get().as_str())
            on:click:capture=second_click::kept_from_others()
        >
            <div class="ww-job-panel__top">
                <h2 class="ww-job-panel__heading" data-ww-heading="" tabindex="-1">
                    <bdi lang=live(move || lang.get().filter(|_| has_title.get()))>{live(move || heading.get())}</bdi>
                </h2>
                <span class="ww-job-panel__status" aria-hidden=live(move || is_said.get().then_some("true"))>
                    <StatusBadge job=steady copy=badge />
                </span>
            </div>
            {action(steady, lang, copy)}
            <ResultSummary job=steady ask=ask copy=result />
            <RetryPanel job=steady ask=ask copy=retry />
            {times}
            <StageTracker job=job copy=tracker />
            {line}
            {line_of("ww-job-panel__duration", part(JobPanelCopy::duration))}
            {line_of("ww-job-panel__guidance", part(JobPanelCopy::guidance))}
            {notify(steady, ask, copy)}
            {line_of("ww-job-panel__no-cancel", part(JobPanelCopy::no_cancel))}
            <CancelDialog job=steady ask=ask copy=cancel />
            {gone(steady, ask, copy)}
            {earlier(steady, lang, copy).into_any()}
            {job_id(id, ask, copy)}
            {support(job, ask, copy)}
        </article>
    }
}

/// A line of its own, drawn while there is something to say.
fn line_of(class: &'static str, text: Memo<String>) -> impl IntoView {
    let has_text = memo(move || text.with(|text| !text.is_empty()));
    piece(move || has_text.get().then(|| view! { <p class=class>{live(move || text.get())}</p> }))
}

/// The offer that the browser tells when the job ends, and that it will once the person has agreed.
fn notify(job: Signal<JobView>, ask: Callback<Ask>, copy: StoredValue<JobPanelCopy>) -> impl IntoView {
    let situation = memo(move || job.with(|job| job.notify));
    let is_offered = memo(move || situation.get() == Notify::Offered);
    let button = NodeRef::<html::Button>::new();
    let is_kept = focus::kept(button, is_offered);
    let asked = move |_| {
        if let Some(id) = job.with_untracked(|job| job.id.clone()) {
            ask.run(Ask::Notify(id));
        }
    };
    let words = move |read: fn(&JobPanelCopy) -> crate::Text| copy.with_value(read);
    let offer = move || {
        view! {
            <button
                type="button"
                class="ww-button ww-button--quiet"
                data-ask="notify"
                on:click=asked
                node_ref=button
            >
                {words(|copy| copy.notify.clone())}
            </button>
        }
    };
    let inner = move || match (is_kept.get(), situation.get()) {
        (true, _) => Some(offer().into_any()),
        (false, Notify::Agreed) => Some(words(|copy| copy.notified.clone()).into_any()),
        (false, Notify::Offered | Notify::NotOffered) => None,
    };
    piece(move || inner().map(|inner| view! { <p class="ww-job-panel__notify">{inner}</p> }))
}

/// What can still be done about a job that cannot be found.
fn gone(job: Signal<JobView>, ask: Callback<Ask>, copy: StoredValue<JobPanelCopy>) -> impl IntoView {
    let gone = memo(move || {
        job.with(|job| {
            let id = job.id.clone().filter(|_| job.status == ShownStatus::Gone)?;
            // What the server never knew stands in no list.
            let is_listed = job.gone != Some(Gone::NeverKnown);
            (job.has_inputs || is_listed).then_some((id, job.has_inputs, is_listed))
        })
    });
    piece(move || {
        gone.get().map(|(id, has_inputs, is_listed)| {
            let (start_over, remove) =
                copy.with_value(|copy| (copy.retry.start_over.clone(), copy.remove.clone()));
            let again = has_inputs.then(|| {
                button(
                    "start-over",
                    "ww-button ww-button--primary",
                    start_over,
                    ask,
                    Ask::StartOver(id.clone()),
                )
            });
            view! {
                <div class="ww-job-panel__gone">
                    {again} {is_listed.then(|| button("remove", "ww-button", remove, ask, Ask::Remove(id)))}
                </div>
            }
        })
    })
}

/// The id, to be read out to support or copied.
fn job_id(id: Memo<Option<JobId>>, ask: Callback<Ask>, copy: StoredValue<JobPanelCopy>) -> impl IntoView {
    piece(move || {
        id.get().map(|id| {
            let (label, copy_id) = copy.with_value(|copy| (copy.job_id.clone(), copy.copy_id.clone()));
            view! {
                <p class="ww-job-panel__id">
                    <span>{label}</span>
                    " "
                    <code><bdi dir="ltr">{id.to_string()}</bdi></code>
                    " "
                    {button("copy-id", "ww-button ww-button--quiet", copy_id, ask, Ask::CopyId(id))}
                </p>
            }
        })
    })
}

fn button(
    name: &'static str,
    class: &'static str,
    words: crate::Text,
    ask: Callback<Ask>,
    wish: Ask,
) -> AnyView {
    view! {
        <button type="button" class=class data-ask=name on:click=move |_| ask.run(wish.clone())>
            {words}
        </button>
    }
    .into_any()
}
