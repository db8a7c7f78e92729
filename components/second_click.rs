//! The second click of a double click, which is meant for what stood in its place when the first one came.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// From one click of a double click to the next: what browsers and systems go by, in milliseconds.
const DOUBLE_MS: f64 = 500.0;
/// How far the pointer may slip between the two, in pixels.
const SLIP: u32 = 8;

/// Takes each click of a part of the page before its buttons do, and keeps from them the second one of a double click
/// where the first one has put another button, or none, in its place.
pub(crate) fn kept_from_others() -> impl Fn(MouseEvent) + 'static {
    let last = StoredValue::new(None::<Click>);
    move |event: MouseEvent| {
        // By a key, or by a screen reader that has no pointer.
        if event.detail() == 0 {
            return;
        }
        let click = Click::of(&event);
        let before = last.try_get_value().flatten();
        let stray = before.filter(|before| click.is_stray_after(before));
        if stray.is_some() {
            event.prevent_default();
            event.stop_propagation();
        }
        // However often it is clicked on, it stays meant for the first.
        let on = stray.map_or_else(|| click.on.clone(), |before| before.on);
        last.try_update_value(|last| *last = Some(Click { on, ..click }));
    }
}

/// A click of a pointer.
#[derive(Clone, Debug, PartialEq)]
struct Click {
    /// When, on the clock of the page's events.
    at: f64,
    x: i32,
    y: i32,
    /// What it asks for, where it is on something that does.
    on: Option<String>,
}

impl Click {
    fn of(event: &MouseEvent) -> Self {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let asks = target.and_then(|target| target.closest("[data-ask]").ok().flatten());
        Self {
            at: event.time_stamp(),
            x: event.client_x(),
            y: event.client_y(),
            on: asks.and_then(|asks| asks.get_attribute("data-ask")),
        }
    }

    fn is_stray_after(&self, before: &Self) -> bool {
        let is_near = self.x.abs_diff(before.x) <= SLIP && self.y.abs_diff(before.y) <= SLIP;
        is_near && self.at - before.at <= DOUBLE_MS && self.on != before.on
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Click;

    #[test]
    fn only_a_quick_click_in_the_same_place_on_something_else_is_kept_back() {
        let click = |at, x, on: &str| Click { at, x, y: 40, on: Some(on.to_owned()) };
        let first = click(1_000.0, 80, "undo-cancel");
        assert!(click(1_300.0, 82, "copy-details").is_stray_after(&first));
        assert!(Click { on: None, ..click(1_300.0, 82, "") }.is_stray_after(&first));
        for meant in [
            click(1_300.0, 80, "undo-cancel"),
            click(1_501.0, 80, "copy-details"),
            click(1_300.0, 200, "copy-details"),
        ] {
            assert!(!meant.is_stray_after(&first), "{meant:?}");
        }
    }
}
