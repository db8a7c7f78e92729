//! The seam to job servers: from a wish to a request, from an answer to what it says. Pure, no I/O.

mod own;

pub use own::OwnApi;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::document::{Document, Problem};
use crate::hearing::Trouble;
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};

/// How one kind of job server is spoken to.
pub trait Adapter: Send + Sync {
    /// Looks at one job; `etag` is that of the last good answer, if any.
    fn look(&self, job: &JobId, etag: Option<&str>) -> Call;
    /// Looks at several jobs at once; `etag` is that of the last good answer about just these. `None` where
    /// the server answers for one job at a time.
    fn look_at_several(&self, jobs: &[JobId], etag: Option<&str>) -> Option<Call>;
    /// Asks for the person's own jobs, newest first; `None` where the server has no such list.
    fn list(&self) -> Option<Call>;
    /// Starts a job.
    fn start(&self, start: &Start, key: &Key) -> Call;
    /// Asks which job a key has started; `None` where the server cannot say.
    fn find_start(&self, key: &Key) -> Option<Call>;
    /// Asks for a cancel.
    fn cancel(&self, job: &JobId, key: &Key) -> Call;
    /// Asks for a retry.
    fn retry(&self, job: &JobId, key: &Key) -> Call;
    /// Asks for a retry of only what failed; `None` where the server has no such thing.
    fn retry_failed(&self, _job: &JobId, _key: &Key) -> Option<Call> {
        None
    }
    /// Asks for a cancel to be undone; `None` where the server has no such thing.
    fn undo_cancel(&self, _job: &JobId, _key: &Key) -> Option<Call> {
        None
    }
    /// Opens the stream of changes of these jobs, from after the event of `last_id` on, which is never empty; `None`
    /// where the server has none.
    fn listen(&self, jobs: &[JobId], last_id: Option<&str>) -> Option<Call>;
    /// The types of the stream's events, for a browser that has to be told which ones to listen for.
    fn event_names(&self) -> &'static [&'static str];
    /// What an event of the stream says.
    fn read_event(&self, event: &StreamEvent) -> EventReading;
    /// What an answer says. Whatever came is an answer of this type; nothing is an error of the kit.
    fn read(&self, answer: &Answer) -> Reading;
}

/// What a job is started with.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// The application's own key for the kind of job.
    pub kind: String,
    /// What the person calls it.
    pub title: String,
    /// What the server needs to do it.
    pub inputs: Value,
}

impl Start {
    /// A start without inputs.
    pub fn new(kind: impl Into<String>, title: impl Into<String>) -> Self {
        Self { kind: kind.into(), title: title.into(), inputs: Value::Null }
    }

    /// The same start with these inputs: any JSON.
    pub fn with_inputs(self, inputs: Value) -> Self {
        Self { inputs, ..self }
    }
}

/// A request, without its transport.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Whether it changes anything on the server.
    pub method: Method,
    /// What comes after the base address: "/j1/cancel", "?limit=20".
    pub path: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// A JSON body.
    pub body: Option<String>,
}

/// The methods that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Changes nothing.
    Get,
    /// Carries out a wish.
    Post,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// An HTTP answer.
    Http(Reply),
    /// No answer: refused, cut, blocked across origins, or offline. A browser does not say which.
    NoConnection,
    /// No answer in time.
    TimedOut,
    /// An answer longer than [`crate::decode::MAX_BODY`], given up.
    TooLong,
    /// The answer came from another address than the one asked, as after a redirect to a sign-in page.
    Elsewhere,
}

/// An HTTP answer, as far as the kit reads it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `ETag`, byte for byte.
    pub etag: Option<String>,
    /// `Retry-After`, as it came.
    pub retry_after: Option<String>,
    /// `Date`, where it can be read.
    pub date: Option<Moment>,
    /// The body.
    pub body: String,
}

impl Reply {
    /// Whether `Content-Type` names this type, whatever its parameters.
    pub fn is_of_type(&self, essence: &str) -> bool {
        self.essence().eq_ignore_ascii_case(essence)
    }

    /// The content type without its parameters.
    fn essence(&self) -> &str {
        self.content_type.as_deref().unwrap_or("").split(';').next().unwrap_or("").trim()
    }
}

/// One event of the stream, as the server sent it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamEvent {
    /// Its type: `job`, `beat`, `reset`.
    pub name: String,
    /// Its data.
    pub data: String,
    /// Its id, where it has one: from there on a later stream takes up, once this event has been taken in. An empty one
    /// takes back the one before.
    pub last_id: Option<String>,
}

/// What an event of the stream says.
#[derive(Clone, Debug, PartialEq)]
pub enum EventReading {
    /// A job has changed: the whole document.
    Job(Box<Document>),
    /// The server no longer knows what this page has missed.
    Reset,
    /// A sign of life, or something that cannot be read; what it stood for the next look finds out.
    Nothing,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One job, with the server's advice for the next look and the ETag of this answer.
    Job {
        /// The document.
        document: Box<Document>,
        /// When to look again, if the server has a wish.
        next: Option<Span>,
        /// For the next look.
        etag: Option<String>,
    },
    /// Several jobs.
    Jobs {
        /// Those that could be read.
        documents: Vec<Document>,
        /// When to look again, if the server has a wish.
        next: Option<Span>,
        /// For the next look at just these.
        etag: Option<String>,
    },
    /// Nothing has changed since the last look.
    Unchanged {
        /// When to look again, if the server has a wish.
        next: Option<Span>,
    },
    /// The server does not know it.
    NotFound {
        /// It said so itself, in a problem document; a bare 404 may come from anything on the way.
        is_certain: bool,
    },
    /// Its time is over.
    Expired,
    /// This person may not.
    NoAccess,
    /// The person must sign in.
    SignInFirst,
    /// The server asks for patience.
    Busy {
        /// For how long; `None` where it does not say or that cannot be read.
        wait: Option<Span>,
        /// It counts our requests (429); otherwise it is busy with its own (503).
        is_limit: bool,
    },
    /// A conflict (409), with the job as it stands where the server sent it.
    Conflict {
        /// The job as it stands.
        document: Option<Box<Document>>,
        /// What the server says.
        problem: Problem,
    },
    /// The server refuses the wish as it is (other 4xx).
    Refused(Problem),
    /// No usable answer: the transport's fault, never the job's.
    Trouble(Trouble),
}
