//! One page in an outage that many pages share: it asks no more than it must (F18, L11). What all of them
//! together ask is simulated in `simulation/`.

use waitwell_core::document::Document;
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;

use super::server::{Say, id, job, problem, s};
use super::world::{START, World};

#[test]
fn a_server_that_does_not_answer_is_asked_no_more_often_than_one_that_does() {
    let mut world = World::following(&["a"]);
    // From half a minute on, a job is looked at every five seconds.
    world.run(s(60));
    world.server.always = Some(Say::Cut);
    world.log.clear();
    world.run(s(30));
    let looks = world.looks();
    assert!(looks[1].since(looks[0]) >= Span::ms(4_500), "{looks:?}");
}

#[test]
fn one_lost_answer_about_an_old_job_is_made_good_within_seconds() {
    let mut world = World::following(&["a"]);
    world.run(Span::minutes(40));
    world.log.clear();
    world.server.script.push_back(Some(Say::Cut));
    world.run(s(38));
    let looks = world.looks();
    assert!(looks[1].since(looks[0]) <= s(5), "{looks:?}");
}

#[test]
fn while_the_server_fails_the_stream_is_not_tried_beside_the_looks() {
    let mut world = streaming();
    world.run(s(20));
    (world.server.always, world.server.stream) = (Some(problem(503)), Some(problem(503)));
    world.streams.clear();
    world.cut_stream();
    world.run(s(90));
    assert_eq!(world.streams.len(), 1, "one try tells that something is wrong");
    (world.server.always, world.server.stream) = (None, None);
    comes_back(&mut world);
}

#[test]
fn after_an_outage_one_look_and_one_stream_bring_a_page_back() {
    let mut world = streaming();
    world.run(s(20));
    (world.server.always, world.server.stream) = (Some(Say::Cut), Some(Say::Cut));
    world.cut_stream();
    world.run(s(90));
    (world.server.always, world.server.stream) = (None, None);
    (world.log, world.streams) = (Vec::new(), Vec::new());
    comes_back(&mut world);
    world.run(s(5));
    assert_eq!((world.looks().len(), world.streams.len()), (1, 1));
}

/// The page hears of the job by the stream again, a good minute later at the latest.
fn comes_back(world: &mut World) {
    let until = world.now.plus(s(62));
    while world.view("a").hearing != Hearing::Live {
        assert!(world.step(until), "it comes back");
    }
}

/// A page that hears by the stream of a job that is old enough to be looked at rarely.
fn streaming() -> World {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    let created_at = Some(START.minus(Span::minutes(20)));
    world.server.jobs.insert("a".into(), Document { created_at, ..job("a") });
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(2));
    assert_eq!(world.view("a").hearing, Hearing::Live);
    world
}
