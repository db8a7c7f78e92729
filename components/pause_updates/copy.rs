use crate::copy::Text;
use crate::language::{Clock, Wording};
use crate::locales::english;

/// The words of the control by which the page stands still.
#[derive(Clone, Debug)]
pub struct PauseUpdatesCopy {
    /// The language, in which the time is written.
    pub wording: Wording,
    /// Shown on the button while the page goes on.
    pub pause: Text,
    /// Shown on the button while the page stands still.
    pub resume: Text,
    /// Shown beside it while the page stands still: that the jobs do not, and of when the page is.
    pub as_of: fn(at: &Clock) -> String,
}

impl Default for PauseUpdatesCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            pause: "Pause live updates".into(),
            resume: "Resume live updates".into(),
            as_of: |at| format!("Your jobs are not paused. What you see here is as of {at}."),
        }
    }
}
