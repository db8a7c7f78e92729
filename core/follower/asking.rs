use super::{Effect, Follower, Tracked, What};
use crate::adapters::Reading;
use crate::announce::Said;
use crate::ask::Ask;
use crate::document::{Document, Problem};
use crate::hearing::Trouble;
use crate::id::{JobId, Key};
use crate::moment::Moment;

/// How far a wish about one run of a job is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Wish {
    /// Nothing was asked, or it is settled.
    #[default]
    None,
    /// It was sent this often, and an answer may still come.
    Sent { run: u64, tries: u32 },
    /// It is sent again then, with the same key.
    Again { run: u64, tries: u32, at: Moment },
    /// The server took it.
    Taken { run: u64 },
    /// No answer came in all tries; the server is looked at for what is true.
    Unconfirmed { run: u64 },
    /// The server refused it.
    Denied { run: u64, detail: Option<String> },
    /// The job had ended before it arrived.
    TooLate { run: u64 },
}

impl Wish {
    pub(super) fn is_under_way(&self) -> bool {
        matches!(self, Wish::Sent { .. } | Wish::Again { .. })
    }

    fn run(&self) -> Option<u64> {
        match self {
            Wish::None => None,
            Wish::Sent { run, .. }
            | Wish::Again { run, .. }
            | Wish::Taken { run }
            | Wish::Unconfirmed { run }
            | Wish::Denied { run, .. }
            | Wish::TooLate { run } => Some(*run),
        }
    }
}

/// The two wishes that go to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Cancel,
    Retry,
}

impl Verb {
    fn wish(self, tracked: &mut Tracked) -> &mut Wish {
        match self {
            Verb::Cancel => &mut tracked.cancel,
            Verb::Retry => &mut tracked.retry,
        }
    }
}

impl Follower {
    pub(super) fn asked(&mut self, ask: Ask, now: Moment) {
        // What is asked of a job that became another one is meant for that one.
        let id = self.newest(ask.job());
        self.touch(&id);
        match ask {
            Ask::Cancel(_) => self.wish(&id, Verb::Cancel, now),
            Ask::Retry(_) => self.wish(&id, Verb::Retry, now),
            Ask::LookAgain(_) => self.look_now(&id, now),
            Ask::Remove(_) => self.remove(&id, now),
            Ask::Dismiss(_) => {
                if let Some(tracked) = self.jobs.get_mut(&id) {
                    for verb in [Verb::Cancel, Verb::Retry] {
                        let wish = verb.wish(tracked);
                        if matches!(
                            wish,
                            Wish::Unconfirmed { .. } | Wish::Denied { .. } | Wish::TooLate { .. }
                        ) {
                            *wish = Wish::None;
                        }
                    }
                }
            }
            Ask::CopyId(_) => self.out.push(Effect::Copy(id.to_string())),
            Ask::StartOver(_) => self.out.push(Effect::Host(Ask::StartOver(id))),
            Ask::Open(_) => self.out.push(Effect::Host(Ask::Open(id))),
        }
    }

    /// Sends again the wishes and starts whose turn has come.
    pub(super) fn retry_due(&mut self, now: Moment) {
        self.retry_starts(now);
        let due = |wish: &Wish| matches!(wish, Wish::Again { at, .. } if *at <= now);
        let jobs: Vec<JobId> = self
            .jobs
            .iter()
            .filter(|(_, job)| due(&job.cancel) || due(&job.retry))
            .map(|(id, _)| id.clone())
            .collect();
        for id in jobs {
            for verb in [Verb::Cancel, Verb::Retry] {
                let Some(tracked) = self.jobs.get_mut(&id) else { continue };
                if let Wish::Again { run, tries, at } = *verb.wish(tracked)
                    && at <= now
                {
                    self.send_wish(&id, verb, run, tries + 1, now);
                }
            }
        }
    }

    pub(super) fn next_retry(&self) -> Option<Moment> {
        let again = |wish: &Wish| if let Wish::Again { at, .. } = wish { Some(*at) } else { None };
        let wishes = self.jobs.values().flat_map(|job| [again(&job.cancel), again(&job.retry)]).flatten();
        wishes.chain(self.next_start()).min()
    }

    pub(super) fn cancel_answered(&mut self, id: &JobId, reading: Reading, now: Moment) {
        self.wish_answered(id, Verb::Cancel, reading, now);
    }

    pub(super) fn retry_answered(&mut self, id: &JobId, reading: Reading, now: Moment) {
        self.wish_answered(id, Verb::Retry, reading, now);
    }

    /// What a new document settles: a wish is about one run, and over with it.
    pub(super) fn settle_wishes(&mut self, id: &JobId) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let (run, is_over) = (tracked.run(), tracked.is_over());
        if tracked.retry.run().is_some_and(|of| of < run) {
            tracked.retry = Wish::None;
        }
        let is_settled = is_over && !matches!(tracked.cancel, Wish::TooLate { .. });
        if is_settled || tracked.cancel.run().is_some_and(|of| of < run) {
            tracked.cancel = Wish::None;
        }
    }

    /// The job that this one became by retries.
    pub(super) fn newest(&self, id: &JobId) -> JobId {
        let mut newest = id;
        // A chain that leads back to itself, which no honest server sends, must not hang the page.
        for _ in 0..self.jobs.len() {
            match self.jobs.get(newest).and_then(|tracked| tracked.became.as_ref()) {
                Some(next) => newest = next,
                None => break,
            }
        }
        newest.clone()
    }

    fn wish(&mut self, id: &JobId, verb: Verb, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let run = tracked.run();
        let is_allowed = tracked.document().is_some_and(|document| match verb {
            Verb::Cancel => {
                !document.status.is_ending()
                    && document.cancel_requested_at.is_none()
                    && document.cancel.as_ref().is_some_and(|terms| terms.allowed == Some(true))
            }
            Verb::Retry => document.retry.as_ref().is_some_and(|terms| terms.allowed == Some(true)),
        });
        let wish = verb.wish(tracked);
        let is_asked = wish.is_under_way() || *wish == (Wish::Taken { run });
        if is_allowed && !is_asked {
            self.send_wish(id, verb, run, 1, now);
        }
    }

    fn send_wish(&mut self, id: &JobId, verb: Verb, run: u64, tries: u32, now: Moment) {
        let call = match verb {
            Verb::Cancel => self.options.adapter.cancel(id, &Key::of_wish(id, run, "cancel")),
            Verb::Retry => self.options.adapter.retry(id, &Key::of_wish(id, run, "retry")),
        };
        let what = match verb {
            Verb::Cancel => What::Cancel(id.clone()),
            Verb::Retry => What::Retry(id.clone()),
        };
        self.send(what, call, now);
        if let Some(tracked) = self.jobs.get_mut(id) {
            *verb.wish(tracked) = Wish::Sent { run, tries };
        }
        self.touch(id);
    }

    fn wish_answered(&mut self, id: &JobId, verb: Verb, reading: Reading, now: Moment) {
        self.touch(id);
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let Wish::Sent { run, tries } = *verb.wish(tracked) else {
            // Settled meanwhile by a document; the answer's own document still counts.
            if let Reading::Job { document, .. } = reading {
                self.take_answer(id, *document, now);
            }
            return;
        };
        match reading {
            Reading::Job { document, .. } => {
                *verb.wish(tracked) = Wish::Taken { run };
                if verb == Verb::Cancel {
                    tracked.asked_to_stop =
                        tracked.asked_to_stop.filter(|(of, _)| *of == run).or(Some((run, now)));
                    let named = tracked.named();
                    self.speech.say(Said::CancelAsked(named));
                }
                self.take_answer(id, *document, now);
            }
            Reading::Conflict { document: Some(document), .. }
                if document.status.is_ending() && verb == Verb::Cancel =>
            {
                *verb.wish(tracked) = Wish::TooLate { run };
                let named = tracked.named();
                self.speech.say(Said::CancelTooLate(named));
                self.take_answer(id, *document, now);
            }
            Reading::Conflict { document, problem } => {
                self.deny(id, verb, run, &problem);
                match document {
                    Some(document) => self.take_answer(id, *document, now),
                    None => self.look_now(id, now),
                }
            }
            Reading::Refused(problem) => self.deny(id, verb, run, &problem),
            Reading::NoAccess => self.deny(id, verb, run, &Problem::default()),
            Reading::NotFound { .. } | Reading::Expired => {
                self.deny(id, verb, run, &Problem::default());
                self.look_now(id, now);
            }
            Reading::Trouble(Trouble::Unreadable(_)) | Reading::Unchanged { .. } | Reading::Jobs(_) => {
                self.unconfirmed(id, verb, run, now);
            }
            Reading::SignInFirst => self.unconfirmed(id, verb, run, now),
            Reading::Trouble(_) | Reading::Busy { .. } if tries >= self.options.policy.ask_tries => {
                self.unconfirmed(id, verb, run, now);
            }
            Reading::Trouble(_) => self.ask_again(id, verb, run, tries, None, now),
            Reading::Busy { wait, .. } => self.ask_again(id, verb, run, tries, wait, now),
        }
    }

    fn ask_again(
        &mut self,
        id: &JobId,
        verb: Verb,
        run: u64,
        tries: u32,
        wait: Option<crate::moment::Span>,
        now: Moment,
    ) {
        let wait = wait.unwrap_or_else(|| self.options.policy.backoff(tries, &mut self.dice));
        if let Some(tracked) = self.jobs.get_mut(id) {
            *verb.wish(tracked) = Wish::Again { run, tries, at: now.plus(wait) };
        }
    }

    /// Takes in the document of an answer to a wish; a retry may have made a new job.
    fn take_answer(&mut self, id: &JobId, document: Document, now: Moment) {
        let new_id = document.id.clone();
        if new_id != *id {
            if document.retry_of.as_ref() != Some(id) {
                return self.look_now(id, now);
            }
            let tracked =
                self.jobs.entry(new_id.clone()).or_insert_with(|| Tracked::new(new_id.clone(), now, now));
            (tracked.is_kept, tracked.accepted_at) = (true, Some(now));
            if let Some(old) = self.jobs.get_mut(id) {
                (old.became, old.next_look, old.retry) = (Some(new_id.clone()), None, Wish::None);
            }
            self.keep(&new_id, now);
        } else if let Some(tracked) = self.jobs.get_mut(id) {
            // The ETag belongs to another answer than this one.
            tracked.etag = None;
        }
        self.hear(document, now);
        self.plan_look(&new_id, None, now);
    }

    fn deny(&mut self, id: &JobId, verb: Verb, run: u64, problem: &Problem) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let detail = problem.detail.clone().or_else(|| problem.title.clone());
        *verb.wish(tracked) = Wish::Denied { run, detail };
        let said = Said::AskFailed { job: tracked.named(), was_cancel: verb == Verb::Cancel };
        self.speech.say(said);
    }

    fn unconfirmed(&mut self, id: &JobId, verb: Verb, run: u64, now: Moment) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        *verb.wish(tracked) = Wish::Unconfirmed { run };
        let said = Said::AskFailed { job: tracked.named(), was_cancel: verb == Verb::Cancel };
        self.speech.say(said);
        self.look_now(id, now);
    }

    fn look_now(&mut self, id: &JobId, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.next_look = Some(now);
        }
    }

    fn remove(&mut self, id: &JobId, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            (tracked.is_removed, tracked.is_kept, tracked.next_look) = (true, true, None);
            tracked.ended = tracked.ended.or(Some(now));
        }
        self.keep(id, now);
    }
}
