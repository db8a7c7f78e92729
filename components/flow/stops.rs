//! The way that every job goes.

use waitwell_core::announce::{Named, Said, Wished};
use waitwell_core::follower::StartView;
use waitwell_core::moment::Span;
use waitwell_core::notice::Notice;
use waitwell_core::scenarios;
use waitwell_core::view::{Cancel, JobView, Retry, ShownStatus, Undo};

use super::{Part, Path, Shows, Stop, around, asides, endings, faces, questions};
use crate::fixture::samples;

const MAIN: &str = "handed-over";

pub(super) fn all() -> Vec<Part> {
    vec![
        Part {
            stop: Stop::at_form(
                "The click",
                "The start is on its way. Pressing the button again does nothing.",
                StartView::Sending { is_forgotten_on_close: false },
            ),
            paths: Vec::new(),
        },
        Part {
            stop: Stop::new(
                "Input checks",
                "The server looks at the inputs before it takes the job.",
                samples::sending(),
                GUIDANCE,
            ),
            paths: [asides::at_the_form(), faces::at_the_form()].concat(),
        },
        Part {
            stop: at(
                MAIN,
                20,
                "The queue",
                "The server has the job, and no work has begun. It says so, however long that lasts.",
                GUIDANCE,
            )
            .enters(),
            paths: asides::in_the_queue(),
        },
        Part {
            stop: at(
                MAIN,
                45,
                "Work begins",
                "The first step; nothing is counted yet, so there is no percentage.",
                LINE,
            )
            .enters(),
            paths: [asides::at_work(), questions::all()].concat(),
        },
        Part {
            stop: at(
                MAIN,
                100,
                "Background work",
                "Real counts of a real total. Each step is said once; counts and ages are not spoken.",
                "ww-stage-tracker__progress",
            )
            .steps(),
            paths: [asides::contact(), faces::at_work(), around::without_the_page()].concat(),
        },
        Part {
            stop: at(
                MAIN,
                155,
                "The hand-over",
                "Another service has it now. What can no longer be canceled says so, with the reason.",
                "ww-cancel-dialog__message",
            )
            .steps(),
            paths: [endings::failing(), faces::failing()].concat(),
        },
        Part {
            stop: at(MAIN, 200, "The result", "The file stands where the job was.", HEADLINE).enters(),
            paths: [endings::after_the_end(), faces::after_the_end(), around::recent_jobs()].concat(),
        },
    ]
}

pub(super) const GUIDANCE: &str = "ww-job-panel__guidance";
pub(super) const LINE: &str = "ww-heartbeat-line__text";
pub(super) const HEADLINE: &str = "ww-result-summary__headline";
pub(super) const NEXT: &str = "ww-result-summary__next";

/// What a scenario shows this many seconds after its start.
#[allow(clippy::expect_used)]
pub(super) fn view(scenario: &str, second: u64) -> JobView {
    // For tests alone: a map that names a scenario which is none has to fail.
    let job = scenarios::named(scenario).expect(scenario).view_at(Span::seconds(second));
    // Scenarios have their names as ids, which on a screen would read like a status.
    let id = samples::id(if job.kind.as_deref() == Some("import") { "imp_4T8W2C" } else { "exp_7Q2M4K" });
    JobView { id, ..job }
}

pub(super) fn at(
    scenario: &str,
    second: u64,
    name: &'static str,
    what: &'static str,
    speaks: &'static str,
) -> Stop {
    Stop::new(name, what, view(scenario, second), speaks)
}

/// A path of the picture.
pub(super) fn path(name: &'static str, stops: Vec<Stop>, then: &'static str) -> Path {
    Path { name, stops, then, is_drawn: true }
}

/// A path that only the text tells.
pub(super) fn told(name: &'static str, stops: Vec<Stop>, then: &'static str) -> Path {
    Path { is_drawn: false, ..path(name, stops, then) }
}

impl Stop {
    pub(super) fn new(name: &'static str, what: &'static str, job: JobView, speaks: &'static str) -> Self {
        Self { name, what, shows: Shows::Job(Box::new(job)), speaks, said: None }
    }

    pub(super) fn at_form(name: &'static str, what: &'static str, state: StartView) -> Self {
        Self { name, what, shows: Shows::Start(state), speaks: "ww-start-notice__title", said: None }
    }

    /// The same job, with the dialog of its cancel open.
    pub(super) fn question(name: &'static str, what: &'static str, job: JobView) -> Self {
        Self {
            name,
            what,
            shows: Shows::Question(Box::new(job)),
            speaks: "ww-cancel-dialog__title",
            said: None,
        }
    }

    /// The notices, with how this job has ended.
    pub(super) fn news(
        name: &'static str,
        what: &'static str,
        job: &JobView,
        was_away: bool,
    ) -> Option<Self> {
        let (id, named) = (job.id.clone()?, named(job));
        let said = Said::Status { job: named, status: job.status, done_of: None };
        let shows = Shows::News(Notice { job: id, was_away, said });
        Some(Self { name, what, shows, speaks: "ww-notices__text", said: None })
    }

    /// A screen that is of no single job.
    pub(super) fn around(name: &'static str, what: &'static str, shows: Shows, speaks: &'static str) -> Self {
        Self { name, what, shows, speaks, said: None }
    }

    pub(super) fn saying(mut self, said: impl FnOnce(Named) -> Said) -> Self {
        let job = match &self.shows {
            Shows::Job(job) | Shows::Question(job) => named(job),
            _ => Named::default(),
        };
        self.said = Some(said(job));
        self
    }

    /// No answer came to a wish.
    pub(super) fn unconfirmed(self, wish: Wished) -> Self {
        self.saying(|job| Said::Unconfirmed { job, wish })
    }

    /// The server has refused a wish, and why is said as it is shown.
    pub(super) fn refused(self, wish: Wished) -> Self {
        let Shows::Job(job) = &self.shows else { return self };
        let (reason, is_final) = match (wish, &job.cancel, &job.undo, &job.retry) {
            (Wished::Cancel, Cancel::Denied { detail }, ..) => (detail.clone(), false),
            (Wished::UndoCancel, _, Undo::Denied { detail, is_final }, _) => (detail.clone(), *is_final),
            (Wished::Retry, .., Retry::Denied { detail, .. }) => (detail.clone(), false),
            _ => return self,
        };
        self.saying(|job| Said::Refused { job, wish, is_final, reason })
    }

    /// Its status is new, and so is said.
    pub(super) fn enters(self) -> Self {
        let (status, done_of) = match &self.shows {
            Shows::Job(job) => {
                (job.status, job.result.as_ref().and_then(|result| result.done.zip(result.total)))
            }
            _ => (ShownStatus::Sending, None),
        };
        self.saying(|job| Said::Status { job, status, done_of })
    }

    /// Its step is new, and so is said.
    fn steps(self) -> Self {
        use waitwell_core::document::StageStatus::Current;
        let Shows::Job(job) = &self.shows else { return self };
        let step = job.stages.iter().position(|stage| stage.status == Current);
        let Some((at, stage)) = step.and_then(|at| job.stages.get(at).map(|stage| (at, stage))) else {
            return self;
        };
        let (label, steps) = (stage.label.clone(), job.stages.len());
        self.saying(|job| Said::Stage { job, label, step: at + 1, steps })
    }
}

fn named(job: &JobView) -> Named {
    let JobView { id, kind, title, language, .. } = job.clone();
    Named { id, kind, title, language }
}
