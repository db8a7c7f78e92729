//! An answer to a request of before the person, or the app for them, signed in again.

use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::follower::{Effect, Input};
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::view::Cancel;

use super::server::{id, job, problem, s};
use super::world::World;

/// Two jobs, each looked at by itself, whose looks the server refuses; the first refusal has come, and the app has
/// got a new sign-in before the second.
fn between_two_refusals() -> World {
    let mut world = World::with(|options| (options.can_refresh, options.policy.jobs_per_look) = (true, 1));
    for name in ["a", "b"] {
        world.server.jobs.insert(name.into(), job(name));
        world.input(Input::Follow(id(name)));
    }
    world.run(s(1));
    world.input(Input::Visible(false));
    world.server.always = Some(problem(401));
    world.input(Input::Visible(true));
    world
}

fn refreshes(world: &World) -> usize {
    world.effects.iter().filter(|effect| matches!(effect, Effect::RefreshSignIn { .. })).count()
}

fn refresh_after_the_first(world: &mut World) {
    while refreshes(world) == 0 {
        assert!(world.step(world.now.plus(s(1))), "a refusal comes");
    }
    world.server.always = None;
    world.input(Input::SignInRefreshed(true));
}

#[test]
fn f07_a_refusal_of_the_old_sign_in_says_nothing_of_the_new_one() {
    let mut world = between_two_refusals();
    refresh_after_the_first(&mut world);
    world.run(Span::minutes(1));
    assert_eq!(refreshes(&world), 1);
    for name in ["a", "b"] {
        assert_eq!(world.view(name).hearing, Hearing::Polling, "{name}");
    }
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f07_a_wish_that_is_refused_for_the_old_sign_in_goes_out_with_the_new_one() {
    let mut world = between_two_refusals();
    world.ask(Ask::Cancel(id("a")));
    refresh_after_the_first(&mut world);
    world.run(Span::minutes(1));
    assert!(matches!(world.view("a").cancel, Cancel::Asked { .. }), "{:?}", world.view("a").cancel);
    assert_eq!(world.server.carried_out.values().collect::<Vec<_>>(), [&1]);
}
