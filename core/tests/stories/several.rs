//! Looking at several jobs with one request.

use waitwell_core::adapters::{Answer, Method};
use waitwell_core::document::Status;
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::view::{Gone, ShownStatus};

use super::server::{Say, busy, id, json, problem, s};
use super::world::World;

fn names(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("j{n:03}")).collect()
}

fn following(count: usize) -> World {
    let names = names(count);
    World::following(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn many_jobs_cost_no_more_looks_than_one() {
    let (mut one, mut many) = (following(1), following(50));
    one.run(s(120));
    many.run(s(120));
    let (one, many) = (one.looks().len(), many.looks().len());
    assert!(many as f64 <= one as f64 * 1.3, "{many} looks for 50 jobs, {one} for one");
}

#[test]
fn no_look_names_more_than_a_hundred_jobs() {
    let mut world = following(250);
    world.run(s(10));
    for sent in &world.log {
        assert!(sent.request.call.path.split(',').count() <= 100);
    }
    for name in names(250) {
        assert!(!world.looks_at(&name).is_empty(), "{name}");
    }
}

#[test]
fn f03_one_limit_stops_every_look_and_one_request_takes_them_up_again() {
    let mut world = following(20);
    world.run(s(10));
    world.log.clear();
    world.server.script.push_back(Some(busy(429, "120")));
    world.run(s(5));
    let told_at = world.looks()[0].plus(world.latency);
    assert_eq!(world.looks().len(), 1);
    world.run(s(200));
    let again = world.looks()[1];
    assert!(again.since(told_at) >= s(120));
    let together = world.looks().into_iter().filter(|at| *at >= again && at.since(again) < s(1)).count();
    assert_eq!(together, 1, "not 20 at once");
}

#[test]
fn unchanged_jobs_are_not_sent_again() {
    let mut world = World::new();
    world.server.etags = true;
    for name in names(20) {
        world.server.jobs.insert(name.clone(), super::server::job(&name));
        world.input(Input::Follow(id(&name)));
    }
    world.run(s(60));
    let looks: Vec<_> = world.log.iter().filter(|sent| sent.request.call.path.starts_with("?ids=")).collect();
    assert!(looks.len() > 10);
    let known = looks.iter().filter(|sent| sent.header("If-None-Match").is_some()).count();
    assert!(known + 5 >= looks.len(), "{known} of {} looks name what is known", looks.len());
    assert_eq!(world.view("j000").hearing, Hearing::Polling);
}

#[test]
fn a_job_that_is_left_out_is_asked_about_by_itself_and_stops_no_other() {
    let mut world = following(3);
    world.server.jobs.remove("j001");
    world.run(s(20));
    assert_eq!(world.view("j001").gone, Some(Gone::NotFound));
    assert!(world.log.iter().any(|sent| sent.is(Method::Get, "/j001")));
    assert_eq!(world.view("j000").status, ShownStatus::InProgress);
    world.server.end("j000", Status::Completed);
    world.run(s(10));
    assert_eq!(world.view("j000").status, ShownStatus::Completed);
}

#[test]
fn a_server_that_answers_for_one_job_at_a_time_is_asked_so() {
    for refusal in [problem(404), problem(400), problem(405), json(200, r#"{"id":"j000","status":"queued"}"#)]
    {
        let mut world = following(3);
        world.server.script.push_back(Some(refusal));
        world.run(s(30));
        let several = world.log.iter().filter(|sent| sent.request.call.path.starts_with("?ids=")).count();
        assert_eq!(several, 1, "asked once");
        for name in names(3) {
            assert!(world.looks_at(&name).len() > 5, "{name}");
            assert_eq!(world.view(&name).hearing, Hearing::Polling);
        }
    }
}

#[test]
fn an_answer_that_is_too_long_is_asked_for_in_parts() {
    let mut world = following(8);
    world.server.script.push_back(Some(Say::Other(Answer::TooLong)));
    world.run(s(10));
    let most = |sent: &super::world::Sent| sent.request.call.path.split(',').count();
    assert_eq!(world.log.iter().map(most).collect::<Vec<_>>()[..3], [8, 4, 4]);
    assert_eq!(world.view("j007").hearing, Hearing::Polling);
}

#[test]
fn a_job_whose_answer_could_not_be_read_is_not_asked_for_again_at_once_with_others() {
    let mut world = following(30);
    world.run(s(600));
    world.log.clear();
    world.server.always = Some(json(200, "{\"id\":\"j000\",\"stat"));
    world.run(s(120));
    for name in names(30) {
        let looks = world.looks_at(&name);
        assert!(looks.windows(2).all(|pair| pair[1].since(pair[0]) >= s(1)), "{name}: {looks:?}");
    }
}
