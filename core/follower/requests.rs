use super::wish::Verb;
use super::{Effect, Follower, Request, RequestId};
use crate::adapters::{Answer, Call, Reading};
use crate::id::{JobId, Key};
use crate::moment::{Moment, Span};

/// A request that is under way.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) what: What,
    since: Moment,
}

/// What a request is for.
#[derive(Clone, Debug)]
pub(super) enum What {
    Look(Vec<JobId>),
    List,
    Start(Key),
    FindStart(Key),
    Wish(JobId, Verb),
}

impl What {
    /// It changes nothing, and nobody has asked for it.
    fn is_read(&self) -> bool {
        matches!(self, What::Look(_) | What::List | What::FindStart(_))
    }
}

impl Follower {
    pub(super) fn reads_under_way(&self) -> usize {
        self.pending.values().filter(|pending| pending.what.is_read()).count()
    }

    pub(super) fn send(&mut self, what: What, call: Call, now: Moment) -> RequestId {
        self.requests += 1;
        let id = RequestId(self.requests);
        let policy = &self.options.policy;
        let timeout = if what.is_read() { policy.look_timeout } else { policy.ask_timeout };
        self.pending.insert(id, Pending { what, since: now });
        self.out.push(Effect::Send(Request { id, call, timeout }));
        id
    }

    pub(super) fn answered(&mut self, request: RequestId, answer: &Answer, now: Moment) {
        // An answer to a request of before the page was left, or a second answer, means nothing.
        let Some(Pending { what, since }) = self.pending.remove(&request) else { return };
        if let Answer::Http(reply) = answer {
            self.learn_offset(reply, since, now);
        }
        let reading = self.options.adapter.read(answer);
        self.tell_answer(&what, answer, &reading, now.since(since));
        let usual = if let What::Look(ids) = &what { self.usual_wait(ids) } else { Span::ZERO };
        self.hear_line(&reading, usual, since, now);
        if matches!(reading, Reading::Busy { .. }) && self.several.is_off() {
            self.spread(now);
        }
        if let What::Look(ids) = &what {
            self.jobs.landed(ids, request);
        }
        match what {
            What::Look(ids) => {
                match &ids[..] {
                    [id] => self.looked(id, reading, since, now),
                    _ => self.looked_at_several(ids.clone(), reading, since, now),
                }
                self.look_where_doubted(&ids, request, now);
            }
            What::List => self.listed(reading, now),
            What::Start(key) => self.start_answered(&key, reading, since, now),
            What::FindStart(key) => self.start_found(&key, reading, now),
            What::Wish(id, verb) => self.wish_answered(&id, verb, reading, since, now),
        }
    }
}
