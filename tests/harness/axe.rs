//! axe-core, run on a page.

use anyhow::Context;
use serde_json::{Value, json};
use xtask::workspace;

use crate::{Page, Result};

/// A rule of accessibility that the page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's name at axe-core, for example `color-contrast`.
    pub rule: String,
    /// What is wrong, in a sentence.
    pub help: String,
    /// Where, and what to do about it there: the selectors of the elements.
    pub elements: Vec<String>,
}

impl Page {
    /// What axe-core finds wrong inside the first element that matches `css`, by every rule that it has by
    /// default, the practices that no criterion asks for included, and the one of WCAG 2.2 that it leaves off.
    pub async fn axe(&self, css: &str) -> Result<Vec<Violation>> {
        self.draw_all().await?;
        // Half a megabyte, which a page that is loaded already need not be sent again.
        if self.evaluate("return !window.axe", json!([])).await? == json!(true) {
            let file = workspace::root().join("tests/node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(&file)
                .context("axe-core is not installed. Run: cargo xtask test journeys")?;
            self.evaluate(&axe, json!([])).await?;
        }
        let script = "const [css, done] = arguments;
            const rules = { 'target-size': { enabled: true } };
            axe.run(css, { rules, reporter: 'no-passes' })
                .then((found) => done(found.violations), (error) => done(String(error)));";
        let found = self.driver().execute_async(script, vec![json!(css)]).await?;
        let found =
            found.json().as_array().with_context(|| format!("axe-core could not run: {}", found.json()))?;
        Ok(found.iter().map(violation).collect())
    }
}

fn violation(found: &Value) -> Violation {
    let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    let nodes = found["nodes"].as_array().into_iter().flatten();
    let elements = nodes.map(|node| {
        let advice = node["failureSummary"].as_str().unwrap_or_default();
        format!("{}: {}", node["target"], advice.replace('\n', " "))
    });
    Violation { rule: text("id"), help: text("help"), elements: elements.collect() }
}
