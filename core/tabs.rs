//! What the tabs of one browser tell each other, so that one hears of the jobs for all of them.
//!
//! A message is as untrusted as an answer of the server: another page of the origin may have sent it. It
//! carries answers and events as they came, and they are read by the same decoder. No message makes a tab
//! ask the server for anything but a look.

use serde::{Deserialize, Serialize};

use crate::adapters::Answer;
use crate::adapters::StreamEvent;
use crate::decode::MAX_BODY;
use crate::document::Document;
use crate::id::JobId;
use crate::moment::Moment;

/// Names one tab, for as long as it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TabId(pub(crate) u32);

/// What one tab tells all others of the same person and the same version of the kit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TabMessage {
    /// The version of this format; another one is not read.
    pub version: u32,
    /// Who tells it.
    pub from: TabId,
    /// What is told.
    pub news: TabNews,
}

/// What there is to tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TabNews {
    /// This tab is open and follows these jobs.
    Here {
        /// The jobs that it follows.
        jobs: Vec<JobId>,
        /// The person can see it.
        is_visible: bool,
    },
    /// This tab hears of the jobs for all.
    Leads {
        /// How long ago it heard the stream, in milliseconds; `None` where it has none open.
        stream_heard_ms: Option<u32>,
        /// It has taken the lead from a tab that no longer answered.
        has_taken_over: bool,
    },
    /// The server answered about these jobs.
    Answered {
        /// Which jobs were asked about.
        jobs: Vec<JobId>,
        /// How long the answer took, in milliseconds.
        took_ms: u32,
        /// The answer, as it came.
        answer: Answer,
        /// Where the answer says that nothing has changed: since which versions, in the order of the jobs.
        #[serde(default)]
        since: Vec<Edition>,
    },
    /// Events came by the stream, as they are.
    Streamed(Vec<StreamEvent>),
    /// The person has seen how this run of a job ended.
    Seen {
        /// The job.
        job: JobId,
        /// Its run.
        run: u64,
    },
    /// This tab has had the browser tell how this run of a job ended.
    Told {
        /// The job.
        job: JobId,
        /// Its run.
        run: u64,
    },
    /// The app has got a new sign-in in this tab.
    SignInRefreshed,
    /// This tab has the sign-in refreshed, after it has waited in vain for another one to.
    RefreshesSignIn,
    /// The server wants the person to sign in again.
    SignInNeeded,
    /// The person has signed in again.
    SignedIn,
    /// The person has signed out: nothing of theirs may be shown any longer.
    SignedOut,
    /// This tab is closed or left.
    Gone,
}

/// Which document of a job a tab knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The attempt.
    pub run: u64,
    /// The version within it, where the server counts them.
    pub version: Option<u64>,
    /// When it last changed, where the server says so.
    pub updated_at: Option<Moment>,
}

impl Edition {
    /// That of a document.
    pub fn of(document: &Document) -> Self {
        let Document { version, updated_at, .. } = *document;
        Self { run: document.run_number(), version, updated_at }
    }
}

/// The version of messages that this kit sends and reads.
pub const VERSION: u32 = 1;

/// How many jobs a message may name.
const MAX_JOBS: usize = 1_000;

impl TabMessage {
    /// Whether it can be read: of this version and no larger than an answer may be.
    pub fn is_sound(&self) -> bool {
        let fits = match &self.news {
            TabNews::Here { jobs, .. } => jobs.len() <= MAX_JOBS,
            TabNews::Answered { jobs, answer, since, .. } => {
                jobs.len().max(since.len()) <= MAX_JOBS
                    && !matches!(answer, Answer::Http(reply) if reply.body.len() > MAX_BODY)
            }
            TabNews::Streamed(events) => {
                events.iter().map(|event| event.data.len()).sum::<usize>() <= MAX_BODY
            }
            _ => true,
        };
        self.version == VERSION && fits
    }
}
