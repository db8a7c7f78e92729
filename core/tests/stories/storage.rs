//! What is kept across a refresh, and storage that is blocked, full or spoiled (F06, F42-F44, F60).

use waitwell_core::ask::Ask;
use waitwell_core::document::Status;
use waitwell_core::follower::{Input, Options};
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;
use waitwell_core::saved::{Record, SavedIntent, SavedJob, Scope};
use waitwell_core::view::{Gone, ShownStatus};

use super::server::{id, job, key, problem, s};
use super::world::{START, World};

fn record(world: &mut World, name: &str, added: u64) {
    let saved = SavedJob { id: id(name), added: START.plus(s(added)), ended: None, rest: None };
    let record = Record::Job(saved);
    world.storage.records.insert(Scope::of("ana").key_of(&record), record.to_text());
}

#[test]
fn a_refresh_shows_the_same_jobs_in_the_same_order_with_the_same_state() {
    let mut world = World::new();
    for (name, second) in [("b", 3), ("a", 1), ("c", 2)] {
        let mut job = job(name);
        job.created_at = Some(START.plus(s(second)));
        world.server.jobs.insert(name.into(), job);
        world.input(Input::Follow(id(name)));
        world.run(s(1));
    }
    world.server.end("c", Status::Failed);
    world.run(s(5));
    let (order, views) = (world.follower.recent().jobs, ["a", "b", "c"].map(|name| world.view(name)));
    assert_eq!(order, [id("b"), id("c"), id("a")]);
    world.refresh();
    assert_eq!(world.follower.recent().jobs, order, "at once, from storage");
    world.run(s(1));
    assert_eq!(world.follower.recent().jobs, order);
    for (name, before) in ["a", "b", "c"].into_iter().zip(views) {
        let after = world.view(name);
        assert_eq!((after.status, after.times, after.title), (before.status, before.times, before.title));
    }
    assert!(world.said.is_empty(), "history is not news");
}

#[test]
fn a_removed_job_stays_removed_after_a_refresh_and_can_be_opened_again() {
    let mut world = World::following(&["a", "b"]);
    world.ask(Ask::Remove(id("a")));
    assert_eq!(world.follower.recent().jobs, [id("b")]);
    world.run(s(10));
    assert!(world.looks_at("a").is_empty());
    world.refresh();
    world.run(s(10));
    assert_eq!(world.follower.recent().jobs, [id("b")], "though the server still lists it");
    world.input(Input::Follow(id("a")));
    world.run(s(5));
    assert_eq!(world.follower.recent().jobs.len(), 2);
    assert!(!world.looks_at("a").is_empty(), "and it is looked at");
}

#[test]
fn a_removed_job_that_was_run_again_meanwhile_is_shown_as_it_is_once_it_is_opened_again() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(10));
    world.ask(Ask::Remove(id("a")));
    world.server.change("a", |job| (job.run, job.status) = (Some(2), Status::InProgress));
    world.input(Input::Follow(id("a")));
    world.run(s(1));
    assert_eq!(world.view("a").status, ShownStatus::InProgress);
}

#[test]
fn f06_an_expired_job_is_asked_for_once_and_not_again_after_a_refresh() {
    let mut world = World::following(&["a"]);
    world.server.always = Some(problem(410));
    world.run(s(60));
    assert_eq!((world.looks().len(), world.view("a").gone), (1, Some(Gone::Expired)));
    world.refresh();
    world.run(s(60));
    assert!(world.looks_at("a").is_empty());
    assert_eq!(world.view("a").status, ShownStatus::Gone);
    assert_eq!(world.follower.recent().jobs, [id("a")], "the row stays");
}

#[test]
fn f08_a_job_that_may_not_be_seen_any_more_is_cleared_and_the_others_go_on() {
    let mut world = World::following(&["a", "b"]);
    world.server.script.push_back(Some(problem(403)));
    world.ask(Ask::LookAgain(id("a")));
    world.run(s(30));
    let view = world.view("a");
    assert_eq!((view.gone, view.title, view.result), (Some(Gone::NoAccess), None, None));
    assert!(world.follower.document(&id("a")).is_none(), "nothing of it stays in memory");
    assert_eq!(world.looks_at("a").len(), 1);
    assert!(world.looks_at("b").len() > 5);
    assert!(world.storage.records.keys().any(|name| name.ends_with("job:a")), "its id is kept");
}

#[test]
fn f05_an_old_job_is_given_up_after_two_misses_and_its_row_stays() {
    let mut world = World::following(&["a"]);
    world.server.jobs.clear();
    world.run(s(60));
    let looks = world.looks();
    assert_eq!(looks.len(), 2);
    assert!(looks[1].since(looks[0]) >= s(2));
    assert_eq!(world.view("a").gone, Some(Gone::NotFound));
    assert_eq!(world.follower.recent().jobs, [id("a")]);
}

#[test]
fn f05_a_stream_that_opens_does_not_put_off_that_an_old_job_is_given_up() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    record(&mut world, "a", 0);
    world.start_page();
    world.run(s(8));
    assert_eq!(world.streams.len(), 1);
    assert_eq!(world.view("a").gone, Some(Gone::NotFound));
}

#[test]
fn f42_without_storage_everything_works_and_the_person_is_told() {
    let mut world = World::new();
    world.storage.refuses = true;
    world.server.always = None;
    world.input(Input::Start {
        start: waitwell_core::adapters::Start::new("export", "Orders"),
        key: key("k1"),
    });
    world.run(s(20));
    assert_eq!(world.server.jobs.len(), 1);
    assert_eq!(world.view("new0").status, ShownStatus::Queued);
    assert!(world.view("new0").is_forgotten_on_close);
    world.server.end("new0", Status::Completed);
    world.run(s(5));
    assert_eq!(world.view("new0").status, ShownStatus::Completed);
}

#[test]
fn f43_a_full_storage_is_tried_rarely_and_takes_everything_once_there_is_room() {
    let mut world = World::following(&["a", "b", "c"]);
    world.storage.refuses = true;
    world.input(Input::Start {
        start: waitwell_core::adapters::Start::new("export", "Orders"),
        key: key("k1"),
    });
    world.run(s(60));
    let writes = &world.storage.writes;
    let last: Vec<_> = writes.iter().filter(|(at, _)| at.since(START) > s(1)).collect();
    assert!(last.windows(2).all(|pair| pair[1].0.since(pair[0].0) >= s(5)), "{last:?}");
    assert!(last.len() <= 6, "{last:?}");
    world.storage.refuses = false;
    world.run(Span::minutes(4));
    assert!(
        world.storage.records.keys().any(|name| name.ends_with("job:new0")),
        "{:?}",
        world.storage.writes
    );
    assert!(!world.view("new0").is_forgotten_on_close);
}

#[test]
fn f43_ended_jobs_make_room_oldest_first_and_running_ones_never() {
    let mut world = World::with(|options: &mut Options| options.policy.saved_jobs = 20);
    for n in 0..25 {
        let name = format!("j{n}");
        world.server.jobs.insert(name.clone(), job(&name));
        world.input(Input::Follow(id(&name)));
        world.run(s(1));
        if n < 12 {
            world.server.end(&name, Status::Completed);
        }
        world.run(s(3));
    }
    let kept = |n: usize| world.storage.records.keys().any(|name| name.ends_with(&format!("job:j{n}")));
    assert!(!kept(0) && kept(11));
    assert!((12..25).all(kept), "no running job is given up");
}

#[test]
fn f44_spoiled_records_are_passed_over_and_good_ones_are_taken_up() {
    let mut world = World::new();
    let prefix = Scope::of("ana").prefix();
    for (name, text) in [
        ("job:x", "{bad"),
        ("job:y", "null"),
        ("job:../../admin", r#"{"v":1,"id":"../../admin","added":1}"#),
        ("job:<script>", r#"{"v":1,"id":"<script>","added":1}"#),
        ("job:z", r#"{"v":99,"id":"z","added":1}"#),
        ("job:later", r#"{"v":1,"id":"later","added":9223372036854775807,"ended":-9223372036854775808}"#),
    ] {
        world.storage.records.insert(format!("{prefix}{name}"), text.into());
    }
    world.storage.records.insert(format!("{prefix}job:big"), "x".repeat(10_000_000));
    world.server.jobs.insert("good".into(), job("good"));
    record(&mut world, "good", 1);
    let spoiled = world.storage.records.len() - 2;
    world.start_page();
    world.run(s(10));
    assert_eq!(world.view("good").status, ShownStatus::InProgress);
    for sent in &world.log {
        let path = &sent.request.call.path;
        assert!(["?limit=20", "/good", "/later"].contains(&path.as_str()), "{path}");
    }
    assert!(world.storage.records.len() >= spoiled, "what is not understood is left alone");
    assert!(world.storage.records.contains_key(&format!("{prefix}job:z")), "a newer version's record too");
}

#[test]
fn f44_of_ten_thousand_records_two_hundred_are_looked_up_four_at_a_time_newest_first() {
    let mut world = World::new();
    for n in 0..10_000 {
        record(&mut world, &format!("j{n}"), n);
        let intent = SavedIntent { key: key(&format!("k{n}")), kind: "export".into(), added: START };
        let intent = Record::Intent(intent);
        world.storage.records.insert(Scope::of("ana").key_of(&intent), intent.to_text());
    }
    world.latency = s(1);
    world.now = START.plus(s(10_000));
    world.start_page();
    assert!(world.log.len() <= 4, "{}", world.log.len());
    world.run(Span::minutes(3));
    for at in world.looks() {
        let together = world.looks().iter().filter(|other| **other <= at && at.since(**other) < s(1)).count();
        assert!(together <= 4, "{together}");
    }
    let looked_at = |n: u64| !world.looks_at(&format!("j{n}")).is_empty();
    assert!(looked_at(9_999) && looked_at(9_800) && !looked_at(9_799));
}

#[test]
fn i15_another_persons_records_are_never_read_or_asked_for() {
    let mut world = World::following(&["a"]);
    world.run(s(5));
    let mut other = World::with(|options| options.scope = Scope::of("ben"));
    other.storage = world.storage;
    other.start_page();
    other.run(s(20));
    assert!(other.looks_at("a").is_empty());
    assert!(other.follower.view(&id("a"), other.wall()).is_none());
}

#[test]
fn without_a_person_the_id_is_not_promised_to_outlive_the_tab() {
    let mut world = World::with(|options| options.outlives_tab = false);
    world.server.jobs.insert("a".into(), job("a"));
    world.input(Input::Follow(id("a")));
    world.run(s(5));
    assert!(world.view("a").is_forgotten_on_close);
}

#[test]
fn f60_an_id_that_is_none_never_reaches_a_request() {
    for text in ["", "../../admin", "a/b", "a?x=1", "a#b", "a%2fb", "<script>", "a b", "ä", "\0"] {
        assert_eq!(JobId::parse(text), None, "{text:?}");
    }
    let mut world = World::new();
    world.input(Input::Follow(id("unknown")));
    world.run(s(60));
    assert_eq!(world.view("unknown").gone, Some(Gone::NeverKnown));
    assert_eq!(world.looks().len(), 2);
}

#[test]
fn i14_no_trouble_removes_a_record() {
    for status in [401, 403, 404, 410, 429, 500, 503] {
        let mut world = World::following(&["a"]);
        let kept: Vec<_> = world.storage.records.keys().cloned().collect();
        world.server.always = Some(problem(status));
        world.run(Span::minutes(10));
        world.refresh();
        world.run(Span::minutes(10));
        assert_eq!(world.storage.records.keys().cloned().collect::<Vec<_>>(), kept, "{status}");
    }
}
