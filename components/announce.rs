//! The one place where the kit speaks to screen readers: state changes only, politely, never the
//! ticking of a clock.
//!
//! # Parts
//! - `[data-ww="announcer"]` the page's live region: not seen, in the page and empty from the start; `lang`
//! - `[data-ww="live-region"]` a live region for a dialog, since those outside an open one are not read

mod copy;
mod spoken;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use leptos::prelude::*;
use waitwell_core::announce::Announcement;

pub use copy::AnnouncerCopy;
pub(crate) use spoken::Spoken;

use crate::boxed::{live, memo};
use crate::copy::words_of;

/// The page's one live region: it speaks each new announcement once. An app puts it into the page once,
/// outside of everything that comes and goes.
#[component]
pub fn Announcer(
    /// The latest announcement. What is there when the page is first drawn is not spoken.
    #[prop(into)]
    said: Signal<Option<Announcement>>,
    /// Other words.
    #[prop(optional)]
    copy: Option<AnnouncerCopy>,
) -> impl IntoView {
    let copy = words_of(copy, |copy| &copy.announcer);
    let at_first = said.with_untracked(|said| said.as_ref().map(|said| said.number));
    let lang = copy.wording.language().tag;
    let spoken = memo(move || {
        said.with(|said| {
            let new = said.as_ref().filter(|said| Some(said.number) != at_first)?;
            Some((new.number, Spoken::of(&new.said, &copy)))
        })
    });
    // Two places, used in turn: two equal sentences in a row are still a change, and so both are read.
    let place = move |parity: u64| {
        spoken.with(|spoken| match spoken {
            Some((number, spoken)) if number % 2 == parity => spoken.show(),
            _ => Spoken::default().show(),
        })
    };
    view! {
        <div
            class="ww-visually-hidden"
            data-ww="announcer"
            lang=lang
            role="status"
            aria-live="polite"
            aria-atomic="true"
        >
            <span>{live(move || place(0))}</span>
            <span>{live(move || place(1))}</span>
        </div>
    }
}

/// A live region of its own for a modal dialog, since screen readers do not read one outside of it.
///
/// It has to be in the page with an empty text before there is something to say.
#[component]
pub fn LiveRegion(
    /// What to say; every change of it is spoken.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    region("ww-visually-hidden", live(move || text.get()))
}

/// A live region around what is spoken.
pub(crate) fn region(class: &'static str, spoken: impl IntoView + 'static) -> AnyView {
    view! {
        <div class=class data-ww="live-region" role="status" aria-live="polite" aria-atomic="true">{spoken}</div>
    }
    .into_any()
}
