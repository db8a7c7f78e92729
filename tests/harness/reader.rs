//! A virtual screen reader, which walks through a part of a page.

use anyhow::Context;
use serde_json::json;
use xtask::workspace;

use crate::{Page, Result};

/// Goes on until it comes to what it has read before: a dialog lets nobody out, and after the end it begins anew. It may
/// say the same twice of one part before it goes on; where there is but one part, it says so for ever.
const WALK: &str = r#"const [css, done] = arguments;
    const walk = async () => {
        const [seen, spoken] = [new Map(), []];
        let [before, stays, goesOn] = [null, 0, true];
        await screenReader.start({ container: document.querySelector(css) });
        while (goesOn) {
            const [node, phrase] = [screenReader.activeNode, await screenReader.lastSpokenPhrase()];
            const known = seen.get(node) ?? new Set();
            const isAgain = known.has(phrase);
            stays = node === before && isAgain ? stays + 1 : 0;
            goesOn = !isAgain || (node === before && stays < 3);
            spoken.push({ node, phrase, isAgain });
            seen.set(node, known.add(phrase));
            before = node;
            if (goesOn) await screenReader.next();
        }
        await screenReader.stop();
        while (spoken.at(-1)?.isAgain) spoken.pop();
        return spoken;
    };

    // Where a paragraph begins, and where anything ends; that a text is a time or a code, or what stands
    // there for a mouse that points at a paragraph: no screen reader says so as it is set up at first.
    const isSilent = (phrase) => /^(paragraph|time|code)$|^paragraph, |^end of /.test(phrase);
    // A live region is heard when it gets a text, and is passed over as long as it has none.
    const isEmpty = (node, phrase) => phrase === 'status' && node.textContent.trim() === '';
    // The browser gives no value of a bar that has none; this reader takes the one that scripts are given instead.
    const known = (node, phrase) =>
        node.localName === 'progress' && node.position < 0 ? phrase.replace(/, 0, max value .*$/, '') : phrase;
    // Read with their whole text as their name, and then not once more for each part of it.
    const WHOLE = 'a[href], button, h1, h2, h3, h4, h5, h6';
    // A link that flows with the words around it is read with them.
    const flows = (node) => node.nodeType === Node.TEXT_NODE
        || (node.localName === 'a' && getComputedStyle(node).display === 'inline');
    // The paragraph, the cell or whatever else a text flows in.
    const flow = (text) => {
        let around = text.parentElement;
        while (getComputedStyle(around).display === 'inline') around = around.parentElement;
        return around;
    };
    const gap = (before, after) => {
        const between = document.createRange();
        between.setStartAfter(before);
        between.setEndBefore(after);
        const isApart = /\s$/.test(before.textContent) || /\s/.test(between.toString()) || /^\s/.test(after.textContent);
        return isApart ? ' ' : '';
    };
    // A text that flows is read in one go, also where the page holds it in several parts.
    const lines = (spoken) => {
        const [read, lines] = [new Set(), []];
        let last = null;
        for (const { node, phrase } of spoken) {
            const isText = node.nodeType === Node.TEXT_NODE;
            if (isSilent(phrase) || isEmpty(node, phrase)) continue;
            if (isText && read.has(node.parentElement.closest(WHOLE))) continue;
            const isSameFlow = flows(node) && last !== null && flow(last) === flow(node);
            lines.push(isSameFlow ? lines.pop() + gap(last, node) + phrase : known(node, phrase));
            last = flows(node) ? node : null;
            if (!isText) read.add(node);
        }
        return lines;
    };
    walk().then((spoken) => done(lines(spoken)), (error) => done(String(error)));"#;

impl Page {
    /// What a screen reader says on its way through the first element that matches `css`, line by line.
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
        let lines = self.driver().execute_async(WALK, vec![json!(css)]).await?;
        let lines =
            lines.json().as_array().with_context(|| format!("It could not be read: {}", lines.json()))?;
        Ok(lines.iter().filter_map(|line| line.as_str()).map(plain).collect())
    }
}

/// Without marks of direction, which are not heard, and with one kind of space.
fn plain(line: &str) -> String {
    line.replace(['\u{2068}', '\u{2069}'], "").replace(['\u{202f}', '\u{a0}'], " ")
}
