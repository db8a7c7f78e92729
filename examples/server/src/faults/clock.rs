//! Times of a server whose clock is off.

use std::time::{Duration, SystemTime};

use serde_json::Value;
use waitwell_core::moment::Moment;

/// The time of now as a `Date` header, off by `seconds`.
pub fn http_date(seconds: i64) -> String {
    let by = Duration::from_secs(seconds.unsigned_abs());
    let now = SystemTime::now();
    let then = if seconds < 0 { now.checked_sub(by) } else { now.checked_add(by) };
    httpdate::fmt_http_date(then.unwrap_or(now))
}

/// Moves every time in `value`, however deep, by `seconds`. Times stand under names that end with `_at`.
pub(super) fn shift(value: &mut Value, seconds: i64) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, seconds)),
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str().and_then(Moment::parse) {
                    Some(at) if name.ends_with("_at") => {
                        *member = Moment::from_ms(at.as_ms() + seconds * 1_000).to_rfc3339().into();
                    }
                    _ => shift(member, seconds),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_time_is_moved_and_nothing_else() {
        let mut value = json!({ "id": "a", "at": "2026-01-01T00:00:00Z", "jobs": [{ "beat_at": "2026-01-01T00:00:00Z" }] });
        shift(&mut value, -3_600);
        let beat = value["jobs"][0]["beat_at"].as_str().and_then(Moment::parse);
        assert_eq!(beat, Moment::parse("2025-12-31T23:00:00Z"));
        assert_eq!((&value["id"], &value["at"]), (&json!("a"), &json!("2026-01-01T00:00:00Z")));
    }
}
