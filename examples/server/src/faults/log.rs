use std::collections::BTreeMap;
use std::time::Instant;

use serde::Serialize;

use super::{Faults, lock};

/// A request of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// When it came, in milliseconds after the first one.
    pub at_ms: u64,
    /// `GET`, `POST`.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// Its headers, by names in small letters.
    pub headers: BTreeMap<String, String>,
    /// Its body, where it is JSON.
    pub body: String,
    /// The status that it was answered with; `None` while it is not, or when the page gave it up before.
    pub status: Option<u16>,
    /// When it was answered or given up, and when a stream ended.
    pub ended_ms: Option<u64>,
}

/// How many event streams there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StreamCount {
    /// Open now.
    pub open: usize,
    /// Open at once, at most so far.
    pub most: usize,
}

impl Asked {
    /// The jobs that it looks at or listens to.
    pub fn jobs(&self) -> Vec<&str> {
        match self.path.split_once("?ids=") {
            Some((_, rest)) => rest.split('&').next().unwrap_or_default().split(',').collect(),
            None => self.path.strip_prefix("/api/jobs/").into_iter().collect(),
        }
    }

    /// A header, by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// Its Idempotency-Key, with the quotes around it.
    pub fn key(&self) -> Option<&str> {
        self.header("idempotency-key")
    }
}

#[derive(Default)]
pub(super) struct Log {
    began: Option<Instant>,
    pub(super) asked: Vec<Asked>,
}

impl Log {
    fn now(&mut self) -> u64 {
        let since = self.began.get_or_insert_with(Instant::now).elapsed();
        u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
    }
}

/// One line of the log, which ends when this is dropped: the page has its answer, or has given it up.
pub(super) struct Line {
    faults: Faults,
    number: usize,
}

impl Line {
    pub(super) fn begin(faults: &Faults, mut asked: Asked) -> Self {
        let mut log = lock(&faults.0.log);
        asked.at_ms = log.now();
        log.asked.push(asked);
        Self { faults: faults.clone(), number: log.asked.len() - 1 }
    }

    pub(super) fn answered(&self, status: u16) {
        if let Some(asked) = lock(&self.faults.0.log).asked.get_mut(self.number) {
            asked.status = Some(status);
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let mut log = lock(&self.faults.0.log);
        let now = log.now();
        if let Some(asked) = log.asked.get_mut(self.number) {
            asked.ended_ms = Some(now);
        }
    }
}
