//! The language of the kit's words: named in the address, remembered for the next visit, and said on the root of
//! the page. The gallery's own text stays English, which the body says.

use leptos::prelude::*;
use waitwell::locales::{self, Locale};
use waitwell::provide_copy;

use crate::address::{Address, use_address};

/// Where the browser keeps it.
const KEPT_AS: &str = "waitwell.gallery.language";

/// The language of now: the one in the address, otherwise the one of the last visit, otherwise English.
pub fn current() -> &'static Locale {
    of(use_address())
}

/// The same, for what is not drawn.
pub fn of(address: Address) -> &'static Locale {
    let named = |tag: Option<String>| locales::ALL.iter().find(|locale| tag.as_deref() == Some(locale.tag));
    named(address.query("lang")).or_else(|| named(remembered())).unwrap_or(&locales::ALL[0])
}

/// Says the language on the root of the page, and remembers it where the person has chosen it.
pub fn follow_language() {
    Effect::new(|_| {
        let tag = current().tag;
        if let Some(root) = document().document_element() {
            // The name is a constant, so the browser cannot refuse it.
            let _ = root.set_attribute("lang", tag);
        }
        let is_chosen = use_address().query("lang").is_some();
        if let (true, Some(storage)) = (is_chosen, storage()) {
            // A browser that keeps nothing forgets it, and the address still has it.
            let _ = storage.set_item(KEPT_AS, tag);
        }
    });
}

/// Draws a part of the page in the language of now, and anew in another one.
pub fn in_language(draw: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let language = Memo::new(|_| current().tag);
    move || {
        language.track();
        provide_copy((current().copy)());
        draw()
    }
}

/// The languages, as links to this page in each.
#[component]
pub fn Languages() -> impl IntoView {
    let address = use_address();
    view! {
        <div class="look__group" role="group" aria-label="Language">
            <span class="look__label" aria-hidden="true">"Language"</span>
            {locales::ALL.iter().map(|locale| link(address, locale)).collect_view()}
        </div>
    }
}

fn link(address: Address, locale: &'static Locale) -> impl IntoView {
    let href = move || address.place().with("lang", Some(locale.tag)).to_string();
    let is_current = move || (current().tag == locale.tag).then_some("true");
    view! { <a class="look__option" href=href aria-current=is_current lang=locale.tag>{locale.name}</a> }
}

fn remembered() -> Option<String> {
    storage()?.get_item(KEPT_AS).ok()?
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
