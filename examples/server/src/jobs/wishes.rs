//! What a person can ask of an export.

use serde_json::Value;

use super::terms::{Wrong, choice, text};
use crate::store::orders::Filter;

/// What a person asked for.
pub struct Inputs {
    /// `csv` or `xlsx`.
    pub format: &'static str,
    /// Which orders.
    pub filter: Filter,
    /// A trouble to go through, for trying out what a person sees then.
    pub fault: &'static str,
}

impl Inputs {
    /// Reads and checks the inputs of a request or of a stored job.
    pub fn read(inputs: &Value) -> Result<Self, Wrong> {
        let archived = match inputs.get("include_archived") {
            None | Some(Value::Null) => true,
            Some(Value::Bool(archived)) => *archived,
            Some(_) => return Err(Wrong::new("inputs.include_archived", "This must be true or false.")),
        };
        let from = day(inputs, "from", "inputs.from")?;
        let to = day(inputs, "to", "inputs.to")?;
        if !from.is_empty() && !to.is_empty() && to < from {
            return Err(Wrong::new("inputs.to", "The last day is before the first day."));
        }
        Ok(Self {
            format: choice(inputs, "format", "inputs.format", &["csv", "xlsx"])?,
            filter: Filter { from, to, archived },
            fault: choice(inputs, "fault", "inputs.fault", &["none", "slow-source", "connection-lost"])?,
        })
    }
}

fn day(inputs: &Value, name: &str, field: &'static str) -> Result<String, Wrong> {
    let Some(day) = text(inputs, name, field)? else { return Ok(String::new()) };
    let looks_right =
        day.len() == 10 && waitwell_core::moment::Moment::parse(&format!("{day}T00:00:00Z")).is_some();
    if looks_right { Ok(day) } else { Err(Wrong::new(field, "This must be a day such as 2025-03-31.")) }
}
