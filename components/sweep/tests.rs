use waitwell_core::scenarios;

use super::{Question, check, check_view};
use crate::copy::Copy;
use crate::job_panel::jobs;
use crate::locales;

#[test]
fn every_question_is_answered_at_every_moment_of_every_scenario_in_every_language() {
    let scenarios = scenarios::all();
    assert!(scenarios.iter().map(|scenario| scenario.views().len()).sum::<usize>() > 100);
    for locale in locales::ALL {
        let findings = check(&(locale.copy)(), &scenarios);
        let shown: Vec<String> = findings.iter().take(5).map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}: {} open: {shown:#?}", locale.tag, findings.len());
    }
}

#[test]
fn every_question_is_answered_in_every_situation_of_the_panel_in_every_language() {
    let jobs = jobs();
    for locale in locales::ALL {
        let copy = (locale.copy)();
        let open = jobs.iter().flat_map(|(name, job)| {
            let findings = check_view(&copy, job).into_iter();
            findings.map(move |finding| format!("{}, {name}: {finding}", locale.tag))
        });
        assert_eq!(open.collect::<Vec<_>>(), Vec::<String>::new());
    }
}

/// Scenarios in which every question comes up.
const ENOUGH: [&str; 2] = ["queued-3-minutes", "partly-completed"];

/// What the sweep finds once `break_it` has broken the words.
fn broken(break_it: impl FnOnce(&mut Copy)) -> Vec<Question> {
    let mut copy = Copy::default();
    break_it(&mut copy);
    let few: Vec<_> = scenarios::all().into_iter().filter(|one| ENOUGH.contains(&one.name)).collect();
    assert_eq!(few.len(), ENOUGH.len());
    check(&copy, &few).into_iter().map(|finding| finding.question).collect()
}

#[test]
fn a_question_without_an_answer_is_found() {
    use Question::{Cancel, Lasts, Leave, Next, Result, Started};
    assert!(broken(|copy| copy.panel.badge.queued = "".into()).contains(&Started));
    assert!(broken(|copy| copy.panel.tracker.usual = |_| String::new()).contains(&Lasts));
    assert!(broken(|copy| copy.panel.leave = |_| String::new()).contains(&Leave));
    assert!(broken(|copy| copy.panel.cancel.hint = |_, _| String::new()).contains(&Cancel));
    assert!(broken(|copy| copy.panel.result.download = "".into()).contains(&Result));
    assert!(broken(|copy| copy.panel.result.next = |_, _, _| None).contains(&Next));
}

#[test]
fn an_answer_that_leaves_out_its_fact_is_found() {
    assert_eq!(broken(|copy| copy.panel.tracker.usual = |_| "Usually soon.".to_owned()), [Question::Lasts]);
    let lost = broken(|copy| copy.panel.heartbeat.lost = |_| "No contact.".to_owned());
    assert_eq!(lost, [Question::Started]);
}

#[test]
fn two_answers_that_read_alike_are_found() {
    let alike = broken(|copy| copy.panel.stay = copy.panel.leave);
    assert_eq!(alike, [Question::Leave]);
}
