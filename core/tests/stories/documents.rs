//! What is known of a job: order, endings, progress (F11, F12, F36, F49, F50, F52).

use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::age::Age;
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Counts, JobResult, Outcome, Status};
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::progress::Progress;
use waitwell_core::view::ShownStatus;

use super::server::{Say, id, json, s};
use super::world::{START, World};

fn counts(done: u64, total: u64) -> Option<Counts> {
    Some(Counts { done, total: Some(total), unit: None, total_is_estimate: false })
}

#[test]
fn a_slow_old_answer_never_takes_a_job_back() {
    let mut world = World::following(&["a"]);
    let old = serde_json::to_string(&world.server.jobs["a"]).unwrap();
    world.server.end("a", Status::Completed);
    world.run(s(4));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
    world.server.script.push_back(Some(json(200, &old)));
    world.ask(waitwell_core::ask::Ask::LookAgain(super::server::id("a")));
    world.run(s(4));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
}

#[test]
fn f11_answers_that_cannot_be_read_leave_the_last_good_state_and_never_say_failed() {
    let mut world = World::following(&["a"]);
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let bodies = [r#"{"id":"a","stat"#, "{}", "null", "[1]", r#"{"id":"a","status":5}"#, &deep];
    for body in bodies {
        world.server.script.push_back(Some(json(200, body)));
    }
    world.server.script.push_back(Some(Say::Other(Answer::TooLong)));
    for _ in 0..7 {
        world.run(s(20));
        assert_eq!(world.view("a").status, ShownStatus::InProgress);
    }
    world.run(s(70));
    let waits: Vec<u64> = world.looks().windows(2).map(|pair| pair[1].since(pair[0]).as_seconds()).collect();
    assert!(waits.iter().skip(1).take(3).is_sorted(), "a growing wait: {waits:?}");
    world.run(s(70));
    assert_eq!(world.view("a").hearing, Hearing::Polling);
}

#[test]
fn f11_one_unreadable_answer_is_not_worth_a_word_and_three_are() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(json(200, "{}"));
    world.run(s(3));
    assert_eq!(world.view("a").contact.trouble, None);
    world.run(s(60));
    assert!(matches!(world.view("a").contact.trouble, Some(Trouble::Unreadable(_))));
    assert_eq!(world.view("a").status, ShownStatus::InProgress);
}

#[test]
fn f11_times_that_are_none_are_not_known() {
    let mut world = World::following(&["a"]);
    let body =
        r#"{"id":"a","run":1,"version":9,"status":"in_progress","started_at":"yesterday","created_at":5}"#;
    world.server.always = Some(json(200, body));
    world.run(s(4));
    assert_eq!((world.view("a").times.started_at, world.view("a").running), (None, None));
}

#[test]
fn f12_an_unknown_status_is_neutral_and_no_ending() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| {
        job.status = Status::Unknown("paused_by_admin".into());
        job.other.insert("shard".into(), 7.into());
    });
    world.run(s(10));
    let view = world.view("a");
    assert_eq!(
        (view.status, view.status_word.as_deref()),
        (ShownStatus::InProgress, Some("paused_by_admin"))
    );
    assert!(world.looks().len() > 2, "it is still looked at");
    assert_eq!(world.follower.document(&super::server::id("a")).unwrap().other["shard"], 7);
}

#[test]
fn f50_progress_never_goes_back_and_shows_no_percentage_that_is_not_true() {
    let mut world = World::following(&["a"]);
    let mut shown = Vec::new();
    for (done, total) in [(7, 100), (63, 100), (40, 100), (250, 100), (300, 400)] {
        world.server.change("a", |job| job.progress = counts(done, total));
        world.run(s(6));
        shown.push((world.view("a").progress.done(), world.view("a").progress.percent()));
    }
    assert_eq!(
        shown,
        [
            (Some(7), Some(7)),
            (Some(63), Some(63)),
            (Some(63), Some(63)),
            (Some(250), None),
            (Some(300), None)
        ]
    );
}

#[test]
fn f50_a_zero_total_is_unknown_and_a_full_count_is_finishing_and_not_complete() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| job.progress = counts(0, 0));
    world.run(s(6));
    assert_eq!(world.view("a").progress, Progress::Unknown);
    world.server.change("a", |job| job.progress = counts(80, 80));
    world.run(s(600));
    let view = world.view("a");
    assert_eq!((view.status, view.finishing), (ShownStatus::InProgress, true));
}

#[test]
fn f50_a_count_that_is_no_number_is_not_known() {
    let mut world = World::following(&["a"]);
    for progress in [r#""NaN""#, r#"{"done":"x","total":3}"#, r#"{"done":-4,"total":3}"#, "null"] {
        let body =
            format!(r#"{{"id":"a","run":1,"version":9,"status":"in_progress","progress":{progress}}}"#);
        world.server.always = Some(json(200, &body));
        world.run(s(6));
        assert_eq!(world.view("a").progress, Progress::Unknown, "{progress}");
    }
}

#[test]
fn f52_eight_of_ten_is_partly_completed() {
    let mut world = World::following(&["a"]);
    let result =
        JobResult { outcome: Some(Outcome::Partial), done: Some(8), total: Some(10), ..JobResult::default() };
    world.server.end("a", Status::Completed);
    world.server.change("a", |job| job.result = Some(result));
    world.run(s(4));
    assert_eq!(world.view("a").status, ShownStatus::PartlyCompleted);
    let said = world.said();
    assert!(
        matches!(said[..], [waitwell_core::announce::Said::Status { done_of: Some((8, 10)), .. }]),
        "{said:?}"
    );
}

#[test]
fn f49_a_clock_that_is_hours_off_changes_no_running_time() {
    for (server, page, sends_date) in [
        (10_800_000, 0, true),
        (-10_800_000, 0, true),
        (0, 10_800_000, true),
        (0, -10_800_000, true),
        (10_800_000, 0, false),
        (-10_800_000, 0, false),
    ] {
        let mut world = World::new();
        (world.server.skew, world.server.sends_date, world.skew) = (server, sends_date, page);
        let mut job = super::server::job("a");
        job.started_at = Some(START.shifted(server));
        job.created_at = job.started_at;
        world.server.jobs.insert("a".into(), job);
        world.start_page();
        world.run(s(90));
        let view = world.view("a");
        if sends_date {
            let shown = view.times.started_at.unwrap().as_ms() - START.shifted(page).as_ms();
            assert!(shown.abs() <= 3_000, "started {shown} ms off by the browser's clock");
        }
        let Some(age) = view.running else { panic!("it runs") };
        assert!(
            matches!(age, Age::Seconds(80..) | Age::Minutes(1)),
            "server {server}, page {page}, date {sends_date}: {age:?}"
        );
    }
}

#[test]
fn f49_a_proxy_with_a_clock_of_its_own_makes_no_job_silent() {
    let mut world = World::new();
    (world.server.skew, world.server.sends_date) = (-10_800_000, true);
    let mut job = super::server::job("a");
    job.beat_at = Some(START.shifted(-10_800_000));
    world.server.jobs.insert("a".into(), job);
    world.start_page();
    world.run(s(5));
    let Say::Reply(refusal) = json(503, "{}") else { unreachable!() };
    world.server.script.push_back(Some(Say::Reply(Reply { date: Some(world.wall()), ..refusal })));
    world.run(s(20));
    assert_eq!(world.view("a").contact.quiet_since, None);
    let said = world.said();
    assert!(!said.iter().any(|said| matches!(said, Said::Quiet(_))), "{said:?}");
}

#[test]
fn f49_a_clock_set_back_makes_no_age_negative_and_stops_no_poll() {
    let mut world = World::following(&["a"]);
    world.run(s(60));
    let before = world.looks().len();
    world.skew = -3_600_000;
    // The timer of the browser runs on, whatever its clock shows.
    world.wake = Some(world.wall().plus(s(1)));
    world.run(s(60));
    assert!(world.looks().len() > before + 8, "it is still looked at");
    let view = world.view("a");
    assert!(matches!(view.running, Some(Age::Minutes(1 | 2))), "{:?}", view.running);
    assert!(view.contact.heard_at <= Some(world.wall()), "never in the future");
}

#[test]
fn f49_a_clock_set_ahead_makes_no_job_old_or_overdue() {
    let mut world = World::following(&["a"]);
    world.run(s(60));
    world.skew = 10_800_000;
    world.wake = Some(world.wall().plus(s(1)));
    for _ in 0..30 {
        world.run(s(1));
        let view = world.view("a");
        assert!(matches!(view.running, Some(Age::Seconds(_) | Age::Minutes(1))), "{:?}", view.running);
        assert!(!view.overdue, "nothing took longer than usual");
    }
}

#[test]
fn a_late_answer_of_an_earlier_run_is_passed_over() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(4));
    let failed = serde_json::to_string(&world.server.jobs["a"]).unwrap();
    world.ask(waitwell_core::ask::Ask::Retry(super::server::id("a")));
    world.run(s(1));
    assert_eq!((world.view("a").run, world.view("a").status), (2, ShownStatus::Queued));
    world.server.script.push_back(Some(json(200, &failed)));
    world.run(s(10));
    assert_eq!((world.view("a").run, world.view("a").status), (2, ShownStatus::Queued));
}

#[test]
fn running_time_never_shrinks() {
    let mut world = World::following(&["a"]);
    let mut longest = 0;
    for skew in [0, 5_000, -5_000, -60_000, 0] {
        world.skew = skew;
        world.wake = world.wake.map(|_| world.wall().plus(s(1)));
        world.run(s(20));
        let seconds = match world.view("a").running {
            Some(Age::Seconds(seconds)) => seconds,
            Some(Age::Minutes(minutes)) => minutes * 60,
            _ => 0,
        };
        assert!(seconds >= longest, "{seconds} after {longest}");
        longest = seconds;
    }
    assert!(Moment::from_ms(0) < START);
}

#[test]
fn f49_a_slow_answer_moves_no_time_that_is_shown() {
    let mut world = World::following(&["a"]);
    let before = world.view("a").times;
    for latency in [12_000, 50, 9_000, 14_000] {
        world.latency = Span::ms(latency);
        world.ask(Ask::LookAgain(id("a")));
        world.run(s(20));
        assert_eq!(world.view("a").times, before, "an answer after {latency} ms");
    }
}
