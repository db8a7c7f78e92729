use waitwell_core::age::Age;
use waitwell_core::document::Range;
use waitwell_core::moment::Span;

use super::{Forms, Language};

/// How lengths of time are written. Lists hold seconds, minutes, hours and days, in this order.
#[derive(Clone, Copy, Debug)]
pub struct Lengths {
    /// A length: "# minute", "# minutes".
    pub spans: [Forms; 4],
    /// How long ago: "# minute ago", "# minutes ago".
    pub ago: [Forms; 4],
    /// Less than five seconds ago: "just now".
    pub just_now: &'static str,
    /// A length under a second: "less than a second".
    pub under_a_second: &'static str,
    /// What stands between the two parts of a length: "2 minutes" and "5 seconds".
    pub and: &'static str,
    /// What stands between the ends of a range: "2 to 5 minutes".
    pub to: &'static str,
    /// A range whose ends are the same, with `#` for the length: "about #".
    pub about: &'static str,
}

/// The places of the units in the lists of [`Lengths`].
const SECONDS: usize = 0;
const MINUTES: usize = 1;
const HOURS: usize = 2;
const DAYS: usize = 3;

impl Language {
    /// "just now", "10 seconds ago", "3 minutes ago".
    pub(super) fn ago(&self, age: Age) -> String {
        let (n, unit) = match age {
            Age::JustNow => return self.lengths.just_now.to_owned(),
            Age::Seconds(n) => (n, SECONDS),
            Age::Minutes(n) => (n, MINUTES),
            Age::Hours(n) => (n, HOURS),
            Age::Days(n) => (n, DAYS),
        };
        self.inflected(self.lengths.ago[unit], n, &self.number(n))
    }

    /// A finished length of time: "8 seconds", "2 minutes 5 seconds", "1 hour 20 minutes".
    pub(super) fn took(&self, span: Span) -> String {
        let seconds = span.as_seconds();
        let [(large, unit), (small, next)] = match seconds {
            0 => return self.lengths.under_a_second.to_owned(),
            1..60 => [(seconds, SECONDS), (0, SECONDS)],
            60..3_600 => [(seconds / 60, MINUTES), (seconds % 60, SECONDS)],
            3_600..86_400 => [(seconds / 3_600, HOURS), (seconds / 60 % 60, MINUTES)],
            _ => [(seconds / 86_400, DAYS), (seconds / 3_600 % 24, HOURS)],
        };
        let large = self.length(large, unit);
        if small == 0 { large } else { [large, self.length(small, next)].join(self.lengths.and) }
    }

    /// A usual time: "2 to 5 minutes", "about 10 seconds". Rounded up to whole units, since a promise of
    /// seconds would be broken.
    pub(super) fn usual(&self, range: Range) -> String {
        let (low, high) = (range.low_s.min(range.high_s), range.high_s);
        let (seconds, unit) = match high {
            0..=90 => (1, SECONDS),
            91..=5_400 => (60, MINUTES),
            5_401..=129_600 => (3_600, HOURS),
            _ => (86_400, DAYS),
        };
        let (low, high) = (low.div_ceil(seconds).max(1), high.div_ceil(seconds).max(1));
        if low == high {
            return self.lengths.about.replace('#', &self.length(high, unit));
        }
        let forms = self.lengths.spans[unit];
        let form = forms.get((self.form)(high)).or(forms.last()).copied().unwrap_or("#");
        // A form that says its number without a digit, as for two in Arabic, cannot hold a range: "from an hour to
        // two hours".
        if !form.contains('#') {
            return [self.length(low, unit), self.length(high, unit)].join(self.lengths.to);
        }
        form.replace('#', &[self.number(low), self.number(high)].join(self.lengths.to))
    }

    fn length(&self, n: u64, unit: usize) -> String {
        self.inflected(self.lengths.spans[unit], n, &self.number(n))
    }
}
