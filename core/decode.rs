//! Reads a [`Document`] from JSON, forgiving what can be forgiven.
//!
//! An unknown word, a missing field or a field of the wrong type becomes *not known*; only an answer
//! without a usable id or status is refused as a whole. All text is cleaned and bounded here, so that
//! nothing behind this door needs to be afraid of it.

mod earlier;
mod fields;
mod json;

use std::fmt;

use serde::de::Deserialize;
use serde_json::Value;

use crate::document::*;
use crate::text::{MAX_TITLE, clean};

pub use earlier::MAX_EARLIER;
pub(crate) use fields::Fields;
pub(crate) use json::Json;

/// The largest body that is read, in bytes; a longer one is refused unread.
pub const MAX_BODY: usize = 1024 * 1024;
/// The most entries of any one list of a document that are taken.
pub const MAX_LIST: usize = 200;

/// Why an answer could not be read. Holds no part of the answer: it may hold somebody's secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than [`MAX_BODY`].
    TooLong,
    /// No JSON, cut off, or nested too deep.
    NotJson,
    /// JSON, but no job: no object, or without a valid `id` or `status`.
    NotAJob,
}

impl Unreadable {
    /// A code for "Show details" and for support.
    pub fn code(self) -> &'static str {
        match self {
            Unreadable::TooLong => "answer-too-long",
            Unreadable::NotJson => "answer-not-json",
            Unreadable::NotAJob => "answer-not-a-job",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Reads JSON of at most [`MAX_BODY`] bytes.
pub fn json(body: &str) -> Result<Value, Unreadable> {
    parse(body)
}

/// Reads one Job document from the body of an answer.
pub fn document(body: &str) -> Result<Document, Unreadable> {
    document_of(parse(body)?)
}

/// Reads one Job document from JSON that is already parsed.
pub fn document_from(value: Value) -> Result<Document, Unreadable> {
    document_of(value.into())
}

/// What the body of an answer is about.
pub(crate) enum Jobs {
    One(Box<Document>),
    /// Those of a list that can be read.
    Several(Vec<Document>),
}

/// Reads a Job document, or a list of them: that has `jobs` and no `id`.
pub(crate) fn jobs(body: &str) -> Result<Jobs, Unreadable> {
    let Json::Object(members) = parse(body)? else { return Err(Unreadable::NotAJob) };
    let mut fields = Fields(members);
    if !fields.has("id")
        && let Some(jobs) = fields.items("jobs")
    {
        let readable = jobs.into_iter().filter_map(|job| document_of(job).ok());
        return Ok(Jobs::Several(readable.take(MAX_LIST).collect()));
    }
    document_of(Json::Object(fields.0)).map(|document| Jobs::One(Box::new(document)))
}

/// Reads the job that a problem carries in its member `job`, or the job that stands in the problem's place.
pub(crate) fn job_of_conflict(body: &str) -> Option<Box<Document>> {
    let mut fields = fields(body)?;
    let job = fields.take("job").unwrap_or(Json::Object(fields.0));
    document_of(job).ok().map(Box::new)
}

/// Reads the members of one object; `None` where there is none.
pub(crate) fn fields(text: &str) -> Option<Fields<'_>> {
    match parse(text) {
        Ok(Json::Object(members)) => Some(Fields(members)),
        _ => None,
    }
}

fn parse<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, Unreadable> {
    if body.len() > MAX_BODY {
        return Err(Unreadable::TooLong);
    }
    // serde_json refuses nesting deeper than 128 levels, so no answer can exhaust the stack.
    serde_json::from_str(body).map_err(|_| Unreadable::NotJson)
}

fn document_of(json: Json) -> Result<Document, Unreadable> {
    let Json::Object(members) = json else { return Err(Unreadable::NotAJob) };
    let mut fields = Fields(members);
    let id = fields.id("id").ok_or(Unreadable::NotAJob)?;
    let status = fields.word("status").map(|word| status(&word)).ok_or(Unreadable::NotAJob)?;
    let (run, retry_of) = (fields.run(), fields.id("retry_of"));
    // Where a retry makes a new job, that job's own runs are counted from 1 again.
    let earlier = earlier::runs(&mut fields, retry_of.is_none().then(|| run.unwrap_or(1)));
    Ok(Document {
        id,
        status,
        run,
        version: fields.count("version"),
        retry_of,
        kind: fields.text("kind"),
        title: fields.title("title"),
        language: fields.language(),
        cancel_requested_at: fields.moment("cancel_requested_at"),
        stages: fields.list("stages", stage),
        progress: fields.object("progress").and_then(counts),
        note: fields.text("note"),
        waiting: fields.object("waiting").map(waiting),
        queue: fields
            .object("queue")
            .map(|mut queue| Queue { position: queue.count("position").filter(|p| *p > 0) }),
        estimate: fields.object("estimate").and_then(range),
        leave: fields.one_of("leave", &[("safe", Leave::Safe), ("keep_open", Leave::KeepOpen)]),
        beat_at: fields.moment("beat_at"),
        created_at: fields.moment("created_at"),
        started_at: fields.moment("started_at"),
        updated_at: fields.moment("updated_at"),
        finished_at: fields.moment("finished_at"),
        expires_at: fields.moment("expires_at"),
        cancel: fields.object("cancel").map(cancel_terms),
        retry: fields.object("retry").map(retry_terms),
        action: fields.object("action").map(action),
        result: fields.object("result").map(job_result),
        error: fields.object("error").map(problem_from),
        earlier,
        inputs: fields.take("inputs").map(Value::from).filter(|inputs| !inputs.is_null()),
        other: fields.rest(),
    })
}

/// Reads a problem document from the body of an answer; whatever is unreadable is an empty problem.
pub fn problem(body: &str) -> Problem {
    fields(body).map(problem_from).unwrap_or_default()
}

fn status(word: &str) -> Status {
    let word = clean(word, MAX_TITLE).unwrap_or_default();
    match word.as_str() {
        "queued" => Status::Queued,
        "in_progress" => Status::InProgress,
        "needs_action" => Status::NeedsAction,
        "completed" => Status::Completed,
        "failed" => Status::Failed,
        "canceled" => Status::Canceled,
        _ => Status::Unknown(word),
    }
}

fn stage(mut fields: Fields) -> Option<Stage> {
    let label = fields.text("label");
    let key = fields.text("key").or_else(|| label.clone())?;
    let status = fields.one_of(
        "status",
        &[
            ("current", StageStatus::Current),
            ("done", StageStatus::Done),
            ("skipped", StageStatus::Skipped),
            ("failed", StageStatus::Failed),
            ("canceled", StageStatus::Canceled),
        ],
    );
    Some(Stage {
        label: label.unwrap_or_else(|| key.clone()),
        key,
        status: status.unwrap_or(StageStatus::Upcoming),
        started_at: fields.moment("started_at"),
        finished_at: fields.moment("finished_at"),
    })
}

fn counts(mut fields: Fields) -> Option<Counts> {
    Some(Counts {
        done: fields.count("done")?,
        total: fields.count("total"),
        unit: fields.text("unit"),
        total_is_estimate: fields.flag("total_is_estimate").unwrap_or(false),
    })
}

fn waiting(mut fields: Fields) -> Waiting {
    Waiting {
        reason: fields.text("reason"),
        text: fields.text("text"),
        attempt: fields.count("attempt"),
        attempts: fields.count("attempts"),
        next_at: fields.moment("next_at"),
    }
}

fn range(mut fields: Fields) -> Option<Range> {
    let (low_s, high_s) = (fields.count("low_s")?, fields.count("high_s")?);
    (low_s <= high_s && high_s > 0).then_some(Range { low_s, high_s })
}

fn cancel_terms(mut fields: Fields) -> CancelTerms {
    CancelTerms {
        allowed: fields.flag("allowed"),
        why_not: fields.text("why_not"),
        scope: fields.one_of(
            "scope",
            &[
                ("upload", CancelScope::Upload),
                ("remaining", CancelScope::Remaining),
                ("whole", CancelScope::Whole),
            ],
        ),
        keeps: fields.texts("keeps"),
        deletes: fields.texts("deletes"),
        cannot_undo: fields.texts("cannot_undo"),
        can_undo: fields.flag("can_undo"),
        undone: fields.flag("undone"),
    }
}

fn retry_terms(mut fields: Fields) -> RetryTerms {
    RetryTerms {
        allowed: fields.flag("allowed"),
        why_not: fields.text("why_not"),
        from: fields.one_of("from", &[("start", RetryFrom::Start), ("checkpoint", RetryFrom::Checkpoint)]),
        from_stage: fields.text("from_stage"),
        low_s: fields.count("low_s"),
        high_s: fields.count("high_s"),
        duplicates: duplicates(&mut fields),
        only_failed: fields.take("only_failed").and_then(only_failed),
        fix_first: fields.object("fix_first").map(|mut fix| FixFirst {
            code: fix.text("code"),
            label: fix.text("label"),
            url: fix.url("url"),
        }),
    }
}

/// `true` says that it can be done and no more; an object says what of it is known. Of nothing at all there is
/// nothing to do again.
fn only_failed(json: Json) -> Option<OnlyFailed> {
    let mut fields = match json {
        Json::Flag(true) => return Some(OnlyFailed::default()),
        Json::Object(members) => Fields(members),
        _ => return None,
    };
    let count = fields.count("count");
    (count != Some(0)).then(|| OnlyFailed {
        count,
        unit: fields.text("unit"),
        low_s: fields.count("low_s"),
        high_s: fields.count("high_s"),
        duplicates: duplicates(&mut fields),
    })
}

fn duplicates(fields: &mut Fields) -> Option<Duplicates> {
    fields.one_of("duplicates", &[("none", Duplicates::None), ("possible", Duplicates::Possible)])
}

fn action(mut fields: Fields) -> Action {
    Action {
        prompt: fields.text("prompt"),
        label: fields.text("label"),
        url: fields.url("url"),
        due_at: fields.moment("due_at"),
    }
}

fn job_result(mut fields: Fields) -> JobResult {
    JobResult {
        outcome: fields.outcome(),
        done: fields.count("done"),
        total: fields.count("total"),
        unit: fields.text("unit"),
        skipped: fields.list("skipped", |item| Some(left_out(item))),
        failed: fields.list("failed", |item| Some(left_out(item))),
        files: fields.list("files", |item| Some(result_file(item))),
        changed: fields.object("changed").map(|mut changed| Changed {
            count: changed.count("count"),
            unit: changed.text("unit"),
            review_url: changed.url("review_url"),
        }),
        safe_to_use: fields.text("safe_to_use"),
        next: fields.text("next"),
    }
}

fn left_out(mut fields: Fields) -> LeftOut {
    LeftOut {
        count: fields.count("count"),
        unit: fields.text("unit"),
        text: fields.text("text"),
        retry_helps: fields.flag("retry_helps"),
    }
}

fn result_file(mut fields: Fields) -> ResultFile {
    ResultFile {
        name: fields.title("name"),
        format: fields.text("format"),
        bytes: fields.count("bytes"),
        rows: fields.count("rows"),
        url: fields.url("url"),
        expires_at: fields.moment("expires_at"),
    }
}

fn problem_from(mut fields: Fields) -> Problem {
    let last_segment = |kind: String| {
        kind.rsplit(['/', '#', ':']).map(str::trim).find(|part| !part.is_empty()).map(str::to_owned)
    };
    Problem {
        kind: fields.text("type").and_then(last_segment).filter(|kind| kind != "blank"),
        title: fields.text("title"),
        detail: fields.text("detail"),
        code: fields.text("code"),
        field: fields.text("field"),
        work_safe: fields.flag("work_safe"),
        language: fields.language(),
    }
}
