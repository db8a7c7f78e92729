//! Words of a server, and the language that they are in.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use leptos::prelude::*;
use waitwell_core::view::JobView;

use crate::boxed::memo;
use crate::language::Language;

/// The `lang` of what a server says of a job; `None` where that is the language of the kit, or is not known.
pub(crate) fn lang_of(job: Signal<JobView>, language: &'static Language) -> Memo<Option<String>> {
    memo(move || job.with(|job| language.lang(job.language.as_deref())))
}

/// A sentence of the kit that may hold words of a server, as they were given: those in another language are an
/// element of their own.
pub(crate) fn sentence(text: String, theirs: Option<&str>, lang: Option<String>) -> AnyView {
    match (lang, theirs.and_then(|theirs| text.split_once(theirs))) {
        (Some(lang), Some((before, after))) => {
            // An empty text would be drawn as a space.
            let [before, after] = [before, after].map(|part| (!part.is_empty()).then(|| part.to_owned()));
            view! { {before}<bdi lang=lang>{theirs.map(str::to_owned)}</bdi>{after} }.into_any()
        }
        _ => text.into_any(),
    }
}
