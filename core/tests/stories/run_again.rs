//! A cancel that is undone, and a retry of only what failed: each once, and never two ways at a time.

use serde_json::{Value, json};
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::decode;
use waitwell_core::document::{Duplicates, OnlyFailed, Status};
use waitwell_core::follower::Input;
use waitwell_core::view::{Cancel, Retry, ShownStatus, Undo};

use super::server::{Say, id, job, s};
use super::world::World;

/// A job that was canceled a moment ago.
fn canceled() -> World {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Canceled);
    world.run(s(10));
    world
}

fn failed() -> World {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(10));
    world
}

fn undo(world: &mut World) {
    world.ask(Ask::UndoCancel(id("a")));
}

fn announced(world: &World, wanted: fn(&Said) -> bool) -> usize {
    world.said().into_iter().filter(|said| wanted(said)).count()
}

#[test]
fn a_cancel_is_undone_once_by_a_new_run_and_only_the_server_says_so() {
    let mut world = canceled();
    assert_eq!(world.view("a").undo, Undo::Offered);
    undo(&mut world);
    undo(&mut world);
    let view = world.view("a");
    assert_eq!((view.status, view.undo), (ShownStatus::Canceled, Undo::Sending), "a click changes no status");
    world.run(s(10));
    let posts: Vec<_> = world.posts().iter().map(|post| post.request.call.path.as_str()).collect();
    assert_eq!(posts, ["/a/cancel/undo"]);
    assert_eq!(world.posts()[0].header("Idempotency-Key"), Some("\"a-1-undo-cancel\""));
    let view = world.view("a");
    assert_eq!((view.run, view.status, view.undo), (2, ShownStatus::Queued, Undo::Done));
    assert!(matches!(view.cancel, Cancel::Offered(_)), "{:?}", view.cancel);
}

#[test]
fn that_a_job_goes_on_after_an_undone_cancel_is_said_once() {
    let mut world = canceled();
    undo(&mut world);
    world.run(s(1));
    world.server.change("a", |job| job.status = Status::InProgress);
    world.run(s(60));
    assert_eq!(announced(&world, |said| matches!(said, Said::CancelUndone(_))), 1);
    let queued = |said: &Said| matches!(said, Said::Status { status: ShownStatus::Queued, .. });
    assert_eq!(announced(&world, queued), 0, "{:?}", world.said());
}

#[test]
fn a_job_that_has_not_stopped_yet_goes_on_and_its_old_run_is_not_heard_again() {
    let mut world = World::following(&["a"]);
    world.ask(Ask::Cancel(id("a")));
    world.run(s(1));
    let view = world.view("a");
    assert_eq!((view.cancel, view.undo), (Cancel::Asked { is_slow: false }, Undo::Offered));
    world.server.end("a", Status::Canceled);
    let old = world.server.jobs["a"].clone();
    world.server.change("a", |job| {
        job.status = Status::InProgress;
        job.cancel_requested_at = Some(super::world::START);
    });
    undo(&mut world);
    world.run(s(1));
    let body = serde_json::to_string(&old).unwrap();
    world.server.script.push_back(Some(super::server::json(200, &body)));
    world.run(s(10));
    let view = world.view("a");
    assert_eq!((view.run, view.status, view.undo), (2, ShownStatus::Queued, Undo::Done));
}

#[test]
fn a_job_whose_cancel_was_undone_can_be_canceled_again_with_a_key_of_its_own() {
    let mut world = canceled();
    undo(&mut world);
    world.run(s(2));
    world.ask(Ask::Cancel(id("a")));
    world.run(s(2));
    let keys: Vec<_> = world.posts().iter().filter_map(|post| post.header("Idempotency-Key")).collect();
    assert_eq!(keys, ["\"a-1-undo-cancel\"", "\"a-2-cancel\""]);
}

#[test]
fn an_undo_that_comes_too_late_says_so_and_can_be_put_away() {
    let mut world = canceled();
    world.server.change("a", |job| job.cancel = None);
    undo(&mut world);
    world.run(s(10));
    assert_eq!(world.view("a").undo, Undo::Denied { detail: None, is_final: true });
    assert_eq!(announced(&world, |said| matches!(said, Said::Refused { is_final: true, .. })), 1);
    world.ask(Ask::Dismiss(id("a")));
    assert_eq!((world.view("a").status, world.view("a").undo), (ShownStatus::Canceled, Undo::NotOffered));
    undo(&mut world);
    assert_eq!(world.posts().len(), 1, "what the server no longer offers is not asked for");
}

#[test]
fn an_undo_without_an_answer_is_tried_with_one_key_and_looked_for() {
    for say in [Say::Silence, Say::Cut, Say::LoseAnswer] {
        let has_arrived = matches!(say, Say::LoseAnswer);
        let mut world = canceled();
        world.server.always = Some(say);
        undo(&mut world);
        world.run(s(180));
        assert_eq!(world.posts().len(), 3);
        assert!(
            world.posts().iter().all(|post| post.header("Idempotency-Key") == Some("\"a-1-undo-cancel\""))
        );
        let view = world.view("a");
        assert_eq!((view.status, view.undo), (ShownStatus::Canceled, Undo::Unconfirmed));
        world.server.always = None;
        world.run(s(70));
        let expected = if has_arrived { (2, Undo::Done) } else { (1, Undo::Unconfirmed) };
        assert_eq!((world.view("a").run, world.view("a").undo), expected);
        assert!(world.server.carried_out.values().all(|times| *times == 1));
    }
}

#[test]
fn an_undo_that_was_taken_is_looked_for_until_its_run_is_heard_of() {
    let mut world = canceled();
    let before = serde_json::to_string(&world.server.jobs["a"]).unwrap();
    world.server.script.push_back(Some(super::server::json(202, &before)));
    undo(&mut world);
    world.run(s(4));
    assert_eq!(world.view("a").undo, Undo::Sending);
    world.server.jobs.insert("a".into(), waitwell_core::document::Document { run: Some(2), ..job("a") });
    world.run(s(10));
    assert_eq!((world.view("a").run, world.view("a").status), (2, ShownStatus::InProgress));
}

#[test]
fn of_a_cancel_that_came_too_late_itself_nothing_is_left_to_undo() {
    let mut world = World::following(&["a"]);
    world.ask(Ask::Cancel(id("a")));
    world.run(s(1));
    world.server.end("a", Status::Completed);
    undo(&mut world);
    assert_eq!(world.view("a").undo, Undo::Sending);
    world.run(s(30));
    let view = world.view("a");
    assert_eq!((view.status, view.undo), (ShownStatus::Completed, Undo::NotOffered));
    assert_eq!(
        announced(&world, |said| matches!(said, Said::Refused { is_final: true, .. })),
        0,
        "{:?}",
        world.said()
    );
}

#[test]
fn a_cancel_that_was_undone_elsewhere_is_no_refusal() {
    let mut world = canceled();
    world.latency = s(1);
    undo(&mut world);
    world.server.jobs.insert("a".into(), waitwell_core::document::Document { run: Some(2), ..job("a") });
    world.server.keys.clear();
    world.run(s(10));
    assert_eq!((world.view("a").run, world.view("a").undo), (2, Undo::NotOffered));
    assert_eq!(announced(&world, |said| matches!(said, Said::Refused { is_final: true, .. })), 0);
}

#[test]
fn only_what_failed_is_retried_once_with_a_key_of_its_own() {
    let mut world = failed();
    let Retry::Offered(offer) = world.view("a").retry else { panic!("{:?}", world.view("a").retry) };
    assert_eq!(offer.only_failed.and_then(|only| only.count), Some(2));
    world.ask(Ask::RetryFailed(id("a")));
    world.ask(Ask::RetryFailed(id("a")));
    let view = world.view("a");
    assert_eq!((view.status, view.retry), (ShownStatus::Failed, Retry::Sending { only_failed: true }));
    world.run(s(2));
    assert_eq!(world.posts().len(), 1);
    assert_eq!(world.posts()[0].request.call.path, "/a/retry?only=failed");
    assert_eq!(world.posts()[0].header("Idempotency-Key"), Some("\"a-1-retry-failed\""));
    assert_eq!((world.view("a").run, world.view("a").retry), (2, Retry::NotOffered));
}

#[test]
fn ways_to_run_again_exclude_each_other_while_one_of_them_is_open() {
    let asks = [Ask::UndoCancel(id("a")), Ask::Retry(id("a")), Ask::RetryFailed(id("a"))];
    for first in &asks {
        for second in asks.iter().filter(|ask| *ask != first) {
            let mut world = canceled();
            world.server.always = Some(Say::Cut);
            world.ask(first.clone());
            world.ask(second.clone());
            world.run(s(180));
            // Not confirmed: it may have arrived.
            world.ask(second.clone());
            world.run(s(180));
            let paths: std::collections::BTreeSet<_> =
                world.posts().iter().map(|post| post.request.call.path.clone()).collect();
            assert_eq!(paths.len(), 1, "{first:?}, then {second:?}: {paths:?}");
            let view = world.view("a");
            let offered = [view.undo == Undo::Offered, matches!(view.retry, Retry::Offered(_))];
            assert_eq!(offered, [false, false], "{first:?}");
        }
    }
}

#[test]
fn a_retry_of_what_failed_is_not_sent_where_it_is_not_offered() {
    let mut world = failed();
    world.server.change("a", |job| job.retry.as_mut().unwrap().only_failed = None);
    world.ask(Ask::LookAgain(id("a")));
    world.run(s(2));
    world.ask(Ask::RetryFailed(id("a")));
    world.input(Input::Visible(true));
    world.run(s(10));
    assert_eq!(world.posts().len(), 0);
}

#[test]
fn what_failed_is_read_as_far_as_it_is_known_and_unknown_is_not_zero() {
    let read = |only_failed: Value| {
        let retry = json!({ "allowed": true, "only_failed": only_failed });
        let job = json!({ "id": "a", "status": "failed", "retry": retry });
        decode::document_from(job).unwrap().retry.unwrap().only_failed
    };
    for unknown in [json!(true), json!({}), json!({ "count": -2, "unit": 5, "duplicates": "perhaps" })] {
        assert_eq!(read(unknown), Some(OnlyFailed::default()));
    }
    for none in [json!(false), json!(null), json!(2), json!("yes"), json!([]), json!({ "count": 0 })] {
        assert_eq!(read(none.clone()), None, "{none}");
    }
    let known = json!({ "count": 2, "unit": "rows", "low_s": 1, "high_s": 5, "duplicates": "none" });
    let only = OnlyFailed {
        count: Some(2),
        unit: Some("rows".into()),
        low_s: Some(1),
        high_s: Some(5),
        duplicates: Some(Duplicates::None),
    };
    assert_eq!(read(known.clone()), Some(only.clone()));
    assert_eq!(serde_json::to_value(only).unwrap(), known);
}
