//! The way to the orders, with the troubles that a source can have.

use std::time::Duration;

use waitwell_core::document::Waiting;

use crate::clock::after;
use crate::halt::{Failure, Halt};
use crate::work::Work;

const ATTEMPTS: u64 = 3;

/// Reaches the source before a read. The input `fault` makes it give way once, after 60% of the rows in
/// the first run: `slow-source` answers again at the second attempt, `connection-lost` at none.
pub async fn reach(work: &Work, fault: &str, read: u64, total: u64) -> Result<(), Halt> {
    let due = work.run == 1 && read > 0 && read * 10 >= total * 6;
    match fault {
        "slow-source" if due && marked(work)? => attempt(work, "slow_source", 1).await,
        "connection-lost" if due => {
            for number in 1..=ATTEMPTS {
                attempt(work, "connection_dropped", number).await?;
            }
            Err(Halt::from(Failure {
                code: "connection-lost",
                title: "The connection to the order archive was lost".to_owned(),
                detail: format!(
                    "It did not come back after {ATTEMPTS} attempts. The rows read so far are kept."
                ),
                ..Failure::default()
            }))
        }
        _ => Ok(()),
    }
}

async fn attempt(work: &Work, reason: &str, number: u64) -> Result<(), Halt> {
    let wait: Duration = work.moment();
    work.wait_for(Waiting {
        reason: Some(reason.to_owned()),
        text: Some("The order archive does not answer. Trying again.".to_owned()),
        attempt: Some(number),
        attempts: Some(ATTEMPTS),
        next_at: Some(after(wait)),
    })
    .await?;
    work.rest(wait).await
}

/// Whether the slow moment is still to come; it comes once.
fn marked(work: &Work) -> Result<bool, Halt> {
    let mark = work.services.folders.work(&work.id).join("was-slow");
    let first = !mark.exists();
    std::fs::write(mark, "")?;
    Ok(first)
}
