use leptos::html;
use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::id::JobId;
use waitwell_core::link::Link;
use waitwell_core::view::{Fix, JobView, Retry, ShownStatus};

use super::RetryPanelCopy;
use super::copy::{self, Sentences};
use super::details::details;
use crate::boxed::{live, memo, piece};
use crate::copy::words_of;
use crate::focus;
use crate::theirs::{lang_of, sentence};

/// What went wrong in plain words, and beside it the way on.
#[component]
pub fn RetryPanel(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Takes [`Ask::Retry`], [`Ask::RetryFailed`], [`Ask::StartOver`], [`Ask::Dismiss`] and [`Ask::CopyId`].
    #[prop(into)]
    ask: Callback<Ask>,
    /// Other words.
    #[prop(optional)]
    copy: Option<RetryPanelCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.panel.retry));
    let id = memo(move || job.with(|job| job.id.clone()));
    let situation = memo(move || job.with(|job| name_of(&job.retry)));
    let problem = memo(move || job.with(|job| failed(job)?.error.as_ref()?.kind.clone()));
    let lines = [
        ("ww-retry-panel__happened", RetryPanelCopy::happened as fn(&RetryPanelCopy, &JobView) -> _),
        ("ww-retry-panel__work", RetryPanelCopy::work),
    ]
    .map(|(class, words)| line(class, job, copy, words));
    let fix = memo(move || job.with(|job| fix(job).cloned()));
    let language = copy.with_value(|copy| copy.wording.language());
    let lang = lang_of(job, language);
    let terms = [
        ("ww-retry-panel__fix", RetryPanelCopy::advice as fn(&RetryPanelCopy, &JobView) -> _),
        ("ww-retry-panel__terms", RetryPanelCopy::terms),
        ("ww-retry-panel__only-failed", RetryPanelCopy::failed_terms),
        ("ww-retry-panel__message", RetryPanelCopy::message),
    ]
    .map(|(class, words)| line(class, job, copy, words));
    let label = memo(move || job.with(|job| copy.with_value(|copy| copy.button(job))));
    let is_busy = memo(move || situation.get() == "sending");
    let can_retry = memo(move || label.with(Option::is_some));
    let failed_label = memo(move || job.with(|job| copy.with_value(|copy| copy.failed_button(job))));
    let can_retry_failed = memo(move || failed_label.with(Option::is_some));
    let can_start_over =
        memo(move || job.with(|job| copy::may_go_on(job) && job.has_inputs) && !is_busy.get());
    let can_dismiss =
        memo(move || (can_retry.get() || can_retry_failed.get()) && situation.get() == "denied");
    // After a partial result the file comes first, and a retry is the second thought.
    let is_main = memo(move || job.with(|job| job.status == ShownStatus::Failed));
    let button = NodeRef::<html::Button>::new();
    let failed = NodeRef::<html::Button>::new();
    let again = NodeRef::<html::Button>::new();
    let dismiss = NodeRef::<html::Button>::new();
    let button_is_kept = focus::kept(button, can_retry);
    let failed_is_kept = focus::kept(failed, can_retry_failed);
    let again_is_kept = focus::kept(again, can_start_over);
    let dismiss_is_kept = focus::kept(dismiss, can_dismiss);
    let give = move |wish: fn(JobId) -> Ask, can: Memo<bool>| {
        if let Some(id) = id.get_untracked().filter(|_| can.get_untracked()) {
            ask.run(wish(id));
        }
    };
    let effect_id =
        move || id.with(|id| format!("ww-start-over-{}", id.as_ref().map_or("new", |id| id.as_str())));
    let actions = view! {
        <div class="ww-retry-panel__actions">
            {piece(move || button_is_kept.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button"
                    class:ww-button--primary=is_main
                    data-ask="retry"
                    aria-disabled=live(move || is_busy.get().then_some("true"))
                    on:click=move |_| if !is_busy.get_untracked() { give(Ask::Retry, can_retry) }
                    node_ref=button
                >
                    {label}
                </button>
            }))}
            {piece(move || failed_is_kept.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button"
                    data-ask="retry-failed"
                    aria-disabled=live(move || is_busy.get().then_some("true"))
                    on:click=move |_| if !is_busy.get_untracked() { give(Ask::RetryFailed, can_retry_failed) }
                    node_ref=failed
                >
                    {failed_label}
                </button>
            }))}
            {piece(move || again_is_kept.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button"
                    data-ask="start-over"
                    aria-labelledby=effect_id
                    on:click=move |_| give(Ask::StartOver, can_start_over)
                    node_ref=again
                >
                    {copy.with_value(|copy| copy.start_over.clone())}
                </button>
                // The name of the button, which begins with what stands on it: said once, however it is come to.
                <p class="ww-retry-panel__start-over-effect" id=effect_id aria-hidden="true">
                    {copy.with_value(|copy| copy.start_over_effect.clone())}
                </p>
            }))}
            {piece(move || dismiss_is_kept.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button ww-button--quiet"
                    data-ask="dismiss"
                    on:click=move |_| give(Ask::Dismiss, can_dismiss)
                    node_ref=dismiss
                >
                    {copy.with_value(|copy| copy.dismiss.clone())}
                </button>
            }))}
        </div>
    }
    .into_any();
    view! {
        <div
            class="ww-retry-panel"
            data-ww="retry-panel"
            lang=language.tag
            data-job=live(move || id.get().map(|id| id.to_string()))
            data-retry=situation
            data-problem=problem
        >
            {lines.into_iter().collect_view()}
            {piece(move || fix.get().map(|fix| fix_line(fix, lang, copy)))}
            {terms.into_iter().collect_view()}
            {actions}
            {details(job, ask, copy).into_any()}
        </div>
    }
}

fn failed(job: &JobView) -> Option<&JobView> {
    (job.status == ShownStatus::Failed).then_some(job)
}

/// What must be fixed before a retry helps.
fn fix(job: &JobView) -> Option<&Fix> {
    match &job.retry {
        Retry::Offered(offer) if copy::may_go_on(job) => offer.fix_first.as_ref(),
        _ => None,
    }
}

/// A paragraph, drawn while there is something to say.
fn line(
    class: &'static str,
    job: Signal<JobView>,
    copy: StoredValue<RetryPanelCopy>,
    words: fn(&RetryPanelCopy, &JobView) -> Option<Sentences>,
) -> AnyView {
    let text = memo(move || job.with(|job| copy.with_value(|copy| words(copy, job))));
    let gap = copy.with_value(|copy| copy.wording.language().gap());
    piece(move || text.get().map(|sentences| paragraph(class, sentences, gap))).into_any()
}

/// Sentences of the kit, then sentences of the server.
pub(crate) fn paragraph(class: &'static str, sentences: Sentences, gap: Option<&'static str>) -> AnyView {
    let Sentences { ours, theirs, within, lang } = sentences;
    let ours = ours.map(|ours| view! { <span>{sentence(ours, within.as_deref(), lang.clone())}</span> });
    let theirs = theirs.into_iter().map(|text| view! { {gap} <bdi lang=lang.clone()>{text}</bdi> });
    view! { <p class=class>{ours}{theirs.collect_view()}</p> }.into_any()
}

fn fix_line(fix: Fix, lang: Memo<Option<String>>, copy: StoredValue<RetryPanelCopy>) -> impl IntoView {
    let RetryPanelCopy { fix: unnamed, then_retry, blocked, .. } = copy.get_value();
    let lang = lang.get().filter(|_| fix.label.is_some());
    let label = fix.label.unwrap_or_else(|| unnamed.to_string());
    let label = view! { <bdi lang=lang>{label}</bdi> };
    let link = match fix.link {
        Some(Link::Safe(href)) => view! {
            <a href=href rel="noopener noreferrer" referrerpolicy="no-referrer">{label}</a>
        }
        .into_any(),
        Some(Link::Blocked) => view! { {label}" (" {blocked} ")" }.into_any(),
        None => label.into_any(),
    };
    view! { <p class="ww-retry-panel__fix">{link}{then_retry}</p> }
}

/// The value of the `data-retry` attribute.
fn name_of(retry: &Retry) -> &'static str {
    match retry {
        Retry::NotOffered => "not-offered",
        Retry::Refused { .. } => "refused",
        Retry::Offered(_) => "offered",
        Retry::Sending { .. } => "sending",
        Retry::Unconfirmed { .. } => "unconfirmed",
        Retry::Denied { .. } => "denied",
    }
}
