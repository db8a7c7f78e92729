//! A job that says nothing, told apart from a server that says nothing.

use waitwell_core::announce::Said;
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;

use super::server::{busy, id, job, problem};
use super::world::{START, World};

/// A page that follows a job whose worker gave a sign of life at the start, and whose server is well.
fn following() -> World {
    let mut world = World::new();
    let mut beating = job("a");
    beating.beat_at = Some(START);
    world.server.jobs.insert("a".into(), beating);
    world.input(Input::Follow(id("a")));
    world.run(Span::seconds(10));
    world
}

#[test]
fn f02_f51_while_the_server_is_not_heard_no_job_is_called_silent() {
    let mut world = following();
    world.server.always = Some(problem(500));
    world.run(Span::minutes(10));
    assert_eq!(world.view("a").contact.quiet_since, None);
    assert_eq!(world.said(), [&Said::Lost]);
}

#[test]
fn f03_f51_while_the_server_asks_for_patience_no_job_is_called_silent() {
    let mut world = following();
    world.server.always = Some(busy(429, "600"));
    world.run(Span::minutes(9));
    assert_eq!(world.view("a").contact.quiet_since, None);
    assert_eq!(world.said(), Vec::<&Said>::new());
}

/// The worker gives a sign of life every `interval`, from now on and for so long.
fn beating(world: &mut World, interval: Span, span: Span) {
    let until = world.now.plus(span);
    while world.now < until {
        world.run(interval);
        beats(world);
    }
}

fn beats(world: &mut World) {
    let now = world.now;
    world.server.jobs.get_mut("a").unwrap().beat_at = Some(now);
}

fn has_said_quiet(world: &World) -> bool {
    world.said().iter().any(|said| matches!(said, Said::Quiet(_)))
}

#[test]
fn f51_a_job_that_is_slow_by_habit_is_called_silent_only_after_four_times_its_usual_wait() {
    let mut world = following();
    // Twice, so that the page has seen how slow it is.
    beating(&mut world, Span::minutes(3), Span::minutes(6));
    world.run(Span::seconds(40));
    world.said.clear();
    beating(&mut world, Span::minutes(3), Span::hours(1));
    assert!(!has_said_quiet(&world), "a sign of life every three minutes is what it always gives");
    world.run(Span::minutes(9));
    assert_eq!(world.view("a").contact.quiet_since, None);
    world.run(Span::minutes(5));
    assert!(world.view("a").contact.quiet_since.is_some() && has_said_quiet(&world));
}

#[test]
fn f51_a_job_that_is_quick_by_habit_is_called_silent_after_two_minutes() {
    let mut world = following();
    beating(&mut world, Span::seconds(5), Span::minutes(10));
    world.run(Span::seconds(110));
    assert_eq!(world.view("a").contact.quiet_since, None);
    world.run(Span::seconds(30));
    assert!(world.view("a").contact.quiet_since.is_some());
}

#[test]
fn f15_f51_a_sleep_makes_no_job_slow() {
    let mut world = following();
    beating(&mut world, Span::seconds(5), Span::minutes(1));
    world.sleep(Span::hours(8));
    beats(&mut world);
    beating(&mut world, Span::seconds(5), Span::minutes(1));
    world.run(Span::seconds(190));
    assert!(world.view("a").contact.quiet_since.is_some(), "what was slept through is no habit of the job's");
}
