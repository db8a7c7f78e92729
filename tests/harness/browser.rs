//! A browser for one test: started, given away, and closed whatever happens.

use std::panic::{AssertUnwindSafe, resume_unwind};

use anyhow::Context;
use futures_util::FutureExt;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::manager::{BrowserKind, WebDriverManager};
use thirtyfour::{Capabilities, WebDriver};
use xtask::browser::{Browser, advice};
use xtask::workspace;

use crate::{Page, Result};

/// Runs `test` with a fresh browser that knows `base`, and closes the browser afterwards, also after a panic.
///
/// When the test fails and `WAITWELL_SHOTS` names a folder, a picture of the page is left there.
pub async fn in_browser(base: &str, test: impl AsyncFnOnce(Page) -> Result) -> Result {
    let (driver, _profile) = start().await?;
    let page = Page::new(driver.clone(), base).await?;
    let end = AssertUnwindSafe(test(page.clone())).catch_unwind().await;
    if !matches!(end, Ok(Ok(()))) {
        let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        // The picture is a help; that it cannot be taken must not hide what went wrong.
        let _ = page.picture(&format!("failed-{test}")).await;
    }
    let closed = driver.quit().await;
    match end {
        Ok(done) => done?,
        Err(panic) => resume_unwind(panic),
    }
    closed.context("The browser could not be closed.")
}

async fn start() -> Result<(WebDriver, TempDir)> {
    let browser = Browser::find().with_context(advice)?;
    // Beside the build: a browser that is packed as a snap cannot see the system's temporary folder.
    let profiles = workspace::Workspace::find()?.scratch().join("profiles");
    std::fs::create_dir_all(&profiles)?;
    let profile = tempfile::tempdir_in(profiles)?;
    let mut options = browser.options();
    if let Some(flags) = options["args"].as_array_mut() {
        flags.push(json!(format!("--user-data-dir={}", profile.path().display())));
    }
    let mut wanted = Capabilities::new();
    wanted.set("browserName", "chrome")?;
    wanted.set("goog:chromeOptions", options)?;
    wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" }))?;
    let manager = WebDriverManager::builder().driver_binary(BrowserKind::Chrome, &browser.driver).build();
    let driver = manager.launch(wanted).await.context("The browser could not be started.")?;
    Ok((driver, profile))
}
