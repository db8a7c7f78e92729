//! A model job server, and what can happen between it and the page.

use std::collections::{BTreeMap, VecDeque};

use waitwell_core::adapters::StreamEvent;
use waitwell_core::adapters::{Answer, Method, Reply};
use waitwell_core::document::{CancelTerms, Document, RetryTerms, Status};
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::{Moment, Span};

use super::world::{START, Sent};

/// A model job server, which answers truthfully unless it is told otherwise.
pub struct Server {
    pub jobs: BTreeMap<String, Document>,
    pub keys: BTreeMap<String, String>,
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
    /// What streams are answered with; `None`: they open.
    pub stream: Option<Say>,
}

/// What a server or a network does with a request.
#[derive(Clone, Debug)]
pub enum Say {
    /// An answer with this status, type and body, in the truth's place.
    Reply(Reply),
    /// The request is carried out, and its answer is lost.
    LoseAnswer,
    /// The request does not arrive.
    Cut,
    /// Nothing comes until the page gives up.
    Silence,
    /// Something else than HTTP.
    Other(Answer),
}

pub fn problem(status: u16) -> Say {
    json(status, r#"{"type":"about:blank","title":"No"}"#)
}

pub fn json(status: u16, body: &str) -> Say {
    let content_type = Some("application/json".into());
    Say::Reply(Reply { status, content_type, body: body.into(), ..Reply::default() })
}

pub fn busy(status: u16, retry_after: &str) -> Say {
    let Say::Reply(reply) = problem(status) else { unreachable!() };
    Say::Reply(Reply { retry_after: Some(retry_after.into()), ..reply })
}

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
    let data = serde_json::to_string(document).unwrap();
    StreamEvent { name: "job".into(), data, last_id: Some(last_id.into()) }
}

pub fn retryable() -> Option<RetryTerms> {
    Some(RetryTerms { allowed: Some(true), ..RetryTerms::default() })
}

impl Server {
    pub fn new() -> Self {
        Self {
            jobs: BTreeMap::new(),
            keys: BTreeMap::new(),
            carried_out: BTreeMap::new(),
            script: VecDeque::new(),
            always: None,
            skew: 0,
            sends_date: true,
            retry_makes_new: false,
            etags: false,
            stream: None,
        }
    }

    /// What a stream is answered with; `None` where nothing comes.
    pub fn opens_stream(&mut self, now: Moment) -> Option<Answer> {
        let content_type = Some("text/event-stream; charset=utf-8".to_owned());
        match self.stream.clone() {
            None => Some(Answer::Http(Reply {
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
            (job.status, job.cancel, job.cancel_requested_at) = (status, None, None);
            job.retry = retryable();
        });
    }

    pub fn answer(&mut self, sent: &Sent, now: Moment) -> Option<Answer> {
        let say = self.script.pop_front().unwrap_or_else(|| self.always.clone());
        match say {
            None => Some(self.truth(sent, now)),
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

    fn date(&self, now: Moment) -> Option<Moment> {
        // A Date counts whole seconds.
        let now = now.shifted(self.skew);
        self.sends_date.then(|| Moment::from_ms(now.as_ms() / 1_000 * 1_000))
    }

    fn truth(&mut self, sent: &Sent, now: Moment) -> Answer {
        let date = self.date(now);
        let reply = |status, body: String| {
            let content_type = Some("application/json".to_owned());
            Reply { status, content_type, date, body, ..Reply::default() }
        };
        let text = |document: &Document| serde_json::to_string(document).unwrap();
        let not_found = || Answer::Http(reply(404, "{}".into()));
        let path = sent.request.call.path.as_str();
        let key = sent.header("Idempotency-Key").map(str::to_owned);
        if sent.request.call.method == Method::Get {
            if let Some(key) = path.strip_prefix("?key=") {
                let job = self.keys.get(&format!("\"{key}\"")).and_then(|id| self.jobs.get(id));
                return job.map_or_else(not_found, |job| Answer::Http(reply(200, text(job))));
            }
            if let Some(ids) = path.strip_prefix("?ids=") {
                let known = ids.split(',').filter_map(|id| self.jobs.get(id));
                let jobs: Vec<String> = known.map(text).collect();
                let etag = self.etags.then(|| format!("\"{}\"", jobs.join("").len()));
                if etag.is_some() && etag.as_deref() == sent.header("If-None-Match") {
                    return Answer::Http(Reply { etag, ..reply(304, String::new()) });
                }
                return Answer::Http(Reply {
                    etag,
                    ..reply(200, format!(r#"{{"jobs":[{}]}}"#, jobs.join(",")))
                });
            }
            if path.starts_with('?') {
                let jobs: Vec<String> = self.jobs.values().map(text).collect();
                return Answer::Http(reply(200, format!(r#"{{"jobs":[{}]}}"#, jobs.join(","))));
            }
            let Some(job) = self.jobs.get(&path[1..]) else { return not_found() };
            let etag = self.etags.then(|| format!("W/\"{}-{:?}\"", job.run_number(), job.version));
            if etag.is_some() && etag.as_deref() == sent.header("If-None-Match") {
                return Answer::Http(Reply { etag, ..reply(304, String::new()) });
            }
            return Answer::Http(Reply { etag, ..reply(200, text(job)) });
        }
        let key = key.expect("every POST has a key");
        if let Some(known) = self.keys.get(&key).and_then(|id| self.jobs.get(id)) {
            return Answer::Http(reply(202, text(known)));
        }
        let mut parts = path.trim_start_matches('/').split('/');
        let (name, verb) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let document = match verb {
            "" => Document {
                status: Status::Queued,
                started_at: None,
                created_at: Some(now.shifted(self.skew)),
                ..job(&format!("new{}", self.keys.len()))
            },
            _ => match self.jobs.get(name) {
                None => return not_found(),
                Some(job) if verb == "cancel" && job.status.is_ending() => {
                    let body = format!(r#"{{"type":"already-finished","job":{}}}"#, text(job));
                    return Answer::Http(reply(409, body));
                }
                Some(job) if verb == "cancel" => Document {
                    cancel_requested_at: Some(now.shifted(self.skew)),
                    version: job.version.map(|version| version + 1),
                    ..job.clone()
                },
                Some(_) if self.retry_makes_new => Document {
                    retry_of: Some(id(name)),
                    created_at: Some(now.shifted(self.skew)),
                    ..job(&format!("{name}-again"))
                },
                Some(job) => Document {
                    run: Some(job.run_number() + 1),
                    version: Some(1),
                    status: Status::Queued,
                    retry: None,
                    error: None,
                    result: None,
                    progress: None,
                    ..job.clone()
                },
            },
        };
        *self.carried_out.entry(key.clone()).or_default() += 1;
        self.keys.insert(key, document.id.to_string());
        let body = text(&document);
        self.jobs.insert(document.id.to_string(), document);
        Answer::Http(reply(202, body))
    }
}
