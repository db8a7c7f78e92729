//! The browser that tests run in: Chromium or Chrome, and the driver that steers it.

mod install;

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::computer::{Computer, on_path};

/// The driver's file, where a folder is named.
const DRIVER: &str = if cfg!(windows) { "chromedriver.exe" } else { "chromedriver" };

/// An installed browser.
#[derive(Debug, Clone)]
pub struct Browser {
    /// chromedriver.
    pub driver: PathBuf,
    /// Chromium or Chrome.
    pub binary: PathBuf,
}

impl Browser {
    /// The browser on this computer. `CHROMEDRIVER` and `CHROME` name another than the usual ones.
    pub fn find() -> Option<Self> {
        let driver = first(
            [from_env("CHROMEDRIVER"), from_env("CHROMEWEBDRIVER").map(|dir| dir.join(DRIVER))],
            &["chromedriver"],
            &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
        )?;
        let own = from_env("LOCALAPPDATA").map(|dir| dir.join(r"Google\Chrome\Application\chrome.exe"));
        let binary = first(
            [from_env("CHROME"), own],
            &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
            &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
            ],
        )?;
        Some(Self { driver, binary })
    }

    /// The browser on this computer, installed first where that is possible without asking.
    ///
    /// Fails with what to install by hand.
    pub fn ensure() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        let computer = Computer::this();
        if let Some(steps) = install::steps(&computer) {
            install::run(&computer, &steps);
        }
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("{}", advice()),
        }
    }

    /// What a WebDriver session asks for, under `goog:chromeOptions`.
    pub fn options(&self) -> Value {
        json!({ "binary": self.binary, "args": flags(&Computer::this()) })
    }
}

/// Says what to install on this kind of computer.
pub fn advice() -> String {
    install::advice(&Computer::this())
}

/// The flags that make a run repeatable: no window, no first-run pages, no traffic of the browser's own.
fn flags(computer: &Computer) -> Vec<&'static str> {
    let mut flags = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    // Chromium's sandbox does not start for root, nor in most containers. Everybody else keeps it.
    if computer.is_root || computer.is_container {
        flags.push("--no-sandbox");
    }
    flags
}

fn first(named: [Option<PathBuf>; 2], commands: &[&str], places: &[&str]) -> Option<PathBuf> {
    named
        .into_iter()
        .flatten()
        .chain(commands.iter().filter_map(|command| on_path(command)))
        .chain(places.iter().map(PathBuf::from))
        .find(|path| path.is_file())
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_cannot_have_a_sandbox_goes_without_one() {
        let person = Computer { system: "linux", families: vec![], is_root: false, is_container: false };
        let has_none = |computer: &Computer| flags(computer).contains(&"--no-sandbox");
        assert!(!has_none(&person));
        assert!(has_none(&Computer { is_root: true, ..person.clone() }));
        assert!(has_none(&Computer { is_container: true, ..person }));
    }
}
