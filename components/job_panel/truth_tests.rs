//! No panel says one thing in one line and the opposite in another, in any language.

use waitwell_core::document::Leave;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::view::{Cancel, Contact, JobView, Retry, ShownStatus, Undo};

use super::JobPanelCopy;
use crate::fixture::markup::words;
use crate::fixture::samples::{at, canceled, failed, needs_action, queued, running};
use crate::language::Noun;
use crate::{locales, readout};

/// Hands what the panel of each job says to `check`, in every language.
fn each(jobs: &[JobView], check: impl Fn(&JobPanelCopy, &Noun, &str)) {
    assert!(!jobs.is_empty());
    for locale in locales::ALL {
        let copy = (locale.copy)();
        for job in jobs {
            let said = words(&readout::panel(&copy, job));
            check(&copy.panel, copy.panel.wording.noun(job.kind.as_deref()), &said);
        }
    }
}

fn even(text: &str) -> String {
    words(text)
}

fn in_doubt() -> Vec<JobView> {
    let retry = |only_failed| Retry::Unconfirmed { only_failed };
    vec![
        JobView { retry: retry(false), ..failed() },
        JobView { retry: retry(true), ..failed() },
        JobView { retry: retry(true), status: ShownStatus::PartlyCompleted, ..failed() },
        JobView { undo: Undo::Unconfirmed, ..canceled() },
    ]
}

#[test]
fn after_a_wish_that_was_not_confirmed_nobody_says_that_there_is_nothing_left_to_wait_for() {
    each(&in_doubt(), |copy, noun, said| {
        assert!(!said.contains(&even(&copy.nothing_runs)), "{said}");
        for sentence in [&(copy.in_doubt)(noun), &*copy.in_doubt_checking, &*copy.in_doubt_leave] {
            assert!(said.contains(&even(sentence)), "{sentence} is missing in {said}");
        }
    });
    let needed: Vec<_> =
        in_doubt().into_iter().map(|job| JobView { leave: Some(Leave::KeepOpen), ..job }).collect();
    each(&needed, |copy, _, said| {
        assert!(
            said.contains(&even(&copy.in_doubt_stay)) && !said.contains(&even(&copy.in_doubt_leave)),
            "{said}"
        );
    });
    let signed_out: Vec<_> =
        in_doubt().into_iter().map(|job| JobView { hearing: Hearing::SignedOut, ..job }).collect();
    each(&signed_out, |copy, _, said| assert!(!said.contains(&even(&copy.in_doubt_checking)), "{said}"));
}

#[test]
fn while_a_cancel_can_be_undone_nobody_says_that_nothing_more_will_happen() {
    let denied = |is_final| Undo::Denied { detail: None, is_final };
    let undo = |undo| JobView { undo, ..canceled() };
    let open = [undo(Undo::Offered), undo(Undo::Sending), undo(Undo::Unconfirmed), undo(denied(false))];
    let again = [Retry::Sending { only_failed: false }, Retry::Unconfirmed { only_failed: false }];
    let again = again.map(|retry| JobView { retry, ..canceled() });
    each(&[open.as_slice(), &again].concat(), |copy, noun, said| {
        assert!(!said.contains(&even(&(copy.result.canceled)(noun))), "{said}");
        assert!(said.contains(&even(&(copy.result.canceled_for_now)(noun))), "{said}");
    });
    each(&[canceled(), undo(denied(true))], |copy, noun, said| {
        assert!(said.contains(&even(&(copy.result.canceled)(noun))), "{said}");
    });
}

#[test]
fn once_a_cancel_was_asked_for_nobody_says_that_it_keeps_running_to_its_result() {
    let asked = [false, true].map(|is_slow| Cancel::Asked { is_slow });
    let asked = [asked.as_slice(), &[Cancel::Unconfirmed]].concat();
    for job in [running(), queued(), needs_action()] {
        let jobs: Vec<_> =
            asked.iter().map(|cancel| JobView { cancel: cancel.clone(), ..job.clone() }).collect();
        each(&jobs, |copy, noun, said| {
            assert!(said.contains(&even(&(copy.leave_stopping)(noun))), "{said}");
            for not_known in [(copy.leave)(noun), (copy.act_later)(noun)] {
                assert!(!said.contains(&even(&not_known)), "{said}");
            }
        });
        let contact = Contact {
            heard_at: Some(at(14, 2, 0)),
            trouble: Some(Trouble::Unreachable),
            ..job.contact.clone()
        };
        let lost: Vec<_> = jobs
            .iter()
            .map(|job| JobView { hearing: Hearing::Lost, contact: contact.clone(), ..job.clone() })
            .collect();
        each(&lost, |copy, noun, said| {
            let line = &copy.heartbeat;
            assert!(said.contains(&even(&(line.may_have_stopped)(noun))), "{said}");
            for not_known in [line.keeps_running, line.keeps_its_place, line.is_kept] {
                assert!(!said.contains(&even(&not_known(noun))), "{said}");
            }
        });
    }
    let forgotten = JobView { cancel: Cancel::Unconfirmed, is_forgotten_on_close: true, ..running() };
    each(&[forgotten], |copy, noun, said| {
        assert!(said.contains(&even(&(copy.leave_stopping_with_id)(noun))), "{said}");
        assert!(!said.contains(&even(&(copy.leave_with_id)(noun))), "{said}");
    });
}

#[test]
fn what_explains_a_wait_says_that_it_runs_and_the_way_to_leave_does_not_say_it_again() {
    for name in ["waiting", "quiet"] {
        let job = super::jobs().into_iter().find(|(is, _)| *is == name).map(|(_, job)| job).unwrap();
        each(&[job], |copy, noun, said| {
            assert!(
                said.contains(&even(&copy.leave_too)) && !said.contains(&even(&(copy.leave)(noun))),
                "{said}"
            );
        });
    }
}

#[test]
fn what_waits_for_its_turn_is_not_said_to_keep_running() {
    each(&[queued()], |copy, noun, said| {
        assert!(said.contains(&even(&(copy.leave_queued)(noun))), "{said}");
        assert!(!said.contains(&even(&(copy.leave)(noun))), "{said}");
    });
    let lost = JobView { hearing: Hearing::Lost, ..queued() };
    each(&[lost], |copy, noun, said| {
        assert!(said.contains(&even(&(copy.heartbeat.keeps_its_place)(noun))), "{said}");
        assert!(said.contains(&even(&copy.leave_too)), "its place is said once: {said}");
    });
}

#[test]
fn how_to_get_help_is_said_once() {
    let expired =
        super::jobs().into_iter().find(|(name, _)| *name == "file-expired").map(|(_, job)| job).unwrap();
    each(&[JobView { retry: Retry::NotOffered, has_inputs: false, ..expired }], |copy, _, said| {
        assert!(
            said.contains(&even(&copy.nothing_runs)) && !said.contains(&even(&copy.ask_for_help)),
            "{said}"
        );
    });
}
