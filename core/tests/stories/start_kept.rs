//! A start is sent once it is known whether this browser remembers it, and the person is told before (F43).

use waitwell_core::adapters::{Method, Start};
use waitwell_core::document::Status;
use waitwell_core::follower::{Effect, Follower, Input, Options, StartView};
use waitwell_core::moment::Span;
use waitwell_core::saved::{Record, SavedJob, Scope};
use waitwell_core::view::ShownStatus;

use super::server::{Say, id, job, json, key, problem, s};
use super::world::{SENDING, START, World};

const FORGOTTEN: StartView = StartView::Sending { is_forgotten_on_close: true };

fn intent() -> Input {
    Input::Start { start: Start::new("export", "Orders"), key: key("k1") }
}

/// A follower to which nobody has answered yet.
fn alone() -> Follower {
    let mut follower = Follower::new(Options { scope: Scope::of("ana"), ..Options::default() }, 7);
    follower.handle(Input::Started { found: Vec::new() }, START);
    follower
}

fn name() -> String {
    Scope::of("ana").key_of_intent(&key("k1"))
}

fn posts(effects: &[Effect]) -> usize {
    let is_post =
        |effect: &&Effect| matches!(effect, Effect::Send(request) if request.call.method == Method::Post);
    effects.iter().filter(is_post).count()
}

fn started(world: &World) -> StartView {
    world.follower.start_view(&key("k1")).expect("a start")
}

/// A page whose server has no list and has not yet answered the start.
fn without_list(change: impl FnOnce(&mut Options)) -> World {
    let mut world = World::with(change);
    world.server.has_list = false;
    world
}

/// Records of ended jobs in storage, oldest first, and one of a job at work; no room for any other.
fn fill(world: &mut World, ended: u64) {
    world.server.jobs.insert("runs".into(), job("runs"));
    let mut keep = |name: String, ended| {
        let record = Record::Job(SavedJob { id: id(&name), added: START, ended, rest: None });
        world.storage.records.insert(Scope::of("ana").key_of(&record), record.to_text());
    };
    keep("runs".into(), None);
    (0..ended).for_each(|n| keep(format!("ended{n:02}"), Some(START.plus(s(n)))));
    for n in 0..ended {
        let name = format!("ended{n:02}");
        world.server.jobs.insert(name.clone(), job(&name));
        world.server.end(&name, Status::Completed);
    }
    world.storage.room = Some(world.storage.records.len());
    world.start_page();
    world.run(s(5));
    (world.log, world.effects, world.storage.writes) = Default::default();
}

fn kept(world: &World, record: &str) -> bool {
    world.storage.records.keys().any(|name| name.ends_with(record))
}

#[test]
fn f43_a_start_is_not_sent_before_storage_has_answered() {
    let mut follower = alone();
    let asked = follower.handle(intent(), START);
    assert!(asked.iter().any(|effect| matches!(effect, Effect::Save { name: of, .. } if *of == name())));
    assert_eq!((posts(&asked), follower.start_view(&key("k1"))), (0, Some(SENDING)));
    let elsewhere = follower.handle(Input::Saved { name: "another".into() }, START);
    assert_eq!(posts(&elsewhere), 0);
    assert_eq!(posts(&follower.handle(Input::Saved { name: name() }, START)), 1);
    assert_eq!(posts(&follower.handle(Input::Saved { name: name() }, START)), 0, "once");
}

#[test]
fn f43_where_storage_refuses_the_person_is_told_before_the_start_is_sent() {
    let mut follower = alone();
    follower.handle(intent(), START);
    let effects = follower.handle(Input::NotSaved { name: name() }, START);
    let told = effects.iter().position(|effect| *effect == Effect::StartChanged(key("k1")));
    let sent = effects.iter().position(|effect| matches!(effect, Effect::Send(_)));
    assert!(told.is_some() && told < sent, "{effects:?}");
    assert_eq!(follower.start_view(&key("k1")), Some(FORGOTTEN));
}

#[test]
fn f43_it_is_said_until_the_job_is_there_and_says_it_itself() {
    let mut world = without_list(|_| {});
    world.storage.refuses = true;
    world.start_page();
    world.run(s(1));
    world.server.script.push_back(Some(Say::LoseAnswer));
    world.input(intent());
    assert_eq!(started(&world), FORGOTTEN);
    world.run(s(1));
    assert_eq!(started(&world), FORGOTTEN, "between two tries as well");
    world.run(s(20));
    assert_eq!(started(&world), StartView::Started(id("new0")));
    assert!(world.view("new0").is_forgotten_on_close);
    assert_eq!(world.server.jobs.len(), 1);
}

#[test]
fn f43_while_storage_refuses_a_start_is_not_tried_to_be_kept_and_told_of_at_once() {
    let mut world = without_list(|_| {});
    world.server.jobs.insert("a".into(), job("a"));
    world.storage.refuses = true;
    world.start_page();
    world.input(Input::Follow(id("a")));
    let (writes, before) = (world.storage.writes.len(), world.effects.len());
    world.input(intent());
    assert_eq!((world.storage.writes.len(), started(&world)), (writes, FORGOTTEN));
    let effects = &world.effects[before..];
    let told = effects.iter().position(|effect| *effect == Effect::StartChanged(key("k1")));
    assert!(told < effects.iter().position(|effect| matches!(effect, Effect::Send(_))), "{effects:?}");
}

#[test]
fn f43_a_job_that_was_called_forgotten_is_called_kept_only_once_storage_has_taken_it_again() {
    let mut world = without_list(|_| {});
    fill(&mut world, 1);
    let runs_again =
        r#"{"id":"ended00","run":2,"kind":"export","title":"Title of ended00","status":"in_progress"}"#;
    world.server.script.push_back(Some(json(202, runs_again)));
    world.input(intent());
    assert!(world.view("ended00").is_forgotten_on_close, "it made room for the start");
    world.storage.is_silent = true;
    world.run(s(1));
    assert_eq!(started(&world), StartView::Started(id("ended00")), "the server runs it again");
    let (_, name) = world.storage.writes.last().cloned().unwrap();
    assert!(name.ends_with("job:ended00"));
    assert!(world.view("ended00").is_forgotten_on_close, "nobody knows yet whether there is room for it");
    world.input(Input::Saved { name });
    assert!(!world.view("ended00").is_forgotten_on_close);
}

#[test]
fn f43_ended_jobs_make_room_for_a_start_before_it_is_sent() {
    let mut world = without_list(|_| {});
    fill(&mut world, 12);
    world.input(intent());
    assert_eq!((started(&world), world.posts().len()), (SENDING, 1));
    let writes: Vec<&String> = world.storage.writes.iter().map(|(_, name)| name).collect();
    assert_eq!(writes, [&name(), &name()], "refused, and taken once there is room");
    let at = |wanted: &dyn Fn(&Effect) -> bool| world.effects.iter().rposition(wanted);
    let saved = at(&|effect| matches!(effect, Effect::Save { .. }));
    let sent = at(&|effect| matches!(effect, Effect::Send(request) if request.call.method == Method::Post));
    assert!(saved < sent);
    assert!((0..10).all(|n| !kept(&world, &format!("job:ended{n:02}"))), "the oldest ten");
    assert!(kept(&world, "job:ended10") && kept(&world, "job:ended11") && kept(&world, "job:runs"));
}

#[test]
fn f43_where_no_room_can_be_made_a_start_is_tried_to_be_kept_once_and_sent() {
    let mut world = without_list(|_| {});
    fill(&mut world, 0);
    world.input(intent());
    assert_eq!((started(&world), world.posts().len()), (FORGOTTEN, 1));
    assert_eq!(world.storage.writes.len(), 1);
    assert!(kept(&world, "job:runs"));
}

#[test]
fn f43_a_storage_that_refuses_though_room_was_made_is_tried_twice_and_then_not_for_five_seconds() {
    let mut world = without_list(|_| {});
    fill(&mut world, 30);
    world.storage.refuses = true;
    world.input(intent());
    assert_eq!((started(&world), world.posts().len()), (FORGOTTEN, 1));
    assert_eq!(world.storage.writes.len(), 2);
    let from = world.now;
    world.run(s(30));
    let later: Vec<Span> = world.storage.writes[2..].iter().map(|(at, _)| at.since(from)).collect();
    assert!(later.iter().all(|after| *after >= s(5)), "{later:?}");
    assert_eq!(world.server.jobs.len(), 32, "one start");
}

#[test]
fn f43_what_storage_takes_after_all_is_no_longer_said_to_be_forgotten() {
    let mut world = without_list(|_| {});
    world.storage.refuses = true;
    world.server.always = Some(Say::Silence);
    world.start_page();
    world.input(intent());
    assert_eq!(started(&world), FORGOTTEN);
    world.storage.refuses = false;
    world.effects.clear();
    world.run(s(10));
    assert_eq!(started(&world), SENDING);
    assert!(world.effects.contains(&Effect::StartChanged(key("k1"))));
}

#[test]
fn a_start_that_the_servers_list_would_tell_of_is_not_said_to_be_forgotten() {
    let mut world = World::new();
    world.storage.refuses = true;
    world.start_page();
    world.run(s(1));
    world.server.script.push_back(Some(Say::Silence));
    world.input(intent());
    world.run(s(1));
    assert_eq!(started(&world), SENDING);
}

#[test]
fn a_start_that_is_kept_in_the_tab_alone_is_forgotten_with_it() {
    let mut world = without_list(|options| options.outlives_tab = false);
    world.start_page();
    world.input(intent());
    assert_eq!(started(&world), FORGOTTEN);
}

#[test]
fn f33_the_same_intent_twice_while_storage_is_asked_is_one_start() {
    let mut follower = alone();
    let mut effects = follower.handle(intent(), START);
    effects.extend(follower.handle(intent(), START));
    effects.extend(follower.handle(Input::Saved { name: name() }, START));
    effects.extend(follower.handle(intent(), START));
    let saves = effects.iter().filter(|effect| matches!(effect, Effect::Save { .. })).count();
    assert_eq!((saves, posts(&effects)), (1, 1));
}

#[test]
fn a_start_of_somebody_who_signs_out_meanwhile_is_never_sent() {
    let mut follower = alone();
    follower.handle(intent(), START);
    let mut effects = follower.handle(Input::SignOut, START);
    effects.extend(follower.handle(Input::Saved { name: name() }, START));
    effects.extend(follower.handle(Input::Woke, START.plus(s(5))));
    assert_eq!((posts(&effects), follower.start_view(&key("k1"))), (0, None));
    let erased = Effect::ForgetAll { prefix: Scope::of("ana").prefix() };
    assert!(effects.contains(&erased), "and not kept either");
}

#[test]
fn a_start_that_waits_for_storage_when_the_page_is_left_is_sent_on_return() {
    let mut follower = alone();
    follower.handle(intent(), START);
    let mut left = follower.handle(Input::Left, START);
    left.extend(follower.handle(Input::Saved { name: name() }, START));
    left.extend(follower.handle(Input::Woke, START.plus(s(5))));
    assert_eq!(posts(&left), 0);
    let back = follower.handle(Input::CameBack { who: None }, START.plus(s(60)));
    assert_eq!(posts(&back), 1);
}

#[test]
fn a_storage_that_never_answers_holds_a_start_for_a_second() {
    let mut world = without_list(|_| {});
    world.storage.is_silent = true;
    world.start_page();
    world.input(intent());
    world.run(Span::ms(900));
    assert_eq!((started(&world), world.posts().len()), (SENDING, 0));
    world.run(Span::ms(110));
    assert_eq!((started(&world), world.posts().len()), (FORGOTTEN, 1), "nobody knows whether it is kept");
    world.run(s(20));
    assert_eq!(world.view("new0").status, ShownStatus::Queued);
    assert_eq!(world.posts().len(), 1);
}

#[test]
fn a_start_that_was_not_sent_before_the_page_was_left_is_in_no_doubt_when_it_is_refused() {
    let mut world = without_list(|_| {});
    world.storage.is_silent = true;
    world.input(intent());
    world.input(Input::Left);
    world.server.script.push_back(Some(problem(422)));
    world.input(Input::CameBack { who: None });
    world.run(s(1));
    assert_eq!(world.posts().len(), 1);
    assert!(matches!(started(&world), StartView::Refused { .. }), "{:?}", started(&world));
}
