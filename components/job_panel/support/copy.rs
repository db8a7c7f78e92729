use waitwell_core::moment::Moment;
use waitwell_core::view::{Cancel, JobView, SupportFacts, Undo};

use crate::copy::Text;
use crate::job_panel::JobPanelCopy;
use crate::language::Direction;

/// The words around the details for support, and in them.
#[derive(Clone, Debug)]
pub struct SupportCopy {
    /// Shown on the button that copies the details for support.
    pub copy: Text,
    /// Shown below it: what is copied, and what is not.
    pub holds: Text,
    /// Shown above the details, where the browser did not let the page copy them.
    pub details: Text,
    /// In the details, before the job's id.
    pub job_id: Text,
    /// In the details, before the application's key for the kind of job.
    pub kind: Text,
    /// In the details, before the headline.
    pub status: Text,
    /// In the details, before the number of the attempt.
    pub attempt: Text,
    /// In the details, before the time of the request.
    pub requested: Text,
    /// In the details, before the time at which work began.
    pub started: Text,
    /// In the details, before the time at which the server last gave a good answer.
    pub heard: Text,
    /// In the details, before the time at which the job ended.
    pub ended: Text,
    /// In the details, before the kit's own sentences that the page shows.
    pub shown: Text,
    /// In the details, before the problem's type.
    pub problem: Text,
    /// In the details, before the problem's code.
    pub code: Text,
}

/// What support may have to know of the page itself.
const KIT: &str = concat!("Waitwell ", env!("CARGO_PKG_VERSION"));

const LEFT_TO_RIGHT_MARK: &str = "\u{200e}";

impl JobPanelCopy {
    /// The details for support, as they are copied: words for the person, who should see what they hand on, and values
    /// that read the same in every language. `None` for a job without an id.
    ///
    /// They hold nothing of the person's, and of the server's own words only codes; see [`SupportFacts`].
    pub fn details(&self, job: &JobView) -> Option<String> {
        let facts = job.support()?;
        let SupportFacts { id, kind, run, status, status_word, hearing, problem, code, .. } = facts;
        let words = &self.support;
        let language = self.wording.language();
        // In a line that runs from right to left, the year of a time would stand behind its day without it.
        let mark = if language.direction == Direction::RightToLeft { LEFT_TO_RIGHT_MARK } else { "" };
        let time = |at: Option<Moment>| at.map(|at| format!("{mark}{}", at.to_rfc3339()));
        let status = match status_word {
            Some(word) => format!("{} ({}, {word})", self.badge.word(job), status.as_str()),
            None => format!("{} ({})", self.badge.word(job), status.as_str()),
        };
        let heard = match time(facts.heard_at) {
            Some(at) => format!("{at} ({})", hearing.as_str()),
            None => format!("({})", hearing.as_str()),
        };
        let shown = self.shown(job);
        let rows = [
            (&words.job_id, Some(id.to_string())),
            (&words.kind, kind),
            (&words.status, Some(status)),
            (&words.attempt, Some(run.max(1).to_string())),
            (&words.requested, time(facts.created_at)),
            (&words.started, time(facts.started_at)),
            (&words.heard, Some(heard)),
            (&words.ended, time(facts.finished_at)),
            (&words.shown, Some(shown).filter(|shown| !shown.is_empty())),
            (&words.problem, problem),
            (&words.code, code),
        ];
        let gap = language.gap().unwrap_or_default();
        let rows = rows.into_iter().filter_map(|(label, value)| Some(format!("{label}{gap}{}", value?)));
        Some(rows.chain([KIT.to_owned()]).collect::<Vec<_>>().join("\n"))
    }

    /// The kit's own sentences about how the job stands, without those of the server.
    fn shown(&self, job: &JobView) -> String {
        // What a cancel would do says nothing about how the job stands.
        let is_asked = !matches!(job.cancel, Cancel::Offered(_));
        let cancel = self.cancel.message(job).filter(|_| is_asked).map(|(ours, _)| ours);
        let is_undo_asked = job.undo != Undo::Offered;
        let undo = self.cancel.undo_message(job).filter(|_| is_undo_asked).map(|(ours, _)| ours);
        let line = Some(self.heartbeat.sentence(job).text).filter(|line| !line.is_empty());
        self.wording.sentences(self.retry.own_words(job).into_iter().chain(line).chain(cancel).chain(undo))
    }
}

impl Default for SupportCopy {
    fn default() -> Self {
        Self {
            copy: "Copy details for support".into(),
            holds: "This copies the job ID, status, times and codes. It holds no names and no titles, and \
                    nothing that you entered or uploaded."
                .into(),
            details: "Details for support".into(),
            job_id: "Job ID:".into(),
            kind: "Kind:".into(),
            status: "Status:".into(),
            attempt: "Attempt:".into(),
            requested: "Requested:".into(),
            started: "Started:".into(),
            heard: "Last heard:".into(),
            ended: "Ended:".into(),
            shown: "Shown:".into(),
            problem: "Problem:".into(),
            code: "Code:".into(),
        }
    }
}
