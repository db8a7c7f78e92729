//! A person with a keyboard and no mouse: each stop of the focus has to be seen.

use anyhow::bail;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{Page, Result};

/// More stops than any page of the gallery has.
const STOPS: usize = 150;

/// What is wrong with the place of the focus, or nothing: its ring is thin, or something lies over it.
const STOP: &str = "
    const has = document.activeElement;
    if (!has || has === document.body) return null;
    const name = has.outerHTML.slice(0, 160);
    const drawn = [has, ...(has.matches('input') && has.nextElementSibling ? [has.nextElementSibling] : [])];
    const styles = drawn.flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')]);
    if (!styles.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2))
        return `no ring of two pixels around ${name}`;
    const box = has.getClientRects()[0];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const top = document.elementFromPoint(x, y);
    if (!top) return `out of sight: ${name}`;
    if (!has.contains(top) && !top.contains(has)) return `${top.outerHTML.slice(0, 160)} lies over ${name}`;
    return null;";

impl Page {
    /// Presses Tab until the focus is on an element that matches. Fails when it cannot be reached, and at a stop
    /// on the way that cannot be seen.
    pub async fn tab_to(&self, css: &str) -> Result {
        self.go_by_key(css, &[Key::Tab]).await
    }

    /// The same with Shift and Tab.
    pub async fn tab_back_to(&self, css: &str) -> Result {
        self.go_by_key(css, &[Key::Shift, Key::Tab]).await
    }

    /// Presses keys of the keyboard, one after the other, and then lets go of them all.
    ///
    /// Other than [`Page::press`] this goes to the browser and not to an element, which may type text only.
    pub async fn strike(&self, keys: &[Key]) -> Result {
        let chain = self.driver().action_chain();
        let chain = keys.iter().fold(chain, |chain, key| chain.key_down(key.clone()));
        let chain = keys.iter().fold(chain, |chain, key| chain.key_up(key.clone()));
        Ok(chain.perform().await?)
    }

    /// Whether the focus is on an element that matches.
    pub async fn has_focus(&self, css: &str) -> Result<bool> {
        let found =
            self.evaluate("return document.activeElement.matches(arguments[0])", json!([css])).await?;
        Ok(found == json!(true))
    }

    /// Waits until the focus is on an element that matches, where it can be seen.
    pub async fn wait_focus(&self, css: &str) -> Result {
        self.wait(&format!("{css} has the focus"), async || self.has_focus(css).await).await?;
        self.assert_focus_is_seen().await
    }

    /// Fails when the focus cannot be seen.
    pub async fn assert_focus_is_seen(&self) -> Result {
        match self.evaluate(STOP, json!([])).await? {
            Value::Null => Ok(()),
            wrong => bail!("The focus cannot be seen: {wrong}"),
        }
    }

    async fn go_by_key(&self, css: &str, keys: &[Key]) -> Result {
        for _ in 0..STOPS {
            if self.has_focus(css).await? {
                return self.assert_focus_is_seen().await;
            }
            self.strike(keys).await?;
            self.assert_focus_is_seen().await?;
        }
        bail!("{css} cannot be reached by keyboard.")
    }
}
