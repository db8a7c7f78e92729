use super::words::Words;
use super::{check, rules, words};
use crate::locales;
use crate::readout::Reading;

#[test]
fn every_sentence_of_the_kit_is_plain_in_every_language() {
    for locale in locales::ALL {
        let findings: Vec<String> = check(&(locale.copy)()).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}: {findings:#?}", locale.tag);
    }
}

/// The words that are found in one text.
fn found(tag: &str, text: &str, is_button: bool) -> Vec<String> {
    let list: Option<&Words> = words::of(tag);
    assert!(list.is_some(), "{tag} has no list");
    let reading = Reading { place: "here".to_owned(), text: text.to_owned(), is_button };
    rules::read(&reading, list).into_iter().map(|(word, _)| word).collect()
}

#[test]
fn each_kind_of_trouble_is_found_by_its_word() {
    for (text, word) in [
        ("A worker picked up the job.", "worker*"),
        ("Post-processing has begun.", "post-processing"),
        ("Something went wrong.", "something went wrong"),
        ("42 seconds remaining.", "seconds remaining"),
        ("42.7% done.", "42.7%"),
        ("It is paused_by_admin.", "paused_by_admin"),
        ("It ended with HTTP 500.", "HTTP 500"),
        ("Your {noun} waits.", "{noun}"),
    ] {
        assert!(found("en", text, false).iter().any(|found| found == word), "{text}");
    }
    assert_eq!(found("en", "Cancel", true), ["Cancel"]);
    assert_eq!(found("en", "Cancel", false), Vec::<String>::new());
    assert_eq!(found("ja", "残り42秒", false), ["残り#秒"]);
}

#[test]
fn a_word_inside_another_is_not_found() {
    for text in ["The network is slow, and your skill shows.", "30% of 1,200 rows.", "1.200 rows (30%)"] {
        assert_eq!(found("en", text, false), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn every_language_of_the_kit_has_a_list() {
    for tag in ["en", "de", "fr", "es", "pt-BR", "ja", "ar"] {
        assert!(
            words::of(tag).is_some_and(|list| list.avoid.len() > 10 && !list.buttons.is_empty()),
            "{tag}"
        );
    }
}

#[test]
fn what_is_rarely_shown_is_read_too_and_a_message_says_where_it_stands_and_what_to_write() {
    let mut copy = locales::english();
    copy.panel.heartbeat.unreadable = "An error occurred.".into();
    copy.panel.cancel.keep_running = "OK".into();
    copy.panel.badge.queued = "In progress".into();
    copy.announcer.lost = "The backend is gone.".into();
    copy.start.nothing_lost = "Oops.".into();
    copy.recent.expired = "The batch was purged.".into();
    let findings = check(&copy);
    let mut words: Vec<&str> = findings.iter().map(|finding| finding.word.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words, ["In progress", "OK", "an error occurred", "backend", "batch*", "oops"]);
    let message =
        findings.iter().find(|finding| finding.word == "an error occurred").map(ToString::to_string);
    let message = message.unwrap_or_default();
    for part in ["An error occurred.", "heartbeat-line/unreadable", "say what failed"] {
        assert!(message.contains(part), "{part}: {message}");
    }
}
