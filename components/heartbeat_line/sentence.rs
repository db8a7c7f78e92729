use waitwell_core::age::Age;
use waitwell_core::document::Leave;
use waitwell_core::hearing::{Hearing, Trouble};
use waitwell_core::moment::{Moment, Span};
use waitwell_core::view::{Contact, Gone, JobView, ShownStatus};

use super::HeartbeatLineCopy;
use crate::about_now::about_now;
use crate::language::{Clock, Noun, Wording};

/// The sentence of the line, with the moment that it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The whole sentence.
    pub text: String,
    /// The words in it that stand for a moment, and the moment.
    pub when: Option<(String, Moment)>,
}

/// From this far away on, a next look is "in about an hour".
const LONG_WAIT: Span = Span::minutes(50);

impl HeartbeatLineCopy {
    /// What the line says of `job`.
    pub fn sentence(&self, job: &JobView) -> Sentence {
        let noun = self.wording.noun(job.kind.as_deref());
        if job.status.is_over() {
            return self.after(job, noun);
        }
        match (job.hearing, job.contact.trouble) {
            (Hearing::SignedOut, _) if job.id.is_none() => Sentence::of(self.signed_out_after.to_string()),
            (Hearing::SignedOut, _) => {
                let when = self.heard(&job.contact).map(|(clock, at)| (clock.to_string(), at));
                Sentence::with(when, |when| (self.signed_out)(when, &self.calm(job, noun)))
            }
            (Hearing::Offline, _) => self.lost(self.offline, job, noun),
            (Hearing::Paused, _) => Sentence::with(self.heard_at(&job.contact), self.paused),
            (Hearing::Restoring, _) if job.id.is_none() => Sentence::of((self.sending)(noun)),
            (Hearing::Restoring, _) => Sentence::of(self.checking.to_string()),
            (_, Some(Trouble::Busy)) => self.busy(job).and(&self.wording, &self.calm(job, noun)),
            (_, Some(Trouble::Intercepted)) => {
                Sentence::of(self.intercepted.to_string()).and(&self.wording, &self.calm(job, noun))
            }
            (_, Some(Trouble::Unreadable(_))) => {
                Sentence::of(self.unreadable.to_string()).and(&self.wording, &self.calm(job, noun))
            }
            (Hearing::Lost, _) => self.lost(self.lost, job, noun),
            (Hearing::Checking, _) => Sentence::of(self.checking.to_string()),
            (Hearing::Live | Hearing::Polling, _) => self.working(job, noun),
        }
    }

    /// Whether the line says that the job keeps running, or its place in the queue, since it says that there is a trouble.
    pub(crate) fn says_it_runs(job: &JobView) -> bool {
        let is_cut_off = matches!(job.hearing, Hearing::Lost | Hearing::Offline | Hearing::SignedOut);
        let is_troubled = is_cut_off
            || (!matches!(job.hearing, Hearing::Paused | Hearing::Restoring)
                && matches!(
                    job.contact.trouble,
                    Some(Trouble::Busy | Trouble::Intercepted | Trouble::Unreadable(_))
                ));
        let goes_on = matches!(job.status, ShownStatus::InProgress | ShownStatus::Queued);
        is_troubled && goes_on && job.leave != Some(Leave::KeepOpen)
    }

    fn working(&self, job: &JobView, noun: &Noun) -> Sentence {
        let ago = job.contact.heard.zip(job.contact.heard_at);
        let ago = ago.map(|(age, at)| (self.wording.ago(age), at));
        match job.status {
            ShownStatus::Sending => Sentence::of((self.sending)(noun)),
            ShownStatus::Queued => Sentence::with(ago, self.queued),
            ShownStatus::NeedsAction => Sentence::with(ago, self.needs_action),
            _ => match job.contact.quiet_since {
                Some(since) => {
                    let when = self.wording.clock(since, about_now(&job.contact)).to_string();
                    Sentence { text: (self.quiet)(noun, &when), when: Some((when, since)) }
                }
                None => Sentence::with(ago, self.still_working),
            },
        }
    }

    fn lost(&self, sentence: fn(Option<&str>) -> String, job: &JobView, noun: &Noun) -> Sentence {
        Sentence::with(self.heard_at(&job.contact), sentence).and(&self.wording, &self.calm(job, noun))
    }

    fn busy(&self, job: &JobView) -> Sentence {
        let now = about_now(&job.contact);
        let Some(next) = job.contact.next_at else { return Sentence::of((self.busy)(None)) };
        let when = self.wording.clock(next, now.or(Some(next))).at();
        let is_long = exact_now(&job.contact).is_some_and(|now| next.since(now) > LONG_WAIT);
        let text = if is_long { (self.busy_for_long)(&when) } else { (self.busy)(Some(&when)) };
        Sentence { text, when: Some((when, next)) }
    }

    /// What a trouble of the page means for the job: no more than is known.
    fn calm(&self, job: &JobView, noun: &Noun) -> String {
        match (job.status, job.leave) {
            (ShownStatus::Sending, _) if job.id.is_none() => (self.start_not_known)(noun),
            (_, Some(Leave::KeepOpen)) => (self.needs_the_page)(noun),
            _ if job.answers().may_stop => (self.may_have_stopped)(noun),
            (ShownStatus::Queued, _) => (self.keeps_its_place)(noun),
            (ShownStatus::NeedsAction, _) => (self.is_kept)(noun),
            _ => (self.keeps_running)(noun),
        }
    }

    fn after(&self, job: &JobView, noun: &Noun) -> Sentence {
        let sentence = match job.status {
            ShownStatus::Gone => {
                return Sentence::of(match job.gone {
                    Some(Gone::Expired) => (self.expired)(noun),
                    Some(Gone::NoAccess) => (self.no_access)(noun),
                    Some(Gone::NeverKnown) => self.never_known.to_string(),
                    Some(Gone::NotFound) | None => (self.not_found)(noun),
                });
            }
            _ if job.hearing == Hearing::SignedOut => return Sentence::of(self.signed_out_after.to_string()),
            ShownStatus::Failed => self.failed,
            ShownStatus::Canceled => self.canceled,
            _ => self.finished,
        };
        let when = job.times.finished_at;
        let when = when.map(|at| (self.wording.clock(at, job.contact.heard_at).at(), at));
        let took = job.times.took.map(|span| self.wording.took(span));
        Sentence::with(when, |when| sentence(when, took.as_ref()))
    }

    fn heard(&self, contact: &Contact) -> Option<(Clock, Moment)> {
        contact.heard_at.map(|at| (self.wording.clock(at, about_now(contact)), at))
    }

    /// "at 14:02".
    fn heard_at(&self, contact: &Contact) -> Option<(String, Moment)> {
        self.heard(contact).map(|(clock, at)| (clock.at(), at))
    }
}

impl Sentence {
    fn of(text: String) -> Self {
        Self { text, when: None }
    }

    fn with(when: Option<(String, Moment)>, sentence: impl FnOnce(Option<&str>) -> String) -> Self {
        let text = sentence(when.as_ref().map(|(words, _)| words.as_str()));
        Self { text, when }
    }

    fn and(mut self, wording: &Wording, more: &str) -> Self {
        self.text.push_str(wording.language().space);
        self.text.push_str(more);
        self
    }

    /// The sentence before the moment, the moment's words, and the sentence after it.
    pub fn parts(&self) -> (&str, Option<&str>, &str) {
        let split = self.when.as_ref().and_then(|(when, _)| {
            let (before, after) = self.text.split_once(when.as_str())?;
            Some((before, Some(when.as_str()), after))
        });
        split.unwrap_or((&self.text, None, ""))
    }
}

/// Now to the minute; not known once the last contact is hours old.
fn exact_now(contact: &Contact) -> Option<Moment> {
    let is_fresh = !matches!(contact.heard, Some(Age::Hours(_) | Age::Days(_)));
    about_now(contact).filter(|_| is_fresh)
}
