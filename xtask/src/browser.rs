//! The browser that tests run in: Chromium or Chrome, and the driver that steers it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};
use serde_json::{Value, json};

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
            [from_env("CHROMEDRIVER"), from_env("CHROMEWEBDRIVER").map(|dir| dir.join(exe("chromedriver")))],
            &["chromedriver"],
            &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
        )?;
        let binary = first(
            [from_env("CHROME"), None],
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
        install();
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!("{}", advice()),
        }
    }

    /// What a WebDriver session asks for, under `goog:chromeOptions`.
    pub fn options(&self) -> Value {
        json!({ "binary": self.binary, "args": flags() })
    }
}

/// The flags that make a run repeatable: no window, no first-run pages, no traffic of the browser's own.
pub fn flags() -> Vec<&'static str> {
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
    if sandbox_is_impossible() {
        flags.push("--no-sandbox");
    }
    flags
}

/// Says what to install on this kind of computer.
pub fn advice() -> String {
    let how = if cfg!(target_os = "macos") {
        "Install both: brew install --cask google-chrome chromedriver"
    } else if cfg!(windows) {
        "Install Chrome, then the chromedriver of the same version: \
         npx @puppeteer/browsers install chromedriver@stable"
    } else if is_like("debian") && !is_like("ubuntu") {
        "Install both: sudo apt-get update && sudo apt-get install chromium chromium-driver"
    } else if is_like("fedora") {
        "Install both: sudo dnf install chromium chromedriver"
    } else if is_like("arch") {
        "Install both: sudo pacman -S chromium"
    } else if is_like("alpine") {
        "Install both: apk add chromium chromium-chromedriver"
    } else {
        "Install both, of the same version: npx @puppeteer/browsers install chrome@stable && \
         npx @puppeteer/browsers install chromedriver@stable"
    };
    format!(
        "The browser tests need Chromium or Chrome and chromedriver, and one of them is missing. {how}\n\
         If they are installed in an unusual place, set CHROME and CHROMEDRIVER to their paths."
    )
}

/// Installs Chromium with apt-get on Debian and Ubuntu, as root or with a sudo that needs no password.
/// Whether it has worked shows afterwards: by then the browser is there or not.
fn install() {
    if !is_like("debian") || on_path("apt-get").is_none() {
        return;
    }
    let sudo = !is_root();
    if sudo && !runs(Command::new("sudo").args(["-n", "true"]).stderr(Stdio::null())) {
        return;
    }
    let packages = if is_like("ubuntu") {
        ["chromium-browser", "chromium-chromedriver"]
    } else {
        ["chromium", "chromium-driver"]
    };
    println!("Installing {} with apt-get …", packages.join(" and "));
    let install = [["install", "--yes", "--quiet", "--no-install-recommends"].as_slice(), &packages].concat();
    for arguments in [["update", "--quiet"].as_slice(), &install] {
        let mut command = if sudo {
            let mut command = Command::new("sudo");
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            command
        } else {
            Command::new("apt-get")
        };
        command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        if !runs(command.args(arguments)) {
            println!("apt-get {} did not succeed.", arguments.first().unwrap_or(&""));
        }
    }
}

fn runs(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

/// Chromium's sandbox does not start for root, nor in most containers.
fn sandbox_is_impossible() -> bool {
    is_root() || Path::new("/.dockerenv").exists() || Path::new("/run/.containerenv").exists()
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}

/// Whether the Linux distribution is `family` or says that it is like it.
fn is_like(family: &str) -> bool {
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split(' '))
        .any(|name| name == family)
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

fn on_path(command: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(exe(command))).find(|file| file.is_file())
}

fn exe(command: &str) -> String {
    format!("{command}{}", env::consts::EXE_SUFFIX)
}
