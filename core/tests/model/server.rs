//! A model job server.

use std::collections::{BTreeMap, VecDeque};

use waitwell_core::adapters::StreamEvent;
use waitwell_core::adapters::{Answer, Method, Reply};
use waitwell_core::document::{CancelTerms, Document, EarlierRun, OnlyFailed, RetryTerms, Status};
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::{Moment, Span};

use super::world::{START, Sent};

pub use super::say::{Say, busy, json, problem};

/// A model job server, which answers truthfully unless it is told otherwise.
pub struct Server {
    pub jobs: BTreeMap<String, Document>,
    /// Whose job each is, where that is to be told apart.
    pub owners: BTreeMap<String, &'static str>,
    /// Which job each key has started or changed.
    pub keys: BTreeMap<String, String>,
    /// When each key was first used: it is forgotten after a day.
    used: BTreeMap<String, Moment>,
    /// How often each wish or start was carried out, by key.
    pub carried_out: BTreeMap<String, u32>,
    /// The next answers, whatever is asked; `None` stands for the truth.
    pub script: VecDeque<Option<Say>>,
    /// Answers to everything, once the script is over.
    pub always: Option<Say>,
    /// How far the server's clock is ahead of true time, in milliseconds.
    pub skew: i64,
    pub sends_date: bool,
    /// A retry makes a new job.
    pub retry_makes_new: bool,
    pub etags: bool,
    /// It can name a person's jobs.
    pub has_list: bool,
    /// What streams are answered with; `None`: they open.
    pub stream: Option<Say>,
    /// How many jobs were started.
    pub started: usize,
}

/// For so long the server remembers a key.
pub const KEY_LIFETIME: Span = Span::hours(24);

pub fn id(text: &str) -> JobId {
    JobId::parse(text).unwrap()
}

pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

pub fn s(seconds: u64) -> Span {
    Span::seconds(seconds)
}

/// A job at work that can be canceled.
pub fn job(name: &str) -> Document {
    Document {
        run: Some(1),
        version: Some(1),
        title: Some(format!("Title of {name}")),
        kind: Some("export".into()),
        created_at: Some(START),
        started_at: Some(START),
        cancel: Some(CancelTerms { allowed: Some(true), ..CancelTerms::default() }),
        ..Document::new(id(name), Status::InProgress)
    }
}

/// The event by which a stream tells how a job stands.
pub fn job_event(document: &Document, last_id: &str) -> StreamEvent {
    StreamEvent { name: "job".into(), data: text(document), last_id: Some(last_id.into()) }
}

pub fn retryable() -> Option<RetryTerms> {
    let only_failed = Some(OnlyFailed { count: Some(2), ..OnlyFailed::default() });
    Some(RetryTerms { allowed: Some(true), only_failed, ..RetryTerms::default() })
}

/// A cancel that can be undone.
pub fn undoable() -> Option<CancelTerms> {
    Some(CancelTerms { can_undo: Some(true), ..CancelTerms::default() })
}

impl Server {
    pub fn new() -> Self {
        Self {
            jobs: BTreeMap::new(),
            owners: BTreeMap::new(),
            keys: BTreeMap::new(),
            used: BTreeMap::new(),
            carried_out: BTreeMap::new(),
            script: VecDeque::new(),
            always: None,
            skew: 0,
            sends_date: true,
            retry_makes_new: false,
            etags: false,
            has_list: true,
            stream: None,
            started: 0,
        }
    }

    /// What a stream is answered with; `None` where nothing comes.
    pub fn opens_stream(&mut self, now: Moment) -> Option<Answer> {
        let content_type = Some("text/event-stream; charset=utf-8".to_owned());
        match self.stream.clone() {
            None | Some(Say::Late(_) | Say::Twice) => Some(Answer::Http(Reply {
                status: 200,
                content_type,
                date: self.date(now),
                ..Reply::default()
            })),
            Some(Say::Reply(reply)) => Some(Answer::Http(reply)),
            Some(Say::Other(answer)) => Some(answer),
            Some(Say::Cut | Say::LoseAnswer) => Some(Answer::NoConnection),
            Some(Say::Silence) => None,
        }
    }

    /// Changes a job and raises its version.
    pub fn change(&mut self, name: &str, change: impl FnOnce(&mut Document)) {
        let document = self.jobs.get_mut(name).unwrap();
        change(document);
        document.version = document.version.map(|version| version + 1);
    }

    pub fn end(&mut self, name: &str, status: Status) {
        self.change(name, |job| {
            job.cancel = undoable().filter(|_| status == Status::Canceled);
            (job.status, job.cancel_requested_at) = (status, None);
            job.retry = retryable();
        });
    }

    /// What is done with the next request.
    pub fn next_say(&mut self) -> Option<Say> {
        self.script.pop_front().unwrap_or_else(|| self.always.clone())
    }

    pub fn answer(&mut self, sent: &Sent, now: Moment) -> Option<Answer> {
        let say = self.next_say();
        self.answer_as(say, sent, now)
    }

    /// Answers a request that arrives at `now`, in the way of `say`; `None` where nothing comes.
    pub fn answer_as(&mut self, say: Option<Say>, sent: &Sent, now: Moment) -> Option<Answer> {
        match say {
            None | Some(Say::Late(_) | Say::Twice) => Some(Answer::Http(self.truth(sent, now))),
            Some(Say::Reply(reply)) => {
                Some(Answer::Http(Reply { date: reply.date.or(self.date(now)), ..reply }))
            }
            Some(Say::LoseAnswer) => {
                self.truth(sent, now);
                Some(Answer::NoConnection)
            }
            Some(Say::Cut) => Some(Answer::NoConnection),
            Some(Say::Silence) => None,
            Some(Say::Other(answer)) => Some(answer),
        }
    }

    /// Whether the job belongs to this person, or to nobody in particular.
    pub fn is_of(&self, name: &str, who: &str) -> bool {
        self.owners.get(name).is_none_or(|owner| *owner == who)
    }

    fn date(&self, now: Moment) -> Option<Moment> {
        // A Date counts whole seconds.
        let now = now.shifted(self.skew);
        self.sends_date.then(|| Moment::from_ms(now.as_ms() / 1_000 * 1_000))
    }

    fn truth(&mut self, sent: &Sent, now: Moment) -> Reply {
        self.used.retain(|_, at| now.since(*at) < KEY_LIFETIME);
        self.keys.retain(|key, _| self.used.contains_key(key));
        let reply = match sent.request.call.method {
            Method::Get => self.look(sent),
            Method::Post => self.carry_out(sent, now),
        };
        let content_type = Some("application/json".to_owned());
        Reply { content_type, date: self.date(now), ..reply }
    }

    fn look(&self, sent: &Sent) -> Reply {
        let path = sent.request.call.path.as_str();
        let of_person = |name: &str| self.jobs.get(name).filter(|_| self.is_of(name, sent.who));
        let list = |jobs: Vec<&Document>| {
            let jobs: Vec<String> = jobs.into_iter().map(text).collect();
            format!(r#"{{"jobs":[{}]}}"#, jobs.join(","))
        };
        if let Some(key) = path.strip_prefix("?key=") {
            let job = self.keys.get(&format!("\"{key}\"")).and_then(|name| of_person(name));
            return job.map_or_else(not_found, |job| reply(200, text(job)));
        }
        if let Some(ids) = path.strip_prefix("?ids=") {
            let jobs: Vec<&Document> = ids.split(',').filter_map(of_person).collect();
            let versions: Vec<String> = jobs.iter().map(|job| version(job)).collect();
            return self.unless_known(sent, format!("\"{}\"", versions.join("-")), list(jobs));
        }
        if path.starts_with('?') && !self.has_list {
            return not_found();
        }
        if path.starts_with('?') {
            return reply(200, list(self.jobs.keys().filter_map(|name| of_person(name)).collect()));
        }
        let Some(job) = of_person(&path[1..]) else { return not_found() };
        self.unless_known(sent, format!("W/\"{}\"", version(job)), text(job))
    }

    /// The body, or 304 where the page has it already.
    fn unless_known(&self, sent: &Sent, etag: String, body: String) -> Reply {
        if !self.etags {
            return reply(200, body);
        }
        let is_known = sent.header("If-None-Match") == Some(&etag);
        let reply = if is_known { reply(304, String::new()) } else { reply(200, body) };
        Reply { etag: Some(etag), ..reply }
    }

    fn carry_out(&mut self, sent: &Sent, now: Moment) -> Reply {
        let key = sent.header("Idempotency-Key").expect("every POST has a key").to_owned();
        if let Some(name) = self.keys.get(&key) {
            return self.jobs.get(name).map_or_else(not_found, |known| reply(202, text(known)));
        }
        let mut parts = sent.request.call.path.trim_start_matches('/').split('/');
        let (name, verb) = (parts.next().unwrap_or(""), parts.collect::<Vec<_>>().join("/"));
        let known = self.jobs.get(name).filter(|_| self.is_of(name, sent.who));
        let document = match (verb.as_str(), known) {
            ("", _) => self.started_job(now),
            (_, None) => return not_found(),
            ("cancel", Some(job)) if job.status.is_ending() => return conflict("already-finished", job),
            ("cancel", Some(job)) if job.cancel_requested_at.is_some() => return reply(202, text(job)),
            ("cancel", Some(job)) => Document {
                cancel_requested_at: Some(now.shifted(self.skew)),
                version: job.version.map(|version| version + 1),
                cancel: job.cancel.clone().map(|terms| CancelTerms { can_undo: Some(true), ..terms }),
                ..job.clone()
            },
            ("cancel/undo", Some(job)) if !is_undoable(job) => return conflict("not-undoable", job),
            ("cancel/undo", Some(job)) => Document {
                cancel: Some(CancelTerms {
                    allowed: Some(true),
                    undone: Some(true),
                    ..CancelTerms::default()
                }),
                cancel_requested_at: None,
                ..next_run(job)
            },
            (_, Some(job)) if !job.status.is_ending() => return conflict("not-retryable", job),
            (_, Some(before)) if self.retry_makes_new => Document {
                retry_of: Some(id(name)),
                created_at: Some(now.shifted(self.skew)),
                earlier: earlier_runs(before),
                ..job(&self.name_of_repeat(name))
            },
            (_, Some(job)) => next_run(job),
        };
        *self.carried_out.entry(key.clone()).or_default() += 1;
        self.keys.insert(key.clone(), document.id.to_string());
        self.used.insert(key, now);
        let body = text(&document);
        self.owners.entry(document.id.to_string()).or_insert(sent.who);
        self.jobs.insert(document.id.to_string(), document);
        reply(202, body)
    }

    /// No id is ever used again, not even where one job is repeated twice, or what was made of it has expired.
    fn name_of_repeat(&self, name: &str) -> String {
        let mut repeat = format!("{name}-again");
        while self.owners.contains_key(&repeat) {
            repeat.push_str("-again");
        }
        repeat
    }

    fn started_job(&mut self, now: Moment) -> Document {
        self.started += 1;
        Document {
            status: Status::Queued,
            started_at: None,
            created_at: Some(now.shifted(self.skew)),
            ..job(&format!("new{}", self.started - 1))
        }
    }
}

fn next_run(job: &Document) -> Document {
    Document {
        run: Some(job.run_number() + 1),
        version: Some(1),
        status: Status::Queued,
        retry: None,
        error: None,
        result: None,
        progress: None,
        earlier: earlier_runs(job),
        ..job.clone()
    }
}

/// The runs of a job up to the one that has just ended, newest first.
fn earlier_runs(job: &Document) -> Vec<EarlierRun> {
    let ended = EarlierRun {
        run: job.run_number(),
        status: job.status.clone(),
        outcome: job.result.as_ref().and_then(|result| result.outcome),
        finished_at: job.finished_at,
        error: job.error.clone(),
    };
    [vec![ended], job.earlier.clone()].concat()
}

fn is_undoable(job: &Document) -> bool {
    job.cancel.as_ref().is_some_and(|terms| terms.can_undo == Some(true))
}

fn version(job: &Document) -> String {
    format!("{}.{}.{}", job.id, job.run_number(), job.version.unwrap_or_default())
}

fn text(document: &Document) -> String {
    serde_json::to_string(document).unwrap()
}

fn reply(status: u16, body: String) -> Reply {
    Reply { status, body, ..Reply::default() }
}

fn not_found() -> Reply {
    reply(404, "{}".into())
}

fn conflict(kind: &str, job: &Document) -> Reply {
    reply(409, format!(r#"{{"type":"{kind}","job":{}}}"#, text(job)))
}
