//! A person who is signed out, offline, asleep, elsewhere or gone from the page (F07, F14-F16).

use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::Status;
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::view::{FileLink, ShownStatus};

use super::server::{Say, id, problem, s};
use super::world::World;

#[test]
fn f07_signed_out_nothing_is_sent_until_the_person_signs_in_and_no_id_is_lost() {
    let mut world = World::following(&["a", "b", "c"]);
    world.server.jobs.get_mut("a").unwrap().result = Some(waitwell_core::document::JobResult {
        files: vec![waitwell_core::document::ResultFile { url: Some("/f".into()), ..Default::default() }],
        ..Default::default()
    });
    world.run(s(5));
    let kept = world.storage.records.clone();
    world.server.always = Some(problem(401));
    world.run(s(10));
    let sent = world.log.len();
    world.run(Span::hours(1));
    assert_eq!(world.log.len(), sent, "not one request");
    assert_eq!(world.said(), [&Said::SignedOut]);
    assert_eq!(world.storage.records, kept);
    let view = world.view("a");
    assert_eq!((view.status, view.hearing), (ShownStatus::InProgress, Hearing::SignedOut));
    assert_eq!(view.result.unwrap().files[0].link, FileLink::SignInFirst);
    world.server.always = None;
    world.log.clear();
    world.input(Input::SignedIn);
    world.run(s(1));
    for name in ["a", "b", "c"] {
        assert_eq!(world.looks_at(name).len(), 1);
        assert_eq!(world.view(name).hearing, Hearing::Polling);
    }
}

#[test]
fn f07_a_wish_that_waits_for_its_next_try_waits_for_the_sign_in() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(Say::Cut));
    world.ask(Ask::Cancel(id("a")));
    world.server.always = Some(problem(401));
    world.run(Span::ms(200));
    world.ask(Ask::LookAgain(id("a")));
    world.run(s(60));
    let sent = world.log.len();
    world.run(s(600));
    assert_eq!(world.log.len(), sent);
}

#[test]
fn f14_offline_the_server_is_tried_rarely_and_at_once_after_it() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(Say::Cut);
    world.input(Input::Online(false));
    world.run(s(300));
    assert!(world.looks().windows(2).all(|pair| pair[1].since(pair[0]) >= s(30)), "{:?}", world.looks());
    assert_eq!((world.view("a").hearing, world.said()), (Hearing::Offline, vec![&Said::Offline]));
    world.server.always = None;
    world.log.clear();
    let back_at = world.now;
    world.input(Input::Online(true));
    world.run(s(4));
    assert!(world.looks()[0].since(back_at) <= s(2));
    assert_eq!(world.view("a").hearing, Hearing::Polling);
    assert_eq!(world.said(), [&Said::Offline, &Said::Regained]);
}

#[test]
fn f14_a_browser_that_wrongly_says_offline_is_not_believed() {
    let mut world = World::new();
    world.input(Input::Online(false));
    world.server.jobs.insert("a".into(), super::server::job("a"));
    world.input(Input::Follow(id("a")));
    world.run(s(60));
    assert_eq!(world.view("a").hearing, Hearing::Polling);
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn lost_and_offline_are_one_loss_and_said_once() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(Say::Cut);
    world.run(s(60));
    world.input(Input::Online(false));
    world.run(s(60));
    assert_eq!(world.said(), [&Said::Lost]);
}

#[test]
fn f15_after_sleep_the_page_checks_at_once_and_tells_the_result_once() {
    for is_in_flight in [false, true] {
        let mut world = World::following(&["a"]);
        world.run(s(10));
        if is_in_flight {
            world.ask(Ask::LookAgain(id("a")));
        }
        world.sleep(Span::hours(8));
        world.server.end("a", Status::Completed);
        (world.log, world.effects) = (Vec::new(), Vec::new());
        world.input(Input::Woke);
        assert_eq!(world.view("a").hearing, Hearing::Checking);
        world.run(s(5));
        assert_eq!(world.looks_at("a").len(), 1, "no burst to catch up");
        assert_eq!(world.view("a").status, ShownStatus::Completed);
        assert!(matches!(world.said()[..], [Said::Status { .. }]), "{:?}", world.said());
    }
}

#[test]
fn f15_after_sleep_ten_jobs_are_looked_at_within_two_seconds_and_never_more_than_four_at_once() {
    let names: Vec<String> = (0..10).map(|n| format!("j{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::following_one_by_one(&names);
    world.run(s(10));
    world.sleep(Span::hours(8));
    world.latency = Span::ms(400);
    let woken_at = world.now;
    world.log.clear();
    world.input(Input::Woke);
    world.run(s(20));
    let looks = world.looks();
    for at in &looks {
        let at_once =
            looks.iter().filter(|other| **other <= *at && at.since(**other) < world.latency).count();
        assert!(at_once <= 4, "{at_once} at once");
    }
    for name in names {
        let times: Vec<Span> = world.looks_at(name).iter().map(|at| at.since(woken_at)).collect();
        assert!(times[0] <= s(2), "{name}: {times:?}");
        assert_eq!(
            times.len(),
            1,
            "{name} is looked at once, and there is nothing to catch up with: {times:?}"
        );
    }
}

#[test]
fn f16_a_hidden_page_looks_once_a_minute_and_at_once_when_it_is_seen() {
    let mut world = World::following(&["a"]);
    world.input(Input::Visible(false));
    let wakes = world.wakes;
    world.run(Span::minutes(10));
    assert!(world.looks().len() <= 11, "{}", world.looks().len());
    assert!(world.looks()[0].since(super::world::START) >= s(54), "what was planned is put off as well");
    assert!(world.wakes - wakes <= 12, "nobody reads the words of a hidden page: {}", world.wakes - wakes);
    world.log.clear();
    world.input(Input::Visible(true));
    assert_eq!(world.looks().len(), 1);
}

#[test]
fn a_page_seen_again_after_long_says_checking_and_not_that_all_is_well() {
    let mut world = World::following(&["a"]);
    world.run(s(60));
    world.sleep(Span::minutes(30));
    world.input(Input::Visible(false));
    world.input(Input::Visible(true));
    assert_eq!(world.view("a").hearing, Hearing::Checking);
}

#[test]
fn a_page_that_was_left_takes_nothing_in_and_looks_once_when_it_is_taken_up_again() {
    let mut world = World::following(&["a", "b"]);
    world.run(s(3));
    world.input(Input::Left);
    world.server.end("a", Status::Completed);
    world.run(Span::minutes(5));
    assert_eq!((world.view("a").status, world.wake), (ShownStatus::InProgress, None));
    world.log.clear();
    world.input(Input::CameBack { who: None });
    world.run(Span::ms(500));
    assert_eq!((world.looks_at("a").len(), world.looks_at("b").len()), (1, 1));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
}
