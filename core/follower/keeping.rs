use std::collections::BTreeSet;

use litemap::LiteMap;

use super::{Effect, Follower};
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};
use crate::order::Agenda;
use crate::saved::{Record, SavedIntent, SavedNews, Scope};

/// What is kept across a refresh, and what could not be kept.
#[derive(Debug)]
pub(super) struct Keeping {
    scope: Scope,
    outlives_tab: bool,
    /// What is in storage, or should be, by name.
    records: LiteMap<String, Record>,
    /// The names of those that storage refused.
    refused: BTreeSet<String>,
    /// The names of those that were said to be forgotten, and of which storage has not said yet whether it takes them.
    in_doubt: BTreeSet<String>,
    /// When they are tried again.
    try_at: Option<Moment>,
    tries: u32,
}

/// After a refusal, storage is tried again no sooner than this, and ever more rarely.
const FIRST_TRY: Span = Span::seconds(5);
/// From this many refusals on, storage is not worth a wake-up of its own.
const TRIES_WORTH_A_WAKE: u32 = 6;
/// How many records of ended jobs are given up at a time to make room.
const EVICTED: usize = 10;

impl Keeping {
    pub(super) fn new(scope: Scope, outlives_tab: bool) -> Self {
        let (records, refused, in_doubt) = Default::default();
        Self { scope, outlives_tab, records, refused, in_doubt, try_at: None, tries: 0 }
    }

    /// This was found in storage.
    pub(super) fn is_known(&mut self, record: Record) {
        self.records.insert(self.scope.key_of(&record), record);
    }

    /// Whether the id of this job will be known after the tab is closed.
    pub(super) fn keeps(&self, id: &JobId) -> bool {
        self.outlives_tab && self.is_in_storage(&self.scope.key_of_job(id))
    }

    /// Whether the start of this key will be known after the tab is closed.
    pub(super) fn keeps_intent(&self, key: &Key) -> bool {
        self.is_in_storage(&self.scope.key_of_intent(key)) && self.outlives_tab
    }

    /// Whether this is the name of the record of a start.
    pub(super) fn is_name_of(&self, name: &str, key: &Key) -> bool {
        self.scope.key_of_intent(key) == name
    }

    fn is_in_storage(&self, name: &str) -> bool {
        self.records.contains_key(name) && !self.refused.contains(name) && !self.in_doubt.contains(name)
    }

    pub(super) fn next(&self) -> Option<Moment> {
        self.try_at.filter(|_| !self.refused.is_empty() && self.tries < TRIES_WORTH_A_WAKE)
    }

    fn save(&mut self, record: Record, now: Moment) -> Option<Effect> {
        let name = self.scope.key_of(&record);
        if self.records.get(&name) == Some(&record) {
            return None;
        }
        let text = record.to_text();
        self.records.insert(name.clone(), record);
        // While storage refuses, no write is tried before its turn.
        if self.try_at.is_some_and(|at| now < at) {
            self.refused.insert(name);
            return None;
        }
        Some(Effect::Save { name, text })
    }

    fn forget(&mut self, name: String) -> Effect {
        self.records.remove(&name);
        self.refused.remove(&name);
        self.in_doubt.remove(&name);
        Effect::Forget { name }
    }

    /// The ended jobs whose records make room, oldest first.
    fn oldest_ended(&self) -> Vec<JobId> {
        let ended = |record: &Record| match record {
            Record::Job(job) => Some((job.ended?, job.id.clone())),
            Record::Intent(_) | Record::News(_) | Record::Paused => None,
        };
        let mut oldest = Agenda::new();
        oldest.extend(self.records.values().filter_map(ended));
        oldest.into_iter().take(EVICTED).map(|(_, id)| id).collect()
    }
}

impl Follower {
    /// Keeps what must survive a refresh of this job, if it was started or opened here.
    pub(super) fn keep(&mut self, id: &JobId, now: Moment) {
        let Some(tracked) = self.jobs.get(id).filter(|tracked| tracked.is_kept) else { return };
        let record = Record::Job(tracked.to_save());
        let is_said_forgotten = tracked.shown.as_ref().is_some_and(|shown| shown.is_forgotten_on_close);
        let Some(save) = self.keeping.save(record, now) else { return };
        self.out.push(save);
        // Nobody is promised a second time what storage may refuse again.
        if is_said_forgotten {
            self.keeping.in_doubt.insert(self.keeping.scope.key_of_job(id));
        }
        if self.keeping.records.len() > self.options.policy.saved_jobs {
            self.make_room();
        }
    }

    /// Nothing of this job is to survive a refresh; what another tab keeps of it is not this one's to take away.
    pub(super) fn keep_no_longer(&mut self, id: &JobId) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        self.is_order_stale = true;
        if std::mem::take(&mut tracked.is_kept) {
            let name = self.keeping.scope.key_of_job(id);
            self.out.push(self.keeping.forget(name));
        }
    }

    /// Keeps what must be known of a start that is about to be sent; `false` where there is no answer to wait for.
    pub(super) fn keep_intent(&mut self, intent: SavedIntent, now: Moment) -> bool {
        let save = self.keeping.save(Record::Intent(intent), now);
        let is_asked = save.is_some();
        self.out.extend(save);
        is_asked
    }

    /// Storage has not answered about a start.
    pub(super) fn is_not_kept(&mut self, key: &Key, now: Moment) {
        let name = self.keeping.scope.key_of_intent(key);
        if self.keeping.records.contains_key(&name) {
            self.keeping.refused.insert(name);
            self.keeping.try_at = self.keeping.try_at.max(Some(now.plus(FIRST_TRY)));
            self.show_starts();
        }
    }

    pub(super) fn keep_news(&mut self, news: SavedNews, now: Moment) {
        self.out.extend(self.keeping.save(Record::News(news), now));
    }

    /// Keeps that the page stands still, or no longer.
    pub(super) fn keep_pause(&mut self, is_wanted: bool, now: Moment) {
        let effect = match is_wanted {
            true => self.keeping.save(Record::Paused, now),
            false => Some(self.keeping.forget(self.keeping.scope.key_of(&Record::Paused))),
        };
        self.out.extend(effect);
    }

    pub(super) fn forget_intent(&mut self, key: &Key) {
        let name = self.keeping.scope.key_of_intent(key);
        self.out.push(self.keeping.forget(name));
    }

    /// Storage was cleared by somebody else: what must survive a refresh is kept again, once.
    pub(super) fn cleared(&mut self, now: Moment) {
        for record in std::mem::take(&mut self.keeping.records).into_iter().map(|(_, record)| record) {
            self.out.extend(self.keeping.save(record, now));
        }
        self.note_who();
    }

    pub(super) fn saved(&mut self, name: &str, now: Moment) {
        if self.keeping.in_doubt.remove(name) {
            self.touch_all();
        }
        if self.keeping.refused.remove(name) {
            // Storage takes records again, so the others need not wait.
            (self.keeping.try_at, self.keeping.tries) = (None, 0);
            self.touch_all();
            self.show_starts();
        }
        if let Some((key, _)) = self.start_being_kept(name) {
            self.send_start(&key, 1, now);
        }
    }

    pub(super) fn not_saved(&mut self, name: String, now: Moment) {
        let start = self.start_being_kept(&name);
        // A person waits for it: where ended jobs have made room, it has one more try at once.
        if let Some((key, false)) = &start
            && let Some(text) = self.keeping.records.get(&name).map(Record::to_text)
            && self.make_room()
        {
            self.out.push(Effect::Save { name, text });
            return self.keep_start_again(key, now);
        }
        self.keeping.in_doubt.remove(&name);
        if self.keeping.records.contains_key(&name) {
            self.keeping.refused.insert(name);
        }
        let wait = FIRST_TRY.times(1 << self.keeping.tries.min(6));
        self.keeping.tries = self.keeping.tries.saturating_add(1);
        self.keeping.try_at = self.keeping.try_at.max(Some(now.plus(wait)));
        self.make_room();
        self.touch_all();
        self.show_starts();
        if let Some((key, _)) = start {
            self.send_start(&key, 1, now);
        }
    }

    /// Tries again what storage refused: one record, since the others would be refused as well.
    pub(super) fn keep_trying(&mut self, now: Moment) {
        if self.keeping.try_at.is_some_and(|at| now < at) {
            return;
        }
        let Some(name) = self.keeping.refused.first().cloned() else { return };
        self.keeping.try_at = Some(now.plus(FIRST_TRY));
        match self.keeping.records.get(&name).map(Record::to_text) {
            Some(text) => self.out.push(Effect::Save { name, text }),
            None => _ = self.keeping.refused.remove(&name),
        }
    }

    /// Gives up the records of the oldest ended jobs; those of running jobs are never given up. Whether that makes
    /// room in storage: what was never kept takes none.
    fn make_room(&mut self) -> bool {
        let mut is_room_made = false;
        for id in self.keeping.oldest_ended() {
            if let Some(tracked) = self.jobs.get_mut(&id) {
                tracked.is_kept = false;
            }
            let name = self.keeping.scope.key_of_job(&id);
            is_room_made |= self.keeping.is_in_storage(&name);
            self.out.push(self.keeping.forget(name));
            self.touch(&id);
        }
        is_room_made
    }
}
