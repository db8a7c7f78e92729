use super::{Effect, Follower, Request, RequestId};
use crate::adapters::{Answer, Call};
use crate::id::{JobId, Key};
use crate::moment::Moment;

/// A request that is under way.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    what: What,
    since: Moment,
}

/// What a request is for.
#[derive(Clone, Debug)]
pub(super) enum What {
    Look(JobId),
    List,
    Start(Key),
    FindStart(Key),
    Cancel(JobId),
    Retry(JobId),
}

impl Follower {
    pub(super) fn send(&mut self, what: What, call: Call, now: Moment) -> RequestId {
        self.requests += 1;
        let id = RequestId(self.requests);
        let timeout = match what {
            What::Look(_) | What::List | What::FindStart(_) => self.options.policy.look_timeout,
            What::Start(_) | What::Cancel(_) | What::Retry(_) => self.options.policy.ask_timeout,
        };
        self.pending.insert(id, Pending { what, since: now });
        self.out.push(Effect::Send(Request { id, call, timeout }));
        id
    }

    pub(super) fn answered(&mut self, request: RequestId, answer: &Answer, now: Moment) {
        // An answer to a request of before the page was left, or a second answer, means nothing.
        let Some(Pending { what, since }) = self.pending.remove(&request) else { return };
        if let Answer::Http(reply) = answer {
            self.clock.learn_offset(reply.date, since, now);
        }
        let reading = self.options.adapter.read(answer);
        self.line.heard(&reading, since, now, &self.options.policy, &mut self.dice);
        match what {
            What::Look(id) => self.looked(&id, reading, since, now),
            What::List => self.listed(reading, now),
            What::Start(key) => self.start_answered(&key, reading, now),
            What::FindStart(key) => self.start_found(&key, reading, now),
            What::Cancel(id) => self.cancel_answered(&id, reading, now),
            What::Retry(id) => self.retry_answered(&id, reading, now),
        }
    }
}
