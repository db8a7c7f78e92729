use std::collections::BTreeSet;

use litemap::LiteMap;

use super::line::SignIn;
use super::{Effect, Follower};
use crate::announce::Said;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::notice::{Notice, Permission};
use crate::order::newest_first;
use crate::saved::SavedNews;
use crate::tabs::TabNews;
use crate::view::{Notify, ShownStatus};

/// The endings that the person has not seen yet, over all tabs.
#[derive(Debug, Default)]
pub(super) struct News {
    unseen: LiteMap<JobId, Ending>,
    /// What was seen, here or in another tab that heard of it sooner.
    seen: BTreeSet<(JobId, u64)>,
    /// Until when the person has looked at a page of the app; not known on the first visit.
    looked_at: Option<Moment>,
    permission: Permission,
    /// What the tab's name tells.
    title: Option<Said>,
    is_stale: bool,
    /// What is heard now was heard by another tab.
    is_hearsay: bool,
}

#[derive(Debug)]
struct Ending {
    run: u64,
    at: Moment,
    was_away: bool,
    /// When this tab has the browser tell it.
    tell_at: Option<Moment>,
    /// The browser tells it.
    is_told: bool,
}

impl Ending {
    fn new(run: u64, at: Moment, was_away: bool) -> Self {
        Self { run, at, was_away, tell_at: None, is_told: false }
    }
}

/// What was known of a job before a document of it came.
pub(super) struct Before {
    pub(super) is_first: bool,
    pub(super) run: u64,
    pub(super) was_over: bool,
}

/// Older ones are no news any more.
const UNSEEN: usize = 100;
/// How many are remembered as seen, for a tab that hears of them late.
const SEEN: usize = 200;
/// What another tab has heard is told here no sooner than that one can have said that it tells it.
const HEARSAY: Span = Span::seconds(2);

impl News {
    pub(super) fn is_unseen(&self, id: &JobId) -> bool {
        self.unseen.contains_key(id)
    }

    /// The jobs of which the person has not seen how they ended.
    pub(super) fn unseen_jobs(&self) -> impl Iterator<Item = &JobId> {
        self.unseen.keys()
    }

    pub(super) fn restore(&mut self, saved: SavedNews) {
        self.looked_at = Some(saved.looked_at);
        for (id, run) in saved.unseen {
            self.unseen.insert(id, Ending::new(run, saved.looked_at, true));
        }
    }

    fn has_seen(&mut self, id: JobId, run: u64) {
        self.seen.insert((id, run));
        if self.seen.len() > SEEN {
            self.seen.pop_first();
        }
    }

    fn to_save(&self) -> Option<SavedNews> {
        let unseen = self.unseen.iter().map(|(id, ending)| (id.clone(), ending.run)).collect();
        Some(SavedNews { looked_at: self.looked_at?, unseen })
    }
}

impl Follower {
    /// What the person has not seen yet, newest first. While the page stands still, nothing is added by itself.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = self.unseen();
        notices.retain(|notice| self.is_told(&notice.job));
        notices
    }

    /// Every ending that the person has not seen yet, newest first.
    pub(super) fn unseen(&self) -> Vec<Notice> {
        let unseen = &self.news.unseen;
        let notice = |id: JobId| {
            let was_away = unseen.get(&id)?.was_away;
            Some(Notice { said: self.ending(&id)?, job: id, was_away })
        };
        newest_first(unseen.iter().map(|(id, ending)| (ending.at, id.clone()))).filter_map(notice).collect()
    }

    /// A document of this job has come: an ending is news, until the person has seen it.
    pub(super) fn notice_ending(&mut self, id: &JobId, before: Before, now: Moment) {
        let Some(tracked) = self.jobs.get(id) else { return };
        let run = tracked.run();
        if !tracked.is_over() || tracked.is_removed {
            self.forget_news(id);
            return;
        }
        let is_live = !before.is_first || tracked.accepted_at.is_some();
        let is_since_looked = || {
            let finished_at = tracked.document().and_then(|document| document.finished_at);
            let finished_at = finished_at.map(|at| self.clock.of_server(at).unwrap_or(at));
            self.news.looked_at.zip(finished_at).is_some_and(|(looked_at, at)| at > looked_at)
        };
        let was_over = before.was_over && (before.is_first || before.run == run);
        let is_news = !was_over && (is_live || tracked.was_at_work || is_since_looked());
        if is_news && !self.news.seen.contains(&(id.clone(), run)) {
            let was_away = !is_live || !self.line.is_visible;
            self.news.unseen.insert(id.clone(), Ending::new(run, now, was_away));
            if self.news.unseen.len() > UNSEEN
                && let Some((oldest, _)) = self.news.unseen.iter().min_by_key(|(_, ending)| ending.at)
            {
                let oldest = oldest.clone();
                self.news.unseen.remove(&oldest);
            }
            self.news.is_stale = true;
            self.see_if_shown(id);
            if is_live {
                self.plan_to_tell(id, now);
            }
        } else {
            // What an earlier page left untold has its words only now.
            self.news.is_stale |= self.news.is_unseen(id);
            self.see_if_shown(id);
        }
    }

    /// The person has seen how this job ended.
    pub(super) fn see(&mut self, id: &JobId) {
        let Some(ending) = self.news.unseen.get(id) else { return };
        let run = ending.run;
        self.news.has_seen(id.clone(), run);
        self.forget_news(id);
        if self.line.is_visible {
            self.news.looked_at = self.news.looked_at.max(Some(self.clock.now()));
        }
        self.tell(TabNews::Seen { job: id.clone(), run });
    }

    /// The person has seen it in another tab.
    pub(super) fn seen_elsewhere(&mut self, id: &JobId, run: u64) {
        self.news.has_seen(id.clone(), run);
        if self.news.unseen.get(id).is_some_and(|ending| ending.run == run) {
            self.forget_news(id);
        }
    }

    /// The page is seen, or not any more: what it shows by itself is seen with it.
    pub(super) fn look_at_news(&mut self, is_visible: bool, now: Moment) {
        if is_visible {
            self.show_news();
        } else {
            (self.news.is_stale, self.news.looked_at) = (true, Some(now));
        }
    }

    /// What happened meanwhile is shown: of the jobs that the page shows by themselves, it is seen with that.
    pub(super) fn show_news(&mut self) {
        self.news.is_stale = true;
        let unseen: Vec<JobId> = self.news.unseen.keys().cloned().collect();
        unseen.iter().for_each(|id| self.see_if_shown(id));
    }

    /// Another tab has had the browser tell it.
    pub(super) fn told_elsewhere(&mut self, id: &JobId, run: u64) {
        if let Some(ending) = self.news.unseen.get_mut(id).filter(|ending| ending.run == run) {
            ending.tell_at = None;
        }
    }

    pub(super) fn hears_from_a_tab(&mut self, is_hearsay: bool) {
        self.news.is_hearsay = is_hearsay;
    }

    /// When there is next an ending to tell.
    pub(super) fn next_to_tell(&self) -> Option<Moment> {
        self.news.unseen.values().filter_map(|ending| ending.tell_at).min()
    }

    pub(super) fn tend_news(&mut self, now: Moment) {
        self.tell_due(now);
        if !std::mem::take(&mut self.news.is_stale) {
            return;
        }
        self.out.push(Effect::NoticesChanged);
        let title = self.unseen().into_iter().next().map(|notice| notice.said);
        let title = title.filter(|_| !self.line.is_visible);
        if title != self.news.title {
            self.news.title.clone_from(&title);
            self.out.push(Effect::NameTab(title));
        }
        if self.line.is_visible && !self.news.unseen.is_empty() {
            self.news.looked_at = Some(now);
        }
        let is_somebodys = self.line.sign_in != SignIn::Nobody;
        if let Some(saved) = self.news.to_save().filter(|_| is_somebodys) {
            self.keep_news(saved, now);
        }
    }

    /// Whether the browser may tell of endings: known at the start, and when the person was asked.
    pub(super) fn may_notify(&mut self, permission: Permission) {
        self.news.permission = permission;
        self.touch_all();
    }

    /// Whether the browser may tell of the job's ending, where it is still to come.
    pub(super) fn notify_of(&self, status: ShownStatus) -> Notify {
        match self.news.permission {
            Permission::NotAsked if !status.is_over() => Notify::Offered,
            Permission::Yes if !status.is_over() => Notify::Agreed,
            _ => Notify::NotOffered,
        }
    }

    /// A page that is seen and shows the job by itself has told it.
    pub(super) fn see_if_shown(&mut self, id: &JobId) {
        let is_shown = self.jobs.get(id).is_some_and(|tracked| tracked.is_shown && tracked.is_over());
        if is_shown && self.line.is_visible && self.shows_ending(id) {
            self.see(id);
        }
    }

    /// The browser tells it where no page is seen: one tab has it do so, the one that hears of the jobs for all. Where that
    /// one is not heard, whoever has heard of it itself does; and what it is told by another tab, it leaves for a moment.
    fn plan_to_tell(&mut self, id: &JobId, now: Moment) {
        let is_ours = if self.news.is_hearsay { self.tabs.is_leading } else { !self.is_led(now) };
        if is_ours
            && self.may_tell()
            && let Some(ending) = self.news.unseen.get_mut(id)
        {
            ending.tell_at = Some(if self.news.is_hearsay { now.plus(HEARSAY) } else { now });
        }
    }

    fn may_tell(&self) -> bool {
        let is_seen = self.line.is_visible || self.tabs.is_another_seen();
        !is_seen && self.news.permission == Permission::Yes
    }

    fn tell_due(&mut self, now: Moment) {
        let is_due = |ending: &Ending| ending.tell_at.is_some_and(|at| at <= now);
        let due = self.news.unseen.iter().filter(|(_, ending)| is_due(ending));
        for id in due.map(|(id, _)| id.clone()).collect::<Vec<_>>() {
            let said = self.ending(&id).filter(|_| self.may_tell());
            let Some(ending) = self.news.unseen.get_mut(&id) else { continue };
            ending.tell_at = None;
            let Some(said) = said else { continue };
            ending.is_told = true;
            let run = ending.run;
            self.tell(TabNews::Told { job: id.clone(), run });
            self.out.push(Effect::Notify { job: id, run, said });
        }
    }

    /// Nothing of this person is told any longer; the permission is the browser's, and stays.
    pub(super) fn forget_all_news(&mut self) {
        let unseen: Vec<JobId> = self.news.unseen.keys().cloned().collect();
        unseen.iter().for_each(|id| self.forget_news(id));
        let News { permission, title, .. } = std::mem::take(&mut self.news);
        self.news = News { permission, title, is_stale: true, ..News::default() };
    }

    fn forget_news(&mut self, id: &JobId) {
        let Some(ending) = self.news.unseen.remove(id) else { return };
        if ending.is_told {
            self.out.push(Effect::TakeBackNotice(id.clone()));
        }
        self.news.is_stale = true;
        self.touch(id);
    }

    /// How the job ended, in the words of the wait; `None` as long as that is not known here.
    fn ending(&self, id: &JobId) -> Option<Said> {
        let tracked = self.jobs.get(id).filter(|tracked| tracked.became.is_none() && !tracked.is_removed)?;
        let status = tracked.shown_status();
        (status.is_over() && status != ShownStatus::Gone).then(|| tracked.said_of_status(status))
    }
}
