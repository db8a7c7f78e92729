//! What a host decides about its job server.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// How a [`crate::JobServer`] is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder that holds the database and the files; made where it is missing.
    pub data_dir: PathBuf,
    /// The pace of jobs that name none themselves.
    pub default_pace: Pace,
    /// How many orders the data set holds when it is first made.
    pub orders: u64,
    /// How many jobs run at once; the others wait in the queue.
    pub at_once: usize,
    /// The largest upload, in bytes.
    pub max_upload: usize,
    /// How long a finished job is remembered.
    pub keep_jobs: Duration,
    /// How long the files of a finished job can be fetched.
    pub keep_files: Duration,
    /// How long the part of an export that was canceled is kept, so that the cancel can be undone.
    pub keep_canceled: Duration,
    /// How long a job waits for a person's answer before it gives up.
    pub answer_within: Duration,
    /// How often an idle stream says that it is alive.
    pub beat_every: Duration,
    /// Where the host's own pages begin, on which a person answers a job's question and renews the mail
    /// sign-in: empty for the server's own origin. Links then lead to `/import/{id}/column` and
    /// `/connection?job={id}` there; without it, to the server's own small pages.
    pub pages: Option<String>,
    /// Origins besides the loopback ones whose pages may call the server: `https://app.example`.
    pub allowed_origins: Vec<String>,
}

impl Config {
    /// The usual limits, with everything kept under `data_dir`.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        Self {
            data_dir: data_dir.into(),
            default_pace: Pace::FAST,
            orders: 240_000,
            at_once: 2,
            max_upload: 10 * 1024 * 1024,
            keep_jobs: 30 * DAY,
            keep_files: 7 * DAY,
            keep_canceled: DAY / 24,
            answer_within: DAY,
            beat_every: Duration::from_secs(15),
            pages: None,
            allowed_origins: Vec::new(),
        }
    }
}

/// How long a job takes: as long as it needs, or stretched to a given time by pacing its real work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace(Option<Duration>);

impl Pace {
    /// As fast as the machine can.
    pub const FAST: Pace = Pace(None);

    /// Stretched to about `time`; zero is [`Pace::FAST`].
    pub fn over(time: Duration) -> Self {
        Self((!time.is_zero()).then_some(time))
    }

    /// The time that the job is stretched to, where it is.
    pub fn time(self) -> Option<Duration> {
        self.0
    }
}

/// Text that is no pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPace;

impl std::fmt::Display for NotAPace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a pace is \"fast\", or a time of at most a day such as \"8s\", \"90s\" or \"15m\"")
    }
}

impl std::error::Error for NotAPace {}

impl FromStr for Pace {
    type Err = NotAPace;

    /// Reads `fast`, `8s`, `15m` or a plain number of seconds; at most one day.
    fn from_str(text: &str) -> Result<Self, NotAPace> {
        if text == "fast" {
            return Ok(Self::FAST);
        }
        let (number, unit) = match text.strip_suffix('m') {
            Some(minutes) => (minutes, 60),
            None => (text.strip_suffix('s').unwrap_or(text), 1),
        };
        let seconds = number.parse::<u32>().map_err(|_| NotAPace)?;
        let seconds = u64::from(seconds) * unit;
        if seconds > 24 * 60 * 60 {
            return Err(NotAPace);
        }
        Ok(Self::over(Duration::from_secs(seconds)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_read_in_seconds_and_minutes() {
        let seconds = |text: &str| text.parse::<Pace>().map(|pace| pace.time().map(|time| time.as_secs()));
        assert_eq!(seconds("fast"), Ok(None));
        assert_eq!(seconds("8s"), Ok(Some(8)));
        assert_eq!(seconds("90"), Ok(Some(90)));
        assert_eq!(seconds("15m"), Ok(Some(900)));
        for wrong in ["", "slow", "-1s", "8h", "99999999999s", "1441m"] {
            assert_eq!(seconds(wrong), Err(NotAPace), "{wrong}");
        }
    }
}
