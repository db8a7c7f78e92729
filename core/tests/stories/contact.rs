//! How well the server is heard: ladder, back-off, patience (F01-F04, F09, F10, F13).

use waitwell_core::adapters::{Answer, Method, Reply};
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Range, Status};
use waitwell_core::follower::Input;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::ShownStatus;

use super::server::{Say, busy, id, json, problem, s};
use super::world::World;

fn gaps(looks: &[Moment]) -> Vec<f64> {
    looks.windows(2).map(|pair| pair[1].since(pair[0]).as_ms() as f64 / 1_000.0).collect()
}

#[test]
fn a_job_is_looked_at_more_rarely_as_it_grows_older() {
    let mut world = World::following(&["a"]);
    world.run(s(20));
    assert!(gaps(&world.looks()).iter().all(|gap| (1.8..=2.4).contains(gap)), "{:?}", world.looks());
    world.run(s(60));
    world.log.clear();
    world.run(s(60));
    assert!(gaps(&world.looks()).iter().all(|gap| (4.4..=5.7).contains(gap)), "{:?}", world.looks());
}

#[test]
fn f01_a_busy_server_is_left_alone_for_as_long_as_it_asks_while_a_cancel_goes_at_once() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(busy(503, "30")));
    world.run(s(3));
    let told_at = world.looks()[0].plus(world.latency);
    let view = world.view("a");
    assert_eq!((view.hearing, view.contact.trouble), (Hearing::Checking, Some(Trouble::Busy)));
    assert!(view.contact.next_at.is_some_and(|at| at >= told_at.plus(s(29))));
    world.ask(Ask::Cancel(id("a")));
    assert_eq!(world.posts().len(), 1, "the person's own wish does not wait");
    world.run(s(40));
    let wait = world.looks()[1].since(told_at);
    assert!((s(30)..=s(34)).contains(&wait), "{wait:?}");
    assert!(!world.said().contains(&&Said::Lost), "a server that asks for patience is heard");
}

#[test]
fn f02_a_server_that_is_down_is_tried_ever_more_rarely_and_never_called_a_failure() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(problem(500));
    world.run(s(600));
    let gaps = gaps(&world.looks());
    for (gap, (low, high)) in
        gaps.iter().zip([(2.0, 4.2), (4.0, 8.2), (8.0, 16.2), (16.0, 32.2), (30.0, 60.2)])
    {
        assert!((low..=high).contains(gap), "{gaps:?}");
    }
    assert!(world.looks().len() <= 24);
    let view = world.view("a");
    assert_eq!((view.status, view.hearing), (ShownStatus::InProgress, Hearing::Lost));
    assert_eq!(world.said(), [&Said::Lost]);
    world.server.always = None;
    world.run(s(70));
    assert_eq!(world.said(), [&Said::Lost, &Said::Regained]);
    assert_eq!(world.view("a").hearing, Hearing::Polling);
}

#[test]
fn f02_a_job_that_nobody_hears_of_is_not_said_to_take_longer_than_usual() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| job.estimate = Some(Range { low_s: 10, high_s: 20 }));
    world.run(s(10));
    world.server.always = Some(problem(500));
    world.run(s(60));
    let view = world.view("a");
    assert_eq!((view.hearing, view.overdue), (Hearing::Lost, false), "it may be done by now");
    world.server.always = None;
    world.run(s(70));
    assert!(world.view("a").overdue);
}

#[test]
fn f02_with_many_jobs_a_server_that_is_down_is_tried_no_more_often() {
    let names = ["a", "b", "c", "d", "e", "f"];
    let mut world = World::following(&names);
    world.run(s(10));
    world.log.clear();
    world.server.always = Some(problem(500));
    world.run(s(600));
    // The first four may be under way together.
    assert!(world.looks().len() <= 24 + 3, "{}", world.looks().len());
}

#[test]
fn f03_one_limit_stops_the_looks_at_all_jobs_and_they_come_back_one_by_one() {
    let names: Vec<String> = (0..20).map(|n| format!("j{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::following_one_by_one(&names);
    world.run(s(10));
    world.log.clear();
    world.server.script.push_back(Some(busy(429, "120")));
    world.run(s(5));
    let told_at = world.looks()[0].plus(world.latency);
    world.run(s(200));
    let first_after = |name: &&str| world.looks_at(name).into_iter().find(|at| *at > told_at).unwrap();
    let (first, last) =
        (names.iter().map(first_after).min().unwrap(), names.iter().map(first_after).max().unwrap());
    assert!(first.since(told_at) >= s(120), "{:?}", first.since(told_at));
    assert!(last.since(first) >= s(12), "spread, not at once: {:?}", last.since(first));
}

#[test]
fn f03_a_good_answer_meanwhile_does_not_end_the_servers_wish_for_patience() {
    let mut world = World::following_one_by_one(&["a", "b", "c", "d"]);
    world.server.script.push_back(Some(busy(429, "120")));
    // All four are asked together; the first answer asks for patience and the others are good.
    world.input(Input::Visible(false));
    world.input(Input::Visible(true));
    world.run(s(1));
    assert_eq!(world.looks().len(), 4);
    world.run(s(115));
    assert_eq!(world.looks().len(), 4, "patience for all");
    world.run(s(30));
    assert!(world.looks().len() > 4);
}

#[test]
fn f04_no_retry_after_brings_about_a_loop_or_a_silence_without_end() {
    for header in ["0", "-5", "abc", "", "30, 60", "Sun, 06 Nov 1994 08:49:37 GMT", "99999999999"] {
        for status in [429, 503] {
            let mut world = World::following(&["a"]);
            world.server.script.push_back(Some(busy(status, header)));
            world.run(Span::hours(3));
            let looks = world.looks();
            let wait = looks[1].since(looks[0]);
            assert!(wait >= s(1) && wait <= Span::minutes(67), "{status} {header:?}: {wait:?}");
            assert!(header != "99999999999" || wait >= Span::hours(1), "{wait:?}");
        }
    }
}

#[test]
fn f04_a_retry_date_is_measured_by_the_answers_own_clock() {
    let mut world = World::following(&["a"]);
    world.skew = -10_800_000;
    let date = Moment::parse_http_date("Mon, 23 Nov 2026 14:00:00 GMT");
    let Say::Reply(reply) = busy(503, "Mon, 23 Nov 2026 14:01:00 GMT") else { unreachable!() };
    world.server.script.push_back(Some(Say::Reply(Reply { date, ..reply })));
    world.wake = Some(world.wall().plus(s(1)));
    world.run(s(90));
    let wait = world.looks()[1].since(world.looks()[0]);
    assert!((s(60)..=s(67)).contains(&wait), "{wait:?}");
}

#[test]
fn f09_an_unchanged_answer_moves_the_contact_and_nothing_else() {
    let mut world = World::new();
    world.server.etags = true;
    world.server.jobs.insert("a".into(), super::server::job("a"));
    world.input(Input::Follow(id("a")));
    world.run(s(1));
    let before = world.view("a");
    world.run(s(300));
    let after = world.view("a");
    let looks = world.log.iter().filter(|sent| sent.is(Method::Get, "/a"));
    assert!(looks.clone().count() > 40);
    for sent in looks.skip(1) {
        assert_eq!(sent.header("If-None-Match"), Some("W/\"a.1.1\""), "byte for byte");
    }
    assert!(after.contact.heard_at > before.contact.heard_at);
    let still = |view: waitwell_core::view::JobView| waitwell_core::view::JobView {
        contact: Default::default(),
        running: None,
        ..view
    };
    assert_eq!(still(before), still(after));
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f10_a_page_in_the_servers_place_is_lost_contact_and_shown_nowhere() {
    let page = |status| {
        Say::Reply(Reply {
            status,
            content_type: Some("text/html".into()),
            body: "<form><input name=csrf value=s3cret>".into(),
            ..Reply::default()
        })
    };
    for say in [page(200), page(302), page(511), Say::Other(Answer::Elsewhere), Say::Cut] {
        let mut world = World::following(&["a"]);
        world.server.always = Some(say);
        world.run(s(60));
        let view = world.view("a");
        assert_eq!((view.status, view.hearing), (ShownStatus::InProgress, Hearing::Lost));
        let seen = format!("{view:?}{:?}{:?}", world.effects, world.storage.records);
        assert!(!seen.contains("s3cret") && !seen.contains("csrf"));
        assert!(world.looks().len() <= 7, "ever more rarely: {}", world.looks().len());
    }
}

#[test]
fn f10_something_that_answered_instead_is_told_apart_from_no_answer() {
    let Say::Reply(page) = json(200, "<p>Sign in") else { unreachable!() };
    let page = Say::Reply(Reply { content_type: Some("text/html; charset=utf-8".into()), ..page });
    for say in [Say::Other(Answer::Elsewhere), page] {
        let mut world = World::following(&["a"]);
        world.server.always = Some(say);
        world.run(s(5));
        assert_eq!(world.view("a").contact.trouble, Some(Trouble::Intercepted));
    }
}

#[test]
fn f13_a_look_is_given_up_in_time_and_never_doubled() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(Say::Silence);
    world.run(s(120));
    assert!(world.log.iter().all(|sent| sent.request.timeout == s(15)));
    let gaps = gaps(&world.looks());
    assert!(gaps.iter().all(|gap| *gap >= 17.0), "never two at once: {gaps:?}");
    assert_eq!(world.view("a").hearing, Hearing::Lost);
}

#[test]
fn no_more_than_four_looks_are_under_way_and_no_job_waits_for_ever() {
    let names: Vec<String> = (0..50).map(|n| format!("j{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::with(|options| options.policy.jobs_per_look = 1);
    world.latency = s(1);
    for name in &names {
        world.server.jobs.insert((*name).into(), super::server::job(name));
        world.input(Input::Follow(id(name)));
    }
    world.run(s(40));
    for at in world.looks() {
        let together = world.looks().iter().filter(|other| **other <= at && at.since(**other) < s(1)).count();
        assert!(together <= 4, "{together}");
    }
    for name in names {
        assert!(!world.looks_at(name).is_empty(), "{name}");
    }
}

#[test]
fn looking_again_at_an_ended_job_is_one_look_and_stops_no_other() {
    let mut world = World::following(&["a", "b"]);
    world.server.end("a", Status::Completed);
    world.run(s(4));
    world.log.clear();
    world.ask(Ask::LookAgain(id("a")));
    world.run(s(20));
    assert_eq!(world.looks_at("a").len(), 1);
    assert!(world.looks_at("b").len() > 2);
}
