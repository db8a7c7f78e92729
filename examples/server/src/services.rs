//! What requests and workers share.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::channel::mpsc::UnboundedSender;
use tokio_util::sync::CancellationToken;
use waitwell_core::id::JobId;

use crate::config::Config;
use crate::folders::Folders;
use crate::store::Store;

/// What requests and workers share; cloning is cheap.
#[derive(Clone)]
pub struct Services {
    /// What the host decided.
    pub config: Arc<Config>,
    /// The jobs and their data.
    pub store: Arc<Store>,
    /// Where files lie.
    pub folders: Arc<Folders>,
    /// Set when the server begins to close.
    pub closing: CancellationToken,
    running: Arc<Mutex<HashMap<JobId, CancellationToken>>>,
    handling: Arc<Mutex<HashSet<String>>>,
    wake: Arc<Mutex<Option<UnboundedSender<()>>>>,
}

impl Services {
    /// Puts them together.
    pub fn new(config: Config, store: Store, folders: Folders) -> Self {
        Self {
            config: Arc::new(config),
            store: Arc::new(store),
            folders: Arc::new(folders),
            closing: CancellationToken::new(),
            running: Arc::default(),
            handling: Arc::default(),
            wake: Arc::default(),
        }
    }

    /// The token that a worker watches while it runs `job`.
    pub fn begin(&self, job: &JobId) -> CancellationToken {
        lock(&self.running).entry(job.clone()).or_default().clone()
    }

    /// Says that no worker runs `job` any more.
    pub fn end(&self, job: &JobId) {
        lock(&self.running).remove(job);
    }

    /// Tells the worker of `job` to stop; `false` where none runs it.
    pub fn cancel(&self, job: &JobId) -> bool {
        lock(&self.running).get(job).map(CancellationToken::cancel).is_some()
    }

    /// Claims an Idempotency-Key while its request is handled; `None` while another request holds it.
    pub fn claim(&self, owner: &str, key: &str) -> Option<Claim> {
        let name = format!("{owner} {key}");
        lock(&self.handling)
            .insert(name.clone())
            .then(|| Claim { name, handling: Arc::clone(&self.handling) })
    }

    /// Wakes the runner because a job was queued.
    pub fn wake_runner(&self) {
        if let Some(wake) = lock(&self.wake).as_ref() {
            // A runner that is gone looks for itself when it comes back.
            let _ = wake.unbounded_send(());
        }
    }

    /// Sets what [`Services::wake_runner`] wakes.
    pub fn set_wake(&self, wake: UnboundedSender<()>) {
        *lock(&self.wake) = Some(wake);
    }
}

/// Holds an Idempotency-Key until it is dropped.
pub struct Claim {
    name: String,
    handling: Arc<Mutex<HashSet<String>>>,
}

impl Drop for Claim {
    fn drop(&mut self) {
        lock(&self.handling).remove(&self.name);
    }
}

#[cfg(test)]
impl Services {
    /// Those of a server of its own, with everything in this folder.
    pub async fn in_folder(data: &std::path::Path) -> Self {
        let (store, folders) = (Store::open(data).await.unwrap(), Folders::open(data).unwrap());
        Self::new(Config::new(data), store, folders)
    }
}

/// The data behind these locks is whole after every statement, so a panic elsewhere does not spoil it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_key_is_claimed_once_until_its_request_is_answered() {
        let data = tempfile::tempdir().unwrap();
        let services = Services::in_folder(data.path()).await;
        let claim = services.claim("demo", "k").unwrap();
        assert!(services.clone().claim("demo", "k").is_none());
        assert!(services.claim("eve", "k").is_some(), "somebody else's key is another one");
        drop(claim);
        assert!(services.claim("demo", "k").is_some());
    }
}
