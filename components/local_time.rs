//! Moments as the person's own clock shows them.

use waitwell_core::moment::Moment;

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
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let LocalTime { year, month, day, .. } = LocalTime::of(moment);
    let month = MONTHS.get(month.saturating_sub(1) as usize).copied().unwrap_or("");
    format!("{day} {month} {year}, {}", time_of_day(moment))
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
}
