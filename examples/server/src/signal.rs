//! How a program learns that it is to stop.

/// Waits for Ctrl+C, or for the polite stop that process managers send (SIGTERM).
///
/// It listens from the call on, so who calls it before saying that the program is there misses neither. Where nothing can
/// be heard, it waits for ever: then the end of the process is all that there is.
#[cfg(unix)]
pub fn asked_to_stop() -> impl Future<Output = ()> + Send {
    use tokio::signal::unix::{Signal, SignalKind, signal};
    async fn received(signal: Option<Signal>) {
        match signal {
            Some(mut signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    }
    let [interrupt, terminate] =
        [SignalKind::interrupt(), SignalKind::terminate()].map(|kind| received(signal(kind).ok()));
    async move {
        tokio::select! {
            () = interrupt => {}
            () = terminate => {}
        }
    }
}

/// Waits for Ctrl+C. Where it cannot be heard, it waits for ever: then the end of the process is all that there is.
#[cfg(not(unix))]
pub async fn asked_to_stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
