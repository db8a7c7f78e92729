//! A page that nobody sees.

use waitwell_core::adapters::Reply;
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;

use super::server::{Say, job, json};
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
