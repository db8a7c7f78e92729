//! What a page costs: frames, tasks, input, memory, as the browser counts them.

use serde_json::{Value, json};

use crate::{Page, Result};

/// Notes frames, long tasks and how long input waits, from the load of the page on.
const WATCH: &str = r#"
    window.__frames = [];
    window.__tasks = [];
    window.__inputs = [];
    let last = performance.now();
    const frame = (now) => { window.__frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.__tasks.push(duration);
    }).observe({ type: "longtask" });
    window.addEventListener("keydown", (event) => window.__inputs.push(performance.now() - event.timeStamp), true);
"#;

/// Counts timers that wait, each with its wait, listeners of the window, and requests under way, from the load of the page on.
const COUNT: &str = r#"
    window.__timers = new Map();
    window.__listeners = 0;
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (act, wait, ...rest) => {
        const timer = set(() => { window.__timers.delete(timer); act(...rest); }, wait);
        window.__timers.set(timer, wait);
        return timer;
    };
    window.clearTimeout = (timer) => { window.__timers.delete(timer); clear(timer); };
    for (const [name, by] of [["addEventListener", 1], ["removeEventListener", -1]]) {
        const own = window[name];
        window[name] = (...all) => { window.__listeners += by; return own.apply(window, all); };
    }
"#;

/// How a page has felt while it was watched, in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Felt {
    /// From frame to frame.
    pub frames: Vec<f64>,
    /// Tasks of more than 50 ms.
    pub tasks: Vec<f64>,
    /// How long each key waited for the page.
    pub inputs: Vec<f64>,
}

/// What a page holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Timers that wait.
    pub timers: u64,
    /// Listeners of the window.
    pub listeners: i64,
    /// All listeners, as the browser counts them.
    pub all_listeners: u64,
    /// Nodes of the document, as the browser counts them.
    pub nodes: u64,
    /// Bytes of JavaScript's heap.
    pub heap: u64,
    /// Bytes of the wasm memory; they never become fewer.
    pub wasm: u64,
}

impl Page {
    /// Has every page of this tab watched from its next load on.
    pub async fn watch(&self) -> Result {
        self.before_load(WATCH).await?;
        self.before_load(COUNT).await?;
        // Time of the processor and not of the clock: what other programs take is not the page's.
        self.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        Ok(())
    }

    /// Begins to watch anew.
    pub async fn forget_felt(&self) -> Result {
        self.evaluate("window.__frames = []; window.__tasks = []; window.__inputs = []", json!([])).await?;
        Ok(())
    }

    /// How the page has felt since it was loaded, or since [`Page::forget_felt`].
    pub async fn felt(&self) -> Result<Felt> {
        let script = "return [window.__frames, window.__tasks, window.__inputs]";
        let (frames, tasks, inputs) = serde_json::from_value(self.evaluate(script, json!([])).await?)?;
        Ok(Felt { frames, tasks, inputs })
    }

    /// Presses a key that means nothing, as a person does: by the browser, not by a script.
    pub async fn tap(&self) -> Result {
        for kind in ["rawKeyDown", "keyUp"] {
            self.devtools("Input.dispatchKeyEvent", json!({ "type": kind, "key": "F13", "code": "F13" }))
                .await?;
        }
        Ok(())
    }

    /// Seconds of the processor that the page's thread has taken since it was opened.
    pub async fn busy(&self) -> Result<f64> {
        self.metric("TaskDuration").await
    }

    /// What the page holds, after the garbage is collected.
    pub async fn held(&self) -> Result<Held> {
        self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        let script =
            "return [window.__timers.size, window.__listeners, window.__memory?.buffer.byteLength ?? 0]";
        let (timers, listeners, wasm) = serde_json::from_value(self.evaluate(script, json!([])).await?)?;
        let [all_listeners, nodes, heap] = [
            self.metric("JSEventListeners").await?,
            self.metric("Nodes").await?,
            self.metric("JSHeapUsedSize").await?,
        ]
        .map(|count| count as u64);
        Ok(Held { timers, listeners, all_listeners, nodes, heap, wasm })
    }

    async fn metric(&self, name: &str) -> Result<f64> {
        let answer = self.devtools("Performance.getMetrics", json!({})).await?;
        let metrics = answer["metrics"].as_array().cloned().unwrap_or_default();
        let found = metrics.iter().find(|metric| metric["name"] == name).map(|metric| &metric["value"]);
        Ok(found.and_then(Value::as_f64).unwrap_or_default())
    }
}

/// The value below which this part of the values lies: 0.95 for the slowest but 5 percent.
pub fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = ((sorted.len() as f64 * part).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(
            (quantile(&values, 0.95), quantile(&values, 1.0), quantile(&values, 0.0)),
            (95.0, 100.0, 1.0)
        );
        assert_eq!(quantile(&[], 0.5), 0.0);
    }
}
