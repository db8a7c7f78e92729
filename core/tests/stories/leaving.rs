//! The browser asks before the page is left, and only while leaving loses work.

use waitwell_core::adapters::Start;
use waitwell_core::answers::MayLeave;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Document, Leave, Status};
use waitwell_core::follower::{Effect, Input};
use waitwell_core::moment::Span;
use waitwell_core::view::Retry;

use super::server::{Say, id, job, key, problem, s};
use super::world::World;

fn started() -> World {
    let mut world = World::new();
    world.start_page();
    world.run(s(1));
    world
}

fn start(world: &mut World) {
    world.input(Input::Start { start: Start::new("export", "Orders"), key: key("k1") });
}

/// Whether the browser would ask now.
fn is_guarded(world: &World) -> bool {
    let mut said = world.effects.iter().filter_map(|effect| match effect {
        Effect::GuardLeaving(is_needed) => Some(*is_needed),
        _ => None,
    });
    said.next_back().unwrap_or(false)
}

#[test]
fn what_was_typed_is_guarded_until_the_server_has_it() {
    let mut world = started();
    assert!(!is_guarded(&world));
    start(&mut world);
    assert!(is_guarded(&world));
    world.run(s(1));
    assert!(!is_guarded(&world));
}

#[test]
fn a_start_that_could_not_be_confirmed_stays_guarded_until_it_is_settled() {
    let mut world = started();
    world.server.always = Some(Say::Cut);
    start(&mut world);
    world.run(s(120));
    assert!(is_guarded(&world));
    world.server.always = None;
    world.input(Input::CheckStart(key("k1")));
    world.run(s(20));
    assert!(!is_guarded(&world), "the server says that nothing was started");
}

#[test]
fn a_start_that_the_server_refused_is_not_guarded() {
    let mut world = started();
    world.server.script.push_back(Some(problem(422)));
    start(&mut world);
    world.run(s(1));
    assert!(!is_guarded(&world));
}

#[test]
fn a_start_of_before_the_refresh_is_not_guarded_since_nothing_of_it_is_in_the_page() {
    let mut world = started();
    world.server.always = Some(Say::Cut);
    start(&mut world);
    world.run(s(1));
    world.refresh();
    world.run(s(120));
    assert!(!is_guarded(&world));
}

#[test]
fn a_job_that_needs_its_page_is_guarded_there_and_nowhere_else() {
    let mut world = started();
    start(&mut world);
    world.run(s(1));
    let name = world.server.jobs.keys().next().cloned().unwrap();
    world.server.change(&name, |job| job.leave = Some(Leave::KeepOpen));
    world.run(s(5));
    assert!(is_guarded(&world));
    world.server.change(&name, |job| job.status = Status::Completed);
    world.run(s(30));
    assert!(!is_guarded(&world));

    let mut other = World::new();
    other.server.jobs.insert("a".into(), Document { leave: Some(Leave::KeepOpen), ..job("a") });
    other.start_page();
    other.input(Input::Follow(id("a")));
    other.run(s(5));
    assert!(!is_guarded(&other), "another page holds its work");
}

#[test]
fn who_signs_out_leaves_nothing_to_guard() {
    let mut world = started();
    start(&mut world);
    world.input(Input::SignOut);
    assert!(!is_guarded(&world));
}

/// A page whose job has ended so that `ask` is open, with a server that does not answer for now.
fn wishing(ask: Ask) -> World {
    let mut world = World::following(&["a"]);
    match ask {
        Ask::Retry(_) | Ask::RetryFailed(_) => world.server.end("a", Status::Failed),
        Ask::UndoCancel(_) => world.server.end("a", Status::Canceled),
        _ => world.server.change("a", |job| job.leave = Some(Leave::Safe)),
    }
    world.run(s(10));
    world.server.always = Some(Say::Cut);
    world.ask(ask);
    world
}

#[test]
fn a_wish_without_an_answer_is_guarded_and_nobody_is_told_to_leave_until_the_server_has_it() {
    for ask in
        [Ask::Cancel(id("a")), Ask::UndoCancel(id("a")), Ask::Retry(id("a")), Ask::RetryFailed(id("a"))]
    {
        let mut world = wishing(ask.clone());
        for _ in 0..3 {
            assert!(is_guarded(&world), "{ask:?}");
            assert_eq!(world.view("a").answers().leave, MayLeave::AfterAnswer, "{ask:?}");
            world.run(Span::ms(200));
        }
        world.server.always = None;
        world.run(s(60));
        assert_eq!(world.server.carried_out.values().copied().collect::<Vec<_>>(), [1], "{ask:?}");
        assert!(!is_guarded(&world), "{ask:?}: the server has it");
        assert_ne!(world.view("a").answers().leave, MayLeave::AfterAnswer, "{ask:?}");
    }
}

#[test]
fn a_wish_that_is_not_sent_again_is_not_guarded() {
    let mut refused = wishing(Ask::Retry(id("a")));
    refused.server.always = Some(problem(409));
    refused.run(s(60));
    assert!(matches!(refused.view("a").retry, Retry::Denied { .. }), "{:?}", refused.view("a").retry);
    assert!(!is_guarded(&refused));

    let mut ended = wishing(Ask::Cancel(id("a")));
    assert!(is_guarded(&ended));
    ended.server.always = None;
    ended.server.end("a", Status::Completed);
    ended.run(s(60));
    assert!(!is_guarded(&ended), "there is nothing left to cancel");

    let mut gone = wishing(Ask::UndoCancel(id("a")));
    gone.server.always = Some(problem(410));
    gone.run(s(60));
    assert!(!is_guarded(&gone));
}
