use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use waitwell_core::moment::Moment;

/// The jobs, as far as they differ from one that has just begun.
#[derive(Debug)]
pub(super) struct Documents {
    changed: Mutex<HashMap<u32, Job>>,
    since: String,
}

#[derive(Debug, Clone, Copy, Default)]
struct Job {
    version: u64,
    has_ended: bool,
}

impl Default for Documents {
    fn default() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { changed: Mutex::default(), since: Moment::from_ms(now.as_millis() as i64).to_rfc3339() }
    }
}

/// The number in `job-<number>`.
pub(super) fn number(id: &str) -> Option<u32> {
    id.strip_prefix("job-")?.parse().ok()
}

impl Documents {
    /// The job goes on a little; the event that tells so.
    pub(super) fn change(&self, job: u32) -> String {
        self.jobs().entry(job).or_default().version += 1;
        self.event(job)
    }

    /// The job ends; the event that tells so.
    pub(super) fn end(&self, job: u32) -> String {
        {
            let mut jobs = self.jobs();
            let job = jobs.entry(job).or_default();
            (job.version, job.has_ended) = (job.version + 1, true);
        }
        self.event(job)
    }

    pub(super) fn version(&self, job: u32) -> u64 {
        self.job(job).version
    }

    pub(super) fn event(&self, job: u32) -> String {
        format!("event: job\nid: {}\ndata: {}\n\n", self.job(job).version, self.document(job))
    }

    pub(super) fn document(&self, job: u32) -> String {
        let Job { version, has_ended } = self.job(job);
        let (status, read, write) = match has_ended {
            true => ("completed", "done", "done"),
            false => ("in_progress", "current", "upcoming"),
        };
        let since = &self.since;
        format!(
            r#"{{"id":"job-{job}","version":{version},"status":"{status}","kind":"export","title":"Orders of week {job}","stages":[{{"key":"read","label":"Reading orders","status":"{read}"}},{{"key":"write","label":"Writing the file","status":"{write}"}}],"progress":{{"done":{version},"total":1000000,"unit":"rows"}},"created_at":"{since}","started_at":"{since}","cancel":{{"allowed":{}}}}}"#,
            !has_ended
        )
    }

    /// What changes with any of these jobs.
    pub(super) fn etag(&self, jobs: &[u32]) -> String {
        let known = self.jobs();
        let sum: u64 = jobs.iter().filter_map(|job| known.get(job)).map(|job| job.version).sum();
        format!("\"{}-{sum}\"", jobs.len())
    }

    fn job(&self, job: u32) -> Job {
        self.jobs().get(&job).copied().unwrap_or_default()
    }

    fn jobs(&self) -> MutexGuard<'_, HashMap<u32, Job>> {
        self.changed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
