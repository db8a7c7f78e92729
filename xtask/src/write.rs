//! `cargo xtask write`: writes anew what is generated and kept in the repository. Tests hold it to its sources,
//! so what has changed is looked at and committed with the change that it comes from.

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::suite;
use crate::workspace::Workspace;

/// The environment variable that has a test write what it would otherwise compare.
pub const WRITE: &str = "WAITWELL_WRITE";

/// What is generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// `docs/flow.md` and its picture: the path of a job in the words of the kit.
    Flow,
    /// `tests/transcripts`: what a screen reader reads on each path of the flow map.
    Transcripts,
}

/// Writes it.
pub fn run(what: Generated) -> Result<()> {
    let workspace = Workspace::find()?;
    let mut command = match what {
        Generated::Flow => {
            let mut command = workspace.cargo();
            command.args(["test", "--package", "waitwell-components", "--lib", "flow::"]);
            command
        }
        Generated::Transcripts => {
            let mut command = suite::in_the_gallery(&workspace)?;
            command.args(["--test", "fixtures", "transcripts"]);
            command
        }
    };
    if !command.env(WRITE, "1").status().context("Cargo could not be started.")?.success() {
        bail!("It could not be written. The message above says why.");
    }
    Ok(())
}
