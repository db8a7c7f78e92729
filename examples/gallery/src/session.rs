//! Who is signed in, and what the kit is told of it. A demo has no passwords: a name is enough.

use leptos::prelude::*;
use waitwell::{Options, use_waitwell};
use web_sys::wasm_bindgen::JsCast;

use crate::address::{self, use_address};
use crate::api;
use crate::frame::Title;

/// The person that everybody is who names none.
const DEMO: &str = "demo";

/// People to be.
const PEOPLE: [&str; 3] = [DEMO, "ana", "ben"];

/// The session: the person, and the token that goes with every request.
#[derive(Clone, Copy)]
pub struct Session {
    person: RwSignal<Option<String>>,
    /// Which token it is: each refresh makes another one.
    token: RwSignal<u32>,
    refresh: Refresh,
    /// `?stream=browser` in the address: the browser itself reads the event stream.
    has_event_source: bool,
}

/// What comes of refreshing the sign-in: `?refresh=fails` in the address, to try that. With `?refresh=asks` the server is
/// asked first, as that of an app is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refresh {
    Works,
    Asks,
    Fails,
    Hangs,
}

impl Session {
    /// The session that the address names.
    pub fn new() -> Self {
        let place = address::current();
        let person = place.get("user").unwrap_or(DEMO).to_owned();
        let refresh = match place.get("refresh") {
            Some("asks") => Refresh::Asks,
            Some("fails") => Refresh::Fails,
            Some("hangs") => Refresh::Hangs,
            _ => Refresh::Works,
        };
        let has_event_source = place.get("stream") == Some("browser");
        name_in_links(&person);
        Self { person: RwSignal::new(Some(person)), token: RwSignal::new(1), refresh, has_event_source }
    }

    /// Who is signed in.
    pub fn person(&self) -> Option<String> {
        self.person.get()
    }

    /// Tells the kit whose jobs to follow, and how to speak for this person.
    pub fn options(self, options: Options) -> Options {
        let person = self.person.get_untracked().unwrap_or_default();
        let options = options.user(person).headers(move || self.headers()).refresh(move || self.refresh());
        if self.has_event_source { options.event_source() } else { options }
    }

    fn headers(&self) -> Vec<(String, String)> {
        let person = self.person.get_untracked().unwrap_or_default();
        let token = format!("Bearer {person}-{}", self.token.get_untracked());
        vec![("X-Demo-User".to_owned(), person), ("Authorization".to_owned(), token)]
    }

    async fn refresh(self) -> bool {
        self.token.update(|token| *token += 1);
        match self.refresh {
            Refresh::Works => true,
            Refresh::Asks => api::is_there().await,
            Refresh::Fails => false,
            Refresh::Hangs => std::future::pending().await,
        }
    }
}

/// Links to files carry no headers of ours; a cookie tells the server who follows them.
fn name_in_links(person: &str) {
    if let Some(page) = document().dyn_ref::<web_sys::HtmlDocument>() {
        // Where cookies are blocked, files of others than the demo person cannot be fetched by link.
        let _ = page.set_cookie(&format!("demo-user={person}; path=/; SameSite=Strict"));
    }
}

/// The page on which a person signs out, signs in again, or becomes somebody else.
#[component]
pub fn SessionPage() -> impl IntoView {
    let (address, kit, session) = (use_address(), use_waitwell(), expect_context::<Session>());
    let state = move || match session.person() {
        Some(person) => format!("You are signed in as {person}."),
        None => "Nobody is signed in.".to_owned(),
    };
    let sign_in = move |name: &'static str| {
        name_in_links(name);
        session.person.set(Some(name.to_owned()));
        kit.sign_in(name);
        address.go(&format!("/?user={name}"));
    };
    let sign_out = move |_| {
        kit.sign_out();
        session.person.set(None);
    };
    let people = PEOPLE.map(|name| {
        view! {
            <button type="button" class="ww-button" data-person=name on:click=move |_| sign_in(name)>
                {format!("Sign in as {name}")}
            </button>
        }
    });
    view! {
        <Title text="Session" />
        <div class="card narrow">
            <p data-gallery="session" data-person=move || session.person()>{state}</p>
            <div class="form__end">
                <button type="button" class="ww-button" data-gallery="sign-out" on:click=sign_out>
                    "Sign out"
                </button>
                <button
                    type="button"
                    class="ww-button"
                    data-gallery="signed-in"
                    on:click=move |_| kit.signed_in()
                >
                    "I have signed in again"
                </button>
            </div>
            <div class="form__end">{people}</div>
            <p>
                "Each person sees their own jobs. Signing out takes them from every tab, and nothing of them "
                "stays in this browser."
            </p>
        </div>
    }
}
