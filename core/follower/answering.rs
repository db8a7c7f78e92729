use super::wish::{OVERDUE, Verb, Wish, can_undo, ended_otherwise};
use super::{Follower, Tracked};
use crate::adapters::Reading;
use crate::announce::{Said, Wished};
use crate::document::{Document, Problem, Status};
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
                if verb == Verb::Cancel && document.id == *id && document.status == Status::Completed =>
            {
                tracked.wishes.set(verb, Wish::TooLate { run });
                let named = tracked.named();
                self.speech.say(Said::CancelTooLate(named));
                self.take_answer(id, *document, now);
            }
            // How the job stands says all: nothing of the wish is left to say.
            Reading::Conflict { document: Some(document), .. } if is_settled(verb, id, run, &document) => {
                tracked.wishes.set(verb, Wish::None);
                self.take_answer(id, *document, now);
            }
            Reading::Conflict { document, problem } => {
                self.deny(id, verb, run, &problem);
                match document {
                    Some(document) => self.take_answer(id, *document, now),
                    None => self.look_now(id, now),
                }
                self.say_refused(id, verb);
            }
            Reading::Refused(_) | Reading::NoAccess => {
                let problem =
                    if let Reading::Refused(problem) = reading { problem } else { Problem::default() };
                self.deny(id, verb, run, &problem);
                self.say_refused(id, verb);
                // An earlier try may have been taken, though its answer was lost.
                if tries > 1 {
                    self.look_now(id, now);
                }
            }
            Reading::NotFound { .. } | Reading::Expired => {
                self.deny(id, verb, run, &Problem::default());
                self.say_refused(id, verb);
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
    }

    /// Says what is shown of a refusal. Where the answer's own document has settled the wish, nothing is shown of it.
    fn say_refused(&mut self, id: &JobId, verb: Verb) {
        let Some(tracked) = self.jobs.get(id) else { return };
        if let Wish::Denied { detail, .. } = tracked.wishes.of(verb) {
            let said = refused(verb, tracked, detail.clone());
            self.speech.say(said);
        }
    }

    /// Nobody has said what became of a wish: the server is looked at for what is true.
    pub(super) fn unconfirmed(&mut self, id: &JobId, verb: Verb, run: u64, now: Moment) {
        self.give_up_wish(id, verb, run);
        self.look_now(id, now);
    }

    pub(super) fn give_up_wish(&mut self, id: &JobId, verb: Verb, run: u64) {
        let Some(tracked) = self.jobs.get_mut(id) else { return };
        tracked.wishes.set(verb, Wish::Unconfirmed { run });
        let said = match verb {
            // The server has been heard since, and would not take it any more.
            Verb::UndoCancel if !is_undoable(tracked) => refused(verb, tracked, None),
            _ => Said::Unconfirmed { job: tracked.named(), wish: wished(verb) },
        };
        self.speech.say(said);
    }
}

fn refused(verb: Verb, tracked: &Tracked, reason: Option<String>) -> Said {
    let is_final = verb == Verb::UndoCancel && !is_undoable(tracked);
    Said::Refused { job: tracked.named(), wish: wished(verb), is_final, reason }
}

/// Whether the document of a conflict says by itself what a wish about this run came to: the job was canceled or has failed
/// before the cancel arrived, it runs again already, or the cancel that was to be undone had come too late.
fn is_settled(verb: Verb, id: &JobId, run: u64, document: &Document) -> bool {
    document.id == *id
        && match verb {
            Verb::Cancel => document.status.is_ending(),
            Verb::UndoCancel => document.run_number() > run || ended_otherwise(document),
            Verb::Retry | Verb::RetryFailed => false,
        }
}

fn is_undoable(tracked: &Tracked) -> bool {
    tracked.document().is_some_and(can_undo)
}

fn wished(verb: Verb) -> Wished {
    match verb {
        Verb::Cancel => Wished::Cancel,
        Verb::UndoCancel => Wished::UndoCancel,
        Verb::Retry | Verb::RetryFailed => Wished::Retry,
    }
}
