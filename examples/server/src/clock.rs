//! The server's clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use waitwell_core::moment::{Moment, Span};

/// The time now.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The time `wait` from now.
pub fn after(wait: Duration) -> Moment {
    now().plus(Span::ms(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)))
}
