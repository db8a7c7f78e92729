use waitwell_core::announce::{Named, Said};
use waitwell_core::view::ShownStatus;
use waitwell_core::words;

use crate::copy::{Nouns, Text, capitalized};

/// The words that are spoken. Each is a full sentence that names the job: it is heard without the page.
#[derive(Clone, Debug)]
pub struct AnnouncerCopy {
    /// The nouns of the kinds of jobs.
    pub nouns: Nouns,
    /// The job at the start of every sentence, from its noun and title.
    pub name: fn(noun: &str, title: Option<&str>) -> String,
    /// Spoken when a start was sent.
    pub sending: fn(name: &str) -> String,
    /// Spoken when the server has accepted a job.
    pub queued: fn(name: &str) -> String,
    /// Spoken when work has begun.
    pub in_progress: fn(name: &str) -> String,
    /// Spoken when a job waits for the person.
    pub needs_action: fn(name: &str) -> String,
    /// Spoken when all that was asked is done.
    pub completed: fn(name: &str, kind: Option<&str>) -> String,
    /// Spoken when a part of what was asked is done: how many of how many, where that is known.
    pub partly_completed: fn(name: &str, done_of: Option<(u64, u64)>) -> String,
    /// Spoken when the server says that a job failed.
    pub failed: fn(name: &str) -> String,
    /// Spoken when the server says that a job was canceled.
    pub canceled: fn(name: &str) -> String,
    /// Spoken when a job cannot be found, has expired or may not be seen.
    pub gone: fn(name: &str) -> String,
    /// Spoken when a job goes on to its next step: the step's label, its number from 1, how many.
    pub stage: fn(name: &str, label: &str, step: usize, steps: usize) -> String,
    /// Spoken when several jobs ended at about the same time.
    pub ended: fn(count: usize) -> String,
    /// Spoken when the server has not been heard for 30 seconds. It promises nothing about jobs that
    /// need the page.
    pub lost: Text,
    /// Spoken when the browser has been offline for 30 seconds.
    pub offline: Text,
    /// Spoken when the server is heard again.
    pub regained: Text,
    /// Spoken when the person has been signed out.
    pub signed_out: Text,
    /// Spoken when the server has taken the wish to cancel.
    pub cancel_asked: fn(name: &str) -> String,
    /// Spoken when a job ended before the wish to cancel arrived.
    pub cancel_too_late: fn(name: &str) -> String,
    /// Spoken when a cancel was refused, or it is not known whether it arrived.
    pub cancel_unconfirmed: fn(name: &str) -> String,
    /// Spoken when a retry was refused, or it is not known whether it arrived.
    pub retry_unconfirmed: fn(name: &str) -> String,
    /// Spoken when the job itself has shown no sign of life for a while.
    pub quiet: fn(name: &str) -> String,
    /// Spoken when the job's id was copied.
    pub copied: Text,
}

impl AnnouncerCopy {
    /// What was said, as a sentence.
    pub fn sentence(&self, said: &Said) -> String {
        match said {
            Said::Status { job, status, done_of } => self.status(job, *status, *done_of),
            Said::Stage { job, label, step, steps } => (self.stage)(&self.named(job), label, *step, *steps),
            Said::Ended { count } => (self.ended)(*count),
            Said::Lost => self.lost.to_string(),
            Said::Offline => self.offline.to_string(),
            Said::Regained => self.regained.to_string(),
            Said::SignedOut => self.signed_out.to_string(),
            Said::CancelAsked(job) => (self.cancel_asked)(&self.named(job)),
            Said::CancelTooLate(job) => (self.cancel_too_late)(&self.named(job)),
            Said::AskFailed { job, was_cancel: true } => (self.cancel_unconfirmed)(&self.named(job)),
            Said::AskFailed { job, was_cancel: false } => (self.retry_unconfirmed)(&self.named(job)),
            Said::Quiet(job) => (self.quiet)(&self.named(job)),
            Said::Copied => self.copied.to_string(),
        }
    }

    fn status(&self, job: &Named, status: ShownStatus, done_of: Option<(u64, u64)>) -> String {
        let name = &self.named(job);
        match status {
            ShownStatus::Sending => (self.sending)(name),
            ShownStatus::Queued => (self.queued)(name),
            ShownStatus::InProgress => (self.in_progress)(name),
            ShownStatus::NeedsAction => (self.needs_action)(name),
            ShownStatus::Completed => (self.completed)(name, job.kind.as_deref()),
            ShownStatus::PartlyCompleted => (self.partly_completed)(name, done_of),
            ShownStatus::Failed => (self.failed)(name),
            ShownStatus::Canceled => (self.canceled)(name),
            ShownStatus::Gone => (self.gone)(name),
        }
    }

    fn named(&self, job: &Named) -> String {
        (self.name)(self.nouns.of(job.kind.as_deref()), job.title.as_deref())
    }
}

impl Default for AnnouncerCopy {
    fn default() -> Self {
        Self {
            nouns: Nouns::default(),
            name: |noun, title| match title {
                Some(title) => format!("{} “{title}”", capitalized(noun)),
                None => format!("Your {noun}"),
            },
            sending: |name| format!("{name} is starting."),
            queued: |name| format!("{name} is queued."),
            in_progress: |name| format!("{name} is in progress."),
            needs_action: |name| format!("{name} needs action from you before it can go on."),
            completed: |name, kind| match kind {
                Some("export" | "report") => format!("{name} is ready."),
                _ => format!("{name} is complete."),
            },
            partly_completed: |name, done_of| match done_of {
                Some((done, total)) => {
                    let (done, total) = (words::number(done), words::number(total));
                    format!("{name} is partly finished: {done} of {total} done.")
                }
                None => format!("{name} is partly finished."),
            },
            failed: |name| format!("{name} failed. The page says what happened and what you can do."),
            canceled: |name| format!("{name} was canceled."),
            gone: |name| format!("{name} is no longer available."),
            stage: |name, label, step, steps| {
                format!("{name}: {}, step {step} of {steps}.", mid_sentence(label))
            },
            ended: |count| format!("{} ended.", words::counted(count as u64, "job has", "jobs have")),
            lost: "Can't reach the server just now. There is no need to start anything over; \
                   this page keeps checking."
                .into(),
            offline: "You're offline. There is no need to start anything over; \
                      this page looks again once you're back online."
                .into(),
            regained: "The server can be reached again.".into(),
            signed_out: "You've been signed out. Your jobs keep running. Sign in to see them.".into(),
            cancel_asked: |name| format!("{name}: cancel requested. It has not stopped yet."),
            cancel_too_late: |name| {
                format!("{name} finished before it could be canceled. Nothing was deleted.")
            },
            cancel_unconfirmed: |name| {
                format!("{name}: the cancel is not confirmed. The page says what you can do.")
            },
            retry_unconfirmed: |name| {
                format!("{name}: the retry is not confirmed. The page says what you can do.")
            },
            quiet: |name| {
                format!(
                    "{name} is still running, but has sent no update for a while. \
                         You don't need to start over."
                )
            },
            copied: "Job ID copied.".into(),
        }
    }
}

/// A label as the middle of a sentence: "building file". Abbreviations such as "PDF" stay.
fn mid_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}
