//! The job server, asked without the page: what a person sees is compared with what it answers.

use anyhow::{Context, bail};
use serde_json::{Value, json};

use crate::Result;

/// Where the job server is. Clones ask the same one.
#[derive(Debug, Clone)]
pub struct Api {
    base: String,
    client: reqwest::Client,
}

impl Api {
    /// The API of the app at `url`.
    pub(crate) fn of(url: &str) -> Self {
        Self { base: url.trim_end_matches('/').to_owned(), client: reqwest::Client::new() }
    }

    /// Starts a job as another page of the same person would. Returns its id.
    pub async fn start(&self, kind: &str, inputs: Value) -> Result<String> {
        let body = json!({ "kind": kind, "title": "Started elsewhere", "inputs": inputs });
        let answer: Value =
            self.wish("/api/jobs").json(&body).send().await?.error_for_status()?.json().await?;
        Ok(answer["id"].as_str().context("The answer has no id.")?.to_owned())
    }

    /// Cancels a job as another page of the same person would.
    pub async fn cancel(&self, id: &str) -> Result {
        self.wish(&format!("/api/jobs/{id}/cancel")).send().await?.error_for_status()?;
        Ok(())
    }

    /// A job's document, as it is now.
    pub async fn job(&self, id: &str) -> Result<Value> {
        self.get(&format!("/api/jobs/{id}")).await
    }

    /// How many jobs there are of this person; fewer than a hundred.
    pub async fn jobs(&self) -> Result<usize> {
        let list = self.get("/api/jobs?limit=100").await?;
        Ok(list["jobs"].as_array().context("The answer is no list.")?.len())
    }

    /// Waits until a job has this status. Fails when it ends otherwise.
    pub async fn wait(&self, id: &str, status: &str) -> Result<Value> {
        loop {
            let job = self.job(id).await?;
            let now = job["status"].as_str().unwrap_or_default();
            if now == status {
                return Ok(job);
            }
            if ["completed", "failed", "canceled"].contains(&now) {
                bail!("The job is {now} and not {status}: {job:#}");
            }
            tokio::time::sleep(crate::page::PAUSE).await;
        }
    }

    /// JSON from an address of the app.
    pub async fn get(&self, path: &str) -> Result<Value> {
        Ok(self.client.get(self.address(path)).send().await?.error_for_status()?.json().await?)
    }

    /// Sends JSON to an address of the app.
    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        Ok(self.client.post(self.address(path)).json(body).send().await?.error_for_status()?.json().await?)
    }

    /// The status and the body of an address: of the app, or whole.
    pub async fn fetch(&self, address: &str) -> Result<(u16, Vec<u8>)> {
        let address = if address.starts_with('/') { self.address(address) } else { address.to_owned() };
        let answer = self.client.get(address).send().await?;
        Ok((answer.status().as_u16(), answer.bytes().await?.to_vec()))
    }

    /// A POST with a key of its own.
    fn wish(&self, path: &str) -> reqwest::RequestBuilder {
        let key = format!("\"{:?}\"", std::time::SystemTime::now());
        let key: String = key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '"').collect();
        self.client.post(self.address(path)).header("Idempotency-Key", key)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}
