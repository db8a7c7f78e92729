//! A wish of long ago is sent again only where a look has shown that it still makes sense, and never after a refresh.

use waitwell_core::adapters::Method;
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::{CancelTerms, RetryTerms, Status};
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;
use waitwell_core::saved::Scope;
use waitwell_core::view::{Cancel, Retry, ShownStatus, Undo};

use super::server::{Say, busy, id, problem, s};
use super::world::World;

/// A page that was left while a wish was on its way to a server that has not got it.
fn left(ask: Ask) -> World {
    let mut world = World::following(&["a"]);
    let ended = match ask {
        Ask::Retry(_) | Ask::RetryFailed(_) => Some(Status::Failed),
        Ask::UndoCancel(_) => Some(Status::Canceled),
        _ => None,
    };
    if let Some(status) = ended {
        world.server.end("a", status);
        world.run(s(10));
    }
    world.server.script.push_back(Some(Say::Cut));
    world.ask(ask);
    assert_eq!(world.posts().len(), 1);
    world.input(Input::Left);
    world.run(Span::hours(2));
    world.log.clear();
    world
}

fn come_back(world: &mut World) {
    world.input(Input::CameBack { who: None });
    world.run(s(10));
}

/// The wishes that were sent, each with whether a look had gone before it.
fn sent(world: &World) -> Vec<(String, bool)> {
    let is_look = |at: usize| world.log[..at].iter().any(|sent| sent.request.call.method == Method::Get);
    let posts = world.log.iter().enumerate().filter(|(_, sent)| sent.request.call.method == Method::Post);
    posts.map(|(at, sent)| (sent.request.call.path.clone(), is_look(at))).collect()
}

#[test]
fn an_old_wish_that_still_makes_sense_is_sent_after_a_look_and_carried_out_once() {
    for (ask, path) in [
        (Ask::Cancel(id("a")), "/a/cancel"),
        (Ask::UndoCancel(id("a")), "/a/cancel/undo"),
        (Ask::Retry(id("a")), "/a/retry"),
        (Ask::RetryFailed(id("a")), "/a/retry?only=failed"),
    ] {
        let mut world = left(ask);
        come_back(&mut world);
        assert_eq!(sent(&world), [(path.to_owned(), true)]);
        assert_eq!(world.server.carried_out.values().copied().collect::<Vec<_>>(), [1]);
    }
}

#[test]
fn an_old_wish_is_not_sent_where_the_job_has_gone_on_without_it() {
    let mut world = left(Ask::Cancel(id("a")));
    world.server.end("a", Status::Completed);
    come_back(&mut world);
    assert_eq!((sent(&world), world.view("a").status), (vec![], ShownStatus::Completed));

    for ask in [Ask::UndoCancel(id("a")), Ask::Retry(id("a")), Ask::RetryFailed(id("a"))] {
        let mut world = left(ask);
        world.server.change("a", |job| {
            (job.run, job.version, job.status) = (Some(2), Some(1), Status::InProgress);
            (job.cancel, job.retry) = (None, None);
        });
        come_back(&mut world);
        let view = world.view("a");
        assert_eq!((sent(&world), view.undo, view.retry), (vec![], Undo::NotOffered, Retry::NotOffered));
    }
}

#[test]
fn an_old_wish_is_not_sent_where_somebody_else_had_it_first() {
    let mut world = left(Ask::Cancel(id("a")));
    let at = Some(world.now);
    world.server.change("a", |job| job.cancel_requested_at = at);
    come_back(&mut world);
    assert_eq!(sent(&world), []);
    assert!(matches!(world.view("a").cancel, Cancel::Asked { .. }));
}

#[test]
fn an_old_wish_that_is_no_longer_allowed_is_said_not_to_be_confirmed() {
    let mut world = left(Ask::Cancel(id("a")));
    world
        .server
        .change("a", |job| job.cancel = Some(CancelTerms { allowed: Some(false), ..Default::default() }));
    come_back(&mut world);
    assert_eq!((sent(&world), world.view("a").cancel), (vec![], Cancel::Unconfirmed));
    assert!(world.said().iter().any(|said| matches!(said, Said::AskFailed { was_cancel: true, .. })));

    let mut world = left(Ask::UndoCancel(id("a")));
    world.server.change("a", |job| job.cancel = None);
    come_back(&mut world);
    let too_late = Undo::Denied { detail: None, is_final: true };
    assert_eq!((sent(&world), world.view("a").undo), (vec![], too_late));
    assert!(world.said().iter().any(|said| matches!(said, Said::UndoFailed(_))));

    let mut world = left(Ask::RetryFailed(id("a")));
    world
        .server
        .change("a", |job| job.retry = Some(RetryTerms { allowed: Some(true), ..Default::default() }));
    come_back(&mut world);
    assert_eq!((sent(&world), world.view("a").retry), (vec![], Retry::Unconfirmed { only_failed: true }));
}

#[test]
fn an_old_wish_ends_with_a_job_that_is_gone() {
    for ask in [Ask::Cancel(id("a")), Ask::UndoCancel(id("a")), Ask::RetryFailed(id("a"))] {
        let mut world = left(ask);
        world.server.always = Some(problem(410));
        come_back(&mut world);
        assert_eq!((sent(&world), world.view("a").status), (vec![], ShownStatus::Gone));
    }
}

#[test]
fn an_old_wish_waits_for_a_look_that_is_answered() {
    let mut world = left(Ask::Cancel(id("a")));
    world.server.always = Some(Say::Cut);
    come_back(&mut world);
    assert_eq!((sent(&world), world.view("a").cancel), (vec![], Cancel::Sending));
    world.server.always = None;
    world.run(s(30));
    assert_eq!(sent(&world), [("/a/cancel".to_owned(), true)]);
    assert!(matches!(world.view("a").cancel, Cancel::Asked { .. }));

    let mut world = left(Ask::UndoCancel(id("a")));
    world.server.always = Some(Say::Cut);
    come_back(&mut world);
    assert_eq!((sent(&world), world.view("a").undo), (vec![], Undo::Sending));
    // Until then no other way to run it again is open.
    world.ask(Ask::Retry(id("a")));
    world.server.always = None;
    world.run(s(30));
    assert_eq!(sent(&world), [("/a/cancel/undo".to_owned(), true)]);
    assert_eq!(world.view("a").undo, Undo::Done);
}

#[test]
fn a_wish_that_was_under_way_in_sleep_is_sent_again_after_a_look() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(Say::Silence));
    world.ask(Ask::Cancel(id("a")));
    world.sleep(Span::hours(2));
    world.server.end("a", Status::Completed);
    world.log.clear();
    world.run(s(30));
    assert_eq!((sent(&world), world.view("a").status), (vec![], ShownStatus::Completed));
}

#[test]
fn no_wish_is_kept_or_taken_from_storage() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(Say::Cut));
    world.ask(Ask::Cancel(id("a")));
    assert!(
        world.storage.records.values().all(|text| !text.contains("cancel")),
        "{:?}",
        world.storage.records
    );
    // Another page of the origin may write what it likes.
    let prefix = Scope::of("ana").prefix();
    for name in ["cancel:a", "wish:a", "intent:a-1-cancel"] {
        let text = r#"{"v":1,"id":"a","key":"a-1-cancel","kind":"cancel","run":1,"added":0}"#;
        world.storage.records.insert(format!("{prefix}{name}"), text.to_owned());
    }
    world.refresh();
    world.run(Span::minutes(5));
    assert_eq!(sent(&world), []);
    assert!(matches!(world.view("a").cancel, Cancel::Offered(_)), "the person can ask again");
}

#[test]
fn a_wish_that_grows_old_during_a_pause_does_not_move_when_its_job_is_looked_at() {
    let names: Vec<String> = (0..20).map(|n| format!("j{n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::following_one_by_one(&names);
    world.server.always = Some(busy(429, "600"));
    world.run(s(10));
    world.server.always = Some(busy(429, "400"));
    world.ask(Ask::Cancel(id("j19")));
    world.run(s(10));
    let next_at = world.view("j19").contact.next_at.expect("the page says when");
    for _ in 0..500 {
        world.run(s(1));
        assert_eq!(world.view("j19").contact.next_at, Some(next_at), "{:?}", world.now);
    }
    world.server.always = None;
    world.run(s(200));
    assert_eq!(world.server.carried_out.values().copied().collect::<Vec<_>>(), [1], "and then it is sent");
}
