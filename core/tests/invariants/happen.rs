//! How an event of a history comes about in a browser.

use waitwell_core::adapters::Start;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Counts, Stage, StageStatus, Status};
use waitwell_core::follower::Input;
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::Span;

use super::history::{Event, Happens, History, Setup, Work};
use super::model::browser::Browser;
use super::model::server::{id, job, key};
use super::watch::Watch;

/// The jobs of the two people who may use the browser.
pub const JOBS: [(&str, &[&str]); 2] = [("ana", &["a", "b", "c"]), ("ben", &["x", "y"])];

/// A browser in the course of a history, and what is watched of it.
pub struct Course {
    pub browser: Browser,
    pub watch: Watch,
    /// The keys of what was started, and whose they are.
    started: Vec<(&'static str, Key)>,
    events: u64,
}

impl Course {
    /// Everything of a history, up to its last event.
    pub fn of(history: &History) -> Self {
        let mut course = Self::begin(history.setup);
        for (after, event) in &history.events {
            course.run(Span::ms(*after));
            course.happen(event);
        }
        course
    }

    fn begin(setup: Setup) -> Self {
        let mut browser = Browser::new(|options| {
            options.can_refresh = setup.refresh.is_some();
            if setup.looks_one_by_one {
                options.policy.jobs_per_look = 1;
            }
            if !setup.has_stream {
                options.policy.stream.jobs = 0;
            }
        });
        browser.refresh = setup.refresh;
        browser.server.retry_makes_new = setup.retry_makes_new;
        (browser.server.etags, browser.server.has_list) = (setup.etags, setup.has_list);
        browser.server.sends_date = setup.sends_date;
        for (who, names) in JOBS {
            for name in names {
                browser.server.jobs.insert((*name).to_owned(), job(name));
                browser.server.owners.insert((*name).to_owned(), who);
            }
        }
        let mut course = Self { browser, watch: Watch::default(), started: Vec::new(), events: 0 };
        for place in 0..setup.tabs {
            course.open(place);
            course.handle(place, Input::Follow(id("a")));
        }
        course
    }

    /// Everything that is due within `span`.
    pub fn run(&mut self, span: Span) {
        let until = self.browser.now.plus(span);
        while let Some((tab, input)) = self.browser.next(until) {
            self.handle(tab, input);
            if self.watch.is_storm(self.browser.now) {
                self.browser.now = until;
                return;
            }
        }
    }

    pub fn open(&mut self, place: usize) {
        self.watch.opened(place);
        let (tab, input) = self.browser.put_tab(place, "ana");
        self.handle(tab, input);
    }

    /// An input of a tab that is open and not frozen.
    pub fn handle(&mut self, tab: usize, input: Input) {
        if self.browser.tabs[tab].is_closed || self.browser.tabs[tab].is_frozen {
            return;
        }
        self.watch.before(&self.browser, tab, &input);
        let effects = self.browser.handle(tab, input.clone());
        self.watch.after(&self.browser, tab, &input, &effects);
    }

    fn happen(&mut self, event: &Event) {
        self.events += 1;
        let browser = &mut self.browser;
        match event {
            Event::Next(say) => browser.server.script.push_back(Some(say.clone())),
            Event::Always(say) => browser.server.always.clone_from(say),
            Event::Streams(say) => browser.server.stream.clone_from(say),
            Event::StreamsEnd => browser.end_streams(),
            Event::Beat => browser.push(&[]),
            Event::Latency(ms) => browser.latency = Span::ms(*ms),
            Event::Channel(ms) => browser.channel = ms.map(Span::ms),
            Event::Work(job, work) => self.work(*job, *work),
            Event::Sleep(minutes) => browser.sleep(Span::minutes(*minutes)),
            Event::Clock(seconds) => browser.skew = seconds * 1_000,
            Event::Storage { refuses } => browser.storage.refuses = *refuses,
            Event::Cleared => {
                browser.storage.records.clear();
                self.watch.kept.has_failed();
                (0..browser.tabs.len()).for_each(|tab| self.handle(tab, Input::Cleared));
            }
            Event::Tab(tab, happens) => {
                let tab = tab % browser.tabs.len();
                self.happen_to(tab, *happens);
            }
            Event::Junk(tab, input) => {
                let tab = tab % browser.tabs.len();
                self.handle(tab, input.clone());
            }
        }
    }

    fn work(&mut self, number: usize, work: Work) {
        let server = &mut self.browser.server;
        let Some(name) = server.jobs.keys().nth(number % server.jobs.len().max(1)).cloned() else { return };
        let document = &server.jobs[&name];
        if document.status.is_ending() && !matches!(work, Work::Expire | Work::Forget) {
            return;
        }
        match work {
            Work::Expire => _ = server.jobs.remove(&name),
            Work::Complete => server.end(&name, Status::Completed),
            Work::Fail => server.end(&name, Status::Failed),
            Work::Cancel if document.cancel_requested_at.is_some() => server.end(&name, Status::Canceled),
            Work::Cancel => {}
            Work::Forget if document.status == Status::Canceled => {
                server.change(&name, |job| job.cancel = None);
            }
            Work::Forget => {}
            Work::Ask => server.change(&name, |job| job.status = Status::NeedsAction),
            Work::Beat => server.change(&name, |job| job.beat_at = Some(self.browser.now)),
            Work::Progress(done) => server.change(&name, |job| {
                job.status = Status::InProgress;
                job.progress = Some(Counts { done, total: Some(100), unit: None, total_is_estimate: false });
            }),
            Work::Stage(stage) => server.change(&name, |job| {
                let (key, label) = (format!("s{stage}"), format!("Step {stage}"));
                let stage =
                    Stage { key, label, status: StageStatus::Current, started_at: None, finished_at: None };
                (job.status, job.stages) = (Status::InProgress, vec![stage]);
            }),
        }
        self.browser.push_job(&name, &self.events.to_string());
    }

    fn happen_to(&mut self, tab: usize, happens: Happens) {
        match happens {
            Happens::Frozen(is_frozen) => {
                let tab = &mut self.browser.tabs[tab];
                tab.is_frozen = is_frozen && !tab.is_closed;
            }
            Happens::Dies(effects) => {
                let tab = &mut self.browser.tabs[tab];
                tab.dies_after = tab.dies_after.or(Some(effects)).filter(|_| !tab.is_closed);
            }
            Happens::Opens if self.browser.tabs[tab].is_closed => self.open(tab),
            _ => {
                if let Some(input) = self.input_of(tab, happens) {
                    self.handle(tab, input);
                }
            }
        }
    }

    /// What the tab is told of it.
    pub fn input_of(&mut self, tab: usize, happens: Happens) -> Option<Input> {
        let is_left = self.watch.tabs.get(&tab).is_some_and(|seen| seen.is_left);
        if is_left && !matches!(happens, Happens::CameBack) {
            // Nothing runs in a page that was left, and nobody sees it.
            return None;
        }
        let job = |number: usize| self.job_of(tab, number);
        Some(match happens {
            Happens::Start => {
                let key = key(&format!("k{}", self.started.len()));
                let inputs = serde_json::json!({ "number": self.events });
                self.started.push((self.browser.tabs[tab].who, key.clone()));
                Input::Start { start: Start::new("export", "Orders").with_inputs(inputs), key }
            }
            Happens::CheckStart(number) => {
                let who = self.browser.tabs[tab].who;
                let keys: Vec<&Key> =
                    self.started.iter().filter(|(of, _)| *of == who).map(|(_, key)| key).collect();
                let key = keys.get(number % keys.len().max(1))?;
                Input::CheckStart((*key).clone())
            }
            Happens::Follow(number) => Input::Follow(job(number)),
            Happens::Cancel(number) => Input::Asked(Ask::Cancel(job(number))),
            Happens::UndoCancel(number) => Input::Asked(Ask::UndoCancel(job(number))),
            Happens::Retry(number) => Input::Asked(Ask::Retry(job(number))),
            Happens::RetryFailed(number) => Input::Asked(Ask::RetryFailed(job(number))),
            Happens::LookAgain(number) => Input::Asked(Ask::LookAgain(job(number))),
            Happens::Remove(number) => Input::Asked(Ask::Remove(job(number))),
            Happens::Dismiss(number) => Input::Asked(Ask::Dismiss(job(number))),
            Happens::Online(is_online) => Input::Online(is_online),
            Happens::Visible(is_visible) => Input::Visible(is_visible),
            Happens::Left => Input::Left,
            Happens::CameBack if !is_left => return None,
            Happens::CameBack => Input::CameBack { who: self.browser.noted.clone() },
            Happens::SignedIn => Input::SignedIn,
            Happens::SignOut => Input::SignOut,
            Happens::Person(is_ben)
                if !self.browser.tabs[tab].is_frozen && !self.browser.tabs[tab].is_closed =>
            {
                self.browser.change_person(tab, JOBS[usize::from(is_ben)].0)
            }
            Happens::Person(_) | Happens::Frozen(_) | Happens::Dies(_) | Happens::Opens => return None,
        })
    }

    /// One of the jobs that belong to the person at the tab.
    fn job_of(&self, tab: usize, number: usize) -> JobId {
        let who = self.browser.tabs[tab].who;
        let names = self.browser.server.jobs.keys();
        let names: Vec<&String> = names.filter(|name| self.browser.server.is_of(name, who)).collect();
        names.get(number % names.len().max(1)).map_or_else(|| id("gone"), |name| id(name))
    }
}
