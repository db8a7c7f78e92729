//! Starts and wishes of which nobody knows whether they arrived (F31, F32, F35, F39).

use waitwell_core::adapters::{Method, Start};
use waitwell_core::answers::MayLeave;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Document, Leave, Status};
use waitwell_core::follower::{Input, StartView};
use waitwell_core::moment::Span;
use waitwell_core::view::{Cancel, Retry};

use super::browser::Browser;
use super::server::{Say, id, job, json, key, problem, retryable, s};
use super::world::{SENDING, World};

fn start(world: &mut World) {
    world.input(Input::Start { start: Start::new("export", "Orders"), key: key("k1") });
}

fn started(world: &World) -> StartView {
    world.follower.start_view(&key("k1")).expect("a start")
}

fn is_kept(world: &World) -> bool {
    world.storage.records.keys().any(|name| name.ends_with("intent:k1"))
}

#[test]
fn f31_a_refusal_after_a_lost_answer_does_not_mean_that_nothing_was_started() {
    for status in [400, 401, 403, 404, 422] {
        let mut world = World::new();
        world.server.script.extend([Some(Say::LoseAnswer), Some(problem(status))]);
        start(&mut world);
        world.run(s(20));
        assert_eq!((started(&world), is_kept(&world)), (StartView::Unconfirmed, true), "{status}");
        world.input(Input::CheckStart(key("k1")));
        world.run(s(2));
        assert_eq!(started(&world), StartView::Started(id("new0")), "{status}");
    }
}

#[test]
fn f32_a_start_that_the_server_is_slow_to_take_is_not_called_lost_after_a_refresh() {
    let mut world = World::new();
    world.server.script.push_back(Some(Say::Cut));
    start(&mut world);
    world.refresh();
    world.run(s(8));
    assert_eq!(started(&world), SENDING, "it may still arrive");
    // The request of the page that was here before arrives.
    let mut late = World::new();
    std::mem::swap(&mut late.server, &mut world.server);
    start(&mut late);
    std::mem::swap(&mut late.server, &mut world.server);
    world.run(s(30));
    assert_eq!(started(&world), StartView::Started(id("new0")));
    assert!(world.log.iter().all(|sent| sent.request.call.method == Method::Get));
}

#[test]
fn a_start_whose_key_the_server_may_have_forgotten_is_not_sent_again() {
    let mut world = World::new();
    world.server.script.push_back(Some(Say::LoseAnswer));
    start(&mut world);
    world.run(s(1));
    world.sleep(Span::hours(25));
    world.run(s(60));
    assert_eq!((started(&world), world.posts().len()), (StartView::Unconfirmed, 1));
    assert_eq!(world.server.jobs.len(), 1);
}

#[test]
fn a_wish_whose_key_the_server_may_have_forgotten_is_not_sent_again() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(Say::Cut));
    world.ask(Ask::Cancel(id("a")));
    world.run(s(1));
    world.sleep(Span::hours(25));
    world.run(s(60));
    assert_eq!((world.view("a").cancel, world.posts().len()), (Cancel::Unconfirmed, 1));
}

#[test]
fn a_wish_that_was_on_its_way_for_a_day_is_not_sent_again() {
    let mut world = World::following(&["a"]);
    world.ask(Ask::Cancel(id("a")));
    world.sleep(Span::hours(25));
    world.run(s(60));
    assert_eq!(world.posts().len(), 1);
}

#[test]
fn a_retry_that_could_not_be_confirmed_is_looked_for_until_the_server_answers() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(5));
    world.server.always = Some(Say::LoseAnswer);
    world.ask(Ask::Retry(id("a")));
    world.run(s(120));
    assert_eq!(world.view("a").run, 1);
    world.server.always = None;
    world.run(s(70));
    assert_eq!(world.view("a").run, 2);
}

#[test]
fn a_retry_that_could_not_be_confirmed_is_looked_for_once_the_network_is_back() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(5));
    world.server.always = Some(Say::LoseAnswer);
    world.ask(Ask::Retry(id("a")));
    world.run(s(30));
    world.input(Input::Online(false));
    world.server.always = None;
    world.input(Input::Online(true));
    world.run(s(3));
    assert_eq!(world.view("a").run, 2);
}

#[test]
fn a_retry_of_which_nobody_knows_is_looked_for_for_as_long_as_that_is_so() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| job.leave = Some(Leave::Safe));
    world.server.end("a", Status::Failed);
    world.run(s(5));
    world.server.always = Some(Say::Cut);
    world.ask(Ask::Retry(id("a")));
    world.run(s(120));
    world.server.always = None;
    world.run(s(600));
    // The server is heard, and tells of no new run. It may have the wish all the same.
    let view = world.view("a");
    assert_eq!((view.run, view.retry.clone()), (1, Retry::Unconfirmed { only_failed: false }));
    assert_eq!(view.answers().leave, MayLeave::InDoubt { may_leave: true });
    world.server.jobs.insert("a".into(), Document { run: Some(2), ..job("a") });
    world.run(s(40));
    assert_eq!(world.view("a").run, 2);
}

#[test]
fn a_retry_that_is_asked_for_once_more_does_not_make_the_server_heard_less_lately() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.jobs.insert("a".into(), job("a"));
    world.input(Input::Follow(id("a")));
    world.run(s(2));
    world.server.change("a", |job| (job.status, job.retry) = (Status::Failed, retryable()));
    world.push_job("a", "1");
    world.run(s(1));
    world.server.script.push_back(Some(json(200, "{}")));
    world.ask(Ask::Retry(id("a")));
    world.run(s(10));
    assert!(matches!(world.view("a").retry, Retry::Unconfirmed { .. }));
    world.push(&[]);
    let before = world.view("a").contact.heard_at;
    world.run(s(1));
    world.ask(Ask::Retry(id("a")));
    assert_eq!(world.posts().len(), 2);
    let after = world.view("a").contact.heard_at;
    assert!(after >= before, "{after:?} after {before:?}");
}

#[test]
fn a_retry_asked_for_after_sleep_does_not_undo_what_another_tab_has_heard() {
    let mut browser = Browser::open(2, &["a", "b"]);
    browser.server.change("a", |job| (job.status, job.retry) = (Status::Failed, retryable()));
    browser.push_job("a", "1");
    browser.beating(s(15));
    browser.server.script.push_back(Some(json(200, "{}")));
    browser.input(1, Input::Asked(Ask::Retry(id("a"))));
    browser.beating(s(20));
    assert!(matches!(browser.view(1, "a").retry, Retry::Unconfirmed { .. }));
    let before = browser.view(1, "a").contact.heard_at;
    // The click comes before any timer.
    browser.sleep(Span::minutes(1));
    browser.input(1, Input::Asked(Ask::Retry(id("a"))));
    let after = browser.view(1, "a").contact.heard_at;
    assert!(after >= before, "{after:?} after {before:?}");
}
