use gloo_timers::callback::Timeout;
use waitwell_core::follower::Input;
use waitwell_core::moment::Span;

use crate::Waitwell;

/// The one timer of a page.
#[derive(Default)]
pub(super) struct Timer(Option<Timeout>);

/// Browsers fire a timer of more than 2^31-1 ms at once. Waking up a day later to find nothing due costs
/// nothing, since the follower names its next moment again.
const LONGEST: u64 = 24 * 60 * 60 * 1_000;

impl Timer {
    /// Wakes the follower after `wait` instead of at any earlier named moment.
    pub(super) fn set(&mut self, kit: Waitwell, wait: Option<Span>) {
        self.0 = wait.map(|wait| {
            // At most a day, which a u32 holds.
            let ms = wait.as_ms().min(LONGEST) as u32;
            Timeout::new(ms, move || kit.happened(Input::Woke))
        });
    }
}
