mod problems;

use waitwell_core::document::{Duplicates, Range, RetryFrom};
use waitwell_core::view::{ErrorView, JobView, Retry, RetryOffer, ShownStatus};

use crate::copy::Text;
use crate::language::{Count, Noun, Worded, Wording};
use crate::locales::english;

pub use problems::ProblemCopy;
pub(super) use problems::known;

/// The words around a failure and a retry.
#[derive(Clone, Debug)]
pub struct RetryPanelCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// The words for each kind of problem; an app adds its own. The first one that fits is used.
    pub problems: Vec<ProblemCopy>,
    /// Shown when the server gave no reason for a failure.
    pub no_reason: fn(noun: &Noun) -> String,
    /// Shown when the work done so far is safe.
    pub work_safe: Text,
    /// Shown when the work done so far is lost.
    pub work_lost: Text,
    /// Shown when the server does not say whether the work done so far is safe.
    pub work_unknown: Text,
    /// Shown for a fix that has no words of its own.
    pub fix: Text,
    /// Shown right after the link to a fix.
    pub then_retry: Text,
    /// Shown beside the words of a link that is not safe to follow.
    pub blocked: Text,
    /// Shown when a retry restarts at the beginning; its usual time follows.
    pub from_start: fn(usual: Option<&Worded<Range>>) -> String,
    /// Shown when a retry goes on from a step, where its label is known; its usual time follows.
    pub from_checkpoint: fn(stage: Option<&str>, usual: Option<&Worded<Range>>) -> String,
    /// Shown when only the usual time of a retry is known.
    pub from_unknown: fn(usual: &Worded<Range>) -> String,
    /// Shown when a retry makes nothing twice.
    pub no_duplicates: Text,
    /// Shown when a retry may make something twice.
    pub may_duplicate: Text,
    /// Shown when the server does not say whether a retry makes something twice.
    pub duplicates_unknown: Text,
    /// Shown when a retry of only what is missing leaves the rest alone and makes nothing twice.
    pub failed_stays: Text,
    /// Shown when a retry of only what is missing may make something twice.
    pub failed_may_duplicate: Text,
    /// Shown when the server does not say whether a retry of only what is missing makes something twice.
    pub failed_duplicates_unknown: Text,
    /// Shown next: how long a retry of only what is missing usually takes.
    pub failed_takes: fn(usual: &Worded<Range>) -> String,
    /// Shown when the inputs are kept.
    pub inputs_kept: Text,
    /// Shown on the button that runs the same job again.
    pub retry: fn(noun: &Noun) -> String,
    /// Shown on that button while a retry is on its way.
    pub retrying: fn(noun: &Noun) -> String,
    /// Shown on the button that does only what is missing again: how many, and of what, where that is known.
    pub retry_failed: fn(count: Option<&Count>) -> String,
    /// Shown on that button while such a retry is on its way.
    pub retrying_failed: Text,
    /// Shown on either button when a retry was not confirmed or not accepted.
    pub try_again: Text,
    /// Shown on the button that opens the form again with the inputs of this job, also of one that is gone.
    pub start_over: Text,
    /// Shown beside that button: what it does.
    pub start_over_effect: Text,
    /// Shown when a failed job cannot be retried from here.
    pub not_offered: fn(noun: &Noun) -> String,
    /// Shown when the server says that it cannot be retried; its reason follows.
    pub refused: fn(noun: &Noun) -> String,
    /// Shown when no answer came to a retry.
    pub unconfirmed: Text,
    /// Shown when the server did not accept a retry; its reason follows.
    pub denied: Text,
    /// Shown on the button that puts a message away.
    pub dismiss: Text,
    /// Shown on the button that shows the details.
    pub show_details: Text,
    /// Shown on that button while the details are shown.
    pub hide_details: Text,
    /// Shown above the code for support.
    pub code: Text,
    /// Shown above the kind of problem.
    pub kind: Text,
    /// Shown above the step in which it failed.
    pub stage: Text,
    /// Shown above the server's own words.
    pub said: Text,
    /// Shown above the job's id.
    pub job_id: Text,
    /// Shown on the button that copies the job's id.
    pub copy_id: Text,
}

/// Sentences of the kit, and those of the server that follow them.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Sentences {
    pub(super) ours: Option<String>,
    pub(super) theirs: Vec<String>,
    /// A word of the server that stands in the kit's own sentences.
    pub(super) within: Option<String>,
    /// The language of what the server says, where it is not that of the kit.
    pub(super) lang: Option<String>,
}

impl Sentences {
    fn ours(text: impl Into<String>) -> Self {
        Self { ours: Some(text.into()), ..Self::default() }
    }

    pub(crate) fn theirs(texts: Vec<String>, lang: Option<String>) -> Self {
        Self { theirs: texts, lang, ..Self::default() }
    }

    fn before(self, theirs: Option<String>, lang: Option<String>) -> Self {
        Self { theirs: theirs.into_iter().collect(), lang, ..self }
    }
}

/// Whether there is a way on: not all was done, and the job is not gone.
pub(super) fn may_go_on(job: &JobView) -> bool {
    matches!(job.status, ShownStatus::Failed | ShownStatus::PartlyCompleted | ShownStatus::Canceled)
}

impl RetryPanelCopy {
    /// What happened: the kit's sentence where it knows the problem, otherwise the server's own ones.
    pub(super) fn happened(&self, job: &JobView) -> Option<Sentences> {
        (job.status == ShownStatus::Failed).then(|| self.why(self.noun(job), job.error.as_ref()))
    }

    /// Why this attempt or an earlier one failed.
    pub(crate) fn why(&self, noun: &Noun, error: Option<&ErrorView>) -> Sentences {
        let ErrorView { detail, language, .. } = error.cloned().unwrap_or_default();
        let lang = self.lang(language.as_deref());
        match (self.problem(error), error.map(server_words).unwrap_or_default()) {
            (Some(problem), _) => Sentences::ours((problem.happened)(noun)).before(detail, lang),
            (None, theirs) if theirs.is_empty() => Sentences::ours((self.no_reason)(noun)),
            (None, theirs) => Sentences::theirs(theirs, lang),
        }
    }

    /// What to do about a known problem, where the server names no fix of its own.
    pub(super) fn advice(&self, job: &JobView) -> Option<Sentences> {
        let names_fix = matches!(&job.retry, Retry::Offered(offer) if offer.fix_first.is_some());
        // Once a retry is on its way, what had to be done first is done.
        let is_late = names_fix || matches!(job.retry, Retry::Sending { .. });
        let problem =
            self.problem(job.error.as_ref()).filter(|_| job.status == ShownStatus::Failed && !is_late)?;
        Some(Sentences::ours((problem.advice)(self.noun(job))))
    }

    /// Whether the work done so far is safe.
    pub(super) fn work(&self, job: &JobView) -> Option<Sentences> {
        let is_safe = job.error.as_ref().and_then(|error| error.work_safe);
        let text = match is_safe {
            Some(true) => &self.work_safe,
            Some(false) => &self.work_lost,
            None => &self.work_unknown,
        };
        (job.status == ShownStatus::Failed).then(|| Sentences::ours(text.clone()))
    }

    /// What a retry does, and what stays as it is.
    pub(super) fn terms(&self, job: &JobView) -> Option<Sentences> {
        if !may_go_on(job) {
            return None;
        }
        let [restart, duplicates] = match &job.retry {
            Retry::Offered(offer) => [self.restart(offer), self.duplicates(job, offer)],
            _ => [None, None],
        };
        // Of a job that was canceled, the button that starts over says it, beside what the server has kept.
        let is_said = job.status == ShownStatus::Canceled && !matches!(job.retry, Retry::Offered(_));
        let kept = (job.has_inputs && !is_said).then(|| self.inputs_kept.to_string());
        let sentences: Vec<_> = [restart, duplicates, kept].into_iter().flatten().collect();
        let within = match &job.retry {
            Retry::Offered(offer) => offer.from_stage.clone(),
            _ => None,
        };
        let lang = self.lang(job.language.as_deref());
        let said = (!sentences.is_empty()).then(|| Sentences::ours(self.wording.sentences(sentences)));
        said.map(|said| Sentences { within, lang, ..said })
    }

    fn duplicates(&self, job: &JobView, offer: &RetryOffer) -> Option<String> {
        let text = match offer.duplicates {
            // The result summary of a partly finished job says it, beside what is missing.
            _ if job.status == ShownStatus::PartlyCompleted && job.result.is_some() => return None,
            Some(Duplicates::None) => &self.no_duplicates,
            Some(Duplicates::Possible) => &self.may_duplicate,
            None => &self.duplicates_unknown,
        };
        Some(text.to_string())
    }

    fn restart(&self, offer: &RetryOffer) -> Option<String> {
        let usual = offer.usual.map(|range| self.wording.usual(range));
        let usual = usual.as_ref();
        let stage = offer.from_stage.as_deref().map(|stage| self.wording.isolated(stage));
        match offer.from {
            Some(RetryFrom::Start) => Some((self.from_start)(usual)),
            Some(RetryFrom::Checkpoint) => Some((self.from_checkpoint)(stage.as_deref(), usual)),
            None => usual.map(self.from_unknown),
        }
    }

    /// How far a retry is, or why there is none; the server's reason follows.
    pub(super) fn message(&self, job: &JobView) -> Option<Sentences> {
        let noun = self.noun(job);
        let lang = self.lang(job.language.as_deref());
        match &job.retry {
            _ if !may_go_on(job) => None,
            Retry::Offered(_) | Retry::Sending { .. } => None,
            Retry::NotOffered if job.status != ShownStatus::Failed => None,
            Retry::NotOffered => Some(Sentences::ours((self.not_offered)(noun))),
            Retry::Refused { why_not } => {
                Some(Sentences::ours((self.refused)(noun)).before(why_not.clone(), lang))
            }
            Retry::Unconfirmed { .. } => Some(Sentences::ours(self.unconfirmed.clone())),
            Retry::Denied { detail, .. } => {
                Some(Sentences::ours(self.denied.clone()).before(detail.clone(), lang))
            }
        }
    }

    /// The words on the retry button; `None` where there is nothing to press.
    pub(crate) fn button(&self, job: &JobView) -> Option<String> {
        match &job.retry {
            _ if !may_go_on(job) => None,
            Retry::NotOffered | Retry::Refused { .. } => None,
            Retry::Offered(_) => Some((self.retry)(self.noun(job))),
            Retry::Sending { only_failed: false } => Some((self.retrying)(self.noun(job))),
            Retry::Unconfirmed { only_failed: false } | Retry::Denied { only_failed: false, .. } => {
                Some(self.try_again.to_string())
            }
            Retry::Sending { .. } | Retry::Unconfirmed { .. } | Retry::Denied { .. } => None,
        }
    }

    /// The words on the button that does only what is missing again; `None` where there is nothing to press.
    pub(crate) fn failed_button(&self, job: &JobView) -> Option<String> {
        match &job.retry {
            _ if !may_go_on(job) => None,
            Retry::Offered(RetryOffer { only_failed: Some(only), .. }) => {
                let count = only.count.map(|count| self.wording.count(count, only.unit.as_deref()));
                Some((self.retry_failed)(count.as_ref()))
            }
            Retry::Sending { only_failed: true } => Some(self.retrying_failed.to_string()),
            Retry::Unconfirmed { only_failed: true } | Retry::Denied { only_failed: true, .. } => {
                Some(self.try_again.to_string())
            }
            _ => None,
        }
    }

    /// What a retry of only what is missing does, and how long that takes.
    pub(super) fn failed_terms(&self, job: &JobView) -> Option<Sentences> {
        let Retry::Offered(RetryOffer { only_failed: Some(only), .. }) = &job.retry else { return None };
        let stays = match only.duplicates {
            Some(Duplicates::None) => &self.failed_stays,
            Some(Duplicates::Possible) => &self.failed_may_duplicate,
            None => &self.failed_duplicates_unknown,
        };
        let takes = only.usual.map(|range| (self.failed_takes)(&self.wording.usual(range)));
        let sentences = [Some(stays.to_string()), takes].into_iter().flatten();
        may_go_on(job).then(|| Sentences::ours(self.wording.sentences(sentences)))
    }

    /// What it says in words of its own just now, without those of the server.
    pub(crate) fn own_words(&self, job: &JobView) -> Vec<String> {
        [self.happened(job), self.message(job)].into_iter().flatten().filter_map(|said| said.ours).collect()
    }

    fn problem(&self, error: Option<&ErrorView>) -> Option<&ProblemCopy> {
        let kind = error?.kind.as_deref()?;
        self.problems.iter().find(|problem| problem.kind == kind)
    }

    /// The `lang` of what the server says in that language.
    pub(crate) fn lang(&self, theirs: Option<&str>) -> Option<String> {
        self.wording.language().lang(theirs)
    }

    fn noun(&self, job: &JobView) -> &Noun {
        self.wording.noun(job.kind.as_deref())
    }
}

/// What the server says of an error.
pub(crate) fn server_words(error: &ErrorView) -> Vec<String> {
    [&error.title, &error.detail].into_iter().flatten().cloned().collect()
}

/// "; usually 10 to 20 seconds", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!("; usually {usual}"))
}

impl Default for RetryPanelCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            problems: known(),
            no_reason: |noun| format!("The {noun} stopped before it finished. The server gave no reason."),
            work_safe: "What was done so far is safe.".into(),
            work_lost: "What was done so far was not kept.".into(),
            work_unknown: "We don't know whether what was done so far was kept.".into(),
            fix: "Fix what is in the way".into(),
            then_retry: ", then retry.".into(),
            blocked: "Link blocked for your safety".into(),
            from_start: |usual| format!("Retry starts from the beginning{}.", usually(usual)),
            from_checkpoint: |stage, usual| match stage {
                Some(stage) => format!("Retry continues from “{stage}”{}.", usually(usual)),
                None => format!("Retry continues where it stopped{}.", usually(usual)),
            },
            from_unknown: |usual| format!("A retry usually takes {usual}."),
            no_duplicates: "It will not create duplicates.".into(),
            may_duplicate: "It may create duplicates.".into(),
            duplicates_unknown: "We don't know whether retrying creates duplicates.".into(),
            failed_stays:
                "Retrying only what is missing leaves what is done as it is and creates nothing twice.".into(),
            failed_may_duplicate: "Retrying only what is missing may create duplicates.".into(),
            failed_duplicates_unknown:
                "We don't know whether retrying only what is missing creates duplicates.".into(),
            failed_takes: |usual| format!("It usually takes {usual}."),
            inputs_kept: "Your filters and settings are kept.".into(),
            retry: |noun| format!("Retry {noun}"),
            retrying: |noun| format!("Retrying {noun}…"),
            retry_failed: |count| match count {
                Some(count) => format!("Retry only what is missing ({count})"),
                None => "Retry only what is missing".to_owned(),
            },
            retrying_failed: "Retrying what is missing…".into(),
            try_again: "Try again".into(),
            start_over: "Start over".into(),
            start_over_effect: "Start over opens the form with the same inputs.".into(),
            not_offered: |noun| format!("This {noun} can't be retried from here."),
            refused: |noun| format!("This {noun} can't be retried."),
            unconfirmed: "We haven't been able to confirm the retry.".into(),
            denied: "The server did not accept the retry.".into(),
            dismiss: "Dismiss".into(),
            show_details: "Show details".into(),
            hide_details: "Hide details".into(),
            code: "Code".into(),
            kind: "Type".into(),
            stage: "Step".into(),
            said: "Message".into(),
            job_id: "Job ID".into(),
            copy_id: "Copy job ID".into(),
        }
    }
}
