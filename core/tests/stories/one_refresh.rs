//! Several tabs whose sign-in the server no longer takes: the app is asked for a new one once (F07, F56).

use waitwell_core::ask::Ask;
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::tabs::TabNews;

use super::browser::Browser;
use super::server::{id, job, problem, s};

/// Three tabs that are refused in the same moment, and an app that gets a new sign-in in three seconds.
fn refused_together() -> Browser {
    refused_with(Some(true))
}

/// The same with another end of it: it gets none, or nothing comes of it.
fn refused_with(refresh: Option<bool>) -> Browser {
    let mut browser = Browser::new(|options| {
        options.can_refresh = true;
        options.policy.stream.jobs = 0;
    });
    (browser.refresh, browser.refresh_takes) = (refresh, s(3));
    browser.server.jobs.insert("a".into(), job("a"));
    for _ in 0..3 {
        let tab = browser.open_tab("ana");
        browser.input(tab, Input::Follow(id("a")));
        browser.run(s(1));
    }
    browser.run(s(5));
    browser.log.clear();
    browser.server.always = Some(problem(401));
    (0..3).for_each(|tab| browser.input(tab, Input::Asked(Ask::LookAgain(id("a")))));
    browser.run(s(1));
    assert_eq!(browser.log.len(), 3, "each was refused");
    browser
}

/// In which tabs the app was asked for a new sign-in.
fn asked_in(browser: &Browser) -> Vec<usize> {
    browser.refreshed.iter().map(|(_, tab)| *tab).collect()
}

fn all_hear(browser: &Browser, how: Hearing, tabs: &[usize]) {
    for tab in tabs {
        assert_eq!(browser.view(*tab, "a").hearing, how, "tab {tab}");
    }
}

#[test]
fn f07_tabs_that_are_refused_together_ask_the_app_once_and_go_on_with_its_answer() {
    let mut browser = refused_together();
    browser.run(s(1));
    assert_eq!((asked_in(&browser), browser.log.len()), (vec![0], 3), "nothing is sent meanwhile");
    browser.server.always = None;
    browser.run(s(3));
    assert_eq!(asked_in(&browser), [0]);
    all_hear(&browser, Hearing::Polling, &[0, 1, 2]);
    browser.run(Span::minutes(5));
    assert_eq!(asked_in(&browser), [0]);
}

#[test]
fn f07_a_tab_that_is_refused_while_another_one_asks_the_app_waits_for_that() {
    let mut browser = refused_together();
    browser.run(s(1));
    let late = browser.open_tab("ana");
    browser.input(late, Input::Follow(id("a")));
    browser.run(Span::ms(500));
    assert!(browser.looks_of(late) > 0 && asked_in(&browser) == [0]);
    browser.server.always = None;
    browser.run(s(3));
    assert_eq!(asked_in(&browser), [0]);
    all_hear(&browser, Hearing::Polling, &[late]);
}

#[test]
fn f07_a_refresh_that_fails_or_hangs_signs_all_tabs_out_until_the_person_signs_in_in_one() {
    for refresh in [Some(false), None] {
        let mut browser = refused_with(refresh);
        browser.run(s(15));
        all_hear(&browser, Hearing::SignedOut, &[0, 1, 2]);
        let sent = browser.log.len();
        browser.run(Span::minutes(30));
        assert_eq!((asked_in(&browser).len(), browser.log.len()), (1, sent), "{refresh:?}");
        browser.server.always = None;
        browser.input(1, Input::SignedIn);
        browser.run(s(2));
        all_hear(&browser, Hearing::Polling, &[0, 1, 2]);
    }
}

#[test]
fn f07_when_the_tab_that_asks_the_app_dies_one_of_the_others_does_so_after_a_while() {
    let mut browser = refused_together();
    let refused_at = browser.now;
    browser.close(0);
    browser.server.always = None;
    browser.run(s(40));
    let (at, tab) = browser.refreshed[1];
    assert!((s(18)..=s(26)).contains(&at.since(refused_at)), "after {:?}", at.since(refused_at));
    assert_eq!(browser.refreshed.len(), 2, "one of the two: {:?}", browser.refreshed);
    assert_ne!(tab, 0);
    all_hear(&browser, Hearing::Polling, &[1, 2]);
}

#[test]
fn f07_a_tab_that_was_frozen_while_it_asked_the_app_signs_nobody_out_when_it_runs_again() {
    for is_well in [true, false] {
        let mut browser = refused_with(Some(is_well));
        browser.tabs[0].is_frozen = true;
        (browser.refresh, browser.server.always) = (Some(true), None);
        browser.run(s(40));
        assert_eq!(browser.refreshed.len(), 2, "{:?}", browser.refreshed);
        all_hear(&browser, Hearing::Polling, &[1, 2]);
        browser.run(Span::minutes(5));
        browser.tabs[0].is_frozen = false;
        browser.input(0, Input::Woke);
        browser.run(s(10));
        all_hear(&browser, Hearing::Polling, &[0, 1, 2]);
        assert_eq!(browser.refreshed.len(), 2);
    }
}

#[test]
fn f07_where_the_server_takes_no_new_sign_in_each_tab_has_asked_the_app_once_at_most() {
    let mut browser = refused_together();
    browser.run(Span::minutes(30));
    let asked = asked_in(&browser);
    assert!((0..3).all(|tab| asked.iter().filter(|of| **of == tab).count() <= 1), "{asked:?}");
    assert!(browser.log.len() <= 12, "{} requests", browser.log.len());
    all_hear(&browser, Hearing::SignedOut, &[0, 1, 2]);
}

#[test]
fn f07_a_tab_whose_own_token_is_not_taken_asks_its_own_app_after_another_tab_has_asked_its() {
    let mut browser = refused_together();
    browser.server.always = None;
    browser.run(s(4));
    // Only the tab that led has a token that is taken.
    browser.server.script.extend([None, Some(problem(401)), Some(problem(401))]);
    browser.input(0, Input::Asked(Ask::LookAgain(id("a"))));
    (1..3).for_each(|tab| browser.input(tab, Input::Asked(Ask::LookAgain(id("a")))));
    browser.run(s(40));
    let asked = asked_in(&browser);
    assert_eq!(asked.len(), 2, "the second one's serves the third: {asked:?}");
    all_hear(&browser, Hearing::Polling, &[0, 1, 2]);
}

#[test]
fn f56_no_message_keeps_a_tab_from_asking_the_app_itself_for_longer_than_a_moment() {
    let mut browser = refused_together();
    browser.tabs[0].is_frozen = true;
    browser.close(2);
    let refused_at = browser.now;
    for _ in 0..120 {
        browser.tell(1, TabNews::RefreshesSignIn);
        browser.run(s(1));
    }
    let (at, tab) = browser.refreshed[1];
    assert_eq!(tab, 1);
    assert!(at.since(refused_at) <= s(45), "after {:?}", at.since(refused_at));
}

#[test]
fn f56_a_message_about_a_sign_in_brings_a_tab_that_is_well_to_nothing() {
    let mut browser = refused_together();
    browser.server.always = None;
    browser.run(s(10));
    browser.log.clear();
    for news in [TabNews::RefreshesSignIn, TabNews::SignInRefreshed] {
        browser.tell(1, news);
        browser.run(s(10));
    }
    assert_eq!((asked_in(&browser), browser.posts()), (vec![0], 0));
    all_hear(&browser, Hearing::Polling, &[0, 1, 2]);
}
