//! The model job server.

use std::collections::{BTreeMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use waitwell_core::adapters::{Answer, Call, Reply, StreamEvent};
use waitwell_core::document::Document;
use waitwell_core::id::JobId;
use waitwell_core::moment::Moment;

/// A model job server with ETags, which answers truthfully while it is up.
#[derive(Debug)]
pub struct Server {
    /// What it does with requests.
    pub condition: Condition,
    /// Whether it has an event stream.
    pub has_stream: bool,
    jobs: BTreeMap<JobId, Job>,
    /// How many changes there have been.
    changes: u64,
    next_change: Option<Moment>,
}

/// What a server does with requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It answers.
    Up,
    /// Nothing listens any more: connections are refused.
    Refusing,
    /// A proxy in front of it answers with 503 and names no time.
    Unavailable,
}

#[derive(Debug)]
struct Job {
    told: Told,
    to_come: VecDeque<(Moment, Arc<Document>)>,
}

/// What the server says of a job now.
#[derive(Debug)]
struct Told {
    document: Arc<Document>,
    text: String,
    /// The number of the change that brought it.
    change: u64,
}

impl Told {
    fn new(document: Arc<Document>, change: u64) -> Self {
        // A document is made of text, numbers and moments, all of which JSON can write.
        let text = serde_json::to_string(&*document).unwrap_or_default();
        Self { document, text, change }
    }

    fn tag(&self) -> String {
        format!("\"{}-{}\"", self.document.run_number(), self.document.version.unwrap_or(0))
    }
}

impl Server {
    /// A server that is up and has no jobs.
    pub fn new(has_stream: bool) -> Self {
        Self { condition: Condition::Up, has_stream, jobs: BTreeMap::new(), changes: 0, next_change: None }
    }

    /// Takes up a job: what it says of it, each with when it begins to say so, in order of time.
    pub fn add(&mut self, timeline: Vec<(Moment, Document)>) {
        let mut to_come: VecDeque<_> =
            timeline.into_iter().map(|(at, document)| (at, Arc::new(document))).collect();
        if let Some((_, first)) = to_come.pop_front() {
            self.changes += 1;
            self.jobs.insert(first.id.clone(), Job { told: Told::new(first, self.changes), to_come });
        }
        self.find_next_change();
    }

    /// The jobs, in order of their ids.
    pub fn ids(&self) -> impl Iterator<Item = &JobId> {
        self.jobs.keys()
    }

    /// What the server says of a job now.
    pub fn document(&self, id: &JobId) -> Option<&Document> {
        self.jobs.get(id).map(|job| &*job.told.document)
    }

    /// When a job next changes.
    pub fn next_change(&self) -> Option<Moment> {
        self.next_change
    }

    /// Goes on to `now`: the jobs that have changed.
    pub fn go_on(&mut self, now: Moment) -> Vec<JobId> {
        let mut changed = Vec::new();
        for (id, job) in &mut self.jobs {
            while job.to_come.front().is_some_and(|(at, _)| *at <= now) {
                let Some((_, document)) = job.to_come.pop_front() else { break };
                self.changes += 1;
                job.told = Told::new(document, self.changes);
                changed.push(id.clone());
            }
        }
        changed.dedup();
        self.find_next_change();
        changed
    }

    /// What comes of a request of the person whose jobs are `own`, newest first.
    pub fn answer(&self, call: &Call, own: &[JobId], now: Moment) -> Answer {
        match self.condition {
            Condition::Up => Answer::Http(self.truth(call, own, now)),
            Condition::Refusing => Answer::NoConnection,
            Condition::Unavailable => Answer::Http(reply(503, now)),
        }
    }

    /// The event that tells how a job stands.
    pub fn event(&self, id: &JobId) -> Option<StreamEvent> {
        let told = &self.jobs.get(id)?.told;
        let last_id = Some(told.change.to_string());
        Some(StreamEvent { name: "job".into(), data: told.text.clone(), last_id })
    }

    /// The events with which a stream begins: of these jobs, those that changed after the event `last_id`.
    pub fn first_events(&self, ids: &[JobId], last_id: Option<&str>) -> Vec<StreamEvent> {
        let known: u64 = last_id.and_then(|id| id.parse().ok()).unwrap_or(0);
        let mut missed: Vec<(u64, &JobId)> = ids
            .iter()
            .filter_map(|id| Some((self.jobs.get(id)?.told.change, id)))
            .filter(|(change, _)| *change > known)
            .collect();
        missed.sort_unstable();
        missed.into_iter().filter_map(|(_, id)| self.event(id)).collect()
    }

    fn find_next_change(&mut self) {
        self.next_change = self.jobs.values().filter_map(|job| Some(job.to_come.front()?.0)).min();
    }

    fn truth(&self, call: &Call, own: &[JobId], now: Moment) -> Reply {
        let path = call.path.as_str();
        if path.starts_with("/events") {
            let content_type = Some("text/event-stream".to_owned());
            return match self.has_stream {
                true => Reply { content_type, ..reply(200, now) },
                false => reply(404, now),
            };
        }
        if let Some(id) = path.strip_prefix('/') {
            return match JobId::parse(id).and_then(|id| self.jobs.get(&id)) {
                Some(job) => conditional(call, job.told.tag(), || job.told.text.clone(), now),
                None => reply(404, now),
            };
        }
        let ids =
            if path.starts_with("?ids=") { ids_of(call) } else { own.iter().take(20).cloned().collect() };
        let told: Vec<&Told> = ids.iter().filter_map(|id| Some(&self.jobs.get(id)?.told)).collect();
        let mut hasher = DefaultHasher::new();
        told.iter().for_each(|told| (told.tag(), &told.document.id).hash(&mut hasher));
        let body = || {
            let texts: Vec<&str> = told.iter().map(|told| told.text.as_str()).collect();
            format!("{{\"jobs\":[{}]}}", texts.join(","))
        };
        conditional(call, format!("\"{:016x}\"", hasher.finish()), body, now)
    }
}

/// The jobs that a request names in its query.
pub fn ids_of(call: &Call) -> Vec<JobId> {
    let ids = call.path.split_once("?ids=").map_or("", |(_, ids)| ids);
    ids.split(',').filter_map(JobId::parse).collect()
}

/// The value of a header that the kit sends.
pub fn header<'a>(call: &'a Call, name: &str) -> Option<&'a str> {
    call.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

fn conditional(call: &Call, tag: String, body: impl FnOnce() -> String, now: Moment) -> Reply {
    let is_known = header(call, "If-None-Match") == Some(&tag);
    let (status, body) = if is_known { (304, String::new()) } else { (200, body()) };
    Reply { etag: Some(tag), body, ..reply(status, now) }
}

fn reply(status: u16, now: Moment) -> Reply {
    // A Date counts whole seconds.
    let date = Some(Moment::from_ms(now.as_ms() / 1_000 * 1_000));
    Reply { status, content_type: Some("application/json".into()), date, ..Reply::default() }
}
