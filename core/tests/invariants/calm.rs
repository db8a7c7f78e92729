//! What holds once the storm is over: everything is reachable again, and a few minutes pass.
//!
//! I02, I10, I13, I17, I22, I23 and I24.

use std::collections::BTreeMap;

use waitwell_core::document::{Document, Status};
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;
use waitwell_core::saved::Scope;
use waitwell_core::view::{Gone, JobView};

use super::happen::Course;
use super::model::server::s;
use super::watch::Broken;

/// Longer than anything that can still be held back: the longest Retry-After of an honest history, the longest
/// back-off and a hidden tab's wait come first, and then one more turn of everything.
const STORM: Span = Span::seconds(180);
/// By the end of the storm no job is younger than two minutes, so it is looked at every five seconds, or a tenth sooner,
/// and once more where the minute begins.
const LOOKS_A_MINUTE: usize = 60_000 / 4_500 + 1;
/// Where the browser's clock was set back, a job may count as younger than it is.
const LOOKS_AT_A_YOUNG_JOB: usize = 60_000 / 1_800 + 1;
/// Within this time every live job is heard of again: once a minute while changes are pushed, and a tenth more, which is
/// how far waits are spread; and the way there and back.
const TURN: Span = Span::seconds(67);
/// Where another tab hears for this one, and that tab has missed something, this one looks for itself: that long after a
/// look would have been its turn, which comes every 33 seconds at the latest.
const TURN_OF_LED: Span = Span::seconds(100);
/// Within this time every ending has been said: no more than four messages are said in a minute, and of those that nobody
/// has asked for, endings come first.
const SAID: Span = Span::seconds(75);

impl Course {
    /// Ends the storm and says what does not hold after it. `is_honest`: no document was ever made up.
    pub fn calm(&mut self, is_honest: bool) -> Vec<Broken> {
        let mut broken = self.watch.kept.account(&self.browser);
        self.end_storm();
        self.beat(STORM);
        broken.extend(self.watch.kept.account(&self.browser));
        self.is_all_said(&mut broken);
        if is_honest {
            // No browser gives two tabs the lead, as a hostile history does.
            self.has_one_stream(&mut broken);
            self.is_seldom_asked(&mut broken);
            self.heard(&mut broken);
            self.agrees(&mut broken);
            self.comes_back(&mut broken);
            self.restores(&mut broken);
            self.is_all_said(&mut broken);
        }
        broken
    }

    /// I17: every ending has been said that was not heard of just now.
    fn is_all_said(&self, broken: &mut Vec<Broken>) {
        let open = self.watch.tabs.iter().filter(|(tab, _)| !self.browser.tabs[**tab].is_closed);
        let until = self.browser.now.minus(SAID);
        broken.extend(open.filter_map(|(_, seen)| seen.spoken.unsaid(until)).map(|what| (17, what)));
    }

    fn end_storm(&mut self) {
        let browser = &mut self.browser;
        (browser.server.always, browser.server.stream, browser.storage.refuses) = (None, None, false);
        browser.server.script.clear();
        (browser.latency, browser.channel) = (Span::ms(50), Some(Span::ms(5)));
        for tab in 0..self.browser.tabs.len() {
            self.browser.tabs[tab].is_frozen = false;
            self.browser.tabs[tab].dies_after = None;
            if self.watch.tabs.get(&tab).is_some_and(|seen| seen.is_left) {
                self.handle(tab, Input::CameBack { who: self.browser.noted.clone() });
            }
            for input in [Input::Online(true), Input::Visible(true), Input::SignedIn] {
                self.handle(tab, input);
            }
        }
    }

    /// Time passes, and streams tell that they live.
    fn beat(&mut self, span: Span) {
        let until = self.browser.now.plus(span);
        while self.browser.now < until {
            self.run(s(15));
            self.browser.push(&[]);
        }
        self.run(Span::ZERO);
    }

    /// I10: in the last minute of the storm's end, when nothing goes wrong any more, all tabs together have looked at no
    /// job more often than its age allows.
    fn is_seldom_asked(&self, broken: &mut Vec<Broken>) {
        let most = if self.browser.skew == 0 { LOOKS_A_MINUTE } else { LOOKS_AT_A_YOUNG_JOB };
        let from = self.browser.now.minus(s(60));
        let last = self.browser.log.iter().map(|(_, sent)| sent).filter(|sent| sent.at >= from);
        let mut looks: BTreeMap<&str, usize> = BTreeMap::new();
        let paths = last.map(|sent| sent.request.call.path.as_str());
        let jobs = paths.filter_map(|path| path.strip_prefix("?ids=").or(path.strip_prefix('/')));
        jobs.flat_map(|ids| ids.split(',')).for_each(|id| *looks.entry(id).or_default() += 1);
        if let Some((id, count)) = looks.into_iter().find(|(_, count)| *count > most) {
            broken.push((10, format!("{count} looks at {id} within a minute")));
        }
    }

    /// I10: no person has more than one stream.
    fn has_one_stream(&self, broken: &mut Vec<Broken>) {
        let mut streams: BTreeMap<&str, usize> = BTreeMap::new();
        let open = self.browser.tabs.iter().filter(|tab| tab.stream.is_some() && !tab.is_closed);
        open.for_each(|tab| *streams.entry(tab.who).or_default() += 1);
        if let Some((who, count)) = streams.into_iter().find(|(_, count)| *count > 1) {
            broken.push((10, format!("{count} streams for {who}")));
        }
    }

    /// I13: every live job is heard of in its turn.
    fn heard(&self, broken: &mut Vec<Broken>) {
        let turn = if self.open_tabs().count() == 1 { TURN } else { TURN_OF_LED };
        for (tab, view) in self.views() {
            let is_live = !matches!(view.hearing, Hearing::Paused | Hearing::SignedOut);
            let heard_at = view.contact.heard_at;
            if is_live && heard_at.is_none_or(|at| self.browser.wall().since(at) > turn) {
                broken.push((13, format!("tab {tab}: {:?} was heard of at {heard_at:?}", view.id)));
            }
        }
    }

    /// I02 and I24: every tab knows what the server knows, and so all of them know the same.
    fn agrees(&self, broken: &mut Vec<Broken>) {
        for (tab, view) in self.views() {
            let is_nobodys = view.hearing == Hearing::SignedOut;
            let Some(id) = view.id.clone().filter(|_| view.gone.is_none() && !is_nobodys) else { continue };
            let known = self.browser.tabs[tab].follower.document(&id);
            let truth = self.browser.server.jobs.get(id.as_str());
            // Of a job that has ended nothing more is asked, so its expiry is not heard of.
            // The same where another tab has had it run again, and what that tab told was lost; or the page that was here
            // before, whose wish reached the server after this one had looked.
            let run = known.map(Document::run_number);
            let is_anothers = self.browser.tabs.len() > 1 || self.was_asked_to_run_before(tab, &id);
            let is_lost = truth.is_none_or(|truth| is_anothers && Some(truth.run_number()) > run);
            let is_over = is_lost && known.is_some_and(|document| document.status.is_ending());
            // The same of what a cancel had left behind, once that is deleted.
            let is_forgotten = known.zip(truth).is_some_and(|(known, truth)| is_undo_forgotten(known, truth));
            if known.map(order) != truth.map(order) && !is_over && !is_forgotten {
                let number = if self.browser.tabs.len() > 1 { 24 } else { 2 };
                let truth = truth.map(order);
                broken.push((number, format!("tab {tab}: {id} is {:?} and not {truth:?}", known.map(order))));
            }
        }
    }

    /// Whether a run of this job was asked for in this tab by a page, or a person, that is no longer there.
    fn was_asked_to_run_before(&self, tab: usize, id: &JobId) -> bool {
        let since = self.browser.tabs[tab].since;
        let is_wish = |path: &str| {
            path.strip_prefix(&format!("/{id}"))
                .is_some_and(|rest| rest.starts_with("/retry") || rest == "/cancel/undo")
        };
        self.browser
            .log
            .iter()
            .any(|(by, sent)| *by == tab && sent.at <= since && is_wish(&sent.request.call.path))
    }

    /// I23: a page that is seen again, or taken up again, looks at each live job once.
    fn comes_back(&mut self, broken: &mut Vec<Broken>) {
        for inputs in
            [[Input::Visible(false), Input::Visible(true)], [Input::Left, Input::CameBack { who: None }]]
        {
            for tab in self.open_tabs().collect::<Vec<_>>() {
                while self.browser.is_awaited(tab) {
                    self.run(Span::ms(50));
                }
                self.browser.log.clear();
                inputs.clone().into_iter().for_each(|input| self.handle(tab, input));
                // A stream that is opened again, half a second later, has its own reason to look.
                self.run(Span::ms(400));
                let sent = || self.browser.log.iter().filter(|(by, _)| *by == tab).map(|(_, sent)| sent);
                // What another tab hears for this one, or the list tells, it need not look at.
                let is_listed = sent().any(|sent| sent.request.call.path.starts_with("?limit"));
                let fewest = usize::from(self.open_tabs().count() == 1 && !is_listed);
                for (_, view) in self.views().into_iter().filter(|(of, _)| *of == tab) {
                    let Some(id) = view.id.as_ref() else { continue };
                    let is_live = !matches!(view.hearing, Hearing::Paused | Hearing::SignedOut);
                    let looks = sent().filter(|sent| sent.looks_at(id.as_str())).count();
                    if is_live && !(fewest..=1).contains(&looks) {
                        broken.push((23, format!("tab {tab}: {looks} looks at {id} after {inputs:?}")));
                    }
                }
            }
        }
    }

    /// I22: a page that is loaded again shows what it showed before.
    fn restores(&mut self, broken: &mut Vec<Broken>) {
        let Some(tab) = (0..self.browser.tabs.len()).find(|tab| !self.browser.tabs[*tab].is_closed) else {
            return;
        };
        let who = self.browser.tabs[tab].who;
        let is_signed_out =
            self.views().iter().any(|(of, view)| *of == tab && view.hearing == Hearing::SignedOut);
        self.beat(s(15));
        let before = self.lasting(tab);
        if self.browser.tabs[tab].follower.recent().jobs.is_empty() || is_signed_out || who != "ana" {
            return;
        }
        self.browser.close(tab);
        self.open(tab);
        self.beat(s(15));
        let after = self.lasting(tab);
        // Another tab had removed it, and could write that down only now.
        let is_lost = |view: &&JobView| !after.contains(view) && !self.is_removed(view);
        if let Some(lost) = before.iter().find(is_lost) {
            let now = after.iter().find(|view| view.id == lost.id);
            broken.push((22, format!("{now:?} and before {lost:?}")));
        }
    }

    /// What is shown of the jobs of a tab, apart from how they are heard of and what was just asked.
    pub fn lasting(&self, tab: usize) -> Vec<JobView> {
        let prefix = Scope::of("ana").prefix();
        // What was removed in another tab is gone from this one's list after it is loaded again; and what the server
        // has forgotten meanwhile is gone.
        // The same goes for what was missed of a job that another tab has had run again.
        let follower = &self.browser.tabs[tab].follower;
        let is_lasting = |view: &JobView| {
            let Some(id) = view.id.as_ref().filter(|_| view.gone != Some(Gone::NoAccess)) else {
                return false;
            };
            let record = self.browser.storage.records.get(&format!("{prefix}job:{id}"));
            let jobs = &self.browser.server.jobs;
            if follower.document(id).map(order) != jobs.get(id.as_str()).map(order) {
                return false;
            }
            let is_repeated = jobs.values().any(|job| job.retry_of.as_ref() == Some(id));
            let is_known = record.is_some() || self.browser.server.has_list && jobs.contains_key(id.as_str());
            is_known && !self.is_removed(view) && !is_repeated
        };
        let is_alone = self.browser.tabs.len() == 1;
        let views = self.views().into_iter().filter(|(of, view)| *of == tab && is_lasting(view));
        let mut views: Vec<JobView> = views
            .map(|(_, view)| JobView {
                hearing: Hearing::Polling,
                contact: Default::default(),
                running: None,
                times: Default::default(),
                cancel: Default::default(),
                undo: Default::default(),
                retry: Default::default(),
                progress: Default::default(),
                finishing: false,
                // Learned anew, from an answer that took another time.
                server_ahead_ms: 0,
                // A tab that has given up its record cannot know that another one keeps it.
                is_forgotten_on_close: false,
                // What is history to one tab can be news to another, which keeps it for all; and news that could not be
                // kept is told no more.
                is_unseen: view.is_unseen && is_alone && self.watch.kept.is_whole(),
                ..view
            })
            .collect();
        views.sort_by(|a, b| a.id.cmp(&b.id));
        views
    }

    /// Whether storage says that the person has taken it out of the list.
    fn is_removed(&self, view: &JobView) -> bool {
        let name = view.id.as_ref().map(|id| format!("{}job:{id}", Scope::of("ana").prefix()));
        let record = name.and_then(|name| self.browser.storage.records.get(&name));
        record.is_some_and(|record| record.contains("removed"))
    }

    /// Every job that is listed in a tab, as it is shown there.
    fn views(&self) -> Vec<(usize, JobView)> {
        self.open_tabs()
            .flat_map(|tab| {
                let follower = &self.browser.tabs[tab].follower;
                let listed = follower.recent().jobs;
                listed.into_iter().filter_map(move |id| Some((tab, follower.view(&id, self.browser.wall())?)))
            })
            .collect()
    }

    fn open_tabs(&self) -> impl Iterator<Item = usize> {
        (0..self.browser.tabs.len()).filter(|tab| !self.browser.tabs[*tab].is_closed)
    }
}

/// Whether all that is new is that a canceled run can no longer be taken up.
fn is_undo_forgotten(known: &Document, truth: &Document) -> bool {
    let of = |document: &Document| (document.run_number(), document.status.clone());
    of(known) == of(truth) && known.status == Status::Canceled && truth.cancel.is_none()
}

fn order(document: &Document) -> (u64, Option<u64>) {
    (document.run_number(), document.version)
}
