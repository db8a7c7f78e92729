//! Plain lines about what is being done and how long it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Says what starts, does it, and says how long it took. The work's own error is passed on.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    println!("{what} …");
    let done = work()?;
    println!("{what}: done in {}", span(started.elapsed()));
    Ok(done)
}

/// A span in words: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn span(span: Duration) -> String {
    let seconds = span.as_secs_f64();
    if seconds < 9.95 {
        format!("{seconds:.1} s")
    } else if seconds < 99.5 {
        format!("{seconds:.0} s")
    } else {
        let whole = seconds.round() as u64;
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_as_precisely_as_it_is_useful() {
        let told = |millis| span(Duration::from_millis(millis));
        assert_eq!(told(440), "0.4 s");
        assert_eq!(told(9_960), "10 s");
        assert_eq!(told(99_499), "99 s");
        assert_eq!(told(99_600), "1 min 40 s");
        assert_eq!(told(184_600), "3 min 05 s");
    }
}
