//! What each dependency costs: a bare Leptos page that uses it as the kit does.

use anyhow::Result;

use super::{bare, kb};
use crate::wasm;
use crate::workspace::Workspace;

/// The dependencies that a browser loads, by their features of the bare page, and what they are for.
const DEPENDENCIES: [(&str, &str); 6] = [
    ("reqwest", "requests, with url and without the tables of idna"),
    ("serde_json", "documents"),
    ("url", "links; it is part of reqwest, too"),
    ("chrono", "moments"),
    ("serde-wasm-bindgen", "messages between tabs, with serde's derived code"),
    ("sse-stream", "the event stream, with futures-util"),
];

/// Builds the page with each dependency, and prints what it weighs beside the page without one.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    wasm::ensure_target()?;
    println!("Building a bare Leptos page, then one for each dependency …");
    let alone = bare(&workspace, None)?;
    let mut rows = Vec::new();
    for (name, what_for) in DEPENDENCIES {
        let size = bare(&workspace, Some(name))?;
        let more = |size: usize, alone: usize| kb(size.saturating_sub(alone));
        let (raw, gzip) = (more(size.raw, alone.raw), more(size.gzip, alone.gzip));
        rows.push(format!(
            "| `{name}` | {what_for} | {raw} | {gzip} | {} |",
            more(size.brotli, alone.brotli)
        ));
    }
    println!("\nWasm and JavaScript that a dependency adds to a bare Leptos page, in KB (1,000 bytes):\n");
    println!("| dependency | for | raw | gzip | brotli |\n|---|---|---:|---:|---:|");
    rows.iter().for_each(|row| println!("{row}"));
    Ok(())
}
