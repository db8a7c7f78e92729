//! Moments as the person's own clock and calendar show them.
//!
//! In a browser `Intl` writes times and days, in the person's own variety of the copy's language and in their
//! time zone: "2:02 PM" for one who reads en-US, "14:02" for one who reads en-GB. Where there is no browser,
//! on a server and in tests, the language's [`Calendar`] does, in UTC.

use waitwell_core::moment::Moment;

use super::Language;

/// How moments are written, around the time of day and, where it is not today, the day.
#[derive(Clone, Copy, Debug)]
pub struct ClockWords {
    /// By itself: "14:02", "22 Nov 2026, 14:02".
    pub alone: fn(day: Option<&str>, time: &str) -> String,
    /// In a sentence: "at 14:02", "on 22 Nov 2026 at 14:02".
    pub at: fn(day: Option<&str>, time: &str) -> String,
    /// What writes times and days where there is no browser.
    #[cfg(not(target_arch = "wasm32"))]
    pub calendar: Calendar,
}

pub use platform::prefer;
#[cfg(not(target_arch = "wasm32"))]
pub use platform::{Calendar, UtcTime};
pub(super) use platform::{day, time, time_and_zone};

#[cfg(target_arch = "wasm32")]
mod platform {
    use litemap::LiteMap;
    use std::cell::RefCell;

    use leptos::wasm_bindgen::JsValue;
    use leptos::web_sys::js_sys::{Array, Function, Intl, Object, Reflect};

    use super::{Language, Moment};

    thread_local! {
        /// What the person reads, as the browser lists it.
        static PREFERRED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
        /// By the language's tag. A formatter takes longer to make than to use a thousand times.
        static FORMATS: RefCell<Vec<(&'static str, Style, Function)>> = const { RefCell::new(Vec::new()) };
        /// What was written before, to the minute, by the language's tag: many jobs were heard of in the same minute, and
        /// one job shows the same moments at each change.
        static WRITTEN: RefCell<LiteMap<(&'static str, i64, Style), String>> = const { RefCell::new(LiteMap::new()) };
    }

    /// What of a moment is written, and how fully.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Style {
        Time,
        Day,
        TimeAndZone,
    }

    /// How many texts are kept: more than a page of a few hundred jobs shows.
    const KEPT: usize = 2_000;

    /// Takes the languages that the person prefers, as `navigator.languages` lists them: the first that is a
    /// variety of a copy's language says how its times and days are written.
    pub fn prefer(languages: Vec<String>) {
        PREFERRED.set(languages);
        FORMATS.take();
        WRITTEN.take();
    }

    /// The time of day: "14:02".
    pub(in crate::language) fn time(language: &Language, moment: Moment) -> String {
        format(language, moment, Style::Time)
    }

    /// The day: "23 Nov 2026".
    pub(in crate::language) fn day(language: &Language, moment: Moment) -> String {
        format(language, moment, Style::Day)
    }

    /// The time of day to the second, with the name of its zone: "14:02:05 Central European Standard Time".
    pub(in crate::language) fn time_and_zone(language: &Language, moment: Moment) -> String {
        write(language, moment, Style::TimeAndZone)
    }

    /// To the minute.
    fn format(language: &Language, moment: Moment, style: Style) -> String {
        let key = (language.tag, moment.as_ms().div_euclid(60_000), style);
        WRITTEN.with_borrow_mut(|written| {
            if let Some(text) = written.get(&key) {
                return text.clone();
            }
            if written.len() >= KEPT {
                written.clear();
            }
            let text = write(language, moment, style);
            written.insert(key, text.clone());
            text
        })
    }

    fn write(language: &Language, moment: Moment, style: Style) -> String {
        let format = FORMATS.with_borrow_mut(|known| {
            let is = |(tag, own, _): &&(&str, Style, Function)| *tag == language.tag && *own == style;
            if let Some((.., format)) = known.iter().find(is) {
                return format.clone();
            }
            let format = formatter(&tag(language), style);
            known.push((language.tag, style, format.clone()));
            format
        });
        // Exact: moments fit into the 53 whole bits of an f64.
        let text = format.call1(&JsValue::UNDEFINED, &(moment.as_ms() as f64).into()).ok();
        text.and_then(|text| text.as_string()).unwrap_or_else(|| moment.to_rfc3339())
    }

    fn formatter(tag: &str, style: Style) -> Function {
        let (name, style) = match style {
            Style::Time => ("timeStyle", "short"),
            Style::Day => ("dateStyle", "medium"),
            Style::TimeAndZone => ("timeStyle", "full"),
        };
        let options = Object::new();
        for (name, value) in [(name, style), ("numberingSystem", "latn")] {
            // A new object takes every property.
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        Intl::DateTimeFormat::new(&Array::of1(&tag.into()), &options).format()
    }

    /// The person's variety of `language`, or the language itself.
    fn tag(language: &Language) -> String {
        let own =
            PREFERRED.with_borrow(|tags| tags.iter().find(|tag| super::is_variety(tag, language)).cloned());
        own.unwrap_or_else(|| language.tag.to_owned())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::{Language, Moment};

    /// What writes times and days where there is no browser.
    #[derive(Clone, Copy, Debug)]
    pub struct Calendar {
        /// The time of day: "14:02".
        pub time: fn(&UtcTime) -> String,
        /// The day: "23 Nov 2026".
        pub day: fn(&UtcTime) -> String,
    }

    /// The parts of a moment in UTC.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct UtcTime {
        /// Year.
        pub year: usize,
        /// Month, 1 to 12.
        pub month: usize,
        /// Day of the month, 1 to 31.
        pub day: usize,
        /// Hour, 0 to 23.
        pub hour: usize,
        /// Minute, 0 to 59.
        pub minute: usize,
    }

    impl UtcTime {
        fn of(moment: Moment) -> Self {
            let text = moment.to_rfc3339();
            let part = |from: usize, to: usize| {
                text.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0)
            };
            Self {
                year: part(0, 4),
                month: part(5, 7),
                day: part(8, 10),
                hour: part(11, 13),
                minute: part(14, 16),
            }
        }

        /// The name of the month among those of a year.
        pub fn month_of(&self, names: &[&'static str; 12]) -> &'static str {
            names.get(self.month.saturating_sub(1)).copied().unwrap_or("")
        }

        /// The time of day on a clock of 24 hours: "14:02".
        pub fn hour_and_minute(&self) -> String {
            format!("{:02}:{:02}", self.hour, self.minute)
        }
    }

    /// Takes the languages that the person prefers. Only a browser knows any.
    pub fn prefer(_languages: Vec<String>) {}

    pub(in crate::language) fn time(language: &Language, moment: Moment) -> String {
        (language.clock.calendar.time)(&UtcTime::of(moment))
    }

    pub(in crate::language) fn day(language: &Language, moment: Moment) -> String {
        (language.clock.calendar.day)(&UtcTime::of(moment))
    }

    pub(in crate::language) fn time_and_zone(language: &Language, moment: Moment) -> String {
        time(language, moment) + " UTC"
    }
}

/// Whether `tag` names a variety of `language`: the same language, and at most a script and a region. Anything
/// else that a browser may list ("en-US@posix") is more than `Intl` reads without an error.
#[cfg(any(target_arch = "wasm32", test))]
fn is_variety(tag: &str, language: &Language) -> bool {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let mut parts = tag.split('-').skip(1);
    let letters =
        |part: &str, length| part.len() == length && part.chars().all(|sign| sign.is_ascii_alphabetic());
    let region =
        |part: &str| letters(part, 2) || (part.len() == 3 && part.chars().all(|sign| sign.is_ascii_digit()));
    let is_plain = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => true,
        (Some(one), None, _) => letters(one, 4) || region(one),
        (Some(script), Some(last), None) => letters(script, 4) && region(last),
        _ => false,
    };
    is_plain && base(tag) == base(language.tag)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::is_variety;
    use crate::locales::english;

    #[test]
    fn only_plain_varieties_of_the_copys_language_reach_intl() {
        let of_english = |tag| is_variety(tag, &english::LANGUAGE);
        assert!(["en", "en-GB", "EN-us", "en-001", "en-Latn-GB"].into_iter().all(of_english));
        assert!(
            !["de", "eno", "en-US@posix", "en-", "en-u-ca-buddhist", "", "C"].into_iter().any(of_english)
        );
    }
}
