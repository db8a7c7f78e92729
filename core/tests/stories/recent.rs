//! The recent list: what the server names and what this browser knows, newest first, never reordered.

use waitwell_core::document::Document;
use waitwell_core::follower::{Input, Listing};
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::view::Gone;

use super::server::{Say, id, job, problem, s};
use super::world::{START, World};

fn with_three() -> World {
    let mut world = World::new();
    for (name, second) in [("b", 3), ("a", 1), ("c", 2)] {
        let job = Document { created_at: Some(START.plus(s(second))), ..job(name) };
        world.server.jobs.insert(name.into(), job);
    }
    world
}

#[test]
fn the_list_is_restoring_until_the_server_has_named_the_jobs() {
    let mut world = with_three();
    assert_eq!(world.follower.recent().listing, Listing::Restoring);
    world.start_page();
    assert_eq!(world.follower.recent().listing, Listing::Restoring);
    world.run(s(1));
    assert_eq!(world.follower.recent().listing, Listing::Ready);
    assert_eq!(world.follower.recent().jobs, [id("b"), id("c"), id("a")]);
}

#[test]
fn a_job_of_the_list_is_followed_without_being_opened() {
    let mut world = with_three();
    world.start_page();
    world.run(s(20));
    assert!(world.looks_at("a").len() > 3);
    assert_eq!(world.view("a").hearing, Hearing::Polling);
    assert!(!world.view("a").is_forgotten_on_close, "the server names it again");
    assert!(world.storage.records.is_empty(), "what the server lists needs no record here");
}

#[test]
fn rows_never_change_places() {
    let mut world = with_three();
    world.start_page();
    world.run(s(1));
    let order = world.follower.recent().jobs;
    world.server.change("a", |job| job.created_at = Some(START.plus(s(99))));
    world.server.change("b", |job| job.created_at = None);
    world.run(Span::minutes(2));
    assert_eq!(world.follower.recent().jobs, order);
}

#[test]
fn a_server_without_a_list_leaves_what_this_browser_knows() {
    let mut world = with_three();
    world.server.script.push_back(Some(problem(404)));
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(30));
    let recent = world.follower.recent();
    assert_eq!((recent.listing, recent.jobs), (Listing::OnlyHere, vec![id("a")]));
    assert_eq!(world.log.iter().filter(|sent| sent.request.call.path == "?limit=20").count(), 1);
}

#[test]
fn a_list_that_could_not_be_had_is_asked_for_again() {
    let mut world = with_three();
    world.server.script.extend([Some(Say::Cut), Some(problem(503))]);
    world.start_page();
    world.run(s(60));
    assert_eq!(world.follower.recent().listing, Listing::Ready);
}

#[test]
fn a_list_that_never_comes_is_given_up_and_stops_no_look() {
    let mut world = with_three();
    world.server.always = Some(problem(500));
    world.start_page();
    world.run(Span::minutes(30));
    let lists = world.log.iter().filter(|sent| sent.request.call.path == "?limit=20").count();
    assert_eq!(lists, 3);
    assert_eq!(world.wake, None);
    world.server.always = None;
    world.input(Input::Online(true));
    world.run(s(5));
    assert_eq!(world.follower.recent().listing, Listing::Ready, "until something changes");
}

#[test]
fn a_list_that_fails_while_jobs_are_followed_stops_none_of_their_looks() {
    let mut world = with_three();
    world.server.script.extend([Some(problem(500)), Some(Say::Cut), Some(Say::Cut)]);
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(90));
    assert!(world.looks_at("a").len() > 8, "{:?}", world.looks_at("a"));
    assert_eq!(world.follower.recent().listing, Listing::Ready);
}

#[test]
fn after_signing_in_the_list_is_there() {
    let mut world = with_three();
    world.server.always = Some(problem(401));
    world.start_page();
    world.run(Span::minutes(5));
    assert_eq!(world.log.len(), 1);
    world.server.always = None;
    world.input(Input::SignedIn);
    world.run(s(2));
    assert_eq!(world.follower.recent().jobs.len(), 3);
}

#[test]
fn a_page_left_before_the_list_came_asks_for_it_on_return() {
    let mut world = with_three();
    world.start_page();
    world.input(Input::Left);
    world.run(s(10));
    world.input(Input::CameBack { who: None });
    world.run(s(2));
    assert_eq!(world.follower.recent().listing, Listing::Ready);
}

#[test]
fn an_id_that_the_server_never_knew_is_said_to_be_none_and_neither_listed_nor_kept() {
    let mut world = with_three();
    world.start_page();
    world.input(Input::Follow(id("mistyped")));
    world.run(s(60));
    assert_eq!(world.view("mistyped").gone, Some(Gone::NeverKnown));
    assert!(!world.follower.recent().jobs.contains(&id("mistyped")));
    assert!(!world.storage.records.keys().any(|name| name.contains("mistyped")));
}

#[test]
fn a_job_that_was_once_heard_of_is_not_called_unknown_when_it_is_gone() {
    let mut world = with_three();
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(5));
    world.server.jobs.remove("a");
    world.run(s(60));
    assert_eq!(world.view("a").gone, Some(Gone::NotFound));
    world.refresh();
    world.run(s(60));
    assert_eq!(world.view("a").gone, Some(Gone::NotFound));
}
