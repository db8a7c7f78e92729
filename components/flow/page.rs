//! The map as a page to read.

use std::fmt::Write;

use super::reading::Line;
use super::{Part, Path, Shows, Stop};
use crate::copy::Copy;

const HEAD: &str = "\
# The path of a job

From the click to the result, with the quiet parts and with the paths that break off: every screen in the words that it has.
Written by `cargo xtask write flow` from the scenarios of the core and from the components as they are drawn; a test holds it
to them, and to every sentence that a fixture of the gallery shows. What can be pressed is in brackets; what is said to a
screen reader is marked as spoken. Everything else is silent.

![The way of a job in seven stops, from the click to the result, with the paths that leave it. The text below tells all of it.](flow.svg)
";

pub(super) fn page(copy: &Copy, parts: &[Part]) -> String {
    let mut page = HEAD.to_owned();
    page.push_str("\n## From the click to the result\n");
    for (at, part) in parts.iter().enumerate() {
        stop(&mut page, &format!("### {}. {}", at + 1, part.stop.name), &part.stop, copy);
    }
    page.push_str("\n## The paths that leave it\n");
    for (at, part) in parts.iter().enumerate() {
        for one in &part.paths {
            path(&mut page, at + 1, &part.stop, one, copy);
        }
    }
    page
}

fn path(page: &mut String, number: usize, from: &Stop, path: &Path, copy: &Copy) {
    let _ = write!(page, "\n### {}\n\nFrom {number}. {}.\n", path.name, from.name);
    for one in &path.stops {
        stop(page, &format!("#### {}", one.name), one, copy);
    }
    let _ = write!(page, "\n→ {}.\n", path.then);
}

fn stop(page: &mut String, head: &str, stop: &Stop, copy: &Copy) {
    let word = match &stop.shows {
        Shows::Job(job) => format!(" · status **{}**", copy.panel.badge.word(job)),
        Shows::Start(_) => " · at the form".to_owned(),
        Shows::Question(_) => " · the dialog".to_owned(),
        Shows::News(_) => " · the notices".to_owned(),
        Shows::NoId => " · the list of recent jobs".to_owned(),
        Shows::Part(fixture) => format!(" · {}", part(fixture.component)),
        Shows::Stopped => " · the page".to_owned(),
    };
    let _ = write!(page, "\n{head}{word}\n\n{}\n", stop.what);
    if let Some(said) = stop.spoken(copy) {
        let _ = write!(page, "\nSpoken: “{}”\n", plain(&said));
    }
    // The heading's status stands in the title.
    let lines = stop.lines(copy);
    let seen: Vec<String> =
        lines.iter().filter(|line| line.part != "ww-job-panel__top").map(marked).collect();
    let _ = write!(page, "\n> {}\n", seen.join("  \n> "));
}

fn marked(line: &Line) -> String {
    let text = plain(&line.text);
    if line.is_action { format!("**[{text}]**") } else { text }
}

/// Without the marks that keep somebody else's words in their own direction: on paper they are not seen.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// What a component is called where it stands by itself.
fn part(component: &str) -> &'static str {
    match component {
        "start-notice" => "at the form",
        "stage-tracker" => "the steps",
        "heartbeat-line" => "the line",
        "retry-panel" => "the failure",
        "result-summary" => "the result",
        "recent-activity" => "the list of recent jobs",
        "notices" => "the notices",
        "pause-updates" => "the button of the page",
        _ => "the panel",
    }
}
