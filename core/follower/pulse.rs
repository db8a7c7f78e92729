use crate::document::Document;
use crate::moment::{Moment, Span};

/// How often a job has lately given a sign of life, so that a slow one is not called silent.
///
/// What counts is how long the page has itself seen that no sign came, before one did: at most what the job took, and
/// no more where the page slept or did not hear the server.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    run: u64,
    /// The last few waits: signs may come in twos and threes, with a long time between.
    waits: [Span; 4],
}

impl Pulse {
    /// A sign of life came in this run, after so long a wait.
    pub(super) fn beats(&mut self, run: u64, waited: Span) {
        let [last, second, third, _] = self.of(run);
        (self.run, self.waits) = (run, [waited, last, second, third]);
    }

    /// How long a wait is usual in this run; zero while that is not known.
    pub(super) fn usual(&self, run: u64) -> Span {
        self.of(run).into_iter().max().unwrap_or(Span::ZERO)
    }

    fn of(&self, run: u64) -> [Span; 4] {
        if self.run == run { self.waits } else { Default::default() }
    }
}

/// When the job last gave a sign of life, by the server's clock; `None` where it gives none. A change is one too.
pub(super) fn sign_of_life(document: &Document) -> Option<Moment> {
    let beat_at = document.beat_at?;
    Some(document.updated_at.map_or(beat_at, |at| at.max(beat_at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_sign_among_slow_ones_makes_no_quick_job() {
        let mut pulse = Pulse::default();
        assert_eq!(pulse.usual(1), Span::ZERO);
        for waited in [180, 1, 170, 2, 1] {
            pulse.beats(1, Span::seconds(waited));
        }
        assert_eq!(pulse.usual(1), Span::seconds(170));
        pulse.beats(1, Span::seconds(5));
        pulse.beats(1, Span::seconds(5));
        assert_eq!(pulse.usual(1), Span::seconds(5), "what was long ago is not usual");
    }

    #[test]
    fn another_run_is_as_quick_as_it_is_itself() {
        let mut pulse = Pulse::default();
        pulse.beats(1, Span::minutes(9));
        assert_eq!(pulse.usual(2), Span::ZERO);
        pulse.beats(2, Span::seconds(5));
        assert_eq!(pulse.usual(2), Span::seconds(5));
    }
}
