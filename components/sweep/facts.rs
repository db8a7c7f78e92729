//! What an answer must not leave out, and which answers must not read alike, whatever the scenarios show.

use waitwell_core::document::{CancelScope, Range};
use waitwell_core::view::CancelEffect;

use super::{Finding, Question};
use crate::copy::Copy;
use crate::fixture::samples::{at, running};

pub(super) fn check(copy: &Copy) -> Vec<Finding> {
    let pairs = unlike(copy).into_iter().filter_map(|(question, answers)| same(question, &answers));
    let facts =
        holds(copy).into_iter().filter(|(_, fact, answer)| answer.matches(fact.as_str()).count() != 1);
    let facts = facts.map(|(question, fact, answer)| {
        finding(question, format!("“{answer}” does not hold “{fact}” once, as it was given"))
    });
    pairs.chain(facts).collect()
}

/// Answers that say the opposite, or something else, and so must read differently.
fn unlike(copy: &Copy) -> Vec<(Question, Vec<String>)> {
    let panel = &copy.panel;
    let noun = panel.wording.noun(running().kind.as_deref());
    let usual = panel.wording.usual(Range { low_s: 120, high_s: 300 });
    let hint = |scope| (panel.cancel.hint)(noun, &CancelEffect { scope, ..CancelEffect::default() });
    let texts = |texts: &[&crate::Text]| texts.iter().map(|text| text.to_string()).collect::<Vec<_>>();
    vec![
        (Question::Started, texts(&[&panel.badge.sending, &panel.badge.queued, &panel.badge.in_progress])),
        (
            Question::Lasts,
            vec![
                (panel.tracker.usual)(&usual),
                (panel.tracker.overdue)(Some(&usual)),
                panel.duration_not_known.to_string(),
            ],
        ),
        (
            Question::Leave,
            vec![
                (panel.leave)(noun),
                (panel.leave_queued)(noun),
                (panel.leave_with_id)(noun),
                (panel.leave_stopping)(noun),
                (panel.leave_stopping_with_id)(noun),
                (panel.in_doubt)(noun),
                panel.in_doubt_leave.to_string(),
                panel.in_doubt_stay.to_string(),
                (panel.stay)(noun),
                panel.stay_for_answer.to_string(),
                panel.stay_for_run.to_string(),
                (panel.leave_not_known)(noun),
                (panel.act_later)(noun),
                panel.nothing_runs.to_string(),
            ],
        ),
        (
            Question::Cancel,
            [None, Some(CancelScope::Upload), Some(CancelScope::Remaining), Some(CancelScope::Whole)]
                .map(hint)
                .into(),
        ),
        (
            Question::Cancel,
            vec![
                (panel.cancel.refused)(noun),
                (panel.cancel.asked)(noun),
                (panel.cancel.unconfirmed)(noun),
                (panel.cancel.denied)(noun),
                (panel.cancel.too_late)(noun),
            ],
        ),
        (Question::Cancel, texts(&[&panel.cancel.keep_running, &(panel.cancel.cancel)(noun).into()])),
        (
            Question::Result,
            [panel.result.ready, panel.result.partly, panel.result.canceled, panel.result.canceled_for_now]
                .map(|say| say(noun))
                .into(),
        ),
        (
            Question::Result,
            texts(&[&panel.retry.work_safe, &panel.retry.work_lost, &panel.retry.work_unknown]),
        ),
        (
            Question::Next,
            texts(&[&panel.retry.no_duplicates, &panel.retry.may_duplicate, &panel.retry.duplicates_unknown]),
        ),
        (
            Question::Next,
            texts(&[
                &panel.retry.failed_stays,
                &panel.retry.failed_may_duplicate,
                &panel.retry.failed_duplicates_unknown,
            ]),
        ),
        (
            Question::Next,
            texts(&[
                &(panel.retry.retry)(noun).into(),
                &(panel.retry.retry_failed)(None).into(),
                &panel.retry.start_over,
            ]),
        ),
        (
            Question::Cancel,
            vec![
                (panel.cancel.undo_hint)(noun),
                (panel.cancel.undone)(noun),
                panel.cancel.undo_unconfirmed.to_string(),
                panel.cancel.undo_denied.to_string(),
                panel.cancel.undo_too_late.to_string(),
            ],
        ),
        (Question::Cancel, texts(&[&panel.cancel.undo, &(panel.cancel.cancel)(noun).into()])),
        (Question::Result, texts(&[&panel.result.deleted, &panel.result.deleted_unless_undone])),
    ]
}

/// The facts that a sentence was given and has to hold.
fn holds(copy: &Copy) -> Vec<(Question, String, String)> {
    let panel = &copy.panel;
    let usual = panel.wording.usual(Range { low_s: 120, high_s: 300 });
    let clock = panel.wording.moment(at(14, 2, 0));
    let when = clock.at();
    let line = &panel.heartbeat;
    let mut facts = vec![
        (Question::Lasts, usual.to_string(), (panel.tracker.usual)(&usual)),
        (Question::Lasts, usual.to_string(), (panel.tracker.overdue)(Some(&usual))),
        (Question::Lasts, clock.time.clone(), (panel.due)(&clock)),
        (Question::Lasts, usual.to_string(), (panel.retry.failed_takes)(&usual)),
    ];
    let noun = panel.wording.noun(running().kind.as_deref());
    let sayings =
        [line.still_working, line.queued, line.needs_action, line.paused, line.lost, line.offline, line.busy];
    let mut sayings: Vec<String> = sayings.iter().map(|say| say(Some(&when))).collect();
    sayings.extend([
        (line.quiet)(noun, &when),
        (line.busy_for_long)(&when),
        (line.signed_out)(Some(&when), ""),
    ]);
    sayings.extend([line.finished, line.failed, line.canceled].map(|say| say(Some(&when), None)));
    facts.extend(sayings.into_iter().map(|sentence| (Question::Started, when.clone(), sentence)));
    facts
}

fn same(question: Question, answers: &[String]) -> Option<Finding> {
    let repeated = answers.iter().enumerate().find(|(at, answer)| answers[..*at].contains(answer));
    let (_, answer) = repeated?;
    Some(finding(question, format!("“{answer}” is the answer to two different situations")))
}

fn finding(question: Question, trouble: String) -> Finding {
    Finding { moment: "in every scenario".to_owned(), question, trouble }
}
