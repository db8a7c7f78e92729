//! The browser's side: carries out the follower's effects and tells it what happened. Decides nothing.

mod fetch;
mod line;
mod page;
mod storage;
mod stream;
mod timer;

use leptos::web_sys::js_sys;
use waitwell_core::follower::{self, Effect, Follower, Input};
use waitwell_core::link::LinkRule;
use waitwell_core::moment::Moment;
use waitwell_core::saved::Scope;

use crate::{Options, Waitwell};
use fetch::Requests;
use line::Line;
use page::Page;
use storage::Storage;
use stream::Listening;
use timer::Timer;

/// The browser's facilities of one page; everything ends when it is dropped.
pub(crate) struct Shell {
    line: Line,
    requests: Requests,
    listening: Listening,
    storage: Storage,
    timer: Timer,
    _page: Page,
}

impl Shell {
    /// Opens the browser's facilities, and makes the follower that they serve. The last part is what was
    /// found in storage.
    pub(crate) fn open(kit: Waitwell, options: &Options) -> (Shell, Follower, Vec<(String, String)>) {
        let address = page::address();
        // Without a name for the person, nothing may outlive the tab: the next one here may be another.
        let outlives_tab = options.user.is_some();
        let scope = Scope::of(options.user.as_deref().unwrap_or_default());
        let storage = Storage::open(outlives_tab);
        let found = storage.read(&scope.prefix());
        let follower = Follower::new(
            follower::Options {
                adapter: options.adapter.clone(),
                policy: options.policy.clone(),
                links: LinkRule::new(&address, &options.link_hosts),
                scope,
                outlives_tab,
            },
            js_sys::Math::random().to_bits(),
        );
        let line = Line::new(&address, options);
        let requests = Requests::new(line.clone());
        let listening = Listening::default();
        let shell =
            Shell { line, requests, listening, storage, timer: Timer::default(), _page: Page::open(kit) };
        (shell, follower, found)
    }
}

/// What the browser's clock shows.
pub(crate) fn now() -> Moment {
    // Whole milliseconds, far below 2^53.
    Moment::from_ms(js_sys::Date::now() as i64)
}

/// Carries out one effect.
pub(crate) fn perform(kit: Waitwell, effect: Effect) {
    match effect {
        Effect::Send(request) => {
            kit.with_shell(|shell| shell.requests.send(kit, request));
        }
        Effect::Listen(listen) => {
            kit.with_shell(|shell| shell.listening.open(kit, &shell.line, listen));
        }
        Effect::StopListening => {
            kit.with_shell(|shell| shell.listening.close());
        }
        Effect::WakeAt(at) => {
            kit.with_shell(|shell| shell.timer.set(kit, at.map(|at| at.since(now()))));
        }
        Effect::Save { name, text } => {
            let is_saved = kit.with_shell(|shell| shell.storage.write(&name, &text)).unwrap_or(false);
            kit.happened(if is_saved { Input::Saved { name } } else { Input::NotSaved { name } });
        }
        Effect::Forget { name } => {
            kit.with_shell(|shell| shell.storage.remove(&name));
        }
        Effect::Changed(id) => kit.show_job(&id, now()),
        Effect::StartChanged(key) => kit.show_start(&key),
        Effect::ListChanged => kit.show_list(),
        Effect::Announce(announcement) => kit.say(announcement),
        Effect::Copy(text) => page::copy(kit, &text),
        Effect::Host(ask) => kit.host(ask),
    }
}
