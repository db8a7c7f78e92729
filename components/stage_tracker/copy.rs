use waitwell_core::document::{Range, StageStatus, Waiting};
use waitwell_core::progress::Progress;
use waitwell_core::view::{JobView, ShownStatus};
use waitwell_core::words;

use crate::copy::{Nouns, Text, capitalized};
use crate::local_time::time_of_day;

/// The words of the stage tracker.
#[derive(Clone, Debug)]
pub struct StageTrackerCopy {
    /// The nouns of the kinds of jobs.
    pub nouns: Nouns,
    /// Read aloud as the name of the list of steps.
    pub steps: Text,
    /// Read aloud with a step that has not begun.
    pub upcoming: Text,
    /// Read aloud with the step that is worked on.
    pub current: Text,
    /// Read aloud with a step that is done.
    pub done: Text,
    /// Shown with a step that was left out on purpose.
    pub skipped: Text,
    /// Shown with the step that the job failed in.
    pub failed: Text,
    /// Shown with the step that the job was canceled in.
    pub canceled: Text,
    /// Read aloud as the name of the progress bar; the step's label where the bar belongs to one.
    pub progress_name: fn(noun: &str, stage: Option<&str>) -> String,
    /// Shown when the counts and the total are real: the counts in words, and whole percent.
    pub measured: fn(counts: &str, percent: u8) -> String,
    /// Shown when something is counted and no total is known.
    pub so_far: fn(done: &str) -> String,
    /// Shown when the total is a guess or has changed.
    pub of_expected: fn(done: &str, expected: &str) -> String,
    /// Shown when more is done than was expected.
    pub beyond_expected: fn(done: &str, expected: &str) -> String,
    /// Shown when all that is counted is done and the job is still at work.
    pub finishing: fn(counts: Option<&str>) -> String,
    /// Shown when the kit does not know the status: the server's own word, made readable.
    pub status_word: fn(word: &str) -> String,
    /// Shown when the source of the data is slow.
    pub slow_source: Text,
    /// Shown when a connection of the system, not of this page, dropped.
    pub connection_dropped: Text,
    /// Shown when another service lets the system do only so much at a time.
    pub rate_limit: Text,
    /// Shown when the system repeats something by itself.
    pub automatic_retry: Text,
    /// Shown when it waits for a reason that is not known.
    pub waiting: Text,
    /// Shown after the reason for a wait when the time of the next try is known.
    pub next_try: fn(time: &str) -> String,
    /// Shown after the reason for a wait, while the job is running.
    pub still_running: fn(noun: &str) -> String,
    /// Shown after the reason for a wait, while the job has not begun.
    pub no_need: Text,
    /// Shown while the job is queued and its place in the queue is known, from 1.
    pub queue: fn(position: u64) -> String,
    /// Shown while the job is live and its usual time is known.
    pub usual: fn(usual: &str) -> String,
    /// Shown when the job runs longer than its usual time.
    pub overdue: fn(usual: Option<&str>) -> String,
}

impl StageTrackerCopy {
    /// Where a step stands.
    pub fn stage_status(&self, status: StageStatus) -> &Text {
        match status {
            StageStatus::Upcoming => &self.upcoming,
            StageStatus::Current => &self.current,
            StageStatus::Done => &self.done,
            StageStatus::Skipped => &self.skipped,
            StageStatus::Failed => &self.failed,
            StageStatus::Canceled => &self.canceled,
        }
    }

    /// The counts of a step, in words; `None` while nothing is counted.
    pub fn counts(&self, progress: &Progress, finishing: bool) -> Option<String> {
        let counted = match progress {
            Progress::Unknown => None,
            Progress::Measured { done, total, unit } => Some(out_of(*done, *total, unit.as_deref())),
            Progress::Counted { done, expected: None, unit } => {
                Some((self.so_far)(&words::of_unit(*done, unit.as_deref())))
            }
            Progress::Counted { done, expected: Some(expected), unit } => {
                let sentence = if done > expected { self.beyond_expected } else { self.of_expected };
                Some(sentence(&words::of_unit(*done, unit.as_deref()), &words::number(*expected)))
            }
        };
        if finishing {
            return Some((self.finishing)(counted.as_deref()));
        }
        match progress.percent() {
            Some(percent) => counted.map(|counts| (self.measured)(&counts, percent)),
            None => counted,
        }
    }

    /// The kit's own part of the sentence for a wait; the server's text comes before it.
    pub fn waiting(&self, waiting: &Waiting, job: &JobView) -> String {
        let reason = match (&waiting.text, waiting.reason.as_deref()) {
            (Some(_), _) => None,
            (None, Some("slow_source")) => Some(&self.slow_source),
            (None, Some("connection_dropped")) => Some(&self.connection_dropped),
            (None, Some("rate_limit")) => Some(&self.rate_limit),
            (None, Some("automatic_retry")) => Some(&self.automatic_retry),
            (None, _) => Some(&self.waiting),
        };
        let next_try = waiting.next_at.map(|at| (self.next_try)(&time_of_day(at)));
        let calm = match job.status {
            ShownStatus::InProgress => (self.still_running)(self.nouns.of(job.kind.as_deref())),
            _ => self.no_need.to_string(),
        };
        let sentences = [reason.map(|reason| reason.to_string()), next_try, Some(calm)];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The usual time; whether the job is past it.
    pub fn estimate(&self, usual: Option<Range>, overdue: bool) -> Option<String> {
        let usual = usual.map(words::usual);
        if overdue {
            return Some((self.overdue)(usual.as_deref()));
        }
        usual.map(|usual| (self.usual)(&usual))
    }
}

/// "120 of 400 rows".
fn out_of(done: u64, total: u64, unit: Option<&str>) -> String {
    format!("{} of {}", words::number(done), words::of_unit(total, unit))
}

impl Default for StageTrackerCopy {
    fn default() -> Self {
        Self {
            nouns: Nouns::default(),
            steps: "Steps".into(),
            upcoming: "Not started".into(),
            current: "In progress".into(),
            done: "Done".into(),
            skipped: "Skipped".into(),
            failed: "Failed".into(),
            canceled: "Canceled".into(),
            progress_name: |noun, stage| match stage {
                Some(stage) => format!("Progress of “{stage}”"),
                None => format!("Progress of your {noun}"),
            },
            measured: |counts, percent| format!("{counts} ({percent}%)"),
            so_far: |done| format!("{done} so far"),
            of_expected: |done, expected| format!("{done} so far, about {expected} expected"),
            beyond_expected: |done, expected| format!("{done}, {expected} expected"),
            finishing: |counts| match counts {
                Some(counts) => format!("Finishing. {counts} done."),
                None => "Finishing.".to_owned(),
            },
            status_word: |word| capitalized(&word.replace('_', " ")),
            slow_source: "The source of the data is slow, so this may take longer.".into(),
            connection_dropped: "The connection dropped for a moment and the system is trying again.".into(),
            rate_limit: "Another service limits how fast this can go, so it may take longer.".into(),
            automatic_retry: "A step did not work the first time and the system is trying it again.".into(),
            waiting: "It is waiting for a moment.".into(),
            next_try: |time| format!("The next try is at {time}."),
            still_running: |noun| format!("The {noun} is still running; there is no need to start over."),
            no_need: "There is no need to start over.".into(),
            queue: |position| match position {
                1 => "Next in line.".to_owned(),
                position => format!("Number {} in line.", words::number(position)),
            },
            usual: |usual| format!("Usually {usual}."),
            overdue: |usual| match usual {
                Some(usual) => {
                    format!(
                        "Taking longer than usual: it usually takes {usual}. There is no need to start over."
                    )
                }
                None => "Taking longer than usual. There is no need to start over.".to_owned(),
            },
        }
    }
}
