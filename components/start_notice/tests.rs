use leptos::prelude::*;
use waitwell_core::follower::StartView;
use waitwell_core::view::ErrorView;

use super::{FormField, StartNotice, fixtures};
use crate::fixture::markup::{attribute, html, spoken, words};

fn notice(state: Option<StartView>) -> String {
    html(move || {
        let nothing = Callback::new(|()| ());
        let fields = vec![FormField { name: "body".into(), id: "import-file".into(), label: "File".into() }];
        view! {
            <StartNotice state=Signal::stored(state) kind="import" check=nothing start_again=nothing fields=fields />
        }
        .into_any()
    })
}

fn refused(problem: &str, detail: Option<&str>, field: Option<&str>) -> Option<StartView> {
    let error =
        ErrorView { kind: Some(problem.into()), detail: detail.map(str::to_owned), ..ErrorView::default() };
    Some(StartView::Refused { error, field: field.map(str::to_owned) })
}

#[test]
fn a_start_that_was_taken_says_nothing() {
    let id = waitwell_core::id::JobId::parse("imp_1").map(StartView::Started);
    for (state, name) in [(None, "none"), (id, "started")] {
        let html = notice(state);
        assert_eq!(attribute(&html, "data-start"), Some(name));
        assert_eq!(words(&html), "");
    }
}

#[test]
fn a_start_on_its_way_is_seen_and_not_spoken() {
    let html = notice(Some(StartView::Sending { is_forgotten_on_close: false }));
    assert_eq!(words(&html), "Starting your import…");
    assert_eq!(spoken(&html), "");
}

#[test]
fn f43_a_start_that_is_forgotten_with_the_tab_says_so_while_it_is_on_its_way() {
    let html = notice(Some(StartView::Sending { is_forgotten_on_close: true }));
    let forgotten =
        "This browser won't remember this import after you close the tab. Copy the job ID when it is shown.";
    assert_eq!(attribute(&html, "data-start"), Some("sending"));
    assert_eq!(words(&html), format!("Starting your import… {forgotten}"));
    assert_eq!(spoken(&html), forgotten);
}

#[test]
fn a_refusal_names_the_problem_the_fix_and_what_is_kept_and_leads_to_the_input() {
    let html = notice(refused("file-too-large", Some("The file is larger than 10 MB"), Some("body")));
    assert_eq!(attribute(&html, "data-problem"), Some("file-too-large"));
    assert_eq!(
        words(&html),
        "The file is too large. The file is larger than 10 MB. Nothing was started, and what you entered is \
         still here. Go to “File”"
    );
    assert!(html.contains("href=\"#import-file\""), "{html}");
}

#[test]
fn every_known_problem_has_a_fix_of_its_own_without_the_servers_help() {
    let mut read = std::collections::BTreeSet::new();
    for problem in [
        "file-too-large",
        "unsupported-type",
        "invalid-input",
        "permission",
        "rate-limited",
        "credentials-expired",
    ] {
        assert!(read.insert(words(&notice(refused(problem, None, None)))), "{problem} shares its words");
    }
    assert!(
        words(&notice(Some(StartView::Refused { error: ErrorView::default(), field: None })))
            .starts_with("The server did not accept this import.")
    );
}

#[test]
fn an_unconfirmed_start_warns_of_a_second_one_and_offers_both_ways() {
    let html = notice(Some(StartView::Unconfirmed));
    assert_eq!(
        words(&html),
        "We couldn't confirm that your import started. It may be running already. If you start a new one \
         now, the import may run twice. Check again Start a new one"
    );
    assert!(html.contains("data-ask=\"check-start\"") && html.contains("data-ask=\"start-again\""));
    assert_eq!(
        words(&notice(Some(StartView::NotStarted))),
        "Your import did not start. It never reached the server. Please start it again."
    );
}

#[test]
fn what_went_wrong_is_spoken_and_stands_there_once() {
    for fixture in fixtures() {
        let html = html(fixture.view);
        let (read, spoken) = (words(&html), spoken(&html));
        let is_silent = matches!(attribute(&html, "data-start"), Some("none" | "sending" | "started"));
        assert!(is_silent || spoken.contains('.'), "{} is not spoken: {html}", fixture.name);
        // A screen reader reads the page from top to bottom, and what is spoken is a part of it.
        for sentence in spoken.split_inclusive('.') {
            assert_eq!(read.matches(sentence.trim()).count(), 1, "{}: {sentence} in {read}", fixture.name);
        }
        assert!(!html.contains("ww-visually-hidden"), "{}: {html}", fixture.name);
    }
}

#[test]
fn no_fixture_blames_anybody() {
    for fixture in fixtures() {
        let html = html(fixture.view);
        let said = words(&html);
        assert_eq!(attribute(&html, "data-ww"), Some("start-notice"));
        assert!(!said.contains("Failed") && !said.contains("went wrong"), "{}: {said}", fixture.name);
    }
}
