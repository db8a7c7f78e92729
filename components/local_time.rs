//! Moments as the person's own clock shows them.

use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::Contact;
use waitwell_core::words::Age;

/// The parts of a moment in the person's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// Year.
    pub year: u32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
    /// Hour, 0 to 23.
    pub hour: u32,
    /// Minute, 0 to 59.
    pub minute: u32,
}

impl LocalTime {
    /// `moment` in the browser's time zone; in UTC where the page is rendered on a server.
    #[cfg(target_arch = "wasm32")]
    pub fn of(moment: Moment) -> Self {
        // Exact: moments fit into the 53 whole bits of an f64.
        let date = leptos::web_sys::js_sys::Date::new(&(moment.as_ms() as f64).into());
        Self {
            year: date.get_full_year(),
            month: date.get_month() + 1,
            day: date.get_date(),
            hour: date.get_hours(),
            minute: date.get_minutes(),
        }
    }

    /// `moment` in the browser's time zone; in UTC where the page is rendered on a server.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(moment: Moment) -> Self {
        let text = moment.to_rfc3339();
        let part =
            |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        Self {
            year: part(0, 4),
            month: part(5, 7),
            day: part(8, 10),
            hour: part(11, 13),
            minute: part(14, 16),
        }
    }
}

/// The time of day: "14:02".
pub fn time_of_day(moment: Moment) -> String {
    let LocalTime { hour, minute, .. } = LocalTime::of(moment);
    format!("{hour:02}:{minute:02}")
}

/// The day and the time of day: "23 Nov 2026, 14:02".
pub fn day_and_time(moment: Moment) -> String {
    format!("{}, {}", day(moment), time_of_day(moment))
}

/// The day: "23 Nov 2026".
pub fn day(moment: Moment) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let LocalTime { year, month, day, .. } = LocalTime::of(moment);
    let month = MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or("");
    format!("{day} {month} {year}")
}

/// The time of day, with the day before it unless that is today: "14:02", "22 Nov 2026, 14:02".
///
/// `now` need not be exact; where it is not known, the day is given.
pub fn clock(moment: Moment, now: Option<Moment>) -> String {
    if is_same_day(moment, now) { time_of_day(moment) } else { day_and_time(moment) }
}

/// The same as the end of a sentence: "at 14:02", "on 22 Nov 2026 at 14:02".
pub fn at_clock(moment: Moment, now: Option<Moment>) -> String {
    let at = format!("at {}", time_of_day(moment));
    if is_same_day(moment, now) { at } else { format!("on {} {at}", day(moment)) }
}

/// About now, as far as the page's last contact tells without a clock: by as much early as an age is
/// rounded down.
pub fn about_now(contact: &Contact) -> Option<Moment> {
    let age = match contact.heard? {
        Age::JustNow => Span::ZERO,
        Age::Seconds(n) => Span::seconds(n),
        Age::Minutes(n) => Span::minutes(n),
        Age::Hours(n) => Span::hours(n),
        Age::Days(n) => Span::days(n),
    };
    Some(contact.heard_at?.plus(age))
}

fn is_same_day(moment: Moment, now: Option<Moment>) -> bool {
    now.is_some_and(|now| {
        let (one, other) = (LocalTime::of(moment), LocalTime::of(now));
        (one.year, one.month, one.day) == (other.year, other.month, other.day)
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_clock_and_calendar() {
        let moment = Moment::parse("2026-11-23T14:02:59Z").unwrap();
        assert_eq!(time_of_day(moment), "14:02");
        assert_eq!(day_and_time(moment), "23 Nov 2026, 14:02");
    }

    #[test]
    fn the_day_is_left_out_only_when_it_is_today() {
        let moment = Moment::parse("2026-11-23T14:02:59Z").unwrap();
        let later = Moment::parse("2026-11-23T23:59:59Z");
        let tomorrow = Moment::parse("2026-11-24T00:00:00Z");
        assert_eq!(clock(moment, later), "14:02");
        assert_eq!(at_clock(moment, later), "at 14:02");
        assert_eq!(clock(moment, tomorrow), "23 Nov 2026, 14:02");
        assert_eq!(at_clock(moment, tomorrow), "on 23 Nov 2026 at 14:02");
        assert_eq!(clock(moment, None), "23 Nov 2026, 14:02");
    }
}
