//! Runs all histories once, for all invariants.
//!
//! A breach is shrunk to the smallest history that breaks the same invariant, and the run goes on without that one.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::thread;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

use super::happen::Course;
use super::history::{History, LONG, honest, hostile};

/// What was found in histories with a server that speaks the truth whenever it is heard.
pub static HONEST: LazyLock<Found> = LazyLock::new(|| Found::by_running(honest, true));
/// What was found in histories in which anything may come from anywhere.
pub static HOSTILE: LazyLock<Found> = LazyLock::new(|| Found::by_running(hostile, false));

/// So many histories of each kind, unless `PROPTEST_CASES` asks for another number.
const HISTORIES: u32 = 12_600;
/// Into so many parts they are divided, one for a thread.
const SHARES: u32 = 4;
/// A history is longer than its smallest part that breaks something, but no failure is worth minutes of shrinking.
const MOST_SHRINKS: u32 = 2_000;
/// What depends on the word of the server, of storage and of the other tabs: whose jobs there are, and what became of a
/// start.
const NEED_HONESTY: [u32; 2] = [7, 15];

/// What came of playing histories of one kind.
#[derive(Default)]
pub struct Found {
    /// The smallest history that breaks each invariant that does not hold, by its number.
    broken: BTreeMap<u32, String>,
    /// How many were played.
    pub played: u32,
    /// How many of those brought about as many inputs as a long one does.
    pub long: u32,
}

impl Found {
    /// Fails if this invariant does not hold.
    pub fn holds(&self, number: u32) {
        if let Some(found) = self.broken.get(&number) {
            panic!("I{number:02}: {found}");
        }
    }

    fn by_running<S: Strategy<Value = History>>(histories: fn() -> S, is_honest: bool) -> Self {
        let count = cases(HISTORIES).cases.div_ceil(SHARES);
        let found = thread::scope(|scope| {
            let run = |share| run(&histories(), count, is_honest, share);
            let workers: Vec<_> = (0..SHARES).map(|share| scope.spawn(move || run(share))).collect();
            let found =
                workers.into_iter().map(|worker| worker.join().expect("a worker catches every panic"));
            found.reduce(Self::and)
        });
        found.unwrap_or_default()
    }

    fn and(mut self, other: Self) -> Self {
        self.broken.extend(other.broken);
        Self { played: self.played + other.played, long: self.long + other.long, ..self }
    }
}

/// The settings of a property: the same `few` cases in every run, unless `PROPTEST_CASES` asks for another number,
/// which are others each time.
pub fn cases(few: u32) -> Config {
    let config = Config { failure_persistence: None, max_shrink_iters: MOST_SHRINKS, ..Config::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => config,
        None => Config { cases: few, rng_seed: RngSeed::Fixed(1), ..config },
    }
}

fn run(histories: &impl Strategy<Value = History>, mut left: u32, is_honest: bool, share: u32) -> Found {
    let mut found = Found::default();
    while left > 0 {
        let (shrinks, played, long) = (Cell::new(None), Cell::new(0), Cell::new(0));
        // Other histories after each breach, and for each part of them.
        let mut config = Config { cases: left, ..cases(HISTORIES) };
        if let RngSeed::Fixed(first) = config.rng_seed {
            config.rng_seed = RngSeed::Fixed(first + u64::from(share) + 1_000 * found.broken.len() as u64);
        }
        let mut runner = TestRunner::new(config);
        let outcome = runner.run(histories, |history| {
            let (broken, inputs) = broken_by(&history, is_honest);
            let number = match shrinks.get() {
                // While it is shrunk, only the same breach counts.
                Some(number) => Some(number).filter(|number| broken.contains_key(number)),
                None => broken.keys().find(|number| !found.broken.contains_key(*number)).copied(),
            };
            if shrinks.get().is_none() {
                played.set(played.get() + 1);
                long.set(long.get() + u32::from(inputs >= LONG));
            }
            let Some(number) = number else { return Ok(()) };
            shrinks.set(Some(number));
            Err(TestCaseError::fail(broken[&number].clone()))
        });
        left = left.saturating_sub(played.get());
        (found.played, found.long) = (found.played + played.get(), found.long + long.get());
        match (outcome, shrinks.get()) {
            (Err(TestError::Fail(why, history)), Some(number)) => {
                found.broken.insert(number, format!("{why}\n{history:?}"));
            }
            (Ok(()), _) => break,
            (outcome, _) => panic!("{outcome:?}"),
        }
    }
    found
}

/// Which invariants a history breaks, and how, and how many inputs it brings about before it ends. A panic breaks I21.
fn broken_by(history: &History, is_honest: bool) -> (BTreeMap<u32, String>, usize) {
    let run = || {
        let mut course = Course::of(history);
        let inputs = course.watch.inputs;
        let late = course.calm(is_honest);
        let mut broken = course.watch.broken;
        late.into_iter().for_each(|(number, what)| _ = broken.entry(number).or_insert(what));
        broken.retain(|number, _| is_honest || !NEED_HONESTY.contains(number));
        (broken, inputs)
    };
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or(panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        (BTreeMap::from([(21, format!("panicked: {}", text.unwrap_or_default()))]), 0)
    })
}
