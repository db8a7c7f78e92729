use std::sync::Arc;

use crate::adapters::{Adapter, Answer, Call, OwnApi, Start, StreamEvent};
use crate::announce::{Announcement, Said};
use crate::ask::{Ask, Copied};
use crate::id::{JobId, Key};
use crate::link::LinkRule;
use crate::moment::{Moment, Span};
use crate::notice::Permission;
use crate::policy::Policy;
use crate::saved::Scope;
use crate::tabs::{TabMessage, TabNews};

/// What a follower is made with.
#[derive(Clone)]
pub struct Options {
    /// How the job server is spoken to.
    pub adapter: Arc<dyn Adapter>,
    /// When to look, and how long to wait.
    pub policy: Policy,
    /// Whose jobs these are.
    pub scope: Scope,
    /// What is kept outlives the tab.
    pub outlives_tab: bool,
    /// Where links of documents may lead.
    pub links: LinkRule,
    /// The browser can hand a lead from tab to tab, so that one hears of the jobs for all.
    pub has_tabs: bool,
    /// The app can refresh the sign-in by itself.
    pub can_refresh: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            adapter: Arc::new(OwnApi),
            policy: Policy::default(),
            scope: Scope::of(""),
            outlives_tab: true,
            links: LinkRule::new("", &[]),
            has_tabs: false,
            can_refresh: false,
        }
    }
}

/// What happened, outside the core.
#[derive(Clone, Debug)]
pub enum Input {
    /// The page has started, and this was found in storage: names and texts, all untrusted.
    Started {
        /// Everything in storage whose name begins with the scope's prefix.
        found: Vec<(String, String)>,
    },
    /// The page wants to show this job.
    Follow(JobId),
    /// Nothing in the page shows this job by itself any longer; it may still be listed.
    NotShown(JobId),
    /// The person starts a job. The key must come from a cryptographic random source.
    Start {
        /// What to start.
        start: Start,
        /// The key of this intent.
        key: Key,
    },
    /// The person wants to know whether an unconfirmed start arrived.
    CheckStart(Key),
    /// Nothing in the page shows this start any longer.
    StartNotShown(Key),
    /// The person asks for something.
    Asked(Ask),
    /// A request was answered, or came to nothing.
    Answered {
        /// Which request.
        request: RequestId,
        /// What came of it.
        answer: Answer,
    },
    /// The stream was answered: the head of its answer, which says whether it is open, or what came of it.
    Listening {
        /// Which stream.
        stream: StreamId,
        /// Its answer, with an empty body where it is open.
        answer: Answer,
    },
    /// The stream could not be opened, and the browser does not say why.
    NotListening {
        /// Which stream.
        stream: StreamId,
    },
    /// Something came on the open stream: no event at all where it was only a sign of life.
    Streamed {
        /// Which stream.
        stream: StreamId,
        /// What came, in its order.
        events: Vec<StreamEvent>,
    },
    /// The stream has ended or was cut.
    StreamEnded {
        /// Which stream.
        stream: StreamId,
    },
    /// The browser gave this tab the lead over the others, or took it away.
    Leading(bool),
    /// Another tab tells something; untrusted.
    FromTab(TabMessage),
    /// The moment of the last [`Effect::WakeAt`] has come.
    Woke,
    /// The browser says that there is a network, or that there is none: a hint, no more.
    Online(bool),
    /// The page can be seen, or not; before [`Input::Started`] for a page that was opened in the background.
    Visible(bool),
    /// The page is being left; nothing that happens to its requests means anything.
    Left,
    /// The page was taken up again from the browser's memory.
    CameBack {
        /// Whose jobs the browser shows now, as the last page of the kit has noted it; `None` where
        /// nothing is noted.
        who: Option<String>,
    },
    /// Storage was cleared by somebody else.
    Cleared,
    /// The app has refreshed the sign-in, or could not: the answer to [`Effect::RefreshSignIn`].
    SignInRefreshed(bool),
    /// Another tab is at it, so that the app was not asked in this one: the other answer to [`Effect::RefreshSignIn`].
    SignInElsewhere,
    /// The person has signed in again.
    SignedIn,
    /// The person signs out: nothing of theirs is kept or shown any longer, in any tab.
    SignOut,
    /// Another person, or the same one again, uses the page from now on.
    Person {
        /// Whose jobs these are.
        scope: Scope,
        /// What is kept outlives the tab.
        outlives_tab: bool,
        /// Everything in storage whose name begins with the scope's prefix.
        found: Vec<(String, String)>,
    },
    /// Storage took this record.
    Saved {
        /// The record's name.
        name: String,
    },
    /// Storage refused this record: blocked or full.
    NotSaved {
        /// The record's name.
        name: String,
    },
    /// The text of an [`Effect::Copy`] was copied.
    Copied {
        /// The job that it was about.
        job: JobId,
        /// What it was.
        what: Copied,
    },
    /// The browser did not let the page copy it, or has no clipboard for this page.
    NotCopied {
        /// The job that it was about.
        job: JobId,
        /// The text, to be shown in its place.
        text: String,
    },
    /// The person has the page stand still, or go on again. What they ask of a job is shown nevertheless.
    Pause(bool),
    /// Whether the browser may tell of endings: at the start, and as the answer to [`Effect::AskToNotify`].
    MayNotify(Permission),
}

impl Input {
    /// Whether nobody waits for what changes by it: it may be shown a moment later, and once for several of them. So it is
    /// with what a server tells as often as it likes, and with the words of all jobs that time alone runs out of.
    pub fn can_wait(&self) -> bool {
        match self {
            Input::Streamed { .. } | Input::Woke => true,
            Input::FromTab(message) => matches!(message.news, TabNews::Streamed(_)),
            _ => false,
        }
    }
}

/// What is to be done, outside the core, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Send this request and give back what came of it.
    Send(Request),
    /// Open this stream instead of any other, and tell what comes of it.
    Listen(Listen),
    /// Close the stream; whatever still comes of it means nothing.
    StopListening,
    /// Ask the browser for the lead over the other tabs, or give it back.
    Lead(Lead),
    /// Tell this to the other tabs of the person.
    Tell(TabMessage),
    /// Wake the follower at this moment instead of at any earlier named one; `None`: not at all.
    WakeAt(Option<Moment>),
    /// Keep this record, and say whether it could be kept.
    Save {
        /// The record's name.
        name: String,
        /// The record.
        text: String,
    },
    /// Remove this record.
    Forget {
        /// The record's name.
        name: String,
    },
    /// Remove everything whose name begins so.
    ForgetAll {
        /// What the names begin with.
        prefix: String,
    },
    /// Note whose jobs the browser shows from now on, for pages that come back; see [`Input::CameBack`].
    NoteWho(String),
    /// Ask the person before the page is left, or no longer: leaving loses work.
    GuardLeaving(bool),
    /// Have the app refresh the sign-in, and say whether that went well.
    RefreshSignIn {
        /// Also where another tab is at it; otherwise only say that one is.
        anyway: bool,
        /// For how long this tab is at it, in the eyes of the others; an answer that comes later counts all the same.
        timeout: Span,
    },
    /// What there is to show of this job differs from before: see [`Follower::view`](super::Follower::view).
    Changed(JobId),
    /// What there is to show of this start differs from before: see [`Follower::start_view`](super::Follower::start_view).
    StartChanged(Key),
    /// The recent list differs from before: see [`Follower::recent`](super::Follower::recent).
    ListChanged,
    /// Say this aloud.
    Announce(Announcement),
    /// Take back what was last said aloud: it names a job of somebody who has left.
    Hush,
    /// What the person has not seen yet differs from before: see [`Follower::notices`](super::Follower::notices).
    NoticesChanged,
    /// The page stands still from now on, or goes on: see [`Follower::paused_since`](super::Follower::paused_since).
    PauseChanged,
    /// Have the browser tell this ending, once however many tabs do, until it is taken back.
    Notify {
        /// The job that has ended.
        job: JobId,
        /// Its run: job and run together name the notice.
        run: u64,
        /// How it ended.
        said: Said,
    },
    /// The person has seen how this job ended: the browser need not tell it any longer.
    TakeBackNotice(JobId),
    /// Ask the person whether the browser may tell of endings, and say what came of it.
    AskToNotify,
    /// Tell this in the tab's name while nobody sees the page; `None`: the page's own name again.
    NameTab(Option<Said>),
    /// Copy this text, and say what came of it.
    Copy {
        /// The job that it is about.
        job: JobId,
        /// What it is.
        what: Copied,
        /// The text.
        text: String,
    },
    /// A wish that only the app can carry out: start over, or open.
    Host(Ask),
}

/// Names one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub(super) u64);

/// What is wanted of the lead over the other tabs. It is one tab's at a time, and the others wait in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Wait in line for it.
    Ask,
    /// Give it to the next in line, and wait in line again.
    PassOn,
    /// Take it from the tab that has it, which no longer answers.
    TakeOver,
    /// Give it back or leave the line: the page is left.
    Leave,
}

/// Names one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StreamId(pub(super) u64);

/// A stream to open.
#[derive(Clone, Debug, PartialEq)]
pub struct Listen {
    /// Its name, for what comes of it.
    pub stream: StreamId,
    /// The request that opens it; it has no end, so there is no time by which to give it up.
    pub call: Call,
}

/// A request to send.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Its name, for the answer.
    pub id: RequestId,
    /// What to send.
    pub call: Call,
    /// When to give it up.
    pub timeout: Span,
}

/// The person's recent jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Newest first; a job never changes its place.
    pub jobs: Vec<JobId>,
    /// How much of the list is known.
    pub listing: Listing,
}

/// How much of the recent list is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listing {
    /// Nothing is known yet.
    #[default]
    Restoring,
    /// The server has named the person's jobs.
    Ready,
    /// The server has no list or did not give it: only the jobs that this browser knows.
    OnlyHere,
}
