use super::attempts::error_of;
use super::{Effect, Follower, Listing, Tracked};
use crate::age::Age;
use crate::announce::Said;
use crate::document::{Document, Outcome, Range, Stage, StageStatus, Status};
use crate::hearing::Hearing;
use crate::id::JobId;
use crate::job::Job;
use crate::moment::{Moment, Span};
use crate::progress::Progress;
use crate::view::*;

impl Tracked {
    pub(super) fn shown_status(&self) -> ShownStatus {
        let Some(document) = self.document() else {
            return if self.gone.is_some() { ShownStatus::Gone } else { ShownStatus::Sending };
        };
        match document.status {
            _ if self.gone.is_some() => ShownStatus::Gone,
            Status::Queued => ShownStatus::Queued,
            Status::InProgress | Status::Unknown(_) => ShownStatus::InProgress,
            Status::NeedsAction => ShownStatus::NeedsAction,
            Status::Completed => completed(document.result.as_ref().and_then(|result| result.outcome)),
            Status::Failed => ShownStatus::Failed,
            Status::Canceled => ShownStatus::Canceled,
        }
    }
}

/// What "completed" is called, where a part may be missing.
pub(super) fn completed(outcome: Option<Outcome>) -> ShownStatus {
    if outcome == Some(Outcome::Partial) { ShownStatus::PartlyCompleted } else { ShownStatus::Completed }
}

impl Follower {
    /// What there is to show of a job when the browser's clock shows `wall`; `None` for a job that is not
    /// followed.
    pub fn view(&self, id: &JobId, wall: Moment) -> Option<JobView> {
        let id = self.newest(id);
        let tracked = self.jobs.get(&id)?;
        if let Some(shown) = tracked.shown.as_ref().filter(|_| tracked.is_still) {
            return Some(shown.clone());
        }
        let mut clock = Words { now: self.clock.of_wall(wall), next: None };
        Some(self.view_of(tracked, &mut clock))
    }

    /// Says which views have changed, of the jobs that were touched or whose words have run out.
    pub(super) fn show(&mut self, now: Moment) {
        for id in self.jobs.take_touched(now) {
            self.guard(&id);
            let Some(tracked) = self.jobs.get(&id) else { continue };
            let mut words = Words { now, next: None };
            let view = self.view_of(tracked, &mut words);
            let ran = self.ran(tracked, view.hearing, words.now);
            let quiet = view.contact.quiet_since.is_some();
            let (view, is_still) = self.held(tracked, view);
            // Nothing of a view that stands still runs out, unless the person waits for an answer.
            let next_word = words.next.filter(|_| !is_still || self.is_awaited(&id));
            let Some(tracked) = self.jobs.get_shown(&id) else { continue };
            (tracked.is_still, tracked.next_word) = (is_still, next_word);
            tracked.ran = (tracked.run(), ran.map_or(Span::ZERO, |ran| ran.span));
            if quiet && !tracked.is_quiet_said {
                let said = Said::Quiet(tracked.named());
                self.speech.say(said);
            }
            tracked.is_quiet_said = quiet;
            if tracked.shown.as_ref() != Some(&view) {
                tracked.shown = Some(view);
                self.out.push(Effect::Changed(id.clone()));
                self.say_changed_behind(&id);
            }
        }
    }

    /// Who shows a job that was retried under a new id is shown the new one, and told of its changes.
    fn say_changed_behind(&mut self, id: &JobId) {
        let mut behind = self.jobs.get(id).and_then(|tracked| tracked.replaces.as_ref());
        // No chain is longer than there are jobs, whatever a server sends.
        for _ in 0..self.jobs.len() {
            let Some(old) = behind else { break };
            self.out.push(Effect::Changed(old.clone()));
            behind = self.jobs.get(old).and_then(|tracked| tracked.replaces.as_ref());
        }
    }

    fn view_of(&self, tracked: &Tracked, words: &mut Words) -> JobView {
        let status = tracked.shown_status();
        let (hearing, bad_since) = self.hearing(tracked, words);
        let base = JobView {
            id: Some(tracked.id.clone()),
            run: tracked.run(),
            status,
            hearing,
            contact: self.contact(tracked, hearing, bad_since, words),
            gone: tracked.gone,
            is_unseen: self.news.is_unseen(&tracked.id),
            notify: self.notify_of(status),
            copying: tracked.copying(words),
            server_ahead_ms: self.clock.server_ahead(),
            said_in_dialog: self.speech.said_in_dialog_of(&tracked.id).cloned(),
            is_forgotten_on_close: !self.is_known_after_close(tracked),
            ..JobView::default()
        };
        let Some((job, document)) = tracked.job.as_ref().map(|job| (job, job.document())) else {
            return base;
        };
        let is_running = status == ShownStatus::InProgress;
        let is_live = !status.is_over();
        JobView {
            kind: document.kind.clone(),
            title: document.title.clone(),
            language: document.language.clone(),
            status_word: if let Status::Unknown(word) = &document.status { Some(word.clone()) } else { None },
            finishing: is_running && is_last_stage(document) && job.progress().is_full(),
            // Where a job stands that cannot be found any more is not known.
            stages: match status {
                ShownStatus::Gone => Vec::new(),
                _ => document.stages.iter().map(stage_view).collect(),
            },
            progress: if is_live { job.progress().clone() } else { Progress::Unknown },
            note: document.note.clone().filter(|_| is_live),
            waiting: document.waiting.clone().filter(|_| is_live),
            queue_position: document
                .queue
                .as_ref()
                .and_then(|q| q.position)
                .filter(|_| status == ShownStatus::Queued),
            estimate: self.usual(document).filter(|_| is_live),
            overdue: is_live && self.is_overdue(tracked, document, hearing, words),
            leave: document.leave.filter(|_| is_live || tracked.wishes.is_run_in_doubt()),
            times: self.times(document),
            running: self
                .ran(tracked, hearing, words.now)
                .filter(|_| is_running)
                .map(|ran| words.running(ran)),
            cancel: self.cancel(tracked, document, words),
            undo: self.undo(tracked, document),
            retry: self.retry(tracked, document),
            action: document.action.as_ref().filter(|_| status == ShownStatus::NeedsAction).map(|action| {
                ActionView {
                    prompt: action.prompt.clone(),
                    label: action.label.clone(),
                    link: self.link(action.url.as_deref()),
                    due_at: action.due_at.map(|at| self.clock.wall_of_server(at)),
                }
            }),
            result: document
                .result
                .as_ref()
                .filter(|_| status != ShownStatus::Gone)
                .map(|r| self.result(r, words)),
            error: document
                .error
                .as_ref()
                .filter(|_| status == ShownStatus::Failed)
                .map(|error| ErrorView { stage: failed_stage(document), ..error_of(document, error) }),
            earlier: if status == ShownStatus::Gone { Vec::new() } else { self.attempts(document) },
            has_inputs: document.inputs.is_some(),
            ..base
        }
    }

    fn is_known_after_close(&self, tracked: &Tracked) -> bool {
        let is_kept_by_another = tracked.is_of_another_tab && self.options.outlives_tab;
        is_kept_by_another || self.keeping.keeps(&tracked.id) || self.list == Listing::Ready
    }

    /// How long the job has been running; never less than was shown before. While nothing is heard it may be done,
    /// and the clock may have been set: what was so at the last answer stays.
    fn ran(&self, tracked: &Tracked, hearing: Hearing, now: Moment) -> Option<Ran> {
        let document = tracked.document()?;
        let started_at = document.started_at?;
        let is_heard = matches!(hearing, Hearing::Live | Hearing::Polling);
        let until = self.heard_at(tracked, now).filter(|_| !is_heard).unwrap_or(now);
        let counted = match self.clock.of_server(started_at) {
            Some(started_at) => until.since(started_at),
            // The clocks cannot be compared, but two times of the server's can.
            None => {
                let vouched = tracked.job.as_ref().and_then(Job::known_until)?.since(started_at);
                vouched.plus(until.since(tracked.changed_at?))
            }
        };
        let (run, longest) = tracked.ran;
        let span = if run == tracked.run() { counted.max(longest) } else { counted };
        let behind = Span::ms(span.as_ms() - counted.as_ms());
        Some(Ran { span, grows_from: is_heard.then(|| now.plus(behind)) })
    }

    fn is_overdue(
        &self,
        tracked: &Tracked,
        document: &Document,
        hearing: Hearing,
        words: &mut Words,
    ) -> bool {
        let Some(Range { high_s, .. }) = self.usual(document) else { return false };
        let Some(ran) = self.ran(tracked, hearing, words.now) else { return false };
        let usual = Span::seconds(high_s);
        words.until_ran(ran, usual);
        ran.span >= usual
    }

    fn times(&self, document: &Document) -> Times {
        let local = |at: Option<Moment>| at.map(|at| self.clock.wall_of_server(at));
        Times {
            created_at: local(document.created_at),
            started_at: local(document.started_at),
            finished_at: local(document.finished_at),
            expires_at: local(document.expires_at),
            took: document.finished_at.zip(document.started_at).map(|(end, start)| end.since(start)),
        }
    }
}

/// How long a job has been running, as far as it is known.
#[derive(Clone, Copy)]
struct Ran {
    span: Span,
    /// From when on it is longer than that; `None` while nothing is heard, and it stays as it is.
    grows_from: Option<Moment>,
}

/// Collects when the words of a view will next change by themselves.
pub(super) struct Words {
    pub(super) now: Moment,
    pub(super) next: Option<Moment>,
}

impl Words {
    /// Something reads differently from `at` on.
    pub(super) fn until(&mut self, at: Moment) {
        if at > self.now {
            self.next = Some(self.next.map_or(at, |next| next.min(at)));
        }
    }

    pub(super) fn age(&mut self, span: Span) -> Age {
        self.until(self.now.plus(Age::next_change(span)));
        Age::of(span)
    }

    fn running(&mut self, ran: Ran) -> Age {
        self.until_ran(ran, ran.span.plus(Age::next_change(ran.span)));
        Age::of(ran.span)
    }

    /// Something reads differently once a job has been running for `span`.
    fn until_ran(&mut self, ran: Ran, span: Span) {
        let left = Span::ms(span.as_ms().saturating_sub(ran.span.as_ms()));
        if let Some(from) = ran.grows_from.filter(|_| left > Span::ZERO) {
            self.until(from.plus(left));
        }
    }

    pub(super) fn age_since(&mut self, at: Moment) -> Age {
        self.age(self.now.since(at))
    }
}

fn stage_view(stage: &Stage) -> StageView {
    StageView {
        key: stage.key.clone(),
        label: stage.label.clone(),
        status: stage.status,
        took: stage.finished_at.zip(stage.started_at).map(|(end, start)| end.since(start)),
    }
}

/// Everything that is counted is done only where no step is still to come.
fn is_last_stage(document: &Document) -> bool {
    !document.stages.iter().any(|stage| stage.status == StageStatus::Upcoming)
}

fn failed_stage(document: &Document) -> Option<String> {
    let failed = document.stages.iter().find(|stage| stage.status == StageStatus::Failed);
    failed.map(|stage| stage.label.clone())
}
