//! An ending that nobody sees is told by the browser once, however many tabs are hidden, and kept as one record.

use waitwell_core::ask::Ask;
use waitwell_core::document::Status;
use waitwell_core::follower::Input;
use waitwell_core::id::JobId;
use waitwell_core::moment::Span;
use waitwell_core::notice::Permission;
use waitwell_core::saved::{Record, Scope};

use super::browser::Browser;
use super::server::{id, s};

/// So many tabs of which nobody sees any, and of which the first leads; the person has agreed to be told.
fn hidden(tabs: usize) -> Browser {
    let mut browser = Browser::open(tabs, &["a"]);
    for tab in 0..tabs {
        browser.input(tab, Input::MayNotify(Permission::Yes));
        browser.input(tab, Input::Visible(false));
    }
    browser.beating(s(80));
    browser
}

fn told(browser: &Browser) -> Vec<(JobId, u64)> {
    browser.told.iter().map(|(_, job, run)| (job.clone(), *run)).collect()
}

/// The endings that are kept as not seen.
fn kept(browser: &Browser) -> Vec<(JobId, u64)> {
    let (scope, found) = (Scope::of("ana"), browser.found("ana"));
    let records = found.iter().filter_map(|(name, text)| Record::parse(&scope, name, text));
    let news: Vec<_> = records
        .filter_map(|record| if let Record::News(news) = record { Some(news.unseen) } else { None })
        .collect();
    assert_eq!(news.len(), 1, "one record of a person's news");
    news.concat()
}

#[test]
fn of_two_hidden_tabs_one_tells_an_ending_and_it_is_kept_once() {
    for is_streamed in [true, false] {
        let mut browser = hidden(2);
        browser.server.end("a", Status::Completed);
        if is_streamed {
            browser.push_job("a", "9");
        }
        browser.run(Span::minutes(10));
        assert_eq!((told(&browser), kept(&browser)), (vec![(id("a"), 1)], vec![(id("a"), 1)]));
        browser.input(1, Input::Follow(id("a")));
        browser.input(1, Input::Visible(true));
        browser.run(s(5));
        assert_eq!(kept(&browser), [], "seen in one tab, it is seen in both");
        assert!(browser.tabs.iter().all(|tab| tab.follower.notices().is_empty()));
        assert_eq!(told(&browser).len(), 1);
    }
}

#[test]
fn an_ending_is_told_once_also_where_the_tab_that_would_tell_it_is_closed() {
    for closed_after in [0, 1, 30, 61, 90] {
        let mut browser = hidden(2);
        browser.server.end("a", Status::Completed);
        browser.run(s(closed_after));
        browser.input(0, Input::Left);
        browser.close(0);
        browser.run(Span::minutes(10));
        assert_eq!(told(&browser), [(id("a"), 1)], "closed after {closed_after} s");
    }
}

#[test]
fn an_ending_is_told_once_also_where_the_tab_that_would_tell_it_is_frozen_and_runs_again() {
    for frozen_for in [1, 3, 30] {
        let mut browser = hidden(3);
        browser.tabs[0].is_frozen = true;
        browser.run(s(20));
        browser.server.end("a", Status::Completed);
        browser.run(Span::minutes(frozen_for));
        browser.tabs[0].is_frozen = false;
        browser.input(0, Input::Woke);
        browser.run(Span::minutes(10));
        assert_eq!(told(&browser), [(id("a"), 1)], "frozen for {frozen_for} minutes");
    }
}

#[test]
fn a_next_run_is_another_ending() {
    let mut browser = hidden(2);
    browser.server.end("a", Status::Failed);
    browser.run(Span::minutes(3));
    browser.server.change("a", |job| {
        (job.run, job.version, job.status, job.retry) = (Some(2), Some(0), Status::InProgress, None);
    });
    browser.input(0, Input::Asked(Ask::LookAgain(id("a"))));
    browser.run(s(10));
    browser.server.end("a", Status::Completed);
    browser.run(Span::minutes(5));
    assert_eq!(told(&browser), [(id("a"), 1), (id("a"), 2)]);
}
