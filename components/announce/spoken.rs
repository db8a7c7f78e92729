use leptos::prelude::*;
use waitwell_core::announce::{Named, Said};

use super::AnnouncerCopy;
use super::copy::mid_sentence;
use crate::theirs::sentence;

/// One message in words: two equal ones sound the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Spoken {
    sentence: String,
    /// What the server says in it, in the order in which it stands there.
    theirs: Vec<String>,
    /// The language of that, where it is not that of the sentence.
    lang: Option<String>,
}

impl Spoken {
    pub(crate) fn of(said: &Said, copy: &AnnouncerCopy) -> Self {
        let (job, then) = parts(said);
        let title = job.and_then(|job| job.title.clone());
        // English writes a label small in the middle of a sentence.
        let then = then.into_iter().flat_map(|then| [then.clone(), mid_sentence(then)]);
        Self {
            sentence: copy.sentence(said),
            theirs: title.into_iter().chain(then).collect(),
            lang: copy.wording.language().lang(job.and_then(|job| job.language.as_deref())),
        }
    }

    pub(crate) fn show(&self) -> AnyView {
        sentence(self.sentence.clone(), self.theirs.iter().map(String::as_str), self.lang.clone())
    }
}

/// The job that it names, and what the server says of it after that.
fn parts(said: &Said) -> (Option<&Named>, Option<&String>) {
    match said {
        Said::Stage { job, label, .. } => (Some(job), Some(label)),
        Said::Refused { job, reason, .. } => (Some(job), reason.as_ref()),
        Said::Status { job, .. } | Said::Unconfirmed { job, .. } => (Some(job), None),
        Said::CancelAsked(job) | Said::CancelTooLate(job) | Said::CancelUndone(job) | Said::Quiet(job) => {
            (Some(job), None)
        }
        Said::Ended { .. } | Said::Lost | Said::Offline | Said::Regained | Said::SignedOut => (None, None),
        Said::Copied | Said::DetailsCopied | Said::NotCopied | Said::Paused | Said::Resumed => (None, None),
    }
}
