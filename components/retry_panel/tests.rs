use leptos::prelude::*;
use waitwell_core::document::{Duplicates, Range, RetryFrom};
use waitwell_core::link::Link;
use waitwell_core::view::{ErrorView, FailedOffer, Fix, JobView, Retry, RetryOffer, ShownStatus};

use super::copy::known;
use super::fixtures::{fix_first, offered, only};
use super::{ProblemCopy, RetryPanel, RetryPanelCopy};
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{canceled, completed, failed, running};
use crate::language::Noun;

fn draw(job: JobView) -> String {
    html(move || view! { <RetryPanel job=Signal::stored(job) ask=|_| {} /> }.into_any())
}

fn said(job: JobView) -> String {
    words(&draw(job))
}

fn problem(kind: &str) -> JobView {
    let error = ErrorView { kind: Some(kind.into()), ..ErrorView::default() };
    JobView { error: Some(error), retry: offered(), ..failed() }
}

fn asks(html: &str) -> Vec<&str> {
    html.split(" data-ask=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn retry_stands_beside_what_happened_with_what_to_fix_and_where_it_goes_on() {
    let html = draw(fix_first());
    assert_eq!(attribute(&html, "data-ww"), Some("retry-panel"));
    assert_eq!(attribute(&html, "data-retry"), Some("offered"));
    assert_eq!(attribute(&html, "data-problem"), Some("credentials-expired"));
    assert_eq!(
        words(&html),
        "Export stopped because a sign-in that it needs has expired. What was done so far is safe. \
         Renew the bank connection , then retry. \
         Retry continues from “Final check”; usually 10 to 20 seconds. It will not create duplicates. \
         Your filters and settings are kept. \
         Retry export Start over Start over opens the form with the same inputs. Show details"
    );
    assert_eq!(attribute(&html, "href"), Some("https://app.example/connections/bank"));
    assert_eq!(attribute(&html, "rel"), Some("noopener noreferrer"));
    assert_eq!(attribute(&html, "referrerpolicy"), Some("no-referrer"));
}

#[test]
fn retry_and_start_over_are_two_buttons_and_start_over_says_what_it_does() {
    let html = draw(fix_first());
    assert_eq!(asks(&html), ["retry", "start-over", "show-details"]);
    let named = attribute(&html, "aria-labelledby").unwrap_or_default();
    let (_, name) = html.split_once(&format!(" id=\"{named}\" aria-hidden=\"true\"")).unwrap_or_default();
    assert!(words(name).contains("Start over opens the form"), "{named}: {html}");
}

#[test]
fn every_known_problem_has_words_of_its_own_that_say_what_happened_and_what_to_do() {
    let mut seen = std::collections::BTreeSet::new();
    let export = Noun::new("export");
    for ProblemCopy { kind, happened, advice } in known() {
        let text = said(problem(&kind));
        assert!(text.contains(&happened(&export)) && text.contains(&advice(&export)), "{kind}: {text}");
        assert!(!text.contains("gave no reason"), "{kind}: {text}");
        assert!(seen.insert(happened(&export)), "{kind} shares its words");
    }
}

#[test]
fn an_app_can_word_its_own_problems() {
    let mut copy = RetryPanelCopy::default();
    copy.problems.push(ProblemCopy {
        kind: "ledger-closed".into(),
        happened: |noun| format!("The {noun} found the ledger closed."),
        advice: |_| "Wait for Monday.".to_owned(),
    });
    let job = problem("ledger-closed");
    let html = html(move || view! { <RetryPanel job=Signal::stored(job) ask=|_| {} copy=copy /> }.into_any());
    assert!(words(&html).contains("The export found the ledger closed."), "{}", words(&html));
    assert!(words(&html).contains("Wait for Monday."), "{}", words(&html));
}

#[test]
fn an_unknown_problem_is_told_in_the_servers_own_words_or_called_without_a_reason() {
    let error = ErrorView {
        kind: Some("ledger-closed".into()),
        title: Some("The ledger is closed.".into()),
        detail: Some("It opens on Monday.".into()),
        ..ErrorView::default()
    };
    let text = said(JobView { error: Some(error), ..failed() });
    assert!(text.starts_with("The ledger is closed. It opens on Monday."), "{text}");
    for error in [None, Some(ErrorView::default())] {
        let text = said(JobView { error, ..failed() });
        assert!(
            text.starts_with("The export stopped before it finished. The server gave no reason."),
            "{text}"
        );
    }
}

#[test]
fn whether_the_work_is_safe_is_said_and_never_guessed() {
    let work =
        |work_safe| said(JobView { error: Some(ErrorView { work_safe, ..Default::default() }), ..failed() });
    assert!(work(Some(true)).contains("What was done so far is safe."));
    assert!(work(Some(false)).contains("What was done so far was not kept."));
    assert!(work(None).contains("We don't know whether what was done so far was kept."));
}

#[test]
fn where_a_retry_restarts_is_said_as_far_as_it_is_known() {
    let terms = |from, from_stage: Option<&str>, usual| {
        let offer = RetryOffer { from, from_stage: from_stage.map(Into::into), usual, ..Default::default() };
        said(JobView { retry: Retry::Offered(offer), ..failed() })
    };
    let usual = Some(Range { low_s: 120, high_s: 300 });
    assert!(
        terms(Some(RetryFrom::Start), None, usual)
            .contains("Retry starts from the beginning; usually 2 to 5 minutes.")
    );
    assert!(terms(Some(RetryFrom::Checkpoint), None, None).contains("Retry continues where it stopped."));
    assert!(
        terms(Some(RetryFrom::Checkpoint), Some("Final check"), None)
            .contains("Retry continues from “Final check”.")
    );
    assert!(terms(None, None, usual).contains("A retry usually takes 2 to 5 minutes."));
    let unknown = terms(None, None, None);
    assert!(!unknown.contains("beginning") && !unknown.contains("continues"), "{unknown}");
}

#[test]
fn duplicates_are_spoken_of_only_where_a_retry_is_offered() {
    let text = |duplicates| {
        said(JobView { retry: Retry::Offered(RetryOffer { duplicates, ..Default::default() }), ..failed() })
    };
    assert!(text(Some(Duplicates::None)).contains("It will not create duplicates."));
    assert!(text(Some(Duplicates::Possible)).contains("It may create duplicates."));
    assert!(text(None).contains("We don't know whether retrying creates duplicates."));
    for retry in [
        Retry::NotOffered,
        Retry::Refused { why_not: None },
        Retry::Sending { only_failed: false },
        Retry::Unconfirmed { only_failed: false },
    ] {
        assert!(!said(JobView { retry, ..failed() }).contains("duplicates"));
    }
}

#[test]
fn how_far_a_retry_is_stands_beside_its_button() {
    let sending = draw(JobView { retry: Retry::Sending { only_failed: false }, ..failed() });
    assert_eq!(attribute(&sending, "aria-disabled"), Some("true"));
    assert_eq!(asks(&sending), ["retry", "show-details"]);
    assert!(words(&sending).contains("Retrying export…"));
    let unconfirmed = said(JobView { retry: Retry::Unconfirmed { only_failed: false }, ..failed() });
    assert!(unconfirmed.contains("We haven't been able to confirm the retry. Try again"), "{unconfirmed}");
    let denied =
        JobView { retry: Retry::Denied { only_failed: false, detail: Some("Too late.".into()) }, ..failed() };
    assert_eq!(asks(&draw(denied.clone())), ["retry", "start-over", "dismiss", "show-details"]);
    assert!(said(denied).contains("The server did not accept the retry. Too late. Try again"));
}

#[test]
fn only_what_is_missing_can_be_retried_beside_a_whole_retry_with_what_that_does() {
    let offer = FailedOffer {
        count: Some(2),
        unit: Some("rows".into()),
        usual: Some(Range { low_s: 10, high_s: 20 }),
        duplicates: Some(Duplicates::None),
    };
    let html = draw(only(offer));
    assert_eq!(asks(&html), ["retry", "retry-failed", "start-over"]);
    let text = words(&html);
    assert!(text.contains("Retry export Retry only what is missing (2 rows) Start over"), "{text}");
    assert!(
        text.contains(
            "Retrying only what is missing leaves what is done as it is and creates nothing twice. \
             It usually takes 10 to 20 seconds."
        ),
        "{text}"
    );
}

#[test]
fn that_nothing_is_made_twice_is_said_only_where_the_server_says_so_and_unknown_is_not_zero() {
    let text = |duplicates| said(only(FailedOffer { duplicates, ..FailedOffer::default() }));
    let possible = text(Some(Duplicates::Possible));
    assert!(possible.contains("Retrying only what is missing may create duplicates."), "{possible}");
    let unknown = text(None);
    assert!(
        unknown.contains("We don't know whether retrying only what is missing creates duplicates."),
        "{unknown}"
    );
    for text in [possible, unknown] {
        assert!(
            !text.contains("leaves what is done") && !text.contains('0') && !text.contains('('),
            "{text}"
        );
    }
}

#[test]
fn a_retry_of_what_is_missing_on_its_way_is_the_only_one_and_says_how_far_it_is() {
    let with = |retry| draw(JobView { retry, ..only(FailedOffer::default()) });
    let sending = with(Retry::Sending { only_failed: true });
    assert_eq!(attribute(&sending, "aria-disabled"), Some("true"));
    assert!(words(&sending).contains("Retrying what is missing…"), "{}", words(&sending));
    for retry in [
        Retry::Sending { only_failed: true },
        Retry::Unconfirmed { only_failed: true },
        Retry::Denied { only_failed: true, detail: None },
    ] {
        let html = with(retry);
        let asks = asks(&html);
        assert!(asks.contains(&"retry-failed") && !asks.contains(&"retry"), "{asks:?}");
        assert!(!words(&html).contains("duplicates"), "{}", words(&html));
    }
    assert!(!asks(&with(Retry::Sending { only_failed: false })).contains(&"retry-failed"));
}

#[test]
fn a_job_that_cannot_be_retried_says_so_and_why() {
    let refused =
        JobView { retry: Retry::Refused { why_not: Some("The source is gone.".into()) }, ..failed() };
    assert!(said(refused.clone()).contains("This export can't be retried. The source is gone."));
    assert_eq!(asks(&draw(refused)), ["start-over", "show-details"]);
    let not_offered = JobView { retry: Retry::NotOffered, ..failed() };
    assert!(said(not_offered).contains("This export can't be retried from here."));
}

#[test]
fn nothing_is_shown_where_there_is_nothing_to_mend() {
    for job in [running(), completed(), JobView { has_inputs: false, ..canceled() }] {
        assert_eq!(said(job), "");
    }
    assert_eq!(said(JobView { retry: offered(), ..completed() }), "");
    assert_eq!(said(JobView { retry: offered(), error: failed().error, ..running() }), "");
}

#[test]
fn a_link_that_is_not_safe_stays_text() {
    for (link, text) in [
        (Some(Link::Blocked), "Renew it ( Link blocked for your safety ) , then retry."),
        (None, "Renew it , then retry."),
    ] {
        let fix = Fix { code: None, label: Some("Renew it".into()), link };
        let retry = Retry::Offered(RetryOffer { fix_first: Some(fix), ..Default::default() });
        let html = draw(JobView { retry, ..failed() });
        assert!(!html.contains("<a"), "{html}");
        let squeezed = |text: &str| text.replace(' ', "");
        assert!(squeezed(&words(&html)).contains(&squeezed(text)), "{}", words(&html));
    }
}

#[test]
fn details_are_closed_at_first_and_named_by_their_button() {
    let html = draw(fix_first());
    assert_eq!(attribute(&html, "aria-expanded"), Some("false"));
    let panel = attribute(&html, "aria-controls").unwrap_or_default();
    assert!(html.contains(&format!(" id=\"{panel}\"")), "{html}");
    assert!(!html.contains("E-4102") && !html.contains("data-ask=\"copy-id\""), "{html}");
}

#[test]
fn every_failure_has_words_even_when_nothing_is_known() {
    let job = JobView { status: ShownStatus::Failed, ..JobView::default() };
    let text = said(job);
    assert!(text.contains("The job stopped before it finished."), "{text}");
    assert!(text.contains("This job can't be retried from here."), "{text}");
}

#[test]
fn text_from_outside_stays_text() {
    let evil = "<img src=x onerror=alert(1)>".to_owned();
    let error = ErrorView {
        kind: Some(evil.clone()),
        title: Some(evil.clone()),
        detail: Some(evil.clone()),
        ..ErrorView::default()
    };
    let fix = Fix { code: None, label: Some(evil.clone()), link: None };
    let retry = Retry::Offered(RetryOffer {
        from: Some(RetryFrom::Checkpoint),
        from_stage: Some(evil.clone()),
        fix_first: Some(fix),
        ..RetryOffer::default()
    });
    let html = draw(JobView { error: Some(error), retry, ..failed() });
    assert!(!html.contains("<img"), "{html}");
}
