use crate::fixture::markup::{attribute, html, words};

fn fixture(name: &str) -> String {
    let view = super::fixtures().into_iter().find(|fixture| fixture.name == name).map(|found| found.view);
    view.map_or_else(String::new, html)
}

#[test]
fn the_button_says_what_it_does_and_has_no_second_state_that_contradicts_it() {
    let (live, paused) = (fixture("live"), fixture("paused"));
    assert_eq!(
        (attribute(&live, "data-updates"), words(&live).as_str()),
        (Some("live"), "Pause live updates")
    );
    assert_eq!(attribute(&paused, "data-updates"), Some("paused"));
    assert!(words(&paused).starts_with("Resume live updates"), "{paused}");
    assert!(!live.contains("aria-pressed") && !paused.contains("aria-pressed"));
}

#[test]
fn a_page_that_stands_still_says_of_when_it_is_and_that_the_jobs_do_not() {
    let said = words(&fixture("paused"));
    assert!(
        said.ends_with("Your jobs are not paused. What you see here is as of 23 Nov 2026, 14:02."),
        "{said}"
    );
}
