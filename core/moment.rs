//! Points in time and lengths of time, as plain numbers that cannot go negative by subtraction.

use chrono::{DateTime, SecondsFormat};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time: milliseconds since 1970-01-01 UTC.
///
/// The core never reads a clock; every moment comes from an input or from a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// A length of time in milliseconds, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(u64);

/// The years 0001 to 9999, which RFC 3339 can write and every `Date` can hold.
const EARLIEST: i64 = -62_135_596_800_000;
const LATEST: i64 = 253_402_300_799_999;

impl Moment {
    /// The moment `ms` milliseconds after 1970-01-01 UTC, cut to the years 0001 to 9999.
    pub const fn from_ms(ms: i64) -> Self {
        Self(if ms > LATEST {
            LATEST
        } else if ms < EARLIEST {
            EARLIEST
        } else {
            ms
        })
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn as_ms(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 time; anything else is `None`, never a made-up moment.
    pub fn parse(text: &str) -> Option<Self> {
        let time = DateTime::parse_from_rfc3339(text.trim()).ok()?;
        Some(Self::from_ms(time.timestamp_millis()))
    }

    /// Reads the `Date` or `Retry-After` form of HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
    pub fn parse_http_date(text: &str) -> Option<Self> {
        let time = DateTime::parse_from_rfc2822(text.trim()).ok()?;
        Some(Self::from_ms(time.timestamp_millis()))
    }

    /// The time since `earlier`; zero where `earlier` is in fact later, so no age is ever negative.
    pub fn since(self, earlier: Moment) -> Span {
        Span(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// The moment `span` later.
    pub fn plus(self, span: Span) -> Self {
        Self::from_ms(self.0.saturating_add(i64::try_from(span.0).unwrap_or(i64::MAX)))
    }

    /// The moment `span` earlier.
    pub fn minus(self, span: Span) -> Self {
        Self::from_ms(self.0.saturating_sub(i64::try_from(span.0).unwrap_or(i64::MAX)))
    }

    /// The moment moved by `ms` milliseconds, later where positive: how a clock offset is applied.
    pub const fn shifted(self, ms: i64) -> Self {
        Self::from_ms(self.0.saturating_add(ms))
    }

    /// RFC 3339 in UTC with milliseconds: `2026-11-23T14:02:05.120Z`.
    pub fn to_rfc3339(self) -> String {
        match DateTime::from_timestamp_millis(self.0) {
            Some(time) => time.to_rfc3339_opts(SecondsFormat::Millis, true),
            // Out of the calendar's range: cannot be reached through `from_ms`, still not a panic.
            None => String::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a moment"))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_rfc3339())
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// A span of `ms` milliseconds.
    pub const fn ms(ms: u64) -> Self {
        Self(ms)
    }

    /// A span of `seconds` seconds.
    pub const fn seconds(seconds: u64) -> Self {
        Self(seconds.saturating_mul(1_000))
    }

    /// A span of `minutes` minutes.
    pub const fn minutes(minutes: u64) -> Self {
        Self::seconds(minutes.saturating_mul(60))
    }

    /// A span of `hours` hours.
    pub const fn hours(hours: u64) -> Self {
        Self::minutes(hours.saturating_mul(60))
    }

    /// A span of `days` days.
    pub const fn days(days: u64) -> Self {
        Self::hours(days.saturating_mul(24))
    }

    /// Milliseconds.
    pub const fn as_ms(self) -> u64 {
        self.0
    }

    /// Whole seconds, rounded down.
    pub const fn as_seconds(self) -> u64 {
        self.0 / 1_000
    }

    /// This span and `more`.
    pub const fn plus(self, more: Span) -> Self {
        Self(self.0.saturating_add(more.0))
    }

    /// This span `times` over.
    pub const fn times(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_never_negative() {
        let early = Moment::from_ms(1_000);
        let late = Moment::from_ms(5_000);
        assert_eq!(late.since(early), Span::ms(4_000));
        assert_eq!(early.since(late), Span::ZERO);
    }

    #[test]
    fn rfc_3339_is_read_and_written_alike() {
        let moment = Moment::parse("2026-11-23T15:02:05.120+01:00").unwrap();
        assert_eq!(moment.to_rfc3339(), "2026-11-23T14:02:05.120Z");
        assert_eq!(Moment::parse(&moment.to_rfc3339()), Some(moment));
    }

    #[test]
    fn words_that_are_no_time_are_unknown() {
        for text in ["yesterday", "", "2026-13-01T00:00:00Z", "5", "2026-11-23"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn http_dates_are_read() {
        assert_eq!(
            Moment::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"),
            Moment::parse("1994-11-06T08:49:37Z")
        );
    }

    #[test]
    fn arithmetic_at_the_ends_of_time_does_not_overflow() {
        let end = Moment::from_ms(i64::MAX);
        assert_eq!(end.plus(Span::ms(u64::MAX)), end);
        assert!(Moment::from_ms(i64::MIN).minus(Span::ms(u64::MAX)).as_ms() < 0);
        assert!(!end.to_rfc3339().is_empty());
    }
}
