//! What is on its way: to the server, to a tab, and from tab to tab.

use waitwell_core::adapters::Answer;
use waitwell_core::follower::Input;
use waitwell_core::moment::Moment;
use waitwell_core::tabs::TabMessage;

use super::world::Sent;

/// Something that is on its way.
pub enum Coming {
    /// To the server; it is still waited for when it arrives, or not.
    Request(Sent, bool),
    /// To the tab.
    Input(Input),
    /// To the tab, on the channel of this person's tabs.
    Message(&'static str, TabMessage),
}

/// All that is on its way: when it arrives, and of which tab or to which it is.
#[derive(Default)]
pub struct UnderWay(Vec<(Moment, usize, Coming)>);

impl UnderWay {
    pub fn push(&mut self, at: Moment, tab: usize, coming: Coming) {
        self.0.push((at, tab, coming));
    }

    /// What arrives first, and when. What is for a tab in which nothing runs waits.
    pub fn first(&self, is_awake: impl Fn(usize) -> bool) -> Option<(Moment, usize)> {
        let may_come = |(_, tab, coming): &(Moment, usize, Coming)| {
            matches!(coming, Coming::Request(..)) || is_awake(*tab)
        };
        let coming = (0..self.0.len()).filter(|number| may_come(&self.0[*number]));
        coming.map(|number| (self.0[number].0, number)).min_by_key(|(at, _)| *at)
    }

    pub fn take(&mut self, number: usize) -> (Moment, usize, Coming) {
        self.0.remove(number)
    }

    /// The tab is gone: nothing comes to it any more, and what it has sent arrives all the same.
    pub fn forget(&mut self, tab: usize) {
        self.0.retain(|(_, of, coming)| *of != tab || matches!(coming, Coming::Request(..)));
        for (_, _, coming) in self.0.iter_mut().filter(|(_, of, _)| *of == tab) {
            if let Coming::Request(_, is_waited_for) = coming {
                *is_waited_for = false;
            }
        }
    }

    /// Nothing was taken in until `now`, and every answer has come to nothing meanwhile.
    pub fn come_to_nothing(&mut self, now: Moment) {
        // What is on its way to the server arrives there all the same.
        let to_tab = |(_, _, coming): &&mut (_, _, Coming)| !matches!(coming, Coming::Request(..));
        for (at, _, coming) in self.0.iter_mut().filter(to_tab) {
            *at = now;
            if let Coming::Input(Input::Answered { answer, .. } | Input::Listening { answer, .. }) = coming {
                *answer = Answer::NoConnection;
            }
        }
    }

    /// Whether a request of this tab is still to be answered.
    pub fn is_awaited(&self, tab: usize) -> bool {
        let is_answer = |coming: &Coming| match coming {
            Coming::Request(..) => true,
            Coming::Message(..) => false,
            Coming::Input(input) => matches!(input, Input::Answered { .. } | Input::Listening { .. }),
        };
        self.0.iter().any(|(_, of, coming)| *of == tab && is_answer(coming))
    }
}
