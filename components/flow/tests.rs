use std::collections::BTreeSet;
use std::fs;

use waitwell_core::answers::MayLeave;
use waitwell_core::document::CancelScope;
use waitwell_core::follower::StartView;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::id::JobId;
use waitwell_core::scenarios;
use waitwell_core::view::{Cancel, CancelEffect, Gone, JobView, Retry, RetryOffer, ShownStatus, Undo};

use super::{Shows, Stop, stops};
use crate::copy::Copy;
use crate::fixture;
use crate::readout::{drawn, readings};

/// Set by `cargo xtask write flow`.
const WRITE: &str = "WAITWELL_WRITE";

fn all() -> Vec<Stop> {
    let of_part = stops::all().into_iter();
    of_part
        .flat_map(|part| [part.stop].into_iter().chain(part.paths.into_iter().flat_map(|path| path.stops)))
        .collect()
}

fn shown() -> Vec<JobView> {
    let job = |stop: Stop| match stop.shows {
        Shows::Job(job) | Shows::Question(job) => Some(*job),
        _ => None,
    };
    all().into_iter().filter_map(job).collect()
}

#[test]
fn the_flow_map_and_its_picture_say_what_the_screens_say() {
    let copy = Copy::default();
    for (name, is) in [("flow.md", super::page(&copy)), ("flow.svg", super::picture(&copy))] {
        let path = format!("{}/../docs/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os(WRITE).is_some() {
            fs::write(&path, &is).unwrap();
        }
        // A checkout may end its lines in another way.
        let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        let line = written.lines().zip(is.lines()).find(|(written, is)| written != is);
        assert!(
            written == is,
            "docs/{name} is not what the screens say any more (first difference, as written and as it is: \
             {line:?}). `cargo xtask write flow` writes it anew."
        );
    }
}

/// Fails unless each of the names comes up. A match without a name for every variant does not compile, so that
/// a new state has to be put on the map.
macro_rules! all_come_up {
    ($states:expr, { $($state:pat => $name:literal,)+ }) => {
        let found: BTreeSet<&str> = $states.iter().map(|state| match state { $($state => $name),+ }).collect();
        let missing: Vec<&str> = [$($name),+].into_iter().filter(|name| !found.contains(name)).collect();
        assert!(missing.is_empty(), "not on the map: {missing:?}");
    };
}

/// What each job on the map says of one thing.
fn of_jobs<T>(read: impl Fn(&JobView) -> T) -> Vec<T> {
    shown().iter().map(read).collect()
}

#[test]
fn every_status_and_every_state_of_the_line_is_on_the_flow_map() {
    let statuses = of_jobs(|job| job.status);
    for status in ShownStatus::ALL {
        assert!(statuses.contains(&status), "{status:?}");
    }
    all_come_up!(of_jobs(|job| job.hearing), {
        Hearing::Live => "live",
        Hearing::Polling => "polling",
        Hearing::Checking => "checking",
        Hearing::Lost => "lost",
        Hearing::Offline => "offline",
        Hearing::SignedOut => "signed out",
        Hearing::Paused => "paused",
        Hearing::Restoring => "restoring",
    });
    all_come_up!(of_jobs(|job| job.contact.trouble), {
        None => "none",
        Some(Trouble::Busy) => "busy",
        Some(Trouble::Unreachable) => "unreachable",
        Some(Trouble::Intercepted) => "intercepted",
        Some(Trouble::Unreadable(_)) => "unreadable",
    });
    all_come_up!(of_jobs(|job| job.gone), {
        None => "none",
        Some(Gone::NotFound) => "not found",
        Some(Gone::NeverKnown) => "never known",
        Some(Gone::Expired) => "expired",
        Some(Gone::NoAccess) => "no access",
    });
    let running: Vec<_> = shown().into_iter().filter(|job| !job.status.is_over()).collect();
    assert!(running.iter().any(|job| job.hearing == Hearing::Paused), "the page stands still");
}

#[test]
fn every_way_in_which_a_wish_can_stand_is_on_the_flow_map() {
    all_come_up!(of_jobs(|job| job.cancel.clone()), {
        Cancel::NotOffered => "not offered",
        Cancel::Refused { .. } => "refused",
        Cancel::Offered(_) => "offered",
        Cancel::Sending => "sending",
        Cancel::Asked { is_slow: false } => "asked",
        Cancel::Asked { is_slow: true } => "slow",
        Cancel::Unconfirmed => "unconfirmed",
        Cancel::Denied { .. } => "denied",
        Cancel::TooLate => "too late",
        Cancel::Done(_) => "done",
    });
    all_come_up!(of_jobs(|job| job.undo.clone()), {
        Undo::NotOffered => "not offered",
        Undo::Offered => "offered",
        Undo::Sending => "sending",
        Undo::Unconfirmed => "unconfirmed",
        Undo::Denied { is_final: false, .. } => "denied",
        Undo::Denied { is_final: true, .. } => "too late",
        Undo::Done => "done",
    });
    all_come_up!(of_jobs(|job| job.retry.clone()), {
        Retry::NotOffered => "not offered",
        Retry::Refused { .. } => "refused",
        Retry::Offered(RetryOffer { only_failed: None, .. }) => "offered",
        Retry::Offered(RetryOffer { only_failed: Some(_), .. }) => "offered for what is missing",
        Retry::Sending { only_failed: false } => "sending",
        Retry::Sending { only_failed: true } => "sending what is missing",
        Retry::Unconfirmed { only_failed: false } => "unconfirmed",
        Retry::Unconfirmed { only_failed: true } => "unconfirmed for what is missing",
        Retry::Denied { only_failed: false, .. } => "denied",
        Retry::Denied { only_failed: true, .. } => "denied for what is missing",
    });
}

#[test]
fn every_answer_to_who_wants_to_leave_is_on_the_flow_map() {
    all_come_up!(of_jobs(|job| job.answers().leave), {
        MayLeave::Yes => "yes",
        MayLeave::YesWithId => "yes, with the id",
        MayLeave::No => "no",
        MayLeave::AfterAnswer => "after the answer",
        MayLeave::InDoubt { may_leave: true } => "in doubt, yes",
        MayLeave::InDoubt { may_leave: false } => "in doubt, not known",
        MayLeave::Unknown => "not known",
        MayLeave::NothingRuns => "nothing runs",
    });
}

#[test]
fn every_way_in_which_a_start_can_stand_and_the_notices_are_on_the_flow_map() {
    let starts: Vec<StartView> = all()
        .into_iter()
        .filter_map(|stop| if let Shows::Start(state) = stop.shows { Some(state) } else { None })
        // What was started is on the map as a job.
        .chain(JobId::parse("exp_7Q2M4K").map(StartView::Started))
        .collect();
    all_come_up!(starts, {
        StartView::Sending { is_forgotten_on_close: false } => "sending",
        StartView::Sending { is_forgotten_on_close: true } => "sending, forgotten",
        StartView::Started(_) => "started",
        StartView::Refused { .. } => "refused",
        StartView::SignInFirst => "sign in first",
        StartView::Unconfirmed => "unconfirmed",
        StartView::NotStarted => "not started",
    });
    let news = |was_away| {
        all().iter().any(|stop| matches!(&stop.shows, Shows::News(one) if one.was_away == was_away))
    };
    assert!(news(true) && news(false));
}

#[test]
fn every_stop_has_a_line_that_says_most_and_the_picture_has_room_for_it() {
    let copy = Copy::default();
    for stop in all() {
        let lines: Vec<_> = stop.lines(&copy).into_iter().map(|line| (line.part, line.text)).collect();
        let length = stop.key_line(&copy).chars().count();
        assert!((1..200).contains(&length), "{}: {} of {lines:#?}", stop.name, stop.speaks);
    }
}

#[test]
fn in_the_picture_every_name_has_room_beside_its_status() {
    let copy = Copy::default();
    for stop in all() {
        let word = match &stop.shows {
            Shows::Job(job) => copy.panel.badge.word(job).chars().count(),
            _ => 0,
        };
        assert!(stop.name.chars().count() + word < 32, "{}", stop.name);
    }
}

#[test]
fn no_two_paths_of_the_flow_map_have_one_name() {
    let names: Vec<_> = stops::all().into_iter().flat_map(|part| part.paths).map(|path| path.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn every_face_of_the_dialog_and_every_scope_of_a_cancel_is_on_the_flow_map() {
    let faces: Vec<(ShownStatus, Cancel)> = all()
        .into_iter()
        .filter_map(|stop| if let Shows::Question(job) = stop.shows { Some(job) } else { None })
        .map(|job| (job.status, job.cancel))
        .collect();
    all_come_up!(faces, {
        (ShownStatus::Completed, _) => "finished",
        (ShownStatus::PartlyCompleted, _) => "partly finished",
        (ShownStatus::Failed, _) => "failed",
        (ShownStatus::Canceled, _) => "canceled",
        (ShownStatus::Gone, _) => "gone",
        (_, Cancel::Offered(CancelEffect { scope: Some(CancelScope::Whole), .. })) => "the whole",
        (_, Cancel::Offered(CancelEffect { scope: Some(CancelScope::Remaining), .. })) => "the rest",
        (_, Cancel::Offered(CancelEffect { scope: Some(CancelScope::Upload), .. })) => "the upload",
        // Trying again asks the same question.
        (_, Cancel::Offered(_) | Cancel::Unconfirmed | Cancel::Denied { .. }) => "not described",
        (_, Cancel::Sending | Cancel::Asked { .. }) => "asked",
        (_, Cancel::NotOffered | Cancel::Refused { .. } | Cancel::TooLate | Cancel::Done(_)) => "withdrawn",
    });
}

#[test]
fn every_reason_of_a_wait_and_every_word_around_a_job_is_on_the_flow_map() {
    let copy = Copy::default();
    let (map, tracker, list, stopped) =
        (super::page(&copy), &copy.panel.tracker, &copy.recent, &copy.stopped);
    let waits = [
        &tracker.slow_source,
        &tracker.connection_dropped,
        &tracker.rate_limit,
        &tracker.automatic_retry,
        &tracker.waiting,
    ];
    let lists = [&list.restoring, &list.empty, &list.partial, &list.partial_and_empty];
    let rows = [&list.not_found, &list.expired, &list.no_access, &list.unseen, &list.remove];
    let finding = [&list.find, &list.find_button, &list.no_id];
    let stopped = [&stopped.title, &stopped.text, &stopped.reload, &stopped.jobs];
    let effects = [&copy.panel.cancel.cannot_be_undone, &copy.panel.result.not_undone];
    let all = [&waits[..], &lists, &rows, &finding, &stopped, &effects].concat();
    let missing: Vec<_> = all.into_iter().filter(|text| !map.contains(text.as_ref())).collect();
    assert!(missing.is_empty(), "not on the map: {missing:?}");
}

#[test]
fn no_id_on_the_flow_map_is_the_name_of_a_scenario() {
    let map = super::page(&Copy::default());
    for scenario in scenarios::all() {
        assert!(!map.contains(&format!("Job ID {}", scenario.name)), "{}", scenario.name);
    }
}

/// Fixtures of whose words some are somebody else's, or that have too much of one: what the kit says in them, it says
/// in others too.
const ODD: [&str; 18] = [
    "another-language",
    "bare",
    "earlier-many",
    "earlier-unknown-status",
    "ended-bare",
    "failed-bare",
    "hard-titles",
    "in-a-line-of-text",
    "invalid-input-elsewhere",
    "long-names",
    "long-words",
    "long-words-without-a-space",
    "many",
    "reworded",
    "right-to-left",
    "thirty-stages",
    "thirty-steps",
    "two-hundred",
];

/// The sentences of a screen, without what differs from job to job: numbers, units, and what is imported or exported.
fn sentences(html: &str) -> Vec<String> {
    let alike = [("import", "export"), ("Import", "Export"), ("seconds", "minutes"), ("customers", "rows")];
    let plain = |text: &str| {
        let mut text = alike.iter().fold(text.to_owned(), |text, (this, that)| text.replace(this, that));
        text.retain(|letter| !letter.is_ascii_digit() && letter != ',');
        text
    };
    let of_line = |text: &str| text.split(". ").map(|one| one.trim_end_matches('.').to_owned()).collect();
    readings("", html).iter().flat_map(|reading| -> Vec<String> { of_line(&plain(&reading.text)) }).collect()
}

#[test]
fn every_sentence_that_a_fixture_shows_is_on_the_flow_map() {
    let copy = Copy::default();
    let map: BTreeSet<String> = all().iter().flat_map(|stop| sentences(&stop.drawn(&copy).html)).collect();
    let fixtures = fixture::all().into_iter().filter(|fixture| !ODD.contains(&fixture.name));
    let missing: Vec<_> = fixtures
        .flat_map(|one| sentences(&drawn(&copy, one.view)).into_iter().map(move |text| (one, text)))
        .filter(|(_, text)| !map.contains(text))
        .map(|(one, text)| format!("{}/{}: {text}", one.component, one.name))
        .collect();
    assert!(missing.is_empty(), "not on the map: {missing:#?}");
}
