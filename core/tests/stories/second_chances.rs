//! What is tried again after it went wrong, and what is taken back.

use waitwell_core::adapters::StreamEvent;
use waitwell_core::ask::Ask;
use waitwell_core::document::Status;
use waitwell_core::follower::{Effect, Input};
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::view::Gone;

use super::server::{Say, id, job, problem, s};
use super::world::World;

/// Runs for so many seconds, in which no stream lives longer than one.
fn with_short_streams(world: &mut World, seconds: u64) {
    for _ in 0..seconds {
        // A tenth more, so that one that was just asked for is open before it is cut.
        world.run(Span::ms(900));
        let opened = world.streams.len();
        world.run(Span::ms(100));
        if world.streams.len() == opened {
            world.cut_stream();
        }
    }
}

#[test]
fn f29_after_ten_minutes_without_one_stream_is_tried_and_only_a_long_one_earns_more() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.jobs.insert("a".into(), job("a"));
    world.start_page();
    world.input(Input::Follow(id("a")));
    with_short_streams(&mut world, 120);
    assert_eq!(world.streams.len(), 5);
    with_short_streams(&mut world, 600);
    assert_eq!(world.streams.len(), 6, "one try after ten minutes");
    with_short_streams(&mut world, 500);
    assert_eq!(world.streams.len(), 6, "it was no better, so ten minutes more");
    // The next one is well for a minute, and is opened again soon when it ends.
    while world.streams.len() == 6 {
        world.run(s(1));
    }
    for _ in 0..6 {
        world.run(s(10));
        world.push(&[]);
    }
    world.cut_stream();
    world.run(s(10));
    assert_eq!(world.streams.len(), 8, "a stream that has lived long is trusted again");
}

#[test]
fn f48_what_was_said_of_a_job_is_taken_back_when_the_person_signs_out() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Completed);
    world.run(s(40));
    assert_eq!(world.said().len(), 1);
    world.effects.clear();
    world.input(Input::SignOut);
    assert!(world.effects.contains(&Effect::Hush), "{:?}", world.effects);
}

#[test]
fn a_retry_that_was_taken_is_seen_also_where_only_its_second_try_is_answered_and_refused() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(10));
    world.server.script.extend([Some(Say::LoseAnswer), Some(problem(403))]);
    world.ask(Ask::Retry(id("a")));
    world.run(s(60));
    assert_eq!(world.server.carried_out.values().copied().collect::<Vec<_>>(), [1]);
    assert_eq!(world.view("a").run, 2);
}

#[test]
fn f05_with_a_stream_open_too_a_job_that_the_server_does_not_know_is_said_to_be_so_within_seconds() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.jobs.insert("a".into(), job("a"));
    world.start_page();
    world.input(Input::Follow(id("mistyped")));
    world.run(Span::ms(500));
    world.input(Input::Follow(id("a")));
    world.run(s(1));
    assert_eq!(world.view("mistyped").gone, None, "once is not enough");
    for _ in 0..9 {
        world.run(s(1));
        world.push(&[StreamEvent { name: "beat".into(), data: "{}".into(), last_id: None }]);
    }
    assert_eq!(world.view("mistyped").gone, Some(Gone::NeverKnown));
    assert_eq!(world.view("a").hearing, Hearing::Live);
}
