//! The address bar: read as a signal, changed without loading the page again.

use leptos::ev;
use leptos::prelude::*;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::place::Place;

/// What every link keeps, so that a look can be shared and a person stays who they are.
pub const KEPT: [&str; 7] = ["lang", "theme", "dir", "width", "user", "refresh", "stream"];

/// The page's address.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<Place>);

/// Follows the address bar for the app below: links inside the gallery load nothing, and Back works.
pub fn provide_address() -> Address {
    let address = Address(RwSignal::new(current()));
    let back = window_event_listener(ev::popstate, move |_| address.read_bar());
    let clicks = window_event_listener(ev::click, move |click| address.follow(&click));
    on_cleanup(move || {
        back.remove();
        clicks.remove();
    });
    provide_context(address);
    address
}

/// The address that [`provide_address`] follows. It is provided by the app's root.
pub fn use_address() -> Address {
    expect_context()
}

impl Address {
    /// Where the page is.
    pub fn place(&self) -> Place {
        self.0.get()
    }

    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<String> {
        self.0.with(|place| place.get(name).map(str::to_owned))
    }

    /// The address of `path` in the look of now, for a link.
    pub fn href(&self, path: &str) -> String {
        self.0.with(|now| keep(path, now)).to_string()
    }

    /// Goes to `path` in the look of now.
    pub fn go(&self, path: &str) {
        self.go_to(self.0.with_untracked(|now| keep(path, now)));
    }

    fn go_to(&self, place: Place) {
        if self.0.with_untracked(|now| *now == place) {
            return;
        }
        let moved = window()
            .history()
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&place.to_string())));
        // A browser may refuse where addresses change too often; the page changes all the same.
        if let Err(error) = moved {
            leptos::logging::warn!("The address could not be changed: {error:?}");
        }
        let is_other_page = self.0.with_untracked(|now| now.path() != place.path());
        self.0.set(place);
        if is_other_page {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            focus_heading();
        }
    }

    fn read_bar(&self) {
        let place = current();
        if self.0.with_untracked(|now| *now != place) {
            self.0.set(place);
        }
    }

    /// Takes a click on a link over, unless the person or the link wants something else of it.
    fn follow(&self, click: &web_sys::MouseEvent) {
        let wants_more = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.default_prevented() || click.button() != 0 || wants_more {
            return;
        }
        let Some(link) = click
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
        else {
            return;
        };
        let href = link.get_attribute("href").unwrap_or_default();
        if link.has_attribute("download") || link.has_attribute("target") {
            return;
        }
        if let Some(place) = inside(&href) {
            click.prevent_default();
            self.go_to(place);
        }
    }
}

/// The place that a link leads to, where it is one of the gallery's own pages: no file, no part of the
/// API, no fixture (each of those is a page of its own), no place on the same page.
fn inside(href: &str) -> Option<Place> {
    let origin = window().location().origin().ok()?;
    let path = href.strip_prefix(&origin).unwrap_or(href);
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains('#');
    let place = Place::parse(path);
    let parts = place.parts();
    let is_page = !matches!(parts.first(), Some(&("api" | "fixtures")))
        && !parts.last().is_some_and(|last| last.contains('.'));
    (is_path && is_page).then_some(place)
}

/// Reads the address bar.
pub fn current() -> Place {
    let location = window().location();
    let text = |part: Result<String, JsValue>| part.unwrap_or_default();
    Place::parse(&format!("{}{}", text(location.pathname()), text(location.search())))
}

fn keep(path: &str, now: &Place) -> Place {
    let place = Place::parse(path);
    KEPT.iter().filter(|name| place.get(name).is_none()).fold(place.clone(), |place, name| {
        match now.get(name) {
            Some(value) => place.with(name, Some(value)),
            None => place,
        }
    })
}

/// Puts the focus where the new page begins, once it is drawn.
fn focus_heading() {
    request_animation_frame(|| {
        let heading = document().query_selector("h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Without focus the page can still be read.
            let _ = heading.focus();
        }
    });
}
