//! How long ago something was, in steps, and when the next step comes.
//!
//! Words change on coarse steps, so that a page does not flicker and nobody reads a false precision.

use crate::moment::Span;

/// How long ago something was, in the steps in which it is worded.
///
/// Two equal ages read the same, so a view that holds ages changes only when its words do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Under 5 seconds.
    JustNow,
    /// 5 to 55 seconds, in steps of 5.
    Seconds(u64),
    /// 1 to 59 minutes.
    Minutes(u64),
    /// 1 to 23 hours.
    Hours(u64),
    /// One day or more.
    Days(u64),
}

impl Age {
    /// The step that `span` falls into.
    pub fn of(span: Span) -> Self {
        match span.as_seconds() {
            0..5 => Age::JustNow,
            seconds @ 5..60 => Age::Seconds(seconds / 5 * 5),
            seconds @ 60..3_600 => Age::Minutes(seconds / 60),
            seconds @ 3_600..86_400 => Age::Hours(seconds / 3_600),
            seconds => Age::Days(seconds / 86_400),
        }
    }

    /// The shortest span that falls into the step.
    pub fn span(self) -> Span {
        match self {
            Age::JustNow => Span::ZERO,
            Age::Seconds(n) => Span::seconds(n),
            Age::Minutes(n) => Span::minutes(n),
            Age::Hours(n) => Span::hours(n),
            Age::Days(n) => Span::days(n),
        }
    }

    /// How long after `span` its wording changes; never zero.
    pub fn next_change(span: Span) -> Span {
        let step = match span.as_seconds() {
            0..60 => Span::seconds(5),
            60..3_600 => Span::minutes(1),
            3_600..86_400 => Span::hours(1),
            _ => Span::days(1),
        };
        Span::ms(step.as_ms() - span.as_ms() % step.as_ms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_reads_the_same_until_its_next_change() {
        let mut span = Span::ZERO;
        for _ in 0..200 {
            let step = Age::next_change(span);
            assert!(step > Span::ZERO);
            let just_before = Span::ms(span.as_ms() + step.as_ms() - 1);
            assert_eq!(Age::of(span), Age::of(just_before), "at {span:?}");
            span = span.plus(step);
            assert_ne!(Age::of(just_before), Age::of(span), "at {span:?}");
            assert_eq!(Age::of(Age::of(span).span()), Age::of(span), "at {span:?}");
        }
    }

    #[test]
    fn an_age_changes_at_most_every_5_seconds_and_later_once_a_minute() {
        let mut span = Span::ZERO;
        while span < Span::hours(2) {
            let next = span.plus(Age::next_change(span));
            let least = if span < Span::minutes(1) { Span::seconds(5) } else { Span::minutes(1) };
            assert_eq!(next.as_ms() % least.as_ms(), 0, "at {span:?}");
            span = next;
        }
    }
}
