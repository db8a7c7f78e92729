use super::showing::Words;
use super::{Follower, Tracked};
use crate::announce::Said;
use crate::ask::Copied;
use crate::id::JobId;
use crate::moment::{Moment, Span};
use crate::view::Copying;

/// For so long the page says that something was copied: long enough to be seen, and not as if it were so for ever.
const SAID_FOR: Span = Span::seconds(10);

impl Tracked {
    pub(super) fn copying(&self, words: &mut Words) -> Copying {
        match &self.copying {
            Some((Copying::Done(what), at)) => {
                let until = at.plus(SAID_FOR);
                words.until(until);
                if words.now < until { Copying::Done(*what) } else { Copying::Nothing }
            }
            // The person needs it for as long as they need it.
            Some((copying, _)) => copying.clone(),
            None => Copying::Nothing,
        }
    }
}

impl Follower {
    pub(super) fn copied(&mut self, id: &JobId, what: Copied, now: Moment) {
        self.speech.say(match what {
            Copied::Id => Said::Copied,
            Copied::Details => Said::DetailsCopied,
        });
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.copying = Some((Copying::Done(what), now));
        }
    }

    pub(super) fn not_copied(&mut self, id: &JobId, text: String, now: Moment) {
        self.speech.say(Said::NotCopied);
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.copying = Some((Copying::Refused(text), now));
        }
    }
}
