//! A wish that the server refuses: what is said aloud is what is shown, and neither calls it unconfirmed.

use waitwell_core::announce::{Said, Wished};
use waitwell_core::ask::Ask;
use waitwell_core::document::{Document, Status};
use waitwell_core::view::{Cancel, Retry, ShownStatus, Undo};

use super::server::{Say, id, json, s};
use super::world::World;

/// A job of which `ask` can be asked, after that was answered with `say`; what led up to it is not told again.
fn after(ask: &Ask, say: Say) -> World {
    let mut world = World::following(&["a"]);
    let ended = match ask {
        Ask::UndoCancel(_) => Some(Status::Canceled),
        Ask::Retry(_) | Ask::RetryFailed(_) => Some(Status::Failed),
        _ => None,
    };
    if let Some(status) = ended {
        world.server.end("a", status);
        world.run(s(20));
    }
    world.effects.clear();
    world.server.script.push_back(Some(say));
    world.ask(ask.clone());
    world.run(s(20));
    world
}

/// What was said of refusals and of wishes that nobody confirmed: which wish, whether it is final, and why.
fn refusals(world: &World) -> Vec<(Wished, bool, Option<&str>)> {
    let refusal = |said| match said {
        &Said::Refused { wish, is_final, ref reason, .. } => Some((wish, is_final, reason.as_deref())),
        Said::Unconfirmed { .. } => panic!("{said:?}"),
        _ => None,
    };
    world.said().into_iter().filter_map(refusal).collect()
}

#[test]
fn a_refused_wish_is_said_to_be_refused_and_why_and_never_to_be_unconfirmed() {
    for (ask, wish) in [
        (Ask::Cancel(id("a")), Wished::Cancel),
        (Ask::UndoCancel(id("a")), Wished::UndoCancel),
        (Ask::Retry(id("a")), Wished::Retry),
        (Ask::RetryFailed(id("a")), Wished::Retry),
    ] {
        for status in [400, 409, 422] {
            let say = json(status, r#"{"type":"no","detail":"It is being sent to the bank."}"#);
            let world = after(&ask, say);
            let expected = (wish, false, Some("It is being sent to the bank."));
            assert_eq!(refusals(&world), [expected], "{ask:?} {status}");
            let view = world.view("a");
            let is_shown = match wish {
                Wished::Cancel => matches!(view.cancel, Cancel::Denied { detail: Some(_) }),
                Wished::UndoCancel => matches!(view.undo, Undo::Denied { detail: Some(_), is_final: false }),
                Wished::Retry => matches!(view.retry, Retry::Denied { detail: Some(_), .. }),
            };
            assert!(is_shown, "{view:?}");
        }
    }
}

#[test]
fn a_wish_that_this_person_may_not_have_is_said_to_be_refused_without_a_reason() {
    let world = after(&Ask::Cancel(id("a")), json(403, "{}"));
    assert_eq!(refusals(&world), [(Wished::Cancel, false, None)]);
}

#[test]
fn an_undo_that_comes_too_late_is_said_to_be_final_as_it_is_shown() {
    let mut late = World::following(&["a"]);
    late.server.end("a", Status::Canceled);
    let canceled = late.server.jobs["a"].clone();
    let body = |job: &Document| {
        format!(
            r#"{{"type":"not-undoable","detail":"Its files are gone.","job":{}}}"#,
            serde_json::to_string(job).unwrap()
        )
    };
    for (job, is_final) in [
        (canceled.clone(), false),
        (Document { cancel: None, version: canceled.version.map(|version| version + 1), ..canceled }, true),
    ] {
        let world = after(&Ask::UndoCancel(id("a")), json(409, &body(&job)));
        assert_eq!(refusals(&world), [(Wished::UndoCancel, is_final, Some("Its files are gone."))]);
    }
}

#[test]
fn a_retry_that_is_refused_because_it_runs_again_already_is_not_called_refused() {
    let run = Document { run: Some(2), ..super::server::job("a") };
    let body = format!(r#"{{"type":"not-retryable","job":{}}}"#, serde_json::to_string(&run).unwrap());
    let world = after(&Ask::Retry(id("a")), json(409, &body));
    assert_eq!((world.view("a").run, world.view("a").retry), (2, Retry::NotOffered));
    assert_eq!(refusals(&world), [], "the page shows the new run, and nothing of a refusal");
}

#[test]
fn f37_a_cancel_that_finds_the_job_failed_or_canceled_already_says_that_and_not_that_it_finished() {
    for (status, shown) in [(Status::Failed, ShownStatus::Failed), (Status::Canceled, ShownStatus::Canceled)]
    {
        let mut world = World::following(&["a"]);
        world.server.end("a", status);
        world.ask(Ask::Cancel(id("a")));
        world.run(s(10));
        let view = world.view("a");
        assert_eq!(view.status, shown);
        assert_ne!(view.cancel, Cancel::TooLate);
        let said = world.said();
        assert!(matches!(said[..], [Said::Status { status, .. }] if *status == shown), "{said:?}");
    }
}
