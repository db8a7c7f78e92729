//! How well the page hears of a job. Never to be confused with how the job does: contact is not progress.

/// How the page hears of a job just now: the `data-hearing` attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hearing {
    /// Changes are pushed as they happen.
    Live,
    /// The server is asked at intervals, and answers.
    Polling,
    /// An answer is overdue or one try went wrong; not yet worth a worry.
    Checking,
    /// No good answer for 30 seconds or more.
    Lost,
    /// The browser says that there is no network, and nothing has disproved it.
    Offline,
    /// The server wants the person to sign in again.
    SignedOut,
    /// Nothing is asked on purpose: the job has ended, is gone, or updates are paused.
    Paused,
    /// Known from storage only; the first answer is still to come.
    #[default]
    Restoring,
}

impl Hearing {
    /// The value of the `data-hearing` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Hearing::Live => "live",
            Hearing::Polling => "polling",
            Hearing::Checking => "checking",
            Hearing::Lost => "lost",
            Hearing::Offline => "offline",
            Hearing::SignedOut => "signed-out",
            Hearing::Paused => "paused",
            Hearing::Restoring => "restoring",
        }
    }
}

/// What stands between the page and the server. None of these says anything about the job itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server asked for patience (429 or 503 with Retry-After).
    Busy,
    /// No answer, a server error, or a broken connection.
    Unreachable,
    /// Something else answered in the server's place, such as the sign-in page of a network.
    Intercepted,
    /// Answers come, but cannot be read; the code is for "Show details".
    Unreadable(&'static str),
}
