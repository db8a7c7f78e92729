//! The two commands of Waitwell, `cargo xtask serve` and `cargo xtask test`, and smaller ones.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use xtask::load::Load;
use xtask::serve::Serve;
use xtask::suite::Part;
use xtask::wasm::Profile;
use xtask::workspace::Workspace;
use xtask::write::Generated;
use xtask::{bench, deny, dist, load, runner, serve, size, suite, write};

/// Waitwell's commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the gallery, with a job server behind it.
    Serve(Serve),
    /// Run the tests: all of them, or one part.
    Test {
        /// Which part; without it, all.
        part: Option<Part>,
    },
    /// Build the gallery, and the page that tests open, into target/waitwell/dist.
    Build {
        /// Build it small and slowly, as an app would ship it.
        #[arg(long)]
        release: bool,
    },
    /// Measure how soon a person sees a job that is found again.
    Bench {
        /// Build the page small and slowly, as an app would ship it.
        #[arg(long)]
        release: bool,
    },
    /// Measure the page under load: floods of events, many jobs, many tabs, long hours.
    Load(Load),
    /// Measure what the browser has to load: a bare page, the first example, the gallery.
    Size {
        /// What each language adds, instead.
        part: Option<SizePart>,
    },
    /// Write anew what is generated and kept in the repository.
    Write {
        /// What.
        what: Generated,
    },
    /// Check the licenses, sources and known security problems of all dependencies.
    Deny,
}

/// A part of what the browser has to load.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum SizePart {
    /// What each language adds to the first example.
    Languages,
    /// What each dependency adds to a bare page.
    Dependencies,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{error}");
            for cause in error.chain().skip(1) {
                eprintln!("  {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<ExitCode> {
    // The browser test runner's arguments are its own business.
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == runner::COMMAND) {
        let rest = arguments.collect();
        let code = blocking(move || runner::run(rest)).await?;
        return Ok(if code == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    match Cli::parse().command {
        Command::Serve(options) => serve::run(options).await?,
        Command::Test { part } => blocking(move || suite::run(part)).await?,
        Command::Build { release } => blocking(move || build(release)).await?,
        Command::Bench { release } => blocking(move || bench::run(profile(release))).await?,
        Command::Load(load) => blocking(move || load::run(&load)).await?,
        Command::Size { part: None } => blocking(size::run).await?,
        Command::Size { part: Some(SizePart::Languages) } => blocking(size::languages::run).await?,
        Command::Size { part: Some(SizePart::Dependencies) } => blocking(size::dependencies::run).await?,
        Command::Write { what } => blocking(move || write::run(what)).await?,
        Command::Deny => blocking(deny::run).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn profile(release: bool) -> Profile {
    if release { Profile::Release } else { Profile::Dev }
}

fn build(release: bool) -> Result<()> {
    let dist = dist::build_for_tests(&Workspace::find()?, profile(release))?;
    println!("The gallery is in {}", dist.display());
    Ok(())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await?
}
