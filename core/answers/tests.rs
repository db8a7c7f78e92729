use super::*;
use crate::document::Duplicates;
use crate::id::JobId;
use crate::view::{CancelEffect, ErrorView, FileView, Fix, ResultView, RetryOffer};

const HEARINGS: [Hearing; 8] = [
    Hearing::Live,
    Hearing::Polling,
    Hearing::Checking,
    Hearing::Lost,
    Hearing::Offline,
    Hearing::SignedOut,
    Hearing::Paused,
    Hearing::Restoring,
];

fn file(link: FileLink) -> FileView {
    FileView { name: None, format: None, bytes: None, rows: None, link, expires_at: None }
}

fn results() -> Vec<Option<ResultView>> {
    let links = [
        FileLink::Ready("x".into()),
        FileLink::Blocked,
        FileLink::Expired,
        FileLink::SignInFirst,
        FileLink::NotGiven,
    ];
    let mut results = vec![None, Some(ResultView::default())];
    results.extend(links.map(|link| Some(ResultView { files: vec![file(link)], ..Default::default() })));
    results
}

fn cancels() -> Vec<Cancel> {
    vec![
        Cancel::NotOffered,
        Cancel::Refused { why_not: None },
        Cancel::Offered(CancelEffect::default()),
        Cancel::Sending,
        Cancel::Asked { is_slow: true },
        Cancel::Unconfirmed,
        Cancel::Denied { detail: None },
        Cancel::TooLate,
    ]
}

fn retries() -> Vec<Retry> {
    let fix = Fix { code: None, label: None, link: None };
    vec![
        Retry::NotOffered,
        Retry::Refused { why_not: None },
        Retry::Offered(RetryOffer { duplicates: Some(Duplicates::None), ..Default::default() }),
        Retry::Offered(RetryOffer { fix_first: Some(fix), ..Default::default() }),
        Retry::Sending { only_failed: false },
        Retry::Unconfirmed { only_failed: true },
        Retry::Denied { only_failed: false, detail: None },
    ]
}

/// Every combination of what the answers depend on.
fn every_view(mut check: impl FnMut(&JobView)) {
    for status in ShownStatus::ALL {
        for hearing in HEARINGS {
            for cancel in cancels() {
                for retry in retries() {
                    for result in results() {
                        for (leave, flag) in [
                            (None, false),
                            (None, true),
                            (Some(Leave::Safe), false),
                            (Some(Leave::Safe), true),
                            (Some(Leave::KeepOpen), false),
                        ] {
                            check(&JobView {
                                status,
                                hearing,
                                cancel: cancel.clone(),
                                retry: retry.clone(),
                                result: result.clone(),
                                leave,
                                is_forgotten_on_close: flag,
                                has_inputs: flag,
                                ..JobView::default()
                            });
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn nobody_is_told_to_leave_unless_the_server_says_so_or_nothing_runs() {
    every_view(|job| {
        let leave = job.answers().leave;
        match leave {
            MayLeave::Yes | MayLeave::YesWithId => assert_eq!(job.leave, Some(Leave::Safe)),
            MayLeave::NothingRuns => assert!(job.status.is_over()),
            MayLeave::InDoubt { may_leave } => {
                assert!(job.status.is_over() && matches!(job.retry, Retry::Unconfirmed { .. }));
                assert!(!may_leave || (job.leave == Some(Leave::Safe) && !job.is_forgotten_on_close));
            }
            MayLeave::AfterAnswer => {
                assert!(job.cancel == Cancel::Sending || matches!(job.retry, Retry::Sending { .. }));
            }
            MayLeave::No | MayLeave::Unknown => assert!(!job.status.is_over()),
        }
    });
}

#[test]
fn a_cancel_is_promised_only_where_it_is_offered_and_something_runs() {
    every_view(|job| match job.answers().cancel {
        MayCancel::Yes(_) => assert!(matches!(job.cancel, Cancel::Offered(_)) && !job.status.is_over()),
        MayCancel::NothingRuns => assert!(job.status.is_over()),
        MayCancel::TooLate => assert_eq!(job.cancel, Cancel::TooLate),
        _ => assert!(!job.status.is_over()),
    });
}

#[test]
fn what_runs_asks_for_patience_and_what_is_over_never_does() {
    every_view(|job| {
        let next = job.answers().next;
        if job.hearing == Hearing::SignedOut {
            assert_eq!(next, Next::SignIn);
        } else if job.status.is_over() {
            assert!(!matches!(next, Next::Wait | Next::Act), "{job:?}");
        } else {
            assert!(matches!(next, Next::Wait | Next::Act | Next::AskForHelp), "{job:?}");
        }
    });
}

#[test]
fn a_download_is_the_next_step_only_where_a_file_can_be_fetched() {
    every_view(|job| {
        let answers = job.answers();
        assert!(answers.result != ResultPlace::Files || job.status.is_over(), "{job:?}");
        if answers.next == Next::Download {
            assert_eq!(answers.result, ResultPlace::Files);
        }
    });
}

#[test]
fn a_job_known_from_storage_alone_is_not_called_started_anew() {
    let job = JobView { id: JobId::parse("job_1"), ..JobView::default() };
    assert_eq!(job.answers().started, Started::Restoring);
    assert_eq!(JobView::default().answers().started, Started::Confirming);
}

#[test]
fn a_time_is_promised_only_where_the_server_gave_one() {
    let usual = Range { low_s: 120, high_s: 300 };
    let running = JobView { status: ShownStatus::InProgress, ..JobView::default() };
    assert_eq!(running.answers().lasts, Lasts::Unknown);
    let usually = JobView { estimate: Some(usual), ..running.clone() };
    assert_eq!(usually.answers().lasts, Lasts::Usually(usual));
    let late = JobView { overdue: true, ..usually };
    assert_eq!(late.answers().lasts, Lasts::LongerThan(Some(usual)));
    assert_eq!(JobView { overdue: true, ..running }.answers().lasts, Lasts::LongerThan(None));
}

#[test]
fn after_a_failure_the_next_step_is_the_most_helpful_one_that_is_offered() {
    let failed = JobView {
        status: ShownStatus::Failed,
        hearing: Hearing::Paused,
        error: Some(ErrorView::default()),
        ..JobView::default()
    };
    assert_eq!(failed.answers().next, Next::AskForHelp);
    let again = JobView { has_inputs: true, ..failed.clone() };
    assert_eq!(again.answers().next, Next::StartOver);
    let retry = JobView { retry: Retry::Offered(RetryOffer::default()), ..again };
    assert_eq!(retry.answers().next, Next::Retry);
    let fix = Fix { code: Some("credentials-expired".into()), label: None, link: None };
    let offer = RetryOffer { fix_first: Some(fix), ..RetryOffer::default() };
    assert_eq!(JobView { retry: Retry::Offered(offer), ..retry }.answers().next, Next::FixThenRetry);
}

#[test]
fn a_complete_job_is_not_started_over_by_advice() {
    let done = JobView {
        status: ShownStatus::Completed,
        hearing: Hearing::Paused,
        has_inputs: true,
        result: Some(ResultView::default()),
        ..JobView::default()
    };
    assert_eq!(done.answers().next, Next::Nothing);
}

#[test]
fn one_file_that_can_be_fetched_is_enough_to_say_so() {
    let files = vec![file(FileLink::Expired), file(FileLink::Ready("x".into()))];
    let job = JobView {
        status: ShownStatus::PartlyCompleted,
        hearing: Hearing::Paused,
        result: Some(ResultView { files, ..ResultView::default() }),
        ..JobView::default()
    };
    assert_eq!(job.answers().result, ResultPlace::Files);
    assert_eq!(job.answers().next, Next::Download);
}

#[test]
fn what_is_not_told_to_who_has_signed_out_is_no_start_that_waits_to_be_confirmed() {
    let job = JobView { hearing: Hearing::SignedOut, ..JobView::default() };
    assert_eq!(job.answers().started, Started::Restoring);
    assert_eq!(job.answers().next, Next::SignIn);
}

#[test]
fn who_has_a_wish_on_its_way_is_not_told_to_leave_before_it_is_answered() {
    let running = JobView { status: ShownStatus::InProgress, leave: Some(Leave::Safe), ..JobView::default() };
    let failed = JobView { status: ShownStatus::Failed, ..running.clone() };
    let canceled = JobView { status: ShownStatus::Canceled, ..running.clone() };
    for job in [
        JobView { cancel: Cancel::Sending, ..running.clone() },
        JobView { undo: Undo::Sending, ..running.clone() },
        JobView { undo: Undo::Sending, ..canceled },
        JobView { retry: Retry::Sending { only_failed: false }, ..failed.clone() },
        JobView { retry: Retry::Sending { only_failed: true }, ..failed.clone() },
    ] {
        assert_eq!(job.answers().leave, MayLeave::AfterAnswer, "{job:?}");
    }
    let asked = JobView { cancel: Cancel::Asked { is_slow: false }, ..running.clone() };
    assert_eq!(asked.answers().leave, MayLeave::Yes);
    // What stops without the page is the greater loss.
    let kept = JobView { leave: Some(Leave::KeepOpen), cancel: Cancel::Sending, ..running };
    assert_eq!(kept.answers().leave, MayLeave::No);
}

#[test]
fn of_a_wish_for_another_run_that_was_not_confirmed_nobody_says_that_nothing_runs() {
    let failed = JobView { status: ShownStatus::Failed, leave: Some(Leave::Safe), ..JobView::default() };
    let canceled = JobView { status: ShownStatus::Canceled, ..failed.clone() };
    for job in [
        JobView { retry: Retry::Unconfirmed { only_failed: false }, ..failed.clone() },
        JobView { retry: Retry::Unconfirmed { only_failed: true }, ..failed },
        JobView { undo: Undo::Unconfirmed, ..canceled },
    ] {
        assert!(job.may_go_on());
        assert_eq!(job.answers().leave, MayLeave::InDoubt { may_leave: true });
        for job in [
            JobView { leave: Some(Leave::KeepOpen), ..job.clone() },
            JobView { leave: None, ..job.clone() },
            JobView { is_forgotten_on_close: true, ..job.clone() },
        ] {
            assert_eq!(job.answers().leave, MayLeave::InDoubt { may_leave: false });
        }
    }
}

#[test]
fn what_may_stop_at_any_moment_is_told_apart_from_what_keeps_running() {
    let running = JobView { status: ShownStatus::InProgress, ..JobView::default() };
    for cancel in cancels() {
        let may_stop = matches!(cancel, Cancel::Sending | Cancel::Asked { .. } | Cancel::Unconfirmed);
        let ended = JobView { status: ShownStatus::Failed, cancel: cancel.clone(), ..JobView::default() };
        assert!(!ended.answers().may_stop);
        assert_eq!(JobView { cancel, ..running.clone() }.answers().may_stop, may_stop);
    }
}
