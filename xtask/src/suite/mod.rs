//! `cargo xtask test`: every test, one step after another, and a table of them at the end.

mod report;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::browser::Browser;
use crate::progress::step;
use crate::wasm::{self, Profile, TARGET};
use crate::workspace::Workspace;
use crate::{deny, dist, node};
use report::{Report, watch};

/// The environment variable with the folder of the built gallery.
pub const DIST: &str = "WAITWELL_DIST";
/// The environment variable with the seconds of the long soak; without it there is none.
pub const SOAK: &str = "WAITWELL_SOAK";
/// The environment variable with the path of the `xtask` program, for tests that kill and restart it.
pub const PROGRAM: &str = "WAITWELL_XTASK";

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Format, lints, documentation, and all tests that need no browser.
    Native,
    /// The components' own tests, inside a browser.
    Browser,
    /// A person's ways through the gallery, in a browser with a real job server.
    Journeys,
}

/// Built for this computer. Always all of them together: Cargo then builds each dependency once.
const NATIVE: [&str; 7] = [
    "waitwell-core",
    "waitwell-components",
    "waitwell",
    "waitwell-server",
    "waitwell-simulation",
    "waitwell-tests",
    "xtask",
];
/// The manifests of this workspace and of the small ones that are built apart from it.
const WORKSPACES: [&str; 3] = ["Cargo.toml", "core/fuzz/Cargo.toml", "xtask/fixtures/bare/Cargo.toml"];
/// Built for the browser.
const PAGES: [&str; 6] = [
    "waitwell-components",
    "waitwell",
    "waitwell-gallery",
    "waitwell-first",
    "waitwell-language",
    "waitwell-test-page",
];
/// Tested inside the browser.
const IN_BROWSER: [&str; 3] = ["waitwell-components", "waitwell", "waitwell-gallery"];

/// Runs the tests of one part, or all. Runs every step even when an earlier one failed, then fails.
pub fn run(part: Option<Part>) -> Result<()> {
    let workspace = Workspace::find()?;
    let wants = |one| part.is_none_or(|chosen| chosen == one);
    let own = keep_own(&workspace)?;
    let mut report = Report::default();
    if wants(Part::Native) {
        native(&workspace, &mut report);
    }
    if wants(Part::Browser) {
        browser(&workspace, &mut report);
    }
    if wants(Part::Journeys) {
        journeys(&workspace, &own, &mut report);
    }
    report.finish()
}

fn native(workspace: &Workspace, report: &mut Report) {
    report.check("Format", || {
        for manifest in WORKSPACES {
            let path = workspace.root.join(manifest);
            quiet(workspace.cargo().args(["fmt", "--all", "--check", "--manifest-path"]).arg(path))?;
        }
        Ok(())
    });
    report.check("Lints, this computer", || {
        quiet(workspace.cargo().arg("clippy").args(packages(&NATIVE)).args([
            "--all-targets",
            "--test",
            "journeys",
            "--test",
            "fixtures",
            "--test",
            "figures",
            "--test",
            "load",
            "--",
            "--deny",
            "warnings",
        ]))
    });
    report.check("Lints, browser", || {
        wasm::ensure_target()?;
        quiet(workspace.cargo().args(["clippy", "--target", TARGET]).args(packages(&PAGES)).args([
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ]))
    });
    report.check("Documentation", || {
        wasm::ensure_target()?;
        // With all the pages, so that their dependencies are those that were just checked.
        quiet(
            workspace
                .cargo()
                .args(["doc", "--no-deps", "--target", TARGET, "--package", "waitwell-core"])
                .args(packages(&PAGES))
                .env("RUSTDOCFLAGS", "--deny warnings"),
        )
    });
    report.tests("Tests, this computer", || {
        watch(workspace.cargo().args(["test", "--no-fail-fast"]).args(packages(&NATIVE)))
    });
    if deny::is_installed(workspace) {
        report.check("Dependencies", || {
            // What is known about security changes by itself, so it is not asked here.
            quiet(workspace.cargo().args(["deny", "check", "bans", "licenses", "sources"]))
        });
    } else {
        report.skip("Dependencies", "cargo-deny is not installed; `cargo xtask deny` installs it");
    }
}

fn browser(workspace: &Workspace, report: &mut Report) {
    report.tests("Components, in the browser", || {
        wasm::ensure_target()?;
        Browser::ensure()?;
        watch(
            workspace
                .cargo()
                .args(["test", "--no-fail-fast", "--target", TARGET, "--lib", "--tests"])
                .args(packages(&IN_BROWSER)),
        )
    });
}

fn journeys(workspace: &Workspace, own: &Path, report: &mut Report) {
    report.tests("Journeys, in the browser", || {
        watch(
            in_the_gallery(workspace)?
                .args(["--no-fail-fast", "--test", "fixtures", "--test", "journeys"])
                .env(PROGRAM, own),
        )
    });
}

/// `cargo test` with a browser and the gallery, which is built first.
pub fn in_the_gallery(workspace: &Workspace) -> Result<Command> {
    let browser = Browser::ensure()?;
    step("Looking for axe-core and the screen reader", || node::ensure(&workspace.root))?;
    let dist = dist::build_for_tests(workspace, Profile::Dev)?;
    let mut command = workspace.cargo();
    command
        .arg("test")
        .args(packages(&NATIVE))
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROME", browser.binary)
        .env(DIST, dist);
    Ok(command)
}

/// A copy of this very program: the tests of `xtask` itself are built where it lies, and take its place.
fn keep_own(workspace: &Workspace) -> Result<PathBuf> {
    let own = std::env::current_exe().context("The path of xtask is not known.")?;
    let kept = workspace.scratch().join(format!("xtask{}", std::env::consts::EXE_SUFFIX));
    fs::create_dir_all(workspace.scratch()).context("The target folder cannot be written to.")?;
    // A program that is still running somewhere cannot be written over, but its name can be given anew.
    if kept.exists() {
        fs::remove_file(&kept).with_context(|| format!("{} could not be removed.", kept.display()))?;
    }
    fs::copy(&own, &kept).with_context(|| format!("{} could not be copied.", own.display()))?;
    Ok(kept)
}

/// The packages that are built for this computer, as arguments of Cargo.
pub fn packages_for_tests() -> Vec<&'static str> {
    packages(&NATIVE)
}

fn packages(names: &[&'static str]) -> Vec<&'static str> {
    names.iter().flat_map(|name| ["--package", name]).collect()
}

fn quiet(command: &mut Command) -> Result<()> {
    if !command.status().context("Cargo could not be started.")?.success() {
        bail!("see above");
    }
    Ok(())
}
