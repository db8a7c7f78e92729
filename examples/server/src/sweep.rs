//! Tidies up now and then: forgets old jobs, deletes old files, gives up on answers that never came.

use std::time::Duration;

use waitwell_core::document::Status;

use crate::clock::now;
use crate::jobs;
use crate::services::Services;
use crate::store::Stored;

/// Sweeps until the server closes.
pub async fn run(services: Services) {
    loop {
        if let Err(error) = sweep(&services).await {
            eprintln!("Old jobs could not be tidied up: {error}");
        }
        tokio::select! {
            () = services.closing.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(60)) => {}
        }
    }
}

async fn sweep(services: &Services) -> Stored<()> {
    let store = &services.store;
    for id in store.ids_past(now().as_ms()).await? {
        store.forget(&id).await?;
        let _ = services.folders.clear_work(&id);
        let _ = services.folders.clear_files(&id);
    }
    for id in store.ids_with(&["completed"]).await? {
        let over = |at| at <= now();
        let files =
            store.job(&id).await?.and_then(|record| record.document.result).map(|result| result.files);
        if files.is_some_and(|files| files.iter().any(|file| file.expires_at.is_some_and(over))) {
            let _ = services.folders.clear_files(&id);
        }
    }
    for id in store.ids_with(&["canceled"]).await? {
        jobs::forget_canceled(services, &id).await?;
    }
    for id in store.ids_with(&["queued", "needs_action"]).await? {
        if store.job(&id).await?.is_some_and(|record| record.document.cancel_requested_at.is_some()) {
            jobs::cancel_waiting(services, &id).await?;
        }
    }
    for id in store.ids_with(&["needs_action"]).await? {
        let due = store.job(&id).await?.and_then(|record| {
            let waits = record.document.status == Status::NeedsAction;
            record.document.action.filter(|_| waits).and_then(|action| action.due_at)
        });
        if due.is_some_and(|due| due <= now()) {
            jobs::give_up_waiting(services, &id).await?;
        }
    }
    Ok(())
}
