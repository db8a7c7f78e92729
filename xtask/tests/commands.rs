//! The commands as a person meets them, on computers that lack something.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// Long enough for a busy computer; what is waited for here takes a moment.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn without_rustup_and_without_the_wasm_target_the_way_to_both_is_told() -> Result<()> {
    let computer = Computer::new()?;
    let said = computer.build()?;
    assert!(said.contains("wasm32-unknown-unknown target is missing, and so is rustup"), "{said}");
    assert!(said.contains("https://rustup.rs") && said.contains("package manager"), "{said}");
    Ok(())
}

#[test]
fn a_rustup_without_a_network_is_told_from_a_missing_one() -> Result<()> {
    let computer = Computer::new()?;
    computer.program("rustup", "echo 'error: could not download' >&2; exit 1")?;
    let said = computer.build()?;
    assert!(said.contains("error: could not download"), "{said}");
    assert!(said.contains("Check the network connection, then run: rustup target add"), "{said}");
    Ok(())
}

#[test]
fn with_the_wasm_target_nobody_needs_rustup() -> Result<()> {
    let computer = Computer::new()?;
    fs::create_dir(computer.folder().join("wasm"))?;
    // Without a network Cargo has no dependencies, and says so itself.
    let said = computer.build()?;
    assert!(!said.contains("rustup"), "{said}");
    assert!(said.contains("error: failed to download"), "{said}");
    assert!(said.contains("could not be built for the browser. Cargo's message above says why."), "{said}");
    Ok(())
}

#[test]
fn serve_opens_its_own_address_in_the_browser() -> Result<()> {
    let computer = Computer::new()?;
    let opened = computer.folder().join("opened");
    computer.program("xdg-open", &format!("echo \"$1\" > {}", opened.display()))?;
    let (mut serve, address) = computer.serve()?;
    let found = wait(|| fs::read_to_string(&opened).ok().filter(|text| text.ends_with('\n')));
    serve.kill()?;
    serve.wait()?;
    assert_eq!(found?.trim(), address);
    Ok(())
}

#[test]
fn without_a_browser_serve_says_what_to_open() -> Result<()> {
    for opener in [None, Some("exit 3")] {
        let computer = Computer::new()?;
        if let Some(script) = opener {
            computer.program("xdg-open", script)?;
        }
        let (mut serve, address) = computer.serve()?;
        let lines = BufReader::new(serve.stdout.take().context("its output")?).lines();
        let said = lines.map_while(Result::ok).find(|line| line.starts_with("No browser"));
        serve.kill()?;
        serve.wait()?;
        assert_eq!(said, Some(format!("No browser could be opened. Open {address} yourself.")));
    }
    Ok(())
}

#[test]
fn serve_closes_its_job_server_when_a_process_manager_asks_it_to_stop() -> Result<()> {
    let computer = Computer::new()?;
    let (mut serve, _) = computer.serve()?;
    let lines = BufReader::new(serve.stdout.take().context("its output")?).lines().map_while(Result::ok);
    // `kill` is a part of every shell.
    Command::new("sh").args(["-c", &format!("kill -TERM {}", serve.id())]).status()?;
    let said: Vec<String> = lines.collect();
    assert!(serve.wait()?.success(), "{said:?}");
    assert!(
        said.contains(&"Stopping. Jobs that are under way go on with the next start.".to_owned()),
        "{said:?}"
    );
    Ok(())
}

/// A computer with a Cargo that has no network, a rustc without the wasm target, and nothing else.
struct Computer(TempDir);

impl Computer {
    fn new() -> Result<Self> {
        let computer = Self(tempfile::tempdir()?);
        let target = computer.folder().display();
        computer.program(
            "cargo",
            &format!(
                "if [ \"$1\" = metadata ]; then echo '{{\"target_directory\":\"{target}\"}}'; else \
                 echo 'error: failed to download' >&2; exit 101; fi"
            ),
        )?;
        computer.program("rustc", &format!("echo {target}/wasm"))?;
        Ok(computer)
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Installs a program.
    fn program(&self, name: &str, script: &str) -> Result<()> {
        let path = self.folder().join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n"))?;
        Ok(fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?)
    }

    fn xtask(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let cargo = self.folder().join("cargo");
        command.env("PATH", self.folder()).env("CARGO", cargo).env("RUSTC", self.folder().join("rustc"));
        command
    }

    /// All that `cargo xtask build` says; it fails.
    fn build(&self) -> Result<String> {
        let output = self.xtask().arg("build").output()?;
        assert!(!output.status.success());
        Ok(String::from_utf8(output.stdout)? + &String::from_utf8(output.stderr)?)
    }

    /// `cargo xtask serve --open` with a page that is already built, and its address.
    fn serve(&self) -> Result<(Child, String)> {
        let dist = self.folder().join("dist");
        fs::create_dir_all(&dist)?;
        fs::write(dist.join("index.html"), "page")?;
        let mut serve = self
            .xtask()
            .args(["serve", "--open", "--port", "0", "--orders", "10", "--dist"])
            .arg(dist)
            .arg("--data")
            .arg(self.folder().join("jobs"))
            .stdout(Stdio::piped())
            .spawn()?;
        let mut output = BufReader::with_capacity(1, serve.stdout.take().context("its output")?);
        let mut line = String::new();
        while output.read_line(&mut line)? > 0 {
            if let Some(address) = line.trim().strip_prefix("Waitwell is at ") {
                let address = address.to_owned();
                serve.stdout = Some(output.into_inner());
                return Ok((serve, address));
            }
            line.clear();
        }
        bail!("It ended before it named its address.")
    }
}

/// Looks until there is something.
fn wait<T>(mut look: impl FnMut() -> Option<T>) -> Result<T> {
    let started = Instant::now();
    while started.elapsed() < SOON {
        if let Some(found) = look() {
            return Ok(found);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    bail!("This did not happen in time.")
}
