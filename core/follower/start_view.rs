use super::Follower;
use super::attempts::error_view;
use super::starting::{Starting, State};
use crate::id::{JobId, Key};
use crate::view::ErrorView;

/// How far a start is, as it is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum StartView {
    /// It is on its way.
    Sending,
    /// The server has taken it: this job.
    Started(JobId),
    /// The server refused it as it is; nothing was started.
    Refused {
        /// Why.
        error: ErrorView,
        /// The input that it is about.
        field: Option<String>,
    },
    /// The person must sign in first; nothing was started.
    SignInFirst,
    /// No answer came, so it is not known whether it started.
    Unconfirmed,
    /// The server says that it never arrived; nothing was started.
    NotStarted,
}

impl Follower {
    /// How far a start is; `None` for a key that was never used here.
    pub fn start_view(&self, key: &Key) -> Option<StartView> {
        Some(match &self.starts.get(key)?.state {
            State::Sent { .. } | State::Again { .. } | State::ToFind { .. } | State::Looking => {
                StartView::Sending
            }
            State::Started(id) => StartView::Started(id.clone()),
            State::Refused(problem) => {
                StartView::Refused { error: error_view(problem, None), field: problem.field.clone() }
            }
            State::SignInFirst => StartView::SignInFirst,
            State::Unconfirmed => StartView::Unconfirmed,
            State::NotStarted => StartView::NotStarted,
        })
    }

    /// The starts of one kind of job that are not settled, as after a refresh.
    pub fn open_starts(&self, kind: &str) -> Vec<Key> {
        let is_open =
            |starting: &Starting| starting.kind == kind && !matches!(starting.state, State::Started(_));
        self.starts.iter().filter(|(_, starting)| is_open(starting)).map(|(key, _)| key.clone()).collect()
    }
}
