//! The app under test: the built gallery and a job server with an empty store of its own.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, bail};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpListener;
use tokio::process::{Child, ChildStdout, Command};
use waitwell_server::Config;
use xtask::site::{self, Site};
use xtask::suite::{DIST, PROGRAM};

use crate::{Api, Faults, Result};

/// How long a start may take on a busy computer.
const START: Duration = Duration::from_secs(60);

/// Enough for a job with several stages, few enough to be made in a moment.
const ORDERS: u64 = 20_000;

/// The app inside the test's own process, on a free port.
pub struct App {
    site: Site,
    url: String,
    faults: Faults,
    data: TempDir,
}

impl App {
    /// Starts the app without any job. Fails when the gallery has not been built.
    pub async fn start() -> Result<Self> {
        Self::start_with(|_| ()).await
    }

    /// Starts the app with a job server that `change` has set up.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Result<Self> {
        let data = tempfile::tempdir()?;
        let mut config = Config::new(data.path());
        config.orders = ORDERS;
        change(&mut config);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let faults = Faults::default();
        let around = |routes| faults.around(routes);
        let site = Site::start_with(listener, &dist()?, site::Api::Own(config), around).await?;
        let url = site.url();
        Ok(Self { site, url, faults, data })
    }

    /// The address of the page, with a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The job server, asked without the page.
    pub fn api(&self) -> Api {
        Api::of(&self.url)
    }

    /// The files that the job server still keeps for a job, by their paths in its folder.
    pub fn leftovers(&self, id: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.data.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.to_string_lossy().contains(id) {
                    found.push(path.display().to_string());
                }
            }
        }
        found
    }

    /// What the job server keeps of unfinished work of a job is deleted behind its back.
    pub fn forget_work(&self, id: &str) -> Result {
        std::fs::remove_dir_all(self.data.path().join("work").join(id))?;
        Ok(())
    }

    /// What goes wrong between the page and the job server, and what the page has asked.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Stops the app as Ctrl-C would.
    pub async fn stop(self) {
        self.site.stop().await;
    }
}

/// The app as a process of its own, which can be killed in the middle of a job and started again.
#[derive(Debug)]
pub struct AppProcess {
    running: Option<(Child, Lines<BufReader<ChildStdout>>)>,
    url: String,
    data: TempDir,
}

impl AppProcess {
    /// Starts the app without any job on a free port.
    pub async fn start() -> Result<Self> {
        let mut app = Self { running: None, url: String::new(), data: tempfile::tempdir()? };
        app.run(0).await?;
        Ok(app)
    }

    /// The address of the page, with a slash at its end; the same after a restart.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The job server, asked without the page.
    pub fn api(&self) -> Api {
        Api::of(&self.url)
    }

    /// Ends the process at once, as a power cut would: nothing is saved, nobody is told.
    pub async fn kill(&mut self) -> Result {
        if let Some((mut child, _)) = self.running.take() {
            child.kill().await.context("The app could not be killed.")?;
        }
        Ok(())
    }

    /// Starts the app again on the same address with the same data.
    pub async fn restart(&mut self) -> Result {
        self.kill().await?;
        let port = self.url.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
        let port = port.parse().with_context(|| format!("{} has no port.", self.url))?;
        self.run(port).await
    }

    async fn run(&mut self, port: u16) -> Result {
        let program = std::env::var_os(PROGRAM).with_context(missing)?;
        let mut child = Command::new(program)
            .args(["serve", "--port", &port.to_string(), "--dist"])
            .arg(dist()?)
            .arg("--data")
            .arg(self.data.path())
            .args(["--orders", &ORDERS.to_string()])
            .stdout(Stdio::piped())
            .stdin(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("The app could not be started.")?;
        let stdout = child.stdout.take().context("The app's output cannot be read.")?;
        let mut lines = BufReader::new(stdout).lines();
        self.url =
            tokio::time::timeout(START, address(&mut lines)).await.context("The app did not start.")??;
        self.running = Some((child, lines));
        Ok(())
    }
}

async fn address(lines: &mut Lines<BufReader<ChildStdout>>) -> Result<String> {
    while let Some(line) = lines.next_line().await? {
        if let Some(at) = line.find("http://") {
            return Ok(line[at..].trim().to_owned());
        }
    }
    bail!("The app ended before it named its address.")
}

pub(crate) fn dist() -> Result<PathBuf> {
    std::env::var_os(DIST).map(PathBuf::from).with_context(missing)
}

fn missing() -> String {
    "The gallery is not built. Run: cargo xtask test journeys".to_owned()
}
