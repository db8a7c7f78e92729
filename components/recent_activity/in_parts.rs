use leptos::prelude::*;

use super::RecentRow;
use crate::boxed::effect;

/// As many rows are drawn in one frame: more than a screen shows, and few enough that no frame is late.
const ROWS_A_FRAME: usize = 100;

/// The rows that are drawn: of a long list the first at once, and the others in the frames after it.
// The one place of the components that waits for a frame. No word depends on it, and it ends with the list.
#[allow(clippy::disallowed_methods)]
pub(super) fn in_parts(rows: Memo<Vec<RecentRow>>) -> Signal<Vec<RecentRow>> {
    let up_to = RwSignal::new(ROWS_A_FRAME);
    effect(move || {
        if up_to.get() < rows.with(Vec::len) {
            // Nothing is left to draw where the list was taken down meanwhile.
            request_animation_frame(move || _ = up_to.try_update(|up_to| *up_to += ROWS_A_FRAME));
        }
    });
    Signal::derive(move || rows.with(|rows| rows.iter().take(up_to.get()).cloned().collect()))
}
