use std::collections::BTreeSet;

use leptos::prelude::*;
use waitwell_core::announce::{Announcement, Named, Said, Wished};
use waitwell_core::view::ShownStatus;

use super::{Announcer, AnnouncerCopy};
use crate::copy::Copy;
use crate::fixture::markup::{html, words};
use crate::locales;

fn job() -> Named {
    Named { kind: Some("export".into()), title: Some("Orders 2025".into()), ..Named::default() }
}

fn sentence(said: Said) -> String {
    AnnouncerCopy::default().sentence(&said)
}

#[test]
fn the_region_is_in_the_page_and_empty_before_anything_is_said() {
    let html = html(|| view! { <Announcer said=Signal::stored(None) /> }.into_any());
    for part in ["role=\"status\"", "aria-live=\"polite\"", "aria-atomic=\"true\"", "data-ww=\"announcer\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert_eq!(words(&html), "");
}

#[test]
fn what_was_said_before_the_page_was_drawn_is_not_spoken_again() {
    let before = Announcement { number: 7, said: Said::Copied };
    let html = html(|| view! { <Announcer said=Signal::stored(Some(before)) /> }.into_any());
    assert_eq!(words(&html), "");
}

#[test]
fn two_equal_messages_in_a_row_change_the_region_twice() {
    Owner::new().with(|| {
        let said = RwSignal::new(None);
        let draw = |number| {
            let region = view! { <Announcer said=said /> };
            said.set(Some(Announcement { number, said: Said::Copied }));
            region.to_html()
        };
        let (first, second) = (draw(1), draw(2));
        assert!(first.contains("Job ID copied.") && second.contains("Job ID copied."), "{first} {second}");
        assert_ne!(first, second);
    });
}

fn refused(wish: Wished, is_final: bool) -> Said {
    Said::Refused { job: job(), wish, is_final, reason: None }
}

/// All that can be said of one job.
fn of_a_job() -> Vec<Said> {
    let status = |status| Said::Status { job: job(), status, done_of: None };
    let mut said: Vec<Said> = ShownStatus::ALL.into_iter().map(status).collect();
    said.extend([
        Said::Stage { job: job(), label: "Building file".into(), step: 2, steps: 3 },
        Said::CancelAsked(job()),
        Said::CancelTooLate(job()),
        Said::CancelUndone(job()),
        Said::Unconfirmed { job: job(), wish: Wished::Cancel },
        Said::Unconfirmed { job: job(), wish: Wished::UndoCancel },
        Said::Unconfirmed { job: job(), wish: Wished::Retry },
        refused(Wished::Cancel, false),
        refused(Wished::UndoCancel, false),
        refused(Wished::UndoCancel, true),
        refused(Wished::Retry, false),
        Said::Quiet(job()),
    ]);
    said
}

/// All that can be said of the page, or of several jobs.
fn of_the_page() -> Vec<Said> {
    vec![
        Said::Ended { count: 1 },
        Said::Ended { count: 3 },
        Said::Lost,
        Said::Offline,
        Said::Regained,
        Said::SignedOut,
        Said::Copied,
        Said::DetailsCopied,
        Said::NotCopied,
        Said::Paused,
        Said::Resumed,
    ]
}

#[test]
fn every_message_of_a_job_names_it_in_every_language() {
    for locale in locales::ALL {
        let announcer = (locale.copy)().announcer;
        for said in of_a_job() {
            let sentence = announcer.sentence(&said);
            assert!(sentence.contains("Orders 2025"), "{}: {sentence}", locale.tag);
        }
    }
    for said in of_a_job() {
        assert!(sentence(said.clone()).starts_with("Export “Orders 2025”"), "{said:?}");
    }
}

#[test]
fn no_two_messages_sound_the_same_and_each_is_a_sentence_of_its_language() {
    let all: Vec<Said> = of_a_job().into_iter().chain(of_the_page()).collect();
    let in_english: BTreeSet<String> = all.iter().cloned().map(sentence).collect();
    for locale in locales::ALL {
        let copy = (locale.copy)();
        let sentences: BTreeSet<String> = all.iter().map(|said| copy.announcer.sentence(said)).collect();
        assert_eq!(sentences.len(), all.len(), "{}: two situations sound the same", locale.tag);
        let end = copy.wording().language().full_stop;
        for sentence in &sentences {
            assert!(sentence.ends_with(end), "{}: {sentence}", locale.tag);
        }
        let shared: Vec<_> = sentences.intersection(&in_english).collect();
        assert!(locale.tag == "en" || shared.is_empty(), "{}: {shared:#?}", locale.tag);
    }
}

#[test]
fn messages_use_the_words_of_the_wait() {
    let stage = |label: &str| Said::Stage { job: job(), label: label.into(), step: 2, steps: 3 };
    assert_eq!(sentence(stage("Building file")), "Export “Orders 2025”: building file, step 2 of 3.");
    assert_eq!(sentence(stage("PDF pages")), "Export “Orders 2025”: PDF pages, step 2 of 3.");
    let partly = Said::Status { job: job(), status: ShownStatus::PartlyCompleted, done_of: Some((8, 10)) };
    assert_eq!(sentence(partly), "Export “Orders 2025” is partly finished: 8 of 10 done.");
    let untitled = Named { kind: Some("export".into()), ..Named::default() };
    let ready = Said::Status { job: untitled, status: ShownStatus::Completed, done_of: None };
    assert_eq!(sentence(ready), "Your export is ready.");
    assert_eq!(sentence(Said::Ended { count: 3 }), "3 jobs have ended.");
    assert_eq!(sentence(Said::Ended { count: 1 }), "1 job has ended.");
}

#[test]
fn the_servers_reason_for_a_refusal_follows_as_a_sentence() {
    let said = |reason: Option<&str>| {
        let reason = reason.map(str::to_owned);
        sentence(Said::Refused { job: job(), wish: Wished::Cancel, is_final: false, reason })
    };
    let refused = "Export “Orders 2025” was not canceled. The server did not accept it.";
    assert_eq!(said(None), refused);
    assert_eq!(said(Some("It is being sent")), format!("{refused} It is being sent."));
}

#[test]
fn a_refusal_is_spoken_in_the_words_that_are_shown_of_it_in_every_language() {
    for locale in locales::ALL {
        let Copy { announcer, panel, .. } = (locale.copy)();
        let untitled = |kind: Option<&str>| Named { kind: kind.map(str::to_owned), ..Named::default() };
        let spoken = |kind, wish, is_final| {
            announcer.sentence(&Said::Refused { job: untitled(kind), wish, is_final, reason: None })
        };
        for kind in [Some("export"), Some("import"), Some("report"), None] {
            let noun = announcer.wording.noun(kind);
            // How a job is named at the start of what is spoken, and how on the page, is all that differs.
            let name = noun.text.to_lowercase();
            let after_noun = |text: &str| text.split_once(&name).map(|(_, after)| after.to_owned());
            let (said, shown) = (spoken(kind, Wished::Cancel, false), (panel.cancel.denied)(noun));
            let [said, shown] = [said, shown].map(|text| text.to_lowercase());
            assert!(
                after_noun(&said).is_some_and(|after| Some(after) == after_noun(&shown)),
                "{said} / {shown}"
            );
            for (wish, is_final, shown) in [
                (Wished::UndoCancel, false, &panel.cancel.undo_denied),
                (Wished::UndoCancel, true, &panel.cancel.undo_too_late),
                (Wished::Retry, false, &panel.retry.denied),
            ] {
                let said = spoken(kind, wish, is_final);
                assert!(
                    said.to_lowercase().ends_with(&shown.to_lowercase()),
                    "{}: {said} / {shown}",
                    locale.tag
                );
            }
        }
    }
}

#[test]
fn lost_contact_is_never_called_a_failure() {
    for said in [Said::Lost, Said::Offline, Said::Regained, Said::SignedOut] {
        assert!(!sentence(said).to_lowercase().contains("fail"));
    }
}
