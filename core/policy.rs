//! When to look again: the ladder, the back-off, and what a server asks for.
//!
//! Every wait is jittered and clamped. Randomness is an input too: the follower is seeded once.

use crate::moment::{Moment, Span};

/// The constants of following jobs. The defaults are the tested ones.
#[derive(Clone, Debug)]
pub struct Policy {
    /// How often a job is looked at, by its age: pairs of "younger than" and the wait.
    pub ladder: Vec<(Span, Span)>,
    /// The wait for a job older than the last step of the ladder.
    pub slowest: Span,
    /// The wait while the page is hidden.
    pub hidden: Span,
    /// How long a look may take before it is given up.
    pub look_timeout: Span,
    /// How long a start, a cancel or a retry may take before it is given up.
    pub ask_timeout: Span,
    /// The first wait after a fault doubles up to `backoff_cap`.
    pub backoff_base: Span,
    /// The longest wait after faults.
    pub backoff_cap: Span,
    /// The shortest wait after a 429 that names none.
    pub too_many_floor: Span,
    /// For how long a server must be silent before it is called lost.
    pub lost_after: Span,
    /// For how long a cancel may be on its way before it is called slow.
    pub slow_cancel_after: Span,
    /// How many looks may be under way at once.
    pub parallel_looks: usize,
    /// How many jobs are looked at with one request, where the server answers for several; 1: each with
    /// its own. The Job API takes 100 at most.
    pub jobs_per_look: usize,
    /// How often a start, a cancel or a retry is sent before it is called unconfirmed.
    pub ask_tries: u32,
    /// For how long a 404 is forgiven after the server itself accepted the job.
    pub new_job_grace: Span,
    /// For how long a job may show no sign of life before that is said ...
    pub quiet_after: Span,
    /// ... and for how many times as long as it usually takes from one to the next, where it is slower than that.
    pub quiet_beats: u64,
    /// The event stream.
    pub stream: StreamPolicy,
    /// How many jobs the page keeps in mind: the newest, and beyond those only what it shows or has asked for.
    pub listed_jobs: usize,
    /// How many job ids are kept across a refresh.
    pub saved_jobs: usize,
    /// For how long the id of an ended job is kept.
    pub saved_for: Span,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            ladder: vec![
                (Span::seconds(30), Span::seconds(2)),
                (Span::minutes(5), Span::seconds(5)),
                (Span::minutes(30), Span::seconds(15)),
            ],
            slowest: Span::seconds(30),
            hidden: Span::seconds(60),
            look_timeout: Span::seconds(15),
            ask_timeout: Span::seconds(30),
            backoff_base: Span::seconds(4),
            backoff_cap: Span::seconds(60),
            too_many_floor: Span::seconds(15),
            lost_after: Span::seconds(30),
            slow_cancel_after: Span::seconds(30),
            parallel_looks: 4,
            jobs_per_look: 100,
            ask_tries: 3,
            new_job_grace: Span::seconds(10),
            quiet_after: Span::minutes(2),
            quiet_beats: 4,
            stream: StreamPolicy::default(),
            listed_jobs: 200,
            saved_jobs: 200,
            saved_for: Span::days(30),
        }
    }
}

/// The constants of the event stream. The defaults are the tested ones.
#[derive(Clone, Debug)]
pub struct StreamPolicy {
    /// How many jobs one stream may be about; the Job API takes 100 at most. 0: no stream is opened.
    pub jobs: usize,
    /// After this long without a byte, the stream is given up: three missed beats of 15 seconds.
    pub watchdog: Span,
    /// How often a job is looked at while the stream is open, in case an event was lost.
    pub reconcile: Span,
    /// A stream that ended is opened again within this time, so that not everybody comes back at once.
    pub reopen_within: Span,
    /// The longest wait after faults to open it.
    pub backoff_cap: Span,
    /// A stream that lives less than this does not live long.
    pub short_life: Span,
    /// So many short lives ...
    pub short_lives: usize,
    /// ... within this time, and the page looks instead ...
    pub short_lives_within: Span,
    /// ... for this long.
    pub demoted_for: Span,
    /// How long it stays open in a page that is hidden.
    pub hidden: Span,
}

impl Default for StreamPolicy {
    fn default() -> Self {
        Self {
            jobs: 100,
            watchdog: Span::seconds(45),
            reconcile: Span::seconds(60),
            reopen_within: Span::seconds(8),
            backoff_cap: Span::minutes(5),
            short_life: Span::seconds(10),
            short_lives: 5,
            short_lives_within: Span::minutes(2),
            demoted_for: Span::minutes(10),
            hidden: Span::seconds(60),
        }
    }
}

/// The shortest and the longest wait that a server's Retry-After can bring about.
const RETRY_AFTER_RANGE: (Span, Span) = (Span::seconds(1), Span::hours(1));

impl Policy {
    /// The wait before the next look at a job of this age, within 10 percent.
    pub fn next_look(&self, age: Span, is_hidden: bool, dice: &mut Dice) -> Span {
        let step = self.ladder.iter().find(|(younger_than, _)| age < *younger_than).map(|(_, wait)| *wait);
        let wait = step.unwrap_or(self.slowest);
        let wait = if is_hidden { wait.max(self.hidden) } else { wait };
        dice.between(Span::ms(wait.as_ms() * 9 / 10), Span::ms(wait.as_ms() * 11 / 10))
    }

    /// The wait after the `failures`-th fault in a row, counting from 1.
    pub fn backoff(&self, failures: u32, dice: &mut Dice) -> Span {
        self.backoff_up_to(self.backoff_cap, failures, dice)
    }

    /// The same with another longest wait.
    pub fn backoff_up_to(&self, cap: Span, failures: u32, dice: &mut Dice) -> Span {
        let doubled = self.backoff_base.times(1 << failures.saturating_sub(1).min(20));
        let cap = doubled.min(cap);
        dice.between(Span::ms(cap.as_ms() / 2), cap)
    }

    /// The wait before the next look at a job whose changes are pushed, within 10 percent.
    pub fn reconcile(&self, dice: &mut Dice) -> Span {
        let wait = self.stream.reconcile;
        dice.between(Span::ms(wait.as_ms() * 9 / 10), Span::ms(wait.as_ms() * 11 / 10))
    }

    /// The wait that a server asks for, spread so that not everybody comes at once.
    pub fn directed(&self, wait: Span, dice: &mut Dice) -> Span {
        dice.between(wait, Span::ms(wait.as_ms() + wait.as_ms() / 10))
    }
}

/// Reads a Retry-After header: seconds, or a date measured against the answer's own `Date`, clamped to
/// 1 second to 1 hour. `None` where it cannot be read.
pub fn retry_after(header: &str, date: Option<Moment>) -> Option<Span> {
    let text = header.trim();
    let wait = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a u64 holds is as long as it gets.
        Span::seconds(text.parse().unwrap_or(u64::MAX))
    } else {
        Moment::parse_http_date(text)?.since(date?)
    };
    Some(wait.clamp(RETRY_AFTER_RANGE.0, RETRY_AFTER_RANGE.1))
}

/// A small pseudo-random source (SplitMix64) for jitter; never for keys.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The same seed gives the same numbers, so a test can be repeated.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A span from `low` to `high`, evenly.
    pub fn between(&mut self, low: Span, high: Span) -> Span {
        let width = high.as_ms().saturating_sub(low.as_ms());
        Span::ms(low.as_ms() + self.next() % width.saturating_add(1).max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_grow_rarer_with_the_age_of_the_job_and_when_hidden() {
        let (policy, mut dice) = (Policy::default(), Dice::new(1));
        for (age, low, high) in
            [(0, 1_800, 2_200), (60, 4_500, 5_500), (600, 13_500, 16_500), (7_200, 27_000, 33_000)]
        {
            let wait = policy.next_look(Span::seconds(age), false, &mut dice).as_ms();
            assert!((low..=high).contains(&wait), "{age} s: {wait}");
        }
        assert!(policy.next_look(Span::ZERO, true, &mut dice) >= Span::seconds(54));
    }

    #[test]
    fn waits_after_faults_double_up_to_a_minute() {
        let (policy, mut dice) = (Policy::default(), Dice::new(2));
        for (failures, low, high) in
            [(1, 2, 4), (2, 4, 8), (3, 8, 16), (4, 16, 32), (5, 30, 60), (u32::MAX, 30, 60)]
        {
            for _ in 0..50 {
                let wait = policy.backoff(failures, &mut dice);
                assert!(wait >= Span::seconds(low) && wait <= Span::seconds(high), "{failures}: {wait:?}");
            }
        }
    }

    #[test]
    fn no_retry_after_brings_about_a_storm_or_a_year_of_silence() {
        let date = Moment::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
        let read = |text| retry_after(text, date);
        assert_eq!(read("30"), Some(Span::seconds(30)));
        assert_eq!(read("0"), Some(Span::seconds(1)));
        assert_eq!(read("99999999999"), Some(Span::hours(1)));
        assert_eq!(read("99999999999999999999999999"), Some(Span::hours(1)));
        assert_eq!(read("Sun, 06 Nov 1994 08:50:37 GMT"), Some(Span::seconds(60)));
        assert_eq!(read("Tue, 06 Nov 1984 08:50:37 GMT"), Some(Span::seconds(1)));
        for unreadable in ["-5", "abc", "", "3.5", "30, 60"] {
            assert_eq!(read(unreadable), None, "{unreadable}");
        }
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", None), None);
    }

    #[test]
    fn dice_stay_between_their_bounds() {
        let mut dice = Dice::new(3);
        for _ in 0..1_000 {
            let span = dice.between(Span::ms(5), Span::ms(7));
            assert!((5..=7).contains(&span.as_ms()));
        }
        assert_eq!(dice.between(Span::ms(5), Span::ms(5)), Span::ms(5));
        assert!(dice.between(Span::ZERO, Span::ms(u64::MAX)) <= Span::ms(u64::MAX));
    }
}
