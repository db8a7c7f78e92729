use super::asking::Wish;
use super::{Effect, Follower, Tracked};
use crate::announce::Said;
use crate::document::{Document, Outcome, Range, Status};
use crate::hearing::{Hearing, Trouble};
use crate::id::JobId;
use crate::job::Job;
use crate::link::Link;
use crate::moment::{Moment, Span};
use crate::progress::Progress;
use crate::view::*;
use crate::words::Age;

/// A next look that is nearer than this is not worth naming.
const WORTH_NAMING: Span = Span::seconds(20);
/// An answer is overdue when the last one is older than this and than two waits.
const OVERDUE_ANSWER: Span = Span::seconds(20);
/// One bad answer can be a passing fault; this many are said.
const UNREADABLE_SAID: u32 = 3;

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
            Status::Completed if is_partial(document) => ShownStatus::PartlyCompleted,
            Status::Completed => ShownStatus::Completed,
            Status::Failed => ShownStatus::Failed,
            Status::Canceled => ShownStatus::Canceled,
        }
    }
}

fn is_partial(document: &Document) -> bool {
    document.result.as_ref().and_then(|result| result.outcome) == Some(Outcome::Partial)
}

impl Follower {
    /// What there is to show of a job when the browser's clock shows `wall`; `None` for a job that is not
    /// followed.
    pub fn view(&self, id: &JobId, wall: Moment) -> Option<JobView> {
        let id = self.newest(id);
        let tracked = self.jobs.get(&id)?;
        let mut clock = Words { now: self.clock.of_wall(wall), next: None };
        Some(self.view_of(tracked, &mut clock))
    }

    /// Says which views may have changed: those of jobs that were touched, or whose words have run out.
    pub(super) fn show(&mut self, now: Moment) {
        let due = self.jobs.iter().filter(|(_, tracked)| tracked.next_word.is_some_and(|at| at <= now));
        let due: Vec<JobId> = due.map(|(id, _)| id.clone()).collect();
        self.changed.extend(due);
        for id in std::mem::take(&mut self.changed) {
            let Some(tracked) = self.jobs.get(&id) else { continue };
            let mut words = Words { now, next: None };
            let ran = self.ran(tracked, &mut words);
            let quiet = self.view_of(tracked, &mut words).contact.quiet_since.is_some();
            let Some(tracked) = self.jobs.get_mut(&id) else { continue };
            tracked.next_word = words.next;
            tracked.ran = (tracked.run(), ran.unwrap_or_default());
            if quiet && !tracked.is_quiet_said {
                let said = Said::Quiet(tracked.named());
                self.speech.say(said);
            }
            tracked.is_quiet_said = quiet;
            self.out.push(Effect::Changed(id));
        }
    }

    pub(super) fn next_word(&self) -> Option<Moment> {
        self.jobs.values().filter_map(|tracked| tracked.next_word).min()
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
            is_forgotten_on_close: !self.keeping.keeps(&tracked.id) && self.list != super::Listing::Ready,
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
            status_word: if let Status::Unknown(word) = &document.status { Some(word.clone()) } else { None },
            finishing: is_running && is_last_stage(document) && job.progress().is_full(),
            stages: document.stages.iter().map(|stage| stage_view(stage)).collect(),
            progress: if is_live { job.progress().clone() } else { Progress::Unknown },
            note: document.note.clone().filter(|_| is_live),
            waiting: document.waiting.clone().filter(|_| is_live),
            queue_position: document
                .queue
                .as_ref()
                .and_then(|q| q.position)
                .filter(|_| status == ShownStatus::Queued),
            estimate: document.estimate.filter(|_| is_live),
            overdue: is_live && self.is_overdue(tracked, document, words),
            leave: document.leave.filter(|_| is_live),
            times: self.times(document),
            running: self.ran(tracked, words).filter(|_| is_running).map(|span| words.age(span)),
            cancel: self.cancel(tracked, document, words),
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
            error: document.error.as_ref().filter(|_| status == ShownStatus::Failed).map(|error| ErrorView {
                kind: error.kind.clone(),
                title: error.title.clone(),
                detail: error.detail.clone(),
                code: error.code.clone(),
                work_safe: error.work_safe,
                stage: failed_stage(document),
            }),
            has_inputs: document.inputs.is_some(),
            ..base
        }
    }

    /// How well the job is heard of, and since when it is not.
    fn hearing(&self, tracked: &Tracked, words: &mut Words) -> (Hearing, Option<Moment>) {
        if !tracked.is_followed() {
            return (Hearing::Paused, None);
        }
        if self.line.is_signed_out {
            return (Hearing::SignedOut, None);
        }
        let Some(bad_since) = tracked.bad_since.or(self.line.bad_since) else {
            return (self.hearing_without_fault(tracked, words), None);
        };
        let lost_at = bad_since.plus(self.options.policy.lost_after);
        words.until(lost_at);
        let hearing = match () {
            () if !self.line.is_online => Hearing::Offline,
            // A server that asks for patience has been heard.
            () if tracked.trouble.or(self.line.trouble) == Some(Trouble::Busy) => Hearing::Checking,
            () if words.now >= lost_at => Hearing::Lost,
            () => Hearing::Checking,
        };
        (hearing, Some(bad_since))
    }

    fn hearing_without_fault(&self, tracked: &Tracked, words: &mut Words) -> Hearing {
        let Some(heard_at) = tracked.heard_at else { return Hearing::Restoring };
        if tracked.missed_at.is_some() {
            return Hearing::Checking;
        }
        // A look is under way, and the last answer is older than it should be: as after sleep.
        let wait = tracked.next_look.map_or(Span::ZERO, |at| at.since(heard_at));
        let overdue_at = heard_at.plus(OVERDUE_ANSWER.max(wait.times(2)));
        words.until(overdue_at);
        if words.now >= overdue_at { Hearing::Checking } else { Hearing::Polling }
    }

    fn contact(
        &self,
        tracked: &Tracked,
        hearing: Hearing,
        bad_since: Option<Moment>,
        words: &mut Words,
    ) -> Contact {
        let heard_at = tracked.heard_at.map(|at| self.clock.wall(at));
        if hearing == Hearing::Paused {
            return Contact { heard_at, ..Contact::default() };
        }
        let trouble = tracked.trouble.or(self.line.trouble).filter(|trouble| match trouble {
            Trouble::Unreadable(_) => tracked.faults >= UNREADABLE_SAID,
            Trouble::Busy | Trouble::Intercepted => true,
            Trouble::Unreachable => bad_since.is_some(),
        });
        let next = tracked.next_look.map(|at| at.max(self.line.hold_until.unwrap_or(at)));
        let next = next.filter(|at| at.since(words.now) >= WORTH_NAMING && trouble == Some(Trouble::Busy));
        Contact {
            heard: tracked.heard_at.map(|at| words.age_since(at)),
            heard_at,
            trouble,
            next_at: next.map(|at| self.clock.wall(at)),
            quiet_since: self.quiet_since(tracked, words),
        }
    }

    /// Since when the job itself has been silent while the server answers.
    fn quiet_since(&self, tracked: &Tracked, words: &mut Words) -> Option<Moment> {
        let document = tracked.document().filter(|document| document.status == Status::InProgress)?;
        // Without a sign of life of its own, nothing can be said about its silence. A change is one too.
        let sign = document.beat_at?.max(document.updated_at.unwrap_or(document.beat_at?));
        let silent_at = match self.clock.of_server(sign) {
            Some(at) => at,
            // The clocks cannot be compared: since its newest document came, at the earliest.
            None => tracked.changed_at?,
        };
        let quiet_at = silent_at.plus(self.options.policy.quiet_after);
        words.until(quiet_at);
        (words.now >= quiet_at).then(|| self.clock.wall(silent_at))
    }

    /// How long the job has been running; never less than was shown before.
    fn ran(&self, tracked: &Tracked, words: &mut Words) -> Option<Span> {
        let document = tracked.document()?;
        let started_at = document.started_at?;
        let ran = match self.clock.of_server(started_at) {
            Some(started_at) => words.now.since(started_at),
            // The clocks cannot be compared, but two times of the server's can.
            None => {
                let vouched = tracked.job.as_ref().and_then(Job::known_until)?.since(started_at);
                vouched.plus(words.now.since(tracked.changed_at?))
            }
        };
        Some(if tracked.ran.0 == tracked.run() { ran.max(tracked.ran.1) } else { ran })
    }

    fn is_overdue(&self, tracked: &Tracked, document: &Document, words: &mut Words) -> bool {
        let Some(Range { high_s, .. }) = document.estimate else { return false };
        let Some(ran) = self.ran(tracked, words) else { return false };
        let usual = Span::seconds(high_s);
        words.until(words.now.plus(Span::ms(usual.as_ms().saturating_sub(ran.as_ms()))));
        ran > usual
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

    fn cancel(&self, tracked: &Tracked, document: &Document, words: &mut Words) -> Cancel {
        let is_over = document.status.is_ending();
        match &tracked.cancel {
            Wish::TooLate { .. } => return Cancel::TooLate,
            _ if is_over => return Cancel::NotOffered,
            Wish::Sent { .. } | Wish::Again { .. } => return Cancel::Sending,
            Wish::Unconfirmed { .. } if document.cancel_requested_at.is_none() => return Cancel::Unconfirmed,
            Wish::Denied { detail, .. } => return Cancel::Denied { detail: detail.clone() },
            _ => {}
        }
        if let Some((_, since)) = tracked.asked_to_stop.filter(|(run, _)| *run == tracked.run()) {
            let slow_at = since.plus(self.options.policy.slow_cancel_after);
            words.until(slow_at);
            return Cancel::Asked { is_slow: words.now >= slow_at };
        }
        match &document.cancel {
            Some(terms) if terms.allowed == Some(true) => Cancel::Offered(CancelEffect {
                scope: terms.scope,
                keeps: terms.keeps.clone(),
                deletes: terms.deletes.clone(),
                cannot_undo: terms.cannot_undo.clone(),
            }),
            Some(terms) if terms.allowed == Some(false) => Cancel::Refused { why_not: terms.why_not.clone() },
            _ => Cancel::NotOffered,
        }
    }

    fn retry(&self, tracked: &Tracked, document: &Document) -> Retry {
        match &tracked.retry {
            // Taken: the new run is on its way, and until it is heard of nothing else can be asked.
            Wish::Sent { .. } | Wish::Again { .. } | Wish::Taken { .. } => return Retry::Sending,
            Wish::Unconfirmed { .. } => return Retry::Unconfirmed,
            Wish::Denied { detail, .. } => return Retry::Denied { detail: detail.clone() },
            Wish::None | Wish::TooLate { .. } => {}
        }
        let Some(terms) = &document.retry else { return Retry::NotOffered };
        match terms.allowed {
            Some(true) => Retry::Offered(RetryOffer {
                from: terms.from,
                from_stage: terms.from_stage.clone(),
                usual: terms.low_s.zip(terms.high_s).map(|(low_s, high_s)| Range { low_s, high_s }),
                duplicates: terms.duplicates,
                fix_first: terms.fix_first.as_ref().map(|fix| Fix {
                    code: fix.code.clone(),
                    label: fix.label.clone(),
                    link: self.link(fix.url.as_deref()),
                }),
            }),
            Some(false) if document.status.is_ending() => Retry::Refused { why_not: terms.why_not.clone() },
            _ => Retry::NotOffered,
        }
    }

    fn result(&self, result: &crate::document::JobResult, words: &mut Words) -> ResultView {
        let left_out = |left: &crate::document::LeftOut| LeftOutView {
            count: left.count,
            unit: left.unit.clone().or_else(|| result.unit.clone()),
            text: left.text.clone(),
            retry_helps: left.retry_helps,
        };
        ResultView {
            outcome: result.outcome,
            done: result.done,
            total: result.total,
            unit: result.unit.clone(),
            skipped: result.skipped.iter().map(left_out).collect(),
            failed: result.failed.iter().map(left_out).collect(),
            files: result.files.iter().map(|file| self.file(file, words)).collect(),
            changed: result.changed.as_ref().map(|changed| ChangedView {
                count: changed.count,
                unit: changed.unit.clone(),
                review: self.link(changed.review_url.as_deref()),
            }),
            safe_to_use: result.safe_to_use.clone(),
            next: result.next.clone(),
        }
    }

    fn file(&self, file: &crate::document::ResultFile, words: &mut Words) -> FileView {
        let expires_at = file.expires_at.and_then(|at| self.clock.of_server(at));
        if let Some(at) = expires_at {
            words.until(at);
        }
        let link = match self.link(file.url.as_deref()) {
            _ if self.line.is_signed_out => FileLink::SignInFirst,
            _ if expires_at.is_some_and(|at| words.now >= at) => FileLink::Expired,
            Some(Link::Safe(href)) => FileLink::Ready(href),
            Some(Link::Blocked) => FileLink::Blocked,
            None => FileLink::NotGiven,
        };
        FileView {
            name: file.name.clone(),
            format: file.format.clone(),
            bytes: file.bytes,
            rows: file.rows,
            link,
            expires_at: file.expires_at.map(|at| self.clock.wall_of_server(at)),
        }
    }

    fn link(&self, raw: Option<&str>) -> Option<Link> {
        raw.map(|raw| self.options.links.judge(raw))
    }
}

/// Collects when the words of a view will next change by themselves.
struct Words {
    now: Moment,
    next: Option<Moment>,
}

impl Words {
    /// Something reads differently from `at` on.
    fn until(&mut self, at: Moment) {
        if at > self.now {
            self.next = Some(self.next.map_or(at, |next| next.min(at)));
        }
    }

    fn age(&mut self, span: Span) -> Age {
        self.until(self.now.plus(Age::next_change(span)));
        Age::of(span)
    }

    fn age_since(&mut self, at: Moment) -> Age {
        self.age(self.now.since(at))
    }
}

fn stage_view(stage: &crate::document::Stage) -> StageView {
    StageView {
        key: stage.key.clone(),
        label: stage.label.clone(),
        status: stage.status,
        took: stage.finished_at.zip(stage.started_at).map(|(end, start)| end.since(start)),
    }
}

/// Everything that is counted is done only where no step is still to come.
fn is_last_stage(document: &Document) -> bool {
    !document.stages.iter().any(|stage| stage.status == crate::document::StageStatus::Upcoming)
}

fn failed_stage(document: &Document) -> Option<String> {
    let failed = document.stages.iter().find(|stage| stage.status == crate::document::StageStatus::Failed);
    failed.map(|stage| stage.label.clone())
}
