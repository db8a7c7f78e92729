//! `cargo xtask deny`: licenses, sources and known security problems of every dependency.

use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::progress::step;
use crate::workspace::Workspace;

const VERSION: &str = "0.20.2";

/// Installs cargo-deny when it is missing, which takes minutes, and checks everything in `deny.toml`.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    if !is_installed(&workspace) {
        step("Installing cargo-deny", || {
            let status = workspace
                .cargo()
                .args(["install", "cargo-deny", "--version", VERSION, "--locked"])
                .status()
                .context("Cargo could not be started.")?;
            if !status.success() {
                bail!("cargo-deny could not be installed. Cargo's message above says why.");
            }
            Ok(())
        })?;
    }
    let status =
        workspace.cargo().args(["deny", "check"]).status().context("cargo-deny could not be started.")?;
    if !status.success() {
        bail!("A dependency breaks a rule of deny.toml. The message above says which.");
    }
    Ok(())
}

/// Whether `cargo deny` can be run.
pub fn is_installed(workspace: &Workspace) -> bool {
    let mut asked = workspace.cargo();
    asked.args(["deny", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}
