//! The core in the browser: L09.

use anyhow::Context;
use serde_json::json;
use waitwell_tests::{Crowd, Manner, Result, in_browser};

use crate::table::line;

/// As many as the page feeds the core with at a click.
const INPUTS: f64 = 100_000.0;

#[tokio::test]
async fn l09_the_core_in_wasm() -> Result {
    let crowd = Crowd::start(Manner::default()).await?;
    in_browser(&crowd.url(), async |page| {
        page.goto("/page.html?later").await?;
        for (button, what) in
            [("reducer", "signs of life"), ("reducer-documents", "events with a whole document")]
        {
            let script = "const began = performance.now();
                document.querySelector(`[data-test='${arguments[0]}']`).click();
                return performance.now() - began";
            let took =
                page.evaluate(script, json!([button])).await?.as_f64().context("No time was taken.")?;
            let rate = INPUTS / took;
            line(
                &format!("L09 inputs of the core in wasm, 100 jobs: {what}"),
                "≥ 200,000 a second",
                &format!("{:.0},000 a second", rate),
                rate >= 200.0,
            );
        }
        Ok(())
    })
    .await?;
    crowd.stop().await;
    Ok(())
}
