//! What is watched at every input of a history: each invariant that can be seen from outside at any moment.

mod documents;
mod memory;
mod requests;
mod speech;
mod storage;

use std::collections::BTreeMap;

use waitwell_core::adapters::{Answer, Reply};
use waitwell_core::follower::{Effect, Input};
use waitwell_core::id::JobId;
use waitwell_core::moment::Moment;
use waitwell_core::saved::Scope;
use waitwell_core::tabs::{TabMessage, TabNews};

use super::model::browser::Browser;

pub use documents::Documents;
pub use memory::Memory;
pub use requests::Requests;
pub use speech::Spoken;
pub use storage::Kept;

/// An invariant by its number, and what broke it.
pub type Broken = (u32, String);

/// What is watched of all tabs of a browser.
#[derive(Default)]
pub struct Watch {
    /// The first breach of each invariant.
    pub broken: BTreeMap<u32, String>,
    pub tabs: BTreeMap<usize, Seen>,
    pub requests: Requests,
    pub kept: Kept,
    /// Inputs that the tabs have taken in.
    pub inputs: usize,
    /// The minute that is counted, and the inputs before it.
    minute: (i64, usize),
}

/// No tab has more to do in a minute than this, whatever happens to it.
const PER_MINUTE: usize = 5_000;

/// What is watched of one tab, from its opening on.
#[derive(Default)]
pub struct Seen {
    pub documents: Documents,
    pub sent: requests::Sent,
    pub spoken: Spoken,
    memory: Memory,
    pub is_left: bool,
    /// Its person has signed out, and nobody uses it.
    pub is_nobodys: bool,
    /// The tab's own time, which goes on by what the browser's clock goes on.
    pub own: Moment,
    wall: Option<Moment>,
}

/// One input of one tab, and what came of it.
pub struct Step<'a> {
    pub browser: &'a Browser,
    pub tab: usize,
    pub input: &'a Input,
    pub effects: &'a [Effect],
    /// The tab's own time.
    pub own: Moment,
    /// The tab was left before it, and has not been taken up again.
    pub is_left: bool,
    /// Before it, the server had not been heard for a while.
    pub was_lost: bool,
}

impl Watch {
    /// A tab is opened at this place.
    pub fn opened(&mut self, tab: usize) {
        self.tabs.insert(tab, Seen::default());
    }

    /// Whether one input brings about the next without end.
    pub fn is_storm(&mut self, now: Moment) -> bool {
        let minute = now.as_ms() / 60_000;
        if self.minute.0 != minute {
            self.minute = (minute, self.inputs);
        }
        let count = self.inputs - self.minute.1;
        let is_storm = count > PER_MINUTE;
        if is_storm {
            self.broken.entry(12).or_insert_with(|| format!("{count} inputs within a minute"));
        }
        is_storm
    }

    pub fn before(&mut self, browser: &Browser, tab: usize, input: &Input) {
        self.inputs += 1;
        let seen = self.tabs.entry(tab).or_default();
        let wall = browser.wall();
        let passed = seen.wall.map(|before| wall.since(before));
        seen.own = passed.map_or(wall, |passed| seen.own.plus(passed));
        seen.wall = Some(wall);
        if let Input::Left | Input::CameBack { .. } = input {
            seen.is_left = matches!(input, Input::Left);
        }
    }

    pub fn after(&mut self, browser: &Browser, tab: usize, input: &Input, effects: &[Effect]) {
        let seen = self.tabs.entry(tab).or_default();
        let step = Step {
            browser,
            tab,
            input,
            effects,
            own: seen.own,
            is_left: seen.is_left,
            was_lost: seen.documents.is_lost(),
        };
        if step.changes_person() {
            seen.is_nobodys = !matches!(input, Input::Person { .. });
        }
        let is_off = seen.is_left || seen.is_nobodys;
        let mut broken = seen.documents.after(&step);
        broken.extend(seen.sent.after(&step, &mut self.requests, is_off));
        broken.extend(seen.nothing_for_nobody(&step));
        broken.extend(seen.nothing_of_others(&step));
        broken.extend(seen.memory.after(&step));
        broken.extend(seen.spoken.after(&step, &seen.documents));
        broken.extend(self.kept.after(&step));
        if step.changes_person() {
            // Nothing of the last person is compared with anything of the next.
            (seen.documents, seen.sent, seen.spoken, seen.memory) = Default::default();
        }
        for (number, what) in broken {
            let found = format!("input {}, tab {tab}, {input:?}: {what}", self.inputs);
            self.broken.entry(number).or_insert(found);
        }
    }
}

impl Seen {
    /// I15: nothing is asked or kept for somebody who has signed out.
    fn nothing_for_nobody(&self, step: &Step) -> Option<Broken> {
        let is_forbidden =
            |effect: &&Effect| matches!(effect, Effect::Send(_) | Effect::Listen(_) | Effect::Save { .. });
        let effect = step.effects.iter().find(is_forbidden).filter(|_| self.is_nobodys)?;
        Some((15, format!("{effect:?} for nobody")))
    }

    /// I15: no row and no notice is of a job of somebody else, and none is there for nobody.
    fn nothing_of_others(&self, step: &Step) -> Option<Broken> {
        let is_shown_anew = |effect: &Effect| {
            matches!(effect, Effect::Changed(_) | Effect::ListChanged | Effect::NoticesChanged)
        };
        if !step.changes_person() && !step.effects.iter().any(is_shown_anew) {
            return None;
        }
        let tab = &step.browser.tabs[step.tab];
        let owners = &step.browser.server.owners;
        let is_theirs =
            |id: &JobId| self.is_nobodys || owners.get(id.as_str()).is_some_and(|owner| *owner != tab.who);
        let noticed = tab.follower.notices().into_iter().map(|notice| notice.job);
        let shown = tab.follower.recent().jobs.into_iter().chain(noticed).find(is_theirs)?;
        Some((15, format!("{shown} is shown to {}", if self.is_nobodys { "nobody" } else { tab.who })))
    }
}

impl Step<'_> {
    /// Whether it may bring a document: an answer, an event, or what another tab has heard.
    pub fn brings_document(&self) -> bool {
        let is_http = |answer: &Answer| matches!(answer, Answer::Http(_));
        match self.input {
            Input::Answered { answer, .. } => is_http(answer),
            Input::Streamed { .. } => true,
            Input::FromTab(message) => match &message.news {
                TabNews::Answered { answer, .. } => is_http(answer),
                news => matches!(news, TabNews::Streamed(_)),
            },
            _ => false,
        }
    }

    /// Whether the server said that it does not know a job, to this tab or to another.
    pub fn says_not_found(&self) -> bool {
        let answer = match self.input {
            Input::Answered { answer, .. } => answer,
            Input::FromTab(TabMessage { news: TabNews::Answered { answer, .. }, .. }) => answer,
            _ => return false,
        };
        matches!(answer, Answer::Http(Reply { status: 404, .. }))
    }

    /// Whether it is what came of a request, a stream or another tab.
    pub fn is_outcome(&self) -> bool {
        use Input::*;
        matches!(
            self.input,
            Answered { .. } | Listening { .. } | Streamed { .. } | StreamEnded { .. } | FromTab(_)
        )
    }

    /// Whether nothing has happened but that time went on, or storage was heard.
    pub fn brings_nothing(&self) -> bool {
        let is_quiet = matches!(
            self.input,
            Input::Woke
                | Input::Copied { .. }
                | Input::NotCopied { .. }
                | Input::Saved { .. }
                | Input::NotSaved { .. }
        );
        // Without a stream that was given up, looks are planned anew.
        is_quiet && !self.effects.contains(&Effect::StopListening)
    }

    /// Whether the person at the tab did it.
    pub fn is_of_person(&self) -> bool {
        matches!(self.input, Input::Start { .. } | Input::CheckStart(_) | Input::Asked(_))
    }

    /// Whether somebody else, or nobody, uses the tab from now on.
    pub fn changes_person(&self) -> bool {
        match self.input {
            Input::SignOut | Input::Person { .. } => true,
            Input::CameBack { who } => {
                let own = Scope::of(self.browser.tabs[self.tab].who);
                who.as_ref().is_some_and(|who| who != own.mark())
            }
            Input::FromTab(message) => message.news == TabNews::SignedOut && !self.is_left,
            _ => false,
        }
    }
}
