//! A page's long day in short: jobs begin and end, the stream is cut, the app is taken down and mounted again.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::time::sleep_until;

use crate::{Crowd, Held, Page, Result};

/// The page of the soak: it comes back to the stream at once, so that a cut costs no time.
const ADDRESS: &str = "/page.html?panels=20&listed&quick&later";
/// As many panels as the address says.
const PANELS: u32 = 20;
/// So many times in a round, all jobs are others.
const TURNS: u32 = 5;
const RATE: u32 = 2_000;
const FLOOD: Duration = Duration::from_millis(100);
/// So many rounds are spread over a soak that takes a given time.
const ROUNDS: u32 = 1_000;

/// How long a soak is.
#[derive(Debug, Clone, Copy)]
pub enum Long {
    /// So many rounds.
    Rounds(u32),
    /// So much time.
    Time(Duration),
}

/// What the page has been through, and what it held between the rounds, with nothing mounted.
#[derive(Debug, Default)]
pub struct Soak {
    /// Events that were sent to it.
    pub events: u64,
    /// Jobs that it showed from beginning to end.
    pub jobs: u64,
    /// How often the app was mounted and taken down, with a stream of its own that was cut once.
    pub rounds: u64,
    /// What was held, and after how many seconds.
    pub samples: Vec<(f64, Held)>,
}

impl Soak {
    /// Keeps the page at work, and looks at what it holds so many times, evenly spread.
    pub async fn run(page: &Page, crowd: &Crowd, long: Long, samples: usize) -> Result<Self> {
        page.watch().await?;
        page.goto(ADDRESS).await?;
        let (mut soak, started) = (Self::default(), Instant::now());
        while soak.samples.len() < samples {
            soak.round(page, crowd).await?;
            if let Long::Time(time) = long {
                sleep_until((started + time * soak.rounds as u32 / ROUNDS).into()).await;
            }
            let done = match long {
                Long::Rounds(rounds) => soak.rounds as f64 / f64::from(rounds),
                Long::Time(time) => started.elapsed().as_secs_f64() / time.as_secs_f64(),
            };
            if done * samples as f64 >= (soak.samples.len() + 1) as f64 {
                // What the watch has noted of each frame is the test's and not the page's.
                page.forget_felt().await?;
                soak.samples.push((started.elapsed().as_secs_f64(), page.held().await?));
            }
        }
        Ok(soak)
    }

    /// What was held once the page had warmed up, and in the end.
    pub fn warm_and_end(&self) -> Option<(&Held, &Held)> {
        let (_, warm) = self.samples.get(self.samples.len() / 3)?;
        let (_, end) = self.samples.last()?;
        Some((warm, end))
    }

    /// By how much something grows in an hour, once the page has warmed up.
    pub fn growth(&self, what: impl Fn(&Held) -> f64) -> f64 {
        let warm = &self.samples[self.samples.len() / 3..];
        let count = warm.len() as f64;
        let mean = |of: &dyn Fn(&(f64, Held)) -> f64| warm.iter().map(of).sum::<f64>() / count;
        let (at, held) = (mean(&|(at, _)| *at), mean(&|(_, held)| what(held)));
        let over = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
            warm.iter().map(|(then, now)| of(then - at, what(now) - held)).sum()
        };
        over(&|at, held| at * held) / over(&|at, _| at * at) * 3_600.0
    }

    async fn round(&mut self, page: &Page, crowd: &Crowd) -> Result {
        press(page, "mount").await?;
        for _ in 0..TURNS {
            let jobs = (self.jobs as u32)..(self.jobs as u32 + PANELS);
            let last =
                format!("[data-ww='job-panel'][data-job='job-{}'][data-status='in-progress']", jobs.end - 1);
            page.wait("the jobs are shown", async || Ok(page.count(&last).await? == 1)).await?;
            self.events += crowd.flood(jobs.clone(), RATE, FLOOD).await;
            crowd.end(jobs);
            self.jobs += u64::from(PANELS);
            press(page, "turn").await?;
        }
        page.wait("the page listens", async || Ok(crowd.count().open_streams() == 1)).await?;
        let streams = crowd.count().streams();
        crowd.cut();
        page.wait("the page listens again", async || Ok(crowd.count().streams() > streams)).await?;
        press(page, "unmount").await?;
        self.rounds += 1;
        page.wait("the stream is closed", async || Ok(crowd.count().open_streams() == 0)).await
    }
}

/// Presses a button by script: the driver of the browser keeps in mind every element that it has found, and the
/// page with it.
async fn press(page: &Page, button: &str) -> Result {
    let script = "document.querySelector(`[data-test='${arguments[0]}']`).click()";
    page.evaluate(script, json!([button])).await?;
    Ok(())
}
