use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use waitwell_core::answers::Next;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Duplicates, Outcome};
use waitwell_core::link::Link;
use waitwell_core::view::{
    Cancel, CancelEffect, ChangedView, FileLink, JobView, LeftOutView, ResultView, Retry, ShownStatus, Times,
    Undo,
};

use super::ResultSummaryCopy;
use super::file::files;
use crate::boxed::{effect, live, memo, piece};
use crate::copy::words_of;
use crate::focus;
use crate::language::Language;

/// What came of a job.
#[component]
pub fn ResultSummary(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Takes the wish to look again, when the person fetches a file: whether it is still there, the browser does not
    /// tell the page, and the server may. Without it, nobody asks.
    #[prop(optional, into)]
    ask: Option<Callback<Ask>>,
    /// Other words.
    #[prop(optional)]
    copy: Option<ResultSummaryCopy>,
) -> impl IntoView {
    let copy = words_of(copy, |copy| &copy.panel.result);
    let id = memo(move || job.with(|job| job.id.clone()));
    let outcome = memo(move || job.with(outcome));
    let language = copy.wording.language();
    let root = NodeRef::<html::Div>::new();
    let facts = drawn(memo(move || job.with(|job| Facts::of(job, language))), root);
    let fetched = Callback::new(move |()| {
        if let Some((ask, id)) = ask.zip(id.get_untracked()) {
            ask.run(Ask::LookAgain(id));
        }
    });
    view! {
        <div
            class="ww-result-summary"
            data-ww="result-summary"
            lang=language.tag
            data-job=live(move || id.get().map(|id| id.to_string()))
            data-outcome=live(move || outcome.get())
            node_ref=root
        >
            {piece(move || facts.get().map(|facts| summary(facts, &copy, fetched)))}
        </div>
    }
}

/// What the summary is drawn from; it stays silent while anything else of the job changes.
#[derive(Clone, PartialEq)]
struct Facts {
    /// The language of the server's words, where it is not that of the kit.
    lang: Option<String>,
    kind: Option<String>,
    status: ShownStatus,
    result: Option<ResultView>,
    /// What became of a job that was canceled.
    canceled: Option<CancelEffect>,
    /// The cancel can still be undone.
    is_undoable: bool,
    /// The run that has ended may not be the last one.
    may_go_on: bool,
    times: Times,
    /// Whether it can be retried, and then whether that makes duplicates.
    again: Option<Option<Duplicates>>,
    next: Next,
}

impl Facts {
    fn of(job: &JobView, language: &Language) -> Option<Self> {
        (outcome(job) != "none").then(|| Self {
            lang: language.lang(job.language.as_deref()),
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
            may_go_on: job.may_go_on(),
            times: job.times.clone(),
            again: match &job.retry {
                Retry::Offered(offer) => Some(offer.duplicates),
                _ => None,
            },
            next: job.answers().next,
        })
    }
}

/// The facts that are drawn. Where the link to a file goes while it has the focus, the focus is led to the heading first.
fn drawn(facts: Memo<Option<Facts>>, root: NodeRef<html::Div>) -> ReadSignal<Option<Facts>> {
    let (drawn, draw) = signal(facts.get_untracked());
    effect(move || {
        let facts = facts.get();
        if drawn.with_untracked(|drawn| *drawn == facts) {
            return;
        }
        let stay = drawn.with_untracked(|drawn| ways(drawn.as_ref()) == ways(facts.as_ref()));
        let link = || root.get_untracked()?.query_selector("[data-ask='download']:focus").ok().flatten();
        if !stay && let Some(link) = link().and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            focus::to_heading(&link);
        }
        draw.set(facts);
    });
    drawn
}

/// Which files can be fetched.
fn ways(facts: Option<&Facts>) -> Vec<bool> {
    let files = facts.and_then(|facts| facts.result.as_ref()).map(|result| &result.files);
    files.into_iter().flatten().map(|file| matches!(file.link, FileLink::Ready(_))).collect()
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

fn summary(facts: Facts, copy: &ResultSummaryCopy, fetched: Callback<()>) -> AnyView {
    let Facts { lang, kind, status, result, canceled, is_undoable, may_go_on, times, again, next } = facts;
    let headline = copy.headline(kind.as_deref(), status, result.as_ref(), may_go_on);
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
        left_out.map(|(left, tried)| reason(left, copy.left_out(left, tried, again_is_offered), &lang, copy));
    view! {
        <p class="ww-result-summary__headline">{headline}</p>
        {line("ww-result-summary__done", done)}
        {canceled.map(|effect| kept_and_deleted(effect, is_undoable, &lang, copy))}
        {list("ww-result-summary__files", files(&result.files, copy, fetched))}
        {list("ww-result-summary__reasons", left_out.collect())}
        {result.changed.as_ref().map(|changed| changed_records(changed, copy))}
        {result.safe_to_use.map(|text| theirs("ww-result-summary__safe", text, &lang))}
        {again.map(|again| line("ww-result-summary__again", again))}
        {match (result.next, next) {
            // The server knows more of what to do than the kit.
            (Some(text), _) => Some(theirs("ww-result-summary__next", text, &lang)),
            (None, next) => line("ww-result-summary__next", next.unwrap_or_default()),
        }}
        {line("ww-result-summary__finished", ended.unwrap_or_default())}
    }
    .into_any()
}

/// What a cancel has kept and deleted, as far as the server says.
fn kept_and_deleted(
    effect: CancelEffect,
    is_undoable: bool,
    lang: &Option<String>,
    copy: &ResultSummaryCopy,
) -> AnyView {
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
        let item = |item| view! { <dd><bdi lang=lang.clone()>{item}</bdi></dd> };
        let items = items.into_iter().map(item).collect_view();
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
    lang: &Option<String>,
    copy: &ResultSummaryCopy,
) -> AnyView {
    let language = copy.wording.language();
    let why = left.text.as_deref().map(|why| language.ended(why));
    let why = why.map(|why| view! { {language.gap()} <bdi lang=lang.clone()>{why}</bdi> });
    let helps = helps.map(|helps| view! { {language.gap()} {helps} });
    view! { <li class="ww-result-summary__left-out">{sentence}{why}{helps}</li> }.into_any()
}

/// A sentence of the server, whose direction is its own.
fn theirs(class: &'static str, text: String, lang: &Option<String>) -> AnyView {
    view! { <p class=class><bdi lang=lang.clone()>{text}</bdi></p> }.into_any()
}

fn line(class: &'static str, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| view! { <p class=class>{text}</p> }.into_any())
}

fn list(class: &'static str, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty()).then(|| view! { <ul class=class role="list">{items}</ul> }.into_any())
}
