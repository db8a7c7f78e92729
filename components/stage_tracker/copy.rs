use waitwell_core::document::{Range, StageStatus, Waiting};
use waitwell_core::progress::Progress;
use waitwell_core::view::{JobView, ShownStatus};

use crate::copy::{Text, readable};
use crate::language::{Clock, Count, Noun, Worded, Wording};
use crate::locales::english;

/// The words of the stage tracker.
#[derive(Clone, Debug)]
pub struct StageTrackerCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
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
    pub progress_name: fn(noun: &Noun, stage: Option<&str>) -> String,
    /// Shown when the counts and the total are real: "120 of 400 rows".
    pub out_of: fn(done: &Count, total: &Count) -> String,
    /// Shown around it: these counts, and whole percent.
    pub measured: fn(counts: &str, percent: u8) -> String,
    /// Shown when something is counted and no total is known.
    pub so_far: fn(done: &Count) -> String,
    /// Shown when the total is a guess or has changed.
    pub of_expected: fn(done: &Count, expected: &Count) -> String,
    /// Shown when more is done than was expected.
    pub beyond_expected: fn(done: &Count, expected: &Count) -> String,
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
    pub next_try: fn(time: &Clock) -> String,
    /// Shown after the reason for a wait, while the job is running.
    pub still_running: fn(noun: &Noun) -> String,
    /// Shown after the reason for a wait, while the job has not begun.
    pub no_need: Text,
    /// Shown while the job is queued and its place in the queue is known, from 1.
    pub queue: fn(position: &Count) -> String,
    /// Shown while the job is live and its usual time is known.
    pub usual: fn(usual: &Worded<Range>) -> String,
    /// Shown when the job runs longer than its usual time.
    pub overdue: fn(usual: Option<&Worded<Range>>) -> String,
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
        let count = |n: &u64, unit: &Option<String>| self.wording.count(*n, unit.as_deref());
        let counted = match progress {
            Progress::Unknown => None,
            Progress::Measured { done, total, unit } => {
                Some((self.out_of)(&count(done, unit), &count(total, unit)))
            }
            Progress::Counted { done, expected: None, unit } => Some((self.so_far)(&count(done, unit))),
            Progress::Counted { done, expected: Some(expected), unit } => {
                let sentence = if done > expected { self.beyond_expected } else { self.of_expected };
                Some(sentence(&count(done, unit), &count(expected, unit)))
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
        let next_try = waiting.next_at.map(|at| (self.next_try)(&self.wording.time_of_day(at)));
        let calm = match job.status {
            ShownStatus::InProgress => (self.still_running)(self.wording.noun(job.kind.as_deref())),
            _ => self.no_need.to_string(),
        };
        let sentences = [reason.map(|reason| reason.to_string()), next_try, Some(calm)];
        self.wording.sentences(sentences.into_iter().flatten())
    }

    /// The usual time; whether the job is past it.
    pub fn estimate(&self, usual: Option<Range>, overdue: bool) -> Option<String> {
        let usual = usual.map(|range| self.wording.usual(range));
        if overdue {
            return Some((self.overdue)(usual.as_ref()));
        }
        usual.map(|usual| (self.usual)(&usual))
    }
}

impl Default for StageTrackerCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
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
            out_of: |done, total| format!("{} of {total}", done.number),
            measured: |counts, percent| format!("{counts} ({percent}%)"),
            so_far: |done| format!("{done} so far"),
            of_expected: |done, expected| format!("{done} so far, about {} expected", expected.number),
            beyond_expected: |done, expected| format!("{done}, {} expected", expected.number),
            finishing: |counts| match counts {
                Some(counts) => format!("Finishing. {counts} done."),
                None => "Finishing.".to_owned(),
            },
            status_word: readable,
            slow_source: "The source of the data is slow, so this may take longer.".into(),
            connection_dropped: "The connection dropped for a moment and the system is trying again.".into(),
            rate_limit: "Another service limits how fast this can go, so it may take longer.".into(),
            automatic_retry: "A step did not work the first time and the system is trying it again.".into(),
            waiting: "It is waiting just now.".into(),
            next_try: |time| format!("The next try is {}.", time.at()),
            still_running: |noun| format!("The {noun} is still running; there is no need to start over."),
            no_need: "There is no need to start over.".into(),
            queue: |position| match position.n {
                1 => "Next in line.".to_owned(),
                _ => format!("Number {position} in line."),
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
