//! A virtual screen reader, which walks through a part of a page.

use anyhow::Context;
use serde_json::json;
use xtask::workspace;

use crate::{Page, Result};

/// Goes on until it comes to what it has read before: a dialog lets nobody out, and after the end it begins anew.
const WALK: &str = "const [css, done] = arguments;
    const walk = async () => {
        const read = new Map();
        let [before, isNew] = [null, true];
        await screenReader.start({ container: document.querySelector(css) });
        while (isNew) {
            const [node, phrase] = [screenReader.activeNode, await screenReader.lastSpokenPhrase()];
            const known = read.get(node) ?? new Set();
            isNew = node === before || !known.has(phrase);
            read.set(node, known.add(phrase));
            before = node;
            if (isNew) await screenReader.next();
        }
        const log = await screenReader.spokenPhraseLog();
        await screenReader.stop();
        return log.slice(0, -1);
    };
    walk().then(done, (error) => done(String(error)));";

impl Page {
    /// What a screen reader says on its way through the first element that matches `css`, phrase by phrase.
    pub async fn read_through(&self, css: &str) -> Result<Vec<String>> {
        let folder = "tests/node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js";
        let module = std::fs::read_to_string(workspace::root().join(folder))
            .context("The screen reader is not installed. Run: cargo xtask test journeys")?;
        // The page's content policy loads no module from elsewhere, so its one export is taken by hand.
        let (code, export) = module.rsplit_once("export{").context("The screen reader exports nothing.")?;
        let name = export.split(" as virtual}").next().and_then(|names| names.rsplit(',').next());
        let name = name.context("The screen reader's export has another name.")?;
        let script = format!("if (!window.screenReader) {{ {code}; window.screenReader = {name}; }}");
        self.evaluate(&script, json!([])).await?;
        let log = self.driver().execute_async(WALK, vec![json!(css)]).await?;
        let log = log.json().as_array().with_context(|| format!("It could not be read: {}", log.json()))?;
        let phrases = log.iter().filter_map(|phrase| phrase.as_str());
        let mut phrases: Vec<String> = phrases.filter(|phrase| !is_edge(phrase)).map(plain).collect();
        phrases.dedup();
        Ok(phrases)
    }
}

/// Where a paragraph begins, and where anything ends: no screen reader says so as it is set up at first.
fn is_edge(phrase: &str) -> bool {
    phrase == "paragraph" || phrase.starts_with("end of ")
}

/// Without marks of direction, which are not heard, and with one kind of space.
fn plain(phrase: &str) -> String {
    phrase.replace(['\u{2068}', '\u{2069}'], "").replace(['\u{202f}', '\u{a0}'], " ")
}
