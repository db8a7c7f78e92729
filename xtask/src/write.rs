//! `cargo xtask write`: writes anew what is generated and kept in the repository. Tests hold it to its sources,
//! so what has changed is looked at and committed with the change that it comes from.

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::workspace::Workspace;

/// The environment variable that has a test write what it would otherwise compare.
pub const WRITE: &str = "WAITWELL_WRITE";

/// What is generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// `docs/flow.md` and its picture: the path of a job in the words of the kit.
    Flow,
}

/// Writes it.
pub fn run(what: Generated) -> Result<()> {
    let workspace = Workspace::find()?;
    let arguments = match what {
        Generated::Flow => ["test", "--package", "waitwell-components", "--lib", "flow::"],
    };
    let status =
        workspace.cargo().args(arguments).env(WRITE, "1").status().context("Cargo could not be started.")?;
    if !status.success() {
        bail!("It could not be written. The message above says why.");
    }
    Ok(())
}
