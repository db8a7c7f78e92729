use waitwell_core::answers::{Lasts, MayCancel, MayLeave, Next, Started};
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Moment;
use waitwell_core::view::{JobView, ShownStatus, Times};

use super::SupportCopy;
use crate::cancel_dialog::CancelDialogCopy;
use crate::copy::Text;
use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::{Clock, Count, Noun, Wording};
use crate::locales::english;
use crate::result_summary::ResultSummaryCopy;
use crate::retry_panel::RetryPanelCopy;
use crate::stage_tracker::StageTrackerCopy;
use crate::status_badge::StatusBadgeCopy;

/// The words of the job panel, and of everything in it.
#[derive(Clone, Debug)]
pub struct JobPanelCopy {
    /// The words of the status badge.
    pub badge: StatusBadgeCopy,
    /// The words of the stage tracker.
    pub tracker: StageTrackerCopy,
    /// The words of the heartbeat line.
    pub heartbeat: HeartbeatLineCopy,
    /// The words of the cancel dialog.
    pub cancel: CancelDialogCopy,
    /// The words of the retry panel.
    pub retry: RetryPanelCopy,
    /// The words of the result summary.
    pub result: ResultSummaryCopy,
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// Shown as the heading of a job without a title.
    pub untitled: fn(noun: &Noun) -> String,
    /// Shown below the heading: when it was requested.
    pub requested: fn(at: &Clock) -> String,
    /// Shown below the heading: when work began.
    pub started: fn(at: &Clock) -> String,
    /// Shown above what the person must do.
    pub action: fn(noun: &Noun) -> String,
    /// Shown when the person must do something and the server does not say what.
    pub action_not_said: Text,
    /// Shown on the link to what the person must do, where the server gave no words for it.
    pub act: Text,
    /// Shown with the time until which the person can do it.
    pub due: fn(at: &Clock) -> String,
    /// Shown in place of a link that is not safe to follow.
    pub blocked: Text,
    /// Shown from the click until the server has confirmed the start.
    pub confirming: fn(noun: &Noun) -> String,
    /// Shown while it runs, when it goes on without the page and is found again.
    pub leave: fn(noun: &Noun) -> String,
    /// Shown in its place while it waits for its turn.
    pub leave_queued: fn(noun: &Noun) -> String,
    /// Shown in their place, where the line above has said already that it goes on.
    pub leave_too: Text,
    /// Shown while it runs, when it goes on without the page and this browser forgets it.
    pub leave_with_id: fn(noun: &Noun) -> String,
    /// Shown in place of `leave`, once a cancel was asked for: it may stop before there is a result.
    pub leave_stopping: fn(noun: &Noun) -> String,
    /// Shown in place of `leave_with_id`, once a cancel was asked for.
    pub leave_stopping_with_id: fn(noun: &Noun) -> String,
    /// Shown while it runs, when leaving loses work.
    pub stay: fn(noun: &Noun) -> String,
    /// Shown while it runs, until the server has answered a wish about it that leaving the page would lose.
    pub stay_for_answer: Text,
    /// Shown in its place once it has ended, until the server has answered the wish to run it again.
    pub stay_for_run: Text,
    /// Shown while it runs, when the server does not say whether it goes on without the page.
    pub leave_not_known: fn(noun: &Noun) -> String,
    /// Shown while it waits for the person and can wait longer.
    pub act_later: fn(noun: &Noun) -> String,
    /// Shown on the button that lets the browser tell when the job ends; the browser asks for the person's leave first.
    pub notify: Text,
    /// Shown in its place, once the person has agreed.
    pub notified: Text,
    /// Shown once it has ended, when it is not known whether it runs again: the wish for that was not confirmed.
    pub in_doubt: fn(noun: &Noun) -> String,
    /// Shown after it, while the page asks the server.
    pub in_doubt_checking: Text,
    /// Shown after it, when it would go on without the page and is found again.
    pub in_doubt_leave: Text,
    /// Shown in its place, when that is not so or not known.
    pub in_doubt_stay: Text,
    /// Shown when nothing runs any more, or nothing that the page could hear of.
    pub nothing_runs: Text,
    /// Shown when there is nothing that the person could do alone.
    pub ask_for_help: Text,
    /// Shown while it runs, when nothing is known of how long it takes.
    pub duration_not_known: Text,
    /// Shown while it runs, when there is no way to cancel it.
    pub no_cancel: fn(noun: &Noun) -> String,
    /// Shown as the name of what is closed at first: how the attempts before this one ended.
    pub earlier: Text,
    /// Shown first of each of them: which one it was, from 1.
    pub attempt: fn(number: &Count) -> String,
    /// Shown after its status: when it ended.
    pub attempt_ended: fn(at: &Clock) -> String,
    /// Shown before the job's id.
    pub job_id: Text,
    /// Shown on the button that copies the job's id.
    pub copy_id: Text,
    /// The words around the details for support.
    pub support: SupportCopy,
    /// Shown on the button that takes a job that is gone out of the list.
    pub remove: Text,
}

impl JobPanelCopy {
    /// The same words in this wording everywhere.
    pub fn with_wording(mut self, wording: &Wording) -> Self {
        for of_part in [
            &mut self.tracker.wording,
            &mut self.heartbeat.wording,
            &mut self.cancel.wording,
            &mut self.cancel.aloud.wording,
            &mut self.retry.wording,
            &mut self.result.wording,
            &mut self.wording,
        ] {
            *of_part = wording.clone();
        }
        self
    }

    /// The heading: what the person called the job.
    pub fn heading(&self, job: &JobView) -> String {
        job.title.clone().unwrap_or_else(|| (self.untitled)(self.wording.noun(job.kind.as_deref())))
    }

    /// When it was requested and when work began; empty where neither is known.
    pub fn times(&self, times: &Times) -> String {
        self.times_as(times, |at| self.wording.moment(at))
    }

    /// The same to the second and with the person's time zone: shown where a mouse points at it.
    pub fn exact_times(&self, times: &Times) -> String {
        self.times_as(times, |at| self.wording.exact_moment(at))
    }

    fn times_as(&self, times: &Times, clock: impl Fn(Moment) -> Clock) -> String {
        let say = |at: Option<Moment>, say: fn(&Clock) -> String| at.map(|at| say(&clock(at)));
        let known = [say(times.created_at, self.requested), say(times.started_at, self.started)];
        self.wording.sentences(known.into_iter().flatten())
    }

    /// Whether the person can leave, where the result will be and what comes next, in one or two sentences.
    pub fn guidance(&self, job: &JobView) -> String {
        let noun = self.wording.noun(job.kind.as_deref());
        let answers = job.answers();
        match answers.leave {
            _ if answers.started == Started::Confirming => (self.confirming)(noun),
            // After a refresh, the heartbeat line says that the page looks how it stands.
            _ if answers.started == Started::Restoring => String::new(),
            MayLeave::Yes if answers.may_stop => (self.leave_stopping)(noun),
            MayLeave::YesWithId if answers.may_stop => (self.leave_stopping_with_id)(noun),
            MayLeave::Yes | MayLeave::YesWithId if answers.next == Next::Act => (self.act_later)(noun),
            MayLeave::Yes if says_that_it_runs(job) => self.leave_too.to_string(),
            MayLeave::Yes if job.status == ShownStatus::Queued => (self.leave_queued)(noun),
            MayLeave::Yes => (self.leave)(noun),
            MayLeave::YesWithId => (self.leave_with_id)(noun),
            MayLeave::No => (self.stay)(noun),
            MayLeave::AfterAnswer if job.status.is_over() => self.stay_for_run.to_string(),
            MayLeave::AfterAnswer => self.stay_for_answer.to_string(),
            MayLeave::Unknown => (self.leave_not_known)(noun),
            MayLeave::InDoubt { may_leave } => self.in_doubt(job, noun, may_leave),
            // The summary of a result says that already.
            MayLeave::NothingRuns if answers.next == Next::AskForHelp && !has_summary(job.status) => {
                self.ask_for_help.to_string()
            }
            MayLeave::NothingRuns => self.nothing_runs.to_string(),
        }
    }

    fn in_doubt(&self, job: &JobView, noun: &Noun, may_leave: bool) -> String {
        let checks = (job.hearing != Hearing::SignedOut).then(|| self.in_doubt_checking.to_string());
        let leave = if may_leave { &self.in_doubt_leave } else { &self.in_doubt_stay };
        let sentences = [Some((self.in_doubt)(noun)), checks, Some(leave.to_string())];
        self.wording.sentences(sentences.into_iter().flatten())
    }

    /// That it is not known how long it takes; empty where another part says more.
    pub fn duration(&self, job: &JobView) -> String {
        let is_unknown = job.status != ShownStatus::Sending && job.answers().lasts == Lasts::Unknown;
        if is_unknown { self.duration_not_known.to_string() } else { String::new() }
    }

    /// That it cannot be canceled from here; empty where the cancel dialog says more.
    pub fn no_cancel(&self, job: &JobView) -> String {
        let cannot = job.status != ShownStatus::Sending && job.answers().cancel == MayCancel::NotOffered;
        if cannot { (self.no_cancel)(self.wording.noun(job.kind.as_deref())) } else { String::new() }
    }
}

/// Whether another line of the panel says that the job keeps running.
fn says_that_it_runs(job: &JobView) -> bool {
    let is_at_work = job.status == ShownStatus::InProgress;
    let explains = job.waiting.is_some() || job.contact.quiet_since.is_some();
    HeartbeatLineCopy::says_it_runs(job) || (is_at_work && explains)
}

/// Whether the result summary speaks of a job that stands so.
pub(super) fn has_summary(status: ShownStatus) -> bool {
    matches!(status, ShownStatus::Completed | ShownStatus::PartlyCompleted | ShownStatus::Canceled)
}

impl Default for JobPanelCopy {
    fn default() -> Self {
        Self {
            badge: StatusBadgeCopy::default(),
            tracker: StageTrackerCopy::default(),
            heartbeat: HeartbeatLineCopy::default(),
            cancel: CancelDialogCopy::default(),
            retry: RetryPanelCopy::default(),
            result: ResultSummaryCopy::default(),
            wording: english::wording(),
            untitled: |noun| format!("Your {noun}"),
            requested: |at| format!("Requested {at}."),
            started: |at| format!("Started {at}."),
            action: |noun| format!("Your {noun} needs action from you before it can go on."),
            action_not_said: "The server does not say what is needed. Copy the job ID and ask for help."
                .into(),
            act: "See what is needed".into(),
            due: |at| format!("Please do this by {at}."),
            blocked: "Link blocked for your safety".into(),
            confirming: |noun| {
                format!(
                    "Keep this page open until the start of your {noun} is confirmed. \
                     You'll then see here how long it takes, how to cancel it and where the result will be."
                )
            },
            leave: |noun| {
                format!(
                    "You can close this tab. Your {noun} keeps running, and the result will be here when you come back."
                )
            },
            leave_queued: |noun| {
                format!(
                    "You can close this tab. Your {noun} keeps its place in line, and the result will be here when you come back."
                )
            },
            leave_too: "You can close this tab. The result will be here when you come back.".into(),
            leave_with_id: |noun| {
                format!(
                    "You can close this tab, and your {noun} keeps running. The result appears here while the tab is open."
                )
            },
            leave_stopping: |noun| {
                format!("You can close this tab. When you come back, you'll see here how your {noun} ended.")
            },
            leave_stopping_with_id: |noun| {
                format!("You can close this tab. How your {noun} ends appears here while the tab is open.")
            },
            stay: |noun| {
                format!(
                    "Keep this page open: leaving it stops your {noun} and loses work. The result will appear here."
                )
            },
            stay_for_answer:
                "Keep this page open until the server has answered. Any result will appear here.".into(),
            stay_for_run: "Nothing is running yet. Keep this page open until the server has answered.".into(),
            leave_not_known: |noun| {
                format!(
                    "It is not known whether your {noun} goes on without this page, so keep it open. The result will appear here."
                )
            },
            act_later: |noun| {
                format!(
                    "You can close this tab and do this later. Your {noun} waits, and you'll find it here when you come back."
                )
            },
            notify: "Notify me when it ends".into(),
            notified: "You'll get a notification when it ends, as long as a tab with your jobs is open."
                .into(),
            in_doubt: |noun| format!("It is not known yet whether your {noun} is running again."),
            in_doubt_checking: "This page keeps checking.".into(),
            in_doubt_leave: "You can leave; you'll find it here when you come back.".into(),
            in_doubt_stay: "Keep this page open until that is known.".into(),
            nothing_runs: "There is nothing left to wait for, so you can leave this page.".into(),
            ask_for_help: "There is nothing left to wait for, so you can leave this page. \
                           If you need this job, copy the job ID and ask for help."
                .into(),
            duration_not_known: "It is not known yet how long this takes.".into(),
            no_cancel: |noun| format!("This {noun} can't be canceled from here."),
            earlier: "Earlier attempts".into(),
            attempt: |number| format!("Attempt {number}"),
            attempt_ended: |at| format!("Ended {}.", at.at()),
            job_id: "Job ID".into(),
            copy_id: "Copy job ID".into(),
            support: SupportCopy::default(),
            remove: "Remove from list".into(),
        }
    }
}
