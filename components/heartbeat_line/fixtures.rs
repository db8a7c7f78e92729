use leptos::prelude::*;
use waitwell_core::age::Age;
use waitwell_core::document::Leave;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::{Contact, Gone, JobView, ShownStatus};

use super::HeartbeatLine;
use crate::fixture::Fixture;
use crate::fixture::samples::{
    at, canceled, completed, failed, gone, needs_action, queued, running, sending,
};

/// Every situation of the heartbeat line.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! drawn {
        ($($name:literal, $note:literal, $job:expr;)*) => {
            vec![$(Fixture { component: "heartbeat-line", name: $name, note: $note, view: || draw($job) }),*]
        };
    }
    drawn! {
        "polling", "The plain sign of life.", running();
        "live", "Changes are pushed: the same words.", JobView { hearing: Hearing::Live, ..aged(Age::JustNow) };
        "minutes-ago", "In steps of minutes after the first.", aged(Age::Minutes(3));
        "never-timed", "The page hears of it, and no time is known.",
            JobView { contact: Contact::default(), ..running() };
        "sending", "From the click until the server has answered.", sending();
        "queued", "It waits for its turn.", queued();
        "needs-action", "It waits for the person.", needs_action();
        "restoring", "Known from storage; the first answer is still to come.",
            JobView { hearing: Hearing::Restoring, contact: Contact::default(), ..running() };
        "checking", "An answer is overdue; not yet worth a worry.",
            troubled(Hearing::Checking, Trouble::Unreachable);
        "quiet", "The answers are good, the job shows no sign of life.", quiet();
        "busy", "The server asked for patience.", busy(at(14, 3, 0));
        "busy-for-an-hour", "The server asked for a long patience.", busy(at(15, 2, 30));
        "busy-without-a-time", "The server asked for patience, and no time is known.",
            troubled(Hearing::Checking, Trouble::Busy);
        "lost", "30 seconds without an answer, and the job goes on.",
            troubled(Hearing::Lost, Trouble::Unreachable);
        "lost-since-yesterday", "The day stands with the time once it is not today.", lost_for_a_day();
        "lost-while-queued", "It keeps its place.",
            JobView { hearing: Hearing::Lost, contact: contact(Trouble::Unreachable), ..queued() };
        "lost-with-an-upload", "The job needs this page: nothing is promised.",
            JobView { leave: Some(Leave::KeepOpen), ..troubled(Hearing::Lost, Trouble::Unreachable) };
        "lost-while-starting", "It is not known whether the start arrived.",
            JobView { hearing: Hearing::Lost, ..sending() };
        "offline", "The browser has no network.", troubled(Hearing::Offline, Trouble::Unreachable);
        "signed-out", "The job goes on without the person.",
            JobView { hearing: Hearing::SignedOut, ..running() };
        "intercepted", "Something else answered.", troubled(Hearing::Checking, Trouble::Intercepted);
        "unreadable", "An answer that makes no sense; its code is for support.",
            troubled(Hearing::Checking, Trouble::Unreadable("not-json"));
        "paused", "Updates are paused on purpose.", JobView { hearing: Hearing::Paused, ..running() };
        "completed", "When it ended, and how long it took.", completed();
        "partly-completed", "The same for a part.",
            JobView { status: ShownStatus::PartlyCompleted, ..completed() };
        "failed", "The same word order, another verb.", failed();
        "canceled", "The same word order, another verb.", canceled();
        "ended-on-another-day", "The day stands with the time.", ended_yesterday();
        "signed-out-after", "The result is there and hidden.",
            JobView { hearing: Hearing::SignedOut, ..completed() };
        "not-found", "The server does not know it any more.", gone(Gone::NotFound);
        "never-known", "The id may be mistyped, or another person's.", gone(Gone::NeverKnown);
        "expired", "Its time is over.", gone(Gone::Expired);
        "no-access", "The person may not see it any more.", gone(Gone::NoAccess);
        "forgotten-on-close", "This browser does not keep the id.",
            JobView { is_forgotten_on_close: true, ..running() };
    }
}

fn draw(job: JobView) -> AnyView {
    view! { <HeartbeatLine job=Signal::stored(job) /> }.into_any()
}

fn aged(age: Age) -> JobView {
    JobView { contact: Contact { heard: Some(age), ..running().contact }, ..running() }
}

fn contact(trouble: Trouble) -> Contact {
    Contact { heard: Some(Age::Seconds(40)), trouble: Some(trouble), ..running().contact }
}

fn troubled(hearing: Hearing, trouble: Trouble) -> JobView {
    JobView { hearing, contact: contact(trouble), ..running() }
}

fn busy(next: waitwell_core::moment::Moment) -> JobView {
    let contact = Contact { next_at: Some(next), ..contact(Trouble::Busy) };
    JobView { contact, ..troubled(Hearing::Checking, Trouble::Busy) }
}

fn quiet() -> JobView {
    let contact = Contact { quiet_since: Some(at(10, 32, 0)), ..running().contact };
    JobView { contact, ..running() }
}

fn lost_for_a_day() -> JobView {
    let contact = Contact { heard: Some(Age::Days(1)), ..contact(Trouble::Unreachable) };
    JobView { contact, ..troubled(Hearing::Lost, Trouble::Unreachable) }
}

fn ended_yesterday() -> JobView {
    let contact = Contact { heard_at: Some(at(33, 0, 0)), ..Contact::default() };
    JobView { contact, ..completed() }
}
