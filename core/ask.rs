//! What a person can ask for by a click.

use crate::id::JobId;

/// What of a job can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Its id.
    Id,
    /// The details for support.
    Details,
}

/// A wish of the person at the page, given by a component and carried out by the follower or the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Stop this run. Given only after the person has confirmed it.
    Cancel(JobId),
    /// Let a job go on whose cancel was asked for or carried out.
    UndoCancel(JobId),
    /// Run the same job again with the same inputs.
    Retry(JobId),
    /// Run it again for only what failed; what is done stays as it is.
    RetryFailed(JobId),
    /// Fill the form again with this job's inputs. The app does this; no job starts or ends.
    StartOver(JobId),
    /// Look at the server now, without waiting for the next turn.
    LookAgain(JobId),
    /// Show this job. The app does this.
    Open(JobId),
    /// Take this job out of the recent list. The job itself stays as it is.
    Remove(JobId),
    /// Copy the job's id for support.
    CopyId(JobId),
    /// Copy this text for support: what [`JobView::support`](crate::view::JobView::support) tells of the job, in words.
    CopyDetails(JobId, String),
    /// Tell no longer how this job ended: the person has seen it.
    Seen(JobId),
    /// Let the browser tell when this job ends; the person is asked by the browser first.
    Notify(JobId),
    /// Put away what was last said about this job's cancel, its undoing or its retry.
    Dismiss(JobId),
    /// Say aloud in this job's dialog whatever there is to say, now that it is open: while a modal dialog
    /// is, screen readers hear nothing outside of it. The dialog itself tells how this job ends.
    SpeakInDialog(JobId),
    /// Say it in the page again, now that this job's dialog is closed.
    SpeakInPage(JobId),
}

impl Ask {
    /// The job that it is about.
    pub fn job(&self) -> &JobId {
        match self {
            Ask::Cancel(job)
            | Ask::UndoCancel(job)
            | Ask::Retry(job)
            | Ask::RetryFailed(job)
            | Ask::StartOver(job)
            | Ask::LookAgain(job)
            | Ask::Open(job)
            | Ask::Remove(job)
            | Ask::CopyId(job)
            | Ask::CopyDetails(job, _)
            | Ask::Seen(job)
            | Ask::Notify(job)
            | Ask::Dismiss(job)
            | Ask::SpeakInDialog(job)
            | Ask::SpeakInPage(job) => job,
        }
    }
}
