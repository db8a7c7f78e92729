use super::RequestId;
use super::jobs::Turns;
use super::pulse::{Pulse, sign_of_life};
use super::wish::Wishes;
use crate::document::Document;
use crate::hearing::Trouble;
use crate::id::JobId;
use crate::job::{Heard, Job};
use crate::moment::{Moment, Span};
use crate::saved::{Rest, SavedJob};
use crate::view::{Copying, Gone, JobView, ShownStatus};

/// One job, and how far the page is with it.
#[derive(Debug)]
pub(super) struct Tracked {
    pub(super) id: JobId,
    pub(super) job: Option<Job>,
    pub(super) etag: Option<String>,
    /// The server left it out of an answer about several jobs, so it is asked about by itself.
    pub(super) is_asked_alone: bool,
    /// When it was first known here.
    pub(super) added: Moment,
    /// By what it is ordered in the recent list; it does not change once the job has been heard of.
    pub(super) place: Moment,
    pub(super) is_placed: bool,
    /// When the last good answer came.
    pub(super) heard_at: Option<Moment>,
    /// When the newest document came.
    pub(super) changed_at: Option<Moment>,
    pub(super) pulse: Pulse,
    pub(super) in_flight: Option<RequestId>,
    /// When it was last looked at.
    pub(super) looked_at: Option<Moment>,
    /// The look that was under way when something was missed.
    pub(super) doubted: Option<RequestId>,
    /// When to look again; `None`: there is nothing to look for any more.
    pub(super) next_look: Option<Moment>,
    /// The person, or a wish without an answer, asked for that look; so until it is answered.
    pub(super) is_look_asked: bool,
    /// The page shows it by itself, and not only in a list.
    pub(super) is_shown: bool,
    /// It is known because another tab shows it, which also keeps it.
    pub(super) is_of_another_tab: bool,
    /// How long after the last good answer the next one is planned.
    pub(super) wait: Span,
    /// When the first look of the present run of faults was sent, and what is in the way: for faults
    /// of this job alone.
    pub(super) bad_since: Option<Moment>,
    pub(super) trouble: Option<Trouble>,
    pub(super) faults: u32,
    /// When the server first said that it does not know the job.
    pub(super) missed_at: Option<Moment>,
    /// When the server accepted the start of it, in this page.
    pub(super) accepted_at: Option<Moment>,
    pub(super) gone: Option<Gone>,
    pub(super) wishes: Wishes,
    /// Since when this run is known to be asked to stop.
    pub(super) asked_to_stop: Option<(u64, Moment)>,
    /// What became of copying something about it, and when.
    pub(super) copying: Option<(Copying, Moment)>,
    /// The job that the server made of a retry.
    pub(super) became: Option<JobId>,
    /// The job that this one is a retry of; who shows that one is shown this one.
    pub(super) replaces: Option<JobId>,
    pub(super) is_removed: bool,
    /// It was started or opened here, so its id is kept.
    pub(super) is_kept: bool,
    /// It was at work when an earlier page last heard of it.
    pub(super) was_at_work: bool,
    /// When it was first known to be over.
    pub(super) ended: Option<Moment>,
    /// The headline and the step that were last known, for what is said aloud.
    pub(super) known_status: Option<(u64, ShownStatus)>,
    pub(super) known_stage: Option<String>,
    pub(super) stage_said_at: Option<Moment>,
    pub(super) is_quiet_said: bool,
    /// The longest running time shown in this run; it never shrinks.
    pub(super) ran: (u64, Span),
    /// When the words about it next change by themselves.
    pub(super) next_word: Option<Moment>,
    /// What was last shown of it.
    pub(super) shown: Option<JobView>,
    /// That is shown until the page goes on.
    pub(super) is_still: bool,
    /// Its turns, as they stand in the index.
    pub(super) turns: Turns,
}

impl Tracked {
    pub(super) fn new(id: JobId, added: Moment, now: Moment) -> Self {
        Self {
            id,
            job: None,
            etag: None,
            is_asked_alone: false,
            added,
            place: added,
            is_placed: false,
            heard_at: None,
            changed_at: None,
            pulse: Pulse::default(),
            in_flight: None,
            looked_at: None,
            doubted: None,
            next_look: Some(now),
            is_look_asked: false,
            is_shown: false,
            is_of_another_tab: false,
            wait: Span::ZERO,
            bad_since: None,
            trouble: None,
            faults: 0,
            missed_at: None,
            accepted_at: None,
            gone: None,
            wishes: Wishes::default(),
            asked_to_stop: None,
            copying: None,
            became: None,
            replaces: None,
            is_removed: false,
            is_kept: false,
            was_at_work: false,
            ended: None,
            known_status: None,
            known_stage: None,
            stage_said_at: None,
            is_quiet_said: false,
            ran: (0, Span::ZERO),
            next_word: None,
            shown: None,
            is_still: false,
            turns: Turns::default(),
        }
    }

    /// A job found in storage.
    pub(super) fn restored(saved: SavedJob, now: Moment) -> Self {
        let gone = match saved.rest {
            Some(Rest::NotFound) => Some(Gone::NotFound),
            Some(Rest::Expired) => Some(Gone::Expired),
            Some(Rest::Removed) | None => None,
        };
        Self {
            is_removed: saved.rest == Some(Rest::Removed),
            next_look: saved.rest.is_none().then_some(now),
            is_kept: true,
            is_placed: true,
            was_at_work: saved.ended.is_none(),
            ended: saved.ended,
            gone,
            ..Self::new(saved.id, saved.added, now)
        }
    }

    /// What is kept of it across a refresh.
    pub(super) fn to_save(&self) -> SavedJob {
        let rest = match self.gone {
            _ if self.is_removed => Some(Rest::Removed),
            Some(Gone::NotFound | Gone::NeverKnown) => Some(Rest::NotFound),
            Some(Gone::Expired) => Some(Rest::Expired),
            // Access can be given back, so it is asked for again after a refresh.
            Some(Gone::NoAccess) | None => None,
        };
        SavedJob { id: self.id.clone(), added: self.place, ended: self.ended, rest }
    }

    pub(super) fn document(&self) -> Option<&Document> {
        self.job.as_ref().map(Job::document)
    }

    pub(super) fn run(&self) -> u64 {
        self.document().map_or(1, Document::run_number)
    }

    pub(super) fn is_over(&self) -> bool {
        self.gone.is_some() || self.document().is_some_and(|document| document.status.is_ending())
    }

    /// Whether anything was ever heard of it: here, by an earlier page, as the answer to a start, or from a job that
    /// repeats it.
    pub(super) fn is_known(&self) -> bool {
        self.job.is_some() || self.is_placed || self.accepted_at.is_some() || self.became.is_some()
    }

    /// Its id is this tab's to keep from now on, also where another tab has told of the job first.
    pub(super) fn is_ours_to_keep(&mut self) {
        (self.is_kept, self.is_of_another_tab) = (true, false);
    }

    /// Whether this tab has anything to show of it, and not another one alone.
    pub(super) fn is_listed(&self) -> bool {
        (!self.is_of_another_tab || self.job.is_some()) && self.gone != Some(Gone::NeverKnown)
    }

    /// Whether there is anything left to look for.
    pub(super) fn is_followed(&self) -> bool {
        // What was taken and begins a run brings a new one, of which nothing has been heard yet; what was not confirmed
        // may have been taken.
        let is_awaited =
            self.gone.is_none() && (self.wishes.is_run_awaited() || self.wishes.is_run_in_doubt());
        (is_awaited || !self.is_over()) && !self.is_removed && self.became.is_none()
    }

    /// Whether it is over and nothing more is heard of it, whatever else a stream tells.
    pub(super) fn is_done(&self) -> bool {
        self.is_over() && !self.is_followed()
    }

    /// Takes in that a stream was last heard then, which is over or is no longer heard.
    pub(super) fn keep_heard(&mut self, stream_heard_at: Option<Moment>) {
        let is_heard = self.heard_at.is_some() && !self.is_done();
        self.heard_at = self.heard_at.max(stream_heard_at.filter(|_| is_heard));
    }

    /// Whether it is to be looked at. What was asked for is asked until it is answered, also of a job that is over.
    pub(super) fn is_wanted(&self) -> bool {
        self.is_followed() || self.is_look_asked
    }

    /// Takes in a document of this job, which was silent for so long by then.
    pub(super) fn hear(&mut self, document: Document, silence: Option<Span>, now: Moment) -> Heard {
        let before = self.document().map(|known| (known.run_number(), sign_of_life(known)));
        let heard = match &mut self.job {
            None => {
                self.job = Some(Job::new(document));
                Heard::Newer
            }
            Some(job) => job.hear(document),
        };
        if heard == Heard::Newer {
            self.changed_at = Some(now);
        }
        let run = self.run();
        let sign = self.document().map(|known| (known.run_number(), sign_of_life(known)));
        if let Some(waited) = silence.filter(|_| before < sign && before.is_some_and(|(of, _)| of == run)) {
            self.pulse.beats(run, waited);
        }
        let is_asked = self.document().is_some_and(|document| document.cancel_requested_at.is_some());
        if is_asked && self.asked_to_stop.is_none_or(|(of, _)| of != run) {
            self.asked_to_stop = Some((run, now));
        }
        heard
    }

    /// A good answer came.
    pub(super) fn is_well(&mut self, now: Moment) {
        (self.heard_at, self.is_look_asked) = (Some(now), false);
        (self.bad_since, self.trouble, self.missed_at, self.faults) = (None, None, None, 0);
    }

    /// It cannot be found any more; of a job that the person may not see, nothing is kept.
    pub(super) fn forget_contents(&mut self, gone: Gone) {
        self.gone = Some(gone);
        self.next_look = None;
        if gone == Gone::NoAccess {
            (self.job, self.etag, self.shown, self.known_stage) = (None, None, None, None);
        }
    }
}
