use super::Follower;
use super::Listing;
use super::attempts::error_view;
use super::starting::{Starting, State};
use crate::id::{JobId, Key};
use crate::view::ErrorView;

/// How far a start is, as it is to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum StartView {
    /// It is on its way.
    Sending {
        /// This browser could not note it, and the server has no list in which to find it again: once the tab is
        /// closed, nothing leads back to it.
        is_forgotten_on_close: bool,
    },
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
        let starting = self.starts.get(key)?;
        Some(match &starting.state {
            State::Keeping { .. }
            | State::Sent { .. }
            | State::Again { .. }
            | State::ToFind { .. }
            | State::Looking => {
                StartView::Sending { is_forgotten_on_close: !self.is_found_again(key, starting) }
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

    /// Whether the start can be found again in another tab, once this one is closed.
    fn is_found_again(&self, key: &Key, starting: &Starting) -> bool {
        // What an earlier page has left is in storage.
        !starting.is_typed_here() || self.keeping.keeps_intent(key) || self.list == Listing::Ready
    }

    /// The starts of one kind of job that are not settled, as after a refresh.
    pub fn open_starts(&self, kind: &str) -> Vec<Key> {
        let is_open =
            |starting: &Starting| starting.kind == kind && !matches!(starting.state, State::Started(_));
        self.starts.iter().filter(|(_, starting)| is_open(starting)).map(|(key, _)| key.clone()).collect()
    }
}
