//! Builds a crate for the browser: the wasm target, Cargo, and the glue between wasm and JavaScript.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::workspace::Workspace;

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How a page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, large: for work on the page and for tests.
    Dev,
    /// Slow to build, small: what an app would ship.
    Release,
}

/// Adds the wasm target to the Rust toolchain when it is missing.
///
/// Fails with a sentence that says what to do when rustup is not installed or cannot reach its server.
pub fn ensure_target() -> Result<()> {
    if target_is_installed()? {
        return Ok(());
    }
    println!("Adding Rust's {TARGET} target …");
    let added = Command::new("rustup").args(["target", "add", TARGET]).status();
    match added {
        Ok(status) if status.success() && target_is_installed()? => Ok(()),
        Ok(_) => bail!(
            "Rust's {TARGET} target is missing and rustup could not add it. Check the network connection, \
             then run: rustup target add {TARGET}"
        ),
        Err(_) => bail!(
            "Rust's {TARGET} target is missing, and so is rustup, which could add it. Install Rust from \
             https://rustup.rs, or install the {TARGET} standard library with the package manager that \
             brought Rust."
        ),
    }
}

/// Builds the binary of `package` for the browser and returns its wasm file. Cargo's own lines are shown.
pub fn build(workspace: &Workspace, package: &str, profile: Profile) -> Result<PathBuf> {
    build_with(workspace, package, &[], profile)
}

/// The same with these features of the package.
pub fn build_with(
    workspace: &Workspace,
    package: &str,
    features: &[&str],
    profile: Profile,
) -> Result<PathBuf> {
    run(workspace, &[package], features, profile)?;
    Ok(built(workspace, package, profile))
}

/// Builds the binaries of several packages at once: Cargo then builds each dependency of theirs once.
pub fn build_all(workspace: &Workspace, packages: &[&str], profile: Profile) -> Result<()> {
    run(workspace, packages, &[], profile)
}

fn run(workspace: &Workspace, packages: &[&str], features: &[&str], profile: Profile) -> Result<()> {
    let mut command = workspace.cargo();
    command.args(["build", "--target", TARGET]);
    command.args(packages.iter().flat_map(|package| ["--package", package]));
    command.args(features.iter().flat_map(|feature| ["--features", feature]));
    if profile == Profile::Release {
        command.arg("--release");
    }
    let status = command.status().context("Cargo could not be started.")?;
    if !status.success() {
        bail!("{} could not be built for the browser. Cargo's message above says why.", packages.join(", "));
    }
    Ok(())
}

/// Where the wasm file of a package is, once it is built.
pub fn built(workspace: &Workspace, package: &str, profile: Profile) -> PathBuf {
    let folder = if profile == Profile::Release { "release" } else { "debug" };
    workspace.target.join(TARGET).join(folder).join(format!("{package}.wasm"))
}

/// Writes `<name>.js` and `<name>_bg.wasm` for a built wasm file into `folder`.
pub fn bind(wasm: &Path, name: &str, folder: &Path, profile: Profile) -> Result<()> {
    let release = profile == Profile::Release;
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(false)
        // Then the page need not know the name of the wasm file.
        .omit_default_module_path(false)
        .remove_name_section(release)
        .remove_producers_section(release)
        .generate(folder)
        .with_context(|| format!("The browser glue for {} could not be written.", wasm.display()))
}

fn target_is_installed() -> Result<bool> {
    let answer = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("rustc could not be started.")?;
    // Without the target rustc still prints where it would be.
    Ok(Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_dir())
}
