//! I01, I04, I05, I06, I12, I18, I19, I21 and I23: what a tab knows and shows of its jobs.

use std::collections::BTreeMap;
use std::mem::discriminant;

use waitwell_core::age::Age;
use waitwell_core::document::{Document, StageStatus, Status};
use waitwell_core::follower::Effect;
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::view::{Cancel, JobView, ShownStatus, Undo};

use super::{Broken, Step};

/// What a tab knew and showed of each job after its last input.
#[derive(Default)]
pub struct Documents {
    known: BTreeMap<JobId, Document>,
    pub shown: BTreeMap<JobId, JobView>,
    /// By how much the browser's clock was ahead then.
    skew: i64,
    /// How far the bar has come in each run and stage.
    done: BTreeMap<(JobId, u64, Option<String>), u64>,
}

impl Documents {
    pub fn after(&mut self, step: &Step) -> Vec<Broken> {
        let mut broken = Vec::new();
        if !step.changes_person() {
            self.hear(step, &mut broken);
            self.see(step, &mut broken);
        }
        self.wakes(step, &mut broken);
        broken
    }

    /// Whether the server is not heard.
    pub fn is_lost(&self) -> bool {
        self.shown.values().any(|view| matches!(view.hearing, Hearing::Lost | Hearing::Offline))
    }

    fn hear(&mut self, step: &Step, broken: &mut Vec<Broken>) {
        let follower = &step.browser.tabs[step.tab].follower;
        for id in changed(step).filter(|id| !self.known.contains_key(id)).collect::<Vec<_>>() {
            self.known.extend(follower.document(id).map(|document| (id.clone(), document.clone())));
        }
        // Of a job that the person may not see any more, nothing is remembered.
        self.known.retain(|id, _| follower.document(id).is_some());
        self.done.retain(|(id, _, _), _| self.known.contains_key(id));
        for (id, before) in &mut self.known {
            let now = follower.document(id).filter(|document| document.id == *id && *document != before);
            let Some(now) = now else { continue };
            let order = |of: &Document| (of.run_number(), of.version);
            if before.version.is_some() && now.version.is_some() && order(now) < order(before) {
                broken.push((1, format!("{:?} after {:?}", order(now), order(before))));
            }
            if before.status.is_ending() && !now.status.is_ending() && now.run_number() <= before.run_number()
            {
                broken.push((
                    4,
                    format!("{:?} after {:?} in run {}", now.status, before.status, now.run_number()),
                ));
            }
            if !step.brings_document() {
                broken.push((5, format!("{:?} after {:?}", now.status, before.status)));
            }
            *before = now.clone();
        }
    }

    fn see(&mut self, step: &Step, broken: &mut Vec<Broken>) {
        let follower = &step.browser.tabs[step.tab].follower;
        for id in changed(step) {
            let Some(now) =
                follower.view(id, step.browser.wall()).filter(|view| view.id.as_ref() == Some(id))
            else {
                continue;
            };
            let document = follower.document(id);
            let is_over = document.is_some_and(|document| document.status.is_ending()) || now.gone.is_some();
            if now.status.is_over() != is_over {
                broken.push((21, format!("{:?} shown of {:?}", now.status, document.map(|of| &of.status))));
            }
            let is_canceled = document.is_some_and(|document| document.status == Status::Canceled);
            let says_canceled = now.status == ShownStatus::Canceled || matches!(now.cancel, Cancel::Done(_));
            if says_canceled && !is_canceled {
                broken.push((6, format!("{:?} and {:?} without a document", now.status, now.cancel)));
            }
            let is_undone = document.and_then(|document| document.cancel.as_ref()?.undone) == Some(true);
            if now.undo == Undo::Done && (is_over || !is_undone) {
                broken.push((6, format!("{:?} without a document", now.undo)));
            }
            if let Some(done) = now.progress.done() {
                let stages = document.iter().flat_map(|document| &document.stages);
                let stage = stages
                    .filter(|stage| stage.status == StageStatus::Current)
                    .map(|stage| stage.key.clone());
                let before = self.done.insert((id.clone(), now.run, stage.into_iter().next()), done);
                if before > Some(done) || now.progress.percent() > Some(100) {
                    broken.push((19, format!("{:?} after {before:?} done", now.progress)));
                }
            }
            if let Some(before) = self.shown.get(id) {
                compare(step, before, &now, broken);
                if self.skew == step.browser.skew {
                    stands_still(step, before, &now, broken);
                }
            }
            self.shown.insert(id.clone(), now);
        }
        if self.skew != step.browser.skew {
            // Moments of the browser's clock are other ones now, also those of jobs that are not shown anew. How long
            // a job has been running is none of them: it is what was shown last.
            self.skew = step.browser.skew;
            self.shown.iter_mut().for_each(|(id, shown)| {
                let now = follower.view(id, step.browser.wall()).unwrap_or_default();
                *shown = JobView { running: shown.running, ..now };
            });
        }
    }

    /// Whoever follows a job has a wake, or waits for an answer.
    fn wakes(&self, step: &Step, broken: &mut Vec<Broken>) {
        let tab = &step.browser.tabs[step.tab];
        let is_live = |id: &JobId| {
            let view = tab.follower.view(id, step.browser.wall());
            view.is_some_and(|view| !matches!(view.hearing, Hearing::Paused | Hearing::SignedOut))
        };
        if tab.wake.is_none() && !step.is_left && !tab.is_closed && !step.browser.is_awaited(step.tab) {
            broken
                .extend(self.shown.keys().find(|id| is_live(id)).map(|id| (12, format!("{id} has no wake"))));
        }
    }
}

fn compare(step: &Step, before: &JobView, now: &JobView, broken: &mut Vec<Broken>) {
    if before.status != now.status && !step.brings_document() {
        broken.push((5, format!("{:?} after {:?}", now.status, before.status)));
    }
    let is_same_run = before.run == now.run;
    let was_asked = matches!(before.cancel, Cancel::Asked { .. });
    if was_asked
        && is_same_run
        && !matches!(now.cancel, Cancel::Asked { .. })
        && !step.brings_document()
        && !step.is_of_person()
    {
        broken.push((6, format!("{:?} after {:?}", now.cancel, before.cancel)));
    }
    let ran = before.running.map(seconds).zip(now.running.map(seconds));
    if ran.is_some_and(|(before, now)| is_same_run && now < before) {
        broken.push((18, format!("{:?} after {:?}", now.running, before.running)));
    }
    let is_same = before.status == now.status
        && discriminant(&before.cancel) == discriminant(&now.cancel)
        && discriminant(&before.undo) == discriminant(&now.undo)
        && discriminant(&before.retry) == discriminant(&now.retry);
    if step.is_left && step.is_outcome() && !(is_same_run && is_same) {
        broken.push((23, format!("{:?} after {:?} while the page is left", now.status, before.status)));
    }
}

/// I18: nobody is heard less lately than before, and a time that is shown is another one only where something came.
fn stands_still(step: &Step, before: &JobView, now: &JobView, broken: &mut Vec<Broken>) {
    let (was, is) = (&before.contact, &now.contact);
    if is.heard_at.is_some() && is.heard_at < was.heard_at {
        broken.push((18, format!("heard at {:?} after {:?}", is.heard_at, was.heard_at)));
    }
    if !step.brings_nothing() {
        return;
    }
    let times = |view: &JobView| (view.times.clone(), view.contact.quiet_since);
    let is_moved = times(before) != times(now) && is.quiet_since.is_some() == was.quiet_since.is_some();
    let is_put_off = is.next_at.zip(was.next_at).is_some_and(|(is, was)| is != was);
    if is_moved || is_put_off {
        let shown = |view: &JobView| (times(view), view.contact.next_at);
        broken.push((18, format!("{:?} after {:?}, though nothing came", shown(now), shown(before))));
    }
}

fn changed<'a>(step: &Step<'a>) -> impl Iterator<Item = &'a JobId> {
    step.effects.iter().filter_map(|effect| if let Effect::Changed(id) = effect { Some(id) } else { None })
}

fn seconds(age: Age) -> u64 {
    match age {
        Age::JustNow => 0,
        Age::Seconds(n) => n,
        Age::Minutes(n) => n * 60,
        Age::Hours(n) => n * 3_600,
        Age::Days(n) => n * 86_400,
    }
}
