use litemap::LiteMap;

use super::Follower;
use crate::document::{Document, Range, Status};
use crate::id::JobId;
use crate::moment::{Moment, Span};

/// How long the person's earlier jobs took, by kind: what "usually" means where the server does not say.
#[derive(Debug, Default)]
pub(super) struct Earlier(LiteMap<String, Kind>);

#[derive(Debug, Default)]
struct Kind {
    /// The newest runs that did what was asked, by when they ended.
    took: LiteMap<(Moment, JobId), Span>,
    usual: Option<Range>,
}

/// Fewer than this say nothing about the next one.
const ENOUGH: usize = 5;
/// Older ones say little about the next one.
const NEWEST: usize = 20;
/// However many kinds a server names, a page that stays open for weeks must not remember them all.
const KINDS: usize = 50;

impl Earlier {
    pub(super) fn usual(&self, kind: Option<&str>) -> Option<Range> {
        self.0.get(kind?)?.usual
    }

    /// Takes in how long a job took; `true` where another time is usual for its kind from now on.
    fn learn(&mut self, document: &Document) -> bool {
        // What failed or was canceled says nothing of how long it takes to get done.
        if document.status != Status::Completed {
            return false;
        }
        let ends = document.finished_at.zip(document.started_at).filter(|(end, start)| end > start);
        let (Some((end, start)), Some(name)) = (ends, &document.kind) else { return false };
        if self.0.len() >= KINDS && !self.0.contains_key(name) {
            return false;
        }
        let kind = self.0.entry(name.clone()).or_default();
        kind.took.insert((end, document.id.clone()), end.since(start));
        if let Some(oldest) = kind.took.keys().next().filter(|_| kind.took.len() > NEWEST).cloned() {
            kind.took.remove(&oldest);
        }
        let before = std::mem::replace(&mut kind.usual, usual(kind.took.values().copied()));
        before != kind.usual
    }
}

/// The range that most of these are in: a tenth at each end is left out, and at least one.
fn usual(took: impl Iterator<Item = Span>) -> Option<Range> {
    let mut took: Vec<Span> = took.collect();
    if took.len() < ENOUGH {
        return None;
    }
    for _ in 0..(took.len() / 10).max(1) {
        for extreme in [took.iter().max().copied(), took.iter().min().copied()] {
            let at = took.iter().position(|span| Some(*span) == extreme)?;
            took.swap_remove(at);
        }
    }
    let (low, high) = (took.iter().min()?, took.iter().max()?);
    Some(Range { low_s: low.as_seconds(), high_s: high.as_ms().div_ceil(1_000) })
}

impl Follower {
    /// The usual total time of such a job: what the server says, or else what the person's earlier ones took.
    pub(super) fn usual(&self, document: &Document) -> Option<Range> {
        document.estimate.or_else(|| self.earlier.usual(document.kind.as_deref()))
    }

    /// A job has ended: the next ones of its kind may be expected to take as long.
    pub(super) fn learn(&mut self, id: &JobId) {
        let Some(document) = self.jobs.get(id).and_then(|tracked| tracked.document()) else { return };
        if !self.earlier.learn(document) {
            return;
        }
        let kind = document.kind.clone();
        for id in self.jobs.followed().clone() {
            let other = self.jobs.get(&id).and_then(|tracked| tracked.document());
            if other.is_some_and(|other| other.kind == kind) {
                self.touch(&id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seconds: &[u64]) -> Option<(u64, u64)> {
        let range = usual(seconds.iter().map(|seconds| Span::seconds(*seconds)))?;
        Some((range.low_s, range.high_s))
    }

    #[test]
    fn fewer_than_five_say_nothing() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[100; 4]), None);
        assert_eq!(of(&[100; 5]), Some((100, 100)));
    }

    #[test]
    fn what_was_unusual_is_left_out() {
        assert_eq!(of(&[130, 3, 290, 180, 9_000]), Some((130, 290)));
        let twenty: Vec<u64> = (1..=20).map(|n| n * 10).collect();
        assert_eq!(of(&twenty), Some((30, 180)));
    }
}
