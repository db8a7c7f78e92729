use std::collections::BTreeMap;

use super::{Effect, Follower};
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::saved::{Record, SavedIntent, SavedJob, Scope};

/// What is kept across a refresh, and what could not be kept.
#[derive(Debug)]
pub(super) struct Keeping {
    scope: Scope,
    outlives_tab: bool,
    /// The jobs in storage, by the name of their record.
    jobs: BTreeMap<String, SavedJob>,
    /// Records that storage refused.
    refused: BTreeMap<String, String>,
    /// When they are tried again.
    try_at: Option<Moment>,
    tries: u32,
}

/// After a refusal, storage is tried again no sooner than this, and ever more rarely.
const FIRST_TRY: Span = Span::seconds(5);
/// How many records of ended jobs are given up at a time to make room.
const EVICTED: usize = 10;

impl Keeping {
    pub(super) fn new(scope: Scope, outlives_tab: bool) -> Self {
        Self { scope, outlives_tab, jobs: BTreeMap::new(), refused: BTreeMap::new(), try_at: None, tries: 0 }
    }

    pub(super) fn is_known(&mut self, name: String, job: SavedJob) {
        self.jobs.insert(name, job);
    }

    pub(super) fn saved(&mut self, name: &str) {
        self.refused.remove(name);
        if self.refused.is_empty() {
            (self.try_at, self.tries) = (None, 0);
        }
    }

    /// Whether the id of this job will be known after the tab is closed.
    pub(super) fn keeps(&self, id: &JobId) -> bool {
        let name = self.scope.key_of_job(id);
        self.outlives_tab && self.jobs.contains_key(&name) && !self.refused.contains_key(&name)
    }

    pub(super) fn next(&self) -> Option<Moment> {
        self.try_at
    }

    fn save(&mut self, record: &Record, now: Moment) -> Option<Effect> {
        let name = self.scope.key_of(record);
        let text = record.to_text();
        if let Record::Job(job) = record {
            self.jobs.insert(name.clone(), job.clone());
        }
        // While storage refuses, no write is tried before its turn.
        if self.try_at.is_some_and(|at| now < at) {
            self.refused.insert(name, text);
            return None;
        }
        Some(Effect::Save { name, text })
    }

    fn forget(&mut self, name: &str) -> Effect {
        self.jobs.remove(name);
        self.refused.remove(name);
        Effect::Forget { name: name.to_owned() }
    }

    /// The records of ended jobs that make room, oldest first.
    fn evict(&mut self) -> Vec<Effect> {
        let mut ended: Vec<(Moment, String)> =
            self.jobs.iter().filter_map(|(name, job)| Some((job.ended?, name.clone()))).collect();
        ended.sort();
        ended.into_iter().take(EVICTED).map(|(_, name)| self.forget(&name)).collect()
    }
}

impl Follower {
    /// Keeps what must survive a refresh of this job, if it was started or opened here.
    pub(super) fn keep(&mut self, id: &JobId, now: Moment) {
        let Some(tracked) = self.jobs.get(id).filter(|tracked| tracked.is_kept) else { return };
        let record = Record::Job(tracked.to_save());
        let limit = self.options.policy.saved_jobs;
        self.out.extend(self.keeping.save(&record, now));
        if self.keeping.jobs.len() > limit {
            self.out.extend(self.keeping.evict());
        }
    }

    pub(super) fn keep_intent(&mut self, intent: SavedIntent, now: Moment) {
        self.out.extend(self.keeping.save(&Record::Intent(intent), now));
    }

    pub(super) fn forget_intent(&mut self, key: &crate::id::Key) {
        let name = self.keeping.scope.key_of_intent(key);
        self.out.push(self.keeping.forget(&name));
    }

    pub(super) fn not_saved(&mut self, name: String, now: Moment) {
        // Looked up again when it is tried again, so that the newest text is written.
        self.keeping.refused.entry(name).or_default();
        self.keeping.tries = self.keeping.tries.saturating_add(1);
        let wait = FIRST_TRY.times(1 << (self.keeping.tries - 1).min(6));
        self.keeping.try_at = Some(now.plus(wait));
        let room = self.keeping.evict();
        self.out.extend(room);
        self.touch_all();
    }

    /// Tries again what storage refused: one record, since the others would be refused as well.
    pub(super) fn keep_trying(&mut self, now: Moment) {
        if self.keeping.try_at.is_none_or(|at| now < at) {
            return;
        }
        self.keeping.try_at = None;
        let Some((name, text)) = self.keeping.refused.pop_first() else { return };
        let text = self.keeping.jobs.get(&name).map_or(text, |job| Record::Job(job.clone()).to_text());
        if !text.is_empty() {
            // The others wait for what becomes of this one.
            self.keeping.try_at = (!self.keeping.refused.is_empty()).then(|| now.plus(FIRST_TRY));
            self.out.push(Effect::Save { name, text });
        }
    }
}
