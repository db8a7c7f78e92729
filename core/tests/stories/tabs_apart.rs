//! Tabs of one browser that lose each other: dead, signed out, or deaf for a while (F28, F47, F48).

use waitwell_core::adapters::{Answer, Start};
use waitwell_core::ask::Ask;
use waitwell_core::document::{Document, Status};
use waitwell_core::follower::{Effect, Input, Lead, StartView};
use waitwell_core::hearing::Hearing;
use waitwell_core::moment::Span;
use waitwell_core::tabs::TabNews;
use waitwell_core::view::{Gone, ShownStatus};

use super::browser::Browser;
use super::server::{Say, id, job, key, problem, s};

/// Two tabs, of which the first leads, that look and have no stream.
fn looking(jobs: &[&str]) -> Browser {
    let mut browser = Browser::open(2, jobs);
    browser.server.stream = Some(problem(404));
    browser.end_streams();
    browser.run(s(20));
    browser
}

#[test]
fn f47_a_hidden_tab_soon_passes_the_lead_on_no_more_where_the_other_has_died() {
    let mut browser = looking(&["a"]);
    browser.close(1);
    let (mut passed_on, hidden_at) = (Vec::new(), browser.now);
    browser.input(0, Input::Visible(false));
    let until = browser.now.plus(Span::minutes(2));
    while let Some((tab, input)) = browser.next(until) {
        if tab == 0 && matches!(input, Input::Leading(true)) {
            passed_on.push(browser.now.since(hidden_at));
        }
        browser.handle(tab, input);
    }
    let is_soon = passed_on.iter().all(|after| *after < s(10));
    assert!(passed_on.len() <= 4 && is_soon, "it came back after {passed_on:?}");
}

#[test]
fn f48_who_has_signed_out_leads_nobody() {
    let mut browser = looking(&["a"]);
    browser.channel = None;
    browser.input(0, Input::SignOut);
    browser.channel = Some(Span::ms(5));
    let tab = browser.open_tab("ana");
    browser.input(tab, Input::Follow(id("a")));
    browser.run(s(20));
    browser.log.clear();
    browser.run(s(60));
    assert_eq!(browser.looks_of(0), 0);
    assert!((1..=tab).any(|tab| browser.looks_of(tab) >= 5), "somebody looks");
    assert_eq!(browser.view(tab, "a").hearing, Hearing::Polling);
}

#[test]
fn f48_nothing_is_followed_started_or_kept_for_somebody_who_has_signed_out() {
    let mut browser = looking(&["a"]);
    browser.input(0, Input::SignOut);
    browser.run(s(1));
    browser.log.clear();
    browser.input(0, Input::Follow(id("a")));
    let key = key("k1");
    browser.input(0, Input::Start { start: Start::new("export", "Orders"), key: key.clone() });
    browser.run(s(60));
    assert!(browser.log.is_empty() && browser.storage.records.is_empty());
    assert_eq!(browser.tabs[0].follower.start_view(&key), Some(StartView::SignInFirst));
}

#[test]
fn a_change_that_a_tab_has_missed_is_not_taken_for_unchanged() {
    let mut browser = looking(&["a"]);
    browser.server.etags = true;
    browser.run(s(60));
    browser.channel = None;
    browser.server.change("a", |job| job.status = Status::NeedsAction);
    // Long enough for the look of the first tab, and too short for the second one to miss it.
    browser.run(Span::ms(5_600));
    browser.channel = Some(Span::ms(5));
    assert_eq!(browser.view(1, "a").status, ShownStatus::InProgress);
    browser.run(s(110));
    assert_eq!(browser.view(1, "a").status, ShownStatus::NeedsAction, "it looks for itself");
}

#[test]
fn an_ending_that_a_tab_has_missed_is_found_by_its_own_look() {
    let mut browser = looking(&["a"]);
    browser.run(s(60));
    browser.channel = None;
    browser.server.end("a", Status::Completed);
    // Long enough for the look of the first tab, and too short for the second one to miss it.
    browser.run(Span::ms(5_600));
    browser.channel = Some(Span::ms(5));
    assert_eq!(browser.view(1, "a").status, ShownStatus::InProgress);
    browser.run(s(110));
    assert_eq!(browser.view(1, "a").status, ShownStatus::Completed);
}

#[test]
fn what_another_tab_hears_brings_about_no_second_look_while_the_first_is_under_way() {
    let mut browser = looking(&["a"]);
    browser.log.clear();
    browser.latency = s(3);
    for n in 0..30 {
        browser.input(n % 2, Input::Asked(Ask::LookAgain(id("a"))));
        browser.run(Span::ms(700));
    }
    for tab in 0..2 {
        let looks: Vec<_> =
            browser.log.iter().filter(|(by, _)| *by == tab).map(|(_, sent)| sent.at).collect();
        assert!(looks.windows(2).all(|pair| pair[1].since(pair[0]) >= s(3)), "tab {tab}: {looks:?}");
    }
}

#[test]
fn hidden_tabs_do_not_hand_the_lead_round_while_the_one_that_is_seen_is_not_in_line() {
    let mut browser = Browser::open(3, &["a"]);
    browser.input(0, Input::Leading(false));
    browser.run(s(30));
    (1..3).for_each(|tab| browser.input(tab, Input::Visible(false)));
    let mut handed = 0;
    let until = browser.now.plus(Span::minutes(2));
    while let Some((tab, input)) = browser.next(until) {
        handed += usize::from(matches!(input, Input::Leading(true)));
        browser.handle(tab, input);
    }
    // Twice in ten seconds at the most; it costs no request.
    assert!(handed <= 24, "it goes round and round: {handed} times in two minutes");
}

#[test]
fn a_job_that_another_tab_has_started_and_keeps_is_not_called_forgotten() {
    let mut browser = Browser::new(|_| {});
    browser.server.has_list = false;
    (0..2).for_each(|_| _ = browser.open_tab("ana"));
    browser.run(s(1));
    browser.input(1, Input::Start { start: Start::new("export", "Orders"), key: key("k1") });
    browser.run(s(5));
    for tab in 0..2 {
        assert!(!browser.view(tab, "new0").is_forgotten_on_close, "tab {tab}");
    }
}

#[test]
fn a_job_that_another_tab_keeps_is_not_taken_out_of_storage_where_it_was_never_heard_of() {
    let mut browser = Browser::open(2, &[]);
    browser.server.jobs.insert("a".into(), job("a"));
    browser.channel = None;
    browser.input(1, Input::Follow(id("a")));
    browser.run(s(1));
    browser.channel = Some(Span::ms(5));
    browser.server.always = Some(problem(404));
    while browser.tabs[0].follower.view(&id("a"), browser.wall()).is_none() {
        browser.run(Span::ms(50));
    }
    browser.tabs[1].is_frozen = true;
    browser.run(s(120));
    assert_eq!(browser.view(0, "a").gone, Some(Gone::NeverKnown));
    assert!(browser.storage.records.keys().any(|name| name.ends_with("job:a")), "the other tab keeps it");
}

#[test]
fn a_job_that_was_repeated_stays_in_storage_where_another_tab_hears_that_the_server_does_not_know_it() {
    let mut browser = looking(&[]);
    browser.server.always = Some(Say::Cut);
    browser.input(0, Input::Follow(id("a")));
    browser.run(s(1));
    browser.server.always = None;
    browser.server.jobs.insert("n".into(), Document { retry_of: Some(id("a")), ..job("n") });
    browser.input(0, Input::Follow(id("n")));
    browser.run(s(10));
    assert_eq!(browser.view(0, "a").id, Some(id("n")), "it goes on as another job");
    let Say::Reply(not_found) = problem(404) else { unreachable!() };
    for _ in 0..2 {
        let (jobs, answer) = (vec![id("a")], Answer::Http(not_found.clone()));
        browser.tell(0, TabNews::Answered { jobs, took_ms: 50, answer, since: Vec::new() });
        browser.run(s(3));
    }
    assert!(
        browser.storage.records.keys().any(|name| name.ends_with("job:a")),
        "{:?}",
        browser.storage.records
    );
}

#[test]
fn f28_a_tab_that_has_lost_its_place_in_line_leads_after_its_next_sign_of_life() {
    let signs: [(&str, &[Input]); 4] = [
        ("seen", &[Input::Visible(false), Input::Visible(true)]),
        ("online", &[Input::Online(true)]),
        ("taken up again", &[Input::Left, Input::CameBack { who: None }]),
        ("there", &[]),
    ];
    for (name, sign) in signs {
        let mut browser = Browser::open(2, &["a"]);
        browser.lose_place(1);
        browser.close(0);
        browser.run(s(1));
        assert_eq!(*browser.leader("ana"), None, "{name}: nobody is in line");
        sign.iter().for_each(|input| browser.input(1, input.clone()));
        // A tab that is seen tells once a minute that it is there.
        browser.run(if sign.is_empty() { s(61) } else { s(2) });
        assert_eq!((*browser.leader("ana"), browser.streams()), (Some(1), 1), "{name}");
    }
}

#[test]
fn a_tab_that_the_browser_gives_no_place_asks_for_one_once_a_minute_at_most() {
    let mut browser = Browser::open(2, &["a"]);
    browser.beating(s(90));
    let mut asked = 0;
    let until = browser.now.plus(Span::minutes(10));
    while let Some((tab, input)) = browser.next(until) {
        let effects = browser.handle(tab, input);
        let has_asked = effects.contains(&Effect::Lead(Lead::Ask));
        asked += usize::from(tab == 1 && has_asked);
        if has_asked {
            browser.lose_place(tab);
        }
    }
    assert!((1..=12).contains(&asked), "{asked}");
}
