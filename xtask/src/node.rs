//! What comes from npm: axe-core, which checks pages for accessibility, and a virtual screen reader.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Runs `npm ci` in `tests/` when what is installed is not what `package-lock.json` says.
pub fn ensure(root: &Path) -> Result<()> {
    let folder = root.join("tests");
    let lock =
        fs::read(folder.join("package-lock.json")).context("tests/package-lock.json could not be read.")?;
    // A copy of the lock that was installed, because npm's own note of it is written differently.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|note| note == lock) {
        return Ok(());
    }
    println!("Installing axe-core and a virtual screen reader with npm …");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(npm)
        .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
        .current_dir(&folder)
        .status()
        .context("npm could not be started. Install Node.js 20 or later: it brings npm.")?;
    if !status.success() {
        bail!(
            "npm could not install what the tests need. Its message above says why; check the network connection."
        );
    }
    fs::write(&installed, lock).with_context(|| format!("{} could not be written.", installed.display()))
}
