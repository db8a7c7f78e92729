//! Waitwell's gallery: three real jobs on a live page, and every component in every situation.

mod about;
mod address;
mod api;
mod column;
mod components;
mod connection;
mod fixture;
mod frame;
mod language;
mod live;
mod look;
mod place;
mod scenarios;
mod session;

use leptos::prelude::*;
use waitwell::{Announcer, Options, StoppedCopy, catch_panics, provide_waitwell};

use address::{provide_address, use_address};
use frame::{Frame, Title};
use live::Forms;
use session::Session;

fn main() {
    catch_panics(StoppedCopy::default());
    // A fixture stands alone, without the frame and without jobs.
    match address::current().parts().first() {
        Some(&"fixtures") => leptos::mount::mount_to_body(fixture::Alone),
        _ => leptos::mount::mount_to_body(Gallery),
    }
}

#[component]
fn Gallery() -> impl IntoView {
    let address = provide_address();
    look::follow_look();
    language::follow_language();
    let asked = RwSignal::new(None);
    let session = Session::new();
    provide_context(session);
    // Told by the browser, and not drawn: in the language of that moment.
    let words = move || untrack(|| (language::of(address).copy)().announcer);
    let options = Options::new("/api/jobs").on_ask(move |ask| asked.set(Some(ask)));
    let options = options.notify(words).name_tab(words);
    let kit = provide_waitwell(session.options(options));
    provide_context(Forms::new());
    live::carry_out(asked.into());
    let page = Memo::new(move |_| Page::at(&address.place()));
    view! {
        <Frame>
            {language::in_language(move || match page.get() {
                Page::Live => view! { <live::Live /> }.into_any(),
                Page::Components => view! { <components::Components /> }.into_any(),
                Page::Component(name) => view! { <components::Component name /> }.into_any(),
                Page::Scenarios => view! { <scenarios::Scenarios /> }.into_any(),
                Page::Scenario(name) => view! { <scenarios::OneScenario name /> }.into_any(),
                Page::About => view! { <about::About /> }.into_any(),
                Page::Connection => view! { <connection::Connection /> }.into_any(),
                Page::Session => view! { <session::SessionPage /> }.into_any(),
                Page::Column(id) => view! { <column::Column id /> }.into_any(),
                Page::Unknown => view! { <Unknown /> }.into_any(),
            })}
        </Frame>
        {language::in_language(move || view! { <Announcer said=kit.announcements() /> }.into_any())}
    }
}

/// The gallery's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Page {
    Live,
    Components,
    Component(String),
    Scenarios,
    Scenario(String),
    About,
    Connection,
    Session,
    Column(String),
    Unknown,
}

impl Page {
    fn at(place: &place::Place) -> Self {
        match place.parts()[..] {
            [] => Page::Live,
            ["components"] => Page::Components,
            ["components", name] => Page::Component(name.to_owned()),
            ["scenarios"] => Page::Scenarios,
            ["scenarios", name] => Page::Scenario(name.to_owned()),
            ["about"] => Page::About,
            ["connection"] => Page::Connection,
            ["session"] => Page::Session,
            ["import", id, "column"] => Page::Column(id.to_owned()),
            _ => Page::Unknown,
        }
    }
}

#[component]
fn Unknown() -> impl IntoView {
    let address = use_address();
    view! {
        <Title text="There is no such page" />
        <p class="page__lead">
            "Nothing is kept at this address. Go to the "
            <a href=move || address.href("/")>"live jobs"</a> " or the "
            <a href=move || address.href("/components")>"components"</a> "."
        </p>
    }
}
