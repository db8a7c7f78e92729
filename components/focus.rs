//! Where the focus goes when what had it is gone: to the job's heading, never to the page's body.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use crate::boxed::effect;

/// The attribute of the job's heading, which takes the focus; it needs `tabindex="-1"`.
const HEADING: &str = "[data-ww-heading]";

/// Moves the focus to the nearest heading around `from`, or to `from` itself where there is none.
pub(crate) fn to_heading(from: &HtmlElement) {
    let mut around: Option<Element> = Some(from.clone().into());
    while let Some(element) = around {
        let heading = element.query_selector(HEADING).ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            return focus(&heading);
        }
        around = element.parent_element();
    }
    focus(from);
}

/// Gives `element` the focus; an element that cannot take it is left alone.
pub(crate) fn focus(element: &HtmlElement) {
    // The only error is an element that is no longer in a page, which needs no focus.
    let _ = element.focus();
}

/// Whether `element` has the focus.
pub(crate) fn has_focus(element: &HtmlElement) -> bool {
    element.matches(":focus").unwrap_or(false)
}

/// Whether a button is in the page: while it is wanted, and then until the focus has left it.
///
/// A browser drops the focus of a button that goes, and the person is back at the top of the page; so
/// the focus is led to the heading first.
pub(crate) fn kept(button: NodeRef<html::Button>, is_wanted: Memo<bool>) -> ReadSignal<bool> {
    let (is_kept, keep) = signal(is_wanted.get_untracked());
    effect(move || {
        let is_wanted = is_wanted.get();
        if is_wanted == is_kept.get_untracked() {
            return;
        }
        if let Some(button) = button.get_untracked().filter(|button| !is_wanted && has_focus(button)) {
            to_heading(&button);
        }
        keep.set(is_wanted);
    });
    is_kept
}
