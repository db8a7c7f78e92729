use waitwell_core::announce::{Named, Said, Wished};
use waitwell_core::view::ShownStatus;

use crate::copy::{Text, capitalized};
use crate::language::{Count, Noun, Subject, Wording};
use crate::locales::english;

/// The words that are spoken. Each is a full sentence that names the job: it is heard without the page.
#[derive(Clone, Debug)]
pub struct AnnouncerCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// The job at the start of every sentence, from its noun and title.
    pub name: fn(noun: &Noun, title: Option<&str>) -> String,
    /// Spoken when a start was sent.
    pub sending: fn(job: &Subject) -> String,
    /// Spoken when the server has accepted a job.
    pub queued: fn(job: &Subject) -> String,
    /// Spoken when work has begun.
    pub in_progress: fn(job: &Subject) -> String,
    /// Spoken when a job waits for the person.
    pub needs_action: fn(job: &Subject) -> String,
    /// Spoken when all that was asked is done.
    pub completed: fn(job: &Subject) -> String,
    /// Spoken when a part of what was asked is done: how many of how many, where that is known.
    pub partly_completed: fn(job: &Subject, done_of: Option<(Count, Count)>) -> String,
    /// Spoken when the server says that a job failed.
    pub failed: fn(job: &Subject) -> String,
    /// Spoken when the server says that a job was canceled.
    pub canceled: fn(job: &Subject) -> String,
    /// Spoken when a job cannot be found, has expired or may not be seen.
    pub gone: fn(job: &Subject) -> String,
    /// Spoken when a job goes on to its next step: the step's label, its number from 1, how many.
    pub stage: fn(job: &Subject, label: &str, step: usize, steps: usize) -> String,
    /// Spoken when several jobs ended at about the same time.
    pub ended: fn(jobs: &Count) -> String,
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
    pub cancel_asked: fn(job: &Subject) -> String,
    /// Spoken when a job ended before the wish to cancel arrived.
    pub cancel_too_late: fn(job: &Subject) -> String,
    /// Spoken when no answer came to a cancel, so that it is not known whether it arrived.
    pub cancel_unconfirmed: fn(job: &Subject) -> String,
    /// Spoken when the server did not accept a cancel; its reason follows. This and the next refusals are the words
    /// that are shown of them.
    pub cancel_denied: fn(job: &Subject) -> String,
    /// Spoken when a cancel was undone and the job goes on.
    pub cancel_undone: fn(job: &Subject) -> String,
    /// Spoken when no answer came to the wish to undo a cancel.
    pub undo_unconfirmed: fn(job: &Subject) -> String,
    /// Spoken when the server did not accept it; its reason follows.
    pub undo_denied: fn(job: &Subject) -> String,
    /// Spoken when a cancel can't be undone any more, after it was tried; the server's reason follows.
    pub undo_too_late: fn(job: &Subject) -> String,
    /// Spoken when no answer came to a retry.
    pub retry_unconfirmed: fn(job: &Subject) -> String,
    /// Spoken when the server did not accept a retry; its reason follows.
    pub retry_denied: fn(job: &Subject) -> String,
    /// Spoken when the job itself has shown no sign of life for a while.
    pub quiet: fn(job: &Subject) -> String,
    /// Spoken when the job's id was copied.
    pub copied: Text,
    /// Spoken when the details for support were copied.
    pub details_copied: Text,
    /// Spoken when the browser did not let the page copy; the text stands on the page.
    pub not_copied: Text,
    /// Spoken when the person has the page stand still.
    pub paused: Text,
    /// Spoken when the page goes on.
    pub resumed: Text,
}

impl AnnouncerCopy {
    /// What was said, as a sentence.
    pub fn sentence(&self, said: &Said) -> String {
        match said {
            Said::Status { job, status, done_of } => self.status(job, *status, *done_of),
            Said::Stage { job, label, step, steps } => {
                (self.stage)(&self.named(job), &self.wording.isolated(label), *step, *steps)
            }
            Said::Ended { count } => (self.ended)(&self.wording.count(*count as u64, Some("jobs"))),
            Said::Lost => self.lost.to_string(),
            Said::Offline => self.offline.to_string(),
            Said::Regained => self.regained.to_string(),
            Said::SignedOut => self.signed_out.to_string(),
            Said::CancelAsked(job) => (self.cancel_asked)(&self.named(job)),
            Said::CancelTooLate(job) => (self.cancel_too_late)(&self.named(job)),
            Said::CancelUndone(job) => (self.cancel_undone)(&self.named(job)),
            Said::Unconfirmed { job, wish } => self.unconfirmed(*wish)(&self.named(job)),
            Said::Refused { job, wish, is_final, reason } => {
                let refused = self.refused(*wish, *is_final)(&self.named(job));
                let reason = reason.as_deref().map(|reason| self.wording.language().sentence(reason));
                self.wording.sentences([Some(refused), reason].into_iter().flatten())
            }
            Said::Quiet(job) => (self.quiet)(&self.named(job)),
            Said::Copied => self.copied.to_string(),
            Said::DetailsCopied => self.details_copied.to_string(),
            Said::NotCopied => self.not_copied.to_string(),
            Said::Paused => self.paused.to_string(),
            Said::Resumed => self.resumed.to_string(),
        }
    }

    fn unconfirmed(&self, wish: Wished) -> fn(&Subject) -> String {
        match wish {
            Wished::Cancel => self.cancel_unconfirmed,
            Wished::UndoCancel => self.undo_unconfirmed,
            Wished::Retry => self.retry_unconfirmed,
        }
    }

    fn refused(&self, wish: Wished, is_final: bool) -> fn(&Subject) -> String {
        match wish {
            Wished::Cancel => self.cancel_denied,
            Wished::UndoCancel if is_final => self.undo_too_late,
            Wished::UndoCancel => self.undo_denied,
            Wished::Retry => self.retry_denied,
        }
    }

    fn status(&self, job: &Named, status: ShownStatus, done_of: Option<(u64, u64)>) -> String {
        let count = |n| self.wording.count(n, None);
        let done_of = done_of.map(|(done, total)| (count(done), count(total)));
        let job = &self.named(job);
        match status {
            ShownStatus::Sending => (self.sending)(job),
            ShownStatus::Queued => (self.queued)(job),
            ShownStatus::InProgress => (self.in_progress)(job),
            ShownStatus::NeedsAction => (self.needs_action)(job),
            ShownStatus::Completed => (self.completed)(job),
            ShownStatus::PartlyCompleted => (self.partly_completed)(job, done_of),
            ShownStatus::Failed => (self.failed)(job),
            ShownStatus::Canceled => (self.canceled)(job),
            ShownStatus::Gone => (self.gone)(job),
        }
    }

    /// The job as every sentence names it.
    pub fn job(&self, job: &Named) -> String {
        self.named(job).to_string()
    }

    fn named(&self, job: &Named) -> Subject<'_> {
        let noun = self.wording.noun(job.kind.as_deref());
        let title = job.title.as_deref().map(|title| self.wording.isolated(title));
        Subject { noun, has_title: title.is_some(), text: (self.name)(noun, title.as_deref()) }
    }
}

impl Default for AnnouncerCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            name: |noun, title| match title {
                Some(title) => format!("{} “{title}”", capitalized(&noun.text)),
                None => format!("Your {noun}"),
            },
            sending: |job| format!("{job} is starting."),
            queued: |job| format!("{job} is queued."),
            in_progress: |job| format!("{job} is in progress."),
            needs_action: |job| format!("{job} needs action from you before it can go on."),
            completed: |job| match job.noun.is_product {
                true => format!("{job} is ready."),
                false => format!("{job} is complete."),
            },
            partly_completed: |job, done_of| match done_of {
                Some((done, total)) => format!("{job} is partly finished: {done} of {total} done."),
                None => format!("{job} is partly finished."),
            },
            failed: |job| format!("{job} failed. The page says what happened and what you can do."),
            canceled: |job| format!("{job} was canceled."),
            gone: |job| format!("{job} is no longer available."),
            stage: |job, label, step, steps| {
                format!("{job}: {}, step {step} of {steps}.", mid_sentence(label))
            },
            ended: |jobs| match jobs.n {
                1 => format!("{jobs} has ended."),
                _ => format!("{jobs} have ended."),
            },
            lost: "Can't reach the server just now. There is no need to start anything over; \
                   this page keeps checking."
                .into(),
            offline: "You're offline. There is no need to start anything over; \
                      this page looks again once you're back online."
                .into(),
            regained: "The server can be reached again.".into(),
            signed_out: "You've been signed out. Your jobs keep running. Sign in to see them.".into(),
            cancel_asked: |job| format!("{job}: cancel requested. It has not stopped yet."),
            cancel_too_late: |job| {
                format!("{job} finished before it could be canceled. Nothing was deleted.")
            },
            cancel_unconfirmed: |job| {
                format!("{job}: the cancellation is not confirmed. The page says what you can do.")
            },
            cancel_denied: |job| format!("{job} was not canceled. The server did not accept it."),
            cancel_undone: |job| format!("{job}: the cancel was undone, and it goes on."),
            undo_unconfirmed: |job| {
                format!("{job}: undoing the cancel is not confirmed. The page says what you can do.")
            },
            undo_denied: |job| format!("{job}: the cancel was not undone. The server did not accept it."),
            undo_too_late: |job| format!("{job}: the cancel can't be undone anymore."),
            retry_unconfirmed: |job| {
                format!("{job}: the retry is not confirmed. The page says what you can do.")
            },
            retry_denied: |job| format!("{job}: the server did not accept the retry."),
            quiet: |job| {
                format!(
                    "{job} is still running, but has sent no update for a while. \
                         You don't need to start over."
                )
            },
            copied: "Job ID copied.".into(),
            details_copied: "Details for support copied.".into(),
            not_copied: "This browser doesn't let the page copy. Select the text on the page and copy it."
                .into(),
            paused: "Live updates are paused. Your jobs are not paused.".into(),
            resumed: "Live updates are on again.".into(),
        }
    }
}

/// A label as the middle of a sentence: "building file". Abbreviations such as "PDF" stay.
pub(super) fn mid_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}
