use futures_util::future::{AbortHandle, abortable};

/// Work that goes on beside the page, and is given up when this is dropped.
pub(super) struct Task(AbortHandle);

impl Task {
    pub(super) fn start(work: impl Future<Output = ()> + 'static) -> Self {
        let (work, abort) = abortable(work);
        leptos::task::spawn_local(async move {
            // Given up on purpose: then nobody asks how it ended.
            let _ = work.await;
        });
        Self(abort)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
