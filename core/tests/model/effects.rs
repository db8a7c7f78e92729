//! What a tab wants is carried out: requests go to the server, records to storage, messages to the other tabs.

use waitwell_core::adapters::Answer;
use waitwell_core::follower::{Effect, Input, Listen, Request};
use waitwell_core::moment::Span;
use waitwell_core::tabs::TabMessage;

use super::browser::Browser;
use super::say::Say;
use super::under_way::Coming;
use super::world::Sent;

impl Browser {
    pub(super) fn carry_out(&mut self, tab: usize, effect: Effect) {
        match effect {
            Effect::Send(request) => self.send(tab, request),
            Effect::Listen(Listen { stream, call }) => {
                (self.tabs[tab].stream, self.tabs[tab].is_heard) = (Some(stream), false);
                self.tabs[tab].listens_to = call.path;
                self.opened += 1;
                // A browser that reads the stream itself does not say what was in the way.
                if matches!(self.server.stream, Some(Say::LoseAnswer)) {
                    self.later(tab, self.latency, Input::NotListening { stream });
                } else if let Some(answer) = self.server.opens_stream(self.now) {
                    self.later(tab, self.latency, Input::Listening { stream, answer });
                }
            }
            Effect::StopListening => self.tabs[tab].stream = None,
            Effect::WakeAt(at) => {
                assert!(at.is_none_or(|at| at > self.wall()), "a wake in the past");
                let wait = at.map(|at| at.since(self.wall()));
                assert!(wait < Some(Span::ms(i32::MAX as u64)), "a wake that no timer can count to");
                self.tabs[tab].wake = wait.map(|wait| self.now.plus(wait));
            }
            Effect::Save { name, text } => {
                if let Some(said) = self.storage.write(self.now, name, text) {
                    self.later(tab, Span::ZERO, said);
                }
            }
            Effect::Forget { name } => _ = self.storage.records.remove(&name),
            Effect::ForgetAll { prefix } => self.storage.records.retain(|name, _| !name.starts_with(&prefix)),
            Effect::NoteWho(mark) => self.noted = Some(mark),
            Effect::RefreshSignIn { anyway, timeout } => self.refresh_sign_in(tab, anyway, timeout),
            Effect::Notify { job, run, .. } => self.told.push((tab, job, run)),
            Effect::Tell(message) => self.tell_others(tab, &message),
            Effect::Lead(lead) => self.lead(tab, lead),
            _ => {}
        }
    }

    fn tell_others(&mut self, tab: usize, message: &TabMessage) {
        let Some(delay) = self.channel else { return };
        let who = self.tabs[tab].who;
        for other in (0..self.tabs.len()).filter(|other| *other != tab) {
            if self.tabs[other].who == who && !self.tabs[other].is_closed {
                let coming = Coming::Message(who, message.clone());
                self.under_way.push(self.now.plus(delay), other, coming);
            }
        }
    }

    fn send(&mut self, tab: usize, request: Request) {
        let sent = Sent { at: self.now, who: self.tabs[tab].who, request };
        self.log.push((tab, sent.clone()));
        let (request, timeout) = (sent.request.id, sent.request.timeout);
        let say = self.server.next_say();
        let times = if matches!(say, Some(Say::Twice)) { 2 } else { 1 };
        let mut answer = None;
        if let Some(Say::Late(delay)) = say {
            // Whoever waits that long is answered; whoever does not is carried out all the same.
            let is_waited_for = delay < timeout;
            self.under_way.push(self.now.plus(delay), tab, Coming::Request(sent, is_waited_for));
            if is_waited_for {
                return;
            }
        } else {
            for _ in 0..times {
                answer = self.server.answer_as(say.clone(), &sent, self.now);
            }
        }
        let wait = if answer.is_some() { self.latency } else { timeout };
        let answer = answer.unwrap_or(Answer::TimedOut);
        for _ in 0..times {
            self.later(tab, wait, Input::Answered { request, answer: answer.clone() });
        }
    }
}
