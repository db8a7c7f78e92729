//! Whatever is said, by the kit or by a server, wherever it is shown or spoken, says in which language it is.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waitwell_core::announce::{Announcement, Named, Said, Wished};
use waitwell_core::document::{Outcome, RetryFrom, StageStatus, Waiting};
use waitwell_core::follower::StartView;
use waitwell_core::link::Link;
use waitwell_core::notice::Notice;
use waitwell_core::view::{
    ActionView, AttemptView, Cancel, CancelEffect, ErrorView, Fix, JobView, LeftOutView, ResultView, Retry,
    RetryOffer, ShownStatus, Undo,
};

use crate::announce::Announcer;
use crate::cancel_dialog::CancelDialog;
use crate::copy::{Copy, provide_copy};
use crate::fixture;
use crate::fixture::markup::attribute;
use crate::fixture::samples::{canceled, completed, failed, id, needs_action, running, stage};
use crate::job_panel::JobPanel;
use crate::locales;
use crate::notices::Notices;
use crate::readout::drawn as drawn_in;
use crate::recent_activity::{RecentActivity, RecentRow, RecentState};
use crate::start_notice::StartNotice;

/// A text of the server, to be found again: no word of any language.
fn said(text: &str) -> Option<String> {
    Some(format!("Xq-{text}."))
}

fn all_said(texts: &[&str]) -> Vec<String> {
    texts.iter().filter_map(|text| said(text)).collect()
}

fn error() -> ErrorView {
    ErrorView { title: said("error-title"), detail: said("error-detail"), ..ErrorView::default() }
}

fn offer() -> Retry {
    let link = Some(Link::Safe("https://app.example/fix".into()));
    let fix = |link| Some(Fix { code: None, label: said("fix"), link });
    let from = Some(RetryFrom::Checkpoint);
    let from_stage = Some("Xq-from-stage.".into());
    Retry::Offered(RetryOffer { from, from_stage, fix_first: fix(link), ..RetryOffer::default() })
}

fn effect() -> CancelEffect {
    CancelEffect {
        scope: None,
        keeps: all_said(&["keeps"]),
        deletes: all_said(&["deletes"]),
        cannot_undo: all_said(&["cannot-undo"]),
    }
}

/// Jobs that show everything that a server can say of one, apart from what stands in an attribute or is spoken.
fn jobs() -> Vec<JobView> {
    let left_out = LeftOutView { count: Some(2), unit: None, text: said("left-out"), retry_helps: None };
    let result = ResultView {
        outcome: Some(Outcome::Partial),
        skipped: vec![left_out],
        safe_to_use: said("safe-to-use"),
        next: said("next"),
        ..ResultView::default()
    };
    let action = ActionView {
        prompt: said("prompt"),
        label: said("action-label"),
        link: Some(Link::Safe("https://app.example/act".into())),
        due_at: None,
    };
    let known = ErrorView { kind: Some("timed-out".into()), ..error() };
    let attempt =
        |run, status, error| AttemptView { run, status, error: Some(error), ..AttemptView::default() };
    let unknown = AttemptView { status_word: said("earlier-status"), ..attempt(2, None, error()) };
    let earlier = vec![unknown, attempt(1, Some(ShownStatus::Failed), known.clone())];
    let at_work = JobView {
        stages: vec![stage("Xq-stage.", StageStatus::Done)],
        note: said("note"),
        waiting: Some(Waiting { text: said("waiting"), ..Waiting::default() }),
        status_word: said("status"),
        earlier,
        ..running()
    };
    let all = [
        JobView { cancel: Cancel::Refused { why_not: said("cannot-cancel") }, ..at_work.clone() },
        JobView { cancel: Cancel::Denied { detail: said("cancel-denied") }, ..at_work },
        JobView { action: Some(action), ..needs_action() },
        JobView { error: Some(error()), retry: offer(), ..failed() },
        JobView { error: Some(known), retry: Retry::Refused { why_not: said("cannot-retry") }, ..failed() },
        JobView { retry: Retry::Denied { only_failed: false, detail: said("retry-denied") }, ..failed() },
        JobView { status: ShownStatus::PartlyCompleted, result: Some(result), ..completed() },
        JobView { cancel: Cancel::Done(effect()), ..canceled() },
        JobView { undo: Undo::Denied { detail: said("undo-denied"), is_final: true }, ..canceled() },
        JobView { cancel: Cancel::Offered(effect()), ..running() },
    ];
    all.into_iter().map(|job| JobView { title: said("title"), ..job }).collect()
}

/// All of them in all components, in the words of `copy`, said to be in `language`.
fn drawn(copy: &Copy, language: Option<&str>) -> Vec<String> {
    let language = language.map(str::to_owned);
    let speaking = |error: ErrorView| ErrorView { language: language.clone(), ..error };
    let jobs = jobs().into_iter().map(|job| JobView {
        language: language.clone(),
        error: job.error.map(speaking),
        earlier: job
            .earlier
            .into_iter()
            .map(|attempt| AttemptView { error: attempt.error.map(speaking), ..attempt })
            .collect(),
        ..job
    });
    let jobs: Vec<JobView> = jobs.collect();
    let draw = |view: &dyn Fn() -> AnyView| {
        let copy = copy.clone();
        Owner::new().with(|| {
            provide_copy(copy);
            view().to_html()
        })
    };
    let one = |job: &JobView| {
        let (panel, dialog) = (job.clone(), job.clone());
        [
            draw(&|| view! { <JobPanel job=Signal::stored(panel.clone()) ask=|_| {} /> }.into_any()),
            draw(&|| {
                let job = Signal::stored(dialog.clone());
                view! { <CancelDialog job ask=|_| {} is_drawn_open=true /> }.into_any()
            }),
        ]
    };
    let list = draw(&|| {
        let rows = jobs.iter().enumerate().filter_map(|(at, job)| {
            Some(RecentRow { id: id(&format!("job-{at}"))?, job: ArcSignal::stored(job.clone()) })
        });
        let rows: Vec<_> = rows.collect();
        let state = Signal::stored(RecentState::Ready);
        view! { <RecentActivity rows=Signal::stored(rows) state ask=|_| {} /> }.into_any()
    });
    let start = draw(&|| {
        let error = speaking(error());
        let nothing = Callback::new(|()| ());
        let state = Some(StartView::Refused { error, field: None });
        view! { <StartNotice state=Signal::stored(state) kind="export" check=nothing start_again=nothing /> }
            .into_any()
    });
    let news = draw(&|| {
        let job = Named { kind: None, title: said("title"), language: language.clone(), id: None };
        let said = Said::Status { job, status: ShownStatus::Completed, done_of: None };
        let notices: Vec<_> = id("job").map(|job| Notice { job, was_away: true, said }).into_iter().collect();
        view! { <Notices notices=Signal::stored(notices) ask=|_| {} /> }.into_any()
    });
    jobs.iter().flat_map(one).chain([list, start, news]).collect()
}

/// The server's texts that are shown in `html`, each with the language of the nearest element that names one.
fn found(html: &str) -> Vec<(String, Option<String>)> {
    texts(html, false)
}

/// The same with those that are spoken.
fn all_found(html: &str) -> Vec<(String, Option<String>)> {
    texts(html, true)
}

fn texts(html: &str, with_spoken: bool) -> Vec<(String, Option<String>)> {
    const SPOKEN: &str = "aria-live";
    let mut open: Vec<(Option<String>, bool)> = Vec::new();
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        if tag.starts_with('/') {
            open.pop();
        } else if !tag.starts_with('!') && !tag.starts_with("input") {
            let lang = tag.split_once(" lang=\"").and_then(|(_, rest)| rest.split_once('"'));
            open.push((lang.map(|(lang, _)| lang.to_owned()), tag.contains(SPOKEN)));
        }
        let is_spoken = open.iter().any(|(_, is_spoken)| *is_spoken);
        let lang = open.iter().rev().find_map(|(lang, _)| lang.clone());
        for said in text.split("Xq-").skip(1).filter(|_| with_spoken || !is_spoken) {
            let said = said.split('.').next().unwrap_or_default();
            found.push((said.to_owned(), lang.clone()));
        }
    }
    found
}

#[test]
fn every_text_of_a_server_says_its_language_where_that_is_not_the_one_around_it() {
    let mut names = BTreeSet::new();
    for html in drawn(&locales::german(), Some("en")) {
        for (name, lang) in found(&html) {
            assert_eq!(lang.as_deref(), Some("en"), "{name}: {html}");
            names.insert(name);
        }
    }
    let expected = [
        "action-label",
        "cancel-denied",
        "cannot-cancel",
        "cannot-retry",
        "cannot-undo",
        "deletes",
        "earlier-status",
        "error-detail",
        "error-title",
        "fix",
        "from-stage",
        "keeps",
        "left-out",
        "next",
        "note",
        "prompt",
        "retry-denied",
        "safe-to-use",
        "stage",
        "status",
        "title",
        "undo-denied",
        "waiting",
    ];
    let expected: BTreeSet<String> = expected.into_iter().map(str::to_owned).collect();
    assert_eq!(names, expected);
}

#[test]
fn no_language_is_named_where_it_is_that_of_the_kit_or_is_not_known() {
    for language in [None, Some("de"), Some("DE")] {
        for html in drawn(&locales::german(), language) {
            assert!(html.contains(" lang=\"de\""), "{language:?}: {html}");
            assert!(is_all_german(&html), "{language:?}: {html}");
        }
    }
}

#[test]
fn what_the_kit_says_itself_is_never_given_a_servers_language() {
    let language = Some("en".to_owned());
    let bare = JobView { language: language.clone(), title: None, stages: vec![], note: None, ..running() };
    let refused = JobView { retry: offer_without_a_label(), ..bare.clone() };
    for job in [bare, JobView { status: ShownStatus::Failed, ..refused }] {
        let html = Owner::new().with(|| {
            provide_copy(locales::german());
            view! { <JobPanel job=Signal::stored(job) ask=|_| {} /> }.into_any().to_html()
        });
        assert!(is_all_german(&html), "{html}");
    }
}

/// Whether no language is named but that of the kit, on the roots of its components.
fn is_all_german(html: &str) -> bool {
    html.split(" lang=").skip(1).all(|after| after.starts_with("\"de\""))
}

fn offer_without_a_label() -> Retry {
    let fix_first = Some(Fix { code: None, label: None, link: None });
    Retry::Offered(RetryOffer { fix_first, ..RetryOffer::default() })
}

#[test]
fn every_word_of_the_kit_and_every_name_of_an_element_says_its_language() {
    // The words of an app's own are in a language that the kit does not know.
    for fixture in fixture::all().into_iter().filter(|fixture| fixture.name != "reworded") {
        for locale in locales::ALL {
            let html = drawn_in(&(locale.copy)(), fixture.view);
            let place = format!("{}/{} in {}", fixture.component, fixture.name, locale.tag);
            let mut open: Vec<(Option<&str>, bool)> = Vec::new();
            for part in html.split('<').skip(1) {
                let (tag, text) = part.split_once('>').unwrap_or((part, ""));
                match tag.split([' ', '!']).next().unwrap_or_default() {
                    close if close.starts_with('/') => _ = open.pop(),
                    "" | "input" => {}
                    _ => open.push((attribute(tag, "lang"), tag.contains("data-ww="))),
                }
                // Around a component is what a page says itself.
                if !open.iter().any(|(_, is_root)| *is_root) {
                    continue;
                }
                let around = open.iter().rev().find_map(|(lang, _)| *lang);
                assert!(text.trim().is_empty() || around.is_some(), "{place}: {text}");
                let is_named =
                    ["aria-label=", "title=", "placeholder="].iter().any(|name| tag.contains(name));
                assert!(!is_named || around == Some(locale.tag), "{place}: {tag}");
            }
        }
    }
}

#[test]
fn what_is_spoken_says_its_language_and_the_servers_words_in_it_theirs() {
    let job = || Named { title: said("title"), language: Some("en".into()), ..Named::default() };
    let all = [
        Said::Status { job: job(), status: ShownStatus::Completed, done_of: None },
        Said::Stage { job: job(), label: "Xq-label.".into(), step: 1, steps: 2 },
        Said::Refused { job: job(), wish: Wished::Cancel, is_final: false, reason: said("reason") },
        Said::Quiet(job()),
    ];
    let spoken = |copy: Copy, words: &Said| {
        Owner::new().with(|| {
            provide_copy(copy);
            let said = RwSignal::new(None);
            let region = view! { <Announcer said /> };
            said.set(Some(Announcement { number: 1, said: words.clone() }));
            region.to_html()
        })
    };
    for locale in locales::ALL.iter().filter(|locale| locale.tag != "en") {
        let mut names = BTreeSet::new();
        for words in &all {
            let html = spoken((locale.copy)(), words);
            assert_eq!(attribute(&html, "lang"), Some(locale.tag), "{html}");
            for (name, lang) in all_found(&html) {
                assert_eq!(lang.as_deref(), Some("en"), "{name} in {}: {html}", locale.tag);
                names.insert(name);
            }
        }
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["label", "reason", "title"], "{}", locale.tag);
    }
    let html = spoken(locales::english(), &all[0]);
    assert_eq!(html.matches(" lang=").count(), 1, "the title is in the language of the sentence: {html}");
}

#[test]
fn an_error_in_a_language_of_its_own_says_that_one() {
    let error = ErrorView { language: Some("fr".into()), ..error() };
    let job = JobView { language: Some("en".into()), error: Some(error), title: said("title"), ..failed() };
    let html = Owner::new().with(|| {
        provide_copy(locales::german());
        view! { <JobPanel job=Signal::stored(job) ask=|_| {} /> }.into_any().to_html()
    });
    for (name, lang) in found(&html) {
        assert_eq!(lang.as_deref(), Some(if name == "title" { "en" } else { "fr" }), "{name}: {html}");
    }
}
