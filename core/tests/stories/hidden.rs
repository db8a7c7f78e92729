//! A page that nobody sees.

use waitwell_core::adapters::Reply;
use waitwell_core::document::Status;
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;

use super::server::{Say, id, job, json, s};
use super::world::World;

#[test]
fn f16_a_server_that_advises_frequent_looks_gets_none_from_a_page_that_nobody_sees() {
    let mut world = World::following(&["a"]);
    let Say::Reply(reply) = json(200, &serde_json::to_string(&job("a")).unwrap()) else { unreachable!() };
    world.server.always = Some(Say::Reply(Reply { retry_after: Some("5".into()), ..reply }));
    world.run(Span::minutes(1));
    assert!(world.looks().len() >= 9, "seen, the advice is taken");
    world.log.clear();
    world.input(Input::Visible(false));
    world.run(Span::minutes(10));
    assert!(world.looks().len() <= 11, "{} looks in ten minutes", world.looks().len());
}

#[test]
fn f16_many_jobs_cost_a_page_that_nobody_sees_one_request_a_minute() {
    let ids: Vec<String> = (0..50).map(|n| format!("job-{n}")).collect();
    let mut world = World::following(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    world.run(Span::minutes(2));
    world.input(Input::Visible(false));
    world.run(Span::minutes(2));
    world.log.clear();
    world.run(Span::minutes(10));
    let looks = world.looks();
    assert!((8..=11).contains(&looks.len()), "{} looks in ten minutes", looks.len());
}

#[test]
fn f16_the_first_minute_of_a_page_that_nobody_sees_any_longer_costs_one_request_too() {
    let ids: Vec<String> = (0..50).map(|n| format!("job-{n}")).collect();
    let mut world = World::following(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    world.run(s(1));
    world.input(Input::Visible(false));
    world.log.clear();
    world.run(Span::minutes(2));
    let looks = world.looks();
    assert!((1..=2).contains(&looks.len()), "{} looks in two minutes", looks.len());
}

#[test]
fn f16_a_page_that_is_opened_in_the_background_is_hidden_from_the_start() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.jobs.insert("a".into(), job("a"));
    world.refresh_in_background();
    world.input(Input::Follow(id("a")));
    world.run(s(5));
    assert_eq!(world.looks_at("a").len(), 1, "it knows how the job stands");
    world.log.clear();
    world.run(Span::minutes(10));
    assert!(world.looks().len() <= 11, "{} looks in ten minutes", world.looks().len());
    assert_eq!(world.streams.len(), 0);
    world.log.clear();
    world.input(Input::Visible(true));
    world.run(s(1));
    assert_eq!((world.looks().len(), world.streams.len()), (1, 1), "seen, it is as any other");
}

#[test]
fn what_ended_before_a_page_was_opened_in_the_background_stays_news_until_the_person_looks() {
    let mut world = World::new();
    world.server.jobs.insert("listed".into(), job("listed"));
    world.start_page();
    world.run(s(5));
    world.input(Input::Left);
    world.run(Span::hours(1));
    let ended_at = Some(world.now);
    world.server.change("listed", |job| (job.status, job.finished_at) = (Status::Completed, ended_at));
    world.run(Span::hours(1));
    for _ in 0..2 {
        world.refresh_in_background();
        // Before anything was heard, so that nothing can have been kept as unseen.
        world.input(Input::Left);
    }
    world.refresh_in_background();
    world.run(s(5));
    assert_eq!(world.follower.notices().len(), 1, "nobody has seen it");
}
