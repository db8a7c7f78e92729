use std::collections::BTreeSet;

use litemap::LiteMap;

use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::tabs::TabId;

/// The other tabs of the same person, and which of them hears of the jobs for all.
///
/// Leading spares requests and nothing else: a tab that does not hear its leader acts for itself.
#[derive(Debug)]
pub(super) struct Tabs {
    pub(super) me: TabId,
    /// The browser can hand the lead from tab to tab.
    pub(super) is_possible: bool,
    pub(super) is_leading: bool,
    /// Who leads, as far as this tab has been told.
    pub(super) leader: Option<Leader>,
    pub(super) others: LiteMap<TabId, Other>,
    /// What was last told of this tab: how often the jobs had changed, and whether it was visible.
    pub(super) told: Option<(u64, bool, Moment)>,
    pub(super) next_beat: Moment,
    /// When the lead is taken from a tab that does not answer.
    pub(super) take_over_at: Option<Moment>,
    /// When this tab last passed the lead on, and how often in a row without another tab that is seen leading.
    pub(super) passed_on: Option<(Moment, u32)>,
    /// When a tab last took over, and whether it was this one.
    pub(super) taken_over: Option<(Moment, bool)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Leader {
    pub(super) tab: TabId,
    pub(super) heard_at: Moment,
    pub(super) stream_heard_at: Option<Moment>,
}

#[derive(Clone, Debug)]
pub(super) struct Other {
    /// What it follows.
    pub(super) jobs: BTreeSet<JobId>,
    /// Since when the person can see it.
    pub(super) seen_since: Option<Moment>,
    pub(super) heard_at: Moment,
}

/// A leader tells that it is there this often, and less often where a browser would not let it.
pub(super) const BEAT: (Span, Span) = (Span::seconds(4), Span::seconds(50));
/// After this long without a beat, a tab acts for itself; a hidden one has time.
const SILENT: (Span, Span) = (Span::seconds(10), Span::seconds(150));
/// A lead that is given back is taken up by another tab within this time.
const HAND_OVER: Span = Span::seconds(2);
/// The other tabs tell that they are there this often.
pub(super) const HERE: Span = Span::seconds(60);
/// A tab that has told nothing for this long is not there.
pub(super) const FORGOTTEN: Span = Span::seconds(150);
/// A lead that has come back is passed on to the same tab again after these times: a tab tells that it is there a
/// moment before the browser has it in line.
const PASS_ON_SOON: [Span; 3] = [Span::ms(250), Span::seconds(1), Span::seconds(4)];
/// After those it is passed on no more often than this, and only to a tab that has been heard since.
const PASS_ON_GAP: Span = Span::seconds(20);
/// The lead is taken over no more often than this, whoever takes it.
const TAKE_OVER_GAP: Span = Span::seconds(60);

impl Tabs {
    pub(super) fn new(me: u64, is_possible: bool) -> Self {
        Self {
            // Its lower half: only tabs of one browser need to be told apart.
            me: TabId(me as u32),
            is_possible,
            is_leading: false,
            leader: None,
            others: LiteMap::new(),
            told: None,
            next_beat: Moment::from_ms(i64::MIN),
            take_over_at: None,
            passed_on: None,
            taken_over: None,
        }
    }

    /// When the leader is no longer believed to be there; `None` where this tab leads or knows none.
    pub(super) fn leader_until(&self, is_visible: bool) -> Option<Moment> {
        let silent = if is_visible { SILENT.0 } else { SILENT.1 };
        self.leader.filter(|_| !self.is_leading).map(|leader| leader.heard_at.plus(silent))
    }

    /// The leader has said goodbye: the next one is about to tell that it leads, so it is waited for briefly.
    pub(super) fn leader_is_gone(&mut self, tab: TabId, is_visible: bool, now: Moment) {
        let silent = if is_visible { SILENT.0 } else { SILENT.1 };
        if let Some(leader) = self.leader.as_mut().filter(|leader| leader.tab == tab) {
            let patience = Span::ms(silent.as_ms().saturating_sub(HAND_OVER.as_ms()));
            leader.heard_at = leader.heard_at.min(now.minus(patience));
        }
    }

    /// The person can see another tab.
    pub(super) fn is_another_seen(&self) -> bool {
        self.others.values().any(|other| other.seen_since.is_some())
    }

    /// Another tab hears of the jobs for this one.
    pub(super) fn is_led(&self, is_visible: bool, now: Moment) -> bool {
        self.leader_until(is_visible).is_some_and(|until| now < until)
    }

    /// From when on the lead may be passed on to a tab that can be seen. One that was seen already when it was last
    /// passed on, and has not led since, was not in line yet; or it is frozen or gone, and then it is not heard any
    /// more.
    pub(super) fn pass_on_at(&self) -> Option<Moment> {
        let may_at = |other: &Other| {
            let since = other.seen_since?;
            match self.passed_on {
                Some((at, times)) if since <= at => {
                    let soon = PASS_ON_SOON.get(times.saturating_sub(1) as usize);
                    let wait = soon.copied().or((other.heard_at > at).then_some(PASS_ON_GAP));
                    wait.map(|wait| at.plus(wait))
                }
                _ => Some(since),
            }
        };
        self.others.values().filter_map(may_at).min()
    }

    /// The lead is passed on.
    pub(super) fn pass_on(&mut self, now: Moment) {
        let is_new = |at: Moment| self.others.values().any(|other| other.seen_since > Some(at));
        let times = self.passed_on.filter(|(at, _)| !is_new(*at)).map_or(0, |(_, times)| times);
        (self.is_leading, self.passed_on) = (false, Some((now, times.saturating_add(1))));
    }

    /// Whether this tab may take the lead over: not again before another one has led.
    pub(super) fn may_take_over(&self, now: Moment) -> bool {
        self.taken_over.is_none_or(|(at, by_me)| !by_me && now.since(at) >= TAKE_OVER_GAP)
    }

    /// Whether this tab hears of the job for another one.
    pub(super) fn is_heard_for_others(&self, id: &JobId) -> bool {
        self.is_leading && self.others.values().any(|other| other.jobs.contains(id))
    }

    pub(super) fn forget_silent(&mut self, now: Moment) {
        self.others.retain(|_, other| now.since(other.heard_at) < FORGOTTEN);
    }
}
