//! Several tabs of one browser: one hears of the jobs for all, and each is right alone (F28, F40, F46-F48, F56).

use waitwell_core::adapters::StreamEvent;
use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::ask::Ask;
use waitwell_core::document::Status;
use waitwell_core::follower::Input;
use waitwell_core::hearing::Hearing;
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;
use waitwell_core::saved::Scope;
use waitwell_core::tabs::{TabMessage, TabNews};
use waitwell_core::view::ShownStatus;

use super::browser::{Browser, stranger};
use super::server::{id, job, job_event, key, s};

#[test]
fn f28_ten_tabs_have_one_stream_and_all_hear_at_once() {
    let mut browser = Browser::open(10, &["a", "b"]);
    browser.beating(s(30));
    assert_eq!(browser.streams(), 1);
    browser.server.end("a", Status::Completed);
    let event = job_event(&browser.server.jobs["a"], "9");
    browser.push(&[event]);
    browser.run(s(1));
    for tab in 0..10 {
        assert_eq!(browser.view(tab, "a").status, ShownStatus::Completed, "tab {tab}");
        assert_eq!(browser.view(tab, "b").hearing, Hearing::Live, "tab {tab}");
    }
    assert!((1..10).all(|tab| browser.looks_of(tab) == 0), "one tab hears for all");
}

#[test]
fn l04_ten_tabs_that_look_cost_no_more_than_one() {
    let looks = |tabs| {
        let mut browser = Browser::open(tabs, &["a", "b", "c"]);
        browser.server.stream = Some(super::server::problem(404));
        for tab in 0..tabs {
            browser.tabs[tab].follower.handle(Input::Woke, browser.now);
        }
        browser.push(&[]);
        browser.run(s(120));
        browser.log.clear();
        browser.run(s(300));
        browser.log.len() as f64
    };
    let (one, ten) = (looks(1), looks(10));
    assert!(ten <= one * 1.2, "{ten} looks by ten tabs, {one} by one");
}

#[test]
fn when_the_leader_is_closed_the_next_tab_goes_on_at_once() {
    let mut browser = Browser::open(3, &["a"]);
    browser.input(0, Input::Left);
    browser.run(s(2));
    assert_eq!((*browser.leader("ana"), browser.streams()), (Some(1), 1));
    browser.beating(s(20));
    assert_eq!(browser.view(2, "a").hearing, Hearing::Live);
    assert_eq!(browser.looks_of(2), 0);
}

#[test]
fn f47_when_the_leader_is_frozen_every_tab_looks_for_itself_and_one_takes_over() {
    let mut browser = Browser::open(4, &["a"]);
    browser.beating(s(20));
    browser.tabs[0].is_frozen = true;
    let frozen_at = browser.now;
    browser.log.clear();
    browser.run(s(16));
    for tab in 1..4 {
        assert!(browser.looks_of(tab) >= 1, "tab {tab} looks for itself");
    }
    browser.run(s(10));
    let new_leader = browser.leader("ana").unwrap();
    assert_ne!(new_leader, 0);
    browser.log.clear();
    browser.beating(s(60));
    assert_eq!(*browser.leader("ana"), Some(new_leader), "taken over once");
    let quiet = (1..4).filter(|tab| *tab != new_leader);
    assert!(quiet.clone().all(|tab| browser.looks_of(tab) == 0));
    browser.tabs[0].is_frozen = false;
    browser.input(0, Input::Leading(false));
    browser.input(0, Input::Woke);
    browser.beating(s(10));
    assert_eq!(browser.streams(), 1, "the thawed one steps down");
    assert!(browser.now.since(frozen_at) < Span::minutes(3));
}

#[test]
fn f47_the_lead_is_taken_over_once_a_minute_at_most_and_never_twice_by_one_tab() {
    let mut browser = Browser::open(2, &["a"]);
    browser.tabs[0].is_frozen = true;
    let mut taken = 0;
    for _ in 0..120 {
        browser.run(s(5));
        // Whoever leads is frozen again: the lead is of no use to anybody.
        if *browser.leader("ana") == Some(1) {
            taken += 1;
            *browser.leader("ana") = Some(0);
            browser.input(1, Input::Leading(false));
        }
    }
    assert_eq!(taken, 1);
    assert!(browser.looks_of(1) > 20, "it looks for itself");
}

#[test]
fn going_from_tab_to_tab_opens_no_further_stream() {
    let mut browser = Browser::open(3, &["a"]);
    let opened = browser.opened;
    for seen in [1, 2, 0, 2, 1] {
        for tab in 0..3 {
            browser.input(tab, Input::Visible(tab == seen));
        }
        browser.beating(s(15));
        assert_eq!(browser.view(seen, "a").hearing, Hearing::Live, "tab {seen}");
    }
    assert_eq!((*browser.leader("ana"), browser.opened), (Some(0), opened));
    assert!((1..3).all(|tab| browser.looks_of(tab) == 0), "the hidden tab hears for all");
}

#[test]
fn a_leader_that_stays_hidden_passes_the_lead_on_to_a_tab_that_is_seen() {
    let mut browser = Browser::open(2, &["a"]);
    assert_eq!(*browser.leader("ana"), Some(0));
    browser.input(0, Input::Visible(false));
    browser.beating(s(50));
    assert_eq!((*browser.leader("ana"), browser.streams()), (Some(0), 1));
    browser.beating(s(15));
    assert_eq!((*browser.leader("ana"), browser.streams()), (Some(1), 1));
}

#[test]
fn a_hidden_leader_without_a_stream_passes_the_lead_on_at_once() {
    let mut browser = Browser::open(2, &["a"]);
    browser.server.stream = Some(super::server::problem(404));
    browser.end_streams();
    browser.run(s(20));
    browser.input(0, Input::Visible(false));
    browser.run(s(1));
    assert_eq!(*browser.leader("ana"), Some(1));
}

#[test]
fn l07_hidden_tabs_ask_once_a_minute_all_together() {
    let mut browser = Browser::open(4, &["a"]);
    for tab in 0..4 {
        browser.input(tab, Input::Visible(false));
    }
    browser.beating(s(70));
    browser.log.clear();
    browser.run(Span::minutes(10));
    assert!(browser.log.len() <= 12, "{}", browser.log.len());
}

#[test]
fn a_job_started_in_one_tab_is_listed_in_all() {
    let mut browser = Browser::open(3, &["a"]);
    browser.input(
        2,
        Input::Start { start: waitwell_core::adapters::Start::new("export", "New"), key: key("k1") },
    );
    browser.run(s(1));
    for tab in 0..3 {
        assert_eq!(browser.view(tab, "new0").status, ShownStatus::Queued, "tab {tab}");
        assert_eq!(browser.tabs[tab].follower.recent().jobs.len(), 2, "tab {tab}");
    }
    browser.beating(s(10));
    assert_eq!(browser.view(2, "new0").hearing, Hearing::Live, "the leader hears of it for the other");
}

#[test]
fn f46_two_tabs_that_each_take_up_a_hundred_jobs_lose_none() {
    let mut browser = Browser::open(2, &[]);
    let names: Vec<String> = (0..200).map(|n| format!("j{n:03}")).collect();
    for (n, name) in names.iter().enumerate() {
        browser.server.jobs.insert(name.clone(), job(name));
        browser.input(n % 2, Input::Follow(id(name)));
    }
    browser.run(s(30));
    for tab in 0..2 {
        assert_eq!(browser.tabs[tab].follower.recent().jobs.len(), 200, "tab {tab}");
    }
    let kept = browser.storage.records.keys().filter(|name| name.contains(":job:")).count();
    assert_eq!(kept, 200);
}

#[test]
fn f40_a_wish_in_two_tabs_at_once_is_carried_out_once() {
    let mut browser = Browser::open(2, &["a"]);
    browser.input(0, Input::Asked(Ask::Cancel(id("a"))));
    browser.input(1, Input::Asked(Ask::Cancel(id("a"))));
    browser.run(s(2));
    assert_eq!(browser.server.carried_out.values().copied().collect::<Vec<_>>(), [1]);
    assert_eq!(browser.view(0, "a").cancel, browser.view(1, "a").cancel);
}

#[test]
fn f40_a_hidden_tab_that_passes_the_lead_on_too_early_soon_does_so_again() {
    // How long after its first words the browser has a new tab in line for the lead.
    for late in [50, 150] {
        let mut browser = Browser::new(|_| {});
        browser.server.jobs.insert("a".into(), job("a"));
        browser.server.end("a", Status::Failed);
        browser.open_tab("ana");
        browser.run(s(1));
        browser.input(0, Input::Visible(false));
        let seen = browser.open_tab("ana");
        browser.lose_place(seen);
        browser.input(seen, Input::Follow(id("a")));
        browser.run(Span::ms(late));
        assert_eq!(*browser.leader("ana"), Some(0), "{late} ms: the lead has come back");
        browser.find_place(seen);
        browser.run(Span::ms(1_500 - late));
        assert_eq!(*browser.leader("ana"), Some(seen), "{late} ms");

        browser.input(seen, Input::Asked(Ask::Retry(id("a"))));
        browser.run(s(1));
        browser.server.end("a", Status::Completed);
        browser.push_job("a", "9");
        browser.run(Span::ms(100));
        for tab in [0, seen] {
            assert_eq!(browser.view(tab, "a").status, ShownStatus::Completed, "{late} ms: tab {tab}");
        }
    }
}

#[test]
fn f48_who_signs_out_in_one_tab_is_forgotten_in_all() {
    let mut browser = Browser::open(3, &["a", "b"]);
    browser.input(0, Input::Follow(id("a")));
    browser.run(s(1));
    assert!(!browser.storage.records.is_empty());
    browser.input(1, Input::SignOut);
    browser.run(s(1));
    assert_eq!(browser.streams(), 0);
    assert!(browser.storage.records.is_empty());
    for tab in 0..3 {
        assert_eq!(browser.tabs[tab].follower.view(&id("a"), browser.now), None, "tab {tab}");
        assert_eq!(browser.tabs[tab].follower.recent().jobs, Vec::<JobId>::new());
    }
    browser.log.clear();
    browser.run(Span::minutes(5));
    assert_eq!(browser.log.len(), 0, "nothing is asked in nobody's name");
}

#[test]
fn f48_a_late_answer_brings_nothing_of_the_last_person_back() {
    let mut browser = Browser::open(1, &["a"]);
    browser.input(0, Input::Asked(Ask::LookAgain(id("a"))));
    browser.input(0, Input::SignOut);
    browser.server.jobs.clear();
    browser.input(0, Input::Person { scope: Scope::of("ben"), outlives_tab: true, found: Vec::new() });
    browser.run(s(5));
    assert_eq!(browser.tabs[0].follower.view(&id("a"), browser.now), None);
    assert!(browser.log.iter().all(|(_, sent)| sent.at < browser.now.minus(s(4)) || !sent.looks_at("a")));
}

#[test]
fn f48_a_page_that_comes_back_to_another_person_shows_nothing() {
    let mut browser = Browser::open(1, &["a"]);
    browser.input(0, Input::Left);
    browser.log.clear();
    browser.input(0, Input::CameBack { who: Some(Scope::of("ben").mark().to_owned()) });
    browser.run(Span::minutes(1));
    assert_eq!(browser.tabs[0].follower.view(&id("a"), browser.now), None);
    assert_eq!(browser.log.len(), 0);
    browser.input(0, Input::Person { scope: Scope::of("ana"), outlives_tab: true, found: Vec::new() });
    browser.run(s(1));
    assert_eq!(browser.view(0, "a").status, ShownStatus::InProgress, "back later, one sees one's own jobs");
}

#[test]
fn f56_no_message_brings_about_more_than_a_look() {
    let mut browser = Browser::open(1, &["a"]);
    let ended = {
        let mut document = job("a");
        document.status = Status::Completed;
        document.version = Some(9);
        document
    };
    let body = serde_json::to_string(&ended).unwrap();
    let reply =
        Reply { status: 200, content_type: Some("application/json".into()), body, ..Reply::default() };
    let answers = [
        Answer::Http(Reply { status: 401, ..Reply::default() }),
        Answer::Http(Reply { status: 500, ..Reply::default() }),
        Answer::NoConnection,
        Answer::Http(reply),
    ];
    for answer in answers {
        browser
            .tell(0, TabNews::Answered { jobs: vec![id("a")], took_ms: u32::MAX, answer, since: Vec::new() });
        browser.run(s(5));
    }
    browser.tell(0, TabNews::Here { jobs: vec![id("x"), id("y")], is_visible: true });
    browser.tell(0, TabNews::Leads { stream_heard_ms: Some(u32::MAX), has_taken_over: true });
    browser.tell(
        0,
        TabNews::Streamed(vec![StreamEvent { name: "job".into(), data: "{".into(), last_id: None }]),
    );
    browser.tell(0, TabNews::SignedIn);
    browser.tell(0, TabNews::Gone);
    browser.run(s(60));
    assert_eq!(browser.posts(), 0);
    assert_eq!(
        browser.tabs[0].follower.recent().jobs,
        [id("a")],
        "another tab's jobs are not listed unheard"
    );
}

#[test]
fn f56_messages_of_another_version_or_size_are_not_read() {
    let mut browser = Browser::open(1, &["a"]);
    let long = "x".repeat(2 * 1024 * 1024);
    for message in [
        TabMessage { version: 2, from: stranger(), news: TabNews::SignedOut },
        TabMessage {
            version: 1,
            from: stranger(),
            news: TabNews::Streamed(vec![StreamEvent { name: "job".into(), data: long, last_id: None }]),
        },
    ] {
        assert!(!message.is_sound());
        browser.input(0, Input::FromTab(message));
    }
    assert_eq!(browser.view(0, "a").status, ShownStatus::InProgress);
}

#[test]
fn when_a_job_was_last_heard_of_stands_still_however_long_a_message_of_the_leader_takes() {
    let mut browser = Browser::open(2, &["a"]);
    browser.push(&[]);
    browser.run(s(5));
    let before = browser.view(1, "a").contact.heard_at;
    for delay in [300, 5, 700, 80] {
        browser.channel = Some(Span::ms(delay));
        browser.run(s(4));
        assert_eq!(browser.view(1, "a").contact.heard_at, before, "{delay} ms");
    }
}

#[test]
fn what_was_heard_by_the_leader_stays_heard_when_it_leads_no_more() {
    let mut browser = Browser::open(2, &["a"]);
    browser.beating(s(50));
    let before = browser.view(1, "a").contact.heard_at;
    browser.tabs[0].is_frozen = true;
    browser.server.always = Some(super::server::Say::Silence);
    browser.run(s(12));
    let after = browser.view(1, "a");
    assert!(after.contact.heard_at >= before, "{:?} after {before:?}", after.contact.heard_at);
    assert_ne!(after.hearing, Hearing::Live);
}
