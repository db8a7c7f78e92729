use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;
use waitwell_components::AnnouncerCopy;
use waitwell_core::adapters::{Adapter, OwnApi};
use waitwell_core::ask::Ask;
use waitwell_core::policy::Policy;

/// What an app tells the kit once.
///
/// ```
/// use waitwell::Options;
///
/// let options = Options::new("/api/jobs").user("user-42").link_host("files.example.com");
/// # let _ = options;
/// ```
#[derive(Clone)]
pub struct Options {
    pub(crate) api: String,
    pub(crate) user: Option<String>,
    pub(crate) link_hosts: Vec<String>,
    pub(crate) adapter: Arc<dyn Adapter>,
    pub(crate) policy: Policy,
    pub(crate) headers: Option<Arc<Headers>>,
    pub(crate) uses_event_source: bool,
    pub(crate) refresh: Option<Arc<Refresh>>,
    pub(crate) notify: Option<Arc<Words>>,
    pub(crate) name_tab: Option<Arc<Words>>,
    pub(crate) on_host_ask: Option<Callback<Ask>>,
}

/// The words of now, in which the browser tells an ending.
pub(crate) type Words = dyn Fn() -> AnnouncerCopy + Send + Sync;

/// Makes the headers that every request carries.
pub(crate) type Headers = dyn Fn() -> Vec<(String, String)> + Send + Sync;

/// Gets a new sign-in; says whether that went well.
pub(crate) type Refresh = dyn Fn() -> Pin<Box<dyn Future<Output = bool>>> + Send + Sync;

impl Options {
    /// Follows the jobs of the Job API at `api`: a path of the page's own origin ("/api/jobs") or a whole
    /// address.
    pub fn new(api: impl Into<String>) -> Self {
        Self {
            api: api.into(),
            user: None,
            link_hosts: Vec::new(),
            adapter: Arc::new(OwnApi),
            policy: Policy::default(),
            headers: None,
            uses_event_source: false,
            refresh: None,
            notify: None,
            name_tab: None,
            on_host_ask: None,
        }
    }

    /// Names the person who is signed in, so that the browser can keep the ids of their jobs, apart from
    /// everybody else's. Without a name, ids are kept no longer than the tab.
    pub fn user(mut self, user: impl Into<String>) -> Self {
        self.user = Some(user.into());
        self
    }

    /// Lets links of job documents lead to this host, besides the page's own origin.
    pub fn link_host(mut self, host: impl Into<String>) -> Self {
        self.link_hosts.push(host.into());
        self
    }

    /// Speaks to another kind of job server.
    pub fn adapter(mut self, adapter: impl Adapter + 'static) -> Self {
        self.adapter = Arc::new(adapter);
        self
    }

    /// Looks and waits by other times.
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Adds headers to every request, made anew each time: an `Authorization`, a CSRF token. They are
    /// sent to the API's own address only, and never kept.
    pub fn headers(mut self, headers: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static) -> Self {
        self.headers = Some(Arc::new(headers));
        self
    }

    /// Has the browser's own `EventSource` read the stream, for a server that knows the person by a cookie
    /// and stands behind something that only lets that through. [`Options::headers`] do not go along. Why a
    /// stream could not be opened the browser does not say: a look finds out whether the sign-in has ended, and a
    /// server without a stream is asked again ever more rarely. Without this, the kit reads the stream itself.
    pub fn event_source(mut self) -> Self {
        self.uses_event_source = true;
        self
    }

    /// Gets a new sign-in when the server no longer takes the old one: called once for all jobs of the page, and in
    /// one of the person's tabs, whose others then try again with what their own [`Options::headers`] give.
    /// `true` when the next request may succeed, for which [`Options::headers`] then gives the new token;
    /// `false` when the person has to sign in, after which [`Waitwell::signed_in`](crate::Waitwell::signed_in)
    /// goes on. Meanwhile nothing is sent; an answer is waited for for 15 seconds.
    pub fn refresh<F>(mut self, refresh: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = bool> + 'static,
    {
        self.refresh = Some(Arc::new(move || Box::pin(refresh())));
        self
    }

    /// Offers to tell by a system notification when a job ends while nobody sees the page: once over all tabs, in
    /// these words, and only after the person has agreed: `.notify(|| locales::german().announcer)`.
    pub fn notify(mut self, words: impl Fn() -> AnnouncerCopy + Send + Sync + 'static) -> Self {
        self.notify = Some(Arc::new(words));
        self
    }

    /// Tells an ending in the tab's name too, in these words, while nobody sees the page. Without this, the kit
    /// leaves the name alone.
    pub fn name_tab(mut self, words: impl Fn() -> AnnouncerCopy + Send + Sync + 'static) -> Self {
        self.name_tab = Some(Arc::new(words));
        self
    }

    /// Carries out what only the app can: [`Ask::StartOver`] (fill the form again) and [`Ask::Open`]
    /// (show this job).
    pub fn on_ask(mut self, on_ask: impl Fn(Ask) + Send + Sync + 'static) -> Self {
        self.on_host_ask = Some(Callback::new(on_ask));
        self
    }
}
