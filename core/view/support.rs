use super::{JobView, ShownStatus};
use crate::hearing::{Hearing, Trouble};
use crate::id::JobId;
use crate::moment::Moment;

/// What support needs to find a job and to see how it went.
///
/// It tells neither whose the job is nor what it is about: no title, no input, no name of a file or a step, no address, and
/// no sentence of a server's. Of a server's words it holds only those that can be nothing but a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportFacts {
    /// The job's id.
    pub id: JobId,
    /// The application's own key for the kind of job.
    pub kind: Option<String>,
    /// The attempt, from 1.
    pub run: u64,
    /// The headline.
    pub status: ShownStatus,
    /// The server's own word for it, where the kit does not know it.
    pub status_word: Option<String>,
    /// How well the page heard of the job.
    pub hearing: Hearing,
    /// When the server took it, by the server's clock, like all moments here.
    pub created_at: Option<Moment>,
    /// When work began.
    pub started_at: Option<Moment>,
    /// When the server last gave a good answer.
    pub heard_at: Option<Moment>,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Which problem it was.
    pub problem: Option<String>,
    /// The code for support: of the failure, or of an answer that cannot be read.
    pub code: Option<String>,
}

/// No code is longer.
const LONGEST: usize = 64;

impl JobView {
    /// What support needs to know of it; `None` while it has no id.
    pub fn support(&self) -> Option<SupportFacts> {
        let by_server = |at: Option<Moment>| at.map(|at| at.shifted(self.server_ahead_ms));
        let unreadable = match self.contact.trouble {
            Some(Trouble::Unreadable(code)) => Some(code.to_owned()),
            _ => None,
        };
        let error = self.error.as_ref();
        Some(SupportFacts {
            id: self.id.clone()?,
            kind: code(self.kind.as_deref()),
            run: self.run,
            status: self.status,
            status_word: code(self.status_word.as_deref()),
            hearing: self.hearing,
            created_at: by_server(self.times.created_at),
            started_at: by_server(self.times.started_at),
            heard_at: by_server(self.contact.heard_at),
            finished_at: by_server(self.times.finished_at),
            problem: code(error.and_then(|error| error.kind.as_deref())),
            code: code(error.and_then(|error| error.code.as_deref())).or(unreadable),
        })
    }
}

/// A word made for machines. A name, a sentence, an address and a path are none, whatever field a server puts them in.
fn code(text: Option<&str>) -> Option<String> {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    let is_code = |text: &&str| !text.is_empty() && text.len() <= LONGEST && text.chars().all(is_sign);
    text.filter(is_code).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_nothing_but_a_code_is_one() {
        for known in ["E-4102", "file-too-large", "paused_by_admin", "ledger.closed"] {
            assert_eq!(code(Some(known)).as_deref(), Some(known));
        }
        let long = "a".repeat(LONGEST + 1);
        for other in ["", "Jane Doe", "jane@example.com", "/home/jane", "a?token=1", "דוח", &long] {
            assert_eq!(code(Some(other)), None, "{other}");
        }
    }

    #[test]
    fn its_moments_are_those_of_the_servers_clock() {
        let mut job = JobView { id: JobId::parse("a"), server_ahead_ms: 3_600_000, ..JobView::default() };
        job.times.started_at = Moment::parse("2026-11-23T14:00:00Z");
        let started_at = job.support().and_then(|facts| facts.started_at);
        assert_eq!(started_at, Moment::parse("2026-11-23T15:00:00Z"));
    }

    #[test]
    fn a_job_without_an_id_has_nothing_to_tell() {
        assert_eq!(JobView::default().support(), None);
    }
}
