use std::collections::VecDeque;

use crate::announce::{Announcement, Said};
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::view::ShownStatus;

/// What is to be said aloud, in an order and at a pace that a person can listen to.
#[derive(Debug, Default)]
pub(super) struct Speech {
    queue: VecDeque<Said>,
    /// The job whose dialog is open, which is where the page speaks, and what was last said there.
    dialog: Option<(JobId, Option<Announcement>)>,
    last_at: Option<Moment>,
    /// When the last background messages were said.
    said_at: VecDeque<Moment>,
    /// Most of it waits, since the page stands still.
    is_held: bool,
    count: u64,
}

/// Between two messages that nobody asked for.
const GAP: Span = Span::seconds(5);
/// Between the answer to a click and whatever was said before it.
const SHORT_GAP: Span = Span::seconds(1);
/// How many background messages there are in a minute, at most.
const PER_MINUTE: usize = 4;
/// From this many endings on, they are told as a number.
const MERGED: usize = 3;

impl Speech {
    pub(super) fn say(&mut self, said: Said) {
        match &said {
            line if is_about_line(line) => {
                let is_unsaid = self.queue.iter().any(|queued| matches!(queued, Said::Lost | Said::Offline));
                self.queue.retain(|queued| !is_about_line(queued));
                // Who has not been told that contact was lost need not be told that it is back.
                if is_unsaid && said == Said::Regained {
                    return;
                }
            }
            Said::Status { job, status, .. } => {
                let is_told = |queued: &Said| matches!(queued, Said::CancelTooLate(of) if of.id == job.id);
                if status.is_over() && self.queue.iter().any(is_told) {
                    return;
                }
                // That it goes on says what matters of its being queued or in progress.
                let goes_on = |queued: &Said| matches!(queued, Said::CancelUndone(of) if of.id == job.id);
                let is_at_work = matches!(status, ShownStatus::Queued | ShownStatus::InProgress);
                if is_at_work && self.queue.iter().any(goes_on) {
                    return;
                }
                self.queue.retain(|queued| !is_news_of(queued, job.id.as_ref()));
            }
            Said::CancelUndone(job) => {
                self.queue.retain(|queued| !is_news_of(queued, job.id.as_ref()));
            }
            Said::Paused | Said::Resumed => {
                self.queue.retain(|queued| !matches!(queued, Said::Paused | Said::Resumed));
            }
            Said::Stage { job, .. } => {
                let is_of_job =
                    |queued: &Said| matches!(queued, Said::Stage { job: of, .. } if of.id == job.id);
                self.queue.retain(|queued| !is_of_job(queued));
            }
            _ => {}
        }
        if self.queue.contains(&said) {
            return;
        }
        if said.is_answer() {
            self.queue.push_front(said)
        } else if is_ending(&said) {
            self.say_before_what_can_wait(said)
        } else {
            self.queue.push_back(said)
        }
        self.merge_endings();
    }

    /// Whether most of it waits until the page goes on.
    pub(super) fn hold(&mut self, is_held: bool) {
        self.is_held = is_held;
        self.merge_endings();
    }

    /// When the next message that `may` be said is said.
    pub(super) fn next(&self, now: Moment, may: impl Fn(&Said) -> bool) -> Option<Moment> {
        let first = self.queue.iter().find(|said| may(said))?;
        let Some(last) = self.last_at else { return Some(now) };
        if first.is_answer() {
            return Some(last.plus(SHORT_GAP));
        }
        let after_gap = last.plus(GAP);
        let room_at = (self.said_at.len() >= PER_MINUTE).then(|| self.said_at.front()).flatten();
        Some(room_at.map_or(after_gap, |oldest| after_gap.max(oldest.plus(Span::minutes(1)))))
    }

    pub(super) fn take(&mut self, now: Moment, may: impl Fn(&Said) -> bool) -> Option<Announcement> {
        if self.next(now, &may)? > now {
            return None;
        }
        let at = self.queue.iter().position(may)?;
        let said = self.queue.remove(at)?;
        self.last_at = Some(now);
        if !said.is_answer() {
            self.said_at.push_back(now);
            if self.said_at.len() > PER_MINUTE {
                self.said_at.pop_front();
            }
        }
        self.count += 1;
        Some(Announcement { number: self.count, said })
    }

    /// What was not yet said of this job is history.
    pub(super) fn forget_news_of(&mut self, job: &JobId) {
        self.queue.retain(|queued| !is_news_of(queued, Some(job)));
    }

    /// From now on everything is said in this job's dialog.
    pub(super) fn enter_dialog(&mut self, job: JobId) {
        self.dialog = Some((job, None));
    }

    /// The page speaks again, if it was this job's dialog that spoke.
    pub(super) fn leave_dialog(&mut self, job: &JobId) {
        self.dialog.take_if(|(of, _)| of == job);
    }

    /// The job whose dialog is open.
    pub(super) fn dialog(&self) -> Option<&JobId> {
        self.dialog.as_ref().map(|(job, _)| job)
    }

    /// Says it in the dialog that is open.
    pub(super) fn say_in_dialog(&mut self, announcement: Announcement) {
        if let Some((_, said)) = &mut self.dialog {
            *said = Some(announcement);
        }
    }

    /// What was last said in this job's dialog, while it is open.
    pub(super) fn said_in_dialog_of(&self, job: &JobId) -> Option<&Announcement> {
        self.dialog.as_ref().filter(|(of, _)| of == job)?.1.as_ref()
    }

    fn merge_endings(&mut self) {
        // One of those that wait may be the one that the person waits for.
        if self.is_held {
            return;
        }
        let ended = |said: &Said| match said {
            Said::Ended { count } => *count,
            said => usize::from(is_ending(said)),
        };
        let count: usize = self.queue.iter().map(ended).sum();
        if count >= MERGED {
            self.queue.retain(|said| ended(said) == 0);
            self.say_before_what_can_wait(Said::Ended { count });
        }
    }

    /// An ending is what a person waits for: it does not stand in line behind how other jobs go on, of which only so much
    /// is said in a minute.
    fn say_before_what_can_wait(&mut self, said: Said) {
        let at = self.queue.iter().position(can_wait).unwrap_or(self.queue.len());
        self.queue.insert(at, said);
    }
}

fn is_ending(said: &Said) -> bool {
    matches!(said, Said::Status { status, .. } if status.is_over())
}

/// How a job goes on that has not ended.
fn can_wait(said: &Said) -> bool {
    match said {
        Said::Status { status, .. } => !status.is_over(),
        Said::Stage { .. } | Said::Quiet(_) | Said::CancelUndone(_) => true,
        _ => false,
    }
}

/// About how the server is heard.
fn is_about_line(said: &Said) -> bool {
    matches!(said, Said::Lost | Said::Offline | Said::Regained | Said::SignedOut)
}

fn is_news_of(queued: &Said, job: Option<&JobId>) -> bool {
    match queued {
        Said::Status { job: of, .. }
        | Said::Stage { job: of, .. }
        | Said::Quiet(of)
        | Said::CancelAsked(of)
        | Said::CancelUndone(of) => of.id.as_ref() == job,
        _ => false,
    }
}
