//! Times and days as a browser writes them.

use leptos::web_sys::js_sys;
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::prefer;
use crate::fixture::samples::at;
use crate::locales::{self, english, german};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A time and a day, for somebody who reads these languages. The day is noon, so that it is the same in most
/// time zones.
fn written(wording: &super::Wording, languages: &[&str]) -> (String, String) {
    prefer(languages.iter().map(|language| (*language).to_owned()).collect());
    let clock = wording.moment(at(12, 0, 0));
    (clock.time, clock.day.unwrap_or_default())
}

#[test]
fn a_clock_reads_as_in_the_persons_own_variety_of_the_language() {
    let (time, day) = written(&english::wording(), &["en-US", "en"]);
    assert!(time.ends_with("AM") || time.ends_with("PM"), "{time}");
    assert!(day.starts_with("Nov ") && day.ends_with(", 2026"), "{day}");
    let (time, day) = written(&english::wording(), &["de-DE", "en-GB", "en-US"]);
    assert!(time.len() == 5 && time.contains(':'), "{time}");
    assert!(day.ends_with(" Nov 2026"), "{day}");
}

#[test]
fn an_exact_moment_names_the_persons_own_time_zone() {
    prefer(vec!["en-US".to_owned()]);
    let moment = at(12, 0, 0);
    let zone = format!(
        "new Intl.DateTimeFormat('en-US', {{ timeZoneName: 'long' }}).formatToParts({}) \
         .find((part) => part.type === 'timeZoneName').value",
        moment.as_ms()
    );
    let zone = js_sys::eval(&zone).unwrap().as_string().unwrap();
    let time = english::wording().exact_moment(moment).time;
    assert!(time.ends_with(&zone) && zone.len() > 2, "{time}: {zone}");
}

#[test]
fn what_a_person_reads_does_not_change_the_language_of_a_sentence() {
    let (_, day) = written(&german::wording(), &["ja-JP", "en-US"]);
    assert!(day.ends_with(".11.2026"), "{day}");
    let (_, day) = written(&english::wording(), &["ja-JP"]);
    assert!(day.contains("Nov"), "{day}");
}

#[test]
fn a_tag_that_intl_would_refuse_is_passed_over() {
    let (time, _) = written(&english::wording(), &["en-US@posix", "en--", "en-GB"]);
    assert!(time.len() == 5, "{time}");
}

#[test]
fn in_every_language_a_clock_has_the_digits_of_its_sentences_and_both_its_parts() {
    for locale in locales::ALL {
        let copy = (locale.copy)();
        // Nobody's wishes, and those of people whose own digits, hours or order of a day are others.
        for variety in ["", "ar-EG", "de-AT", "en-GB", "es-MX", "fr-CA", "ja-JP", "pt-PT"] {
            let (time, day) = written(copy.wording(), &[variety]);
            let place = format!("{} for {variety:?}: {day:?}, {time:?}", locale.tag);
            assert!(day.contains("2026") && day.contains("23") && time.contains("00"), "{place}");
            let digits = format!("{day}{time}");
            assert!(digits.chars().all(|sign| sign.is_ascii_digit() || !sign.is_numeric()), "{place}");
            let clock = copy.wording().moment(at(12, 0, 0));
            for sentence in [clock.to_string(), clock.at()] {
                assert!(sentence.contains(&day) && sentence.contains(&time), "{place}: {sentence}");
            }
            let later = copy.wording().clock(at(12, 0, 0), Some(at(12, 30, 0)));
            assert_eq!((later.day, &later.time), (None, &time), "{place}: today is not named");
        }
    }
}
