//! Where things are: the repository's folder, Cargo's target folder, and how Cargo is called.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The repository and its build folder.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder that holds the root `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the environment or a configuration has put it.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks Cargo where the workspace is. Fails when Cargo cannot be run or answers something else.
    pub fn find() -> Result<Self> {
        let metadata = metadata()?;
        let target =
            metadata["target_directory"].as_str().context("Cargo did not name its target folder.")?;
        Ok(Self { root: root(), target: PathBuf::from(target) })
    }

    /// The folder for everything that the commands write: `target/waitwell`.
    pub fn scratch(&self) -> PathBuf {
        self.target.join("waitwell")
    }

    /// A Cargo command that runs in the repository's folder.
    pub fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }
}

/// The repository's folder: the one above `xtask/`.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// What Cargo says of the workspace and its packages, as `cargo metadata --no-deps` writes it.
pub fn metadata() -> Result<Value> {
    let answer = cargo()
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root())
        .output()
        .context("Cargo could not be started.")?;
    if !answer.status.success() {
        bail!("Cargo could not read the workspace:\n{}", String::from_utf8_lossy(&answer.stderr));
    }
    serde_json::from_slice(&answer.stdout).context("Cargo's answer about the workspace is not JSON.")
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
