//! What is kept in the browser across a refresh: ids and wishes, per person; never state.
//!
//! Everything read back is untrusted: another page of the origin may have written it. Only what fits the
//! grammar exactly is taken, and what a newer version of the kit wrote is left alone.

use serde_json::{Value, json};

use crate::decode::{self, Json};
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};

/// Whose jobs these are, as a short mark made from the name that the app gives.
///
/// The mark keeps one person's ids out of another's page. It is not a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(String);

impl Scope {
    /// The scope of the person whom the app calls `name`, for example a user id.
    pub fn of(name: &str) -> Self {
        // FNV-1a, 64 bits: enough to keep people apart, and no name is spelled out in storage.
        let mark = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(format!("{mark:016x}"))
    }

    /// The mark by which storage tells people apart.
    pub fn mark(&self) -> &str {
        &self.0
    }

    /// What every storage key of this person begins with.
    pub fn prefix(&self) -> String {
        format!("waitwell:v1:{}:", self.0)
    }

    /// The storage key of a record.
    pub fn key_of(&self, record: &Record) -> String {
        match record {
            Record::Job(job) => self.key_of_job(&job.id),
            Record::Intent(intent) => self.key_of_intent(&intent.key),
            Record::News(_) => format!("{}news", self.prefix()),
            Record::Paused => format!("{}paused", self.prefix()),
        }
    }

    /// The storage key of a job.
    pub fn key_of_job(&self, id: &JobId) -> String {
        format!("{}job:{id}", self.prefix())
    }

    /// The storage key of an intent.
    pub fn key_of_intent(&self, key: &Key) -> String {
        format!("{}intent:{}", self.prefix(), key.as_str())
    }
}

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A job that was started or opened here.
    Job(SavedJob),
    /// A start whose answer has not been seen.
    Intent(SavedIntent),
    /// What the person has seen.
    News(SavedNews),
    /// The person has pages stand still.
    Paused,
}

/// A job that was started or opened here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedJob {
    /// Its id.
    pub id: JobId,
    /// When it was first known here.
    pub added: Moment,
    /// When it was first known to have ended, or to be gone.
    pub ended: Option<Moment>,
    /// Why it is not asked for again, if so.
    pub rest: Option<Rest>,
}

/// Why a saved job is not asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The server does not know it any more.
    NotFound,
    /// Its time is over.
    Expired,
    /// The person took it out of the list.
    Removed,
}

const RESTS: [(&str, Rest); 3] =
    [("not-found", Rest::NotFound), ("expired", Rest::Expired), ("removed", Rest::Removed)];

/// A start whose answer has not been seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedIntent {
    /// Its Idempotency-Key.
    pub key: Key,
    /// The kind of job.
    pub kind: String,
    /// When it was first sent.
    pub added: Moment,
}

/// Until when the person has looked, and which endings of before they have not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedNews {
    /// Until when they have looked at a page of the app.
    pub looked_at: Moment,
    /// The jobs, each with the run that has ended.
    pub unseen: Vec<(JobId, u64)>,
}

/// The longest record that is read or written, in bytes: of one job or start, and of the news of all jobs.
const MAX_RECORD: (usize, usize) = (2 * 1024, 16 * 1024);

impl Record {
    /// The record as it is stored.
    pub fn to_text(&self) -> String {
        match self {
            Record::Job(job) => {
                let mut value = json!({ "v": 1, "id": job.id, "added": job.added.as_ms() });
                if let Value::Object(members) = &mut value {
                    members.extend(job.ended.map(|ended| ("ended".to_owned(), ended.as_ms().into())));
                    let word = RESTS.iter().find(|(_, rest)| Some(*rest) == job.rest).map(|(word, _)| *word);
                    members.extend(word.map(|word| ("rest".to_owned(), word.into())));
                }
                value.to_string()
            }
            Record::News(news) => {
                json!({ "v": 1, "looked": news.looked_at.as_ms(), "unseen": news.unseen }).to_string()
            }
            Record::Paused => json!({ "v": 1 }).to_string(),
            Record::Intent(intent) => {
                json!({ "v": 1, "key": intent.key.as_str(), "kind": intent.kind, "added": intent.added.as_ms() }).to_string()
            }
        }
    }

    /// Reads what stands in storage under `name`; `None` for whatever is not exactly a record of ours.
    pub fn parse(scope: &Scope, name: &str, text: &str) -> Option<Self> {
        let rest = name.strip_prefix(&scope.prefix())?;
        if text.len() > if rest == "news" { MAX_RECORD.1 } else { MAX_RECORD.0 } {
            return None;
        }
        let mut fields = decode::fields(text)?;
        if fields.count("v")? != 1 {
            return None;
        }
        if rest == "news" {
            let looked_at = fields.moment_in_ms("looked")?;
            let unseen = fields.items("unseen")?.into_iter().filter_map(|pair| {
                let [id, run] = <[Json; 2]>::try_from(pair.into_items()?).ok()?;
                Some((JobId::parse(id.as_str()?)?, run.as_u64()?))
            });
            return Some(Record::News(SavedNews { looked_at, unseen: unseen.collect() }));
        }
        if rest == "paused" {
            return Some(Record::Paused);
        }
        let added = fields.moment_in_ms("added")?;
        if let Some(id) = rest.strip_prefix("job:") {
            let id = JobId::parse(id).filter(|id| fields.word("id").as_deref() == Some(id.as_str()))?;
            let (ended, rest) = (fields.moment_in_ms("ended"), fields.one_of("rest", &RESTS));
            Some(Record::Job(SavedJob { id, added, ended, rest }))
        } else {
            let key = Key::parse(rest.strip_prefix("intent:")?)?;
            let kind = fields.word("kind")?.into_owned();
            (fields.word("key")? == key.as_str()).then_some(Record::Intent(SavedIntent { key, kind, added }))
        }
    }
}

/// What was found in storage: what to take up again, and the names of what to clear away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Jobs, newest first.
    pub jobs: Vec<SavedJob>,
    /// Starts whose answer has not been seen, newest first.
    pub intents: Vec<SavedIntent>,
    /// Until when the person has looked, where an earlier page has noted it.
    pub news: Option<SavedNews>,
    /// The person has pages stand still.
    pub is_paused: bool,
    /// Names of records whose time is over.
    pub expired: Vec<String>,
}

/// Reads everything found in storage. Foreign, broken and newer records are left as they are.
pub fn restore(
    scope: &Scope,
    found: &[(String, String)],
    now: Moment,
    keep: usize,
    keep_for: Span,
) -> Restored {
    let mut restored = Restored::default();
    for (name, text) in found {
        match Record::parse(scope, name, text) {
            Some(Record::Job(job)) if job.ended.is_some_and(|ended| now.since(ended) > keep_for) => {
                restored.expired.push(name.clone());
            }
            Some(Record::Job(job)) => restored.jobs.push(job),
            // The server forgets a key after a day, so an older intent can tell nothing any more.
            Some(Record::Intent(intent)) if now.since(intent.added) > Span::hours(23) => {
                restored.expired.push(name.clone());
            }
            Some(Record::Intent(intent)) => restored.intents.push(intent),
            Some(Record::News(news)) => restored.news = Some(news),
            Some(Record::Paused) => restored.is_paused = true,
            None => {}
        }
    }
    restored.jobs.sort_unstable_by(|a, b| (b.added, &b.id).cmp(&(a.added, &a.id)));
    restored.jobs.truncate(keep);
    restored.intents.sort_unstable_by(|a, b| (b.added, &b.key).cmp(&(a.added, &a.key)));
    restored.intents.truncate(keep);
    restored
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(id: &str, added: i64, ended: Option<i64>) -> SavedJob {
        let id = JobId::parse(id).unwrap();
        SavedJob { id, added: Moment::from_ms(added), ended: ended.map(Moment::from_ms), rest: None }
    }

    fn stored(scope: &Scope, record: &Record) -> (String, String) {
        (scope.key_of(record), record.to_text())
    }

    #[test]
    fn what_is_saved_is_read_back() {
        let scope = Scope::of("ana");
        let intent =
            SavedIntent { key: Key::parse("k1").unwrap(), kind: "export".into(), added: Moment::from_ms(5) };
        let news =
            SavedNews { looked_at: Moment::from_ms(7), unseen: vec![(JobId::parse("j2").unwrap(), 3)] };
        for record in [
            Record::Job(job("j1", 1, None)),
            Record::Job(job("j2", 1, Some(9))),
            Record::Intent(intent),
            Record::News(news),
            Record::Paused,
        ] {
            let (name, text) = stored(&scope, &record);
            assert_eq!(Record::parse(&scope, &name, &text), Some(record));
        }
    }

    #[test]
    fn broken_foreign_and_newer_records_are_passed_over() {
        let scope = Scope::of("ana");
        let name = |id: &str| format!("{}job:{id}", scope.prefix());
        let long = format!("{{\"v\":1,\"id\":\"a\",\"added\":1,\"x\":\"{}\"}}", "x".repeat(10_000_000));
        let found = [
            (name("a"), "{bad".to_owned()),
            (name("a"), "null".to_owned()),
            (name("a"), long),
            (name("a"), r#"{"v":99,"id":"a","added":1}"#.to_owned()),
            (name("../../admin"), r#"{"v":1,"id":"../../admin","added":1}"#.to_owned()),
            (name("<script>"), r#"{"v":1,"id":"<script>","added":1}"#.to_owned()),
            (name("a"), r#"{"v":1,"id":"b","added":1}"#.to_owned()),
            ("theme".to_owned(), "dark".to_owned()),
            stored(&Scope::of("ben"), &Record::Job(job("theirs", 1, None))),
            stored(&scope, &Record::Job(job("mine", 1, None))),
        ];
        let restored = restore(&scope, &found, Moment::from_ms(2), 200, Span::days(30));
        assert_eq!(restored.jobs, [job("mine", 1, None)]);
        assert!(restored.expired.is_empty(), "nothing foreign or newer may be cleared away");
    }

    #[test]
    fn of_ten_thousand_records_the_newest_two_hundred_are_taken() {
        let scope = Scope::of("ana");
        let found: Vec<_> =
            (0..10_000).map(|n| stored(&scope, &Record::Job(job(&format!("j{n}"), n, None)))).collect();
        let restored = restore(&scope, &found, Moment::from_ms(20_000), 200, Span::days(30));
        assert_eq!(restored.jobs.len(), 200);
        assert_eq!(restored.jobs[0].id.as_str(), "j9999");
    }

    #[test]
    fn ended_jobs_are_forgotten_after_their_time_and_running_ones_never() {
        let scope = Scope::of("ana");
        let found = [
            stored(&scope, &Record::Job(job("old", 0, Some(0)))),
            stored(&scope, &Record::Job(job("runs", 0, None))),
        ];
        let restored = restore(&scope, &found, Moment::from_ms(0).plus(Span::days(31)), 200, Span::days(30));
        assert_eq!(restored.jobs, [job("runs", 0, None)]);
        assert_eq!(restored.expired, [found[0].0.clone()]);
    }
}
