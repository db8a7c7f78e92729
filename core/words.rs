//! Spans, counts and sizes in words, and when that wording will next change.
//!
//! Words change on coarse steps, so that a page does not flicker and nobody reads a false precision.

use crate::document::Range;
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

/// "just now", "10 seconds ago", "3 minutes ago".
pub fn ago(age: Age) -> String {
    match age {
        Age::JustNow => "just now".to_owned(),
        Age::Seconds(n) => format!("{} ago", counted(n, "second", "seconds")),
        Age::Minutes(n) => format!("{} ago", counted(n, "minute", "minutes")),
        Age::Hours(n) => format!("{} ago", counted(n, "hour", "hours")),
        Age::Days(n) => format!("{} ago", counted(n, "day", "days")),
    }
}

/// A running time in the same steps: "a few seconds", "10 seconds", "3 minutes".
pub fn running_for(age: Age) -> String {
    match age {
        Age::JustNow => "a few seconds".to_owned(),
        Age::Seconds(n) => counted(n, "second", "seconds"),
        Age::Minutes(n) => counted(n, "minute", "minutes"),
        Age::Hours(n) => counted(n, "hour", "hours"),
        Age::Days(n) => counted(n, "day", "days"),
    }
}

/// A finished length of time: "8 seconds", "2 minutes 5 seconds", "1 hour 20 minutes".
pub fn took(span: Span) -> String {
    let seconds = span.as_seconds();
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let two = |large: String, small: u64, one, many| {
        if small == 0 { large } else { format!("{large} {}", counted(small, one, many)) }
    };
    match seconds {
        0 => "less than a second".to_owned(),
        1..60 => counted(seconds, "second", "seconds"),
        60..3_600 => two(counted(minutes, "minute", "minutes"), seconds % 60, "second", "seconds"),
        3_600..86_400 => two(counted(hours, "hour", "hours"), minutes, "minute", "minutes"),
        _ => two(counted(days, "day", "days"), hours, "hour", "hours"),
    }
}

/// A usual time: "2 to 5 minutes", "about 10 seconds". Rounded up to whole units, since a promise of
/// seconds would be broken.
pub fn usual(range: Range) -> String {
    let (low, high) = (range.low_s.min(range.high_s), range.high_s);
    let (unit, one, many) = match high {
        0..=90 => (1, "second", "seconds"),
        91..=5_400 => (60, "minute", "minutes"),
        5_401..=129_600 => (3_600, "hour", "hours"),
        _ => (86_400, "day", "days"),
    };
    let (low, high) = (low.div_ceil(unit).max(1), high.div_ceil(unit).max(1));
    if low == high {
        format!("about {}", counted(high, one, many))
    } else {
        format!("{} to {} {many}", number(low), number(high))
    }
}

/// A whole number with thousands set apart: "240,000".
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number and its noun: "1 minute", "2 minutes".
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A number and what the server says is counted: "120 rows", "1 row", or the bare number.
pub fn of_unit(n: u64, unit: Option<&str>) -> String {
    match unit {
        Some(unit) if n == 1 => format!("1 {}", singular(unit)),
        Some(unit) => format!("{} {unit}", number(n)),
        None => number(n),
    }
}

/// One of `unit`, which the contract gives in the plural: "rows" is "row", "entries" is "entry".
fn singular(unit: &str) -> String {
    match (unit.strip_suffix("ies"), unit.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) if !stem.ends_with('s') => stem.to_owned(),
        _ => unit.to_owned(),
    }
}

/// A size: "812 bytes", "14.2 MB". Decimal units, as file managers and browsers show them.
pub fn bytes(n: u64) -> String {
    let (unit, name) = match n {
        0..1_000 => return counted(n, "byte", "bytes"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    // Tenths in whole numbers: printing a float costs kilobytes of wasm.
    let tenths = n / (unit / 10);
    if tenths >= 1_000 {
        format!("{} {name}", number(tenths / 10))
    } else {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
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
        }
    }

    #[test]
    fn ages_read_as_a_person_says_them() {
        assert_eq!(ago(Age::of(Span::seconds(3))), "just now");
        assert_eq!(ago(Age::of(Span::seconds(13))), "10 seconds ago");
        assert_eq!(ago(Age::of(Span::seconds(61))), "1 minute ago");
        assert_eq!(ago(Age::of(Span::hours(26))), "1 day ago");
        assert_eq!(running_for(Age::of(Span::minutes(3))), "3 minutes");
    }

    #[test]
    fn a_usual_time_is_a_range_and_never_a_countdown() {
        assert_eq!(usual(Range { low_s: 120, high_s: 300 }), "2 to 5 minutes");
        assert_eq!(usual(Range { low_s: 10, high_s: 20 }), "10 to 20 seconds");
        assert_eq!(usual(Range { low_s: 50, high_s: 110 }), "1 to 2 minutes");
        assert_eq!(usual(Range { low_s: 100, high_s: 120 }), "about 2 minutes");
        assert_eq!(usual(Range { low_s: 0, high_s: 1 }), "about 1 second");
    }

    #[test]
    fn lengths_sizes_and_numbers_read_plainly() {
        assert_eq!(took(Span::ms(300)), "less than a second");
        assert_eq!(took(Span::seconds(125)), "2 minutes 5 seconds");
        assert_eq!(took(Span::minutes(80)), "1 hour 20 minutes");
        assert_eq!(number(240_000), "240,000");
        assert_eq!(number(999), "999");
        assert_eq!(bytes(1), "1 byte");
        assert_eq!(bytes(14_230_000), "14.2 MB");
        assert_eq!(bytes(812_400_000), "812 MB");
        assert_eq!(of_unit(1_200, Some("rows")), "1,200 rows");
        assert_eq!(of_unit(1, Some("rows")), "1 row");
        assert_eq!(of_unit(1, Some("entries")), "1 entry");
        assert_eq!(of_unit(7, None), "7");
    }
}
