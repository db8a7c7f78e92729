//! I07, I08, I14, I15 and I20: what is kept, and what is carried out.

use std::collections::{BTreeMap, BTreeSet};

use waitwell_core::adapters::Call;
use waitwell_core::ask::Ask;
use waitwell_core::follower::{Effect, Input, StartView};
use waitwell_core::id::{JobId, Key};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::saved::Scope;
use waitwell_core::view::{Gone, JobView, ShownStatus};

use super::super::model::browser::Browser;
use super::super::model::server::KEY_LIFETIME;
use super::{Broken, Step};

/// What happened to the storage so far.
#[derive(Default)]
pub struct Kept {
    /// The keys of starts, in the form of the header: who gave them, in which tab, and when.
    starts: BTreeMap<String, (&'static str, usize, Moment)>,
    /// Those who have signed out: nothing of theirs is kept any longer.
    erased: BTreeSet<&'static str>,
    /// Storage has refused something, or was cleared by somebody else.
    has_failed: bool,
    /// When the person asked for what goes with each key; for as long as the server remembers it, that counts once.
    asked: BTreeMap<String, Vec<Moment>>,
    /// The keys of starts that a second tab has taken up while the first still sends them.
    shared: BTreeSet<String>,
    /// When storage last refused something of each tab.
    refused_at: BTreeMap<usize, Moment>,
}

/// The longest record.
const LONGEST: usize = 2 * 1024;
/// For so long a start can be found again by its key: the kit relies on a key for 23 hours of the browser's clock, which
/// a history sets by up to four.
const FOUND_AGAIN_WITHIN: Span = Span::hours(19);
/// After a refusal, nothing is written for so long.
const PATIENCE: Span = Span::seconds(5);

impl Kept {
    pub fn after(&mut self, step: &Step) -> Vec<Broken> {
        let mut broken = Vec::new();
        self.note_input(step);
        for effect in step.effects {
            match effect {
                Effect::Send(request) => self.note_wish(step, &request.call),
                Effect::Save { name, text } => {
                    if text.len() > LONGEST {
                        broken.push((20, format!("{name}: {} bytes", text.len())));
                    }
                    let refused_at = self.refused_at.get(&step.tab).filter(|_| !is_room_made(step, name));
                    if refused_at.is_some_and(|at| step.own.since(*at) < PATIENCE) && !step.changes_person() {
                        broken.push((20, format!("{name} is written again too soon")));
                    }
                    self.check_scope(step, name, &mut broken);
                }
                Effect::Forget { name } => {
                    self.check_scope(step, name, &mut broken);
                    self.check_forgotten(step, name, &mut broken);
                }
                Effect::ForgetAll { .. } => {
                    if !matches!(step.input, Input::SignOut) {
                        broken.push((14, "everything is forgotten".to_owned()));
                    }
                    self.erased.insert(step.browser.tabs[step.tab].who);
                }
                _ => {}
            }
        }
        if step.effects.iter().any(|effect| matches!(effect, Effect::Forget { .. })) {
            broken.extend(self.lost_id(step.browser).map(|what| (7, what)));
        }
        broken
    }

    /// What holds of storage and server together, whenever it is looked at.
    pub fn account(&self, browser: &Browser) -> Vec<Broken> {
        let lost = self.lost_id(browser).map(|what| (7, what));
        lost.into_iter().chain(self.done_twice(browser).map(|what| (8, what))).collect()
    }

    /// Storage has lost something, or refused it: whatever it held is no longer promised.
    pub fn has_failed(&mut self) {
        self.has_failed = true;
    }

    /// Whether storage has always taken everything and lost nothing.
    pub fn is_whole(&self) -> bool {
        !self.has_failed
    }

    fn note_input(&mut self, step: &Step) {
        self.has_failed |= step.browser.storage.refuses;
        match step.input {
            Input::Start { key, .. } => {
                let start = (step.browser.tabs[step.tab].who, step.tab, step.browser.now);
                self.starts.insert(key.header_value(), start);
                self.note_asked(key.header_value(), step.browser.now);
            }
            Input::Started { found } | Input::Person { found, .. } => {
                self.refused_at.remove(&step.tab);
                // Two tabs now hold one start that is open. Whoever loses it may have been told so by the other.
                let is_shared = |(key, (_, sender, _)): (&String, &(&str, usize, Moment))| {
                    let is_found = found
                        .iter()
                        .any(|(name, _)| name.ends_with(&format!("intent:{}", key.trim_matches('"'))));
                    is_found && *sender != step.tab && !step.browser.tabs[*sender].is_closed
                };
                self.shared
                    .extend(self.starts.iter().filter(|start| is_shared(*start)).map(|(key, _)| key.clone()));
            }
            Input::NotSaved { .. } => _ = self.refused_at.insert(step.tab, step.own),
            Input::Saved { .. } | Input::SignOut => {
                self.refused_at.remove(&step.tab);
            }
            _ => {}
        }
    }

    /// What a click sends was offered, or the person was warned that nobody knows what became of it: no click sends a
    /// wish that is on its way.
    fn note_wish(&mut self, step: &Step, call: &Call) {
        let is_click = matches!(
            step.input,
            Input::Asked(Ask::Cancel(_) | Ask::UndoCancel(_) | Ask::Retry(_) | Ask::RetryFailed(_))
        );
        let key = call.headers.iter().find(|(name, _)| is_click && *name == "Idempotency-Key");
        if let Some((_, key)) = key {
            self.note_asked(key.clone(), step.browser.now);
        }
    }

    fn note_asked(&mut self, key: String, now: Moment) {
        let times = self.asked.entry(key).or_default();
        if times.last().is_none_or(|last| now.since(*last) >= KEY_LIFETIME) {
            times.push(now);
        }
    }

    /// A job that the server has made for a person can be found by what is in storage.
    fn lost_id(&self, browser: &Browser) -> Option<String> {
        if self.has_failed {
            return None;
        }
        let is_promised = |key: &String, at: Moment| {
            !self.shared.contains(key) && browser.now.since(at) < FOUND_AGAIN_WITHIN
        };
        let starts = self.starts.iter().filter(|(key, (.., at))| is_promised(key, *at));
        starts.into_iter().find_map(|(key, (who, ..))| {
            let name = browser.server.keys.get(key)?;
            browser.server.jobs.get(name)?;
            let prefix = Scope::of(who).prefix();
            let is_kept = |record: String| browser.storage.records.contains_key(&(prefix.clone() + &record));
            let is_known =
                is_kept(format!("intent:{}", key.trim_matches('"'))) || is_kept(format!("job:{name}"));
            (!is_known && !self.erased.contains(who))
                .then(|| format!("{key} started {name}, and neither is kept"))
        })
    }

    /// Only what is over is given up to make room, and only a settled start is forgotten.
    fn check_forgotten(&self, step: &Step, name: &str, broken: &mut Vec<Broken>) {
        let Some((_, job)) = name.split_once("job:") else {
            let is_settled =
                matches!(step.input, Input::Answered { .. } | Input::Started { .. } | Input::Person { .. });
            // The server has refused it for its sign-in, and no other one comes.
            let key = name.split_once("intent:").and_then(|(_, key)| Key::parse(key));
            let start = key.and_then(|key| step.browser.tabs[step.tab].follower.start_view(&key));
            if !is_settled && start != Some(StartView::SignInFirst) {
                broken.push((14, format!("{name} is forgotten")));
            }
            return;
        };
        let makes_room =
            matches!(step.input, Input::NotSaved { .. } | Input::Started { .. } | Input::Person { .. });
        let follower = &step.browser.tabs[step.tab].follower;
        let Some(id) = JobId::parse(job) else {
            return broken.push((14, format!("{name} is forgotten, and names no job")));
        };
        let view = follower.view(&id, step.browser.wall());
        // An id that was mistyped: the server does not know it, and this tab has never heard of such a job.
        let is_never_known =
            |view: &JobView| view.gone == Some(Gone::NeverKnown) && follower.document(&id).is_none();
        let was_none = step.says_not_found() && view.as_ref().is_some_and(is_never_known);
        if !makes_room && !was_none {
            broken.push((14, format!("{name} is forgotten")));
        }
        let is_active = view.as_ref().is_some_and(|view| {
            view.id.as_ref().is_some_and(|id| id.as_str() == job)
                && !matches!(view.status, ShownStatus::Sending)
                && !view.status.is_over()
        });
        let is_listed = follower.recent().jobs.iter().any(|id| id.as_str() == job);
        if is_active && is_listed {
            broken.push((20, format!("{name} is given up, and the job is at work")));
        }
    }

    fn check_scope(&self, step: &Step, name: &str, broken: &mut Vec<Broken>) {
        let who = step.browser.tabs[step.tab].who;
        if !name.starts_with(&Scope::of(who).prefix()) {
            broken.push((15, format!("{name} is touched for {who}")));
        }
    }

    /// No wish and no start is ever carried out twice, not even with two keys; but what the server has forgotten, the
    /// person may ask for once more.
    fn done_twice(&self, browser: &Browser) -> Option<String> {
        let (asked, started) = (self.starts.len(), browser.server.started);
        if started > asked {
            return Some(format!("{started} jobs of {asked} starts"));
        }
        let asked = |key: &String| self.asked.get(key).map_or(0, Vec::len);
        let twice = browser.server.carried_out.iter().find(|(key, times)| **times as usize > asked(key));
        twice
            .map(|(key, times)| format!("{key} was carried out {times} times and asked {} times", asked(key)))
    }
}

/// Whether a start that was refused is tried once more, now that records of ended jobs have made room for it.
fn is_room_made(step: &Step, name: &str) -> bool {
    let is_refused = matches!(step.input, Input::NotSaved { name: refused } if refused == name);
    let makes_room = |effect: &Effect| matches!(effect, Effect::Forget { name } if name.contains("job:"));
    is_refused && name.contains("intent:") && step.effects.iter().any(makes_room)
}
