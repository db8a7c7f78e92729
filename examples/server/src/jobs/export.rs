//! Export orders: reads those that the person may see, builds a CSV or XLSX file, and checks it.

use serde::{Deserialize, Serialize};
use waitwell_core::document::{
    CancelScope, CancelTerms, Changed, Duplicates, JobResult, LeftOut, Outcome, ResultFile,
};

use super::table::{Appender, counted, grouped, reader, row, take};
pub use super::wishes::Inputs;
use super::{source, table, workbook};
use crate::clock::after;
use crate::halt::{Finished, Halt};
use crate::work::{StagePlan, Work};

/// The stages.
pub static PLAN: [StagePlan; 3] = [
    StagePlan { key: "prepare", label: "Preparing data", unit: "rows", share: 0.4 },
    StagePlan { key: "build", label: "Building file", unit: "rows", share: 0.45 },
    StagePlan { key: "check", label: "Final check", unit: "rows", share: 0.15 },
];

const PREPARE: usize = 0;
const BUILD: usize = 1;
const CHECK: usize = 2;

/// Where the work would go on after an interruption.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Checkpoint {
    stage: usize,
    last_order: u64,
    read: u64,
    kept: u64,
    prepared_bytes: u64,
    built: u64,
    built_from: u64,
    built_bytes: u64,
}

const PREPARED: &str = "prepared.csv";

/// Does the work.
pub async fn run(work: &mut Work) -> Result<Finished, Halt> {
    let inputs = Inputs::read(&work.inputs).map_err(super::bad_inputs)?;
    let mut at: Checkpoint = work.checkpoint().await?;
    let total = work.services.store.count_orders(&inputs.filter).await?;
    let name = format!("orders.{}", inputs.format);
    if at.stage == PREPARE {
        prepare(work, &inputs, &mut at, total).await?;
    }
    if at.stage <= BUILD {
        work.enter(BUILD, Some((at.built, at.kept)), terms(true)).await?;
        match inputs.format {
            "xlsx" => workbook::build(work, BUILD, &name, PREPARED, at.kept, &at).await?,
            _ => build_csv(work, &name, &mut at).await?,
        }
        at.stage = CHECK;
        work.advance(at.kept, at.kept, "File built".to_owned(), &at).await?;
    }
    work.enter(CHECK, Some((0, at.kept)), terms(true)).await?;
    check(work, &inputs, &name, &at).await?;
    finish(work, &inputs, name, &at, total)
}

async fn prepare(work: &mut Work, inputs: &Inputs, at: &mut Checkpoint, total: u64) -> Result<(), Halt> {
    work.enter(PREPARE, Some((at.read, total)), terms(false)).await?;
    let mut prepared =
        Appender::open(&work.services.folders.work(&work.id).join(PREPARED), at.prepared_bytes)?;
    let chunk = work.chunk(PREPARE, total);
    while at.read < total {
        work.pace(PREPARE, at.read, total).await?;
        source::reach(work, inputs.fault, at.read, total).await?;
        let orders = work.services.store.orders(&inputs.filter, at.last_order, chunk).await?;
        let Some(last) = orders.last() else { break };
        at.last_order = last.id;
        let first = at.read + 1;
        at.read += orders.len() as u64;
        // The archive's permission was taken from this person; what they may not see is left out.
        let visible: Vec<_> = orders.iter().filter(|order| !order.archived).collect();
        at.kept += visible.len() as u64;
        at.prepared_bytes = prepared.add(visible.into_iter().map(row))?;
        let note = format!("Reading rows {} to {}", grouped(first), grouped(at.read));
        work.advance(at.read, total, note, at).await?;
    }
    at.stage = BUILD;
    work.pace(PREPARE, total, total).await
}

async fn build_csv(work: &mut Work, name: &str, at: &mut Checkpoint) -> Result<(), Halt> {
    let folder = work.services.folders.work(&work.id);
    let mut file = Appender::open(&folder.join(name), at.built_bytes)?;
    if at.built_bytes == 0 {
        at.built_bytes = file.add([table::HEADINGS])?;
    }
    let start = at.built_from;
    let mut prepared = reader(&folder.join(PREPARED), start)?;
    let chunk = work.chunk(BUILD, at.kept);
    while at.built < at.kept {
        work.pace(BUILD, at.built, at.kept).await?;
        let rows = take(&mut prepared, chunk)?;
        if rows.is_empty() {
            break;
        }
        let first = at.built + 1;
        at.built += rows.len() as u64;
        at.built_bytes = file.add(&rows)?;
        at.built_from = start + prepared.position().byte();
        let note = format!("Writing rows {} to {}", grouped(first), grouped(at.built));
        work.advance(at.built, at.kept, note, at).await?;
    }
    work.pace(BUILD, at.kept, at.kept).await
}

async fn check(work: &mut Work, inputs: &Inputs, name: &str, at: &Checkpoint) -> Result<(), Halt> {
    let path = work.services.folders.work(&work.id).join(name);
    if !path.exists() {
        // Already moved to the finished files before a stop.
        return Ok(());
    }
    let found = match inputs.format {
        "xlsx" => workbook::count(work, CHECK, &path, at.kept, at).await?,
        _ => {
            let mut rows = reader(&path, 0)?;
            let headings = take(&mut rows, 1)?.len() as u64;
            let chunk = work.chunk(CHECK, at.kept);
            let mut found = 0;
            loop {
                work.pace(CHECK, found, at.kept).await?;
                let next = take(&mut rows, chunk)?.len() as u64;
                if next == 0 {
                    break found * headings;
                }
                found += next;
                work.advance(found, at.kept, format!("Checked {}", counted(found, "row", "rows")), at)
                    .await?;
            }
        }
    };
    if found == at.kept { Ok(()) } else { Err(super::damaged(found, at.kept)) }
}

fn finish(work: &Work, inputs: &Inputs, name: String, at: &Checkpoint, total: u64) -> Result<Finished, Halt> {
    let bytes = work.services.folders.publish(&work.id, &name)?;
    let skipped = at.read - at.kept;
    let format = inputs.format.to_uppercase();
    let mut result = JobResult {
        outcome: Some(if skipped == 0 { Outcome::Full } else { Outcome::Partial }),
        done: Some(at.kept),
        total: Some(total),
        unit: Some("rows".to_owned()),
        files: vec![ResultFile {
            url: Some(super::file_url(work, &name)),
            name: Some(name),
            format: Some(format.clone()),
            bytes: Some(bytes),
            rows: Some(at.kept),
            expires_at: Some(after(work.services.config.keep_files)),
        }],
        next: Some(format!("Download the {format} file.")),
        changed: None::<Changed>,
        ..JobResult::default()
    };
    if skipped > 0 {
        result.skipped = vec![LeftOut {
            count: Some(skipped),
            unit: Some("rows".to_owned()),
            text: Some("you no longer have permission to view archived records".to_owned()),
            retry_helps: Some(false),
        }];
        result.safe_to_use =
            Some(format!("The {} exported rows are complete and safe to use.", grouped(at.kept)));
        result.next = Some(
            "Download the file now, or ask for access to archived records and run the export again."
                .to_owned(),
        );
    }
    Ok(Finished { result, again: Ok(Duplicates::None), only_failed: None })
}

fn terms(building: bool) -> CancelTerms {
    let deletes = if building { "The file written so far" } else { "The rows collected so far" };
    CancelTerms {
        allowed: Some(true),
        scope: Some(CancelScope::Whole),
        keeps: vec!["Your filters and settings".to_owned()],
        deletes: vec![deletes.to_owned()],
        ..CancelTerms::default()
    }
}
