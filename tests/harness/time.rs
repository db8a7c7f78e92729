//! The page's own clock, in a test's hands: minutes pass in a moment, and every timer has its turn.
//!
//! The kit reads the time and waits by two functions of the browser alone, `Date.now` and `setTimeout`. A script
//! that runs before the page's own takes their places, so nothing in the page knows of it.

use std::time::Duration;

use anyhow::bail;
use serde_json::{Value, json};

use crate::{Page, Result};

/// A request of the page, with its times by the page's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// When it was sent, after the page was loaded.
    pub at: Duration,
    /// `GET`, `POST`.
    pub method: String,
    /// The path with its query, or the whole address of another origin.
    pub path: String,
    /// What it was answered with; `None` where no answer came.
    pub status: Option<u16>,
    /// When its answer was there, or it was given up.
    pub ended: Option<Duration>,
}

impl Page {
    /// Takes the page's clock in hand, from the next load in this tab on.
    pub async fn control_time(&self) -> Result {
        self.before_load(include_str!("time.js")).await
    }

    /// Lets so much time pass in the page, with everything that is due in it.
    pub async fn pass(&self, span: Duration) -> Result {
        self.run(&format!("__time.pass({})", span.as_millis())).await
    }

    /// Lets so much time pass in which the page does not run, as in sleep.
    pub async fn sleep(&self, span: Duration) -> Result {
        self.run(&format!("__time.sleep({})", span.as_millis())).await
    }

    /// Sets the page's clock by so many seconds, without any time passing.
    pub async fn set_clock(&self, seconds: i64) -> Result {
        self.run(&format!("__time.set({})", seconds * 1_000)).await
    }

    /// What the page has sent since it was loaded, in order.
    pub async fn sent(&self) -> Result<Vec<Sent>> {
        let sent = self.evaluate("return __time.sent", json!([])).await?;
        Ok(sent.as_array().into_iter().flatten().map(Sent::of).collect())
    }

    /// The looks at jobs that the page has sent since it was loaded: neither lists nor streams.
    pub async fn looks(&self) -> Result<Vec<Sent>> {
        let mut sent = self.sent().await?;
        sent.retain(Sent::is_look);
        Ok(sent)
    }

    /// How many bytes of event streams have come since the page was loaded.
    pub async fn heard(&self) -> Result<u64> {
        Ok(self.evaluate("return __time.heard()", json!([])).await?.as_u64().unwrap_or_default())
    }

    async fn run(&self, expression: &str) -> Result {
        let parameters = json!({ "expression": expression, "awaitPromise": true });
        let done = self.devtools("Runtime.evaluate", parameters).await?;
        match done.get("exceptionDetails") {
            None => Ok(()),
            Some(error) => bail!("The page's clock: {error}"),
        }
    }
}

impl Sent {
    /// Whether it looks at jobs.
    pub fn is_look(&self) -> bool {
        let is_other = |part: &str| self.path.starts_with(part);
        self.method == "GET"
            && is_other("/api/jobs")
            && !self.is_stream()
            && !is_other("/api/jobs?limit")
            && !is_other("/api/jobs?key")
    }

    /// Whether it opens the event stream.
    pub fn is_stream(&self) -> bool {
        self.path.starts_with("/api/jobs/events")
    }

    fn of(value: &Value) -> Self {
        let time = |name: &str| value[name].as_f64().map(|ms| Duration::from_secs_f64(ms.max(0.0) / 1_000.0));
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Self {
            at: time("at").unwrap_or_default(),
            method: text("method"),
            path: text("path"),
            status: value["status"].as_u64().and_then(|status| u16::try_from(status).ok()),
            ended: time("ended"),
        }
    }
}
