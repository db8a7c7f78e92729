use leptos::prelude::*;
use waitwell_core::document::StageStatus;
use waitwell_core::id::JobId;
use waitwell_core::moment::Moment;
use waitwell_core::view::{JobView, ShownStatus};

use super::{RecentActivityCopy, RecentRow};
use crate::about_now::about_now;
use crate::boxed::memo;
use crate::status_badge::Headline;

/// What a row shows: two equal ones look the same.
#[derive(Clone, PartialEq)]
struct Facts {
    headline: Headline,
    status: ShownStatus,
    title: String,
    /// The language of the title, where it is the person's own and not that of the kit.
    title_lang: Option<String>,
    /// When it was started, in words.
    started: Option<(String, Moment)>,
    /// The server's words for where it stands.
    theirs: Option<String>,
    theirs_lang: Option<String>,
    /// The kit's words for what came of it.
    ours: Option<String>,
    as_of: Option<String>,
    is_unseen: bool,
}

impl Facts {
    fn of(job: &JobView, id: &JobId, copy: &RecentActivityCopy) -> Self {
        let heard_at = job.contact.heard_at;
        let now = about_now(&job.contact).or(heard_at);
        let is_waiting = matches!(job.status, ShownStatus::Sending | ShownStatus::Queued);
        let sentence = if is_waiting { copy.requested } else { copy.started };
        let started = job.times.created_at.or(job.times.started_at);
        let language = copy.wording.language();
        let lang = language.lang(job.language.as_deref());
        let error = job.error.as_ref().filter(|_| job.status == ShownStatus::Failed);
        Self {
            headline: Headline::of(job, &copy.badge),
            status: job.status,
            title: copy.title(job, id.as_str()),
            title_lang: lang.clone().filter(|_| job.title.is_some()),
            started: started.map(|at| (sentence(&copy.wording.clock(at, now)), at)),
            theirs: theirs(job, copy),
            theirs_lang: error.map_or(lang, |error| language.lang(error.language.as_deref())),
            is_unseen: job.is_unseen,
            ours: copy.outcome(job),
            as_of: heard_at.filter(|_| copy.is_old(job)).map(|at| (copy.as_of)(&copy.wording.clock(at, now))),
        }
    }
}

/// The server's words for where a job stands: its current step, what it asks for, why it failed.
fn theirs(job: &JobView, copy: &RecentActivityCopy) -> Option<String> {
    match job.status {
        ShownStatus::InProgress => {
            let current = job.stages.iter().find(|stage| stage.status == StageStatus::Current);
            current
                .map(|stage| stage.label.clone())
                .or_else(|| job.status_word.as_deref().map(copy.status_word))
        }
        ShownStatus::NeedsAction => job.action.as_ref()?.prompt.clone(),
        ShownStatus::Failed => job.error.as_ref()?.title.clone(),
        _ => None,
    }
}

/// One row. `open` and `remove` are asked with the row's id.
pub(super) fn row(
    row: RecentRow,
    current: Signal<Option<JobId>>,
    copy: StoredValue<RecentActivityCopy>,
    open: Callback<JobId>,
    remove: Callback<JobId>,
) -> impl IntoView {
    let RecentRow { id, job } = row;
    let job = Signal::from(job);
    let facts = {
        let id = id.clone();
        memo(move || job.with(|job| copy.with_value(|copy| Facts::of(job, &id, copy))))
    };
    let is_current = {
        let id = id.clone();
        memo(move || current.with(|current| current.as_ref() == Some(&id)))
    };
    // One effect for the whole row and not one for each part: a list of a thousand has to be there at once. What is
    // made anew keeps its elements, and so the focus.
    move || {
        let is_current = is_current.get();
        facts.with(|facts| copy.with_value(|copy| drawn(&id, facts, is_current, copy, open, remove)))
    }
}

fn drawn(
    id: &JobId,
    facts: &Facts,
    is_current: bool,
    copy: &RecentActivityCopy,
    open: Callback<JobId>,
    remove: Callback<JobId>,
) -> impl IntoView + use<> {
    let opened = id.clone();
    let started = facts.started.as_ref().map(|(words, at)| {
        view! {
            <time class="ww-recent-activity__started" datetime=at.to_rfc3339()>{words.clone()}</time>
        }
    });
    let theirs = facts
        .theirs
        .clone()
        .map(|theirs| outcome(view! { <bdi lang=facts.theirs_lang.clone()>{theirs}</bdi> }));
    let unseen = facts.is_unseen.then(|| {
        view! { <span class="ww-recent-activity__unseen">{copy.unseen.clone()}</span> }
    });
    view! {
        <li
            class="ww-recent-activity__row"
            data-job=id.to_string()
            data-status=facts.status.as_str()
            data-news=facts.is_unseen.then_some("unseen")
        >
            <button
                type="button"
                class="ww-recent-activity__open"
                data-ask="open"
                aria-current=is_current.then_some("true")
                on:click=move |_| open.run(opened.clone())
            >
                <bdi lang=facts.title_lang.clone()>{facts.title.clone()}</bdi>
            </button>
            {facts.headline.show(None)}
            <span class="ww-recent-activity__facts">
                {started}
                {theirs}
                {facts.ours.clone().map(outcome)}
                {facts.as_of.clone().map(outcome)}
                {unseen}
            </span>
            {facts.status.is_over().then(|| button(id.clone(), &facts.title, copy, remove))}
        </li>
    }
}

fn outcome(text: impl IntoView) -> impl IntoView {
    view! { <span class="ww-recent-activity__outcome">{text}</span> }
}

fn button(
    id: JobId,
    title: &str,
    copy: &RecentActivityCopy,
    remove: Callback<JobId>,
) -> impl IntoView + use<> {
    view! {
        <button
            type="button"
            class="ww-recent-activity__remove ww-button ww-button--quiet"
            data-ask="remove"
            aria-label=(copy.remove_name)(&copy.wording.isolated(title))
            on:click=move |_| remove.run(id.clone())
        >
            {copy.remove.clone()}
        </button>
    }
}
