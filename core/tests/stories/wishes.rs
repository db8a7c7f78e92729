//! Cancel and retry: once, confirmed only by the server, never lost in between (F33, F36-F41).

use waitwell_core::announce::{Said, Wished};
use waitwell_core::ask::{Ask, Copied};
use waitwell_core::document::{CancelTerms, Document, Problem, Status};
use waitwell_core::follower::{Effect, Input};
use waitwell_core::moment::Span;
use waitwell_core::view::{Cancel, Copying, Retry, ShownStatus};

use super::server::{Say, id, json, problem, s};
use super::world::World;

fn cancel(world: &mut World) {
    world.ask(Ask::Cancel(id("a")));
}

#[test]
fn f33_two_clicks_are_one_wish() {
    let mut world = World::following(&["a"]);
    cancel(&mut world);
    cancel(&mut world);
    world.run(s(20));
    cancel(&mut world);
    assert_eq!(world.posts().len(), 1);
    assert_eq!(world.server.carried_out.values().sum::<u32>(), 1);
}

#[test]
fn f36_a_taken_cancel_is_asked_and_only_the_server_says_canceled() {
    let mut world = World::following(&["a"]);
    let before = serde_json::to_string(&world.server.jobs["a"]).unwrap();
    cancel(&mut world);
    assert_eq!(world.view("a").cancel, Cancel::Sending);
    world.run(s(1));
    assert_eq!(world.view("a").cancel, Cancel::Asked { is_slow: false });
    // A poll that was sent before the cancel says that nothing was asked.
    world.server.script.push_back(Some(json(200, &before)));
    world.run(s(4));
    assert_eq!(world.view("a").cancel, Cancel::Asked { is_slow: false });
    world.run(s(40));
    let view = world.view("a");
    assert_eq!((view.status, view.cancel), (ShownStatus::InProgress, Cancel::Asked { is_slow: true }));
    assert_eq!(world.posts().len(), 1);
    world.server.end("a", Status::Canceled);
    world.run(s(6));
    assert_eq!(world.view("a").status, ShownStatus::Canceled);
    assert!(matches!(world.said()[..], [Said::CancelAsked(_), Said::Status { .. }]), "{:?}", world.said());
}

#[test]
fn f37_a_cancel_that_comes_too_late_says_so_once_and_shows_the_result() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Completed);
    cancel(&mut world);
    world.run(s(10));
    let view = world.view("a");
    assert_eq!((view.status, view.cancel), (ShownStatus::Completed, Cancel::TooLate));
    assert!(matches!(world.said()[..], [Said::CancelTooLate(_)]), "{:?}", world.said());
    world.ask(Ask::Dismiss(id("a")));
    assert_eq!(world.view("a").cancel, Cancel::NotOffered);
}

#[test]
fn f37_a_job_that_ends_while_the_cancel_is_on_its_way_still_says_too_late() {
    let mut world = World::following(&["a"]);
    world.latency = s(3);
    world.server.end("a", Status::Completed);
    cancel(&mut world);
    world.latency = waitwell_core::moment::Span::ms(10);
    world.ask(Ask::LookAgain(id("a")));
    world.run(s(1));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
    world.run(s(5));
    assert_eq!(world.view("a").cancel, Cancel::TooLate);
}

#[test]
fn f38_nothing_is_canceled_once_the_ending_is_known() {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Completed);
    world.run(s(4));
    cancel(&mut world);
    world.run(s(60));
    assert_eq!(world.posts().len(), 0);
}

#[test]
fn f38_a_cancel_that_waits_for_its_next_try_is_given_up_when_the_job_ends() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(problem(500)));
    cancel(&mut world);
    world.run(waitwell_core::moment::Span::ms(100));
    world.server.end("a", Status::Completed);
    world.input(Input::Online(true));
    world.run(s(60));
    assert_eq!(world.view("a").status, ShownStatus::Completed);
    assert!(world.server.carried_out.is_empty());
    assert_eq!(world.view("a").cancel, Cancel::NotOffered);
}

#[test]
fn f39_a_cancel_without_an_answer_is_tried_three_times_with_one_key_and_never_called_canceled() {
    for say in [Say::Silence, Say::Cut, Say::LoseAnswer] {
        let is_lost_on_return = matches!(say, Say::LoseAnswer);
        let mut world = World::following(&["a"]);
        world.server.always = Some(say);
        cancel(&mut world);
        world.run(s(180));
        let posts = world.posts();
        assert_eq!(posts.len(), 3);
        assert!(posts.iter().all(|post| post.header("Idempotency-Key") == Some("\"a-1-cancel\"")));
        let is_of_wish = |said: &&Said| matches!(said, Said::Unconfirmed { .. } | Said::Refused { .. });
        let said: Vec<_> = world.said().into_iter().filter(is_of_wish).collect();
        assert!(matches!(said[..], [Said::Unconfirmed { wish: Wished::Cancel, .. }]), "{said:?}");
        let view = world.view("a");
        assert_eq!((view.status, view.cancel), (ShownStatus::InProgress, Cancel::Unconfirmed));
        assert!(world.server.carried_out.values().all(|times| *times == 1));
        world.server.always = None;
        world.run(s(70));
        let cancel = world.view("a").cancel;
        assert!(is_lost_on_return == matches!(cancel, Cancel::Asked { .. }), "{cancel:?}");
    }
}

#[test]
fn a_refused_cancel_says_why_and_can_be_put_away() {
    let mut world = World::following(&["a"]);
    let body = r#"{"type":"not-cancelable","detail":"It is being sent to the bank."}"#;
    world.server.script.push_back(Some(json(403, body)));
    cancel(&mut world);
    world.run(s(1));
    assert!(matches!(world.view("a").cancel, Cancel::Denied { .. }));
    world.ask(Ask::Dismiss(id("a")));
    assert!(matches!(world.view("a").cancel, Cancel::Offered(_)));
}

#[test]
fn a_wish_that_the_server_does_not_offer_is_not_sent() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| job.cancel = None);
    world.run(s(4));
    cancel(&mut world);
    world.ask(Ask::Retry(id("a")));
    world.ask(Ask::Cancel(id("stranger")));
    world.run(s(10));
    assert_eq!(world.posts().len(), 0);
}

#[test]
fn f40_the_same_wish_from_two_tabs_is_carried_out_once() {
    let (mut one, mut two) = (World::following(&["a"]), World::following(&["a"]));
    cancel(&mut one);
    std::mem::swap(&mut one.server, &mut two.server);
    cancel(&mut two);
    assert_eq!(two.server.carried_out.values().copied().collect::<Vec<_>>(), [1]);
}

fn failed() -> World {
    let mut world = World::following(&["a"]);
    world.server.end("a", Status::Failed);
    world.run(s(4));
    world
}

#[test]
fn f41_a_retry_is_one_new_run_and_the_old_run_is_not_heard_again() {
    let mut world = failed();
    assert!(matches!(world.view("a").retry, Retry::Offered(_)));
    world.ask(Ask::Retry(id("a")));
    world.ask(Ask::Retry(id("a")));
    let view = world.view("a");
    assert_eq!(
        (view.status, view.retry),
        (ShownStatus::Failed, Retry::Sending { only_failed: false }),
        "a click alone changes no status"
    );
    world.run(s(1));
    assert_eq!(world.posts().len(), 1);
    assert_eq!(world.posts()[0].header("Idempotency-Key"), Some("\"a-1-retry\""));
    assert_eq!((world.view("a").run, world.view("a").retry), (2, Retry::NotOffered));
}

#[test]
fn f41_the_first_runs_error_can_still_be_read_once_the_second_runs_and_after_a_refresh() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| {
        job.error = Some(Problem { kind: Some("connection-lost".into()), ..Problem::default() });
    });
    world.server.end("a", Status::Failed);
    world.run(s(4));
    assert_eq!(world.view("a").earlier, [], "it is no earlier run yet");
    world.ask(Ask::Retry(id("a")));
    world.run(s(1));
    let view = world.view("a");
    assert_eq!((view.run, view.error), (2, None));
    let [first] = view.earlier.as_slice() else { panic!("{:?}", view.earlier) };
    assert_eq!((first.run, first.status), (1, Some(ShownStatus::Failed)));
    assert_eq!(first.error.as_ref().unwrap().kind.as_deref(), Some("connection-lost"));
    let before = view.earlier;
    world.refresh();
    world.run(s(2));
    assert_eq!(world.view("a").earlier, before);
}

#[test]
fn f41_what_the_server_does_not_list_of_earlier_runs_is_not_made_up_from_what_this_page_has_seen() {
    let mut world = failed();
    world.ask(Ask::Retry(id("a")));
    world.run(s(1));
    world.server.change("a", |job| job.earlier.clear());
    world.run(s(10));
    assert_eq!((world.view("a").run, world.view("a").earlier), (2, vec![]));
}

#[test]
fn an_earlier_run_shows_its_own_ending_and_only_a_failure_its_reason() {
    let mut world = World::following(&["a"]);
    let error = || Some(Problem { title: Some("No".into()), ..Problem::default() });
    let run = |run, status: &str, outcome: Option<&str>| serde_json::json!({ "run": run, "status": status, "outcome": outcome, "error": error() });
    let body = serde_json::json!({
        "id": "a", "run": 9, "version": 9, "status": "in_progress",
        "earlier": [
            run(1, "failed", None), run(2, "canceled", None), run(3, "completed", None),
            run(4, "completed", Some("partial")), run(5, "stopped_by_admin", None),
        ],
    });
    world.server.always = Some(json(200, &body.to_string()));
    world.run(s(4));
    let seen: Vec<_> = world.view("a").earlier;
    let seen: Vec<_> = seen
        .iter()
        .map(|one| (one.run, one.status, one.status_word.as_deref(), one.error.is_some()))
        .collect();
    assert_eq!(
        seen,
        [
            (5, None, Some("stopped_by_admin"), true),
            (4, Some(ShownStatus::PartlyCompleted), None, false),
            (3, Some(ShownStatus::Completed), None, false),
            (2, Some(ShownStatus::Canceled), None, false),
            (1, Some(ShownStatus::Failed), None, true),
        ]
    );
}

#[test]
fn a_retry_that_the_server_took_is_looked_for_until_its_run_is_heard_of() {
    let mut world = failed();
    let before = serde_json::to_string(&world.server.jobs["a"]).unwrap();
    world.server.script.push_back(Some(json(202, &before)));
    world.ask(Ask::Retry(id("a")));
    world.run(s(4));
    assert_eq!(world.view("a").retry, Retry::Sending { only_failed: false });
    let job = Document {
        run: Some(2),
        version: Some(1),
        status: Status::InProgress,
        retry: None,
        ..super::server::job("a")
    };
    world.server.jobs.insert("a".into(), job);
    world.run(s(10));
    assert_eq!((world.view("a").run, world.view("a").status), (2, ShownStatus::InProgress));
}

#[test]
fn a_retry_under_a_new_id_takes_the_place_of_the_old_job_also_after_a_refresh() {
    let mut world = failed();
    world.server.retry_makes_new = true;
    world.ask(Ask::Retry(id("a")));
    world.run(s(1));
    assert_eq!(world.follower.recent().jobs, [id("a-again")]);
    assert_eq!(world.view("a").id, Some(id("a-again")), "whoever asks for the old one is shown the new one");
    assert_eq!(world.view("a").status, ShownStatus::InProgress);
    world.refresh();
    world.run(s(2));
    assert_eq!(world.follower.recent().jobs, [id("a-again")]);
    assert_eq!(world.view("a").id, Some(id("a-again")));
}

#[test]
fn whoever_shows_a_retried_job_is_told_of_the_changes_of_the_new_one() {
    let mut world = failed();
    world.server.retry_makes_new = true;
    world.ask(Ask::Retry(id("a")));
    let mut shown = world.view("a");
    world.effects.clear();
    let until = world.now.plus(s(20));
    while world.step(until) {
        let view = world.view("a");
        assert!(view == shown || world.changed("a") > 0, "{view:?}");
        shown = view;
        world.effects.clear();
    }
    assert_eq!(shown.id, Some(id("a-again")));
}

#[test]
fn two_jobs_that_claim_to_repeat_each_other_are_both_shown() {
    let mut world = World::new();
    for (name, other) in [("a", "b"), ("b", "a")] {
        let job = Document { retry_of: Some(id(other)), ..super::server::job(name) };
        world.server.jobs.insert(name.into(), job);
    }
    world.start_page();
    world.run(s(10));
    assert!(!world.follower.recent().jobs.is_empty());
}

#[test]
fn a_wish_that_is_under_way_when_the_page_is_left_is_sent_again_with_its_key() {
    let mut world = World::following(&["a"]);
    cancel(&mut world);
    world.input(Input::Left);
    world.run(s(60));
    assert_eq!(world.posts().len(), 1);
    world.input(Input::CameBack { who: None });
    world.run(s(2));
    assert_eq!(world.view("a").cancel, Cancel::Asked { is_slow: false });
    assert_eq!(world.server.carried_out.values().copied().collect::<Vec<_>>(), [1]);
}

#[test]
fn a_server_that_asks_for_patience_is_not_sent_a_wish_again_before() {
    let mut world = World::following(&["a"]);
    world.server.script.push_back(Some(super::server::busy(429, "60")));
    cancel(&mut world);
    world.run(s(59));
    assert_eq!(world.posts().len(), 1);
    world.run(s(10));
    assert_eq!(world.posts().len(), 2);
    assert!(matches!(world.view("a").cancel, Cancel::Asked { .. }));
}

#[test]
fn what_the_app_must_do_is_handed_to_it() {
    let mut world = World::following(&["a"]);
    for ask in [Ask::StartOver(id("a")), Ask::Open(id("a"))] {
        world.ask(ask.clone());
        assert!(world.effects.contains(&Effect::Host(ask)));
    }
    world.ask(Ask::CopyId(id("a")));
    assert!(world.effects.contains(&Effect::Copy { job: id("a"), what: Copied::Id, text: "a".into() }));
}

#[test]
fn what_was_copied_is_said_once_and_shown_for_a_while() {
    for (ask, what, text, said) in [
        (Ask::CopyId(id("a")), Copied::Id, "a", Said::Copied),
        (
            Ask::CopyDetails(id("a"), "Status: failed".into()),
            Copied::Details,
            "Status: failed",
            Said::DetailsCopied,
        ),
    ] {
        let mut world = World::following(&["a"]);
        world.ask(ask);
        assert!(world.effects.contains(&Effect::Copy { job: id("a"), what, text: text.into() }));
        assert_eq!(world.view("a").copying, Copying::Nothing, "the browser has not done it yet");
        world.input(Input::Copied { job: id("a"), what });
        assert_eq!(world.view("a").copying, Copying::Done(what));
        world.run(s(11));
        assert_eq!((world.view("a").copying, world.said()), (Copying::Nothing, vec![&said]));
    }
}

#[test]
fn what_the_browser_does_not_copy_is_said_and_shown_until_it_is_copied() {
    let mut world = World::following(&["a"]);
    world.ask(Ask::CopyDetails(id("a"), "Status: failed".into()));
    world.input(Input::NotCopied { job: id("a"), text: "Status: failed".into() });
    world.run(Span::minutes(5));
    assert_eq!(world.view("a").copying, Copying::Refused("Status: failed".into()));
    assert_eq!(world.said(), [&Said::NotCopied]);
    world.input(Input::Copied { job: id("a"), what: Copied::Details });
    assert_eq!(world.view("a").copying, Copying::Done(Copied::Details));
}

#[test]
fn after_a_cancel_the_person_is_told_what_was_kept_and_deleted() {
    let mut world = World::following(&["a"]);
    world.server.change("a", |job| {
        job.status = Status::Canceled;
        job.cancel = Some(CancelTerms {
            allowed: Some(false),
            keeps: vec!["Your filters".into()],
            deletes: vec!["The file".into()],
            ..CancelTerms::default()
        });
    });
    world.run(s(5));
    let Cancel::Done(effect) = world.view("a").cancel else { panic!("{:?}", world.view("a").cancel) };
    assert_eq!(
        (effect.keeps, effect.deletes),
        (vec!["Your filters".to_owned()], vec!["The file".to_owned()])
    );
}
