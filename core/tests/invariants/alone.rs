//! Properties that need no history, or one of their own.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use waitwell_core::decode;
use waitwell_core::document::Document;
use waitwell_core::follower::Input;
use waitwell_core::job::{Heard, Job};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::policy::{Dice, Policy, retry_after};
use waitwell_core::saved::Scope;
use waitwell_core::view::ShownStatus;

use super::arbitrary::{any_document, any_json, member_name};
use super::happen::Course;
use super::history::{any_click, honest};
use super::model::browser::Browser;
use super::model::say::busy;
use super::model::server::{id, job, s};
use super::model::world::START;
use super::run::cases;

proptest! {
    #![proptest_config(cases(10_000))]

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
    fn i03_the_same_document_twice_is_once(value in any_document("a")) {
        let document = decode::document_from(value).unwrap();
        let mut job = Job::new(document.clone());
        let before = format!("{job:?}");
        prop_assert_eq!(job.hear(document), Heard::Same);
        prop_assert_eq!(format!("{job:?}"), before);
    }

    #[test]
    fn i11_whatever_a_server_asks_for_is_between_a_second_and_an_hour(
        header in prop_oneof!["[0-9]{0,22}", "\\PC{0,40}"], date in any::<Option<i64>>(), seed in any::<u64>(),
    ) {
        if let Some(wait) = retry_after(&header, date.map(Moment::from_ms)) {
            let directed = Policy::default().directed(wait, &mut Dice::new(seed));
            prop_assert!(directed >= wait.max(s(1)), "{directed:?}");
            prop_assert!(directed <= Span::minutes(66), "{directed:?}");
        }
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

    /// Names that come twice, names with escapes and fields of others among them.
    #[test]
    fn i21_a_document_reads_the_same_from_its_text_and_as_json_that_is_parsed_already(
        members in prop::collection::vec((prop_oneof![9 => member_name(), 1 => "[\"\n\\\\a]{1,3}"], any_json()), 0..12), status in prop::option::of("[a-z_]{1,12}"),
    ) {
        let status = status.map(|word| ("status".to_owned(), Value::from(word)));
        let members = members.into_iter().chain([("id".to_owned(), "a".into())]).chain(status);
        let members: Vec<String> = members.map(|(name, value)| format!("{}:{value}", Value::from(name))).collect();
        let text = format!("{{{}}}", members.join(","));
        let parsed = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(decode::document(&text), decode::document_from(parsed), "{}", text);
    }

    #[test]
    fn i21_any_text_is_read_without_panic(text in "\\PC{0,200}") {
        prop_assert!(decode::document(&text).is_err() || text.contains("id"));
        let _ = decode::problem(&text);
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
    #![proptest_config(cases(10_000))]

    /// All but the moment of contact, which is what the second time is for.
    #[test]
    fn i03_the_same_input_twice_is_once(history in honest(), clicks in any_click()) {
        let mut course = Course::of(&history);
        course.browser.tabs[0].dies_after = None;
        // The number of a job may stand for another one, once a click has made one more.
        let clicked = course.input_of(0, clicks);
        clicked.iter().for_each(|input| course.handle(0, input.clone()));
        let (views, posts) = (course.lasting(0), course.browser.posts());
        clicked.iter().for_each(|input| course.handle(0, input.clone()));
        prop_assert_eq!(course.lasting(0), views, "{:?}", clicks);
        prop_assert_eq!(course.browser.posts(), posts, "{:?}", clicks);
    }

    #[test]
    fn i22_whatever_lies_in_storage_the_good_records_are_taken_up_and_newer_ones_are_left(
        junk in prop::collection::vec(("(job:|intent:|)\\PC{0,12}", any_json()), 0..8),
    ) {
        let mut browser = Browser::new(|_| {});
        browser.server.jobs.insert("good".into(), job("good"));
        let prefix = Scope::of("ana").prefix();
        for (name, value) in junk {
            browser.storage.records.insert(format!("{prefix}{name}"), value.to_string());
        }
        let newer = (format!("{prefix}job:newer"), r#"{"v":99,"id":"newer","added":1}"#.to_owned());
        let good = (format!("{prefix}job:good"), r#"{"v":1,"id":"good","added":1}"#.to_owned());
        browser.storage.records.extend([newer.clone(), good.clone()]);
        browser.open_tab("ana");
        browser.run(s(5));
        prop_assert_eq!(browser.view(0, "good").status, ShownStatus::InProgress);
        prop_assert_eq!(browser.storage.records.get(&newer.0), Some(&newer.1));
        prop_assert!(browser.storage.records.contains_key(&good.0));
    }

    /// A server that has asked for a pause is asked about every job before it is asked about any a second time.
    #[test]
    fn i26_after_a_pause_every_job_has_its_turn(
        ages in prop::collection::vec(0..7_200_u64, 2..40), one_by_one in any::<bool>(), before in 1..120_u64,
    ) {
        let mut browser = Browser::new(|options| {
            options.policy.stream.jobs = 0;
            options.policy.jobs_per_look = if one_by_one { 1 } else { 100 };
        });
        for (n, age) in ages.iter().enumerate() {
            let created_at = Some(START.minus(s(*age)));
            let name = format!("j{n}");
            browser.server.jobs.insert(name.clone(), Document { created_at, ..job(&name) });
        }
        browser.open_tab("ana");
        (0..ages.len()).for_each(|n| browser.input(0, Input::Follow(id(&format!("j{n}")))));
        browser.run(s(before));
        let from = browser.log.len();
        browser.server.script.push_back(Some(busy(429, "30")));
        browser.run(s(150));
        let paused_at = browser.log[from].1.at;
        let mut read = BTreeSet::new();
        for (_, sent) in browser.log[from..].iter().filter(|(_, sent)| sent.at.since(paused_at) >= s(30)) {
            let names = (0..ages.len()).map(|n| format!("j{n}")).filter(|name| sent.looks_at(name));
            let again: Vec<String> = names.filter(|name| !read.insert(name.clone())).collect();
            if read.len() == ages.len() {
                return Ok(());
            }
            prop_assert!(again.is_empty(), "{again:?} again, before {} of {} were read", read.len(), ages.len());
        }
        prop_assert!(false, "{} of {} were read", read.len(), ages.len());
    }
}
