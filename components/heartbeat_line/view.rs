use leptos::prelude::*;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::JobView;

use super::HeartbeatLineCopy;
use crate::boxed::{live, memo, piece};
use crate::copy::words_of;
use crate::steady::steady;

/// One line that proves that the job is alive, or says what stands between the page and it.
#[component]
pub fn HeartbeatLine(
    /// The job.
    #[prop(into)]
    job: Signal<JobView>,
    /// Other words.
    #[prop(optional)]
    copy: Option<HeartbeatLineCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.panel.heartbeat));
    let steady = steady(job);
    let id = memo(move || steady.with(|job| job.id.clone()));
    let hearing = memo(move || steady.with(|job| job.hearing));
    let trouble = memo(move || steady.with(|job| job.contact.trouble));
    let mark = memo(move || steady.with(mark));
    let sentence = memo(move || job.with(|job| copy.with_value(|copy| copy.sentence(job))));
    let has_time = memo(move || sentence.with(|sentence| sentence.parts().1.is_some()));
    let forgotten = memo(move || steady.with(|job| forgotten(job, copy)));
    // Three texts beside each other, so that a tick changes only the one that holds the time.
    let before = live(move || sentence.with(|sentence| sentence.parts().0.to_owned()));
    let when = move || sentence.with(|sentence| sentence.parts().1.map(str::to_owned));
    let after = live(move || sentence.with(|sentence| sentence.parts().2.to_owned()));
    let moment = move || sentence.with(|sentence| sentence.when.as_ref().map(|(_, at)| at.to_rfc3339()));
    view! {
        <div
            class="ww-heartbeat-line"
            data-ww="heartbeat-line"
            lang=copy.with_value(|copy| copy.wording.language().tag)
            data-job=live(move || id.get().map(|id| id.to_string()))
            data-hearing=live(move || hearing.get().as_str())
            data-trouble=live(move || trouble.get().map(trouble_name))
        >
            <p class="ww-heartbeat-line__text">
                {piece(move || mark.get().map(|mark| view! { <span class=mark aria-hidden="true"></span> }))}
                <span>
                    {before}
                    {piece(move || has_time.get().then(|| view! { <time datetime=live(moment)>{live(when)}</time> }))}
                    {after}
                </span>
            </p>
            {piece(move || trouble.get().and_then(|trouble| details(trouble, copy)))}
            {piece(move || {
                forgotten.get().map(|text| view! { <p class="ww-heartbeat-line__forgotten">{text}</p> })
            })}
        </div>
    }
}

/// The code of an answer that cannot be read, for whom support asks for it.
fn details(trouble: Trouble, copy: StoredValue<HeartbeatLineCopy>) -> Option<impl IntoView> {
    let Trouble::Unreadable(code) = trouble else { return None };
    let (open, label) = copy.with_value(|copy| (copy.show_details.clone(), copy.code.clone()));
    let gap = copy.with_value(|copy| copy.wording.language().gap());
    Some(view! {
        <details class="ww-heartbeat-line__details">
            <summary data-ask="show-details">{open}</summary>
            <p>{label} {gap} <code><bdi>{code}</bdi></code></p>
        </details>
    })
}

fn forgotten(job: &JobView, copy: StoredValue<HeartbeatLineCopy>) -> Option<String> {
    let is_worth_saying = job.is_forgotten_on_close && job.id.is_some();
    is_worth_saying.then(|| copy.with_value(|copy| (copy.forgotten)(copy.wording.noun(job.kind.as_deref()))))
}

fn trouble_name(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Busy => "busy",
        Trouble::Unreachable => "unreachable",
        Trouble::Intercepted => "intercepted",
        Trouble::Unreadable(_) => "unreadable",
    }
}

/// The classes of the mark; a job that is over is no longer listened for.
fn mark(job: &JobView) -> Option<&'static str> {
    if job.status.is_over() {
        return None;
    }
    match job.hearing {
        Hearing::Live | Hearing::Polling => Some("ww-heartbeat-line__mark ww-mark ww-mark--dot"),
        Hearing::Checking | Hearing::Restoring => Some("ww-heartbeat-line__mark ww-mark ww-mark--arc"),
        Hearing::Lost | Hearing::Offline | Hearing::SignedOut => {
            Some("ww-heartbeat-line__mark ww-mark ww-mark--gap")
        }
        Hearing::Paused => Some("ww-heartbeat-line__mark ww-mark ww-mark--dash"),
    }
}
