//! How the page is looked at: language, theme, direction and width, kept in the address so that it can be shared.

use leptos::prelude::*;
use waitwell::language::Direction;

use crate::address::use_address;
use crate::language::{self, Languages};

struct Switch {
    /// The name in the address.
    name: &'static str,
    label: &'static str,
    /// Value in the address and word on the page; the first is what a page without the value has.
    options: &'static [(&'static str, &'static str)],
}

const SWITCHES: [Switch; 3] = [
    Switch { name: "theme", label: "Theme", options: &[("", "Auto"), ("light", "Light"), ("dark", "Dark")] },
    Switch { name: "dir", label: "Direction", options: &[("", "By language"), ("rtl", "Right to left")] },
    Switch { name: "width", label: "Width", options: &[("", "Full"), ("640", "640 px"), ("320", "320 px")] },
];

/// The value of a switch in the address; one that it does not know counts as none.
fn value(name: &str) -> &'static str {
    let asked = use_address().query(name).unwrap_or_default();
    let switch = SWITCHES.iter().find(|switch| switch.name == name);
    let known = switch.and_then(|switch| switch.options.iter().find(|(value, _)| *value == asked));
    known.map_or("", |(value, _)| value)
}

/// Gives the page the look that its address names, and keeps it so.
pub fn follow_look() {
    Effect::new(|_| {
        let Some(root) = document().document_element() else { return };
        let set = |attribute: &str, value: &str| {
            // The names are constants, so the browser cannot refuse them.
            let _ = match value {
                "" => root.remove_attribute(attribute),
                value => root.set_attribute(attribute, value),
            };
        };
        set("data-ww-theme", value("theme"));
        let own = (language::current().copy)().wording().language().direction;
        set("dir", if own == Direction::RightToLeft { "rtl" } else { value("dir") });
        set("data-width", value("width"));
    });
}

/// The switches, as links: each leads to this page in another look.
#[component]
pub fn Look() -> impl IntoView {
    let switch = |switch: &'static Switch| {
        view! {
            <div class="look__group" role="group" aria-label=switch.label>
                <span class="look__label" aria-hidden="true">{switch.label}</span>
                {switch.options.iter().map(|(value, word)| option(switch.name, value, word)).collect_view()}
            </div>
        }
    };
    view! {
        <nav class="look" aria-label="Look of this page">
            <Languages />
            {SWITCHES.iter().map(switch).collect_view()}
        </nav>
    }
}

fn option(name: &'static str, own: &'static str, word: &'static str) -> impl IntoView {
    let address = use_address();
    let href = move || address.place().with(name, (!own.is_empty()).then_some(own)).to_string();
    let current = move || (value(name) == own).then_some("true");
    view! { <a class="look__option" href=href aria-current=current><bdi>{word}</bdi></a> }
}
