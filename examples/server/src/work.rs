//! What a job uses while it works: it says where it is, keeps checkpoints, and learns when to stop.

use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio_util::sync::CancellationToken;
use waitwell_core::document::{CancelTerms, Counts, Document, StageStatus, Status, Waiting};
use waitwell_core::id::JobId;

use crate::clock::now;
use crate::config::Pace;
use crate::halt::Halt;
use crate::services::Services;
use crate::store::{Record, Verdict};

/// One stage of a kind of job.
pub struct StagePlan {
    /// Stable name.
    pub key: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// What is counted in it.
    pub unit: &'static str,
    /// Its share of the whole time; the shares of a plan add up to one.
    pub share: f64,
}

/// One run of one job, as its code sees it.
pub struct Work {
    /// What requests and workers share.
    pub services: Services,
    /// The job.
    pub id: JobId,
    /// Which run of it.
    pub run: u64,
    /// Whose job it is.
    pub owner: String,
    /// What it was started with.
    pub inputs: Value,
    plan: &'static [StagePlan],
    cancel: CancellationToken,
    pace: Pace,
    origin: Option<Instant>,
}

/// The most rows worked on between two looks at the cancel flag.
const CHUNK: u64 = 5_000;

impl Work {
    /// The run of `record` with the stages of `plan`.
    pub fn new(services: Services, record: &Record, plan: &'static [StagePlan], pace: Pace) -> Self {
        let id = record.document.id.clone();
        Self {
            cancel: services.begin(&id),
            services,
            id,
            run: record.document.run_number(),
            owner: record.owner.clone(),
            inputs: record.document.inputs.clone().unwrap_or_default(),
            plan,
            pace,
            origin: None,
        }
    }

    /// How many rows to take at once, so that counts move a few times a second.
    pub fn chunk(&self, stage: usize, total: u64) -> u64 {
        let Some(time) = self.pace.time() else { return CHUNK };
        let steps = (time.as_secs_f64() * self.share(stage) * 3.0).max(1.0);
        // A rounded share of a count; both ends are clamped.
        ((total as f64 / steps).ceil() as u64).clamp(1, CHUNK)
    }

    /// Waits until `done` of `total` in `stage` is due, and says whether to stop instead.
    pub async fn pace(&mut self, stage: usize, done: u64, total: u64) -> Result<(), Halt> {
        let before: f64 = (0..stage).map(|stage| self.share(stage)).sum();
        let part = if total == 0 { 1.0 } else { (done as f64 / total as f64).clamp(0.0, 1.0) };
        let wait = match self.pace.time() {
            None => Duration::ZERO,
            Some(time) => {
                let due = time.mul_f64((before + self.share(stage) * part).clamp(0.0, 1.0));
                // The first look sets the clock, so that a resumed job does not race to catch up.
                let origin = *self.origin.get_or_insert_with(|| {
                    let now = Instant::now();
                    now.checked_sub(due).unwrap_or(now)
                });
                due.saturating_sub(origin.elapsed())
            }
        };
        self.rest(wait).await
    }

    /// Waits for `wait`, and says whether to stop instead.
    pub async fn rest(&self, wait: Duration) -> Result<(), Halt> {
        tokio::select! {
            biased;
            () = self.cancel.cancelled() => Err(Halt::Canceled),
            () = self.services.closing.cancelled() => Err(Halt::Closing),
            () = tokio::time::sleep(wait) => Ok(()),
        }
    }

    /// Whether to stop, for work in a thread of its own that looks now and then.
    pub fn stop_sign(&self) -> impl Fn() -> bool + Send + 'static {
        let (cancel, closing) = (self.cancel.clone(), self.services.closing.clone());
        move || cancel.is_cancelled() || closing.is_cancelled()
    }

    /// A short wait in proportion to the pace, for retries.
    pub fn moment(&self) -> Duration {
        let time = self.pace.time().unwrap_or_default();
        (time / 20).clamp(Duration::from_millis(150), Duration::from_secs(10))
    }

    /// Enters `stage`, with its counts as done and total where it has any: the stages before it are done.
    pub async fn enter(
        &self,
        stage: usize,
        counts: Option<(u64, u64)>,
        cancel: CancelTerms,
    ) -> Result<(), Halt> {
        let unit = self.plan.get(stage).map(|plan| plan.unit.to_owned());
        self.edit(|document| {
            for (index, known) in document.stages.iter_mut().enumerate() {
                if index < stage && known.status != StageStatus::Done {
                    known.status = StageStatus::Done;
                    known.finished_at = Some(now());
                } else if index == stage {
                    known.status = StageStatus::Current;
                    known.started_at = known.started_at.or(Some(now()));
                    known.finished_at = None;
                }
            }
            document.progress = counts.map(|(done, total)| Counts {
                done,
                total: Some(total),
                unit,
                total_is_estimate: false,
            });
            document.note = None;
            // Whether this run goes on after an undone cancel stays true for all of it.
            let undone = document.cancel.take().and_then(|terms| terms.undone);
            document.cancel = Some(CancelTerms { undone, ..cancel });
        })
        .await
    }

    /// Reports `done` of `total` and where the work would go on from here.
    pub async fn advance(
        &self,
        done: u64,
        total: u64,
        note: String,
        checkpoint: &impl Serialize,
    ) -> Result<(), Halt> {
        let checkpoint = serde_json::to_value(checkpoint).unwrap_or_default();
        self.change(|record| {
            record.checkpoint = checkpoint;
            let document = &mut record.document;
            let unit = document.progress.take().and_then(|counts| counts.unit);
            document.progress = Some(Counts { done, total: Some(total), unit, total_is_estimate: false });
            document.note = Some(note);
            document.waiting = None;
        })
        .await
    }

    /// Says why nothing moves just now.
    pub async fn wait_for(&self, waiting: Waiting) -> Result<(), Halt> {
        self.edit(|document| document.waiting = Some(waiting)).await
    }

    /// Changes the document of this run.
    pub async fn edit(&self, edit: impl FnOnce(&mut Document)) -> Result<(), Halt> {
        self.change(|record| edit(&mut record.document)).await
    }

    /// Where an earlier attempt of this work got to.
    pub async fn checkpoint<C: DeserializeOwned + Default>(&self) -> Result<C, Halt> {
        let record = self.services.store.job(&self.id).await?;
        let kept = record.map(|record| record.checkpoint).unwrap_or_default();
        Ok(serde_json::from_value(kept).unwrap_or_default())
    }

    async fn change(&self, edit: impl FnOnce(&mut Record)) -> Result<(), Halt> {
        let store = &self.services.store;
        let mut ours = false;
        store
            .change(&self.id, None, |record| {
                ours = owns(record, self.run);
                if !ours {
                    return Verdict::Leave;
                }
                edit(record);
                record.document.updated_at = Some(now());
                record.document.beat_at = Some(now());
                Verdict::Save
            })
            .await?;
        if ours { Ok(()) } else { Err(Halt::Canceled) }
    }

    fn share(&self, stage: usize) -> f64 {
        self.plan.get(stage).map_or(0.0, |plan| plan.share)
    }
}

/// Says that the worker is alive, every few seconds, until the run is over.
pub async fn beat(services: Services, id: JobId, run: u64) {
    let mut ours = true;
    while ours {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let beat = services.store.change(&id, None, |record| {
            ours = owns(record, run);
            if !ours {
                return Verdict::Leave;
            }
            record.document.beat_at = Some(now());
            Verdict::Save
        });
        // A missed beat is only a missed beat; the next change of the work itself will tell.
        let _ = beat.await;
    }
}

fn owns(record: &Record, run: u64) -> bool {
    record.document.run_number() == run && record.document.status == Status::InProgress
}
