use waitwell_core::hearing::Hearing;
use waitwell_core::view::{FileView, Gone, JobView, LeftOutView, ResultView, ShownStatus};

use crate::copy::{Text, capitalized, readable};
use crate::language::{Clock, Count, Noun, Wording};
use crate::locales::english;
use crate::status_badge::StatusBadgeCopy;

/// The words of the recent activity.
#[derive(Clone, Debug)]
pub struct RecentActivityCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// The words of the status badges.
    pub badge: StatusBadgeCopy,
    /// The heading.
    pub heading: Text,
    /// Shown beside the heading, and read after it: how many jobs there are.
    pub count: fn(jobs: &Count) -> String,
    /// Shown while nothing is known yet.
    pub restoring: Text,
    /// Shown when the person has no jobs.
    pub empty: Text,
    /// Shown above the jobs that this browser knows, when the whole list could not be fetched.
    pub partial: Text,
    /// Shown in their place when this browser knows none.
    pub partial_and_empty: Text,
    /// Shown as the title of a job that has none: its noun and its id, where it has one.
    pub untitled: fn(noun: &Noun, id: &str) -> String,
    /// Shown where a job stands, when the server has a word of its own for it.
    pub status_word: fn(word: &str) -> String,
    /// Shown while work has not begun: when the person asked for it.
    pub requested: fn(when: &Clock) -> String,
    /// Shown from then on.
    pub started: fn(when: &Clock) -> String,
    /// Shown when the page does not hear of the job, or stands still: when what it shows was true.
    pub as_of: fn(when: &Clock) -> String,
    /// Shown for one file: its size and its format, where they are known.
    pub file: fn(size: Option<&str>, format: Option<&str>) -> String,
    /// Shown for several files.
    pub files: fn(files: &Count) -> String,
    /// Shown for changed records: "1,240 customers changed".
    pub changed: fn(count: &Count) -> String,
    /// Shown when only a count is known: "400,000 rows".
    pub done: fn(count: &Count) -> String,
    /// Shown when a part was done: "8 of 10 files".
    pub done_of: fn(done: &Count, total: &Count) -> String,
    /// Shown when something was left out on purpose; without a count where none is known.
    pub skipped: fn(count: Option<&Count>) -> String,
    /// Shown when something was tried and failed; without a count where none is known.
    pub failed: fn(count: Option<&Count>) -> String,
    /// Shown when the server does not know the job any more.
    pub not_found: Text,
    /// Shown when the job's time is over.
    pub expired: Text,
    /// Shown when this person may not see the job any more.
    pub no_access: Text,
    /// Shown beside a job that has ended and that the person has not looked at since.
    pub unseen: Text,
    /// Shown above the field in which a person enters the id of a job that is not in the list.
    pub find: Text,
    /// Shown on the button beside it.
    pub find_button: Text,
    /// Shown below it when what was entered cannot be an id.
    pub no_id: Text,
    /// Shown on the button that takes a job out of the list. The job itself stays as it is.
    pub remove: Text,
    /// Read aloud as its name, with the job's title; it begins with the words of the button.
    pub remove_name: fn(title: &str) -> String,
}

impl RecentActivityCopy {
    /// The job's title, or what stands for it.
    pub fn title(&self, job: &JobView, id: &str) -> String {
        let noun = self.wording.noun(job.kind.as_deref());
        job.title.clone().unwrap_or_else(|| (self.untitled)(noun, &self.wording.isolated(id)))
    }

    /// Where the job stands or what came of it, in the kit's words; the server's stand beside it.
    pub fn outcome(&self, job: &JobView) -> Option<String> {
        match job.status {
            ShownStatus::Gone => Some(match job.gone {
                Some(Gone::Expired) => self.expired.to_string(),
                Some(Gone::NoAccess) => self.no_access.to_string(),
                Some(Gone::NotFound | Gone::NeverKnown) | None => self.not_found.to_string(),
            }),
            ShownStatus::Completed | ShownStatus::PartlyCompleted => self.result(job.result.as_ref()?),
            _ => None,
        }
    }

    /// Whether what is shown may be out of date: then it says of when it is.
    pub fn is_old(&self, job: &JobView) -> bool {
        match job.hearing {
            Hearing::Lost | Hearing::Offline | Hearing::SignedOut => true,
            Hearing::Paused => !job.status.is_over(),
            Hearing::Live | Hearing::Polling | Hearing::Checking | Hearing::Restoring => false,
        }
    }

    fn result(&self, result: &ResultView) -> Option<String> {
        let unit = result.unit.as_deref();
        let counted = match (result.done, result.total) {
            (Some(done), Some(total)) if done < total => {
                Some((self.done_of)(&self.wording.count(done, unit), &self.wording.count(total, unit)))
            }
            (Some(done), _) => Some((self.done)(&self.wording.count(done, unit))),
            _ => None,
        };
        let changed = result.changed.as_ref().and_then(|changed| {
            changed.count.map(|count| (self.changed)(&self.wording.count(count, changed.unit.as_deref())))
        });
        let made = match result.files.as_slice() {
            [] => changed.or(counted),
            [file] => self.one_file(file).or(counted),
            files => Some((self.files)(&self.wording.count(files.len() as u64, Some("files")))),
        };
        let skipped = self.left_out(&result.skipped, unit).map(|count| (self.skipped)(count.as_ref()));
        let failed = self.left_out(&result.failed, unit).map(|count| (self.failed)(count.as_ref()));
        let parts: Vec<String> = [made, skipped, failed].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| self.wording.list(&parts))
    }

    fn one_file(&self, file: &FileView) -> Option<String> {
        let size = file.bytes.map(|bytes| self.wording.bytes(bytes));
        let format = file.format.as_deref().map(|format| self.wording.isolated(format));
        let is_known = size.is_some() || format.is_some();
        is_known.then(|| (self.file)(size.as_deref(), format.as_deref()))
    }

    /// How many were left out: `None` where nothing was, no number where not every one is known.
    fn left_out(&self, all: &[LeftOutView], unit: Option<&str>) -> Option<Option<Count>> {
        let unit_of = |left_out: &LeftOutView| left_out.unit.clone().or_else(|| unit.map(str::to_owned));
        let unit = unit_of(all.first()?);
        if all.iter().any(|left_out| unit_of(left_out) != unit) {
            return Some(None);
        }
        let sum = all.iter().try_fold(0_u64, |sum, left_out| sum.checked_add(left_out.count?));
        Some(sum.map(|sum| self.wording.count(sum, unit.as_deref())))
    }
}

impl Default for RecentActivityCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            badge: StatusBadgeCopy::default(),
            heading: "Recent activity".into(),
            count: |jobs| jobs.to_string(),
            restoring: "Checking your recent jobs…".into(),
            empty: "No jobs yet. When you start one, it appears here, even after you close the tab.".into(),
            partial: "Your whole list can't be loaded just now. These are the jobs that this browser knows; \
                      the others are not lost."
                .into(),
            partial_and_empty: "Your list can't be loaded just now. Jobs that you started are not lost."
                .into(),
            untitled: |noun, id| format!("{} {id}", capitalized(&noun.text)),
            status_word: readable,
            requested: |when| format!("Requested {when}"),
            started: |when| format!("Started {when}"),
            as_of: |when| format!("As of {when}"),
            file: |size, format| [size, format].into_iter().flatten().collect::<Vec<_>>().join(" "),
            files: |files| files.to_string(),
            changed: |count| format!("{count} changed"),
            done: |count| count.to_string(),
            done_of: |done, total| format!("{} of {total}", done.number),
            skipped: |count| left_out(count, "skipped"),
            failed: |count| left_out(count, "failed"),
            not_found: "It can't be found anymore. It may have been removed.".into(),
            expired: "It has expired; its result was removed.".into(),
            no_access: "You no longer have access to it.".into(),
            unseen: "Ended since you last looked".into(),
            find: "Find a job by its ID".into(),
            find_button: "Find job".into(),
            no_id: "This is not a complete job ID. Enter it as you copied it: letters, digits, “-” and “_”, without \
                    spaces."
                .into(),
            remove: "Remove from list".into(),
            remove_name: |title| format!("Remove from list: {title}"),
        }
    }
}

fn left_out(count: Option<&Count>, what: &str) -> String {
    match count {
        Some(count) => format!("{count} {what}"),
        None => format!("some {what}"),
    }
}
