use std::collections::VecDeque;

use leptos::prelude::*;
use waitwell_components::{RecentRow, RecentState};
use waitwell_core::announce::Announcement;
use waitwell_core::ask::Ask;
use waitwell_core::document::Document;
use waitwell_core::follower::{Follower, Input, Listing, Recent, StartView};
use waitwell_core::hearing::Hearing;
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::Moment;
use waitwell_core::notice::Notice;
use waitwell_core::view::JobView;

use crate::Options;
use crate::panics::has_stopped;
use crate::shown::Shown;

/// The jobs of a page: one handle for the whole app, cheap to copy.
///
/// # Server-Side Rendering
///
/// Nothing is followed on a server; every job reads as not yet known.
#[derive(Clone, Copy)]
pub struct Waitwell {
    inner: StoredValue<Inner>,
}

struct Inner {
    options: Options,
    /// Made in the browser, once the page is there.
    follower: Option<Follower>,
    /// What happened while something else was being handled, or before the follower was made.
    inbox: VecDeque<Input>,
    is_busy: bool,
    jobs: Shown<JobId, JobView>,
    starts: Shown<Key, Option<StartView>>,
    recent: ArcRwSignal<Vec<RecentRow>>,
    listing: ArcRwSignal<RecentState>,
    said: ArcRwSignal<Option<Announcement>>,
    notices: ArcRwSignal<Vec<Notice>>,
    paused: ArcRwSignal<Option<Moment>>,
    #[cfg(target_arch = "wasm32")]
    shell: Option<StoredValue<crate::shell::Shell, LocalStorage>>,
}

/// Starts following jobs for the app below the calling component, until it is taken down.
pub fn provide_waitwell(options: Options) -> Waitwell {
    let kit = Waitwell {
        inner: StoredValue::new(Inner {
            options,
            follower: None,
            inbox: VecDeque::new(),
            is_busy: false,
            jobs: Shown::default(),
            starts: Shown::default(),
            recent: ArcRwSignal::default(),
            listing: ArcRwSignal::new(RecentState::Restoring),
            said: ArcRwSignal::new(None),
            notices: ArcRwSignal::default(),
            paused: ArcRwSignal::default(),
            #[cfg(target_arch = "wasm32")]
            shell: None,
        }),
    };
    #[cfg(target_arch = "wasm32")]
    crate::shell::tell_languages();
    // Effects exist only in a browser, and run after hydration.
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| {
        kit.connect();
        on_cleanup(move || kit.disconnect());
    });
    provide_context(kit);
    kit
}

/// The jobs that [`provide_waitwell`] follows.
///
/// # Panics
///
/// Outside of a component below the one that called [`provide_waitwell`]: a mistake of the app's
/// code, found at its first run.
pub fn use_waitwell() -> Waitwell {
    expect_context()
}

impl Waitwell {
    /// A job, as it is to be shown: `job` of every component. It is followed from now on, as one of the
    /// person's recent jobs also after the calling component is taken down.
    pub fn job(&self, id: &JobId) -> Signal<JobView> {
        let held = self.inner.try_update_value(|inner| {
            let Inner { jobs, follower, .. } = inner;
            jobs.hold(id, || view(follower.as_ref(), id))
        });
        // An app that is being taken down follows nothing any more.
        let Some((signal, is_first)) = held else { return Signal::stored(not_known(id)) };
        if is_first {
            self.happened(Input::Follow(id.clone()));
        }
        let (kit, id) = (*self, id.clone());
        on_cleanup(move || {
            if kit.inner.try_update_value(|inner| inner.jobs.release(&id)) == Some(true) {
                kit.happened(Input::NotShown(id));
            }
        });
        signal.into()
    }

    /// Where every component's wishes go: `ask` of every component.
    pub fn ask(&self) -> Callback<Ask> {
        let kit = *self;
        Callback::new(move |ask| kit.happened(Input::Asked(ask)))
    }

    /// The recent jobs, newest first: `rows` of `RecentActivity`.
    pub fn recent(&self) -> Signal<Vec<RecentRow>> {
        self.read(|inner| Some(inner.recent.clone())).unwrap_or_default().into()
    }

    /// How much of the recent list is known: `state` of `RecentActivity`.
    pub fn recent_state(&self) -> Signal<RecentState> {
        self.read(|inner| Some(inner.listing.clone()))
            .unwrap_or_else(|| ArcRwSignal::new(RecentState::Restoring))
            .into()
    }

    /// What is to be said aloud: `said` of `Announcer`.
    pub fn announcements(&self) -> Signal<Option<Announcement>> {
        self.read(|inner| Some(inner.said.clone())).unwrap_or_default().into()
    }

    /// What has ended and has not been seen yet: `notices` of `Notices`.
    pub fn notices(&self) -> Signal<Vec<Notice>> {
        self.read(|inner| Some(inner.notices.clone())).unwrap_or_default().into()
    }

    /// Since when the page stands still, because the person wanted it so: `paused` of `PauseUpdates`.
    pub fn paused(&self) -> Signal<Option<Moment>> {
        self.read(|inner| Some(inner.paused.clone())).unwrap_or_default().into()
    }

    /// Has the page stand still, or go on: `pause` of `PauseUpdates`. It stays so across a refresh, until the person
    /// has it go on. Jobs are followed all the same, and what the person asks of one is shown.
    pub fn pause(&self) -> Callback<bool> {
        let kit = *self;
        Callback::new(move |is_wanted| kit.happened(Input::Pause(is_wanted)))
    }

    /// Tells the kit that the person has signed in again.
    pub fn signed_in(&self) {
        self.happened(Input::SignedIn);
    }

    /// Tells the kit that the person signs out: in every tab their jobs are no longer shown, and in this
    /// browser nothing of them is kept. Call it before the session ends.
    pub fn sign_out(&self) {
        self.happened(Input::SignOut);
    }

    /// Tells the kit who uses the page from now on; nothing of anybody else is shown any longer. The name is
    /// that of [`Options::user`].
    pub fn sign_in(&self, user: &str) {
        #[cfg(target_arch = "wasm32")]
        if let Some(person) = self.with_shell(|shell| shell.change_person(*self, user)) {
            self.happened(person);
        }
        // On a server nobody is followed.
        #[cfg(not(target_arch = "wasm32"))]
        let _ = user;
    }

    /// The newest document of a job, for an app that needs more than there is to show: its inputs, or
    /// fields of its own.
    pub fn document(&self, id: &JobId) -> Option<Document> {
        self.read(|inner| inner.follower.as_ref()?.document(id).cloned())
    }

    /// A start that is shown from now on, until [`Waitwell::let_go_of_start`].
    pub(crate) fn hold_start(&self, key: &Key) -> ArcRwSignal<Option<StartView>> {
        let held = self.inner.try_update_value(|inner| {
            let Inner { starts, follower, .. } = inner;
            starts.hold(key, || follower.as_ref()?.start_view(key))
        });
        held.map(|(signal, _)| signal).unwrap_or_default()
    }

    pub(crate) fn let_go_of_start(&self, key: Key) {
        if self.inner.try_update_value(|inner| inner.starts.release(&key)) == Some(true) {
            self.happened(Input::StartNotShown(key));
        }
    }

    pub(crate) fn open_starts(&self, kind: &str) -> Vec<Key> {
        self.read(|inner| Some(inner.follower.as_ref()?.open_starts(kind))).unwrap_or_default()
    }

    pub(crate) fn happened(&self, input: Input) {
        // What failed once can leave anything half done.
        if has_stopped() {
            return;
        }
        self.inner.update_value(|inner| inner.inbox.push_back(input));
        self.work();
    }

    /// `None` also once the app has been taken down: whatever comes later finds nothing to change.
    fn read<T>(&self, read: impl FnOnce(&Inner) -> Option<T>) -> Option<T> {
        self.inner.try_with_value(read).flatten()
    }

    pub(crate) fn show_job(&self, id: &JobId, now: Moment) {
        // What was shown of a person who has signed out is shown no longer, not even the id.
        let nothing = || JobView { hearing: Hearing::SignedOut, ..JobView::default() };
        let Some(signal) = self.read(|inner| inner.jobs.get(id)) else { return };
        let view = self.read(|inner| inner.follower.as_ref()?.view(id, now)).unwrap_or_else(nothing);
        if signal.with_untracked(|shown| *shown != view) {
            signal.set(view);
        }
    }

    pub(crate) fn show_start(&self, key: &Key) {
        let Some(signal) = self.read(|inner| inner.starts.get(key)) else { return };
        signal.set(self.read(|inner| inner.follower.as_ref()?.start_view(key)));
    }

    pub(crate) fn show_list(&self) {
        let shown = self.inner.try_update_value(|inner| {
            let Inner { jobs, follower, recent, listing, .. } = inner;
            let Recent { jobs: ids, listing: state } = follower.as_ref()?.recent();
            let signals = jobs.list(&ids, |id| view(follower.as_ref(), id));
            let row = |(id, job): (JobId, ArcRwSignal<JobView>)| RecentRow { id, job: job.into() };
            let new: Vec<RecentRow> = ids.into_iter().zip(signals).map(row).collect();
            Some((recent.clone(), new, listing.clone(), state))
        });
        let Some((rows, new, listing, state)) = shown.flatten() else { return };
        rows.set(new);
        let state = match state {
            Listing::Restoring => RecentState::Restoring,
            Listing::Ready => RecentState::Ready,
            Listing::OnlyHere => RecentState::Partial,
        };
        if listing.get_untracked() != state {
            listing.set(state);
        }
    }

    pub(crate) fn show_notices(&self) {
        let Some(shown) = self.read(|inner| Some(inner.notices.clone())) else { return };
        let notices = self.read(|inner| Some(inner.follower.as_ref()?.notices())).unwrap_or_default();
        if shown.with_untracked(|shown| *shown != notices) {
            shown.set(notices);
        }
    }

    pub(crate) fn show_pause(&self) {
        let Some(paused) = self.read(|inner| Some(inner.paused.clone())) else { return };
        paused.set(self.read(|inner| inner.follower.as_ref()?.paused_since()));
    }

    pub(crate) fn say(&self, announcement: Option<Announcement>) {
        if let Some(said) = self.read(|inner| Some(inner.said.clone())) {
            said.set(announcement);
        }
    }

    pub(crate) fn host(&self, ask: Ask) {
        let on_ask = self.read(|inner| inner.options.on_host_ask);
        if let Some(on_ask) = on_ask {
            on_ask.run(ask);
        }
    }
}

/// What there is to show of a job now.
fn view(follower: Option<&Follower>, id: &JobId) -> JobView {
    let known = follower.zip(now()).and_then(|(follower, now)| follower.view(id, now));
    known.unwrap_or_else(|| not_known(id))
}

fn not_known(id: &JobId) -> JobView {
    JobView { id: Some(id.clone()), hearing: Hearing::Restoring, ..JobView::default() }
}

/// What the browser's clock shows; a server's clock says nothing about a page.
pub(crate) fn now() -> Option<Moment> {
    #[cfg(target_arch = "wasm32")]
    return Some(crate::shell::now());
    #[cfg(not(target_arch = "wasm32"))]
    None
}

#[cfg(not(target_arch = "wasm32"))]
impl Waitwell {
    /// On a server nothing happens: what is asked waits for the browser.
    fn work(&self) {}
}

#[cfg(target_arch = "wasm32")]
impl Waitwell {
    fn connect(&self) {
        use crate::shell::Shell;
        let Some(options) = self.read(|inner| Some(inner.options.clone())) else { return };
        let (shell, follower, found) = Shell::open(*self, &options);
        self.inner.update_value(|inner| {
            // Owned by the effect that connects, so it ends with it.
            inner.shell = Some(StoredValue::new_local(shell));
            inner.follower = Some(follower);
            inner.inbox.push_front(Input::Started { found });
            // The browser tells a page that was opened in the background nothing until it is seen.
            if !crate::shell::is_visible() {
                inner.inbox.push_front(Input::Visible(false));
            }
        });
        self.work();
        if options.notify.is_some() {
            self.happened(Input::MayNotify(crate::shell::may_notify()));
        }
    }

    fn disconnect(&self) {
        // The other tabs need not wait for this one to fall silent.
        self.happened(Input::Left);
        let shell = self.inner.try_update_value(|inner| {
            inner.follower = None;
            inner.shell.take()
        });
        // Timers, listeners and requests end with the shell.
        if let Some(shell) = shell.flatten() {
            shell.dispose();
        }
    }

    /// Handles what happened, one after the other, and carries out what follows.
    fn work(&self) {
        use waitwell_core::follower;
        while let Some((can_wait, effects)) = self
            .inner
            .try_update_value(|inner| {
                if inner.is_busy {
                    return None;
                }
                let follower = inner.follower.as_mut()?;
                let input = inner.inbox.pop_front()?;
                let can_wait = input.can_wait();
                let effects = follower.handle(input, crate::shell::now());
                inner.is_busy = true;
                Some((can_wait, effects))
            })
            .flatten()
        {
            for effect in effects {
                match effect {
                    follower::Effect::Changed(job) if can_wait => crate::shell::draw(*self, job),
                    effect => crate::shell::perform(*self, effect),
                }
            }
            self.inner.update_value(|inner| inner.is_busy = false);
        }
    }

    /// Something that the app has set; `None` also where it has set nothing.
    pub(crate) fn options<T>(&self, read: impl FnOnce(&Options) -> Option<T>) -> Option<T> {
        self.read(|inner| read(&inner.options))
    }

    pub(crate) fn with_shell<T>(&self, act: impl FnOnce(&mut crate::shell::Shell) -> T) -> Option<T> {
        self.read(|inner| inner.shell)?.try_update_value(act)
    }
}
