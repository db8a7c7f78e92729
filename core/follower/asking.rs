use super::wish::Verb;
use super::{Effect, Follower};
use crate::ask::{Ask, Copied};
use crate::id::JobId;
use crate::moment::Moment;

impl Follower {
    pub(super) fn asked(&mut self, ask: Ask, now: Moment) {
        // What is asked of a job that became another one is meant for that one.
        let id = self.newest(ask.job());
        self.touch(&id);
        // Where to look and what to put away is no question to a job.
        if !matches!(ask, Ask::Open(_) | Ask::StartOver(_) | Ask::Seen(_) | Ask::Remove(_)) {
            self.is_asked_of(&id);
        }
        match ask {
            Ask::Cancel(_) => self.wish(&id, Verb::Cancel, now),
            Ask::UndoCancel(_) => self.wish(&id, Verb::UndoCancel, now),
            Ask::Retry(_) => self.wish(&id, Verb::Retry, now),
            Ask::RetryFailed(_) => self.wish(&id, Verb::RetryFailed, now),
            Ask::LookAgain(_) => self.look_now(&id, now),
            Ask::Remove(_) => {
                self.see(&id);
                self.remove(&id, now);
            }
            Ask::Seen(_) => self.see(&id),
            Ask::Notify(_) => self.out.push(Effect::AskToNotify),
            Ask::Dismiss(_) => {
                let streamed_at = self.stream_heard_of(&id, now);
                if let Some(tracked) = self.jobs.get_mut(&id) {
                    // What was in doubt is put away, too, and with it what the job was looked for.
                    tracked.keep_heard(streamed_at);
                    tracked.wishes.put_away();
                    tracked.next_look = tracked.next_look.filter(|_| tracked.is_wanted());
                }
            }
            Ask::SpeakInDialog(_) => self.speech.enter_dialog(id),
            Ask::SpeakInPage(_) => self.speech.leave_dialog(&id),
            Ask::CopyId(_) => {
                let text = id.to_string();
                self.out.push(Effect::Copy { job: id, what: Copied::Id, text });
            }
            Ask::CopyDetails(_, text) => self.out.push(Effect::Copy { job: id, what: Copied::Details, text }),
            Ask::StartOver(_) => self.out.push(Effect::Host(Ask::StartOver(id))),
            Ask::Open(_) => {
                // A page that stands still need not show how it ended.
                if self.shows_ending(&id) {
                    self.see(&id);
                }
                self.out.push(Effect::Host(Ask::Open(id)));
            }
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

    pub(super) fn look_now(&mut self, id: &JobId, now: Moment) {
        if let Some(tracked) = self.jobs.get_mut(id) {
            (tracked.next_look, tracked.is_look_asked) = (Some(now), true);
        }
    }

    fn remove(&mut self, id: &JobId, now: Moment) {
        let streamed_at = self.stream_heard_of(id, now);
        if let Some(tracked) = self.jobs.get_mut(id) {
            tracked.keep_heard(streamed_at);
            tracked.is_removed = true;
            tracked.is_ours_to_keep();
            (tracked.next_look, tracked.is_look_asked) = (None, false);
            tracked.ended = tracked.ended.or(Some(now));
        }
        self.is_order_stale = true;
        self.keep(id, now);
    }
}
