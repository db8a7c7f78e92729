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
