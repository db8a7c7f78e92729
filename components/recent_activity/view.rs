use leptos::html::H2;
use leptos::prelude::*;
use waitwell_core::ask::Ask;
use waitwell_core::id::JobId;

use super::find::find;
use super::in_parts::in_parts;
use super::order::{arrange, is_same};
use super::row::row;
use super::{RecentActivityCopy, RecentRow, RecentState};
use crate::boxed::{live, memo, piece};
use crate::copy::words_of;

/// The person's recent jobs, each with its status, its start and a way to open it again.
#[component]
pub fn RecentActivity(
    /// The jobs, in the order in which they are to stand.
    #[prop(into)]
    rows: Signal<Vec<RecentRow>>,
    /// How much of the list is known.
    #[prop(into)]
    state: Signal<RecentState>,
    /// What the person asks for: to open a job, or to take one out of the list.
    #[prop(into)]
    ask: Callback<Ask>,
    /// The job that is open, where one is.
    #[prop(into, optional)]
    current: Signal<Option<JobId>>,
    /// Other words.
    #[prop(optional)]
    copy: Option<RecentActivityCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.recent));
    let heading = NodeRef::<H2>::new();
    let has_focus = StoredValue::new(false);
    let shown = Memo::new_with_compare(
        move |before: Option<&Vec<RecentRow>>| {
            arrange(before.map(Vec::as_slice), rows.get(), has_focus.get_value())
        },
        |before, next| !is_same(before, next),
    );
    let count = memo(move || shown.with(Vec::len));
    let drawn = in_parts(shown);
    let message = move || copy.with_value(|copy| message(copy, state.get(), count.get()));
    let open = Callback::new(move |id| ask.run(Ask::Open(id)));
    let remove = Callback::new(move |id| {
        // The button goes with its row; the focus would be lost with it.
        if let Some(heading) = heading.get_untracked() {
            // It fails only where an element cannot take the focus; a heading with a tabindex can.
            let _ = heading.focus();
        }
        ask.run(Ask::Remove(id));
    });
    let title = copy.with_value(|copy| copy.heading.clone());
    view! {
        <section
            class="ww-recent-activity"
            data-ww="recent-activity"
            lang=copy.with_value(|copy| copy.wording.language().tag)
            data-state=live(move || name(state.get()))
        >
            <h2 class="ww-recent-activity__heading" tabindex="-1" node_ref=heading>
                {title}
                {piece(move || {
                    (count.get() > 0).then(|| {
                        let count = copy.with_value(|copy| (copy.count)(&copy.wording.count(count.get() as u64, Some("jobs"))));
                        view! { " " <span class="ww-recent-activity__count">{count}</span> }
                    })
                })}
            </h2>
            {piece(move || message().map(|text| view! { <p class="ww-recent-activity__message">{text}</p> }))}
            <ul
                class="ww-recent-activity__list"
                // Some screen readers call a list without bullets no list.
                role="list"
                hidden=live(move || count.get() == 0)
                on:focusin=move |_| has_focus.set_value(true)
                on:focusout=move |_| has_focus.set_value(false)
            >
                <For each=move || drawn.get() key=|row| row.id.clone() let:job>
                    {row(job, current, copy, open, remove)}
                </For>
            </ul>
            {find(copy, open, false)}
        </section>
    }
}

/// What is said of the list itself.
fn message(copy: &RecentActivityCopy, state: RecentState, count: usize) -> Option<String> {
    let text = match (state, count) {
        (RecentState::Restoring, 0) => &copy.restoring,
        (RecentState::Ready, 0) => &copy.empty,
        (RecentState::Partial, 0) => &copy.partial_and_empty,
        (RecentState::Partial, _) => &copy.partial,
        (RecentState::Restoring | RecentState::Ready, _) => return None,
    };
    Some(text.to_string())
}

fn name(state: RecentState) -> &'static str {
    match state {
        RecentState::Restoring => "restoring",
        RecentState::Ready => "ready",
        RecentState::Partial => "partial",
    }
}
