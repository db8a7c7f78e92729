//! What is worth saying aloud: state changes only, never the ticking of a clock.

use crate::id::JobId;
use crate::view::ShownStatus;

/// One message for the page's live region, as a situation; the components put it into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Announcement {
    /// Which message this is, counting from 1: two equal messages in a row are still two.
    pub number: u64,
    /// What there is to say.
    pub said: Said,
}

/// What there is to say aloud.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A job's headline changed, or it was started.
    Status {
        /// The job.
        job: Named,
        /// Its new headline.
        status: ShownStatus,
        /// How many of how many were done, where it was partly done.
        done_of: Option<(u64, u64)>,
    },
    /// A job went on to its next step.
    Stage {
        /// The job.
        job: Named,
        /// The step's label.
        label: String,
        /// Which step, from 1.
        step: usize,
        /// Out of how many.
        steps: usize,
    },
    /// Several jobs ended at about the same time.
    Ended {
        /// How many.
        count: usize,
    },
    /// The server has not been heard for 30 seconds; the jobs go on.
    Lost,
    /// The browser has been offline for 30 seconds; the jobs go on.
    Offline,
    /// The server is heard again.
    Regained,
    /// The person has been signed out; the jobs go on.
    SignedOut,
    /// The server has taken the wish to cancel.
    CancelAsked(Named),
    /// The job ended before the wish to cancel arrived.
    CancelTooLate(Named),
    /// A cancel was undone, and the job goes on.
    CancelUndone(Named),
    /// No answer came to a wish, so it is not known whether it arrived.
    Unconfirmed {
        /// The job.
        job: Named,
        /// What was asked for.
        wish: Wished,
    },
    /// The server refused a wish.
    Refused {
        /// The job.
        job: Named,
        /// What was asked for.
        wish: Wished,
        /// It cannot be asked for again. Said of the undoing of a cancel alone.
        is_final: bool,
        /// Why, as the server's sentence.
        reason: Option<String>,
    },
    /// The job itself has shown no sign of life for a while; the answers are good.
    Quiet(Named),
    /// The job's id was copied.
    Copied,
    /// The details for support were copied.
    DetailsCopied,
    /// The browser did not let the page copy; the text stands on the page.
    NotCopied,
    /// The page stands still, as the person wanted; the jobs go on.
    Paused,
    /// The page goes on.
    Resumed,
}

impl Said {
    /// Whether it answers a click of the person, who is not kept waiting for it.
    pub(crate) fn is_answer(&self) -> bool {
        use Said::*;
        match self {
            CancelAsked(_) | CancelTooLate(_) | Unconfirmed { .. } | Refused { .. } => true,
            Copied | DetailsCopied | NotCopied | Paused | Resumed => true,
            Status { .. } | Stage { .. } | Ended { .. } | CancelUndone(_) | Quiet(_) => false,
            Lost | Offline | Regained | SignedOut => false,
        }
    }
}

/// What a person asked of a job and the server has not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wished {
    /// To cancel it.
    Cancel,
    /// To undo its cancel.
    UndoCancel,
    /// To run it again, whole or for only what is missing.
    Retry,
}

/// A job by the names that a person knows it by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// Its id, where it has one.
    pub id: Option<JobId>,
    /// The application's own key for the kind of job.
    pub kind: Option<String>,
    /// What the person called it.
    pub title: Option<String>,
    /// The language of the title, as a BCP 47 tag.
    pub language: Option<String>,
}
