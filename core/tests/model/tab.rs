//! One tab of a browser.

use waitwell_core::follower::{Follower, Options, StreamId};
use waitwell_core::moment::Moment;

pub struct Tab {
    pub follower: Follower,
    /// Whose tab it is.
    pub who: &'static str,
    /// Since when this page is theirs.
    pub since: Moment,
    /// When its timer goes off, in true time.
    pub wake: Option<Moment>,
    pub stream: Option<StreamId>,
    /// The stream has been opened.
    pub is_heard: bool,
    /// What the stream is about.
    pub listens_to: String,
    /// It runs no code, as a tab that the browser has frozen.
    pub is_frozen: bool,
    /// It is closed or has died.
    pub is_closed: bool,
    /// It dies after this many more effects.
    pub dies_after: Option<usize>,
}

impl Tab {
    pub fn new(options: Options, seed: u64, who: &'static str, now: Moment) -> Self {
        Self {
            follower: Follower::new(options, seed),
            who,
            since: now,
            wake: None,
            stream: None,
            is_heard: false,
            listens_to: String::new(),
            is_frozen: false,
            is_closed: false,
            dies_after: None,
        }
    }

    /// Whether anything can happen to it.
    pub fn is_awake(&self) -> bool {
        !self.is_frozen && !self.is_closed
    }

    pub fn close(&mut self) {
        (self.is_closed, self.is_frozen, self.wake, self.stream) = (true, false, None, None);
    }
}
