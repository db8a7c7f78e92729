//! Text as people set it for their own eyes: more space, larger letters, and nothing of it cut off.

use anyhow::bail;
use serde_json::{Value, json};

use crate::{Page, Result};

/// The spacing that WCAG 1.4.12 names, for every text at once.
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];";

/// Elements that cut off a text of theirs. What is only read aloud and pictures of components are no text to read.
const CLIPPED: &str = "
    const unseen = (element) => element.closest('.ww-visually-hidden, .look__label, [inert], [hidden]')
        || element.clientWidth <= 1;
    const cuts = (element) => {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
        const wide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        const high = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
        const scrolls = /auto|scroll/.test(overflowX + overflowY);
        return (wide || high) && !(scrolls && textOverflow !== 'ellipsis');
    };
    const found = [...document.querySelectorAll('body *')]
        .filter((element) => element.textContent.trim() && !unseen(element) && cuts(element));
    return found.length ? found.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)) : null;";

impl Page {
    /// Spaces every text as WCAG 1.4.12 names it, until the next load.
    pub async fn space_text(&self) -> Result {
        self.evaluate(SPACING, json!([])).await?;
        Ok(())
    }

    /// Makes the page as large as a window of 1280 by 1024 pixels is at 400 % zoom.
    pub async fn zoom_in(&self) -> Result {
        self.size(320, 256).await
    }

    /// Fails when a text is cut off.
    pub async fn assert_no_clipped_text(&self) -> Result {
        match self.evaluate(CLIPPED, json!([])).await? {
            Value::Null => Ok(()),
            clipped => bail!("Text is cut off in: {clipped:#}"),
        }
    }
}
