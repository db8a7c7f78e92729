//! The document of a new job, made from the body of a start.

use serde_json::{Map, Value};
use ulid::Ulid;
use waitwell_core::document::{Document, Leave, Stage, StageStatus, Status};
use waitwell_core::id::JobId;

use super::person::Person;
use super::problem::{LANGUAGE, Refusal};
use crate::clock::now;
use crate::jobs::Kind;
use crate::services::Services;

const MAX_TITLE: usize = 500;

/// Checks the body and makes the document; the refusal names the first field that cannot be used.
pub async fn new_job(
    services: &Services,
    person: &Person,
    mut body: Map<String, Value>,
) -> Result<Document, Refusal> {
    let kinds = Kind::ALL.map(Kind::word).join(", ");
    let kind = match body.get("kind") {
        Some(Value::String(word)) => Kind::parse(word),
        _ => None,
    };
    let kind = kind.ok_or_else(|| Refusal::field("kind", format!("This must be one of: {kinds}.")))?;
    let title = match body.remove("title") {
        None | Some(Value::Null) => kind.title().to_owned(),
        Some(Value::String(title)) if title.trim().is_empty() => kind.title().to_owned(),
        Some(Value::String(title)) if title.chars().count() <= MAX_TITLE => title,
        Some(_) => {
            return Err(Refusal::field(
                "title",
                format!("This must be text of at most {MAX_TITLE} characters."),
            ));
        }
    };
    let inputs = match body.remove("inputs") {
        None | Some(Value::Null) => Value::Object(Map::new()),
        Some(Value::Object(inputs)) => Value::Object(inputs),
        Some(_) => return Err(Refusal::field("inputs", "This must be a JSON object.")),
    };
    kind.check(&inputs).map_err(|wrong| Refusal::field(wrong.field, wrong.detail))?;
    kind.check_stored(services, &person.0, &inputs)
        .await?
        .map_err(|wrong| Refusal::field(wrong.field, wrong.detail))?;
    let id = JobId::parse(&Ulid::generate().to_string().to_lowercase()).ok_or_else(Refusal::no_job)?;
    let mut document = Document::new(id, Status::Queued);
    document.run = Some(1);
    document.kind = Some(kind.word().to_owned());
    document.title = Some(title);
    document.language = Some(LANGUAGE.to_owned());
    document.inputs = Some(inputs);
    document.leave = Some(Leave::Safe);
    document.created_at = Some(now());
    document.updated_at = document.created_at;
    document.estimate = Some(kind.estimate(kind.pace(&document, services.config.default_pace)));
    document.cancel = Some(kind.cancel_before());
    document.stages = kind.plan().iter().map(|plan| upcoming(plan.key, plan.label)).collect();
    Ok(document)
}

fn upcoming(key: &str, label: &str) -> Stage {
    Stage {
        key: key.to_owned(),
        label: label.to_owned(),
        status: StageStatus::Upcoming,
        started_at: None,
        finished_at: None,
    }
}
