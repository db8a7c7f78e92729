use leptos::prelude::*;
use waitwell_core::follower::StartView;
use waitwell_core::view::ErrorView;

use super::{FormField, StartNotice};
use crate::fixture::{Fixture, samples};

/// Every situation of the start notice.
pub fn fixtures() -> Vec<Fixture> {
    macro_rules! notice {
        ($name:literal, $note:literal, $state:expr) => {
            Fixture { component: "start-notice", name: $name, note: $note, view: || notice($state) }
        };
    }
    vec![
        notice!("none", "Nothing was started yet: nothing is seen.", None),
        notice!(
            "sending",
            "From the click until the server has answered.",
            Some(StartView::Sending { is_forgotten_on_close: false })
        ),
        notice!(
            "sending-and-forgotten",
            "The browser's storage is full or blocked, and the server has no list: said before the server answers.",
            Some(StartView::Sending { is_forgotten_on_close: true })
        ),
        notice!(
            "started",
            "The job speaks from here on: nothing is seen.",
            samples::id("exp_7Q2M4K").map(StartView::Started)
        ),
        notice!(
            "file-too-large",
            "The server's own sentence says how large is too large.",
            refused(
                "file-too-large",
                Some("The file is larger than 10 MB. Split it and import the parts one after the other."),
                Some("body")
            )
        ),
        notice!(
            "file-too-large-without-a-word",
            "The server names the problem and says no more.",
            refused("file-too-large", None, None)
        ),
        notice!(
            "invalid-input",
            "The first input that cannot be used is linked.",
            refused("invalid-input", Some("The last day is before the first day."), Some("inputs.to"))
        ),
        notice!(
            "invalid-input-elsewhere",
            "The server names an input that the form does not have: no link.",
            refused("invalid-input", Some("This must be a JSON object."), Some("inputs"))
        ),
        notice!("permission", "Who can help is named.", refused("permission", None, None)),
        notice!(
            "no-secure-random",
            "This browser has no safe source of keys, so nothing was sent.",
            refused("no-secure-random", None, None)
        ),
        notice!("rate-limited", "Patience helps.", refused("rate-limited", None, None)),
        notice!(
            "unknown-problem",
            "A problem that only the server knows, in its own words.",
            Some(StartView::Refused {
                error: ErrorView {
                    kind: Some("quota-used-up".into()),
                    title: Some("This month's exports are used up".into()),
                    detail: Some("The next month begins on 1 December".into()),
                    ..ErrorView::default()
                },
                field: None,
            })
        ),
        notice!(
            "refused-without-a-word",
            "A refusal that says nothing at all.",
            Some(StartView::Refused { error: ErrorView::default(), field: None })
        ),
        notice!(
            "long-words-without-a-space",
            "Text of 500 characters wraps, and markup in it stays text.",
            refused("invalid-input", Some(&"<img/onerror=x>".repeat(33)), None)
        ),
        notice!(
            "right-to-left",
            "The server speaks Arabic.",
            refused("invalid-input", Some("تاريخ النهاية قبل تاريخ البداية."), Some("inputs.to"))
        ),
        notice!(
            "another-language",
            "The server speaks German: its sentence says so to a screen reader.",
            in_german()
        ),
        notice!("sign-in-first", "Signed out meanwhile.", Some(StartView::SignInFirst)),
        notice!("unconfirmed", "No answer came: two ways on.", Some(StartView::Unconfirmed)),
        notice!("not-started", "The server says that it never arrived.", Some(StartView::NotStarted)),
    ]
}

fn refused(problem: &str, detail: Option<&str>, field: Option<&str>) -> Option<StartView> {
    let error = ErrorView {
        kind: Some(problem.to_owned()),
        detail: detail.map(str::to_owned),
        ..ErrorView::default()
    };
    Some(StartView::Refused { error, field: field.map(str::to_owned) })
}

fn in_german() -> Option<StartView> {
    let error = ErrorView {
        kind: Some("invalid-input".to_owned()),
        detail: Some("Das Enddatum liegt vor dem Anfangsdatum.".to_owned()),
        language: Some("de".to_owned()),
        ..ErrorView::default()
    };
    Some(StartView::Refused { error, field: Some("inputs.to".to_owned()) })
}

fn notice(state: Option<StartView>) -> AnyView {
    let nothing = Callback::new(|()| ());
    let field = |name: &'static str, id: &'static str, label: &'static str| FormField {
        name: name.into(),
        id: id.into(),
        label: label.into(),
    };
    let fields =
        vec![field("inputs.to", "fixture-to", "Last day"), field("body", "fixture-file", "Customer file")];
    view! {
        <StartNotice state=Signal::stored(state) kind="export" check=nothing start_again=nothing fields=fields />
    }
    .into_any()
}
