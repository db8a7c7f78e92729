//! A stream that was cut and takes up again, or says that its history is gone: one look each (F23, F26). And one that
//! takes up nowhere.

use waitwell_core::adapters::StreamEvent;
use waitwell_core::ask::Ask;
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::view::ShownStatus;

use super::server::{id, s};
use super::streaming::{listening, opened};
use super::world::World;

/// A page whose stream was cut and is open again from this moment on.
fn resumed(names: &[&str]) -> World {
    let mut world = listening(names);
    world.run(s(12));
    names.iter().for_each(|name| world.push_job(name, "1"));
    world.run(s(1));
    world.log.clear();
    world.cut_stream();
    let until = world.now.plus(s(30));
    while world.streams.len() < 2 || world.view(names[0]).hearing != Hearing::Live {
        assert!(world.step(until), "it is opened again");
    }
    world
}

fn reset(world: &mut World) {
    world.push(&[StreamEvent { name: "reset".into(), data: "{}".into(), last_id: Some("5".into()) }]);
}

#[test]
fn f23_f26_a_reset_with_which_a_resumed_stream_begins_brings_no_second_look() {
    // Before the look for the opening is answered, and after.
    for later in [0, 40, 200, 1_500] {
        let mut world = resumed(&["a", "b"]);
        world.run(Span::ms(later));
        world.push(&[]);
        reset(&mut world);
        world.run(s(20));
        assert_eq!((world.looks_at("a").len(), world.looks_at("b").len()), (1, 1), "{later} ms");
        assert!(world.looks()[0] >= opened(&world)[1]);
    }
}

#[test]
fn f26_a_reset_later_on_is_about_what_the_look_has_not_seen() {
    let mut world = resumed(&["a"]);
    for _ in 0..2 {
        world.run(s(4));
        reset(&mut world);
    }
    world.run(s(20));
    assert_eq!(world.looks_at("a").len(), 3, "one for the opening, and one for each reset");
}

#[test]
fn f26_a_reset_while_a_look_is_under_way_is_followed_by_one_look() {
    for name in ["a", "b"] {
        let mut world = listening(&["a", "b"]);
        world.run(s(5));
        world.latency = s(2);
        world.ask(Ask::LookAgain(id(name)));
        let asked_at = world.now;
        world.run(s(1));
        world.server.change(name, |job| job.note = Some("missed".into()));
        reset(&mut world);
        world.run(s(20));
        let again: Vec<_> = world.looks_at(name).into_iter().filter(|at| *at > asked_at).collect();
        assert_eq!(again.len(), 1, "the answer under way may be older than what was missed");
        assert_eq!(world.view(name).status, ShownStatus::InProgress);
    }
}

#[test]
fn an_empty_id_takes_back_the_one_before_so_the_next_stream_takes_up_nowhere() {
    let mut world = listening(&["a"]);
    world.run(s(12));
    world.push_job("a", "41");
    world.push(&[StreamEvent { name: "beat".into(), data: "{}".into(), last_id: Some(String::new()) }]);
    world.cut_stream();
    world.run(s(30));
    assert_eq!(
        (world.streams.len(), &world.streams[1].1.headers),
        (2, &Vec::new()),
        "no header without an id"
    );
    assert_eq!(world.view("a").hearing, Hearing::Live);

    // What such a stream says first is no word about the time before it.
    world.log.clear();
    reset(&mut world);
    world.run(s(20));
    assert_eq!(world.looks_at("a").len(), 1);
}
