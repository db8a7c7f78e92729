use waitwell_core::announce::Said;
use waitwell_core::notice::Notice;

use crate::announce::AnnouncerCopy;
use crate::copy::Text;
use crate::language::Count;

/// The words of the notices.
#[derive(Clone, Debug, Default)]
pub struct NoticesCopy {
    /// How a job ended, in the words that are spoken too.
    pub aloud: AnnouncerCopy,
    /// The words around the endings.
    pub around: AroundNotices,
}

/// The words around the endings.
#[derive(Clone, Debug)]
pub struct AroundNotices {
    /// The heading, when at least one job ended while the person looked at no page of the app.
    pub away: Text,
    /// The heading, when all of them ended while the person was somewhere else in the app.
    pub here: Text,
    /// Shown on the button that opens the job.
    pub open: Text,
    /// Read aloud as its name, with the job; it begins with the words of the button.
    pub open_name: fn(job: &str) -> String,
    /// Shown on the button that puts a notice away. The job itself stays as it is.
    pub dismiss: Text,
    /// Read aloud as its name, with the job; it begins with the words of the button.
    pub dismiss_name: fn(job: &str) -> String,
    /// Shown below the first few, when there are more: how many, and where they are.
    pub more: fn(jobs: &Count) -> String,
    /// Shown on the button that puts all of them away.
    pub dismiss_all: Text,
}

impl NoticesCopy {
    /// The heading.
    pub fn heading(&self, notices: &[Notice]) -> Text {
        let is_away = notices.iter().any(|notice| notice.was_away);
        if is_away { self.around.away.clone() } else { self.around.here.clone() }
    }

    /// The job as its sentence names it.
    pub fn job(&self, notice: &Notice) -> String {
        let Said::Status { job, .. } = &notice.said else { return String::new() };
        self.aloud.job(job)
    }
}

impl Default for AroundNotices {
    fn default() -> Self {
        Self {
            away: "While you were away".into(),
            here: "News about your jobs".into(),
            open: "Show".into(),
            open_name: |job| format!("Show: {job}"),
            dismiss: "Dismiss".into(),
            dismiss_name: |job| format!("Dismiss: {job}"),
            more: |jobs| match jobs.n {
                1 => "One more job ended too. You'll find it in your recent activity.".to_owned(),
                _ => {
                    format!("{} more jobs ended too. You'll find them in your recent activity.", jobs.number)
                }
            },
            dismiss_all: "Dismiss all".into(),
        }
    }
}
