//! Endings are told once, in every tab together, and until they are seen.

use waitwell_core::announce::Said;
use waitwell_core::ask::Ask;
use waitwell_core::document::{Document, Status};
use waitwell_core::follower::{Effect, Input, Lead};
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;
use waitwell_core::notice::Permission;
use waitwell_core::saved::Scope;
use waitwell_core::tabs::TabNews;
use waitwell_core::view::{Notify, ShownStatus};

use super::server::{id, job, retryable, s};
use super::world::{START, World};

/// A page that follows these jobs and shows none of them by itself.
fn listing(names: &[&str]) -> World {
    let mut world = World::following(names);
    names.iter().for_each(|name| world.input(Input::NotShown(id(name))));
    world
}

fn end(world: &mut World, name: &str) {
    let at = world.now;
    world.server.change(name, |job| (job.status, job.finished_at) = (Status::Completed, Some(at)));
}

fn unseen(world: &World) -> Vec<(JobId, bool)> {
    world.follower.notices().into_iter().map(|notice| (notice.job, notice.was_away)).collect()
}

fn told(world: &World) -> usize {
    world.effects.iter().filter(|effect| matches!(effect, Effect::Notify { .. })).count()
}

#[test]
fn an_ending_is_told_in_the_words_of_the_wait_until_the_person_has_seen_it() {
    let mut world = listing(&["a", "b"]);
    end(&mut world, "a");
    world.run(s(10));
    assert_eq!(unseen(&world), [(id("a"), false)]);
    let Said::Status { job, status, .. } = world.follower.notices().remove(0).said else {
        panic!("an ending")
    };
    assert_eq!((job.title.as_deref(), status), (Some("Title of a"), ShownStatus::Completed));
    assert!(world.view("a").is_unseen && !world.view("b").is_unseen);
    world.run(Span::hours(1));
    assert_eq!(unseen(&world).len(), 1, "it does not go by itself");
    world.ask(Ask::Seen(id("a")));
    assert_eq!(unseen(&world), []);
    assert!(!world.view("a").is_unseen);
}

#[test]
fn to_open_a_job_or_to_take_it_out_of_the_list_is_to_have_seen_it() {
    for ask in [Ask::Open, Ask::Remove] {
        let mut world = listing(&["a"]);
        end(&mut world, "a");
        world.run(s(10));
        world.ask(ask(id("a")));
        assert_eq!(unseen(&world), []);
    }
}

#[test]
fn what_a_page_shows_by_itself_is_seen_with_it_once_the_page_is() {
    let mut world = World::following(&["a", "b"]);
    end(&mut world, "a");
    world.run(s(10));
    assert_eq!(unseen(&world), [], "the person looks at it");
    world.input(Input::Visible(false));
    end(&mut world, "b");
    world.run(s(90));
    assert_eq!(unseen(&world), [(id("b"), true)]);
    world.input(Input::Visible(true));
    assert_eq!(unseen(&world), []);
}

#[test]
fn on_return_the_person_is_told_what_ended_meanwhile_and_nothing_of_before() {
    let mut world = World::new();
    for name in ["kept", "listed", "old"] {
        world.server.jobs.insert(name.into(), job(name));
    }
    let before = Some(START.minus(s(60)));
    world.server.change("old", |job| (job.status, job.finished_at) = (Status::Completed, before));
    world.start_page();
    world.input(Input::Follow(id("kept")));
    world.run(s(2));
    assert_eq!(unseen(&world), [], "on the first visit nothing is news");
    world.input(Input::Left);
    world.run(Span::hours(2));
    // A server need not say when: what was at work and is not any more has ended meanwhile.
    world.server.change("kept", |job| job.status = Status::Completed);
    end(&mut world, "listed");
    world.run(Span::hours(2));
    world.refresh();
    world.run(s(2));
    let mut news = unseen(&world);
    news.sort_unstable();
    assert_eq!(news, [(id("kept"), true), (id("listed"), true)]);
}

#[test]
fn what_was_not_seen_is_told_again_after_a_refresh_and_what_was_seen_is_not() {
    let mut world = listing(&["a", "b"]);
    end(&mut world, "a");
    end(&mut world, "b");
    world.run(s(10));
    world.ask(Ask::Seen(id("a")));
    world.input(Input::Left);
    world.refresh();
    world.effects.clear();
    world.run(s(2));
    assert_eq!(unseen(&world), [(id("b"), true)]);
    assert!(world.effects.contains(&Effect::NoticesChanged), "the words have come with the document");
    world.ask(Ask::Seen(id("b")));
    world.input(Input::Left);
    world.refresh();
    world.run(s(2));
    assert_eq!(unseen(&world), []);
}

#[test]
fn a_job_that_runs_again_is_no_news() {
    let mut world = listing(&["a"]);
    end(&mut world, "a");
    world.server.change("a", |job| job.retry = retryable());
    world.run(s(10));
    assert_eq!(unseen(&world).len(), 1);
    world.ask(Ask::Retry(id("a")));
    world.run(s(10));
    assert_eq!(unseen(&world), []);
    end(&mut world, "a");
    world.run(s(30));
    assert_eq!(unseen(&world).len(), 1, "and its next ending is");
}

#[test]
fn the_browser_tells_an_ending_once_and_only_where_nobody_sees_the_page_and_the_person_agreed() {
    for (permission, is_visible, expected) in [
        (Permission::Yes, false, 1),
        (Permission::Yes, true, 0),
        (Permission::NotAsked, false, 0),
        (Permission::No, false, 0),
    ] {
        let mut world = listing(&["a"]);
        world.input(Input::MayNotify(permission));
        world.input(Input::Visible(is_visible));
        end(&mut world, "a");
        world.run(Span::minutes(5));
        assert_eq!(told(&world), expected, "{permission:?}, visible: {is_visible}");
        world.refresh();
        world.input(Input::MayNotify(permission));
        world.input(Input::Visible(is_visible));
        world.run(Span::minutes(5));
        assert_eq!(told(&world), 0, "a refresh tells nothing again");
    }
}

#[test]
fn what_the_browser_tells_is_taken_back_once_it_is_seen() {
    let mut world = World::following(&["a"]);
    world.input(Input::MayNotify(Permission::Yes));
    world.input(Input::Visible(false));
    end(&mut world, "a");
    world.run(s(90));
    assert_eq!(told(&world), 1);
    world.input(Input::Visible(true));
    assert!(world.effects.contains(&Effect::TakeBackNotice(id("a"))));
}

#[test]
fn the_person_is_asked_by_a_click_alone_and_only_where_an_answer_is_open() {
    let mut world = World::following(&["a"]);
    assert_eq!(world.view("a").notify, Notify::NotOffered, "an app that does not want it offers nothing");
    world.input(Input::MayNotify(Permission::NotAsked));
    assert_eq!(world.view("a").notify, Notify::Offered);
    assert!(!world.effects.contains(&Effect::AskToNotify));
    world.ask(Ask::Notify(id("a")));
    assert!(world.effects.contains(&Effect::AskToNotify));
    world.input(Input::MayNotify(Permission::Yes));
    assert_eq!(world.view("a").notify, Notify::Agreed);
    end(&mut world, "a");
    world.run(s(10));
    assert_eq!(world.view("a").notify, Notify::NotOffered);
}

#[test]
fn the_tab_is_named_by_an_ending_only_while_nobody_sees_it() {
    let mut world = World::following(&["a"]);
    world.input(Input::Visible(false));
    end(&mut world, "a");
    world.run(s(90));
    world.input(Input::Visible(true));
    let names = world.effects.iter().filter_map(|effect| match effect {
        Effect::NameTab(said) => Some(said.is_some()),
        _ => None,
    });
    assert_eq!(names.collect::<Vec<_>>(), [true, false]);
}

#[test]
fn who_signs_out_leaves_no_news() {
    let mut world = listing(&["a"]);
    world.input(Input::Visible(false));
    end(&mut world, "a");
    world.run(s(90));
    world.effects.clear();
    world.input(Input::SignOut);
    assert_eq!(unseen(&world), []);
    assert!(
        world.effects.contains(&Effect::NoticesChanged) && world.effects.contains(&Effect::NameTab(None))
    );
    world.input(Input::Visible(true));
    world.input(Input::Left);
    let is_gone = |effect: &Effect| matches!(effect, Effect::ForgetAll { .. });
    let after = world.effects.iter().skip_while(|effect| !is_gone(effect));
    assert!(!after.clone().any(|effect| matches!(effect, Effect::Save { .. })), "nothing is kept of them");
    world.input(Input::CameBack { who: None });
    let ben = Input::Person { scope: Scope::of("ben"), outlives_tab: true, found: Vec::new() };
    world.input(ben);
    assert_eq!(unseen(&world), []);
}

/// Two tabs of one person that both list a job at work; the first one leads.
fn two_tabs() -> [World; 2] {
    let tab = || {
        let mut world = World::with(|options| options.has_tabs = true);
        world.server.jobs.insert("a".into(), job("a"));
        world
    };
    let mut tabs = [tab(), tab()];
    tabs[0].start_page();
    tabs[1].refresh();
    for tab in &mut tabs {
        tab.input(Input::MayNotify(Permission::Yes));
        tab.run(s(1));
    }
    assert!(tabs[0].effects.contains(&Effect::Lead(Lead::Ask)));
    tabs[0].input(Input::Leading(true));
    talk(&mut tabs, s(1));
    tabs
}

/// Time goes on for both, and each hears what the other tells.
fn talk(tabs: &mut [World; 2], span: Span) {
    for _ in 0..span.as_seconds() * 2 {
        for at in [0, 1] {
            tabs[at].run(Span::ms(500));
            let told: Vec<Effect> =
                tabs[at].effects.extract_if(.., |effect| matches!(effect, Effect::Tell(_))).collect();
            for effect in told {
                if let Effect::Tell(message) = effect {
                    tabs[1 - at].input(Input::FromTab(message));
                }
            }
        }
    }
}

fn end_in_both(tabs: &mut [World; 2]) {
    let ended =
        Document { status: Status::Completed, version: Some(2), finished_at: Some(tabs[0].now), ..job("a") };
    tabs.iter_mut().for_each(|tab| _ = tab.server.jobs.insert("a".into(), ended.clone()));
}

#[test]
fn of_several_hidden_tabs_one_tells_an_ending() {
    let mut tabs = two_tabs();
    tabs.iter_mut().for_each(|tab| tab.input(Input::Visible(false)));
    talk(&mut tabs, s(5));
    end_in_both(&mut tabs);
    talk(&mut tabs, s(200));
    assert_eq!(tabs.iter().map(told).sum::<usize>(), 1);
    assert_eq!(tabs.iter().map(|tab| unseen(tab).len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_tab_that_is_seen_tells_it_and_the_browser_does_not() {
    for hidden in [0, 1] {
        let mut tabs = two_tabs();
        tabs[hidden].input(Input::Visible(false));
        talk(&mut tabs, s(5));
        end_in_both(&mut tabs);
        talk(&mut tabs, s(200));
        assert_eq!(tabs.iter().map(told).sum::<usize>(), 0);
        assert_eq!(unseen(&tabs[1 - hidden]), [(id("a"), false)]);
    }
}

#[test]
fn what_was_seen_in_one_tab_is_seen_in_all_also_where_it_is_heard_of_later() {
    let mut tabs = two_tabs();
    end_in_both(&mut tabs);
    talk(&mut tabs, s(30));
    assert_eq!(tabs.iter().map(|tab| unseen(tab).len()).collect::<Vec<_>>(), [1, 1]);
    tabs[0].ask(Ask::Seen(id("a")));
    let told = tabs[0]
        .effects
        .iter()
        .find(|effect| matches!(effect, Effect::Tell(told) if matches!(told.news, TabNews::Seen { .. })));
    let Some(Effect::Tell(seen)) = told.cloned() else { panic!("the other tabs are told") };
    talk(&mut tabs, s(1));
    assert_eq!(unseen(&tabs[1]), []);

    let mut late = listing(&["a"]);
    late.refresh();
    late.run(s(1));
    late.input(Input::FromTab(seen));
    end(&mut late, "a");
    late.run(s(10));
    assert!(late.view("a").status.is_over());
    assert_eq!(unseen(&late), []);
}
