//! What is said aloud: little, spaced, merged, and history never.

use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::announce::Said;
use waitwell_core::ask::{Ask, Copied};
use waitwell_core::document::{Counts, Document, Stage, StageStatus, Status};
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;
use waitwell_core::tabs::{TabMessage, TabNews, VERSION};

use super::browser::stranger;
use super::server::{Say, id, job, key, s};
use super::world::World;

fn spaced(world: &World, gap: Span) {
    let times: Vec<_> = world.said.iter().map(|(at, _)| *at).collect();
    assert!(times.windows(2).all(|pair| pair[1].since(pair[0]) >= gap), "{:?}", world.said);
}

#[test]
fn history_is_not_announced() {
    let mut world = World::following(&["a", "b"]);
    world.server.end("a", Status::Completed);
    world.refresh();
    world.run(s(60));
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn a_long_job_with_many_changes_is_told_in_at_most_eight_messages() {
    let mut world = World::new();
    world.input(Input::Start {
        start: waitwell_core::adapters::Start::new("export", "Orders"),
        key: key("k1"),
    });
    world.run(s(6));
    let stages = |current: usize| {
        let stage = |n| Stage {
            key: format!("s{n}"),
            label: format!("Step {n}"),
            status: if n == current { StageStatus::Current } else { StageStatus::Upcoming },
            started_at: None,
            finished_at: None,
        };
        (0..100).map(stage).collect::<Vec<_>>()
    };
    for step in 0..100 {
        world.server.change("new0", |job| {
            job.status = Status::InProgress;
            job.stages = stages(step);
            job.progress =
                Some(Counts { done: step as u64, total: Some(100), unit: None, total_is_estimate: false });
            job.note = Some(format!("Page {step}"));
        });
        world.run(s(6));
    }
    world.server.end("new0", Status::Completed);
    world.run(s(30));
    assert!((3..=8).contains(&world.said.len()), "{}: {:?}", world.said.len(), world.said);
    assert!(world.said().iter().any(|said| matches!(said, Said::Stage { .. })));
    assert!(matches!(world.said().last(), Some(Said::Status { .. })), "the ending is told");
    spaced(&world, s(5));
}

// A03
#[test]
fn ten_minutes_of_heartbeats_and_counts_pushed_every_second_say_nothing_but_the_ending() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.jobs.insert("a".into(), job("a"));
    world.start_page();
    world.input(Input::Follow(id("a")));
    world.run(s(1));
    for second in 1..=600 {
        world.run(s(1));
        let now = world.now;
        world.server.change("a", |job| {
            job.beat_at = Some(now);
            job.progress =
                Some(Counts { done: second, total: Some(600), unit: None, total_is_estimate: false });
        });
        world.push_job("a", &second.to_string());
    }
    assert_eq!(world.said(), Vec::<&Said>::new());
    world.server.end("a", Status::Completed);
    world.push_job("a", "end");
    world.run(s(30));
    assert!(matches!(world.said()[..], [Said::Status { .. }]), "{:?}", world.said());
}

#[test]
fn several_endings_at_once_are_one_message_and_none_is_lost() {
    let names: Vec<String> = (0..12).map(|n| format!("j{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::following(&names);
    for name in &names {
        world.server.end(name, Status::Completed);
    }
    world.run(s(60));
    let told: usize = world
        .said()
        .iter()
        .map(|said| match said {
            Said::Ended { count } => *count,
            Said::Status { .. } => 1,
            _ => 0,
        })
        .sum();
    assert_eq!(told, 12);
    assert!(world.said.len() <= 4, "{:?}", world.said);
    spaced(&world, s(5));
}

#[test]
fn an_ending_does_not_wait_until_it_is_said_how_many_other_jobs_go_on() {
    let names: Vec<String> = (0..30).map(|n| format!("j{n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::following(&names);
    for name in &names {
        world.server.change(name, |job| job.status = Status::NeedsAction);
    }
    world.run(s(20));
    world.server.end("j29", Status::Failed);
    world.run(s(75));
    let ended = |said: &&Said| matches!(said, Said::Status { job, .. } if job.id == Some(id("j29")));
    assert!(world.said().iter().any(ended), "{:?}", world.said());
    spaced(&world, s(5));
}

#[test]
fn a_short_loss_of_contact_is_not_said_and_a_long_one_twice_in_all() {
    let mut world = World::following(&["a", "b"]);
    world.server.always = Some(Say::Cut);
    world.run(s(8));
    world.server.always = None;
    world.run(s(30));
    assert_eq!(world.said(), Vec::<&Said>::new());
    world.server.always = Some(Say::Cut);
    world.run(Span::minutes(10));
    world.server.always = None;
    world.run(Span::minutes(3));
    assert_eq!(world.said(), [&Said::Lost, &Said::Regained]);
}

// A05
#[test]
fn a_stream_that_is_cut_and_opened_again_is_not_spoken_of() {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.jobs.insert("a".into(), job("a"));
    world.start_page();
    world.input(Input::Follow(id("a")));
    for _ in 0..4 {
        world.run(s(20));
        world.cut_stream();
    }
    world.run(s(60));
    assert!(world.streams.len() >= 3, "{:?}", world.streams);
    assert_eq!(world.said(), Vec::<&Said>::new());
}

// A14
#[test]
fn while_a_dialog_is_open_everything_is_said_in_it_and_not_repeated_in_the_page() {
    let mut world = World::following(&["a", "b"]);
    world.ask(Ask::SpeakInDialog(id("a")));
    world.server.end("b", Status::Completed);
    world.run(s(20));
    let said = world.view("a").said_in_dialog.expect("it is said in the dialog");
    assert!(matches!(&said.said, Said::Status { job, .. } if job.id == Some(id("b"))), "{said:?}");
    assert_eq!(world.view("b").said_in_dialog, None);
    world.ask(Ask::SpeakInPage(id("a")));
    assert_eq!(world.view("a").said_in_dialog, None);
    world.run(s(60));
    assert_eq!(world.said(), Vec::<&Said>::new());
    world.server.end("a", Status::Completed);
    world.run(s(20));
    assert!(matches!(world.said()[..], [Said::Status { .. }]), "the page speaks again: {:?}", world.said());
}

// A14
#[test]
fn an_ending_that_a_dialog_tells_is_not_told_again_after_it_was_closed() {
    let mut world = World::following(&["a"]);
    world.ask(Ask::SpeakInDialog(id("a")));
    world.server.end("a", Status::Completed);
    world.run(s(4));
    let view = world.view("a");
    assert!(view.status.is_over() && view.said_in_dialog.is_none(), "the outcome itself is the message");
    world.ask(Ask::SpeakInPage(id("a")));
    world.run(s(60));
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn a_dialog_of_a_job_that_is_not_followed_silences_nobody() {
    let mut world = World::following(&["a"]);
    world.ask(Ask::SpeakInDialog(id("elsewhere")));
    world.ask(Ask::SpeakInPage(id("another")));
    world.server.end("a", Status::Completed);
    world.run(s(20));
    assert!(matches!(world.said()[..], [Said::Status { .. }]), "{:?}", world.said());
}

#[test]
fn a_removed_job_is_not_spoken_of() {
    let mut world = World::following(&["a"]);
    world.latency = s(2);
    world.run(s(2));
    world.server.end("a", Status::Completed);
    world.ask(Ask::LookAgain(id("a")));
    world.ask(Ask::Remove(id("a")));
    world.run(s(30));
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn a_job_that_falls_silent_while_the_server_answers_is_said_once() {
    let mut world = World::new();
    let mut silent = job("a");
    silent.beat_at = Some(super::world::START);
    world.server.jobs.insert("a".into(), silent);
    world.input(Input::Follow(id("a")));
    world.run(s(119));
    assert_eq!(world.view("a").contact.quiet_since, None);
    world.run(Span::minutes(20));
    assert!(world.view("a").contact.quiet_since.is_some());
    assert!(matches!(world.said()[..], [Said::Quiet(_)]), "{:?}", world.said());
}

#[test]
fn equal_messages_have_numbers_of_their_own() {
    use waitwell_core::follower::Effect;
    let mut world = World::following(&["a"]);
    world.input(Input::Copied { job: id("a"), what: Copied::Id });
    world.run(s(10));
    world.input(Input::Copied { job: id("a"), what: Copied::Id });
    world.run(s(10));
    let numbers: Vec<u64> = world
        .effects
        .iter()
        .filter_map(|effect| if let Effect::Announce(said) = effect { Some(said.number) } else { None })
        .collect();
    assert_eq!(numbers, [1, 2]);
}

#[test]
fn how_a_job_ended_that_was_repeated_meanwhile_is_history() {
    let mut world = World::following(&["a"]);
    world.run(s(5));
    world.server.end("a", Status::Completed);
    let again = Document { retry_of: Some(id("a")), ..job("again") };
    world.server.jobs.insert("again".into(), again.clone());
    let jobs = [world.server.jobs["a"].clone(), again].map(|job| serde_json::to_string(&job).unwrap());
    let reply = Reply { content_type: Some("application/json".into()), ..Reply::default() };
    let body = format!("{{\"jobs\":[{}]}}", jobs.join(","));
    let answer = Answer::Http(Reply { status: 200, body, ..reply });
    let news = TabNews::Answered { jobs: vec![id("a"), id("again")], took_ms: 5, answer, since: Vec::new() };
    world.input(Input::FromTab(TabMessage { version: VERSION, from: stranger(), news }));
    world.run(s(30));
    assert_eq!((world.view("a").id, world.said()), (Some(id("again")), Vec::<&Said>::new()));
}
