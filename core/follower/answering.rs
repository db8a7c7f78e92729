use super::Follower;
use super::wish::{OVERDUE, Verb, Wish, ended_otherwise};
use crate::adapters::Reading;
use crate::announce::{Named, Said};
use crate::document::{Document, Problem};
use crate::hearing::Trouble;
use crate::id::JobId;
use crate::moment::Moment;

impl Follower {
    pub(super) fn wish_answered(
        &mut self,
        id: &JobId,
        verb: Verb,
        reading: Reading,
        since: Moment,
        now: Moment,
    ) {
        self.touch(id);
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        let Wish::Sent { run, tries, asked_at } = *tracked.wishes.of(verb) else {
            // Settled meanwhile by a document; the answer's own document still counts.
            if let Reading::Job { document, .. } = reading {
                self.take_answer(id, *document, now);
            }
            return;
        };
        let is_last = tries >= self.options.policy.ask_tries || now.since(asked_at) > OVERDUE;
        let is_too_late = matches!(reading, Reading::Conflict { .. });
        if verb == Verb::Cancel && tracked.is_over() && !is_too_late {
            // It ended while the wish was on its way; nothing of it is left to say.
            tracked.wishes.cancel = Wish::None;
            return;
        }
        match reading {
            Reading::Job { document, .. } => {
                tracked.wishes.set(verb, Wish::Taken { run });
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
                tracked.wishes.set(verb, Wish::TooLate { run });
                let named = tracked.named();
                self.speech.say(Said::CancelTooLate(named));
                self.take_answer(id, *document, now);
            }
            // It runs again already, or the cancel itself came too late: nothing of the wish is left to say.
            Reading::Conflict { document: Some(document), .. }
                if verb == Verb::UndoCancel
                    && document.id == *id
                    && (document.run_number() > run || ended_otherwise(&document)) =>
            {
                tracked.wishes.set(verb, Wish::None);
                self.take_answer(id, *document, now);
            }
            Reading::Conflict { document, problem } => {
                self.deny(id, verb, run, &problem);
                match document {
                    Some(document) => self.take_answer(id, *document, now),
                    None => self.look_now(id, now),
                }
            }
            Reading::Refused(_) | Reading::NoAccess => {
                let problem =
                    if let Reading::Refused(problem) = reading { problem } else { Problem::default() };
                self.deny(id, verb, run, &problem);
                // An earlier try may have been taken, though its answer was lost.
                if tries > 1 {
                    self.look_now(id, now);
                }
            }
            Reading::NotFound { .. } | Reading::Expired => {
                self.deny(id, verb, run, &Problem::default());
                self.look_now(id, now);
            }
            Reading::Trouble(Trouble::Unreadable(_)) | Reading::Unchanged { .. } | Reading::Jobs { .. } => {
                self.unconfirmed(id, verb, run, now);
            }
            // It did not count as a try, and is sent again with the new sign-in.
            Reading::SignInFirst if self.is_asked_with_new_sign_in(since) => {
                self.set_wish(id, verb, Wish::Again { run, tries: tries - 1, asked_at, at: now });
            }
            Reading::SignInFirst => self.unconfirmed(id, verb, run, now),
            Reading::Trouble(_) | Reading::Busy { .. } if is_last => {
                self.unconfirmed(id, verb, run, now);
            }
            Reading::Trouble(_) => {
                let at = now.plus(self.wait_or_backoff(None, tries));
                self.ask_again(id, verb, run, tries, asked_at, at);
            }
            Reading::Busy { wait, .. } => {
                let at = now.plus(self.wait_or_backoff(wait, tries));
                self.ask_again(id, verb, run, tries, asked_at, at);
            }
        }
    }

    /// Takes in the document of an answer to a wish; a retry may have made a new job.
    fn take_answer(&mut self, id: &JobId, document: Document, now: Moment) {
        let new_id = document.id.clone();
        if new_id != *id {
            if document.retry_of.as_ref() != Some(id) {
                return self.look_now(id, now);
            }
            let tracked = self.track(&new_id, now);
            tracked.accepted_at = Some(now);
            tracked.is_ours_to_keep();
            self.became(id, &new_id);
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
        tracked.wishes.set(verb, Wish::Denied { run, detail });
        let said = failed(verb, tracked.named());
        self.speech.say(said);
    }

    /// Nobody has said what became of a wish: the server is looked at for what is true.
    pub(super) fn unconfirmed(&mut self, id: &JobId, verb: Verb, run: u64, now: Moment) {
        self.give_up_wish(id, verb, run);
        self.look_now(id, now);
    }

    pub(super) fn give_up_wish(&mut self, id: &JobId, verb: Verb, run: u64) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        tracked.wishes.set(verb, Wish::Unconfirmed { run });
        let said = failed(verb, tracked.named());
        self.speech.say(said);
    }
}

fn failed(verb: Verb, job: Named) -> Said {
    match verb {
        Verb::Cancel => Said::AskFailed { job, was_cancel: true },
        Verb::UndoCancel => Said::UndoFailed(job),
        Verb::Retry | Verb::RetryFailed => Said::AskFailed { job, was_cancel: false },
    }
}
