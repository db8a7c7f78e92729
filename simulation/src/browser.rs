//! The tabs of one person.

use std::collections::{BTreeMap, VecDeque};

use waitwell_core::announce::Said;
use waitwell_core::follower::{Follower, Lead, Options, StreamId};
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::link::LinkRule;
use waitwell_core::moment::Moment;
use waitwell_core::saved::Scope;

/// The tabs of one person, which share a lead and a storage.
#[derive(Debug, Default)]
pub struct Browser {
    /// The person's jobs, newest first.
    pub jobs: Vec<JobId>,
    /// Its tabs, in the order in which they were opened.
    pub tabs: Vec<Tab>,
    /// What is kept, by name.
    pub storage: BTreeMap<String, String>,
    /// How often something was written to storage.
    pub writes: usize,
    /// Which tab leads, and which wait in line.
    leads: Option<usize>,
    line: VecDeque<usize>,
}

/// One tab with a real follower.
#[derive(Debug)]
pub struct Tab {
    /// What decides in it.
    pub follower: Follower,
    /// When it wants to be woken.
    pub wake: Option<Moment>,
    /// The stream that it has opened, and the jobs that it tells of.
    pub stream: Option<Stream>,
    /// How well it heard of the first job that it follows: each change, with when.
    pub hearings: Vec<(Moment, Hearing)>,
    /// What was said aloud.
    pub said: Vec<Said>,
    /// The first job that it follows.
    pub watched: Option<JobId>,
}

/// A stream that a tab has opened.
#[derive(Debug)]
pub struct Stream {
    /// Its name in the tab.
    pub id: StreamId,
    /// The jobs that it tells of.
    pub jobs: Vec<JobId>,
    /// The server has answered.
    pub is_open: bool,
}

impl Tab {
    /// A tab with the kit's defaults; `seed` makes it differ from others.
    pub fn new(seed: u64) -> Self {
        let links = LinkRule::new("https://app.example/", &[]);
        let options = Options { scope: Scope::of("ana"), has_tabs: true, links, ..Options::default() };
        Self {
            follower: Follower::new(options, seed),
            wake: None,
            stream: None,
            hearings: Vec::new(),
            said: Vec::new(),
            watched: None,
        }
    }

    /// Notes how well the tab hears of the job that is watched.
    pub fn note_hearing(&mut self, changed: &JobId, now: Moment) {
        if self.watched.as_ref() != Some(changed) {
            return;
        }
        let Some(view) = self.follower.view(changed, now) else { return };
        if self.hearings.last().is_none_or(|(_, last)| *last != view.hearing) {
            self.hearings.push((now, view.hearing));
        }
    }
}

impl Browser {
    /// The browser of the person whose jobs these are, without a tab yet.
    pub fn of(jobs: &[JobId]) -> Self {
        Self { jobs: jobs.to_vec(), ..Self::default() }
    }

    /// What a tab wants of the lead; says which tabs get it or lose it thereby.
    pub fn lead(&mut self, tab: usize, wanted: Lead) -> Vec<(usize, bool)> {
        let mut news = Vec::new();
        if wanted != Lead::Ask {
            self.line.retain(|other| *other != tab);
            self.leads = self.leads.filter(|leader| *leader != tab);
        }
        match wanted {
            Lead::Ask | Lead::PassOn if self.leads != Some(tab) && !self.line.contains(&tab) => {
                self.line.push_back(tab);
            }
            Lead::TakeOver => {
                news.extend(self.leads.replace(tab).map(|robbed| (robbed, false)));
                news.push((tab, true));
            }
            _ => {}
        }
        if self.leads.is_none() {
            self.leads = self.line.pop_front();
            news.extend(self.leads.map(|next| (next, true)));
        }
        news
    }
}
