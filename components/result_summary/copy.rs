use waitwell_core::answers::Next;
use waitwell_core::document::{Duplicates, Outcome};
use waitwell_core::moment::Span;
use waitwell_core::view::{ChangedView, FileLink, FileView, LeftOutView, ResultView, ShownStatus, Times};

use crate::copy::{Text, capitalized};
use crate::language::{Clock, Count, Noun, Worded, Wording};
use crate::locales::english;

/// The words of the result summary.
#[derive(Clone, Debug)]
pub struct ResultSummaryCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// Shown first when all that was asked is done, and a file can be fetched.
    pub ready: fn(noun: &Noun) -> String,
    /// Shown first when all that was asked is done, and there is nothing to fetch.
    pub complete: fn(noun: &Noun) -> String,
    /// Shown first when a part of what was asked is done.
    pub partly: fn(noun: &Noun) -> String,
    /// Shown first when the job was canceled.
    pub canceled: fn(noun: &Noun) -> String,
    /// Shown in its place while the cancel can be undone, or a wish to run the job again has no answer.
    pub canceled_for_now: fn(noun: &Noun) -> String,
    /// Shown below, when the job was canceled, before what is kept.
    pub kept: Text,
    /// Shown below, when the job was canceled, before what was deleted.
    pub deleted: Text,
    /// Shown in its place while the cancel can still be undone, which keeps it.
    pub deleted_unless_undone: Text,
    /// Shown below, when the job was canceled, before what had already happened and stays.
    pub not_undone: Text,
    /// Shown below, when the job was canceled, where the server does not say what is kept or deleted.
    pub kept_not_said: Text,
    /// Shown below when everything that was asked is included: how many, and of what.
    pub everything: fn(done: Option<&Count>) -> String,
    /// Shown below when a part is done: how many of how many.
    pub done_of: fn(done: &Count, total: &Count) -> String,
    /// Shown below when the server does not say whether anything is missing.
    pub not_said: Text,
    /// Shown with the time at which the job was canceled, and after how long where that is known.
    pub canceled_at: fn(at: &Clock, took: Option<&Worded<Span>>) -> String,
    /// Shown with the time at which it ended, and how long it took where that is known.
    pub finished: fn(at: &Clock, took: Option<&Worded<Span>>) -> String,
    /// Shown for items that were left out on purpose: how many, of what; whether the reason follows.
    pub skipped: fn(count: Option<&Count>, has_reason: bool) -> String,
    /// Shown for items that were tried and failed: how many, of what; whether the reason follows.
    pub failed: fn(count: Option<&Count>, has_reason: bool) -> String,
    /// Shown after a reason when a retry would take the items in.
    pub retry_helps: Text,
    /// Shown after a reason when a retry would not.
    pub retry_does_not_help: Text,
    /// Shown in place of a file's name that the server did not give.
    pub unnamed_file: Text,
    /// Shown on the link to the file.
    pub download: Text,
    /// Shown with the time until which a file can be fetched.
    pub available_until: fn(at: &Clock) -> String,
    /// Shown in place of the link when it is not safe to follow.
    pub blocked: Text,
    /// Shown in place of the link when the file's time is over.
    pub expired: Text,
    /// Shown in place of the link while the person is signed out.
    pub sign_in_first: Text,
    /// Shown in place of the link when the server gave none.
    pub not_given: Text,
    /// Shown when the job changed records: how many, and of what.
    pub changed: fn(count: Option<&Count>) -> String,
    /// Shown on the link to the changed records.
    pub review: Text,
    /// Shown for a part that is done, when running the job again cannot produce anything twice.
    pub no_duplicates: Text,
    /// Shown for a part that is done, when running the job again can produce something twice.
    pub may_duplicate: Text,
    /// Shown for a part that is done, when the server does not say whether running the job again produces
    /// anything twice.
    pub duplicates_not_said: Text,
    /// Shown last, where the server does not say what to do next; `has_rest` when a retry gets the rest.
    pub next: fn(next: Next, noun: &Noun, has_rest: bool) -> Option<String>,
}

impl ResultSummaryCopy {
    /// The outcome in one sentence; whether the job may go on after it, as [`may_go_on`](waitwell_core::view::JobView::may_go_on) says.
    pub fn headline(
        &self,
        kind: Option<&str>,
        status: ShownStatus,
        result: Option<&ResultView>,
        may_go_on: bool,
    ) -> String {
        let noun = self.wording.noun(kind);
        let has_file = result.is_some_and(|r| r.files.iter().any(|f| matches!(f.link, FileLink::Ready(_))));
        match status {
            ShownStatus::Canceled if may_go_on => (self.canceled_for_now)(noun),
            ShownStatus::Canceled => (self.canceled)(noun),
            ShownStatus::PartlyCompleted => (self.partly)(noun),
            _ if has_file => (self.ready)(noun),
            _ => (self.complete)(noun),
        }
    }

    /// How much of what was asked is done; empty where nothing is known of it.
    pub fn done(&self, status: ShownStatus, result: &ResultView) -> String {
        let count = |n| self.wording.count(n, result.unit.as_deref());
        let done_of = |(done, total)| (self.done_of)(&count(done), &count(total));
        match (status, result.outcome, result.done.zip(result.total)) {
            (ShownStatus::Canceled, _, None) => String::new(),
            (ShownStatus::Canceled, _, Some(counts)) => done_of(counts),
            (_, Some(Outcome::Partial), Some(counts)) => done_of(counts),
            (_, Some(Outcome::Partial), None) => String::new(),
            // What was left out is never called everything, whatever the outcome says.
            (_, Some(Outcome::Full), counts) if leaves_out(result) => match counts {
                Some(counts) => done_of(counts),
                None => String::new(),
            },
            (_, Some(Outcome::Full), _) => (self.everything)(result.done.map(count).as_ref()),
            (_, None, Some(counts)) => done_of(counts),
            (_, None, None) => self.not_said.to_string(),
        }
    }

    /// Why some items are missing, and whether a retry gets them; the server's reason stands in between.
    pub fn left_out(&self, left: &LeftOutView, was_tried: bool, can_retry: bool) -> (String, Option<Text>) {
        let say = if was_tried { self.failed } else { self.skipped };
        let helps = match left.retry_helps {
            // What a retry would do is of no use where there is none.
            Some(true) if can_retry => Some(self.retry_helps.clone()),
            Some(false) => Some(self.retry_does_not_help.clone()),
            _ => None,
        };
        let count = left.count.map(|n| self.wording.count(n, left.unit.as_deref()));
        (say(count.as_ref(), left.text.is_some()), helps)
    }

    /// A file's format, size and rows, each where it is known.
    pub fn facts(&self, file: &FileView) -> String {
        let rows = file.rows.map(|rows| self.wording.count(rows, Some("rows")).to_string());
        let facts = [file.format.clone(), file.bytes.map(|bytes| self.wording.bytes(bytes)), rows];
        facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Until when a file can be fetched.
    pub fn until(&self, file: &FileView) -> Option<String> {
        let at = file.expires_at.filter(|_| file.link != FileLink::Expired)?;
        Some((self.available_until)(&self.wording.moment(at)))
    }

    /// When it ended, and how long it took.
    pub fn ended(&self, status: ShownStatus, times: &Times) -> Option<String> {
        let took = times.took.map(|span| self.wording.took(span));
        let ended = if status == ShownStatus::Canceled { self.canceled_at } else { self.finished };
        times.finished_at.map(|at| ended(&self.wording.moment(at), took.as_ref()))
    }

    /// Why a file cannot be fetched; `None` where it can.
    pub fn withheld(&self, link: &FileLink) -> Option<&Text> {
        match link {
            FileLink::Ready(_) => None,
            FileLink::Blocked => Some(&self.blocked),
            FileLink::Expired => Some(&self.expired),
            FileLink::SignInFirst => Some(&self.sign_in_first),
            FileLink::NotGiven => Some(&self.not_given),
        }
    }

    /// What was changed.
    pub fn changed(&self, changed: &ChangedView) -> String {
        (self.changed)(changed.count.map(|n| self.wording.count(n, changed.unit.as_deref())).as_ref())
    }

    /// What running the job again would produce.
    pub fn again(&self, duplicates: Option<Duplicates>) -> &Text {
        match duplicates {
            Some(Duplicates::None) => &self.no_duplicates,
            Some(Duplicates::Possible) => &self.may_duplicate,
            None => &self.duplicates_not_said,
        }
    }
}

/// Whether anything was left out.
pub(super) fn leaves_out(result: &ResultView) -> bool {
    !result.skipped.is_empty() || !result.failed.is_empty()
}

impl Default for ResultSummaryCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            ready: |noun| format!("Your {noun} is ready."),
            complete: |noun| format!("Your {noun} is complete."),
            partly: |noun| format!("Your {noun} is partly finished."),
            canceled: |noun| format!("{} canceled. Nothing more will happen.", capitalized(&noun.text)),
            canceled_for_now: |noun| format!("{} canceled.", capitalized(&noun.text)),
            kept: "Kept".into(),
            deleted: "Deleted".into(),
            deleted_unless_undone: "Deleted, unless you undo the cancel".into(),
            not_undone: "Already done, and not undone".into(),
            kept_not_said: "The server does not say what was kept and what was deleted.".into(),
            everything: |done| match done {
                Some(done) => format!("Everything you asked for is done: {done}."),
                None => "Everything you asked for is done.".to_owned(),
            },
            done_of: |done, total| format!("{} of {total} done.", done.number),
            not_said: "The server does not say whether anything was left out.".into(),
            canceled_at: |at, took| match took {
                Some(took) => format!("Canceled {at}, after {took}."),
                None => format!("Canceled {at}."),
            },
            finished: |at, took| match took {
                Some(took) => format!("Finished {at}, after {took}."),
                None => format!("Finished {at}."),
            },
            skipped: |count, has_reason| left_out("skipped", count, has_reason),
            failed: |count, has_reason| left_out("not done", count, has_reason),
            retry_helps: "A retry would include what is missing here.".into(),
            retry_does_not_help: "A retry would not change this.".into(),
            unnamed_file: "Unnamed file".into(),
            download: "Download".into(),
            available_until: |at| format!("Available until {at}"),
            blocked: "Link blocked for your safety".into(),
            expired: "This file is no longer available".into(),
            sign_in_first: "Sign in to download this file".into(),
            not_given: "The server gave no link to this file".into(),
            changed: |count| match count {
                Some(count) if count.n == 1 => format!("{count} was changed."),
                Some(count) => format!("{count} were changed."),
                None => "Records were changed; the server does not say how many.".to_owned(),
            },
            review: "Review the changes".into(),
            no_duplicates: "Running it again will not create duplicates.".into(),
            may_duplicate: "Running it again may create duplicates.".into(),
            duplicates_not_said: "It is not known whether running it again creates duplicates.".into(),
            next,
        }
    }
}

fn left_out(what: &str, count: Option<&Count>, has_reason: bool) -> String {
    let count = count.map_or_else(|| "Some".to_owned(), Count::to_string);
    if has_reason {
        format!("{count} {what} because")
    } else {
        format!("{count} {what}. The server gave no reason.")
    }
}

fn next(next: Next, noun: &Noun, has_rest: bool) -> Option<String> {
    let text = match (next, has_rest) {
        (Next::Download, true) => "Download what is there now, or retry to get the rest.".to_owned(),
        (Next::Download, false) => "Download it now.".to_owned(),
        (Next::Review, true) => "Review the changes, or retry to get the rest.".to_owned(),
        (Next::Review, false) => "Review the changes now.".to_owned(),
        (Next::SignIn, _) => "Sign in to see the result.".to_owned(),
        (Next::FixThenRetry, _) => "Fix what is named below, then retry.".to_owned(),
        (Next::Retry, true) => "Retry to get the rest.".to_owned(),
        (Next::Retry, false) => format!("Retry to run the {noun} again."),
        (Next::AwaitRetry, _) => "Your retry is on its way.".to_owned(),
        (Next::TryAgain, _) => "Wait for confirmation, or try again.".to_owned(),
        (Next::UndoCancel, _) => format!("Undo the cancel if you want the {noun} after all."),
        (Next::AwaitUndo, _) => "Your undo is on its way.".to_owned(),
        (Next::StartOver, _) => format!("Start over to run the {noun} again."),
        (Next::AskForHelp, _) => "Copy the job ID and ask for help.".to_owned(),
        (Next::Nothing, _) => "You don't need to do anything else.".to_owned(),
        (Next::Wait | Next::Act, _) => return None,
    };
    Some(text)
}
