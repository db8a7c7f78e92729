use std::cmp::Reverse;

use super::{Follower, What};
use crate::adapters::Reading;
use crate::decode::Unreadable;
use crate::hearing::Trouble;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::order::id_set;

/// Looking at several jobs with one request.
#[derive(Debug)]
pub(super) struct Several {
    /// How many jobs one request may be about; 1 where the server answers for one at a time.
    limit: usize,
    /// The ETag of the last good answer, and what it was about.
    etag: Option<(Vec<JobId>, String)>,
}

/// The longest time by which a look is brought forward to go with others.
const COMPANY: Span = Span::seconds(15);
/// The same in a page that nobody sees: soon all that it looks at, it looks at with one request a minute.
const COMPANY_UNSEEN: Span = Span::seconds(60);
/// The same after a fault: whoever is to wait longer is not asked again at once with others.
const COMPANY_AFTER_FAULT: Span = Span::ms(500);

impl Several {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit: limit.max(1), etag: None }
    }

    pub(super) fn is_off(&self) -> bool {
        self.limit == 1
    }

    fn etag_of(&self, jobs: &[JobId]) -> Option<&str> {
        self.etag.as_ref().filter(|(of, _)| of == jobs).map(|(_, etag)| etag.as_str())
    }
}

impl Follower {
    /// The looks whose time has come, gathered into requests: the longest overdue first, so that no job
    /// waits for ever.
    pub(super) fn gather_looks(&mut self, now: Moment) -> Vec<Vec<JobId>> {
        let is_led = self.is_led(now);
        let mut due = self.jobs.due_looks(now, is_led);
        if due.is_empty() {
            return Vec::new();
        }
        // Of those that are due together, the newest is the one that the person waits for.
        due.sort_by_key(|id| {
            let tracked = self.jobs.get(id);
            (tracked.and_then(|tracked| tracked.next_look), Reverse(tracked.map(|tracked| tracked.place)))
        });
        let is_alone = |id: &JobId| self.jobs.get(id).is_none_or(|tracked| tracked.is_asked_alone);
        let (alone, mut together): (Vec<JobId>, Vec<JobId>) =
            due.into_iter().partition(|id| self.several.is_off() || is_alone(id));
        if !together.is_empty() {
            let company = self.company_of(&together, now);
            together.extend(company);
        }
        let mut groups: Vec<Vec<JobId>> =
            together.chunks(self.several.limit).map(<[JobId]>::to_vec).collect();
        groups.extend(alone.into_iter().map(|id| vec![id]));
        groups
    }

    /// The jobs whose turn comes soon after that of these, so that one request is about all of them.
    fn company_of(&mut self, due: &[JobId], now: Moment) -> Vec<JobId> {
        let is_seen = self.line.is_visible;
        // By so many quarters of its wait a look is brought forward, so that none follows at once on the last.
        let (most, quarters) = if is_seen { (COMPANY, 1) } else { (COMPANY_UNSEEN, 3) };
        let known = id_set(due.iter().cloned());
        let soon = self.jobs.due_looks(now.plus(most), self.is_led(now)).into_iter();
        soon.filter(|id| !known.contains(id))
            .filter(|id| {
                self.jobs.get(id).filter(|tracked| !tracked.is_asked_alone).is_some_and(|tracked| {
                    let part = Span::ms(tracked.wait.as_ms() / 4 * quarters);
                    let near = if tracked.faults == 0 { part } else { part.min(COMPANY_AFTER_FAULT) };
                    tracked.next_look.is_some_and(|at| at.since(now) <= near)
                })
            })
            .collect()
    }

    /// Sends one request about these jobs.
    pub(super) fn look_at(&mut self, ids: Vec<JobId>, now: Moment) {
        // In one order, so that the same jobs have the same address and the same ETag.
        let ids: Vec<JobId> = id_set(ids).into_iter().collect();
        let call = match &ids[..] {
            [] => return,
            [id] => {
                let etag = self.jobs.get(id).and_then(|tracked| tracked.etag.clone());
                Some(self.options.adapter.look(id, etag.as_deref()))
            }
            ids => self.options.adapter.look_at_several(ids, self.several.etag_of(ids)),
        };
        let Some(call) = call else {
            self.several.limit = 1;
            return ids.into_iter().for_each(|id| self.look_at(vec![id], now));
        };
        let request = self.send(What::Look(ids.clone()), call, now);
        for id in &ids {
            if let Some(tracked) = self.jobs.get_mut(id) {
                (tracked.in_flight, tracked.looked_at) = (Some(request), Some(now));
            }
        }
    }

    pub(super) fn looked_at_several(
        &mut self,
        ids: Vec<JobId>,
        reading: Reading,
        since: Moment,
        now: Moment,
    ) {
        match reading {
            Reading::Jobs { documents, next, etag } => {
                let mut left_out = id_set(ids.iter().cloned());
                self.several.etag = etag.map(|etag| (ids, etag));
                for document in documents {
                    let id = document.id.clone();
                    if left_out.remove(&id) {
                        self.hear(document, now);
                        self.plan_look(&id, next, now);
                    }
                }
                // Why the server leaves a job out, it says when it is asked about that one.
                for id in left_out {
                    if let Some(tracked) = self.jobs.get_mut(&id) {
                        tracked.is_asked_alone = true;
                        tracked.next_look = tracked.is_wanted().then_some(now);
                    }
                }
            }
            Reading::Unchanged { next } => {
                for id in ids {
                    self.unchanged(&id, next, now);
                }
            }
            // For all jobs of the page alike; see the line.
            Reading::SignInFirst | Reading::Busy { .. } => self.touch_all(),
            Reading::Trouble(Trouble::Unreadable(code)) if code == Unreadable::TooLong.code() => {
                self.several.limit = (ids.len() / 2).max(1);
                ids.iter().for_each(|id| self.look_when_allowed(id, now));
            }
            Reading::Trouble(trouble @ Trouble::Unreadable(_)) => {
                ids.iter().for_each(|id| self.job_trouble(id, trouble, since, now));
            }
            Reading::Trouble(trouble) => self.no_answer(&ids, trouble, since, now),
            // A server that does not know the question answers for one job at a time.
            _ => {
                self.several.limit = 1;
                ids.iter().for_each(|id| self.look_when_allowed(id, now));
            }
        }
    }

    /// Due at once; the line says when anything may be sent again.
    pub(super) fn look_when_allowed(&mut self, id: &JobId, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.next_look = tracked.is_wanted().then_some(now);
        }
    }
}
