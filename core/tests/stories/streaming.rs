//! The event stream: changes as they happen, and looks where it does not work (F19-F30).

use waitwell_core::adapters::StreamEvent;
use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::Status;
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::ShownStatus;

use super::server::{Say, busy, id, job, job_event, problem, s};
use super::world::World;

/// A page with these jobs, a second after it was opened.
pub(super) fn listening(names: &[&str]) -> World {
    listening_to(names, None)
}

fn listening_to(names: &[&str], stream: Option<Say>) -> World {
    let mut world = World::with(|options| options.policy.stream.jobs = 100);
    world.server.stream = stream;
    for name in names {
        world.server.jobs.insert((*name).into(), job(name));
    }
    world.start_page();
    for name in names {
        world.input(Input::Follow(id(name)));
    }
    world.run(s(1));
    world.log.clear();
    world
}

/// The server beats every 15 seconds for this long.
fn beating(world: &mut World, span: Span) {
    let until = world.now.plus(span);
    while world.now < until {
        world.run(s(15));
        world.push(&[StreamEvent { name: "beat".into(), data: "{}".into(), last_id: None }]);
    }
}

pub(super) fn opened(world: &World) -> Vec<Moment> {
    world.streams.iter().map(|(at, _)| *at).collect()
}

#[test]
fn one_stream_is_opened_for_all_jobs_and_tells_at_once() {
    let mut world = listening(&["a", "b", "c"]);
    assert_eq!(world.streams.len(), 1);
    assert_eq!(world.streams[0].1.path, "/events?ids=a,b,c");
    assert_eq!(world.view("a").hearing, Hearing::Live);
    world.server.end("b", Status::Completed);
    world.push_job("b", "7");
    assert_eq!(world.view("b").status, ShownStatus::Completed);
    assert_eq!(world.looks(), [], "what was pushed needs no look");
}

#[test]
fn while_changes_are_pushed_a_job_is_looked_at_once_a_minute() {
    let mut world = listening(&["a", "b"]);
    beating(&mut world, Span::minutes(10));
    let looks = world.looks().len();
    assert!((9..=12).contains(&looks), "{looks}");
    assert_eq!((world.streams.len(), world.view("a").hearing), (1, Hearing::Live));
}

#[test]
fn a_lost_event_is_made_good_within_a_minute() {
    let mut world = listening(&["a"]);
    world.server.end("a", Status::Failed);
    beating(&mut world, s(75));
    assert_eq!(world.view("a").status, ShownStatus::Failed);
}

#[test]
fn a_job_that_is_followed_later_joins_the_stream() {
    let mut world = listening(&["a"]);
    world.push_job("a", "41");
    world.server.jobs.insert("b".into(), job("b"));
    world.input(Input::Follow(id("b")));
    world.run(s(2));
    assert_eq!(world.streams.len(), 2);
    let call = &world.streams[1].1;
    assert_eq!(call.path, "/events?ids=a,b");
    assert_eq!(call.headers, [("Last-Event-ID", "41".to_owned())], "without a gap");
}

#[test]
fn f03_while_the_server_asks_for_patience_no_other_stream_is_opened_for_a_job_that_is_followed_later() {
    let mut world = listening(&["a"]);
    world.server.script.push_back(Some(busy(429, "30")));
    world.ask(Ask::LookAgain(id("a")));
    world.run(s(1));
    let told_at = world.now;
    world.server.jobs.insert("b".into(), job("b"));
    world.input(Input::Follow(id("b")));
    world.run(s(60));
    assert_eq!(world.streams.len(), 2);
    assert!(opened(&world)[1].since(told_at) >= s(29), "{:?}", opened(&world));
}

#[test]
fn when_every_job_has_ended_the_stream_is_closed() {
    let mut world = listening(&["a"]);
    world.server.end("a", Status::Completed);
    world.push_job("a", "1");
    assert_eq!(world.stream, None);
    world.run(Span::minutes(30));
    assert_eq!((world.streams.len(), world.looks().len()), (1, 0));
}

#[test]
fn f19_a_server_that_says_do_not_come_back_is_looked_at_instead() {
    let mut world = listening_to(&["a"], Some(problem(204)));
    world.run(Span::minutes(30));
    assert_eq!(world.streams.len(), 1);
    assert!(world.looks()[0].since(opened(&world)[0]) < s(5));
    assert_eq!(world.view("a").hearing, Hearing::Polling);
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f20_while_the_stream_fails_the_page_looks_and_tries_it_ever_more_rarely() {
    let html = Say::Reply(Reply { status: 200, content_type: Some("text/html".into()), ..Reply::default() });
    for failure in [problem(500), problem(502), problem(503), html] {
        let mut world = listening_to(&["a"], Some(failure));
        world.run(Span::minutes(30));
        let tries = opened(&world);
        assert!((6..=20).contains(&tries.len()), "{}", tries.len());
        let last = tries.windows(2).last().unwrap();
        assert!(last[1].since(last[0]) <= Span::minutes(5).plus(s(1)));
        assert!(world.looks().len() > 100, "looks go on as without a stream");
        assert_eq!(world.view("a").hearing, Hearing::Polling);
        assert_eq!(world.said(), Vec::<&Said>::new());
    }
}

#[test]
fn f20_a_server_without_a_stream_is_asked_once() {
    for status in [404, 405, 501] {
        let mut world = listening_to(&["a"], Some(problem(status)));
        world.run(Span::minutes(30));
        assert_eq!(world.streams.len(), 1, "{status}");
        assert_eq!(world.view("a").hearing, Hearing::Polling);
    }
}

/// The browser reads the stream itself and cannot open it, of which it says no more.
fn not_listening(world: &mut World) {
    let stream = world.stream.take().expect("a stream that is being opened");
    world.input(Input::NotListening { stream });
}

#[test]
fn f20_where_nobody_says_why_no_stream_opens_each_try_brings_one_look_at_one_job() {
    let mut world = listening_to(&["a", "b"], Some(Say::Silence));
    let until = world.now.plus(Span::minutes(30));
    let mut by_tries = 0;
    while world.now < until {
        world.run(Span::ms(100));
        if world.stream.is_some() {
            let before = world.log.len();
            not_listening(&mut world);
            assert!(world.log.len() <= before + 1);
            by_tries += world.log.len() - before;
        }
    }
    let tries = opened(&world);
    assert!((6..=20).contains(&tries.len()), "{}", tries.len());
    assert!(by_tries + 1 >= tries.len(), "{by_tries} looks for {} tries", tries.len());
    assert_eq!(world.view("a").hearing, Hearing::Polling);
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f21_a_stream_that_falls_silent_is_given_up_after_three_beats() {
    let mut world = listening(&["a"]);
    world.push(&[]);
    let silent_at = world.now;
    world.run(s(44));
    assert!(world.stream.is_some());
    assert_eq!(world.looks(), []);
    world.run(s(2));
    assert_eq!(world.stream, None);
    assert_eq!(world.looks_at("a").len(), 1, "one look, at once");
    assert!(world.looks()[0].since(silent_at) >= s(45));
    world.run(s(9));
    assert_eq!((world.streams.len(), world.view("a").hearing), (2, Hearing::Live));
    assert_eq!(world.looks_at("a").len(), 1, "and none for the next stream");
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn f22_a_stream_of_comments_alone_is_live() {
    let mut world = listening(&["a"]);
    for _ in 0..120 {
        world.run(s(15));
        world.push(&[]);
        assert_eq!(world.view("a").hearing, Hearing::Live);
    }
    assert_eq!(world.streams.len(), 1);
    let looks = world.looks().len();
    assert!((27..=34).contains(&looks), "one a minute: {looks}");
}

#[test]
fn f23_after_a_cut_the_stream_takes_up_where_it_was_and_one_look_makes_sure() {
    let mut world = listening(&["a"]);
    world.run(s(12));
    world.push_job("a", "1");
    world.log.clear();
    world.cut_stream();
    world.run(s(9));
    assert_eq!(world.streams[1].1.headers, [("Last-Event-ID", "1".to_owned())]);
    assert_eq!(world.looks_at("a").len(), 1);
    assert!(world.looks()[0] >= opened(&world)[1]);
}

#[test]
fn f24_what_is_sent_again_changes_nothing_and_says_nothing() {
    let mut world = listening(&["a"]);
    let mut history = Vec::new();
    for n in 0..500 {
        world.server.change("a", |job| job.note = Some(format!("Page {n}")));
        history.push(job_event(&world.server.jobs["a"], &n.to_string()));
    }
    world.server.end("a", Status::Completed);
    world.push_job("a", "500");
    let (before, said) = (world.view("a"), world.said().len());
    world.server.jobs.insert("b".into(), job("b"));
    world.input(Input::Follow(id("b")));
    world.run(s(2));
    world.effects.clear();
    world.push(&history);
    assert_eq!((world.view("a"), world.said().len(), world.changed("a")), (before, said, 0));
}

#[test]
fn f25_late_events_and_late_answers_never_take_an_ending_back() {
    let mut world = listening(&["a"]);
    let running = world.server.jobs["a"].clone();
    world.server.change("a", |_| {});
    world.server.end("a", Status::Completed);
    let done = job_event(&world.server.jobs["a"], "9");
    world.push(&[done.clone(), job_event(&running, "7"), done]);
    world.run(s(30));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
    assert!(world.looks().len() <= 1);
    assert_eq!(world.said().len(), 1);
}

#[test]
fn f26_where_the_history_is_gone_everything_is_looked_at() {
    let mut world = listening(&["a", "b"]);
    world.push(&[StreamEvent { name: "reset".into(), data: "{}".into(), last_id: Some("5".into()) }]);
    assert_eq!((world.looks_at("a").len(), world.looks_at("b").len()), (1, 1));
}

#[test]
fn f27_a_flood_brings_no_looks_and_few_words() {
    let names: Vec<String> = (0..100).map(|n| format!("j{n}")).collect();
    let mut world = listening(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for round in 0..100 {
        for name in &names {
            world.server.change(name, |job| job.note = Some(format!("Row {round}")));
        }
        let events: Vec<_> = names.iter().map(|name| job_event(&world.server.jobs[name], "x")).collect();
        world.run(Span::ms(100));
        world.push(&events);
    }
    for name in &names[..12] {
        world.server.end(name, Status::Completed);
        world.push_job(name, "y");
    }
    assert_eq!(world.looks(), []);
    world.run(s(60));
    assert!(world.said().len() <= 4, "{:?}", world.said());
    assert!(names[..12].iter().all(|name| world.view(name).status == ShownStatus::Completed));
}

#[test]
fn f29_a_stream_that_never_lives_long_is_left_for_ten_minutes() {
    let mut world = listening(&["a"]);
    for _ in 0..200 {
        world.run(s(1));
        world.cut_stream();
    }
    let tries = opened(&world);
    assert!(tries.len() <= 5, "{tries:?}");
    assert!(world.looks().len() > 10, "looks take over");
    assert_eq!(world.view("a").hearing, Hearing::Polling);
    beating(&mut world, Span::minutes(9));
    assert_eq!(world.streams.len(), tries.len() + 1, "one probe");
    assert_eq!(world.said(), Vec::<&Said>::new());
}

#[test]
fn a_hidden_page_closes_its_stream_after_a_minute_and_opens_it_when_it_is_seen() {
    let mut world = listening(&["a"]);
    world.input(Input::Visible(false));
    beating(&mut world, s(45));
    assert!(world.stream.is_some());
    world.run(s(20));
    assert_eq!(world.stream, None);
    world.log.clear();
    world.run(Span::minutes(10));
    assert!(world.looks().len() <= 11, "{}", world.looks().len());
    world.log.clear();
    world.input(Input::Visible(true));
    world.run(s(1));
    assert_eq!((world.looks_at("a").len(), world.streams.len()), (1, 2), "seen, then opened");
}

#[test]
fn f17_a_page_that_is_left_closes_its_stream_and_takes_it_up_again() {
    let mut world = listening(&["a"]);
    world.push_job("a", "3");
    world.input(Input::Left);
    assert_eq!(world.stream, None);
    world.run(Span::minutes(5));
    world.input(Input::CameBack { who: None });
    world.run(s(9));
    assert_eq!(world.streams.len(), 2);
    assert_eq!(world.streams[1].1.headers, [("Last-Event-ID", "3".to_owned())]);
}

#[test]
fn f18_after_an_outage_the_stream_is_not_what_is_tried() {
    let mut world = listening(&["a"]);
    world.run(s(20));
    world.server.always = Some(Say::Cut);
    world.server.stream = Some(Say::Cut);
    world.log.clear();
    world.cut_stream();
    world.run(s(90));
    assert!(world.streams.len() <= 2, "one try tells that the server is gone: {}", world.streams.len());
    assert!(world.looks().len() <= 8, "{}", world.looks().len());
    assert_eq!(world.view("a").hearing, Hearing::Lost);
    (world.server.always, world.server.stream) = (None, None);
    let until = world.now.plus(s(70));
    while world.view("a").hearing != Hearing::Live && world.step(until) {}
    assert_eq!(world.view("a").hearing, Hearing::Live);
    assert_eq!(world.said(), [&Said::Lost, &Said::Regained]);
}

#[test]
fn a_stream_that_is_never_answered_is_given_up_in_time() {
    let mut world = listening_to(&["a"], Some(Say::Silence));
    world.run(s(16));
    assert_eq!(world.stream, None);
    world.run(s(5));
    assert!(!world.looks().is_empty());
}

#[test]
fn what_comes_of_a_stream_that_was_closed_means_nothing() {
    let mut world = listening(&["a"]);
    let old = world.stream.unwrap();
    world.input(Input::Left);
    world.input(Input::CameBack { who: None });
    world.server.end("a", Status::Failed);
    let event = job_event(&world.server.jobs["a"], "9");
    world.input(Input::Streamed { stream: old, events: vec![event] });
    world.input(Input::StreamEnded { stream: old });
    world.input(Input::Listening { stream: old, answer: Answer::NoConnection });
    assert_eq!(world.view("a").status, ShownStatus::InProgress);
}

#[test]
fn more_jobs_than_a_stream_takes_are_looked_at() {
    let names: Vec<String> = (0..120).map(|n| format!("j{n:03}")).collect();
    let mut world = listening(&names.iter().map(String::as_str).collect::<Vec<_>>());
    beating(&mut world, s(30));
    assert_eq!(world.streams.len(), 1);
    assert_eq!(world.streams[0].1.path.split(',').count(), 100);
    let hearing = |name: &String| world.view(name).hearing;
    assert_eq!(names.iter().filter(|name| hearing(name) == Hearing::Live).count(), 100);
    assert_eq!(names.iter().filter(|name| hearing(name) == Hearing::Polling).count(), 20);
}

#[test]
fn an_event_about_another_job_or_none_is_passed_over() {
    let mut world = listening(&["a"]);
    let stranger = job_event(&job("stranger"), "2");
    let broken = StreamEvent { name: "job".into(), data: "{\"id\":".into(), last_id: Some("3".into()) };
    world.push(&[stranger, broken, StreamEvent { name: "news".into(), ..StreamEvent::default() }]);
    assert_eq!(world.follower.recent().jobs, [id("a")]);
    assert_eq!(world.view("a").hearing, Hearing::Live);
}
