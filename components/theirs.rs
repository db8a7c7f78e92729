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
pub(crate) fn sentence<'a>(
    text: String,
    theirs: impl IntoIterator<Item = &'a str>,
    lang: Option<String>,
) -> AnyView {
    let Some(lang) = lang else { return text.into_any() };
    let (mut parts, mut rest) = (Vec::new(), text.as_str());
    for theirs in theirs {
        let Some((before, after)) = rest.split_once(theirs) else { continue };
        parts.extend(ours(before));
        parts.push(view! { <bdi lang=lang.clone()>{theirs.to_owned()}</bdi> }.into_any());
        rest = after;
    }
    if parts.is_empty() {
        return text.into_any();
    }
    parts.extend(ours(rest));
    parts.into_any()
}

/// What stands around words of a server. An empty text would be drawn as a space.
fn ours(text: &str) -> Option<AnyView> {
    (!text.is_empty()).then(|| text.to_owned().into_any())
}
