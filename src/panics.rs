//! What a person sees when the page's own code has failed: plain text instead of a page on which
//! nothing answers any more.

#[cfg(target_arch = "wasm32")]
mod notice;

use std::sync::atomic::{AtomicBool, Ordering};

use waitwell_components::StoppedCopy;

/// Whether the page's code has failed: then nothing of it can be relied on until the next load.
static HAS_STOPPED: AtomicBool = AtomicBool::new(false);

/// From now on, a panic puts plain text with the ids of the jobs in the kit's place, and a button that
/// loads the page again. What the browser has kept stays, so that everything is there after it.
///
/// An app calls it once, before it is mounted. It takes the place of any other panic hook, and writes the
/// panic to the console. On a server it does nothing.
pub fn catch_panics(copy: StoppedCopy) {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(move |panic| {
        // The first panic is the cause. What is called after it may well fail again.
        if !HAS_STOPPED.swap(true, Ordering::Relaxed) {
            leptos::logging::error!("{panic}");
            notice::show(&copy);
        }
    }));
    #[cfg(not(target_arch = "wasm32"))]
    let _ = copy;
}

pub(crate) fn has_stopped() -> bool {
    HAS_STOPPED.load(Ordering::Relaxed)
}
