//! How the attempts before this one ended, behind a disclosure.

use leptos::prelude::*;
use waitwell_core::view::{AttemptView, JobView, ShownStatus};

use super::JobPanelCopy;
use crate::boxed::{memo, piece};
use crate::language::Noun;
use crate::retry_panel::{Sentences, paragraph, server_words};

/// The attempts before this one, newest first; nothing where the server names none.
pub(super) fn earlier(
    job: Signal<JobView>,
    lang: Memo<Option<String>>,
    copy: StoredValue<JobPanelCopy>,
) -> impl IntoView {
    let attempts = memo(move || job.with(|job| job.earlier.clone()));
    let kind = memo(move || job.with(|job| job.kind.clone()));
    let has_attempts = memo(move || attempts.with(|attempts| !attempts.is_empty()));
    // The disclosure stays as the person left it while the list in it changes.
    let list = move || {
        copy.with_value(|copy| {
            let noun = copy.wording.noun(kind.get().as_deref()).clone();
            attempts.get().into_iter().map(|attempt| item(attempt, &noun, lang, copy)).collect_view()
        })
    };
    piece(move || {
        has_attempts.get().then(|| {
            view! {
                <details class="ww-job-panel__earlier">
                    <summary data-ask="show-earlier">{copy.with_value(|copy| copy.earlier.clone())}</summary>
                    // Some screen readers call a list without bullets no list.
                    <ul role="list">{list}</ul>
                </details>
            }
        })
    })
}

fn item(attempt: AttemptView, noun: &Noun, lang: Memo<Option<String>>, copy: &JobPanelCopy) -> AnyView {
    let gap = copy.wording.language().gap();
    let name = (copy.attempt)(&copy.wording.count(attempt.run, None));
    let status = attempt.status.map(|status| view! { <span>{copy.badge.of(status).clone()}</span> });
    let word = attempt.status_word.as_deref().map(copy.tracker.status_word);
    let word = word.map(|word| view! { <bdi lang=lang>{word}</bdi> });
    let ended = attempt.finished_at.map(|at| {
        let words = (copy.attempt_ended)(&copy.wording.moment(at));
        view! { <time datetime=at.to_rfc3339()>{words}</time> }
    });
    let code = attempt.error.as_ref().and_then(|error| error.code.clone()).map(|code| {
        let label = copy.retry.code.clone();
        view! { <p class="ww-job-panel__attempt-code">{label} {gap} <code><bdi>{code}</bdi></code></p> }
    });
    let why = why(&attempt, noun, copy).map(|why| paragraph("ww-job-panel__attempt-why", why, gap));
    view! {
        <li data-run=attempt.run.to_string() data-status=attempt.status.map(ShownStatus::as_str)>
            <p class="ww-job-panel__attempt"><strong>{name}</strong> {status} {word} {ended}</p>
            {why}
            {code}
        </li>
    }
    .into_any()
}

/// Why it failed; of an ending that the kit does not know, only what the server says of it.
fn why(attempt: &AttemptView, noun: &Noun, copy: &JobPanelCopy) -> Option<Sentences> {
    match (attempt.status, &attempt.error) {
        (Some(ShownStatus::Failed), error) => Some(copy.retry.why(noun, error.as_ref())),
        (None, Some(error)) => {
            let theirs = server_words(error);
            let lang = copy.retry.lang(error.language.as_deref());
            (!theirs.is_empty()).then(|| Sentences::theirs(theirs, lang))
        }
        _ => None,
    }
}
