//! Trouble on request: what a page meets when its server, or the line to it, is not well.
//!
//! A script stands around the routes of the API. Each of its rules names a method, the beginning of a path, how
//! often it holds, and a [`Fault`]: what becomes of the request. Of the rules that answer in the server's place,
//! the one with the longest path holds, or else the newest; where there is none, all those that change the
//! server's own answer are carried out, the oldest first.
//! Every request of a page is written down, and the event streams that are open are counted.
//!
//! Only requests of a browser are touched: a test asks the same server for the truth.

mod clock;
mod fault;
mod http;
mod layer;
mod log;
mod streams;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::middleware;
use tokio::sync::watch;

pub use clock::http_date;
pub use fault::{Fault, Said};
pub use log::{Asked, StreamCount};
pub use streams::Step;

use log::Log;
use streams::Streams;

/// How long the line needs to carry what was said before it breaks.
const FLUSH: Duration = Duration::from_millis(50);

/// The script of faults of one server, and what pages have asked it. Clones are the same script.
#[derive(Clone, Default)]
pub struct Faults(Arc<Inner>);

#[derive(Default)]
struct Inner {
    rules: Mutex<Vec<Rule>>,
    log: Mutex<Log>,
    streams: Streams,
    /// Counts how often held answers were let go.
    releases: watch::Sender<u64>,
}

struct Rule {
    method: String,
    path: String,
    /// How often it still holds; `None` until it is mended.
    times: Option<usize>,
    fault: Fault,
}

impl Faults {
    /// From now on, requests of `method` to a path that begins with `path` meet `fault`.
    pub fn always(&self, method: &str, path: &str, fault: Fault) {
        self.add(method, path, None, fault);
    }

    /// The next request of `method` to a path that begins with `path` meets `fault`.
    pub fn once(&self, method: &str, path: &str, fault: Fault) {
        self.add(method, path, Some(1), fault);
    }

    /// The next `times` requests of `method` to a path that begins with `path` meet `fault`.
    pub fn times(&self, times: usize, method: &str, path: &str, fault: Fault) {
        self.add(method, path, Some(times), fault);
    }

    /// Everything works again; answers that are held are let go.
    pub fn mend(&self) {
        lock(&self.0.rules).clear();
        self.release();
    }

    /// Lets go the answers that are held.
    pub fn release(&self) {
        self.0.releases.send_modify(|count| *count += 1);
    }

    /// The event streams that are open carry out these steps now.
    pub fn on_streams(&self, steps: impl Into<Vec<Step>>) {
        self.0.streams.tell(steps.into());
    }

    /// What pages have asked so far, in order.
    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.0.log).asked.clone()
    }

    /// The requests of `method` so far to paths that contain `part`.
    pub fn asked_for(&self, method: &str, part: &str) -> Vec<Asked> {
        let mut asked = self.asked();
        asked.retain(|asked| asked.method == method && asked.path.contains(part));
        asked
    }

    /// How many event streams are open now, and how many there were at once at most.
    pub fn streams(&self) -> StreamCount {
        self.0.streams.count()
    }

    /// Puts the script around the routes of an API.
    pub fn around(&self, routes: Router) -> Router {
        routes.layer(middleware::from_fn_with_state(self.clone(), layer::pass))
    }

    /// The same with `/api/faults`, where the script is written by hand: for who looks at a fault in a browser.
    pub fn with(&self, routes: Router) -> Router {
        http::routes(self.clone()).merge(self.around(routes))
    }

    fn add(&self, method: &str, path: &str, times: Option<usize>, fault: Fault) {
        let rule = Rule { method: method.to_owned(), path: path.to_owned(), times, fault };
        lock(&self.0.rules).push(rule);
    }

    /// What becomes of this request: the fault that answers in the server's place, if there is one, or else
    /// those that change the server's answer. Each counts.
    fn due(&self, asked: &Asked) -> Vec<Fault> {
        let mut rules = lock(&self.0.rules);
        let mut due: Vec<&mut Rule> = rules.iter_mut().filter(|rule| rule.is_for(asked)).collect();
        let whole = due.iter().enumerate().filter(|(_, rule)| rule.fault.is_whole());
        // Of those that fit, the one that says most of the path is meant; of two such, the newer one.
        if let Some((nearest, _)) = whole.max_by_key(|(number, rule)| (rule.path.len(), *number)) {
            due = vec![due.swap_remove(nearest)];
        }
        due.into_iter().map(Rule::take).collect()
    }
}

impl Rule {
    fn is_for(&self, asked: &Asked) -> bool {
        self.method == asked.method && asked.path.starts_with(&self.path) && self.times != Some(0)
    }

    fn take(&mut self) -> Fault {
        self.times = self.times.map(|times| times.saturating_sub(1));
        self.fault.clone()
    }
}

/// What is behind these locks is whole after every statement, so a panic elsewhere does not spoil it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
