//! No bytes make the core panic, whoever sent them (I21, S08): the corpus of the fuzz targets, and a million
//! inputs made of it.
//!
//! The same inputs in every run. What finds new ones is `cargo fuzz`; see CONTRIBUTING.md.
// A test that cannot go on has failed, and should say where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../fuzz/decoders.rs"]
mod decoders;
mod mutation;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use mutation::Mutation;

/// Hands the corpus of a decoder to it, and then `count` inputs made of the corpus.
fn survives(name: &str, count: usize) {
    let (_, decode) = decoders::ALL.into_iter().find(|(known, _)| *known == name).unwrap();
    let corpus = corpus(name);
    assert!(!corpus.is_empty(), "{name} has no corpus");
    let mut mutation = Mutation::new(&corpus);
    let made = (0..count).map(|_| mutation.next_input());
    for input in corpus.iter().cloned().chain(made) {
        if catch_unwind(|| decode(&input)).is_err() {
            panic!("{name}: {:?}", String::from_utf8_lossy(&input));
        }
    }
}

/// The files of a target's corpus, in one order.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).unwrap()).collect()
}

// Together a million; those that cost little get more.

#[test]
fn no_answer_makes_its_reader_panic() {
    survives("answer", 40_000);
}

#[test]
fn no_document_makes_its_reader_panic() {
    survives("document", 40_000);
}

#[test]
fn no_event_makes_its_reader_panic() {
    survives("event", 40_000);
}

#[test]
fn no_id_or_key_makes_its_reader_panic() {
    survives("ids", 300_000);
}

#[test]
fn no_link_makes_its_judge_panic() {
    survives("link", 100_000);
}

#[test]
fn no_job_makes_the_page_that_shows_it_panic() {
    survives("page", 10_000);
}

#[test]
fn no_problem_makes_its_reader_panic() {
    survives("problem", 100_000);
}

#[test]
fn no_record_makes_the_start_of_a_page_panic() {
    survives("saved", 100_000);
}

#[test]
fn no_message_of_a_tab_makes_another_tab_panic() {
    survives("tab", 20_000);
}

#[test]
fn no_time_makes_its_reader_panic() {
    survives("times", 250_000);
}

#[test]
fn every_decoder_has_a_target_and_a_test() {
    let own = include_str!("main.rs");
    for (name, _) in decoders::ALL {
        assert!(own.contains(&format!("survives({name:?}, ")), "{name} has no test");
        let target = format!("fuzz/fuzz_targets/{name}.rs");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(target).exists(), "{name} has no target");
    }
}
