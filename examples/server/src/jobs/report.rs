//! Monthly report: adds up the orders of a year by month, writes the report and mails it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use waitwell_core::document::{CancelScope, CancelTerms, FixFirst, JobResult, Outcome, ResultFile};

use super::pages::{Month, csv_rows, html};
use super::table::{Appender, grouped};
use super::terms::{Wrong, text};
use crate::clock::after;
use crate::halt::{Failure, Finished, Halt};
use crate::store::credentials::MAIL;
use crate::store::orders::Filter;
use crate::work::{StagePlan, Work};

/// The stages.
pub static PLAN: [StagePlan; 3] = [
    StagePlan { key: "collect", label: "Collecting orders", unit: "rows", share: 0.6 },
    StagePlan { key: "build", label: "Building report", unit: "months", share: 0.25 },
    StagePlan { key: "send", label: "Sending report", unit: "", share: 0.15 },
];

const COLLECT: usize = 0;
const BUILD: usize = 1;
const SEND: usize = 2;

const PAGE: &str = "report.html";
const TABLE: &str = "report.csv";

/// What a person asked for.
pub struct Inputs {
    year: String,
}

impl Inputs {
    /// Reads and checks the inputs of a request or of a stored job.
    pub fn read(inputs: &Value) -> Result<Self, Wrong> {
        let year = text(inputs, "year", "inputs.year")?.unwrap_or_else(|| "2025".to_owned());
        let looks_right = year.len() == 4 && year.chars().all(|c| c.is_ascii_digit());
        if looks_right {
            Ok(Self { year })
        } else {
            Err(Wrong::new("inputs.year", "This must be a year such as 2025."))
        }
    }
}

/// Where the work would go on after an interruption.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Checkpoint {
    stage: usize,
    last_order: u64,
    read: u64,
    months: BTreeMap<String, Month>,
}

/// Does the work.
pub async fn run(work: &mut Work) -> Result<Finished, Halt> {
    let inputs = Inputs::read(&work.inputs).map_err(super::bad_inputs)?;
    let mut at: Checkpoint = work.checkpoint().await?;
    if at.stage == COLLECT {
        collect(work, &inputs, &mut at).await?;
    }
    if at.stage <= BUILD {
        build(work, &inputs, &mut at).await?;
    }
    send(work, &inputs).await?;
    let months = at.months.len() as u64;
    let file = |name: &str, format: &str, rows: Option<u64>| -> Result<ResultFile, Halt> {
        Ok(ResultFile {
            bytes: Some(work.services.folders.publish(&work.id, name)?),
            url: Some(super::file_url(work, name)),
            name: Some(name.to_owned()),
            format: Some(format.to_owned()),
            rows,
            expires_at: Some(after(work.services.config.keep_files)),
        })
    };
    let result = JobResult {
        outcome: Some(Outcome::Full),
        done: Some(months),
        total: Some(months),
        unit: Some("months".to_owned()),
        files: vec![file(PAGE, "HTML", None)?, file(TABLE, "CSV", Some(csv_rows(&at.months).len() as u64))?],
        next: Some("Download the report, or find it in your mailbox.".to_owned()),
        ..JobResult::default()
    };
    let again = Err("The report is complete. Start a new one for another year.");
    Ok(Finished { result, again, only_failed: None })
}

async fn collect(work: &mut Work, inputs: &Inputs, at: &mut Checkpoint) -> Result<(), Halt> {
    let filter = Filter {
        from: format!("{}-01-01", inputs.year),
        to: format!("{}-12-31", inputs.year),
        archived: false,
    };
    let total = work.services.store.count_orders(&filter).await?;
    if total == 0 {
        return Err(super::bad_inputs(Wrong::new("inputs.year", "There are no orders in this year.")));
    }
    work.enter(COLLECT, Some((at.read, total)), terms("The totals collected so far")).await?;
    let chunk = work.chunk(COLLECT, total);
    while at.read < total {
        work.pace(COLLECT, at.read, total).await?;
        let orders = work.services.store.orders(&filter, at.last_order, chunk).await?;
        let Some(last) = orders.last() else { break };
        at.last_order = last.id;
        at.read += orders.len() as u64;
        for order in &orders {
            let month = order.placed_on.get(..7).unwrap_or_default().to_owned();
            at.months.entry(month).or_default().add(order);
        }
        let note = format!("Adding up rows to {}", grouped(at.read));
        work.advance(at.read, total, note, at).await?;
    }
    at.stage = BUILD;
    work.pace(COLLECT, total, total).await
}

async fn build(work: &mut Work, inputs: &Inputs, at: &mut Checkpoint) -> Result<(), Halt> {
    let total = at.months.len() as u64;
    work.enter(BUILD, Some((0, total)), terms("The report written so far")).await?;
    let folder = work.services.folders.work(&work.id);
    let mut table = Appender::open(&folder.join(TABLE), 0)?;
    table.add([["Month", "Currency", "Orders", "Invoices", "Refunds", "Total"]])?;
    let months = at.months.clone();
    for (done, (name, month)) in (0..).zip(&months) {
        work.pace(BUILD, done, total).await?;
        table.add(month.rows(name))?;
        work.advance(done + 1, total, format!("Writing {name}"), at).await?;
    }
    work.pace(BUILD, total, total).await?;
    std::fs::write(folder.join(PAGE), html(&inputs.year, &months))?;
    at.stage = SEND;
    work.advance(total, total, "Report built".to_owned(), at).await
}

async fn send(work: &mut Work, inputs: &Inputs) -> Result<(), Halt> {
    work.enter(SEND, None, terms("The report")).await?;
    work.pace(SEND, 1, 2).await?;
    let store = &work.services.store;
    if store.good_until(&work.owner, MAIL).await?.is_none() {
        return Err(expired(work));
    }
    work.edit(|document| {
        document.cancel = Some(CancelTerms {
            allowed: Some(false),
            why_not: Some("The report is being sent.".to_owned()),
            ..CancelTerms::default()
        });
        document.note = Some("Sending the report".to_owned());
    })
    .await?;
    work.pace(SEND, 2, 2).await?;
    let path = match work.services.folders.files(&work.id).join(PAGE) {
        moved if moved.exists() => moved,
        _ => work.services.folders.work(&work.id).join(PAGE),
    };
    let body = std::fs::read_to_string(path)?;
    let subject = format!("Monthly report {}", inputs.year);
    work.services.store.send_mail(&work.owner, work.id.as_str(), &subject, &body).await?;
    Ok(())
}

fn expired(work: &Work) -> Halt {
    Halt::from(Failure {
        code: "credentials-expired",
        title: "The mail sign-in has expired".to_owned(),
        detail: "The report is built, but it could not be sent.".to_owned(),
        fix_first: Some(FixFirst {
            code: Some("credentials-expired".to_owned()),
            label: Some("Renew the mail sign-in".to_owned()),
            url: Some(match &work.services.config.pages {
                Some(pages) => format!("{pages}/connection?job={}", work.id),
                None => super::personal(&work.owner, "/api/credentials".to_owned()),
            }),
        }),
        ..Failure::default()
    })
}

fn terms(deletes: &str) -> CancelTerms {
    CancelTerms {
        allowed: Some(true),
        scope: Some(CancelScope::Whole),
        keeps: vec!["Your settings and past reports".to_owned()],
        deletes: vec![deletes.to_owned()],
        ..CancelTerms::default()
    }
}
