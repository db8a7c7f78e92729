use crate::fixture::markup::{attribute, html, words};

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

#[test]
fn an_ending_is_told_in_the_words_of_the_wait_with_a_way_to_open_it_and_to_put_it_away() {
    let html = fixture("one-ending");
    assert_eq!(attribute(&html, "data-state"), Some("away"));
    assert_eq!(
        words(&html),
        "While you were away Export “Orders, refunds and invoices 2025” is ready. Show Dismiss"
    );
    assert!(html.contains("aria-label=\"Show: Export “Orders, refunds and invoices 2025”\""), "{html}");
    assert!(html.contains("aria-label=\"Dismiss: Export “Orders, refunds and invoices 2025”\""), "{html}");
}

#[test]
fn every_ending_has_a_sentence_of_its_own() {
    let words = words(&fixture("every-ending"));
    for expected in ["is ready.", "is partly finished", "failed.", "was canceled."] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
}

#[test]
fn who_was_there_is_not_told_that_they_were_away() {
    let html = fixture("in-the-app");
    assert_eq!(attribute(&html, "data-state"), Some("here"));
    assert!(words(&html).starts_with("News about your jobs"), "{}", words(&html));
}

#[test]
fn after_a_long_absence_five_are_told_and_the_others_counted() {
    let html = fixture("many");
    assert_eq!(html.matches("<li").count(), 5);
    assert!(words(&html).contains("7 more jobs ended too."), "{}", words(&html));
    assert_eq!(html.matches("data-ask=\"seen-all\"").count(), 1);
    assert_eq!(fixture("one-ending").matches("data-ask=\"seen-all\"").count(), 0);
}

#[test]
fn nothing_to_tell_shows_nothing_and_keeps_a_place_for_the_focus() {
    let html = fixture("none");
    assert_eq!(words(&html), "");
    assert!(html.contains("data-state=\"none\"") && html.contains("tabindex=\"-1\""), "{html}");
}

#[test]
fn text_from_outside_stays_text() {
    assert!(!fixture("hard-titles").contains("<img"));
}
