//! `cargo xtask bench`: how soon a person sees a job, as a table for `docs/performance.md`.

use anyhow::{Context, Result, bail};

use crate::browser::Browser;
use crate::dist;
use crate::suite::{DIST, packages_for_tests};
use crate::wasm::Profile;
use crate::workspace::Workspace;

/// Builds the gallery, opens it in the browser and prints the figures.
pub fn run(profile: Profile) -> Result<()> {
    let workspace = Workspace::find()?;
    let browser = Browser::ensure()?;
    let dist = dist::build(&workspace, profile)?;
    let status = workspace
        .cargo()
        .args(["test", "--quiet"])
        .args(packages_for_tests())
        .args(["--test", "figures", "--", "--nocapture", "--test-threads=1"])
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROME", browser.binary)
        .env(DIST, dist)
        .status()
        .context("Cargo could not be started.")?;
    if !status.success() {
        bail!("The figures could not be taken. The message above says why.");
    }
    Ok(())
}
