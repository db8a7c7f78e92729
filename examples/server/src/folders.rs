//! Where files lie: uploads, work in progress, and results.

use std::io;
use std::path::{Path, PathBuf};

use waitwell_core::id::JobId;

/// The folders under the data folder.
pub struct Folders {
    root: PathBuf,
}

impl Folders {
    /// Makes what is missing under `root`.
    pub fn open(root: &Path) -> io::Result<Self> {
        for name in ["uploads", "work", "files"] {
            std::fs::create_dir_all(root.join(name))?;
        }
        Ok(Self { root: root.to_owned() })
    }

    /// The file of an upload; its id is one of ours.
    pub fn upload(&self, id: &JobId) -> PathBuf {
        self.root.join("uploads").join(id.as_str())
    }

    /// The folder in which a job works; nothing in it can be fetched.
    pub fn work(&self, job: &JobId) -> PathBuf {
        self.root.join("work").join(job.as_str())
    }

    /// The folder that holds the finished files of a job.
    pub fn files(&self, job: &JobId) -> PathBuf {
        self.root.join("files").join(job.as_str())
    }

    /// Deletes what a job has written so far and not finished.
    pub fn clear_work(&self, job: &JobId) -> io::Result<()> {
        remove(&self.work(job))
    }

    /// Deletes the finished files of a job.
    pub fn clear_files(&self, job: &JobId) -> io::Result<()> {
        remove(&self.files(job))
    }

    /// Moves a finished file to where it can be fetched; answers its size in bytes.
    pub fn publish(&self, job: &JobId, name: &str) -> io::Result<u64> {
        std::fs::create_dir_all(self.files(job))?;
        let target = self.files(job).join(name);
        let source = self.work(job).join(name);
        // After a stop between the move and its report, the file is already there.
        if source.exists() {
            std::fs::rename(source, &target)?;
        }
        Ok(std::fs::metadata(target)?.len())
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
