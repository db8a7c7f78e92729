//! How long a job usually takes, where the server does not say: what the person's own earlier ones took.

use waitwell_core::adapters::StreamEvent;
use waitwell_core::document::{Document, Range, Status};
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;
use waitwell_core::saved::Scope;

use super::server::{id, job, s};
use super::world::{START, World};

/// A job that took this long, and ended that long before the page was opened.
fn done(name: &str, took: Span, ago: Span) -> Document {
    let end = START.minus(ago);
    let (created_at, started_at) = (Some(end.minus(took)), Some(end.minus(took)));
    Document { status: Status::Completed, created_at, started_at, finished_at: Some(end), ..job(name) }
}

/// A page with a job at work and so many earlier ones, of 2 to 5 minutes.
fn world(earlier: usize) -> World {
    opened(World::new(), earlier)
}

/// The same, with the event stream.
fn streaming(earlier: usize) -> World {
    opened(World::with(|options| options.policy.stream.jobs = 100), earlier)
}

fn opened(mut world: World, earlier: usize) -> World {
    for (n, minutes) in [2, 3, 5, 4, 1].into_iter().cycle().take(earlier).enumerate() {
        let name = format!("e{n}");
        world
            .server
            .jobs
            .insert(name.clone(), done(&name, Span::minutes(minutes), Span::hours(n as u64 + 1)));
    }
    world.server.jobs.insert("j1".into(), job("j1"));
    world.start_page();
    world.input(Input::Follow(id("j1")));
    world.run(s(1));
    world
}

const USUAL: Option<Range> = Some(Range { low_s: 120, high_s: 240 });

#[test]
fn five_earlier_jobs_of_the_kind_say_what_is_usual_and_four_say_nothing() {
    assert_eq!(world(4).view("j1").estimate, None);
    assert_eq!(world(5).view("j1").estimate, USUAL);
}

#[test]
fn what_the_server_says_goes_before_what_earlier_jobs_took() {
    let mut world = world(5);
    let said = Some(Range { low_s: 600, high_s: 900 });
    world.server.change("j1", |job| job.estimate = said);
    world.run(s(10));
    assert_eq!(world.view("j1").estimate, said);
}

#[test]
fn a_job_runs_longer_than_usual_from_the_moment_it_outlasts_its_earlier_ones() {
    let mut world = world(5);
    world.run(s(238));
    assert!(!world.view("j1").overdue);
    let changed = world.changed("j1");
    world.run(s(2));
    assert!(world.view("j1").overdue);
    assert!(world.changed("j1") > changed, "the page is told at that moment");
}

#[test]
fn other_kinds_and_jobs_that_came_to_nothing_say_nothing() {
    let mut world = World::new();
    for n in 0..10 {
        let name = format!("e{n}");
        let job = done(&name, Span::minutes(3), Span::hours(1));
        let job = match n % 2 {
            0 => Document { kind: Some("import".into()), ..job },
            _ => Document { status: Status::Failed, ..job },
        };
        world.server.jobs.insert(name, job);
    }
    world.server.jobs.insert("j1".into(), job("j1"));
    world.start_page();
    world.run(s(1));
    assert_eq!(world.view("j1").estimate, None);
}

#[test]
fn the_fifth_ending_is_heard_by_a_job_that_is_at_work() {
    let mut world = streaming(4);
    world.server.jobs.insert("e4".into(), job("e4"));
    world.input(Input::Follow(id("e4")));
    world.run(s(20));
    assert_eq!(world.view("j1").estimate, None);
    let end = world.now;
    world.server.change("e4", |job| (job.status, job.finished_at) = (Status::Completed, Some(end)));
    // The stream is well, so that nothing else changes by this ending.
    world.push(&[StreamEvent { name: "beat".into(), data: "{}".into(), last_id: None }]);
    let changed = world.changed("j1");
    world.push_job("e4", "1");
    assert!(world.view("j1").estimate.is_some());
    assert!(world.changed("j1") > changed, "the page is told to draw it");
}

#[test]
fn nothing_is_known_to_the_next_person_of_how_long_jobs_took() {
    let mut world = world(5);
    let ben = Input::Person { scope: Scope::of("ben"), outlives_tab: true, found: Vec::new() };
    for n in 0..5 {
        world.server.jobs.remove(&format!("e{n}"));
    }
    world.input(ben);
    world.input(Input::Follow(id("j1")));
    world.run(s(2));
    assert_eq!(world.view("j1").estimate, None);
}
