use litemap::LiteMap;

use leptos::web_sys::js_sys::Reflect;
use waitwell_core::ask::Ask;
use waitwell_core::follower::Input;
use waitwell_core::id::JobId;
use waitwell_core::notice::Permission;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission, window};

use crate::Waitwell;

/// What the browser tells, outside of the page.
#[derive(Default)]
pub(super) struct Notifications(LiteMap<JobId, Shown>);

struct Shown {
    notification: Notification,
    _clicked: Closure<dyn FnMut()>,
}

impl Notifications {
    /// Tells it until the person has seen it.
    pub(super) fn show(&mut self, kit: Waitwell, job: JobId, run: u64, sentence: &str) {
        if permission() != Permission::Yes {
            return;
        }
        let options = NotificationOptions::new();
        // A browser shows one of a tag, whichever tabs tell it.
        options.set_tag(&format!("waitwell:{job}:{run}"));
        options.set_require_interaction(true);
        // Phones have no notifications for pages; there the page tells it when it is seen again.
        let Ok(notification) = Notification::new_with_options(sentence, &options) else { return };
        let opened = job.clone();
        let clicked = Closure::<dyn FnMut()>::new(move || {
            if let Some(window) = window() {
                // A browser that does not let the page come up leaves the person where they are.
                let _ = window.focus();
            }
            kit.happened(Input::Asked(Ask::Open(opened.clone())));
        });
        notification.set_onclick(Some(clicked.as_ref().unchecked_ref()));
        self.0.insert(job, Shown { notification, _clicked: clicked });
    }

    pub(super) fn close(&mut self, job: &JobId) {
        if let Some(shown) = self.0.remove(job) {
            shown.end();
        }
    }
}

impl Drop for Notifications {
    fn drop(&mut self) {
        // Without the page nobody would hear a click.
        std::mem::take(&mut self.0).into_iter().for_each(|(_, shown)| shown.end());
    }
}

impl Shown {
    fn end(self) {
        self.notification.set_onclick(None);
        self.notification.close();
    }
}

/// What the person has said to it; no where the browser has none, as in a page over plain HTTP.
pub(crate) fn permission() -> Permission {
    if !is_there() {
        return Permission::No;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Yes,
        NotificationPermission::Default => Permission::NotAsked,
        _ => Permission::No,
    }
}

/// Has the browser ask the person, which it does only for a click.
pub(super) fn ask(kit: Waitwell) {
    let Some(asked) = is_there().then(Notification::request_permission).and_then(Result::ok) else { return };
    leptos::task::spawn_local(async move {
        // However the question ended, the browser knows what may be done now.
        let _ = JsFuture::from(asked).await;
        kit.happened(Input::MayNotify(permission()));
    });
}

fn is_there() -> bool {
    window()
        .is_some_and(|window| Reflect::get(&window, &"Notification".into()).is_ok_and(|it| it.is_function()))
}
