//! `cargo xtask serve`: the gallery in a browser, with real jobs behind it.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use tokio::net::TcpListener;
use waitwell_server::Config;
use waitwell_server::faults::Faults;

use crate::dist;
use crate::proxy::Upstream;
use crate::site::{Api, Site};
use crate::wasm::Profile;
use crate::workspace::Workspace;

/// How long another job server may take to show that it is there.
const GREETING: Duration = Duration::from_secs(5);

/// What `cargo xtask serve` can be told.
#[derive(Debug, Args)]
pub struct Serve {
    /// The port on this computer.
    #[arg(long, default_value_t = 4400)]
    pub port: u16,
    /// Use the job server at this http or https address instead of starting one: its /api is passed on.
    #[arg(long, value_name = "URL")]
    pub api: Option<String>,
    /// Open the page in the browser.
    #[arg(long)]
    pub open: bool,
    /// Answer /api/faults, where trouble is asked for by hand: see docs/reliability.md.
    #[arg(long)]
    pub faults: bool,
    /// Build the page small and slowly, as an app would ship it.
    #[arg(long)]
    pub release: bool,
    /// Show a gallery that is already built. The tests use it.
    #[arg(long, value_name = "FOLDER", hide = true)]
    pub dist: Option<PathBuf>,
    /// Keep the jobs here. The tests use it.
    #[arg(long, value_name = "FOLDER", hide = true)]
    pub data: Option<PathBuf>,
    /// How many orders a new store holds. The tests use it.
    #[arg(long, value_name = "COUNT", hide = true)]
    pub orders: Option<u64>,
}

/// Builds, serves, and returns after Ctrl-C or the polite stop of a process manager.
pub async fn run(serve: Serve) -> Result<()> {
    let workspace = Workspace::find()?;
    // First, so that what is wrong with them is known before minutes of building.
    let listener = listen(serve.port).await?;
    let api = match serve.api {
        Some(address) => {
            let upstream = Upstream::at(&address)?;
            greet(&upstream).await;
            Api::At(upstream)
        }
        None => {
            let mut config = Config::new(serve.data.unwrap_or_else(|| workspace.scratch().join("jobs")));
            config.orders = serve.orders.unwrap_or(config.orders);
            Api::Own(config)
        }
    };
    let dist = match serve.dist {
        Some(built) => built,
        None => {
            let profile = if serve.release { Profile::Release } else { Profile::Dev };
            tokio::task::spawn_blocking(move || dist::build(&workspace, profile))
                .await
                .context("The build ended without an answer.")??
        }
    };
    let site = match serve.faults {
        true => Site::start_with(listener, &dist, api, |routes| Faults::default().with(routes)).await?,
        false => Site::start(listener, &dist, api).await?,
    };
    let asked_to_stop = waitwell_server::asked_to_stop();
    let url = site.url();
    println!("\nWaitwell is at {url}\nStop it with Ctrl-C.");
    if serve.open && open::that_detached(&url).is_err() {
        println!("No browser could be opened. Open {url} yourself.");
    }
    asked_to_stop.await;
    println!("Stopping. Jobs that are under way go on with the next start.");
    site.stop().await;
    Ok(())
}

async fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind(("127.0.0.1", port)).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "Port {port} is in use. Close the program that uses it, or choose another: --port {}",
                next(port)
            )
        }
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            bail!("This account may not use port {port}. Choose one above 1023, for example --port 4400")
        }
        Err(error) => Err(error).with_context(|| format!("Port {port} cannot be used.")),
    }
}

/// Says so when another job server cannot be reached. It may start later, so this is no reason to stop.
async fn greet(upstream: &Upstream) {
    // A server that is slow to answer is there.
    if let Ok(Err(why)) = tokio::time::timeout(GREETING, upstream.reach()).await {
        println!("{why}\nThe gallery comes all the same, and asks it again whenever the page does.\n");
    }
}

fn next(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(4400)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_port_that_is_taken_is_named_with_the_way_out() {
        let taken = listen(0).await.unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(port).await.unwrap_err().to_string();
        assert!(error.starts_with(&format!("Port {port} is in use.")), "{error}");
        assert!(error.contains("--port "), "{error}");
    }
}
