use waitwell_core::follower::StartView;

use crate::copy::Text;
use crate::language::{Noun, Wording};
use crate::locales::english;

/// The words of the start notice.
#[derive(Clone, Debug)]
pub struct StartNoticeCopy {
    /// The language, and the nouns of the kinds of jobs.
    pub wording: Wording,
    /// Shown from the click until the server has answered.
    pub sending: fn(noun: &Noun) -> String,
    /// Shown below it, and spoken, where nothing would lead back to the start once the tab is closed.
    pub forgotten: fn(noun: &Noun) -> String,
    /// Shown first when the server refused the start: the problem's type and the server's summary of it.
    pub refused: fn(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String,
    /// Shown below it: what to do, from the problem's type and the server's own sentence.
    pub fix: fn(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String,
    /// Shown when the server refused the start, after what to do.
    pub kept: Text,
    /// Shown as the link to the input that cannot be used.
    pub field: fn(label: &str) -> String,
    /// Shown first when the person is signed out.
    pub sign_in_first: fn(noun: &Noun) -> String,
    /// Shown below it.
    pub sign_in_fix: Text,
    /// Shown first when no answer came.
    pub unconfirmed: fn(noun: &Noun) -> String,
    /// Shown below it: why to check before starting another one.
    pub may_run_twice: fn(noun: &Noun) -> String,
    /// Shown on the button that asks the server what became of it.
    pub check_again: Text,
    /// Shown on the button that starts another one.
    pub start_new: Text,
    /// Shown first when the server says that the start never arrived.
    pub not_started: fn(noun: &Noun) -> String,
    /// Shown below it.
    pub nothing_lost: Text,
}

impl StartNoticeCopy {
    /// What happened, in one sentence; empty where there is nothing to say.
    pub fn title(&self, kind: &str, state: Option<&StartView>) -> String {
        let noun = self.wording.noun(Some(kind));
        match state {
            None | Some(StartView::Started(_)) => String::new(),
            Some(StartView::Sending { .. }) => (self.sending)(noun),
            Some(StartView::Refused { error, .. }) => {
                (self.refused)(noun, error.kind.as_deref(), error.title.as_deref())
            }
            Some(StartView::SignInFirst) => (self.sign_in_first)(noun),
            Some(StartView::Unconfirmed) => (self.unconfirmed)(noun),
            Some(StartView::NotStarted) => (self.not_started)(noun),
        }
    }

    /// What to do and what is safe; empty where there is nothing to do.
    pub fn text(&self, kind: &str, state: Option<&StartView>) -> String {
        let noun = self.wording.noun(Some(kind));
        match state {
            Some(StartView::Sending { is_forgotten_on_close: true }) => (self.forgotten)(noun),
            None | Some(StartView::Started(_) | StartView::Sending { .. }) => String::new(),
            Some(StartView::Refused { error, .. }) => {
                let fix = (self.fix)(noun, error.kind.as_deref(), error.detail.as_deref());
                self.wording.sentences([fix, self.kept.to_string()])
            }
            Some(StartView::SignInFirst) => self.sign_in_fix.to_string(),
            Some(StartView::Unconfirmed) => (self.may_run_twice)(noun),
            Some(StartView::NotStarted) => self.nothing_lost.to_string(),
        }
    }
}

impl Default for StartNoticeCopy {
    fn default() -> Self {
        Self {
            wording: english::wording(),
            sending: |noun| format!("Starting your {noun}…"),
            forgotten: |noun| {
                format!(
                    "This browser won't remember this {noun} after you close the tab. Copy the job ID when it is \
                     shown."
                )
            },
            refused,
            fix,
            kept: "Nothing was started, and what you entered is still here.".into(),
            field: |label| format!("Go to “{label}”"),
            sign_in_first: |noun| format!("Sign in before you start this {noun}."),
            sign_in_fix: "You've been signed out. Nothing was started, and what you entered is still here."
                .into(),
            unconfirmed: |noun| format!("We couldn't confirm that your {noun} started."),
            may_run_twice: |noun| {
                format!("It may be running already. If you start a new one now, the {noun} may run twice.")
            },
            check_again: "Check again".into(),
            start_new: "Start a new one".into(),
            not_started: |noun| format!("Your {noun} did not start."),
            nothing_lost: "It never reached the server. Please start it again.".into(),
        }
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "The file is too large.".to_owned(),
        (Some("unsupported-type"), _) => "This kind of file can't be used.".to_owned(),
        (Some("invalid-input"), _) => "Something in the form has to change first.".to_owned(),
        (Some("permission"), _) => format!("You don't have permission to start this {noun}."),
        (Some("rate-limited"), _) => "Too many jobs were started in a short time.".to_owned(),
        (Some("credentials-expired"), _) => "A sign-in to another service has expired.".to_owned(),
        (Some("no-secure-random"), _) => format!("This browser can't start your {noun} safely."),
        (_, Some(title)) => english::LANGUAGE.sentence(title),
        _ => format!("The server did not accept this {noun}."),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => english::LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "Choose a smaller file, or split it and send the parts one after the other.".to_owned()
        }
        (_, Some("unsupported-type")) => "Choose a file of another kind.".to_owned(),
        (_, Some("invalid-input")) => "Look through the form and start it again.".to_owned(),
        (_, Some("permission")) => "Ask the person who manages your account for access.".to_owned(),
        (_, Some("rate-limited")) => "Wait a minute, then start it again.".to_owned(),
        (_, Some("credentials-expired")) => "Renew it, then start it again.".to_owned(),
        (_, Some("no-secure-random")) => {
            "Open this page at a secure address (https), or use a current browser.".to_owned()
        }
        _ => format!("Change what you entered, or ask support why this {noun} is not possible."),
    }
}
