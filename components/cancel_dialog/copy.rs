use waitwell_core::document::CancelScope;
use waitwell_core::view::{Cancel, CancelEffect, JobView, ShownStatus, Undo};

use crate::announce::AnnouncerCopy;
use crate::copy::Text;
use crate::language::{Noun, Wording};
use crate::locales::english;

/// The words around a cancel.
#[derive(Clone, Debug)]
pub struct CancelDialogCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// The words of what is said aloud in the dialog while it is open, of other jobs and of the line.
    pub aloud: AnnouncerCopy,
    /// Shown on the button that opens the dialog, and on the one in it that cancels.
    pub cancel: fn(noun: &Noun) -> String,
    /// Shown on the button while a cancel is on its way.
    pub canceling: fn(noun: &Noun) -> String,
    /// Shown on the button when a cancel was not confirmed or not accepted.
    pub try_again: Text,
    /// Shown on the button that puts a message away.
    pub dismiss: Text,
    /// Shown beside the button: what a cancel stops, and what the dialog will say of it.
    pub hint: fn(noun: &Noun, effect: &CancelEffect) -> String,
    /// Shown as the dialog's question.
    pub title: fn(noun: &Noun) -> String,
    /// Shown in the dialog above what a cancel stops.
    pub stops: Text,
    /// Shown in the dialog: what a cancel stops.
    pub scope: fn(noun: &Noun, scope: Option<CancelScope>) -> String,
    /// Shown in the dialog above what is kept.
    pub kept: Text,
    /// Shown in the dialog above what is deleted.
    pub deleted: Text,
    /// Shown in the dialog above what has already happened and stays.
    pub cannot_be_undone: Text,
    /// Shown in the dialog when the server does not say what is kept or deleted.
    pub not_said: Text,
    /// Shown on the dialog's first button.
    pub keep_running: Text,
    /// Shown on the dialog's button once there is nothing to cancel.
    pub close: Text,
    /// Shown when the server says that the job cannot be canceled; its reason follows.
    pub refused: fn(noun: &Noun) -> String,
    /// Shown when the server has taken the wish and the job has not stopped yet.
    pub asked: fn(noun: &Noun) -> String,
    /// Shown when that takes 30 seconds or more.
    pub asked_slow: fn(noun: &Noun) -> String,
    /// Shown when no answer came to the wish.
    pub unconfirmed: fn(noun: &Noun) -> String,
    /// Shown when the server did not accept the wish; its reason follows.
    pub denied: fn(noun: &Noun) -> String,
    /// Shown when the job ended before the wish arrived.
    pub too_late: fn(noun: &Noun) -> String,
    /// Shown on the button that undoes a cancel, while the server says that it can.
    pub undo: Text,
    /// Shown on that button while the wish is on its way.
    pub undoing: Text,
    /// Shown beside that button: what it does. No time is named, since none is known.
    pub undo_hint: fn(noun: &Noun) -> String,
    /// Shown when no answer came to the wish to undo a cancel.
    pub undo_unconfirmed: Text,
    /// Shown when the server did not accept it; its reason follows.
    pub undo_denied: Text,
    /// Shown when a cancel can't be undone any more, after it was tried; the server's reason follows.
    pub undo_too_late: Text,
    /// Shown while a job goes on whose cancel was undone.
    pub undone: fn(noun: &Noun) -> String,
    /// Shown as the dialog's title when there is nothing to cancel any more.
    pub ended_title: fn(noun: &Noun, status: ShownStatus) -> String,
    /// Shown in the dialog when there is nothing to cancel any more.
    pub ended: fn(status: ShownStatus) -> String,
    /// Shown as the dialog's title when the job goes on and can no longer be canceled from it.
    pub changed_title: fn(noun: &Noun) -> String,
    /// Shown in the dialog when the job goes on and can no longer be canceled.
    pub changed: fn(noun: &Noun) -> String,
}

impl CancelDialogCopy {
    /// The words on the button; `None` where there is nothing to press.
    pub fn button(&self, job: &JobView) -> Option<String> {
        let noun = self.noun(job);
        match &job.cancel {
            _ if job.status.is_over() => None,
            Cancel::NotOffered | Cancel::Refused { .. } | Cancel::TooLate | Cancel::Done(_) => None,
            Cancel::Offered(_) => Some((self.cancel)(noun)),
            Cancel::Sending | Cancel::Asked { .. } => Some((self.canceling)(noun)),
            Cancel::Unconfirmed | Cancel::Denied { .. } => Some(self.try_again.to_string()),
        }
    }

    /// The sentence beside the button, and the server's own sentence that follows it.
    pub fn message(&self, job: &JobView) -> Option<(String, Option<String>)> {
        let noun = self.noun(job);
        let message = match &job.cancel {
            Cancel::TooLate => ((self.too_late)(noun), None),
            _ if job.status.is_over() => return None,
            Cancel::NotOffered | Cancel::Done(_) => return None,
            Cancel::Refused { why_not } => ((self.refused)(noun), why_not.clone()),
            Cancel::Offered(effect) => ((self.hint)(noun, effect), None),
            Cancel::Sending => return None,
            Cancel::Asked { is_slow: false } => ((self.asked)(noun), None),
            Cancel::Asked { is_slow: true } => ((self.asked_slow)(noun), None),
            Cancel::Unconfirmed => ((self.unconfirmed)(noun), None),
            Cancel::Denied { detail } => ((self.denied)(noun), detail.clone()),
        };
        Some(message)
    }

    /// The words on the button that undoes a cancel; `None` where there is nothing to press.
    pub fn undo_button(&self, job: &JobView) -> Option<String> {
        match &job.undo {
            Undo::NotOffered | Undo::Done | Undo::Denied { is_final: true, .. } => None,
            Undo::Sending => Some(self.undoing.to_string()),
            Undo::Offered | Undo::Unconfirmed | Undo::Denied { .. } => Some(self.undo.to_string()),
        }
    }

    /// The sentence beside that button, and the server's own sentence that follows it.
    pub fn undo_message(&self, job: &JobView) -> Option<(String, Option<String>)> {
        let noun = self.noun(job);
        match &job.undo {
            Undo::NotOffered | Undo::Sending => None,
            Undo::Offered => Some(((self.undo_hint)(noun), None)),
            Undo::Unconfirmed => Some((self.undo_unconfirmed.to_string(), None)),
            Undo::Denied { detail, is_final: true } => Some((self.undo_too_late.to_string(), detail.clone())),
            Undo::Denied { detail, .. } => Some((self.undo_denied.to_string(), detail.clone())),
            Undo::Done => Some(((self.undone)(noun), None)),
        }
    }

    /// The noun for `job`.
    pub fn noun(&self, job: &JobView) -> &Noun {
        self.wording.noun(job.kind.as_deref())
    }
}

/// Whether the server says more of a cancel than that it can be done.
pub(super) fn says_more(effect: &CancelEffect) -> bool {
    !(effect.keeps.is_empty() && effect.deletes.is_empty() && effect.cannot_undo.is_empty())
}

impl Default for CancelDialogCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            aloud: AnnouncerCopy::default(),
            cancel: |noun| format!("Cancel {noun}"),
            canceling: |noun| format!("Canceling {noun}…"),
            try_again: "Try again".into(),
            dismiss: "Dismiss".into(),
            hint: |noun, effect| {
                let stops = match effect.scope {
                    Some(CancelScope::Upload) => "Canceling stops the upload.".to_owned(),
                    Some(CancelScope::Remaining) => {
                        format!("Canceling stops the rest of the {noun}. What is already done stays.")
                    }
                    Some(CancelScope::Whole) => format!("Canceling stops the whole {noun}."),
                    None => format!("Canceling stops the {noun}."),
                };
                let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                    (false, false) => "You'll be asked first, and see what is kept and deleted.",
                    (false, true) => "You'll be asked first, and see what is kept.",
                    (true, false) => "You'll be asked first, and see what is deleted.",
                    (true, true) => "You'll be asked first.",
                };
                format!("{stops} {first}")
            },
            title: |noun| format!("Cancel this {noun}?"),
            stops: "What stops".into(),
            scope: |noun, scope| match scope {
                Some(CancelScope::Upload) => "The upload. Nothing more is sent.".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!("The rest of the {noun}. What is already done stays done.")
                }
                Some(CancelScope::Whole) => format!("The whole {noun}."),
                None => format!("The {noun}."),
            },
            kept: "Kept".into(),
            deleted: "Deleted".into(),
            cannot_be_undone: "Cannot be undone".into(),
            not_said: "The server does not say what happens to the work done so far.".into(),
            keep_running: "Keep running".into(),
            close: "Close".into(),
            refused: |noun| format!("This {noun} can't be canceled just now."),
            asked: |noun| format!("Cancel requested. The {noun} stops at the next safe point."),
            asked_slow: |noun| format!("Cancel requested, still waiting for the {noun} to stop."),
            unconfirmed: |noun| {
                format!("We haven't been able to confirm the cancellation. The {noun} may still be running.")
            },
            denied: |noun| format!("The {noun} was not canceled. The server did not accept it."),
            too_late: |noun| format!("The {noun} finished before it could be canceled. Nothing was deleted."),
            undo: "Undo cancel".into(),
            undoing: "Undoing cancel…".into(),
            undo_hint: |noun| format!("You can still undo the cancel, and the {noun} goes on."),
            undo_unconfirmed: "We haven't been able to confirm that the cancel was undone.".into(),
            undo_denied: "The cancel was not undone. The server did not accept it.".into(),
            undo_too_late: "The cancel can't be undone anymore.".into(),
            undone: |noun| format!("The cancel was undone, and the {noun} goes on."),
            ended_title: |noun, status| match status {
                ShownStatus::Canceled => format!("This {noun} was canceled"),
                ShownStatus::Failed => format!("This {noun} has failed"),
                ShownStatus::Gone => format!("This {noun} can't be found anymore"),
                _ => format!("This {noun} has finished"),
            },
            ended: |status| {
                match status {
                    ShownStatus::Canceled => "There is nothing left to cancel.",
                    ShownStatus::PartlyCompleted => {
                        "It ended before it could be canceled, with a part of the work done. Nothing was deleted."
                    }
                    ShownStatus::Failed => {
                        "It stopped by itself before it could be canceled. Close this to see what happened."
                    }
                    ShownStatus::Gone => "There is nothing to cancel.",
                    _ => "It finished before it could be canceled. Nothing was deleted.",
                }
                .to_owned()
            },
            changed_title: |noun| format!("This {noun} has changed"),
            changed: |noun| format!("The {noun} can't be canceled from here anymore."),
        }
    }
}
