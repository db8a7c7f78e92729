//! What is around every page: the way to the content, the name, the other pages, the look.

use leptos::prelude::*;

use crate::address::use_address;
use crate::look::Look;
use crate::session::Session;

/// The pages that can be reached from everywhere.
const PAGES: [(&str, &str); 4] =
    [("/", "Live jobs"), ("/components", "Components"), ("/scenarios", "Scenarios"), ("/about", "About")];

/// The frame around the page.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let address = use_address();
    let link = move |(path, word): (&'static str, &'static str)| {
        let is_here = move || {
            let place = address.place();
            let first = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
            (first(place.path()) == first(path)).then_some("page")
        };
        view! { <a class="bar__link" href=move || address.href(path) aria-current=is_here>{word}</a> }
    };
    let session = expect_context::<Session>();
    let who = move || match session.person() {
        Some(person) => format!("You are signed in as {person}."),
        None => "Nobody is signed in.".to_owned(),
    };
    view! {
        <a class="skip" href="#content">"Skip to the content"</a>
        <header class="bar">
            <div class="bar__inner">
                <a class="bar__name" href=move || address.href("/")>
                    <span class="bar__mark" aria-hidden="true"></span>
                    "Waitwell"
                </a>
                <nav class="bar__nav" aria-label="Pages">{PAGES.map(link)}</nav>
                <Look />
            </div>
        </header>
        <main id="content" class="page" tabindex="-1">{children()}</main>
        <footer class="foot">
            <p><bdi>"Every job on this site is real work on a job server, and this page asks nobody else."</bdi></p>
            <p>{who} " " <a href=move || address.href("/session")>"Change who is signed in"</a></p>
        </footer>
    }
}

/// In the place of a page whose address names what there is not.
#[component]
pub fn NoSuch(
    /// What it would be: "component".
    what: &'static str,
    /// The name in the address.
    name: String,
    /// Where all of them are.
    all: &'static str,
) -> impl IntoView {
    let address = use_address();
    view! {
        <Title text=format!("There is no such {what}") />
        <p class="page__lead">
            {format!("No {what} has the name “")} <bdi>{name}</bdi> "”. See "
            <a href=move || address.href(all)>{format!("all {what}s")}</a> "."
        </p>
    }
}

/// A page's only `<h1>`, which also names the browser's tab.
#[component]
pub fn Title(
    /// The heading.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    Effect::new(move |_| document().set_title(&format!("{} · Waitwell", text.get())));
    view! { <h1 class="page__title" tabindex="-1">{move || text.get()}</h1> }
}
