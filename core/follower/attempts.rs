//! Why a run failed, and what is left to read of the runs before it.

use super::Follower;
use super::showing::completed;
use crate::document::{Document, EarlierRun, Problem, Status};
use crate::view::{AttemptView, ErrorView, ShownStatus};

impl Follower {
    /// How the runs before the present one ended. Only the newest document says it: what this page alone has
    /// seen of them would be gone after a refresh, and be in no other tab.
    pub(super) fn attempts(&self, document: &Document) -> Vec<AttemptView> {
        let attempt = |earlier: &EarlierRun| {
            let status = match &earlier.status {
                Status::Completed => Some(completed(earlier.outcome)),
                Status::Failed => Some(ShownStatus::Failed),
                Status::Canceled => Some(ShownStatus::Canceled),
                _ => None,
            };
            let may_fail = matches!(status, None | Some(ShownStatus::Failed));
            AttemptView {
                run: earlier.run,
                status,
                status_word: status.is_none().then(|| earlier.status.as_str().to_owned()),
                finished_at: earlier.finished_at.map(|at| self.clock.wall_of_server(at)),
                error: earlier.error.as_ref().filter(|_| may_fail).map(|error| error_of(document, error)),
            }
        };
        document.earlier.iter().map(attempt).collect()
    }
}

/// An error that a document tells of.
pub(super) fn error_of(document: &Document, error: &Problem) -> ErrorView {
    error_view(error, document.language.as_deref())
}

/// An error; `language` is that of its texts, where it names none itself.
pub(super) fn error_view(error: &Problem, language: Option<&str>) -> ErrorView {
    ErrorView {
        kind: error.kind.clone(),
        title: error.title.clone(),
        detail: error.detail.clone(),
        code: error.code.clone(),
        work_safe: error.work_safe,
        stage: None,
        language: error.language.clone().or_else(|| language.map(str::to_owned)),
    }
}
