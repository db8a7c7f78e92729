//! What each kind of job is called, what it takes, and what canceling it means.

use serde_json::Value;
use waitwell_core::document::{CancelScope, CancelTerms, Document, Range};

use super::{export, import, report};
use crate::config::Pace;
use crate::services::Services;
use crate::store::Stored;
use crate::work::StagePlan;

/// A kind of job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Export orders.
    Export,
    /// Import customers.
    Import,
    /// Monthly report.
    Report,
}

/// An input that cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which one: `inputs.format`.
    pub field: &'static str,
    /// What is wrong with it and what would do.
    pub detail: String,
}

impl Wrong {
    /// An input and what is wrong with it.
    pub fn new(field: &'static str, detail: impl Into<String>) -> Self {
        Self { field, detail: detail.into() }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Export, Kind::Import, Kind::Report];

    /// The word of the contract.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Export => "export",
            Kind::Import => "import",
            Kind::Report => "report",
        }
    }

    /// The kind that `word` names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind of a stored job.
    pub fn of(document: &Document) -> Option<Self> {
        document.kind.as_deref().and_then(Self::parse)
    }

    /// The title of a job that got none.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Export => "Orders, refunds and invoices",
            Kind::Import => "Customers",
            Kind::Report => "Monthly report",
        }
    }

    /// The stages, in order.
    pub fn plan(self) -> &'static [StagePlan] {
        match self {
            Kind::Export => &export::PLAN,
            Kind::Import => &import::PLAN,
            Kind::Report => &report::PLAN,
        }
    }

    /// Checks what a person asked for.
    pub fn check(self, inputs: &Value) -> Result<(), Wrong> {
        pace(inputs)?;
        match self {
            Kind::Export => export::Inputs::read(inputs).map(drop),
            Kind::Import => import::Inputs::read(inputs).map(drop),
            Kind::Report => report::Inputs::read(inputs).map(drop),
        }
    }

    /// Checks what only the store knows: whether an upload is there.
    pub async fn check_stored(
        self,
        services: &Services,
        owner: &str,
        inputs: &Value,
    ) -> Stored<Result<(), Wrong>> {
        match self {
            Kind::Import => import::check_upload(services, owner, inputs).await,
            Kind::Export | Kind::Report => Ok(Ok(())),
        }
    }

    /// The pace of a job: its own, or the server's.
    pub fn pace(self, document: &Document, default: Pace) -> Pace {
        document.inputs.as_ref().and_then(|inputs| pace(inputs).ok().flatten()).unwrap_or(default)
    }

    /// The usual time of a job of this kind at `pace`.
    pub fn estimate(self, pace: Pace) -> Range {
        match pace.time().map(|time| time.as_secs()) {
            Some(seconds) => Range { low_s: seconds, high_s: seconds + seconds / 4 + 2 },
            None => Range { low_s: 1, high_s: 20 },
        }
    }

    /// What canceling means before any work has begun.
    pub fn cancel_before(self) -> CancelTerms {
        let keeps = match self {
            Kind::Export => "Your filters and settings",
            Kind::Import => "Your uploaded file",
            Kind::Report => "Your settings and past reports",
        };
        CancelTerms {
            allowed: Some(true),
            scope: Some(CancelScope::Whole),
            keeps: vec![keeps.to_owned()],
            ..CancelTerms::default()
        }
    }
}

fn pace(inputs: &Value) -> Result<Option<Pace>, Wrong> {
    let wrong = |detail: String| Wrong::new("inputs.pace", detail);
    match inputs.get("pace") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            text.parse().map(Some).map_err(|error| wrong(format!("Not a pace: {error}.")))
        }
        Some(Value::Number(number)) => {
            number.to_string().parse().map(Some).map_err(|error| wrong(format!("Not a pace: {error}.")))
        }
        Some(_) => Err(wrong("A pace is text or a number of seconds.".to_owned())),
    }
}

/// A text input; `None` where it is missing or empty.
pub fn text(inputs: &Value, name: &str, field: &'static str) -> Result<Option<String>, Wrong> {
    match inputs.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) if text.len() <= 200 => Ok(Some(text.clone())),
        Some(_) => Err(Wrong::new(field, "This must be text of at most 200 characters.")),
    }
}

/// A choice among words; the first one where it is missing.
pub fn choice(
    inputs: &Value,
    name: &str,
    field: &'static str,
    words: &[&'static str],
) -> Result<&'static str, Wrong> {
    let first = words.first().copied().unwrap_or_default();
    let Some(word) = text(inputs, name, field)? else { return Ok(first) };
    words
        .iter()
        .copied()
        .find(|known| *known == word)
        .ok_or_else(|| Wrong::new(field, format!("This must be one of: {}.", words.join(", "))))
}
