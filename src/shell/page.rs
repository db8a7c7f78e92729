use leptos::prelude::{WindowListenerHandle, window_event_listener_untyped};
use leptos::web_sys::js_sys::Reflect;
use waitwell_components::language;
use waitwell_core::ask::Copied;
use waitwell_core::follower::Input;
use waitwell_core::id::JobId;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, Navigator, StorageEvent, window};

use super::storage;
use crate::Waitwell;

/// What the page tells: seen or not, network or not, left or taken up again.
pub(super) struct Page {
    listeners: Vec<WindowListenerHandle>,
    /// Asks before the page is left. It is there only while it is needed: with it, a browser keeps no page in memory.
    guard: Option<WindowListenerHandle>,
    /// The page's own name, and the one that stands in its place.
    names: Option<(String, String)>,
}

impl Page {
    pub(super) fn open(kit: Waitwell) -> Self {
        let listen = |name: &str, input: fn(&Event) -> Option<Input>| {
            window_event_listener_untyped(name, move |event| {
                if let Some(input) = input(&event) {
                    kit.happened(input);
                }
            })
        };
        let listeners = vec![
            listen("visibilitychange", |_| Some(Input::Visible(is_visible()))),
            listen("online", |_| Some(Input::Online(true))),
            listen("offline", |_| Some(Input::Online(false))),
            listen("pagehide", |_| Some(Input::Left)),
            listen("pageshow", |_| Some(Input::CameBack { who: storage::who() })),
            // Without a key, everything was cleared.
            listen("storage", |event| {
                let event = event.dyn_ref::<StorageEvent>()?;
                event.key().is_none().then_some(Input::Cleared)
            }),
        ];
        Self { listeners, guard: None, names: None }
    }

    /// Gives the tab this name; `None`: its own again, unless the app has named it meanwhile.
    pub(super) fn name_tab(&mut self, name: Option<String>) {
        let Some(document) = window().and_then(|window| window.document()) else { return };
        let now = document.title();
        let own = match self.names.take() {
            Some((own, ours)) if ours == now => own,
            _ => now,
        };
        document.set_title(name.as_ref().unwrap_or(&own));
        self.names = name.map(|name| (own, name));
    }

    /// Has the browser ask, in its own words, before the page is left; or no longer.
    pub(super) fn guard(&mut self, is_needed: bool) {
        let ask = |event: Event| {
            event.prevent_default();
            // What older browsers look at; one that does not let it be set asks anyway.
            let _ = Reflect::set(&event, &"returnValue".into(), &true.into());
        };
        let new = is_needed.then(|| window_event_listener_untyped("beforeunload", ask));
        if let Some(old) = std::mem::replace(&mut self.guard, new) {
            old.remove();
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        for listener in self.listeners.drain(..).chain(self.guard.take()) {
            listener.remove();
        }
    }
}

/// The page's own address, against which links are judged; empty where there is none.
pub(super) fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Copies a text, and tells whether that was done.
pub(super) fn copy(kit: Waitwell, job: JobId, what: Copied, text: String) {
    // Outside of secure contexts the clipboard is undefined, whatever its type says.
    let has_clipboard = |navigator: &Navigator| {
        Reflect::get(navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object())
    };
    let navigator = window().map(|window| window.navigator()).filter(has_clipboard);
    let Some(navigator) = navigator else { return kit.happened(Input::NotCopied { job, text }) };
    let copied = JsFuture::from(navigator.clipboard().write_text(&text));
    leptos::task::spawn_local(async move {
        kit.happened(match copied.await {
            Ok(_) => Input::Copied { job, what },
            Err(_) => Input::NotCopied { job, text },
        });
    });
}

/// Has times and days written as the person reads them.
pub(crate) fn tell_languages() {
    if let Some(window) = window() {
        let languages = window.navigator().languages();
        language::prefer(languages.iter().filter_map(|language| language.as_string()).collect());
    }
}

/// Whether the person can see the page.
pub(crate) fn is_visible() -> bool {
    let state = window().and_then(|window| window.document()).map(|document| document.visibility_state());
    state != Some(web_sys::VisibilityState::Hidden)
}
