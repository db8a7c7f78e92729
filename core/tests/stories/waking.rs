//! When the page asks to be woken, and which jobs it says have changed.

use std::time::Duration;

use waitwell_core::age::Age;
use waitwell_core::document::Status;
use waitwell_core::follower::{Effect, Input};
use waitwell_core::moment::Span;

use super::server::{Say, id, job, s};
use super::world::{START, World};

#[test]
fn a_page_without_live_jobs_asks_for_no_wake() {
    let mut world = World::following(&["a", "b"]);
    world.server.end("a", Status::Completed);
    world.server.end("b", Status::Failed);
    world.run(s(60));
    assert_eq!(world.wake, None);
    let wakes = world.wakes;
    world.run(Span::days(1));
    assert_eq!(world.wakes, wakes);
}

#[test]
fn a_live_job_always_has_a_wake_or_an_answer_to_come() {
    let mut world = World::following(&["a", "b", "c"]);
    let until = world.now.plus(Span::minutes(30));
    for (turn, say) in
        [None, Some(Say::Cut), Some(super::server::busy(503, "40")), None].into_iter().enumerate()
    {
        world.server.always = say;
        let until = world.now.plus(s(120 + turn as u64)).min(until);
        while world.step(until) {
            assert!(world.wake.is_some() || world.is_waiting(), "nothing would ever happen again");
        }
    }
}

#[test]
fn a_timer_that_goes_off_early_makes_no_loop() {
    let mut world = World::following(&["a"]);
    let planned = world.wake.unwrap();
    for _ in 0..5 {
        world.wake = None;
        world.input(Input::Woke);
        assert_eq!(world.wake, Some(planned), "asked for again");
    }
    assert!(world.log.is_empty());
}

#[test]
fn ages_change_only_on_their_own_boundaries() {
    let mut world = World::following(&["a"]);
    world.run(Span::minutes(40));
    let mut shown = world.view("a");
    let mut changes = 0;
    let until = world.now.plus(Span::minutes(10));
    while world.step(until) {
        let before = world.effects.len();
        let view = world.view("a");
        let is_told = world.effects[..before].iter().any(|effect| matches!(effect, Effect::Changed(_)));
        assert!(view == shown || is_told, "a view changed and nobody was told");
        if view.running != shown.running {
            changes += 1;
            let Some(Age::Minutes(minutes)) = view.running else { panic!("{:?}", view.running) };
            let boundary = START.plus(Span::minutes(minutes));
            assert!(world.now.since(boundary) <= s(2), "{minutes} minutes at {:?}", world.now.since(START));
        }
        shown = view;
        world.effects.clear();
    }
    assert_eq!(changes, 10);
}

#[test]
fn only_jobs_whose_view_differs_are_said_to_have_changed() {
    let mut world = World::following(&["a", "b"]);
    world.server.end("b", Status::Completed);
    world.run(s(10));
    world.effects.clear();
    let mut shown = (world.view("a"), world.view("b"));
    let until = world.now.plus(Span::minutes(5));
    while world.step(until) {
        let views = (world.view("a"), world.view("b"));
        assert_eq!(world.changed("a"), usize::from(views.0 != shown.0));
        assert_eq!(world.changed("b"), usize::from(views.1 != shown.1));
        shown = views;
        world.effects.clear();
    }
}

#[test]
fn a_view_that_changes_by_itself_is_told_at_the_moment_it_changes() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(Say::Cut);
    let mut told = world.view("a");
    for _ in 0..240 {
        // No input comes but those that the page asked for; between them nothing may differ.
        let next = world.now.plus(Span::ms(500));
        while world.step(next) {
            told = world.view("a");
        }
        assert_eq!(world.view("a"), told, "at {:?}", world.now.since(START));
    }
}

#[test]
fn a_running_time_that_stands_still_wakes_nobody() {
    // Whenever within a step of five seconds it comes to stand still.
    for phase in 0..50 {
        let mut lost = World::following(&["a"]);
        lost.run(Span::ms(phase * 100));
        lost.server.always = Some(Say::Cut);
        lost.run(s(30));
        let wakes = lost.wakes;
        lost.run(s(60));
        assert!(lost.wakes - wakes < 60, "{} wakes while nothing is heard", lost.wakes - wakes);
    }
}

#[test]
fn a_wake_is_never_farther_than_a_timer_can_count() {
    let mut world = World::new();
    let mut ended = job("a");
    ended.status = Status::Completed;
    ended.result = Some(waitwell_core::document::JobResult {
        files: vec![waitwell_core::document::ResultFile {
            url: Some("/f".into()),
            expires_at: Some(START.plus(Span::days(60))),
            ..Default::default()
        }],
        ..Default::default()
    });
    world.server.jobs.insert("a".into(), ended);
    world.input(Input::Follow(id("a")));
    world.run(Span::days(61));
    let file = &world.view("a").result.unwrap().files[0];
    assert_eq!(file.link, waitwell_core::view::FileLink::Expired);
    assert!(world.wakes < 80, "{}", world.wakes);
}

// The one test that is about real time.
#[allow(clippy::disallowed_methods)]
#[test]
fn a_thousand_jobs_are_handled_in_reasonable_time() {
    let names: Vec<String> = (0..1_000).map(|n| format!("j{n}")).collect();
    let mut world = World::new();
    for name in &names {
        world.server.jobs.insert(name.clone(), job(name));
    }
    let began = std::time::Instant::now();
    for name in &names {
        world.input(Input::Follow(id(name)));
    }
    world.run(s(14));
    let looked_at = names.iter().filter(|name| !world.looks_at(name).is_empty()).count();
    assert_eq!(looked_at, 1_000);
    // Slow machines and unoptimized builds included.
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}
