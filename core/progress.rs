//! Progress that can be trusted: the constructors are the rules of what may be shown.

use crate::document::Counts;

/// How far the current stage is, as far as that is honestly known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is counted. Never shown as zero.
    #[default]
    Unknown,
    /// Something is counted, but no percentage would be true: the total is unknown, a guess, has
    /// changed, or was passed.
    Counted {
        /// How many are done.
        done: u64,
        /// How many were expected, where the server said so; may be less than `done`.
        expected: Option<u64>,
        /// What is counted: "rows".
        unit: Option<String>,
    },
    /// Real counts against a real total: a percentage may be shown.
    Measured {
        /// How many are done; at most `total`.
        done: u64,
        /// Out of how many; at least 1.
        total: u64,
        /// What is counted: "rows".
        unit: Option<String>,
    },
}

impl Progress {
    /// What a server's counts allow to say.
    pub fn of(counts: Option<&Counts>) -> Self {
        let Some(Counts { done, total, unit, total_is_estimate }) = counts else { return Progress::Unknown };
        let (done, unit) = (*done, unit.clone());
        match *total {
            Some(total) if total >= done && total > 0 && !total_is_estimate => {
                Progress::Measured { done, total, unit }
            }
            // "0 of 0" says nothing at all.
            Some(0) | None if done == 0 => Progress::Unknown,
            Some(0) | None => Progress::Counted { done, expected: None, unit },
            Some(expected) => Progress::Counted { done, expected: Some(expected), unit },
        }
    }

    /// This progress as the next one after `earlier` in the same stage of the same run: never fewer
    /// done than before, and no percentage once the total has changed under it.
    pub fn after(self, earlier: &Progress) -> Self {
        let (Some(done), Some(before)) = (self.done(), earlier.done()) else {
            return if earlier.done().is_some() { earlier.clone() } else { self };
        };
        if done < before {
            return earlier.clone();
        }
        match (self, earlier) {
            (Progress::Measured { done, total, unit }, Progress::Measured { total: promised, .. })
                if total != *promised =>
            {
                Progress::Counted { done, expected: Some(total), unit }
            }
            // Counts that once lost their percentage do not get it back in this stage.
            (Progress::Measured { done, total, unit }, Progress::Counted { expected: Some(_), .. }) => {
                Progress::Counted { done, expected: Some(total), unit }
            }
            (next, _) => next,
        }
    }

    /// How many are done, where anything is counted.
    pub fn done(&self) -> Option<u64> {
        match self {
            Progress::Unknown => None,
            Progress::Counted { done, .. } | Progress::Measured { done, .. } => Some(*done),
        }
    }

    /// Whole percent from 0 to 100, rounded down so that 100 means all; only where it is real.
    pub fn percent(&self) -> Option<u8> {
        match self {
            Progress::Measured { done, total, .. } => {
                let percent = u128::from(*done) * 100 / u128::from((*total).max(1));
                Some(u8::try_from(percent).unwrap_or(100).min(100))
            }
            _ => None,
        }
    }

    /// Whether everything counted is done.
    pub fn is_full(&self) -> bool {
        matches!(self, Progress::Measured { done, total, .. } if done == total)
    }

    /// The value of the `data-progress` attribute.
    pub fn as_str(&self) -> &'static str {
        match self {
            Progress::Unknown => "unknown",
            Progress::Counted { .. } => "counted",
            Progress::Measured { .. } => "measured",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(done: u64, total: Option<u64>) -> Progress {
        Progress::of(Some(&Counts { done, total, unit: None, total_is_estimate: false }))
    }

    #[test]
    fn a_percentage_is_shown_only_when_it_is_real() {
        assert_eq!(counts(40, Some(80)).percent(), Some(50));
        assert_eq!(counts(40, None).percent(), None);
        assert_eq!(counts(0, Some(0)), Progress::Unknown);
        assert_eq!(counts(5, Some(0)).percent(), None);
        let guess = Counts { done: 1, total: Some(2), unit: None, total_is_estimate: true };
        assert_eq!(Progress::of(Some(&guess)).percent(), None);
        assert_eq!(Progress::of(None), Progress::Unknown);
    }

    #[test]
    fn passing_the_total_is_said_and_not_cut_to_a_hundred_percent() {
        assert_eq!(counts(250, Some(100)), Progress::Counted { done: 250, expected: Some(100), unit: None });
    }

    #[test]
    fn a_hundred_percent_means_all_of_it() {
        assert_eq!(counts(999_999, Some(1_000_000)).percent(), Some(99));
        assert_eq!(counts(u64::MAX, Some(u64::MAX)).percent(), Some(100));
    }

    #[test]
    fn a_late_report_never_moves_progress_back() {
        let ahead = counts(63, Some(100));
        assert_eq!(counts(40, Some(100)).after(&ahead), ahead);
        assert_eq!(Progress::Unknown.after(&ahead), ahead);
        assert_eq!(counts(64, Some(100)).after(&ahead).percent(), Some(64));
    }

    #[test]
    fn a_total_that_changes_costs_the_percentage_for_the_rest_of_the_stage() {
        let grown = counts(70, Some(200)).after(&counts(63, Some(100)));
        assert_eq!(grown, Progress::Counted { done: 70, expected: Some(200), unit: None });
        assert_eq!(counts(80, Some(200)).after(&grown).percent(), None);
    }
}
