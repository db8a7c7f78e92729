use std::collections::{BTreeMap, BTreeSet};

use super::wish::Wish;
use super::{RequestId, Tracked};
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::order::Agenda;

/// The jobs of a page, with an index of whose turn is next: what an input costs does not depend on how
/// many jobs there are.
///
/// Whoever takes a job to write to it has it shown anew and its turns put down anew.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    all: BTreeMap<JobId, Tracked>,
    /// Written to since their turns were put down.
    unsettled: BTreeSet<JobId>,
    /// Written to since they were shown.
    touched: BTreeSet<JobId>,
    followed: BTreeSet<JobId>,
    /// How often those have changed.
    changes: u64,
    looks: Agenda,
    /// The looks at jobs of which nothing has been heard yet, and those that the person asked for.
    first_looks: Agenda,
    words: Agenda,
    wishes: Agenda,
}

/// A job that another tab hears of is looked at here all the same once its turn was this long ago: longer than a
/// minute, in which the other tab makes sure even of what is pushed to it. A message may have been lost.
const UNHEARD: Span = Span::seconds(66);

/// The turns of one job, as they stand in the agendas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Turns {
    look: Option<Moment>,
    first_look: Option<Moment>,
    word: Option<Moment>,
    wish: Option<Moment>,
}

impl Jobs {
    pub(super) fn get(&self, id: &JobId) -> Option<&Tracked> {
        self.all.get(id)
    }

    pub(super) fn get_mut(&mut self, id: &JobId) -> Option<&mut Tracked> {
        let tracked = self.all.get_mut(id)?;
        self.unsettled.insert(id.clone());
        self.touched.insert(id.clone());
        Some(tracked)
    }

    /// The job, to note what was shown of it.
    pub(super) fn get_shown(&mut self, id: &JobId) -> Option<&mut Tracked> {
        let tracked = self.all.get_mut(id)?;
        self.unsettled.insert(id.clone());
        Some(tracked)
    }

    /// The job, made if it is not known yet.
    pub(super) fn get_or_make(&mut self, id: &JobId, make: impl FnOnce() -> Tracked) -> &mut Tracked {
        self.unsettled.insert(id.clone());
        self.touched.insert(id.clone());
        self.all.entry(id.clone()).or_insert_with(make)
    }

    pub(super) fn remove(&mut self, id: &JobId) {
        let Some(Tracked { turns, .. }) = self.all.remove(id) else { return };
        put_down(&mut self.looks, id, turns.look, None);
        put_down(&mut self.first_looks, id, turns.first_look, None);
        put_down(&mut self.words, id, turns.word, None);
        put_down(&mut self.wishes, id, turns.wish, None);
        self.unsettled.remove(id);
        self.touched.remove(id);
        self.changes += u64::from(self.followed.remove(id));
    }

    pub(super) fn clear(&mut self) {
        *self = Self { changes: self.changes + 1, ..Self::default() };
    }

    /// To be shown anew, though nothing of its own has changed.
    pub(super) fn touch(&mut self, id: &JobId) {
        self.touched.insert(id.clone());
    }

    pub(super) fn touch_all(&mut self) {
        self.touched.extend(self.all.keys().cloned());
    }

    /// Those written to since they were last shown, and those whose words have run out.
    pub(super) fn take_touched(&mut self, now: Moment) -> BTreeSet<JobId> {
        self.settle();
        self.touched.extend(due(&self.words, now));
        std::mem::take(&mut self.touched)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &Tracked> {
        self.all.values()
    }

    /// Every job, to be written to.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Tracked> {
        self.unsettled.extend(self.all.keys().cloned());
        self.touched.extend(self.all.keys().cloned());
        self.all.values_mut()
    }

    /// The jobs of which there is still something to hear.
    pub(super) fn followed(&mut self) -> &BTreeSet<JobId> {
        self.settle();
        &self.followed
    }

    /// How often [`Jobs::followed`] has changed.
    pub(super) fn changes_of_followed(&self) -> u64 {
        self.changes
    }

    /// The jobs that are to be looked at up to `until`, those already asked about left out. Where another tab
    /// hears for this one (`is_led`), only those that it cannot know to be wanted, or seems to have forgotten.
    pub(super) fn due_looks(&mut self, until: Moment, is_led: bool) -> Vec<JobId> {
        self.settle();
        if !is_led {
            return due(&self.looks, until).collect();
        }
        let mut led: Vec<JobId> = due(&self.first_looks, until).collect();
        let is_new = |id: &JobId| !led.contains(id);
        let forgotten: Vec<JobId> = due(&self.looks, until.minus(UNHEARD)).filter(is_new).collect();
        led.extend(forgotten);
        led
    }

    /// A request about these jobs is over.
    pub(super) fn landed(&mut self, ids: &[JobId], request: RequestId) {
        for id in ids {
            if let Some(tracked) = self.get_mut(id).filter(|tracked| tracked.in_flight == Some(request)) {
                tracked.in_flight = None;
            }
        }
    }

    /// The jobs of which a wish is to be sent again.
    pub(super) fn due_wishes(&mut self, now: Moment) -> Vec<JobId> {
        self.settle();
        due(&self.wishes, now).collect()
    }

    pub(super) fn next_look(&mut self, is_led: bool) -> Option<Moment> {
        self.settle();
        let first = |agenda: &Agenda| agenda.first().map(|(at, _)| *at);
        if !is_led {
            return first(&self.looks);
        }
        let forgotten = first(&self.looks).map(|at| at.plus(UNHEARD));
        first(&self.first_looks).into_iter().chain(forgotten).min()
    }

    pub(super) fn next_word(&mut self) -> Option<Moment> {
        self.settle();
        self.words.first().map(|(at, _)| *at)
    }

    pub(super) fn next_wish(&mut self) -> Option<Moment> {
        self.settle();
        self.wishes.first().map(|(at, _)| *at)
    }

    fn settle(&mut self) {
        while let Some(id) = self.unsettled.pop_first() {
            let Some(tracked) = self.all.get_mut(&id) else { continue };
            let new = Turns::of(tracked);
            let old = std::mem::replace(&mut tracked.turns, new);
            let is_followed = tracked.is_followed();
            put_down(&mut self.looks, &id, old.look, new.look);
            put_down(&mut self.first_looks, &id, old.first_look, new.first_look);
            put_down(&mut self.words, &id, old.word, new.word);
            put_down(&mut self.wishes, &id, old.wish, new.wish);
            let is_change = if is_followed { self.followed.insert(id) } else { self.followed.remove(&id) };
            self.changes += u64::from(is_change);
        }
    }
}

impl Turns {
    fn of(tracked: &Tracked) -> Self {
        let again = |wish: &Wish| if let Wish::Again { at, .. } = wish { Some(*at) } else { None };
        let look = tracked.next_look.filter(|_| tracked.in_flight.is_none());
        Self {
            look,
            first_look: look.filter(|_| tracked.job.is_none() || tracked.is_look_asked),
            word: tracked.next_word,
            wish: tracked.wishes.all().filter_map(again).min(),
        }
    }
}

fn put_down(agenda: &mut Agenda, id: &JobId, old: Option<Moment>, new: Option<Moment>) {
    if old == new {
        return;
    }
    if let Some(at) = old {
        agenda.remove(&(at, id.clone()));
    }
    if let Some(at) = new {
        agenda.insert((at, id.clone()));
    }
}

fn due(agenda: &Agenda, now: Moment) -> impl Iterator<Item = JobId> {
    agenda.iter().take_while(move |(at, _)| *at <= now).map(|(_, id)| id.clone())
}
