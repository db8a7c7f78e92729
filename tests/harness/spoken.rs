//! What the page says to screen readers, unasked: every text that one of its live regions gets.

use serde_json::{Value, json};

use crate::{Page, Result};

/// Notes it, in every page of a tab.
const LISTEN: &str = include_str!("listen.js");
/// The region that speaks for the page.
const ANNOUNCER: &str = "announcer";

/// A text that a live region has got. One that comes twice in a row is there twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// When, in milliseconds of the page's clock.
    pub at: u64,
    /// The `data-ww` of the region, or how it begins where it has none.
    pub region: String,
    /// What is read.
    pub words: String,
}

impl Page {
    /// Every text that any live region has got since the page was loaded, those of dialogs included.
    pub async fn spoken(&self) -> Result<Vec<Spoken>> {
        let said = self.evaluate("return window.__said", json!([])).await?;
        Ok(said.as_array().into_iter().flatten().map(Spoken::of).collect())
    }

    /// Every text that the page's own live region has got since the page was loaded.
    pub async fn announcements(&self) -> Result<Vec<String>> {
        let of_page = |spoken: Spoken| (spoken.region == ANNOUNCER).then_some(spoken.words);
        Ok(self.spoken().await?.into_iter().filter_map(of_page).collect())
    }

    /// Waits until a text that contains `words` has been announced. Announcements keep a distance of some seconds.
    pub async fn wait_announcement(&self, words: &str) -> Result {
        let heard = async || Ok(self.announcements().await?.iter().any(|said| said.contains(words)));
        self.wait(&format!("{words:?} is announced"), heard).await
    }

    pub(crate) async fn listen(&self) -> Result {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN })).await?;
        Ok(())
    }
}

impl Spoken {
    fn of(value: &Value) -> Self {
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let at = value["at"].as_f64().unwrap_or_default() as u64;
        Self { at, region: text("region"), words: text("words") }
    }
}
