//! Import customers: checks an uploaded table row by row and adds the rows that are good.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use waitwell_core::document::{Action, CancelScope, CancelTerms};

use super::customers::{Checked, Columns, Good};
use super::imported::{finish, nothing_good};
use super::table::{counted, grouped, reader, take};
use super::terms::{Wrong, choice, text};
use crate::clock::after;
use crate::halt::{Finished, Halt};
use crate::services::Services;
use crate::store::Stored;
use crate::store::customers::Customer;
use crate::work::{StagePlan, Work};

/// The stages.
pub static PLAN: [StagePlan; 2] = [
    StagePlan { key: "check", label: "Checking rows", unit: "rows", share: 0.55 },
    StagePlan { key: "add", label: "Adding customers", unit: "customers", share: 0.45 },
];

const CHECK: usize = 0;
/// The stage that a retry of only what failed does again.
pub const ADD: usize = 1;

/// What a person asked for.
pub struct Inputs {
    upload: String,
    email_column: Option<String>,
    /// A trouble to go through, for trying out what a person sees then.
    fault: &'static str,
}

impl Inputs {
    /// Reads and checks the inputs of a request or of a stored job.
    pub fn read(inputs: &Value) -> Result<Self, Wrong> {
        let upload = text(inputs, "upload_id", "inputs.upload_id")?;
        Ok(Self {
            upload: upload
                .ok_or_else(|| Wrong::new("inputs.upload_id", "Upload a file first and name it here."))?,
            email_column: text(inputs, "email_column", "inputs.email_column")?,
            fault: choice(inputs, "fault", "inputs.fault", &["none", "records-locked"])?,
        })
    }
}

/// Checks that the upload is there and has the column that was named.
pub async fn check_upload(services: &Services, owner: &str, inputs: &Value) -> Stored<Result<(), Wrong>> {
    let inputs = match Inputs::read(inputs) {
        Ok(inputs) => inputs,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let Some(upload) = services.store.upload(owner, &inputs.upload).await? else {
        return Ok(Err(Wrong::new("inputs.upload_id", "There is no such upload. Upload the file again.")));
    };
    Ok(match inputs.email_column {
        Some(column) if !upload.columns.contains(&column) => {
            let detail = format!("This must be one of: {}.", upload.columns.join(", "));
            Err(Wrong::new("inputs.email_column", detail))
        }
        _ => Ok(()),
    })
}

/// Where the work would go on after an interruption.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Checkpoint {
    checked: u64,
    /// How many of the rows to add were tried.
    tried: u64,
    /// How many customers are in already.
    pub added: u64,
    /// The rows that were tried and whose records were locked.
    locked: Vec<u64>,
    /// The only rows that this run adds; none: all.
    only: Vec<u64>,
}

/// The checkpoint of a run that adds only the rows that were locked in the last one.
pub fn only_locked(checkpoint: &Value) -> Value {
    let at: Checkpoint = serde_json::from_value(checkpoint.clone()).unwrap_or_default();
    let at = Checkpoint { tried: 0, locked: Vec::new(), only: at.locked, ..at };
    serde_json::to_value(at).unwrap_or_default()
}

/// Does the work.
pub async fn run(work: &mut Work) -> Result<Finished, Halt> {
    let inputs = Inputs::read(&work.inputs).map_err(super::bad_inputs)?;
    let mut at: Checkpoint = work.checkpoint().await?;
    let upload = work.services.store.upload(&work.owner, &inputs.upload).await?;
    let gone = || super::bad_inputs(Wrong::new("inputs.upload_id", "The uploaded file is gone."));
    let upload = upload.ok_or_else(gone)?;
    let mut rows = reader(&work.services.folders.upload(&upload.id), 0)?;
    let headings = take(&mut rows, 1)?.pop().ok_or_else(gone)?;
    let rows = take(&mut rows, u64::MAX)?;
    let total = rows.len() as u64;
    if at.tried == 0 && at.only.is_empty() {
        work.enter(CHECK, Some((at.checked, total)), before_adding()).await?;
    }
    let columns = Columns::find(&upload.columns, inputs.email_column.as_deref());
    let columns = columns.ok_or_else(|| Halt::NeedsAction(Box::new(which_column(work))))?;
    let mut checked = Checked::default();
    let chunk = work.chunk(CHECK, total);
    for (index, row) in rows.iter().enumerate() {
        let index = index as u64;
        // What an earlier attempt has checked is only read again: the checks are quick, the pace is not.
        if index >= at.checked && index.is_multiple_of(chunk) {
            work.pace(CHECK, index, total).await?;
            at.checked = index;
            work.advance(
                index,
                total,
                format!("Checking row {} of {}", grouped(index + 1), grouped(total)),
                &at,
            )
            .await?;
        }
        checked.check(index + 2, row, &columns);
    }
    if checked.good.is_empty() {
        return Err(nothing_good(&checked));
    }
    at.checked = total;
    pace(work, &at, CHECK, total, total).await?;
    add(work, &checked, inputs.fault, &mut at).await?;
    checked.leave_out_locked(&at.locked);
    finish(work, &headings, checked, total).await
}

async fn add(work: &mut Work, checked: &Checked, fault: &str, at: &mut Checkpoint) -> Result<(), Halt> {
    let is_due = |good: &&Good| at.only.is_empty() || at.only.contains(&good.row);
    let due: Vec<&Good> = checked.good.iter().filter(is_due).collect();
    let total = due.len() as u64;
    work.enter(ADD, Some((at.tried, total)), while_adding(at.added)).await?;
    let chunk = usize::try_from(work.chunk(ADD, total)).unwrap_or(usize::MAX).min(500);
    let done = usize::try_from(at.tried).unwrap_or(usize::MAX).min(due.len());
    for rows in due.get(done..).unwrap_or_default().chunks(chunk) {
        pace(work, at, ADD, at.tried, total).await?;
        let first = at.tried;
        let is_locked = |place: usize| work.run == 1 && is_locked(fault, first + place as u64);
        let (locked, free): (Vec<_>, Vec<_>) =
            rows.iter().enumerate().partition(|(place, _)| is_locked(*place));
        let customers: Vec<Customer> = free.into_iter().map(|(_, good)| good.customer.clone()).collect();
        work.services.store.keep_customers(&work.owner, &work.id, &customers).await?;
        at.locked.extend(locked.into_iter().map(|(_, good)| good.row));
        at.tried += rows.len() as u64;
        at.added += customers.len() as u64;
        work.advance(at.tried, total, format!("Added {}", counted(at.added, "customer", "customers")), at)
            .await?;
        let terms = while_adding(at.added);
        work.edit(|document| document.cancel = Some(terms)).await?;
    }
    pace(work, at, ADD, total, total).await
}

/// A few rows are added as fast as it goes, whatever the pace of the whole file.
async fn pace(work: &mut Work, at: &Checkpoint, stage: usize, done: u64, total: u64) -> Result<(), Halt> {
    match at.only.is_empty() {
        true => work.pace(stage, done, total).await,
        false => work.rest(Duration::ZERO).await,
    }
}

/// The input `fault` has two customers locked by another edit in the first run; by the second it is over.
fn is_locked(fault: &str, place: u64) -> bool {
    fault == "records-locked" && matches!(place, 2 | 5)
}

fn which_column(work: &Work) -> Action {
    Action {
        prompt: Some("Choose the column that holds the email address.".to_owned()),
        label: Some("Choose a column".to_owned()),
        url: Some(match &work.services.config.pages {
            Some(pages) => format!("{pages}/import/{}/column", work.id),
            None => super::personal(&work.owner, format!("/api/jobs/{}/action", work.id)),
        }),
        due_at: Some(after(work.services.config.answer_within)),
    }
}

fn before_adding() -> CancelTerms {
    CancelTerms {
        allowed: Some(true),
        scope: Some(CancelScope::Whole),
        keeps: vec!["Your uploaded file".to_owned(), "Your customer list as it is".to_owned()],
        ..CancelTerms::default()
    }
}

fn while_adding(added: u64) -> CancelTerms {
    let cannot_undo = match added {
        0 => Vec::new(),
        added => vec![format!("Added or updated so far: {}.", counted(added, "customer", "customers"))],
    };
    CancelTerms {
        allowed: Some(true),
        scope: Some(CancelScope::Remaining),
        keeps: vec!["Your uploaded file".to_owned()],
        cannot_undo,
        ..CancelTerms::default()
    }
}
