use leptos::prelude::*;
use waitwell_core::moment::Moment;

use super::PauseUpdatesCopy;
use crate::boxed::{live, memo, piece};
use crate::copy::words_of;

/// One control by which everything on the page stands still. The jobs go on.
#[component]
pub fn PauseUpdates(
    /// Since when the page stands still, where it does.
    #[prop(into)]
    paused: Signal<Option<Moment>>,
    /// Takes whether the page is to stand still from now on.
    #[prop(into)]
    pause: Callback<bool>,
    /// Other words.
    #[prop(optional)]
    copy: Option<PauseUpdatesCopy>,
) -> impl IntoView {
    let copy = StoredValue::new(words_of(copy, |copy| &copy.pause));
    let is_paused = memo(move || paused.with(Option::is_some));
    // What it does changes, so its words do; a pressed state besides would say it twice, and the other way round.
    let label = move || {
        copy.with_value(|copy| if is_paused.get() { copy.resume.clone() } else { copy.pause.clone() })
    };
    let as_of = move || paused.get().map(|at| copy.with_value(|copy| (copy.as_of)(&copy.wording.moment(at))));
    view! {
        <div
            class="ww-pause-updates"
            data-ww="pause-updates"
            lang=copy.with_value(|copy| copy.wording.language().tag)
            data-updates=live(move || if is_paused.get() { "paused" } else { "live" })
        >
            <button
                type="button"
                class="ww-pause-updates__button ww-button"
                data-ask=live(move || if is_paused.get() { "resume" } else { "pause" })
                on:click=move |_| pause.run(!is_paused.get_untracked())
            >
                {label}
            </button>
            {piece(move || as_of().map(|as_of| view! { <p class="ww-pause-updates__as-of">{as_of}</p> }))}
        </div>
    }
}
