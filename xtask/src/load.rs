//! `cargo xtask load`: what the page bears, as a table for `docs/performance.md`.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::browser::Browser;
use crate::dist;
use crate::suite::{DIST, SOAK, packages_for_tests};
use crate::wasm::Profile;
use crate::workspace::Workspace;

/// What `cargo xtask load` can be told.
#[derive(Debug, Args)]
pub struct Load {
    /// Keep a page at work for this long as well: 2h, 30m, 90s.
    #[arg(long, value_name = "SPAN", value_parser = span)]
    pub soak: Option<Duration>,
    /// Take only the figures whose names contain this: l01, l03.
    pub only: Option<String>,
}

/// Builds the page of many jobs as an app would ship it, opens it in the browser and prints the figures.
pub fn run(load: &Load) -> Result<()> {
    let workspace = Workspace::find()?;
    let browser = Browser::ensure()?;
    let dist = dist::build_test_page(&workspace, Profile::Release)?;
    let mut command = workspace.cargo();
    command
        .args(["test", "--quiet"])
        .args(packages_for_tests())
        .args(["--test", "load", "--", "--nocapture", "--test-threads=1"])
        .args(&load.only)
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROME", browser.binary)
        .env(DIST, dist);
    if let Some(soak) = load.soak {
        command.env(SOAK, soak.as_secs().to_string());
    }
    println!("\n| figure | goal | measured | |\n|---|---|---|---|");
    succeed(&mut command)?;
    if load.only.is_none() {
        simulations(&workspace)?;
    }
    Ok(())
}

/// What many pages do to a server, and what the core bears on this computer, in virtual time.
fn simulations(workspace: &Workspace) -> Result<()> {
    for (name, what) in [
        ("inputs", "L09 The core on this computer"),
        ("herd", "L11 Many pages and an outage"),
        ("traffic", "L12 Requests and storage of one person"),
    ] {
        println!("\n{what}:\n");
        succeed(workspace.cargo().args(["simulate", name]))?;
    }
    Ok(())
}

fn succeed(command: &mut Command) -> Result<()> {
    if !command.status().context("Cargo could not be started.")?.success() {
        bail!("Not every figure could be taken. The message above says why.");
    }
    Ok(())
}

fn span(text: &str) -> Result<Duration, String> {
    let unit = |letter, seconds| Some((text.strip_suffix(letter)?.parse::<u64>().ok()?, seconds));
    let read = unit('h', 3_600).or_else(|| unit('m', 60)).or_else(|| unit('s', 1));
    read.map(|(count, seconds)| Duration::from_secs(count * seconds))
        .ok_or_else(|| "Write a whole number with its unit: 2h, 30m, 90s.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_a_number_with_its_unit() {
        assert_eq!(span("2h"), Ok(Duration::from_secs(7_200)));
        assert_eq!(span("30m"), Ok(Duration::from_secs(1_800)));
        assert_eq!(span("45s"), Ok(Duration::from_secs(45)));
        assert!(span("2").is_err() && span("h").is_err() && span("1.5h").is_err());
    }
}
