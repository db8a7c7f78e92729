use waitwell_core::moment::Span;

use crate::copy::Text;
use crate::language::{Noun, Worded, Wording};
use crate::locales::english;

/// The words of the heartbeat line.
///
/// Where a sentence takes `when`, it should contain it once, as given: it becomes a `<time>`.
#[derive(Clone, Debug)]
pub struct HeartbeatLineCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// Shown while work is under way and the page hears of it.
    pub still_working: fn(when: Option<&str>) -> String,
    /// Shown while the job waits for its turn.
    pub queued: fn(when: Option<&str>) -> String,
    /// Shown while the job waits for the person.
    pub needs_action: fn(when: Option<&str>) -> String,
    /// Shown from the click until the server has answered.
    pub sending: fn(noun: &Noun) -> String,
    /// Shown while an answer is overdue, or the first one after a reload is still to come.
    pub checking: Text,
    /// Shown when the answers are good and the job itself has shown no sign of life for a while.
    pub quiet: fn(noun: &Noun, when: &str) -> String,
    /// Shown when updates are paused on purpose.
    pub paused: fn(when: Option<&str>) -> String,
    /// Shown when the server asked for patience; `when` is its next turn.
    pub busy: fn(when: Option<&str>) -> String,
    /// Shown when the server asked for patience of an hour or so.
    pub busy_for_long: fn(when: &str) -> String,
    /// Shown when the server has not been heard for 30 seconds.
    pub lost: fn(when: Option<&str>) -> String,
    /// Shown when the browser has no network.
    pub offline: fn(when: Option<&str>) -> String,
    /// Shown when something else answered in the server's place.
    pub intercepted: Text,
    /// Shown when the server's answers cannot be read.
    pub unreadable: Text,
    /// Shown as what opens the code of an unreadable answer.
    pub show_details: Text,
    /// Shown there, before the code.
    pub code: Text,
    /// Shown when the person has been signed out and the job goes on.
    pub signed_out: fn(when: Option<&str>, calm: &str) -> String,
    /// Shown when the person has been signed out and the job is over.
    pub signed_out_after: Text,
    /// Shown after a trouble, while the job runs without the page.
    pub keeps_running: fn(noun: &Noun) -> String,
    /// Shown after a trouble, while the job is queued.
    pub keeps_its_place: fn(noun: &Noun) -> String,
    /// Shown after a trouble, while the job waits for the person.
    pub is_kept: fn(noun: &Noun) -> String,
    /// Shown after a trouble, while the job needs the page: it promises nothing.
    pub needs_the_page: fn(noun: &Noun) -> String,
    /// Shown after a trouble, while it is not known whether the start arrived.
    pub start_not_known: fn(noun: &Noun) -> String,
    /// Shown after a trouble, once a cancel was asked for.
    pub may_have_stopped: fn(noun: &Noun) -> String,
    /// Shown when the job is done, wholly or in part.
    pub finished: fn(when: Option<&str>, took: Option<&Worded<Span>>) -> String,
    /// Shown when the job failed.
    pub failed: fn(when: Option<&str>, took: Option<&Worded<Span>>) -> String,
    /// Shown when the job was canceled.
    pub canceled: fn(when: Option<&str>, took: Option<&Worded<Span>>) -> String,
    /// Shown when the server does not know the job any more.
    pub not_found: fn(noun: &Noun) -> String,
    /// Shown when the server does not know the id, and nothing was ever heard of such a job.
    pub never_known: Text,
    /// Shown when the job's time is over.
    pub expired: fn(noun: &Noun) -> String,
    /// Shown when this person may not see the job any more.
    pub no_access: fn(noun: &Noun) -> String,
    /// Shown when this browser does not keep the job's id.
    pub forgotten: fn(noun: &Noun) -> String,
}

impl Default for HeartbeatLineCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            still_working: |when| last("Still working.", "updated", when),
            queued: |when| last("Waiting to start.", "checked", when),
            needs_action: |when| last("Waiting for you.", "checked", when),
            sending: |noun| format!("Starting your {noun}…"),
            checking: "Checking…".into(),
            quiet: |noun, when| {
                format!(
                    "Still running, but no update from the {noun} since {when}. You don't need to start over."
                )
            },
            paused: |when| last("Updates are paused.", "checked", when),
            busy: |when| match when {
                Some(when) => format!("The server is busy. Checking again {when}."),
                None => "The server is busy. Checking again soon.".to_owned(),
            },
            busy_for_long: |when| format!("The server is busy. Checking again in about an hour, {when}."),
            lost: |when| last("Can't reach the server.", "contact", when),
            offline: |when| last("You're offline.", "contact", when),
            intercepted: "Something between you and the server answered instead. \
                          You may need to sign in to this network."
                .into(),
            unreadable: "The server sent an answer we can't read.".into(),
            show_details: "Show details".into(),
            code: "Code:".into(),
            signed_out: |when, calm| match when {
                Some(when) => {
                    format!("You've been signed out. {calm} Sign in to see it. What you see is as of {when}.")
                }
                None => format!("You've been signed out. {calm} Sign in to see it."),
            },
            signed_out_after: "You've been signed out. Sign in to see the result.".into(),
            keeps_running: |noun| format!("Your {noun} keeps running; there is no need to start over."),
            keeps_its_place: |noun| {
                format!("Your {noun} keeps its place in line; there is no need to start over.")
            },
            is_kept: |noun| format!("Your {noun} is kept; there is no need to start over."),
            needs_the_page: |noun| {
                format!("Keep this page open. Your {noun} may have to wait until the server answers again.")
            },
            start_not_known: |noun| {
                format!("It is not known yet whether your {noun} started. Please don't start it again yet.")
            },
            may_have_stopped: |noun| format!("It is not known yet whether your {noun} has stopped."),
            finished: |when, took| ended("Finished", when, took),
            failed: |when, took| ended("Stopped", when, took),
            canceled: |when, took| ended("Canceled", when, took),
            not_found: |noun| format!("We can't find this {noun} anymore. It may have been removed."),
            never_known:
                "We can't find a job with this ID. Check that the ID is complete, and that you are signed in as \
                          the person who started the job."
                    .into(),
            expired: |noun| format!("This {noun} has expired; its result was removed."),
            no_access: |noun| format!("You no longer have access to this {noun}."),
            forgotten: |noun| {
                format!("This browser won't remember this {noun} after you close the tab. Copy the job ID.")
            },
        }
    }
}

/// "Still working. Last updated 10 seconds ago."
fn last(what: &str, verb: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what} Last {verb} {when}."),
        None => what.to_owned(),
    }
}

/// "Finished at 14:05, after 3 minutes 20 seconds."; nothing where neither is known.
fn ended(what: &str, when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took) {
        (Some(when), Some(took)) => format!("{what} {when}, after {took}."),
        (Some(when), None) => format!("{what} {when}."),
        (None, Some(took)) => format!("{what} after {took}."),
        (None, None) => String::new(),
    }
}
