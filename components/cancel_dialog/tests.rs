use leptos::prelude::*;
use waitwell_core::document::CancelScope;
use waitwell_core::view::{Cancel, CancelEffect, JobView, ShownStatus, Undo};

use super::CancelDialog;
use crate::fixture::markup::{attribute, html, words};
use crate::fixture::samples::{canceled, completed, running};

fn draw(job: JobView, open: bool) -> String {
    html(move || view! { <CancelDialog job=Signal::stored(job) ask=|_| {} is_drawn_open=open /> }.into_any())
}

fn with(cancel: Cancel) -> JobView {
    JobView { cancel, ..running() }
}

fn asks(html: &str) -> Vec<&str> {
    html.split(" data-ask=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_button_names_what_it_ends_and_nothing_is_asked_before_it_is_pressed() {
    let html = draw(running(), false);
    assert_eq!(attribute(&html, "data-ww"), Some("cancel-dialog"));
    assert_eq!(attribute(&html, "data-job"), Some("exp_7Q2M4K"));
    assert_eq!(attribute(&html, "data-cancel"), Some("offered"));
    assert_eq!(asks(&html), ["cancel"]);
    assert!(words(&html).starts_with("Cancel export Canceling stops the export."), "{}", words(&html));
}

#[test]
fn the_open_dialog_is_named_by_its_question_and_described_by_the_effect() {
    let effect = CancelEffect {
        scope: Some(CancelScope::Whole),
        keeps: vec!["Your filters".into()],
        deletes: vec!["The file written so far".into()],
        cannot_undo: vec!["120 invoices were sent".into()],
    };
    let html = draw(with(Cancel::Offered(effect)), true);
    for part in ["role=\"alertdialog\"", "aria-modal=\"true\"", "data-face=\"question\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    for relation in ["aria-labelledby", "aria-describedby"] {
        let id = attribute(&html, relation).unwrap_or_default();
        assert!(html.contains(&format!(" id=\"{id}\"")), "{relation} {id}: {html}");
    }
    assert_eq!(asks(&html), ["cancel", "keep-running", "confirm-cancel"]);
    let words = words(&html);
    assert!(words.contains("Cancel this export? Orders, refunds and invoices 2025"), "{words}");
    assert!(
        words.contains(
            "What stops The whole export. Kept Your filters Deleted The file written so far \
             Cannot be undone 120 invoices were sent Keep running Cancel export"
        ),
        "{words}"
    );
}

#[test]
fn each_scope_says_what_stops_and_an_unknown_one_only_what_is_known() {
    let said = |scope| {
        let effect = CancelEffect { scope, ..CancelEffect::default() };
        words(&draw(with(Cancel::Offered(effect)), true))
    };
    assert!(said(Some(CancelScope::Upload)).contains("What stops The upload. Nothing more is sent."));
    assert!(
        said(Some(CancelScope::Remaining))
            .contains("The rest of the export. What is already done stays done.")
    );
    assert!(said(Some(CancelScope::Whole)).contains("What stops The whole export."));
    let unknown = said(None);
    assert!(unknown.contains("What stops The export."), "{unknown}");
    assert!(unknown.contains("The server does not say what happens to the work done so far."), "{unknown}");
    assert!(!unknown.contains("Kept") && !unknown.contains("Deleted") && !unknown.contains("undone"));
}

#[test]
fn only_a_document_says_canceled() {
    for cancel in [Cancel::Sending, Cancel::Asked { is_slow: false }, Cancel::Unconfirmed] {
        let html = draw(with(cancel.clone()), false);
        assert!(!words(&html).contains("anceled"), "{cancel:?}: {}", words(&html));
    }
}

#[test]
fn a_cancel_on_its_way_keeps_its_button_and_says_how_far_it_is() {
    for (cancel, name, text) in [
        (Cancel::Sending, "sending", "Canceling export…"),
        (
            Cancel::Asked { is_slow: false },
            "asked",
            "Canceling export… Cancel requested. The export stops at the next safe point.",
        ),
        (
            Cancel::Asked { is_slow: true },
            "asked",
            "Canceling export… Cancel requested, still waiting for the export to stop.",
        ),
    ] {
        let html = draw(with(cancel), false);
        assert_eq!(attribute(&html, "data-cancel"), Some(name));
        assert_eq!(attribute(&html, "aria-disabled"), Some("true"), "{html}");
        assert_eq!(words(&html), text);
    }
}

#[test]
fn what_stood_in_the_way_of_a_cancel_is_said_with_what_can_be_done() {
    let unconfirmed = draw(with(Cancel::Unconfirmed), false);
    assert!(words(&unconfirmed).starts_with("Try again We haven't been able to confirm the cancellation."));
    let denied = draw(with(Cancel::Denied { detail: Some("Only its owner can.".into()) }), false);
    assert_eq!(
        words(&denied),
        "Try again The export was not canceled. The server did not accept it. Only its owner can. Dismiss"
    );
    assert_eq!(asks(&denied), ["cancel", "dismiss"]);
    let refused = draw(with(Cancel::Refused { why_not: Some("The bank is booking.".into()) }), false);
    assert_eq!(words(&refused), "This export can't be canceled just now. The bank is booking.");
    assert_eq!(asks(&refused), Vec::<&str>::new());
}

#[test]
fn a_cancel_that_came_too_late_is_news_and_offers_no_cancel() {
    let html = draw(JobView { cancel: Cancel::TooLate, ..completed() }, false);
    assert_eq!(words(&html), "The export finished before it could be canceled. Nothing was deleted. Dismiss");
    assert_eq!(asks(&html), ["dismiss"]);
}

fn with_undo(undo: Undo) -> JobView {
    JobView { undo, ..canceled() }
}

#[test]
fn a_cancel_can_be_undone_as_long_as_the_document_says_so_and_no_time_is_named() {
    let html = draw(with_undo(Undo::Offered), false);
    assert_eq!((attribute(&html, "data-undo"), asks(&html)), (Some("offered"), vec!["undo-cancel"]));
    assert_eq!(words(&html), "Undo cancel You can still undo the cancel, and the export goes on.");
    assert!(!html.contains("<time") && !html.contains("<progress"), "{html}");
    let asked = JobView { undo: Undo::Offered, ..with(Cancel::Asked { is_slow: false }) };
    assert_eq!(asks(&draw(asked, false)), ["cancel", "undo-cancel"]);
    assert_eq!(words(&draw(with_undo(Undo::NotOffered), false)), "");
}

#[test]
fn an_undo_on_its_way_keeps_its_button_and_what_stood_in_its_way_is_said() {
    let sending = draw(with_undo(Undo::Sending), false);
    assert_eq!(
        (attribute(&sending, "aria-disabled"), words(&sending).as_str()),
        (Some("true"), "Undoing cancel…")
    );
    let unconfirmed = words(&draw(with_undo(Undo::Unconfirmed), false));
    assert_eq!(unconfirmed, "Undo cancel We haven't been able to confirm that the cancel was undone.");
    let denied = |is_final| with_undo(Undo::Denied { detail: Some("It was deleted.".into()), is_final });
    assert_eq!(
        words(&draw(denied(true), false)),
        "The cancel can't be undone anymore. It was deleted. Dismiss"
    );
    assert_eq!(asks(&draw(denied(true), false)), ["dismiss"]);
    assert_eq!(asks(&draw(denied(false), false)), ["undo-cancel", "dismiss"]);
}

#[test]
fn a_job_that_goes_on_after_an_undone_cancel_says_so_and_can_be_canceled_again() {
    let html = draw(JobView { undo: Undo::Done, ..running() }, false);
    assert_eq!((attribute(&html, "data-undo"), asks(&html)), (Some("done"), vec!["cancel"]));
    assert!(words(&html).ends_with("The cancel was undone, and the export goes on."), "{}", words(&html));
}

#[test]
fn where_nothing_is_offered_nothing_is_shown() {
    assert_eq!(words(&draw(with(Cancel::NotOffered), false)), "");
    assert_eq!(words(&draw(JobView { cancel: running().cancel, ..completed() }, false)), "");
}

#[test]
fn a_job_that_ends_turns_the_open_dialog_into_its_outcome() {
    for status in ShownStatus::ALL.into_iter().filter(|status| status.is_over()) {
        let html = draw(JobView { status, ..running() }, true);
        assert_eq!(attribute(&html, "data-face"), Some("outcome"), "{status:?}");
        assert_eq!(asks(&html), ["dismiss"], "{status:?}");
        let (_, spoken) = html.split_once("role=\"status\"").unwrap_or_default();
        assert!(
            words(spoken).starts_with(">This export") || words(spoken).contains("This export"),
            "{spoken}"
        );
    }
    let html = draw(completed(), true);
    assert!(words(&html).contains("It finished before it could be canceled. Nothing was deleted."));
}

#[test]
fn while_it_asks_the_dialog_speaks_nothing_of_its_own() {
    let html = draw(running(), true);
    let (_, region) = html.split_once("data-ww=\"live-region\"").unwrap_or_default();
    let (region, _) = region.split_once("</div>").unwrap_or_default();
    assert_eq!(region.split_once('>').map(|(_, text)| words(text)), Some(String::new()), "{html}");
}

#[test]
fn text_from_outside_stays_text() {
    let evil = "<img src=x onerror=alert(1)>".to_owned();
    let effect = CancelEffect {
        scope: None,
        keeps: vec![evil.clone()],
        deletes: vec![evil.clone()],
        cannot_undo: vec![evil.clone()],
    };
    let html = draw(JobView { title: Some(evil.clone()), ..with(Cancel::Offered(effect)) }, true);
    assert!(!html.contains("<img"), "{html}");
    assert_eq!(html.matches("<bdi>").count(), 4, "{html}");
    let denied = draw(with(Cancel::Denied { detail: Some(evil.clone()) }), false);
    assert!(!denied.contains("<img"), "{denied}");
    let too_late = draw(with_undo(Undo::Denied { detail: Some(evil), is_final: true }), false);
    assert!(!too_late.contains("<img"), "{too_late}");
}
