//! To come.
use super::terms::Wrong;
use crate::work::{Failure, Finished, Halt, StagePlan, Work};
use serde_json::Value;
/// The stages.
pub static PLAN: [StagePlan; 1] =
    [StagePlan { key: "prepare", label: "Preparing", unit: "rows", share: 1.0 }];
/// Inputs.
pub struct Inputs;
impl Inputs {
    /// read
    pub fn read(_: &Value) -> Result<Self, Wrong> {
        Ok(Self)
    }
}
/// Does the work.
pub async fn run(_: &mut Work) -> Result<Finished, Halt> {
    Err(Halt::Failed(Failure { code: "internal", ..Failure::default() }))
}

/// Upload.
pub async fn check_upload(
    _: &crate::services::Services,
    _: &str,
    _: &Value,
) -> crate::store::Stored<Result<(), Wrong>> {
    Ok(Ok(()))
}
