//! `cargo xtask load`: what the page bears, as a table for `docs/performance.md`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
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
    let taken = rows(&mut command)?;
    let mut all = taken.rows;
    let mut is_whole = taken.is_whole;
    if load.only.is_none() {
        let simulated = rows(workspace.cargo().args(["simulate", "goals"]))?;
        all.extend(simulated.rows);
        is_whole &= simulated.is_whole;
    }
    all.sort();
    println!("\n| figure | goal | measured | |\n|---|---|---|---|");
    all.iter().for_each(|row| println!("{row}"));
    if !is_whole {
        bail!("Not every figure could be taken. The messages above say why.");
    }
    Ok(())
}

/// The rows of the table that a command has printed.
struct Taken {
    rows: Vec<String>,
    /// It has taken all that it should.
    is_whole: bool,
}

/// Runs a command that prints rows of the table among other things, and lets all of it be seen.
fn rows(command: &mut Command) -> Result<Taken> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("Cargo could not be started.")?;
    let mut rows = Vec::new();
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let line = line.context("What Cargo prints could not be read.")?;
        println!("{line}");
        rows.extend(row(&line).map(str::to_owned));
    }
    let is_whole = child.wait().context("Cargo could not be waited for.")?.success();
    Ok(Taken { rows, is_whole })
}

/// The row in a line, which the test runner may have begun.
fn row(line: &str) -> Option<&str> {
    line.find("| L").map(|at| &line[at..])
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
    fn a_row_is_found_behind_the_dots_of_the_test_runner() {
        assert_eq!(row("..| L03 timers | 2 | 1 | met |"), Some("| L03 timers | 2 | 1 | met |"));
        assert_eq!(row("running 9 tests"), None);
    }

    #[test]
    fn a_span_is_a_number_with_its_unit() {
        assert_eq!(span("2h"), Ok(Duration::from_secs(7_200)));
        assert_eq!(span("30m"), Ok(Duration::from_secs(1_800)));
        assert_eq!(span("45s"), Ok(Duration::from_secs(45)));
        assert!(span("2").is_err() && span("h").is_err() && span("1.5h").is_err());
    }
}
