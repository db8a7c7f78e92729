use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How often the server was asked, and how much of it at once.
#[derive(Debug, Default)]
pub struct Count {
    requests: Tally,
    streams: Tally,
    refused: AtomicU64,
}

#[derive(Debug, Default)]
struct Tally {
    all: AtomicU64,
    open: AtomicU64,
    most: AtomicU64,
}

/// Something that is under way until this is dropped.
#[derive(Debug)]
pub(super) struct Open {
    count: Arc<Count>,
    is_stream: bool,
}

impl Count {
    /// Requests so far, streams not counted.
    pub fn requests(&self) -> u64 {
        self.requests.all.load(Ordering::Relaxed)
    }

    /// The most requests that were under way at once.
    pub fn most_at_once(&self) -> u64 {
        self.requests.most.load(Ordering::Relaxed)
    }

    /// Streams that were opened so far.
    pub fn streams(&self) -> u64 {
        self.streams.all.load(Ordering::Relaxed)
    }

    /// Streams that are open now.
    pub fn open_streams(&self) -> u64 {
        self.streams.open.load(Ordering::Relaxed)
    }

    /// The most streams that were open at once.
    pub fn most_streams(&self) -> u64 {
        self.streams.most.load(Ordering::Relaxed)
    }

    /// Streams that were asked for so far where there are none.
    pub fn refused_streams(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    pub(super) fn refuse_stream(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn request(self: &Arc<Self>) -> Open {
        self.begin(false)
    }

    pub(super) fn stream(self: &Arc<Self>) -> Open {
        self.begin(true)
    }

    fn begin(self: &Arc<Self>, is_stream: bool) -> Open {
        let tally = self.tally(is_stream);
        tally.all.fetch_add(1, Ordering::Relaxed);
        let open = tally.open.fetch_add(1, Ordering::Relaxed) + 1;
        tally.most.fetch_max(open, Ordering::Relaxed);
        Open { count: self.clone(), is_stream }
    }

    fn tally(&self, is_stream: bool) -> &Tally {
        if is_stream { &self.streams } else { &self.requests }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.count.tally(self.is_stream).open.fetch_sub(1, Ordering::Relaxed);
    }
}
