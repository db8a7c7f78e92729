//! The browser's side: carries out the follower's effects and tells it what happened. Decides nothing.

mod drawing;
mod fetch;
mod frame;
mod line;
mod notify;
mod page;
mod source;
mod storage;
mod stream;
mod tabs;
mod task;
mod timer;
mod turn;

use std::sync::Arc;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use leptos::web_sys::js_sys;
use waitwell_core::follower::{self, Effect, Follower, Input, Listen};
use waitwell_core::id::JobId;
use waitwell_core::link::LinkRule;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::saved::Scope;

use crate::options::Refresh;
use crate::{Options, Waitwell};
use drawing::Drawing;
use fetch::Requests;
use line::Line;
use notify::Notifications;
pub(crate) use notify::permission as may_notify;
use page::Page;
pub(crate) use page::{is_visible, tell_languages};
use storage::Storage;
use stream::Listening;
use tabs::Tabs;
use task::Task;
use timer::Timer;
use turn::Turn;

/// The browser's facilities of one page; everything ends when it is dropped.
pub(crate) struct Shell {
    line: Line,
    requests: Requests,
    listening: Listening,
    /// The browser itself reads the stream, and tells of events with these names.
    event_names: Option<&'static [&'static str]>,
    storage: Storage,
    tabs: Tabs,
    timer: Timer,
    /// The sign-in that the app is getting.
    refreshing: Option<Task>,
    notifications: Notifications,
    page: Page,
    drawing: Drawing,
}

impl Shell {
    /// Opens the browser's facilities, and makes the follower that they serve. The last part is what was
    /// found in storage.
    pub(crate) fn open(kit: Waitwell, options: &Options) -> (Shell, Follower, Vec<(String, String)>) {
        let address = page::address();
        let person = Person::of(options.user.as_deref());
        // Tabs share nothing unless it is known whose jobs they show.
        let has_tabs = person.outlives_tab && Tabs::are_possible();
        let storage = Storage::open(person.outlives_tab);
        let found = storage.read(&person.scope.prefix());
        let follower = Follower::new(
            follower::Options {
                adapter: options.adapter.clone(),
                policy: options.policy.clone(),
                links: LinkRule::new(&address, &options.link_hosts),
                scope: person.scope.clone(),
                outlives_tab: person.outlives_tab,
                has_tabs,
                can_refresh: options.refresh.is_some(),
            },
            js_sys::Math::random().to_bits(),
        );
        let line = Line::new(&address, options);
        let shell = Shell {
            requests: Requests::new(line.clone()),
            line,
            listening: Listening::default(),
            event_names: options.uses_event_source.then(|| options.adapter.event_names()),
            storage,
            tabs: if has_tabs { Tabs::open(kit, &person.scope) } else { Tabs::default() },
            timer: Timer::default(),
            refreshing: None,
            notifications: Notifications::default(),
            page: Page::open(kit),
            drawing: Drawing::default(),
        };
        (shell, follower, found)
    }

    fn listen(&mut self, kit: Waitwell, listen: Listen) {
        match self.event_names {
            Some(names) => self.listening.open_source(kit, &self.line, names, &listen),
            None => self.listening.open(kit, &self.line, listen),
        }
    }

    fn refresh_sign_in(&mut self, kit: Waitwell, refresh: Option<Arc<Refresh>>, anyway: bool, timeout: Span) {
        let name = self.tabs.sign_in_turn();
        // At most 15 s by the policy; a browser's timer holds no more than 2^31-1 ms.
        let timeout = timeout.as_ms().min(i32::MAX as u64) as u32;
        self.refreshing = Some(Task::start(async move {
            let turn = match name {
                Some(name) => match Turn::take(&name, anyway).await {
                    Some(turn) => Some(turn),
                    None => return kit.happened(Input::SignInElsewhere),
                },
                None => None,
            };
            let Some(refresh) = refresh else { return kit.happened(Input::SignInRefreshed(false)) };
            match select(refresh(), TimeoutFuture::new(timeout)).await {
                Either::Left((is_well, _)) => {
                    kit.happened(Input::SignInRefreshed(is_well));
                    // What the other tabs are told of it is there before they may ask the app themselves.
                    TimeoutFuture::new(TOLD).await;
                }
                // Another tab may ask now; a late answer counts all the same.
                Either::Right((_, refresh)) => {
                    drop(turn);
                    kit.happened(Input::SignInRefreshed(refresh.await));
                }
            }
        }));
    }

    /// Opens the storage and the tabs of another person.
    pub(crate) fn change_person(&mut self, kit: Waitwell, user: &str) -> Input {
        let Person { scope, outlives_tab } = Person::of(Some(user));
        self.storage = Storage::open(outlives_tab);
        if Tabs::are_possible() {
            self.tabs = Tabs::open(kit, &scope);
        }
        Input::Person { found: self.storage.read(&scope.prefix()), scope, outlives_tab }
    }
}

/// How long a turn lasts after what it was for, in milliseconds: longer than a message to another tab takes.
const TOLD: u32 = 1_000;

/// Whose jobs these are, and how long their ids are kept.
struct Person {
    scope: Scope,
    outlives_tab: bool,
}

impl Person {
    /// Without a name for the person, nothing may outlive the tab: the next one here may be another.
    fn of(user: Option<&str>) -> Self {
        Self { scope: Scope::of(user.unwrap_or_default()), outlives_tab: user.is_some() }
    }
}

/// What the browser's clock shows.
pub(crate) fn now() -> Moment {
    // Whole milliseconds, far below 2^53.
    Moment::from_ms(js_sys::Date::now() as i64)
}

/// Shows how a job stands: at once, or in one of the next frames where many change.
pub(crate) fn draw(kit: Waitwell, job: JobId) {
    kit.with_shell(|shell| shell.drawing.want(kit, job));
}

/// Carries out one effect.
pub(crate) fn perform(kit: Waitwell, effect: Effect) {
    match effect {
        Effect::Send(request) => {
            kit.with_shell(|shell| shell.requests.send(kit, request));
        }
        Effect::Listen(listen) => {
            kit.with_shell(|shell| shell.listen(kit, listen));
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
        Effect::ForgetAll { prefix } => {
            kit.with_shell(|shell| shell.storage.remove_all(&prefix));
        }
        Effect::NoteWho(mark) => storage::note_who(&mark),
        Effect::Lead(lead) => {
            kit.with_shell(|shell| shell.tabs.lead(kit, lead));
        }
        Effect::Tell(message) => {
            kit.with_shell(|shell| shell.tabs.tell(&message));
        }
        Effect::GuardLeaving(is_needed) => {
            kit.with_shell(|shell| shell.page.guard(is_needed));
        }
        Effect::RefreshSignIn { anyway, timeout } => {
            let refresh = kit.options(|options| options.refresh.clone());
            kit.with_shell(|shell| shell.refresh_sign_in(kit, refresh, anyway, timeout));
        }
        Effect::Changed(id) => kit.show_job(&id, now()),
        Effect::StartChanged(key) => kit.show_start(&key),
        Effect::ListChanged => kit.show_list(),
        Effect::Announce(announcement) => kit.say(Some(announcement)),
        Effect::Hush => kit.say(None),
        Effect::NoticesChanged => kit.show_notices(),
        Effect::PauseChanged => kit.show_pause(),
        Effect::Notify { job, run, said } => {
            let words = kit.options(|options| options.notify.as_ref().map(|words| words()));
            if let Some(words) = words {
                kit.with_shell(|shell| shell.notifications.show(kit, job, run, &words.sentence(&said)));
            }
        }
        Effect::TakeBackNotice(job) => {
            kit.with_shell(|shell| shell.notifications.close(&job));
        }
        Effect::AskToNotify => notify::ask(kit),
        Effect::NameTab(said) => {
            let words = kit.options(|options| options.name_tab.as_ref().map(|words| words()));
            if let Some(words) = words {
                kit.with_shell(|shell| shell.page.name_tab(said.map(|said| words.sentence(&said))));
            }
        }
        Effect::Copy { job, what, text } => page::copy(kit, job, what, text),
        Effect::Host(ask) => kit.host(ask),
    }
}
