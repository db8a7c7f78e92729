//! Invariants over random inputs in random orders: whatever comes, they hold.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;
use serde_json::json;
use waitwell_core::adapters::Answer;
use waitwell_core::decode;
use waitwell_core::document::Document;
use waitwell_core::follower::Input;
use waitwell_core::job::Job;
use waitwell_core::view::JobView;

use super::arbitrary::{Event, Page, any_document, any_event, any_json, events};

/// So many cases, unless `PROPTEST_CASES` asks for another number.
fn cases(few: u32) -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => ProptestConfig { cases: few, ..config },
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn i01_i04_i05_i21_whatever_comes_nothing_panics_and_only_newer_documents_change_a_job(events in events(120)) {
        let mut page = Page::new();
        let mut before = page.documents();
        for (event, after) in &events {
            page.happen(event, *after);
            let documents = page.documents();
            for (name, document) in &documents {
                let Some(known) = before.get(name).filter(|known| known.id == document.id) else { continue };
                let order = |of: &Document| (of.run_number(), of.version);
                if known.version.is_some() && document.version.is_some() {
                    prop_assert!(order(document) >= order(known), "I01 {name}: {known:?} then {document:?}");
                }
                if known.status.is_ending() && !document.status.is_ending() {
                    prop_assert!(document.run_number() > known.run_number(), "I04 {name}");
                }
                if document != known {
                    let is_http = matches!(event, Event::Answer(_, Answer::Http(_)));
                    prop_assert!(is_http, "I05 {name}: {event:?}");
                }
            }
            before = documents;
        }
    }

    #[test]
    fn i12_every_live_job_has_a_wake_or_an_answer_to_come(events in events(80)) {
        let mut page = Page::new();
        for (event, after) in &events {
            page.happen(event, *after);
            let views = page.views();
            let is_live = |view: &JobView| {
                use waitwell_core::hearing::Hearing;
                !matches!(view.hearing, Hearing::Paused | Hearing::SignedOut)
            };
            if views.values().any(is_live) && !page.is_left {
                prop_assert!(page.wake.is_some() || !page.open.is_empty(), "{views:?}");
            }
        }
    }

    #[test]
    fn i18_running_times_never_shrink_within_a_run(events in events(80)) {
        use waitwell_core::age::Age;
        let seconds = |age: Age| match age {
            Age::JustNow => 0,
            Age::Seconds(n) => n,
            Age::Minutes(n) => n * 60,
            Age::Hours(n) => n * 3_600,
            Age::Days(n) => n * 86_400,
        };
        let mut page = Page::new();
        let mut shown: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
        for (event, after) in &events {
            page.happen(event, *after);
            for (name, view) in page.views() {
                let Some(age) = view.running.map(seconds) else {
                    shown.remove(name);
                    continue;
                };
                if let Some((run, before)) = shown.insert(name, (view.run, age)) {
                    prop_assert!(run != view.run || age >= before, "{name}: {before} then {age}");
                }
            }
        }
    }

    #[test]
    fn i03_the_same_document_twice_is_once(value in any_document("a")) {
        let document = decode::document_from(value).unwrap();
        let mut job = Job::new(document.clone());
        let before = format!("{job:?}");
        prop_assert_eq!(job.hear(document), waitwell_core::job::Heard::Same);
        prop_assert_eq!(format!("{job:?}"), before);
    }

    #[test]
    fn i03_the_same_input_twice_is_once(events in events(40), input in any_event()) {
        let Event::Input(input) = input else { return Ok(()) };
        let mut page = Page::new();
        for (event, after) in &events {
            page.happen(event, *after);
        }
        page.input(input.clone());
        let (views, sent) = (page.views(), page.open.len());
        page.input(input.clone());
        prop_assert_eq!(page.views(), views, "{:?}", input);
        // What is being found at the start of a page may be asked for by each start of it.
        if !matches!(input, Input::Started { .. }) {
            prop_assert_eq!(page.open.len(), sent, "{:?}", input);
        }
    }

    #[test]
    fn i02_the_order_of_arrival_does_not_matter_once_the_newest_is_there(
        documents in prop::collection::vec(any_document("a"), 1..12), seed in any::<u64>(),
    ) {
        let mut documents: Vec<Document> =
            documents.into_iter().map(|value| decode::document_from(value).unwrap()).collect();
        documents.sort_by_key(|document| (document.run_number(), document.version));
        documents.dedup_by_key(|document| (document.run_number(), document.version));
        let newest = documents.last().unwrap().clone();
        let last_run = newest.run_number();
        // A server that takes back its own ending breaks the contract; see I04.
        documents.retain(|document| document.run_number() < last_run || !document.status.is_ending());
        documents.push(newest.clone());
        let mut dice = seed;
        for at in (1..documents.len()).rev() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            documents.swap(at, (dice >> 33) as usize % (at + 1));
        }
        let mut documents = documents.into_iter();
        let mut job = Job::new(documents.next().unwrap());
        documents.for_each(|document| _ = job.hear(document));
        prop_assert_eq!(job.document(), &newest);
    }

    #[test]
    fn i19_progress_never_goes_back_within_a_run_and_stage(
        documents in prop::collection::vec(any_document("a"), 1..30),
    ) {
        let mut known: Option<Job> = None;
        let mut shown: BTreeMap<(u64, String), u64> = BTreeMap::new();
        for value in documents {
            let document = decode::document_from(value).unwrap();
            match &mut known {
                None => known = Some(Job::new(document)),
                Some(job) => _ = job.hear(document),
            }
            let Some(job) = &known else { continue };
            prop_assert!(job.progress().percent().is_none_or(|percent| percent <= 100));
            if let Some(done) = job.progress().done() {
                let stage = (job.document().run_number(), job.document().stages[0].key.clone());
                let before = shown.insert(stage, done);
                prop_assert!(before.is_none_or(|before| before <= done), "{before:?} then {done}");
            }
        }
    }

    #[test]
    fn i21_a_word_that_is_not_known_is_never_an_ending(word in "\\PC{0,20}") {
        let value = json!({ "id": "a", "status": word });
        let document = decode::document_from(value).unwrap();
        if !matches!(word.trim(), "completed" | "failed" | "canceled") && word.is_ascii() {
            prop_assert!(!document.status.is_ending(), "{word:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn i21_any_json_is_read_without_panic_and_what_is_read_survives_writing(mut value in any_json()) {
        if let Value::Object(members) = &mut value {
            members.insert("id".into(), "a".into());
            members.entry("status").or_insert("queued".into());
        }
        if let Ok(document) = decode::document(&value.to_string()) {
            let text = serde_json::to_string(&document).unwrap();
            prop_assert_eq!(decode::document(&text), Ok(document));
        }
    }

    #[test]
    fn i21_any_text_is_read_without_panic(text in "\\PC{0,200}") {
        prop_assert!(decode::document(&text).is_err() || text.contains("id"));
        let _ = decode::problem(&text);
    }
}
