//! The person has the page stand still: nothing on it changes by itself, and everything behind it goes on (A08).

use waitwell_core::adapters::Start;
use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Counts, Status};
use waitwell_core::follower::{Effect, Input};
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;
use waitwell_core::saved::Scope;
use waitwell_core::view::{Cancel, ShownStatus, Undo};

use super::browser::Browser;
use super::server::{Say, id, key, retryable, s};
use super::world::World;

/// A page that follows these jobs and stands still.
fn paused(names: &[&str]) -> World {
    let mut world = World::following(names);
    world.run(s(30));
    world.input(Input::Pause(true));
    world.run(s(1));
    world.effects.clear();
    world.said.clear();
    world.log.clear();
    world
}

fn count(world: &mut World, name: &str, done: u64) {
    world.server.change(name, |job| {
        job.progress = Some(Counts { done, total: Some(100), unit: None, total_is_estimate: false });
    });
}

/// What a person could see of it.
fn shown(effect: &Effect) -> bool {
    use Effect::*;
    matches!(effect, Changed(_) | StartChanged(_) | ListChanged | Announce(_) | Hush | PauseChanged)
}

fn told(world: &World) -> Vec<JobId> {
    world.follower.notices().into_iter().map(|notice| notice.job).collect()
}

#[test]
fn a_page_that_stands_still_changes_nothing_while_the_jobs_go_on_and_is_right_at_once_afterwards() {
    let mut world = paused(&["a", "b"]);
    let (before, since) = (world.view("a"), world.follower.paused_since());
    for minute in 1..=5 {
        count(&mut world, "a", minute * 10);
        world.run(Span::minutes(1));
    }
    world.server.end("b", Status::Completed);
    world.run(Span::minutes(1));
    assert!(world.looks_at("a").len() > 10, "the server is asked as before");
    let seen: Vec<&Effect> = world.effects.iter().filter(|effect| shown(effect)).collect();
    assert!(seen.is_empty(), "{seen:?}");
    assert_eq!((world.view("a"), world.follower.paused_since()), (before, since));
    world.input(Input::Pause(false));
    assert_eq!(world.follower.paused_since(), None);
    assert_eq!(world.view("a").progress.done(), Some(50));
    assert_eq!(world.view("b").status, ShownStatus::Completed);
    assert!(
        world.effects.contains(&Effect::Changed(id("a")))
            && world.effects.contains(&Effect::Changed(id("b")))
    );
}

#[test]
fn what_is_shown_says_that_it_stands_still_and_of_when_it_is() {
    let mut world = World::following(&["a"]);
    world.run(s(30));
    let heard_at = world.view("a").contact.heard_at;
    world.input(Input::Pause(true));
    let view = world.view("a");
    assert_eq!((view.hearing, view.contact.heard_at, view.contact.heard), (Hearing::Paused, heard_at, None));
    assert_eq!(view.status, ShownStatus::InProgress);
    assert_eq!(world.follower.paused_since(), Some(world.wall()));
}

#[test]
fn that_it_stands_still_and_goes_on_is_said_once_and_endings_are_said_afterwards() {
    let mut world = World::following(&["a"]);
    world.run(s(30));
    world.input(Input::Pause(true));
    world.input(Input::Pause(true));
    world.run(s(30));
    world.server.end("a", Status::Completed);
    world.run(Span::minutes(5));
    assert_eq!(world.said(), [&Said::Paused]);
    world.input(Input::Pause(false));
    world.run(s(30));
    let said = world.said();
    assert!(
        matches!(
            said[..],
            [Said::Paused, Said::Resumed, Said::Status { status: ShownStatus::Completed, .. }]
        ),
        "{said:?}"
    );
}

#[test]
fn what_the_person_asks_of_a_job_is_shown_and_said_to_its_end_and_counts_stand_still_all_the_same() {
    let mut world = paused(&["a", "b"]);
    let done = world.view("a").progress.done();
    world.ask(Ask::Cancel(id("a")));
    assert_eq!(world.view("a").cancel, Cancel::Sending);
    world.run(s(2));
    assert!(matches!(world.view("a").cancel, Cancel::Asked { is_slow: false }));
    count(&mut world, "a", 90);
    world.run(s(20));
    assert_eq!(world.view("a").progress.done(), done);
    world.run(s(20));
    assert!(matches!(world.view("a").cancel, Cancel::Asked { is_slow: true }));
    world.server.end("a", Status::Canceled);
    world.run(s(30));
    assert_eq!(world.view("a").status, ShownStatus::Canceled);
    let said = world.said();
    assert!(
        matches!(said[..], [Said::CancelAsked(_), Said::Status { status: ShownStatus::Canceled, .. }]),
        "{said:?}"
    );
    assert_eq!(world.changed("b"), 0, "nothing was asked of the other");
}

#[test]
fn an_undone_cancel_is_shown_and_said_while_the_page_stands_still() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Canceled);
    world.run(s(30));
    world.input(Input::Pause(true));
    world.run(s(1));
    assert_eq!(world.view("a").undo, Undo::Offered);
    world.latency = s(1);
    world.ask(Ask::UndoCancel(id("a")));
    assert_eq!(world.view("a").undo, Undo::Sending);
    world.run(s(10));
    assert_eq!((world.view("a").run, world.view("a").undo), (2, Undo::Done));
    assert_eq!(world.said().iter().filter(|said| matches!(said, Said::CancelUndone(_))).count(), 1);
}

#[test]
fn a_retry_under_a_new_id_and_a_start_are_shown_as_what_the_person_did() {
    let mut world = World::following(&["a"]);
    world.server.retry_makes_new = true;
    world.server.end("a", Status::Failed);
    world.server.change("a", |job| job.retry = retryable());
    world.run(s(10));
    world.input(Input::Pause(true));
    world.ask(Ask::Retry(id("a")));
    world.input(Input::Start { start: Start::new("export", "New"), key: key("k1") });
    world.run(s(5));
    let newest = world.view("a").id.unwrap();
    assert_ne!(newest, id("a"));
    let rows = world.follower.recent().jobs;
    assert!(rows.contains(&newest) && rows.len() == 2, "{rows:?}");
    world.server.end(newest.as_str(), Status::Completed);
    world.run(s(30));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
}

#[test]
fn no_row_comes_in_by_itself_and_it_is_there_afterwards() {
    let mut browser = Browser::open(2, &["a"]);
    browser.run(s(5));
    browser.input(0, Input::Pause(true));
    browser.input(1, Input::Start { start: Start::new("export", "New"), key: key("k1") });
    browser.run(s(5));
    assert_eq!(browser.tabs[0].follower.recent().jobs, [id("a")]);
    assert_eq!(browser.tabs[1].follower.recent().jobs.len(), 2, "the other tab goes on");
    browser.input(0, Input::Pause(false));
    assert_eq!(browser.tabs[0].follower.recent().jobs.len(), 2);
}

#[test]
fn an_ending_is_told_when_the_page_goes_on_and_in_the_tabs_name_before() {
    let mut world = World::following(&["a", "b"]);
    for name in ["a", "b"] {
        world.input(Input::NotShown(id(name)));
    }
    world.input(Input::Pause(true));
    world.server.end("a", Status::Completed);
    world.run(s(10));
    assert_eq!(told(&world), []);
    world.input(Input::Visible(false));
    let named = |effect: &&Effect| matches!(effect, Effect::NameTab(Some(Said::Status { .. })));
    assert_eq!(world.effects.iter().filter(named).count(), 1, "who is elsewhere reads the tab's name");
    world.input(Input::Visible(true));
    assert_eq!(told(&world), []);
    world.effects.clear();
    world.input(Input::Pause(false));
    assert_eq!(told(&world), [id("a")]);
    assert!(world.effects.contains(&Effect::NoticesChanged));
}

#[test]
fn to_look_at_a_job_that_stands_still_is_not_to_have_seen_how_it_ended() {
    let mut world = paused(&["a", "b"]);
    world.input(Input::NotShown(id("b")));
    world.server.end("a", Status::Completed);
    world.server.end("b", Status::Failed);
    world.run(s(10));
    world.ask(Ask::Open(id("b")));
    assert_eq!(world.view("b").status, ShownStatus::InProgress);
    world.input(Input::Pause(false));
    assert_eq!(told(&world), [id("b")], "the panel of the other has shown it now");
}

#[test]
fn it_stands_still_across_a_refresh_as_of_then_until_the_person_has_it_go_on() {
    let mut world = paused(&["a"]);
    count(&mut world, "a", 40);
    world.input(Input::Left);
    world.refresh();
    world.input(Input::Follow(id("a")));
    assert!(world.follower.paused_since().is_some() && world.effects.contains(&Effect::PauseChanged));
    world.run(s(2));
    assert_eq!((world.view("a").progress.done(), world.view("a").hearing), (Some(40), Hearing::Paused));
    assert_eq!(world.follower.recent().jobs, [id("a")]);
    world.effects.clear();
    count(&mut world, "a", 80);
    world.run(Span::minutes(3));
    let seen: Vec<&Effect> = world.effects.iter().filter(|effect| shown(effect)).collect();
    assert!(seen.is_empty(), "{seen:?}");
    world.input(Input::Pause(false));
    assert_eq!(world.view("a").progress.done(), Some(80));
    world.input(Input::Left);
    world.refresh();
    assert_eq!(world.follower.paused_since(), None);
}

#[test]
fn a_page_that_stands_still_asks_as_often_as_one_that_goes_on() {
    let [goes_on, stands_still] = [false, true].map(|is_paused| {
        let mut world = World::following(&["a", "b"]);
        world.input(Input::Pause(is_paused));
        for minute in 0..20 {
            count(&mut world, "a", minute);
            world.server.always = (5..8).contains(&minute).then_some(Say::Cut);
            world.run(Span::minutes(1));
        }
        world.input(Input::Pause(false));
        world
    });
    let asked = |world: &World| -> Vec<_> {
        world.log.iter().map(|sent| (sent.at, sent.request.call.path.clone())).collect()
    };
    assert_eq!(asked(&stands_still), asked(&goes_on));
    for name in ["a", "b"] {
        assert_eq!(stands_still.view(name), goes_on.view(name));
    }
    assert!(stands_still.wakes < goes_on.wakes, "nothing ticks, so nothing wakes for it");
}

#[test]
fn what_may_be_seen_no_longer_goes_also_from_a_page_that_stands_still() {
    let mut world = paused(&["a"]);
    world.server.always = Some(super::server::problem(403));
    world.run(s(10));
    assert_eq!((world.view("a").status, world.view("a").title), (ShownStatus::Gone, None));
    world.server.always = None;
    world.input(Input::SignOut);
    assert_eq!(world.follower.paused_since(), None);
    world.input(Input::Person { scope: Scope::of("ben"), outlives_tab: true, found: Vec::new() });
    assert_eq!(world.follower.paused_since(), None, "the next person has asked for nothing");
}
