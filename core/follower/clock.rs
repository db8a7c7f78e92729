use super::Follower;
use crate::adapters::Reply;
use crate::moment::{Moment, Span};

/// The follower's own time, which never runs back, and how the server's clock differs from it.
///
/// When the browser's clock is set back, the follower's goes on from where it was; `shift` is what lies
/// between them.
#[derive(Debug, Default)]
pub(super) struct Clock {
    now: Option<Moment>,
    shift: i64,
    offset: Option<i64>,
}

/// Offsets that differ by less are taken for the same: a `Date` header counts whole seconds, and
/// moments that tremble would make views differ for nothing.
const TREMBLE: i64 = 3_000;

impl Clock {
    /// The follower's moment when the browser's clock shows `wall`.
    pub(super) fn tick(&mut self, wall: Moment) -> Moment {
        let next = wall.shifted(self.shift);
        let now = self.now.map_or(next, |before| before.max(next));
        self.shift += now.as_ms() - next.as_ms();
        self.now = Some(now);
        now
    }

    /// The latest moment that was ticked.
    pub(super) fn now(&self) -> Moment {
        self.now.unwrap_or_default()
    }

    /// The follower's moment when the browser's clock shows `wall`, without remembering it.
    pub(super) fn of_wall(&self, wall: Moment) -> Moment {
        self.now().max(wall.shifted(self.shift))
    }

    /// What the browser's clock shows at the follower's moment `at`.
    pub(super) fn wall(&self, at: Moment) -> Moment {
        at.shifted(-self.shift)
    }

    /// What the browser's clock showed at a moment of the server's clock.
    pub(super) fn wall_of_server(&self, at: Moment) -> Moment {
        self.offset.map_or(at, |offset| at.shifted(-offset - self.shift))
    }

    /// By how many milliseconds the server's clock is ahead of the browser's; zero while they cannot be compared.
    pub(super) fn server_ahead(&self) -> i64 {
        self.offset.map_or(0, |offset| offset.saturating_add(self.shift))
    }

    /// The follower's moment at a moment of the server's clock; `None` while the two clocks cannot be
    /// compared.
    pub(super) fn of_server(&self, at: Moment) -> Option<Moment> {
        self.offset.map(|offset| at.shifted(-offset))
    }

    /// Learns from the `Date` of an answer to a request of `since` that came at `now`; `true` where times of the server
    /// are other ones now.
    fn learn(&mut self, date: Option<Moment>, since: Moment, now: Moment) -> bool {
        let Some(date) = date else { return false };
        // When between the two the server looked at its clock, nobody knows: what the offset may be besides says
        // nothing against the one that is known.
        let half = now.since(since).as_ms() / 2;
        let doubt = i64::try_from(half).unwrap_or(i64::MAX).saturating_add(TREMBLE);
        let half_way = since.plus(Span::ms(half));
        // A Date is cut to the second, so on average it is half a second old.
        let offset = date.as_ms() + 500 - half_way.as_ms();
        let is_other = self.offset.is_none_or(|known| (known - offset).abs() > doubt);
        if is_other {
            self.offset = Some(if offset.abs() <= TREMBLE { 0 } else { offset });
        }
        is_other
    }
}

impl Follower {
    /// Learns how the server's clock differs from the `Date` of an answer that holds what was asked for, or says that it
    /// is the same as before. What refuses, fails or says nothing may be a proxy with a clock of its own.
    pub(super) fn learn_offset(&mut self, reply: &Reply, since: Moment, now: Moment) {
        let is_good = matches!(reply.status, 200..=202 | 304);
        if is_good && self.clock.learn(reply.date, since, now) {
            self.touch_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment::from_ms(second * 1_000)
    }

    #[test]
    fn time_goes_on_when_the_clock_is_set_back() {
        let mut clock = Clock::default();
        assert_eq!(clock.tick(at(100)), at(100));
        assert_eq!(clock.tick(at(40)), at(100));
        assert_eq!(clock.tick(at(45)), at(105));
        assert_eq!(clock.wall(at(105)), at(45));
    }

    #[test]
    fn the_servers_clock_may_be_hours_off() {
        let mut clock = Clock::default();
        clock.tick(at(100));
        clock.learn(Some(at(100 + 10_800)), at(100), at(100));
        let shown = clock.wall_of_server(at(50 + 10_800));
        assert!(shown.since(at(49)) <= Span::seconds(1), "{shown:?}");
    }

    #[test]
    fn a_slow_answer_moves_no_time_that_is_shown() {
        for (since, came, date) in [(200, 220, 200), (200, 220, 220), (300, 301, 300)] {
            let mut clock = Clock::default();
            clock.learn(Some(at(100)), at(100), at(100));
            clock.learn(Some(at(date)), at(since), at(came));
            assert_eq!(clock.wall_of_server(at(7)), at(7), "{since} to {came}");
        }
    }

    #[test]
    fn a_quick_answer_corrects_what_a_slow_one_has_told() {
        let mut clock = Clock::default();
        clock.learn(Some(at(120)), at(100), at(120));
        assert_ne!(clock.wall_of_server(at(7)), at(7));
        clock.learn(Some(at(130)), at(130), at(130));
        assert_eq!(clock.wall_of_server(at(7)), at(7));
    }

    #[test]
    fn a_difference_of_a_second_is_none() {
        let mut clock = Clock::default();
        clock.learn(Some(at(101)), at(100), at(100));
        assert_eq!(clock.wall_of_server(at(7)), at(7));
    }
}
