//! One situation of one component, alone at its own address, as tests and screenshots want it.

use leptos::prelude::*;
use waitwell::fixture::Fixture;

use crate::address::{current, provide_address};
use crate::components::{of, title};
use crate::frame::Title;
use crate::language::{follow_language, in_language};
use crate::look::follow_look;

/// The page of one fixture: nothing is followed and nothing is asked of a server.
#[component]
pub fn Alone() -> impl IntoView {
    let address = provide_address();
    follow_look();
    follow_language();
    let place = current();
    let (component, name) = match place.parts()[..] {
        ["fixtures", component, name] => (component.to_owned(), name.to_owned()),
        _ => (String::new(), String::new()),
    };
    let fixture = of(&component).into_iter().find(|fixture| fixture.name == name);
    let page = match fixture {
        Some(Fixture { component, name, note, view }) => view! {
            <p class="page__up">
                // Another document: the gallery with its frame and its jobs.
                <a href=move || address.href(&format!("/components/{component}")) target="_self">{title(component)}</a>
            </p>
            <Title text=format!("{}: {}", title(component), name.replace('-', " ")) />
            <p class="situation__note"><bdi>{note}</bdi></p>
            <h2 class="ww-visually-hidden">"Situation"</h2>
            <div class="stage" data-fixture=format!("{component}/{name}")>{in_language(view)}</div>
        }
        .into_any(),
        None => view! {
            <Title text="There is no such situation" />
            <p class="page__lead">
                "No fixture has the address “" <bdi>{place.path().to_owned()}</bdi> "”. See "
                <a href=move || address.href("/components") target="_self">"all components"</a> "."
            </p>
        }
        .into_any(),
    };
    view! { <main class="page page--alone" id="content">{page}</main> }
}
