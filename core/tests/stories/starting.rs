//! Starting a job: one intent, one key, written before it is sent (F05, F31-F35).

use waitwell_core::adapters::{Method, Start};
use waitwell_core::announce::Said;
use waitwell_core::follower::{Effect, Input, StartView};
use waitwell_core::moment::Span;
use waitwell_core::view::ShownStatus;

use super::server::{Say, busy, id, json, key, problem, s};
use super::world::{SENDING, World};

fn start(world: &mut World) {
    let start = Start::new("export", "Orders").with_inputs(serde_json::json!({ "year": 2025 }));
    world.input(Input::Start { start, key: key("k1") });
}

fn started(world: &World) -> StartView {
    world.follower.start_view(&key("k1")).expect("a start")
}

#[test]
fn a_start_is_written_down_before_it_is_sent() {
    let mut world = World::new();
    start(&mut world);
    let at = |wanted: fn(&Effect) -> bool| world.effects.iter().position(wanted).unwrap();
    let saved = at(|effect| matches!(effect, Effect::Save { name, .. } if name.ends_with("intent:k1")));
    assert!(saved < at(|effect| matches!(effect, Effect::Send(_))));
    assert!(world.storage.records.keys().any(|name| name.ends_with("intent:k1")));
    assert!(world.storage.records.values().all(|text| !text.contains("2025")), "inputs are not kept");
}

#[test]
fn a_started_job_is_kept_by_its_id_before_its_key_is_forgotten() {
    let mut world = World::new();
    start(&mut world);
    world.run(s(1));
    assert_eq!(started(&world), StartView::Started(id("new0")));
    let at = |wanted: fn(&Effect) -> bool| world.effects.iter().position(wanted).unwrap();
    let saved = at(|effect| matches!(effect, Effect::Save { name, .. } if name.ends_with("job:new0")));
    assert!(saved < at(|effect| matches!(effect, Effect::Forget { .. })));
    assert_eq!(world.storage.records.len(), 1);
    assert_eq!(world.view("new0").status, ShownStatus::Queued);
    assert!(matches!(world.said()[..], [Said::Status { status: ShownStatus::Queued, .. }]));
}

#[test]
fn f05_a_job_that_was_just_started_may_be_unknown_for_a_moment() {
    let mut world = World::new();
    start(&mut world);
    world.run(Span::ms(100));
    let job = world.server.jobs.remove("new0").unwrap();
    world.run(s(8));
    assert_eq!(world.view("new0").gone, None);
    world.server.jobs.insert("new0".into(), job);
    world.run(s(12));
    assert_eq!((world.view("new0").gone, world.view("new0").status), (None, ShownStatus::Queued));
}

#[test]
fn f31_a_start_whose_answer_is_lost_is_sent_again_with_its_key_and_makes_one_job() {
    let mut world = World::new();
    world.server.script.push_back(Some(Say::LoseAnswer));
    start(&mut world);
    assert_eq!(started(&world), SENDING);
    world.run(s(10));
    let posts = world.posts();
    assert_eq!(posts.len(), 2);
    assert_eq!(posts[0].header("Idempotency-Key"), Some("\"k1\""));
    assert_eq!(posts[0].request.call, posts[1].request.call, "same key, same body");
    assert_eq!(world.server.jobs.len(), 1);
    assert_eq!(world.follower.recent().jobs, [id("new0")]);
}

#[test]
fn f32_wherever_the_page_dies_a_job_on_the_server_is_found_again_and_never_doubled() {
    // After the write, before the request arrives; after it arrives; after the answer; and long after.
    for (say, lived) in [(Say::Cut, 0), (Say::LoseAnswer, 0), (Say::LoseAnswer, 40), (Say::Cut, 40)] {
        let mut world = World::new();
        world.server.script.push_back(Some(say));
        start(&mut world);
        world.run(Span::ms(lived));
        world.refresh();
        assert_eq!(world.follower.open_starts("export"), [key("k1")]);
        world.run(s(40));
        assert!(world.log.iter().any(|sent| sent.is(Method::Get, "?key=k1")));
        assert!(world.posts().is_empty(), "nothing is started again by itself");
        match world.server.jobs.len() {
            0 => assert_eq!(started(&world), StartView::NotStarted),
            _ => assert_eq!(started(&world), StartView::Started(id("new0"))),
        }
        assert!(world.storage.records.keys().all(|name| !name.contains("intent")), "the intent is settled");
    }
}

#[test]
fn f32_a_start_that_cannot_be_confirmed_after_a_refresh_can_be_checked_again() {
    let mut world = World::new();
    world.server.script.push_back(Some(Say::LoseAnswer));
    start(&mut world);
    world.server.always = Some(Say::Cut);
    world.refresh();
    world.run(s(2));
    assert_eq!(started(&world), StartView::Unconfirmed);
    world.server.always = None;
    world.input(Input::CheckStart(key("k1")));
    world.run(s(2));
    assert_eq!(started(&world), StartView::Started(id("new0")));
}

#[test]
fn f33_the_same_intent_twice_is_one_request() {
    let mut world = World::new();
    start(&mut world);
    start(&mut world);
    assert_eq!(world.posts().len(), 1);
}

#[test]
fn f34_a_start_that_the_server_is_still_at_work_on_is_asked_for_again() {
    let mut world = World::new();
    world.server.script.push_back(Some(json(409, r#"{"type":"in-progress"}"#)));
    start(&mut world);
    world.run(s(1));
    assert_eq!(started(&world), SENDING);
    world.run(s(6));
    assert_eq!((started(&world), world.posts().len()), (StartView::Started(id("new0")), 2));
}

#[test]
fn f34_a_refused_start_is_not_sent_again_and_names_the_field() {
    for status in [400, 413, 422] {
        let mut world = World::new();
        let body = r#"{"type":"file-too-large","title":"Too large","field":"inputs.file"}"#;
        world.server.script.push_back(Some(json(status, body)));
        start(&mut world);
        world.run(s(60));
        let StartView::Refused { error, field } = started(&world) else { panic!("{:?}", started(&world)) };
        assert_eq!((error.kind.as_deref(), field.as_deref()), (Some("file-too-large"), Some("inputs.file")));
        assert_eq!(world.posts().len(), 1);
        assert!(world.storage.records.is_empty());
    }
}

#[test]
fn f35_a_start_that_fails_on_the_server_each_time_is_unconfirmed_after_three_tries() {
    let mut world = World::new();
    world.server.always = Some(problem(500));
    start(&mut world);
    world.run(s(300));
    assert_eq!((started(&world), world.posts().len()), (StartView::Unconfirmed, 3));
    world.server.always = None;
    world.input(Input::CheckStart(key("k1")));
    world.run(s(2));
    assert_eq!(started(&world), StartView::NotStarted);
}

#[test]
fn a_busy_server_is_not_sent_a_start_again_before_its_time() {
    let mut world = World::new();
    world.server.script.push_back(Some(busy(503, "60")));
    start(&mut world);
    world.run(s(59));
    assert_eq!(world.posts().len(), 1);
    world.run(s(10));
    assert_eq!(started(&world), StartView::Started(id("new0")));
}

#[test]
fn a_start_without_sign_in_starts_nothing_and_says_so() {
    let mut world = World::new();
    world.server.script.push_back(Some(problem(401)));
    start(&mut world);
    world.run(s(60));
    assert_eq!((started(&world), world.posts().len()), (StartView::SignInFirst, 1));
}

#[test]
fn a_start_that_is_under_way_when_the_page_is_left_makes_one_job() {
    let mut world = World::new();
    start(&mut world);
    world.input(Input::Left);
    world.run(s(10));
    world.input(Input::CameBack { who: None });
    world.run(s(2));
    assert_eq!(started(&world), StartView::Started(id("new0")));
    assert_eq!(world.server.jobs.len(), 1);
}
