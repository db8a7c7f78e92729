use crate::copy::{Text, capitalized};
use crate::language::Noun;

/// The words for one kind of problem, by the last part of its `type`: "file-too-large".
#[derive(Clone, Debug)]
pub struct ProblemCopy {
    /// The problem's own word.
    pub kind: Text,
    /// Shown first: what happened, as a sentence.
    pub happened: fn(noun: &Noun) -> String,
    /// Shown next: what the person can do about it, as a sentence.
    pub advice: fn(noun: &Noun) -> String,
}

/// The problems that the contract names.
pub fn known() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened, advice| ProblemCopy { kind: kind.into(), happened, advice };
    vec![
        problem(
            "file-too-large",
            |noun| format!("{} failed because the file was too large.", capitalized(&noun.text)),
            |_| "Choose a smaller file or a smaller date range.".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| {
                format!("{} stopped because a sign-in that it needs has expired.", capitalized(&noun.text))
            },
            |_| "Renew the sign-in first.".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| format!("{} stopped because it lost the connection to its data.", capitalized(&noun.text)),
            |_| "Check that the source of the data can be reached.".to_owned(),
        ),
        problem(
            "permission",
            |noun| {
                format!(
                    "{} stopped because you don't have permission to use something that it needs.",
                    capitalized(&noun.text)
                )
            },
            |_| "Ask an administrator for access.".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| format!("{} stopped because it took longer than is allowed.", capitalized(&noun.text)),
            |_| "A smaller date range is more likely to finish in time.".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| {
                format!(
                    "{} stopped because another service limits how often it can be asked.",
                    capitalized(&noun.text)
                )
            },
            |_| "Wait a few minutes first.".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| {
                format!("{} stopped because something you entered can't be used.", capitalized(&noun.text))
            },
            |_| "Start over and correct what is named here.".to_owned(),
        ),
    ]
}
