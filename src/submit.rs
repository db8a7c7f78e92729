use leptos::prelude::*;
use waitwell_core::adapters::Start;
use waitwell_core::follower::{Input, StartView};
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::ErrorView;

use crate::kit::now;
use crate::{Waitwell, use_waitwell};

/// The problem of a browser without a cryptographic random source, as a page over plain HTTP may have.
const NO_SECURE_RANDOM: &str = "no-secure-random";

/// What [`use_submit`] gives.
#[derive(Clone, Copy)]
pub struct UseSubmit {
    /// How far the last start is; `None` before the first one.
    pub state: Signal<Option<StartView>>,
    /// The job of the last start, once the server has taken it.
    pub job: Signal<Option<JobId>>,
    kit: Waitwell,
    current: RwSignal<Option<ArcRwSignal<Option<StartView>>>>,
    key: RwSignal<Option<Key>>,
    /// When the last start was sent.
    sent_at: StoredValue<Option<Moment>>,
}

/// A click so soon after the last one is the end of a double click, even where the server has already
/// answered the first.
const DOUBLE_CLICK: Span = Span::ms(1_000);

/// Starts jobs of one kind, each exactly once.
///
/// While a start is on its way, and for a second after it was sent, further clicks do nothing. Nothing of
/// the form is touched, so a failure loses nothing that was typed. After a refresh, a start whose answer was
/// never seen is taken up again.
///
/// # Server-Side Rendering
///
/// On a server, `state` and `job` are always `None`.
pub fn use_submit(kind: &str) -> UseSubmit {
    let kit = use_waitwell();
    let current: RwSignal<Option<ArcRwSignal<Option<StartView>>>> = RwSignal::new(None);
    let state = Signal::derive(move || current.get().and_then(|signal| signal.get()));
    let job = Signal::derive(move || match state.get() {
        Some(StartView::Started(id)) => Some(id),
        _ => None,
    });
    let submit =
        UseSubmit { state, job, kit, current, key: RwSignal::new(None), sent_at: StoredValue::new(None) };
    let kind = kind.to_owned();
    on_cleanup(move || submit.let_go());
    // Storage is read by the kit's own effect, which was made before this one.
    Effect::new(move |_| {
        if let Some(key) = kit.open_starts(&kind).into_iter().next() {
            submit.show(key);
        }
    });
    submit
}

impl UseSubmit {
    /// Starts a job, unless a start is on its way.
    pub fn submit(&self, start: Start) {
        let Some((key, now)) = new_key().zip(now()) else { return self.refuse() };
        let sent = self.sent_at.get_value();
        let is_double = sent.is_some_and(|sent| now >= sent && now.since(sent) < DOUBLE_CLICK);
        match self.state.get_untracked() {
            Some(StartView::Sending { .. }) => return,
            // Without a state, the last one still waits for the page to be connected.
            Some(StartView::Started(_)) | None if is_double => return,
            _ => self.sent_at.set_value(Some(now)),
        }
        self.show(key.clone());
        self.kit.happened(Input::Start { start, key });
    }

    /// Asks the server what became of a start that could not be confirmed.
    pub fn check(&self) {
        if let Some(key) = self.key.get_untracked() {
            self.kit.happened(Input::CheckStart(key));
        }
    }

    /// Says that nothing was sent: a key that can be guessed would be worse than no start.
    fn refuse(&self) {
        let error = ErrorView { kind: Some(NO_SECURE_RANDOM.to_owned()), ..ErrorView::default() };
        self.current.set(Some(ArcRwSignal::new(Some(StartView::Refused { error, field: None }))));
    }

    fn show(&self, key: Key) {
        self.let_go();
        self.current.set(Some(self.kit.hold_start(&key)));
        self.key.set(Some(key));
    }

    fn let_go(&self) {
        if let Some(key) = self.key.try_update(Option::take).flatten() {
            self.kit.let_go_of_start(key);
        }
    }
}

/// A key from the browser's cryptographic source; `None` where there is none, and then nothing is sent.
#[cfg(target_arch = "wasm32")]
fn new_key() -> Option<Key> {
    let mut bytes = [0; 16];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Key::from_random(bytes))
}

/// Nothing is started on a server.
#[cfg(not(target_arch = "wasm32"))]
fn new_key() -> Option<Key> {
    None
}
