use waitwell_core::scenarios;

use super::words::Words;
use super::{check, check_text, rules, words};
use crate::fixture::markup::words as words_of;
use crate::language::Noun;
use crate::locales;
use crate::readout::{Reading, panel};

#[test]
fn every_sentence_of_the_kit_is_plain_in_every_language() {
    for locale in locales::ALL {
        let findings: Vec<String> = check(&(locale.copy)()).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{}: {findings:#?}", locale.tag);
    }
}

#[test]
fn what_the_servers_of_the_scenarios_say_is_plain_too() {
    let copy = locales::english();
    for scenario in scenarios::all() {
        for (at, job) in scenario.views() {
            let place = format!("{} after {} s", scenario.name, at.as_seconds());
            let findings = check_text("en", &place, &words_of(&panel(&copy, &job)));
            assert!(findings.is_empty(), "{findings:#?}");
        }
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
        ("The bank says E-4102.", "E-4102"),
        ("It ended with ERR42.", "ERR42"),
        ("It ended with 0x80070005.", "0x80070005"),
        ("30% done, 42.7 % checked.", "42.7%"),
    ] {
        assert!(found("en", text, false).iter().any(|found| found == word), "{text}");
    }
    assert_eq!(found("en", "Cancel", true), ["Cancel"]);
    assert_eq!(found("en", "Cancel", false), Vec::<String>::new());
    assert_eq!(found("ja", "残り42秒", false), ["残り#秒"]);
    assert_eq!(found("ja", "42.7％完了", false), ["42.7％"]);
    assert_eq!(found("ar", "اكتمل \u{2068}٤٢٫٧\u{2069}٪", false), ["٤٢٫٧٪"]);
    assert_eq!(found("de", "Noch 5 Minuten", false), ["noch # minuten"]);
}

#[test]
fn a_countdown_is_found_in_seconds_minutes_and_hours_of_one_and_of_several() {
    for (tag, text, word) in [
        ("en", "1 second remaining.", "# second remaining"),
        ("en", "1 minute left.", "minute left"),
        ("en", "1 hour left.", "hour left"),
        ("en", "2 hours remaining.", "hours remaining"),
        ("de", "Noch 1 Minute.", "noch # minute"),
        ("de", "Noch 2 Stunden.", "noch # stunden"),
        ("de", "1 Stunde verbleibt.", "stunde verbleib*"),
        ("fr", "Il reste 1 minute.", "il reste # minute"),
        ("fr", "2 heures restantes.", "heures restantes"),
        ("es", "Queda 1 minuto.", "queda # minuto"),
        ("es", "Faltan 2 horas.", "faltan # horas"),
        ("pt-BR", "Falta 1 minuto.", "falta # minuto"),
        ("pt-BR", "Restam 2 horas.", "restam # horas"),
        ("ja", "残り2時間", "残り#時間"),
        ("ja", "あと1時間です。", "あと#時間"),
        ("ar", "3 ساعات متبقية", "ساعات متبقية"),
        ("ar", "دقيقة واحدة متبقية", "دقيقة واحدة متبقية"),
    ] {
        assert_eq!(found(tag, text, false), [word], "{text}");
    }
    let usual = "The second left is file 2. This usually takes 1 minute to 2 hours.";
    assert_eq!(found("en", usual, false), Vec::<String>::new());
}

#[test]
fn a_word_inside_another_is_not_found() {
    for text in [
        "The network is slow, and your skill shows.",
        "30% of 1,200 rows.",
        "1.200 rows (30%)",
        "A file of 10,000 rows, 30% of it.",
        "An A4 page in UTF-8, as MP3 or CO2 of 2025-11-23.",
    ] {
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
    copy.stopped.text = "A fatal mistake.".into();
    let findings = check(&copy);
    let mut words: Vec<&str> = findings.iter().map(|finding| finding.word.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words, ["In progress", "OK", "an error occurred", "backend", "batch*", "fatal", "oops"]);
    let message =
        findings.iter().find(|finding| finding.word == "an error occurred").map(ToString::to_string);
    let message = message.unwrap_or_default();
    for part in ["An error occurred.", "heartbeat-line/unreadable", "say what failed"] {
        assert!(message.contains(part), "{part}: {message}");
    }
}

#[test]
fn the_nouns_of_an_app_are_read() {
    let copy = locales::english().with_noun("payout", Noun::new("payout batch"));
    let findings = check(&copy);
    let places: Vec<&str> = findings.iter().map(|finding| finding.place.as_str()).collect();
    assert_eq!(places, ["noun payout"], "{findings:#?}");
    let other = locales::english().with_other_noun(Noun::new("pipeline"));
    assert!(check(&other).iter().any(|finding| finding.word == "pipeline*"));
}

#[test]
fn each_word_of_engineers_has_its_own_advice() {
    let advice = |text| check_text("en", "the label of a step", text).remove(0).instead;
    assert!(advice("Worker allocated").contains("In progress"));
    assert!(advice("Payload received").contains("your file"));
    assert!(advice("Post-processing").contains("Final check"));
    for tag in ["en", "de", "fr", "es", "pt-BR", "ja", "ar"] {
        assert!(!check_text(tag, "here", "42.7%").is_empty(), "{tag}");
    }
}
