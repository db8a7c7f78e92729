//! A page in a browser, and what a person or a tester does with it.

use std::collections::BTreeMap;
use std::future::Future;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde_json::{Value, json};
use thirtyfour::{By, TypingData, WebDriver, WebElement};

use crate::Result;

/// How long a condition may take to come true on a busy computer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks.
pub(crate) const PAUSE: Duration = Duration::from_millis(50);

/// A tab of the browser. Clones are the same tab.
#[derive(Debug, Clone)]
pub struct Page {
    driver: WebDriver,
    base: String,
    errors: Arc<Mutex<Vec<String>>>,
}

impl Page {
    pub(crate) async fn new(driver: WebDriver, base: &str) -> Result<Self> {
        let page = Self { driver, base: base.trim_end_matches('/').to_owned(), errors: Arc::default() };
        page.listen().await?;
        Ok(page)
    }

    /// The WebDriver session, for what this harness has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Opens an address inside the app, from `/` on, and waits until the app is there.
    pub async fn goto(&self, path: &str) -> Result {
        self.driver.goto(format!("{}{path}", self.base)).await?;
        self.started().await
    }

    /// Goes to an address inside the app as the Back button does: no page is loaded, the app draws another one.
    pub async fn go_within(&self, path: &str) -> Result {
        let script = "history.pushState(null, '', arguments[0]);
            dispatchEvent(new PopStateEvent('popstate'));";
        self.evaluate(script, json!([path])).await?;
        Ok(())
    }

    /// Loads the page again and waits until the app is there.
    pub async fn reload(&self) -> Result {
        self.driver.refresh().await?;
        self.started().await
    }

    /// Opens an address in a new tab and goes on there. Returns the tab that was left, for [`Page::switch`].
    pub async fn new_tab(&self, path: &str) -> Result<thirtyfour::WindowHandle> {
        let left = self.open_tab().await?;
        self.goto(path).await?;
        Ok(left)
    }

    /// Opens a new, empty tab and goes on there. Returns the tab that was left.
    pub async fn open_tab(&self) -> Result<thirtyfour::WindowHandle> {
        let left = self.driver.window().await?;
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab).await?;
        self.listen().await?;
        Ok(left)
    }

    /// Closes the tab and goes on in another.
    pub async fn close_tab(&self, next: thirtyfour::WindowHandle) -> Result {
        self.driver.close_window().await?;
        self.switch(next).await
    }

    /// Goes on in another tab.
    pub async fn switch(&self, tab: thirtyfour::WindowHandle) -> Result {
        Ok(self.driver.switch_to_window(tab).await?)
    }

    /// Looks until `condition` holds. Fails after half a minute with `what` was waited for.
    pub async fn wait<F>(&self, what: &str, condition: impl FnMut() -> F) -> Result
    where
        F: Future<Output = Result<bool>>,
    {
        self.wait_for_as_long_as(PATIENCE, what, condition).await
    }

    /// The same for what itself takes half a minute. Fails after a minute and a half.
    pub async fn wait_longer<F>(&self, what: &str, condition: impl FnMut() -> F) -> Result
    where
        F: Future<Output = Result<bool>>,
    {
        self.wait_for_as_long_as(PATIENCE * 3, what, condition).await
    }

    async fn wait_for_as_long_as<F>(
        &self,
        patience: Duration,
        what: &str,
        mut condition: impl FnMut() -> F,
    ) -> Result
    where
        F: Future<Output = Result<bool>>,
    {
        let started = Instant::now();
        loop {
            let last = condition().await;
            if matches!(last, Ok(true)) {
                return Ok(());
            }
            if started.elapsed() > patience {
                return match last {
                    Ok(_) => bail!("This did not happen: {what}"),
                    Err(error) => Err(error).with_context(|| format!("This did not happen: {what}")),
                };
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until an element is there, and returns it.
    pub async fn wait_for(&self, css: &str) -> Result<WebElement> {
        self.wait(&format!("{css} is on the page"), async || Ok(self.count(css).await? > 0)).await?;
        self.find(css).await
    }

    /// Waits until an element is gone.
    pub async fn wait_gone(&self, css: &str) -> Result {
        self.wait(&format!("{css} leaves the page"), async || Ok(self.count(css).await? == 0)).await
    }

    /// Waits until the first element that matches has the attribute with this value.
    pub async fn wait_attribute(&self, css: &str, name: &str, value: &str) -> Result {
        let is = async || Ok(self.attribute(css, name).await?.as_deref() == Some(value));
        self.wait(&format!("{css} has {name}={value}"), is).await
    }

    /// Waits until the text of the first element that matches contains `words`.
    pub async fn wait_text(&self, css: &str, words: &str) -> Result {
        let has = async || Ok(self.text(css).await?.contains(words));
        self.wait(&format!("{css} says {words:?}"), has).await
    }

    /// How many elements match.
    pub async fn count(&self, css: &str) -> Result<usize> {
        let count =
            self.evaluate("return document.querySelectorAll(arguments[0]).length", json!([css])).await?;
        Ok(usize::try_from(count.as_u64().unwrap_or_default())?)
    }

    /// The text of the first element that matches, as a person sees it.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// An attribute of the first element that matches; `None` when it has no such attribute.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        Ok(self.find(css).await?.attr(name).await?)
    }

    /// Clicks the first element that matches.
    pub async fn click(&self, css: &str) -> Result {
        Ok(self.wait_for(css).await?.click().await?)
    }

    /// Types into whatever has the focus: text, or a [`thirtyfour::Key`].
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
    }

    /// Runs JavaScript with `arguments` and returns what it returns.
    pub async fn evaluate(&self, script: &str, arguments: Value) -> Result<Value> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Runs JavaScript in every page of this tab from the next load on, before the page's own. Its names stay its
    /// own.
    pub async fn before_load(&self, script: &str) -> Result {
        let source = format!("{{\n{script}\n}}");
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        Ok(())
    }

    /// Lets downloads arrive in `folder` without a question.
    pub async fn downloads_to(&self, folder: &Path) -> Result {
        let parameters = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", parameters).await?;
        Ok(())
    }

    /// What has the focus: its `data-ask`, or else its id, or else the name of its element.
    pub async fn focused(&self) -> Result<String> {
        let script = "const has = document.activeElement;
            return has.dataset.ask || has.id || has.localName";
        Ok(self.evaluate(script, json!([])).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Fails when the page can be scrolled sideways.
    pub async fn assert_no_sideways_scroll(&self) -> Result {
        let script = "const root = document.documentElement;
            const wide = [...document.querySelectorAll('body *')].filter((element) => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
            });
            return root.scrollWidth > root.clientWidth
                ? wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 160)) : null";
        match self.evaluate(script, json!([])).await? {
            Value::Null => Ok(()),
            wide => bail!("The page can be scrolled sideways, because of: {wide:#}"),
        }
    }

    /// Every error on the console so far, of all tabs: exceptions, failed requests, broken rules of the
    /// content policy.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        // The driver gives each line once.
        let new = self.driver.browser_log().await?;
        let mut errors = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        errors.extend(new.into_iter().filter(|line| line.level == "SEVERE").map(|line| line.message));
        Ok(errors.clone())
    }

    /// Fails when there is an error on the console.
    pub async fn assert_no_console_errors(&self) -> Result {
        let errors = self.console_errors().await?;
        if !errors.is_empty() {
            bail!("There are errors on the console:\n{}", errors.join("\n"));
        }
        Ok(())
    }

    /// Fails when there is an error on the console besides the browser's own word that a request was refused or
    /// broke off.
    pub async fn assert_no_errors_of_the_page(&self) -> Result {
        let mut errors = self.console_errors().await?;
        errors.retain(|error| !error.contains("Failed to load resource") && !error.contains("net::ERR_"));
        if !errors.is_empty() {
            bail!("There are errors on the console:\n{}", errors.join("\n"));
        }
        Ok(())
    }

    /// What the browser keeps for this page beyond the tab, by its names.
    pub async fn stored(&self) -> Result<BTreeMap<String, String>> {
        Ok(serde_json::from_value(self.evaluate("return { ...localStorage }", json!([])).await?)?)
    }

    /// A command of the browser's own protocol, to this tab.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(command, parameters).await?)
    }

    async fn find(&self, css: &str) -> Result<WebElement> {
        self.driver.find(By::Css(css)).await.with_context(|| format!("{css} is not on the page."))
    }

    /// The page's own script takes away "Loading…" when the app has started, and shows why when it has not.
    async fn started(&self) -> Result {
        self.wait_gone("#loading").await?;
        let failed =
            self.evaluate("return document.querySelector('#not-loaded:not([hidden])') !== null", json!([]));
        if failed.await?.as_bool() == Some(true) {
            bail!("The page says that it could not be loaded: {}", self.console_errors().await?.join("\n"));
        }
        Ok(())
    }
}
