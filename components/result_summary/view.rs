use leptos::prelude::*;
use waitwell_core::answers::Next;
use waitwell_core::document::{Duplicates, Outcome};
use waitwell_core::link::Link;
use waitwell_core::view::{
    Cancel, CancelEffect, ChangedView, JobView, LeftOutView, ResultView, Retry, ShownStatus, Times, Undo,
};

use super::ResultSummaryCopy;
use super::file::files;
use crate::copy::words_of;

/// What came of a job.
#[component]
pub fn ResultSummary(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Other words.
    #[prop(optional)]
    copy: Option<ResultSummaryCopy>,
) -> impl IntoView {
    let copy = words_of(copy, |copy| &copy.panel.result);
    let id = Memo::new(move |_| job.with(|job| job.id.clone()));
    let outcome = Memo::new(move |_| job.with(outcome));
    let facts = Memo::new(move |_| job.with(Facts::of));
    view! {
        <div
            class="ww-result-summary"
            data-ww="result-summary"
            data-job=move || id.get().map(|id| id.to_string())
            data-outcome=move || outcome.get()
        >
            {move || facts.get().map(|facts| summary(facts, &copy))}
        </div>
    }
}

/// What the summary is drawn from; it stays silent while anything else of the job changes.
#[derive(Clone, PartialEq)]
struct Facts {
    kind: Option<String>,
    status: ShownStatus,
    result: Option<ResultView>,
    /// What became of a job that was canceled.
    canceled: Option<CancelEffect>,
    /// The cancel can still be undone.
    is_undoable: bool,
    times: Times,
    /// Whether it can be retried, and then whether that makes duplicates.
    again: Option<Option<Duplicates>>,
    next: Next,
}

impl Facts {
    fn of(job: &JobView) -> Option<Self> {
        (outcome(job) != "none").then(|| Self {
            kind: job.kind.clone(),
            status: job.status,
            result: job.result.clone(),
            canceled: match &job.cancel {
                Cancel::Done(effect) => Some(effect.clone()),
                _ => None,
            },
            is_undoable: matches!(
                job.undo,
                Undo::Offered | Undo::Sending | Undo::Unconfirmed | Undo::Denied { is_final: false, .. }
            ),
            times: job.times.clone(),
            again: match &job.retry {
                Retry::Offered(offer) => Some(offer.duplicates),
                _ => None,
            },
            next: job.answers().next,
        })
    }
}

fn outcome(job: &JobView) -> &'static str {
    match (job.status, job.result.as_ref().and_then(|result| result.outcome)) {
        (ShownStatus::PartlyCompleted, _) => "partial",
        (ShownStatus::Completed, Some(Outcome::Full)) => "full",
        (ShownStatus::Completed, _) => "unknown",
        (ShownStatus::Canceled, _) => "canceled",
        _ => "none",
    }
}

fn summary(facts: Facts, copy: &ResultSummaryCopy) -> AnyView {
    let Facts { kind, status, result, canceled, is_undoable, times, again, next } = facts;
    let headline = copy.headline(kind.as_deref(), status, result.as_ref());
    let ended = copy.ended(status, &times);
    let result = result.unwrap_or_default();
    let done = copy.done(status, &result);
    let again_is_offered = again.is_some();
    let is_part = status == ShownStatus::PartlyCompleted;
    let next = (copy.next)(next, copy.wording.noun(kind.as_deref()), is_part && again.is_some());
    let again = again.filter(|_| is_part).map(|duplicates| copy.again(duplicates).to_string());
    let left_out = [(&result.skipped, false), (&result.failed, true)];
    let left_out = left_out.into_iter().flat_map(|(left, tried)| left.iter().map(move |left| (left, tried)));
    let left_out =
        left_out.map(|(left, tried)| reason(left, copy.left_out(left, tried, again_is_offered), copy));
    view! {
        <p class="ww-result-summary__headline">{headline}</p>
        {line("ww-result-summary__done", done)}
        {canceled.map(|effect| kept_and_deleted(effect, is_undoable, copy))}
        {list("ww-result-summary__files", files(&result.files, copy))}
        {list("ww-result-summary__reasons", left_out.collect())}
        {result.changed.as_ref().map(|changed| changed_records(changed, copy))}
        {result.safe_to_use.map(|text| theirs("ww-result-summary__safe", text))}
        {again.map(|again| line("ww-result-summary__again", again))}
        {match (result.next, next) {
            // The server knows more of what to do than the kit.
            (Some(text), _) => Some(theirs("ww-result-summary__next", text)),
            (None, next) => line("ww-result-summary__next", next.unwrap_or_default()),
        }}
        {line("ww-result-summary__finished", ended.unwrap_or_default())}
    }
    .into_any()
}

/// What a cancel has kept and deleted, as far as the server says.
fn kept_and_deleted(effect: CancelEffect, is_undoable: bool, copy: &ResultSummaryCopy) -> AnyView {
    let deleted = if is_undoable { &copy.deleted_unless_undone } else { &copy.deleted };
    let lists = [
        (&copy.kept, "kept", effect.keeps),
        (deleted, "deleted", effect.deletes),
        (&copy.not_undone, "cannot-be-undone", effect.cannot_undo),
    ];
    let lists: Vec<_> = lists.into_iter().filter(|(_, _, items)| !items.is_empty()).collect();
    if lists.is_empty() {
        return line("ww-result-summary__kept", copy.kept_not_said.to_string()).into_any();
    }
    let lists = lists.into_iter().map(|(term, name, items)| {
        let items = items.into_iter().map(|item| view! { <dd><bdi>{item}</bdi></dd> }).collect_view();
        view! { <div data-effect=name><dt>{term.clone()}</dt>{items}</div> }
    });
    view! { <dl class="ww-result-summary__kept ww-effects">{lists.collect_view()}</dl> }.into_any()
}

fn changed_records(changed: &ChangedView, copy: &ResultSummaryCopy) -> AnyView {
    let way = changed.review.as_ref().map(|link| match link {
        Link::Safe(href) => view! {
            <a data-ask="review" href=href.clone() rel="noopener noreferrer" referrerpolicy="no-referrer">
                {copy.review.clone()}
            </a>
        }
        .into_any(),
        Link::Blocked => view! { <span>{copy.blocked.clone()}</span> }.into_any(),
    });
    view! { <p class="ww-result-summary__changed">{copy.changed(changed)} {copy.wording.language().gap()} {way}</p> }.into_any()
}

fn reason(
    left: &LeftOutView,
    (sentence, helps): (String, Option<crate::Text>),
    copy: &ResultSummaryCopy,
) -> AnyView {
    let language = copy.wording.language();
    let why = left.text.as_deref().map(|why| language.ended(why));
    let why = why.map(|why| view! { {language.gap()} <bdi>{why}</bdi> });
    let helps = helps.map(|helps| view! { {language.gap()} {helps} });
    view! { <li class="ww-result-summary__left-out">{sentence}{why}{helps}</li> }.into_any()
}

/// A sentence of the server, whose direction is its own.
fn theirs(class: &'static str, text: String) -> AnyView {
    view! { <p class=class><bdi>{text}</bdi></p> }.into_any()
}

fn line(class: &'static str, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class=class>{text}</p> }.into_any())
}

fn list(class: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| view! { <ul class=class role="list">{items}</ul> }.into_any())
}
