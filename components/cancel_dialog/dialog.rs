//! What is inside the dialog while it is open.

use leptos::html;
use leptos::prelude::*;
use waitwell_core::document::CancelScope;
use waitwell_core::id::JobId;
use waitwell_core::view::{Cancel, CancelEffect, JobView, ShownStatus};

use super::CancelDialogCopy;
use super::copy::says_more;
use crate::announce::{LiveRegion, Spoken, region};
use crate::boxed::{live, memo, piece};
use crate::language::Noun;
use crate::theirs::lang_of;

/// What the dialog shows.
#[derive(Clone, PartialEq)]
pub(super) enum Face {
    /// The question, with the effect of a cancel.
    Question(CancelEffect),
    /// The job has ended.
    Ended(ShownStatus),
    /// The job goes on, and cannot be canceled from here any more.
    Changed,
}

impl Face {
    /// What there is to show of `job`. The effect of a cancel is remembered while the answer to one is
    /// missing, so that trying again says what it does.
    pub(super) fn of(job: Signal<JobView>) -> Memo<Face> {
        let effect = Memo::new(move |known: Option<&(Option<JobId>, CancelEffect)>| {
            job.with(|job| match (&job.cancel, known) {
                (Cancel::Offered(effect), _) => (job.id.clone(), effect.clone()),
                (_, Some(known)) if known.0 == job.id => known.clone(),
                _ => (job.id.clone(), CancelEffect::default()),
            })
        });
        memo(move || {
            let (_, effect) = effect.get();
            job.with(|job| match &job.cancel {
                _ if job.status.is_over() => Face::Ended(job.status),
                Cancel::Offered(_) | Cancel::Unconfirmed | Cancel::Denied { .. } => Face::Question(effect),
                _ => Face::Changed,
            })
        })
    }
}

/// What the dialog's buttons do.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    pub(super) keep: NodeRef<html::Button>,
    pub(super) confirm: NodeRef<html::Button>,
    pub(super) close: Callback<()>,
    pub(super) cancel: Callback<()>,
}

pub(super) fn content(
    job: Signal<JobView>,
    face: Memo<Face>,
    copy: StoredValue<CancelDialogCopy>,
    [title_id, effect_id]: [String; 2],
    actions: Actions,
) -> impl IntoView {
    let Actions { keep, confirm, close, cancel } = actions;
    let noun = memo(move || job.with(|job| copy.with_value(|copy| copy.noun(job).clone())));
    let lang = lang_of(job, copy.with_value(|copy| copy.wording.language()));
    let job_title = memo(move || job.with(|job| job.title.clone()));
    let is_question = memo(move || face.with(|face| matches!(face, Face::Question(_))));
    let title = memo(move || {
        copy.with_value(|copy| match face.get() {
            Face::Question(_) => (copy.title)(&noun.get()),
            Face::Ended(status) => (copy.ended_title)(&noun.get(), status),
            Face::Changed => (copy.changed_title)(&noun.get()),
        })
    });
    // A question is not spoken: the screen reader reads it with the dialog.
    let outcome = memo(move || {
        copy.with_value(|copy| match face.get() {
            Face::Question(_) => String::new(),
            Face::Ended(status) => (copy.ended)(status),
            Face::Changed => match job.with(|job| copy.message(job)) {
                Some((ours, _)) => ours,
                None => (copy.changed)(&noun.get()),
            },
        })
    });
    let spoken = memo(move || {
        if is_question.get() {
            return String::new();
        }
        copy.with_value(|copy| {
            let title = format!("{}{}", title.get(), copy.wording.language().full_stop);
            copy.wording.sentences([title, outcome.get()])
        })
    });
    let said = memo(move || {
        let said = job.with(|job| job.said_in_dialog.clone());
        said.map_or_else(Spoken::default, |said| copy.with_value(|copy| Spoken::of(&said.said, &copy.aloud)))
    });
    view! {
        <h2 class="ww-cancel-dialog__title" id=title_id>{title}</h2>
        {piece(move || job_title.get().map(|title| view! { <p class="ww-cancel-dialog__job"><bdi lang=lang>{title}</bdi></p> }))}
        <div class="ww-cancel-dialog__body" id=effect_id>
            {piece(move || match face.get() {
                Face::Question(effect) => effect_list(&noun.get(), effect, lang.get(), copy).into_any(),
                _ => view! { <p>{outcome}</p> }.into_any(),
            })}
        </div>
        <LiveRegion text=spoken />
        {region("ww-visually-hidden", live(move || said.with(Spoken::show)))}
        <div class="ww-cancel-dialog__actions">
            <button
                type="button"
                class="ww-button"
                data-ask=live(move || if is_question.get() { "keep-running" } else { "dismiss" })
                on:click=move |_| close.run(())
                node_ref=keep
            >
                {live(move || copy.with_value(|copy| {
                    if is_question.get() { copy.keep_running.clone() } else { copy.close.clone() }
                }))}
            </button>
            {piece(move || is_question.get().then(|| view! {
                <button
                    type="button"
                    class="ww-button ww-button--danger"
                    data-ask="confirm-cancel"
                    on:click=move |_| cancel.run(())
                    node_ref=confirm
                >
                    {live(move || copy.with_value(|copy| (copy.cancel)(&noun.get())))}
                </button>
            }))}
        </div>
    }
}

/// What stops, is kept, is deleted and cannot be undone, as far as the server says.
fn effect_list(
    noun: &Noun,
    effect: CancelEffect,
    lang: Option<String>,
    copy: StoredValue<CancelDialogCopy>,
) -> impl IntoView + use<> {
    let is_silent = !says_more(&effect);
    let CancelEffect { scope, keeps, deletes, cannot_undo } = effect;
    copy.with_value(|copy| {
        let lists = [
            (copy.kept.clone(), "kept", keeps),
            (copy.deleted.clone(), "deleted", deletes),
            (copy.cannot_be_undone.clone(), "cannot-be-undone", cannot_undo),
        ];
        let lists = lists.into_iter().filter(|(_, _, items)| !items.is_empty());
        let lists = lists.map(|(term, name, items)| terms(term, name, items, lang.clone())).collect_view();
        // What already happened stays, whatever a cancel stops: said only where the server leaves it open.
        let is_open = is_silent && scope != Some(CancelScope::Remaining);
        view! {
            <dl class="ww-cancel-dialog__effect ww-effects">
                <div data-effect="stops">
                    <dt>{copy.stops.clone()}</dt>
                    <dd>{(copy.scope)(noun, scope)}</dd>
                </div>
                {lists}
            </dl>
            {is_open.then(|| view! { <p class="ww-cancel-dialog__not-said">{copy.not_said.clone()}</p> })}
        }
    })
}

fn terms(
    term: crate::copy::Text,
    name: &'static str,
    items: Vec<String>,
    lang: Option<String>,
) -> impl IntoView {
    let item = |item| view! { <dd><bdi lang=lang.clone()>{item}</bdi></dd> };
    let items = items.into_iter().map(item).collect_view();
    view! { <div data-effect=name><dt>{term}</dt>{items}</div> }
}
