//! The server no longer takes the sign-in (F07, F30).

use waitwell_core::adapters::Start;
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::Document;
use waitwell_core::follower::{Effect, Input, StartView};
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::view::Cancel;

use super::server::{Say, id, job, key, problem, s};
use super::world::{SENDING, START, World};

/// A page whose app can refresh the sign-in, and whose server does not take the old one.
fn expired(names: &[&str]) -> World {
    let mut world = World::with(|options| options.can_refresh = true);
    for name in names {
        world.server.jobs.insert((*name).into(), job(name));
        world.input(Input::Follow(id(name)));
    }
    world.run(s(1));
    world.log.clear();
    world.server.always = Some(problem(401));
    world
}

fn refreshes(world: &World) -> usize {
    world.effects.iter().filter(|effect| matches!(effect, Effect::RefreshSignIn { .. })).count()
}

#[test]
fn f07_one_refresh_serves_all_jobs_and_nobody_notices() {
    let mut world = expired(&["a", "b", "c"]);
    world.run(s(5));
    assert_eq!((refreshes(&world), world.looks().len()), (1, 1));
    assert_eq!(world.view("a").hearing, Hearing::Polling, "not yet worth a word");
    world.server.always = None;
    world.input(Input::SignInRefreshed(true));
    world.run(s(1));
    for name in ["a", "b", "c"] {
        assert_eq!(world.looks_at(name).len(), 2, "one look each after the refresh");
        assert_eq!(world.view(name).hearing, Hearing::Polling);
    }
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f07_a_refresh_that_fails_is_a_signing_out() {
    let mut world = expired(&["a"]);
    world.run(s(5));
    world.input(Input::SignInRefreshed(false));
    let sent = world.log.len();
    world.run(Span::hours(1));
    assert_eq!((world.log.len(), refreshes(&world)), (sent, 1));
    assert_eq!(world.view("a").hearing, Hearing::SignedOut);
    assert_eq!(world.said(), [&Said::SignedOut]);
    world.server.always = None;
    world.input(Input::SignedIn);
    world.run(s(2));
    assert_eq!(world.view("a").hearing, Hearing::Polling);
}

#[test]
fn f07_a_refresh_that_hangs_is_waited_for_and_then_called_a_signing_out() {
    let mut world = expired(&["a"]);
    world.run(s(10));
    let sent = world.log.len();
    world.run(s(50));
    assert_eq!((world.log.len(), world.view("a").hearing), (sent, Hearing::SignedOut));
    world.server.always = None;
    world.input(Input::SignInRefreshed(true));
    world.run(s(2));
    assert_eq!(world.view("a").hearing, Hearing::Polling, "better late than never");
}

#[test]
fn f07_a_new_sign_in_that_is_not_taken_either_is_not_refreshed_again() {
    let mut world = expired(&["a"]);
    world.run(s(5));
    world.input(Input::SignInRefreshed(true));
    world.run(Span::minutes(10));
    assert_eq!((refreshes(&world), world.view("a").hearing), (1, Hearing::SignedOut));
}

#[test]
fn a_later_expiry_is_refreshed_again() {
    let mut world = expired(&["a"]);
    for _ in 0..3 {
        world.server.always = Some(problem(401));
        world.run(s(10));
        world.server.always = None;
        world.input(Input::SignInRefreshed(true));
        world.run(s(10));
    }
    assert_eq!((refreshes(&world), world.view("a").hearing), (3, Hearing::Polling));
}

#[test]
fn a_wish_that_met_an_expired_sign_in_goes_out_again_under_its_own_key() {
    let mut world = expired(&["a"]);
    world.ask(Ask::Cancel(id("a")));
    world.run(s(1));
    assert_eq!(world.view("a").cancel, Cancel::Sending);
    world.server.always = None;
    world.input(Input::SignInRefreshed(true));
    world.run(s(1));
    assert!(matches!(world.view("a").cancel, Cancel::Asked { .. }));
    let keys: Vec<_> = world.posts().iter().map(|sent| sent.header("Idempotency-Key")).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[test]
fn a_start_that_met_an_expired_sign_in_starts_once() {
    let mut world = expired(&[]);
    world.input(Input::Start { start: Start::new("export", "Orders"), key: key("k1") });
    world.run(s(1));
    assert_eq!(world.follower.start_view(&key("k1")), Some(SENDING));
    world.server.always = None;
    world.input(Input::SignInRefreshed(true));
    world.run(s(1));
    assert!(matches!(world.follower.start_view(&key("k1")), Some(StartView::Started(_))));
    assert_eq!(world.server.carried_out.values().copied().collect::<Vec<_>>(), [1]);
}

#[test]
fn a_start_that_met_a_sign_in_that_cannot_be_refreshed_says_so_and_is_not_sent_by_itself_later() {
    let mut world = expired(&[]);
    world.input(Input::Start { start: Start::new("export", "Orders"), key: key("k1") });
    world.run(s(1));
    assert_eq!(world.follower.start_view(&key("k1")), Some(SENDING));
    world.input(Input::SignInRefreshed(false));
    assert_eq!(world.follower.start_view(&key("k1")), Some(StartView::SignInFirst));
    assert!(world.storage.records.keys().all(|name| !name.contains("k1")), "nothing was started");
    world.server.always = None;
    world.run(Span::hours(1));
    world.input(Input::SignedIn);
    world.run(s(60));
    assert_eq!((world.posts().len(), world.server.carried_out.len()), (1, 0));
}

#[test]
fn f30_a_stream_that_ends_with_the_sign_in_takes_up_where_it_was_after_one_refresh() {
    let mut world = World::with(|options| {
        options.can_refresh = true;
        options.policy.stream.jobs = 100;
    });
    world.server.jobs.insert("a".into(), job("a"));
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(12));
    world.push_job("a", "41");
    (world.server.always, world.server.stream) = (Some(problem(401)), Some(problem(401)));
    world.cut_stream();
    world.run(s(9));
    assert_eq!(refreshes(&world), 1);
    (world.server.always, world.server.stream) = (None, None);
    world.input(Input::SignInRefreshed(true));
    world.run(s(9));
    let last = world.streams.last().unwrap();
    assert_eq!(last.1.headers, [("Last-Event-ID", "41".to_owned())]);
    assert_eq!((world.view("a").hearing, refreshes(&world)), (Hearing::Live, 1));
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f30_where_nobody_says_why_the_stream_is_gone_one_look_finds_that_the_sign_in_is() {
    let mut world = World::with(|options| {
        options.can_refresh = true;
        options.policy.stream.jobs = 100;
    });
    // Old enough to be looked at twice a minute and no more.
    world
        .server
        .jobs
        .insert("a".into(), Document { created_at: Some(START.minus(Span::hours(2))), ..job("a") });
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(12));
    world.push_job("a", "41");
    (world.server.always, world.server.stream) = (Some(problem(401)), Some(Say::Silence));
    world.cut_stream();
    while world.stream.is_none() {
        world.run(Span::ms(100));
    }
    world.log.clear();
    let stream = world.stream.take().unwrap();
    world.input(Input::NotListening { stream });
    world.run(s(1));
    assert_eq!((world.looks().len(), refreshes(&world)), (1, 1));
    (world.server.always, world.server.stream) = (None, None);
    world.input(Input::SignInRefreshed(true));
    world.run(s(9));
    assert_eq!(world.streams.last().unwrap().1.headers, [("Last-Event-ID", "41".to_owned())]);
    assert_eq!((world.view("a").hearing, refreshes(&world)), (Hearing::Live, 1));
    assert_eq!(world.said(), Vec::<&Said>::new());
}
