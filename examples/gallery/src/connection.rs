//! The page on which the mail sign-in is renewed: the fix that a failed report names.

use leptos::prelude::*;
use serde_json::{Value, json};
use waitwell::JobId;

use crate::address::use_address;
use crate::api::{self, No};
use crate::frame::Title;

/// What is known of the sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SignIn {
    Asking,
    Good,
    Expired,
    NotKnown,
}

impl SignIn {
    fn read(answer: Result<Value, No>) -> Self {
        let state =
            answer.ok().and_then(|answer| answer.get("state").and_then(Value::as_str).map(str::to_owned));
        match state.as_deref() {
            Some("good") => SignIn::Good,
            Some("expired") => SignIn::Expired,
            _ => SignIn::NotKnown,
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            SignIn::Asking => "Asking the server how the mail sign-in stands…",
            SignIn::Good => {
                "The mail sign-in is good for ten minutes from its renewal. Reports can be mailed."
            }
            SignIn::Expired => "The mail sign-in has expired. Reports are built, and cannot be mailed.",
            SignIn::NotKnown => {
                "The server did not say how the mail sign-in stands. Nothing was changed; ask again in a moment."
            }
        }
    }
}

/// The page.
#[component]
pub fn Connection() -> impl IntoView {
    let address = use_address();
    let state = RwSignal::new(SignIn::Asking);
    let is_busy = RwSignal::new(false);
    let ask = move |path: Option<&'static str>| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = match path {
                Some(path) => api::post(path, &json!({})).await,
                None => api::get("/api/credentials").await,
            };
            state.set(SignIn::read(answer));
            is_busy.set(false);
        });
    };
    Effect::new(move |_| ask(None));
    let job = move || address.query("job").and_then(|id| JobId::parse(&id));
    let back = move || {
        let (href, words) = match job() {
            Some(id) => (address.href(&format!("/?job={id}")), "Go back to the report"),
            None => (address.href("/"), "Go to the live jobs"),
        };
        view! { <a href=href>{words}</a> }
    };
    let busy = move || is_busy.get().then_some("true");
    view! {
        <Title text="Mail sign-in" />
        <div class="card narrow">
            <p data-gallery="sign-in" data-state=move || format!("{:?}", state.get()).to_lowercase()>
                {move || state.get().sentence()}
            </p>
            <div class="form__end">
                <button
                    type="button"
                    class="ww-button ww-button--primary"
                    aria-disabled=busy
                    on:click=move |_| ask(Some("/api/credentials/renew"))
                >
                    "Renew the mail sign-in"
                </button>
                <button
                    type="button"
                    class="ww-button"
                    aria-disabled=busy
                    on:click=move |_| ask(Some("/api/credentials/expire"))
                >
                    "Let it expire, to try that"
                </button>
            </div>
            <p>{back} ", then retry it there: it goes on where it failed."</p>
        </div>
    }
}
