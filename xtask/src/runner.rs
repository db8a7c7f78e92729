//! Runs tests that were built for the browser: `cargo test --target wasm32-unknown-unknown` calls it.
//!
//! The test runner of wasm-bindgen reads its settings from the environment, so this starts itself
//! once more with the environment set.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::browser::{Browser, advice};
use crate::workspace::Workspace;

/// The command that Cargo calls, followed by the test's wasm file and its arguments.
pub const COMMAND: &str = "wasm-test";

const SETTINGS: &str = "WASM_BINDGEN_TEST_WEBDRIVER_JSON";
const TIMEOUT: &str = "WASM_BINDGEN_TEST_TIMEOUT";

/// Runs the tests and returns the process's exit code. `arguments` follow [`COMMAND`].
pub fn run(arguments: Vec<OsString>) -> Result<i32> {
    if env::var_os(SETTINGS).is_some() {
        let arguments = std::iter::once(OsString::from(COMMAND)).chain(arguments);
        wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)?;
        return Ok(0);
    }
    let Some(browser) = Browser::find() else {
        bail!("{}\nOr let `cargo xtask test` install them where it can.", advice());
    };
    let scratch = Workspace::find()?.scratch();
    fs::create_dir_all(&scratch).with_context(|| format!("{} could not be made.", scratch.display()))?;
    let settings = scratch.join("webdriver.json");
    let capabilities = json!({ "goog:chromeOptions": browser.options() });
    fs::write(&settings, capabilities.to_string())
        .with_context(|| format!("{} could not be written.", settings.display()))?;
    let mut again = Command::new(env::current_exe().context("The runner's own path is not known.")?);
    again.arg(COMMAND).args(arguments).env(SETTINGS, settings).env("CHROMEDRIVER", &browser.driver);
    if env::var_os(TIMEOUT).is_none() {
        // Seconds for a whole test file. The runner's own 20 are not enough on a busy computer.
        again.env(TIMEOUT, "300");
    }
    let status = again.status().context("The test runner could not be started.")?;
    Ok(status.code().unwrap_or(1))
}
