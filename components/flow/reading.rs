//! What a person reads on a screen, line by line.

use leptos::prelude::*;

use super::{Screen, Shows, Stop};
use crate::cancel_dialog::CancelDialog;
use crate::copy::Copy;
use crate::fixture::markup;
use crate::notices::Notices;
use crate::readout::{drawn, panel};
use crate::recent_activity::find::find;
use crate::start_notice::StartNotice;
use crate::stopped::StoppedCopy;

/// One line of a screen.
pub(super) struct Line {
    /// The first class of the element that it stands in, or its `data-line`.
    pub(super) part: String,
    pub(super) text: String,
    /// It can be pressed.
    pub(super) is_action: bool,
}

impl Stop {
    /// What a person reads on it, in the words of `copy`.
    pub(super) fn lines(&self, copy: &Copy) -> Vec<Line> {
        lines(&self.html(copy))
    }

    /// The screen as it is drawn, and what is spoken.
    pub(super) fn drawn(&self, copy: &Copy) -> Screen {
        Screen { name: self.name, what: self.what, html: self.html(copy), spoken: self.spoken(copy) }
    }

    /// What is spoken when the page comes to look like it: by the page, or by the form, which speaks itself.
    pub(super) fn spoken(&self, copy: &Copy) -> Option<String> {
        if matches!(self.shows, Shows::Stopped) {
            return Some(copy.stopped.title.to_string());
        }
        let by_the_page = self.said.as_ref().map(|said| copy.announcer.sentence(said));
        by_the_page.or_else(|| Some(markup::spoken(&self.html(copy))).filter(|spoken| !spoken.is_empty()))
    }

    fn html(&self, copy: &Copy) -> String {
        match &self.shows {
            Shows::Job(job) => panel(copy, job),
            Shows::Question(job) => {
                let job = (**job).clone();
                drawn(copy, || {
                    view! { <CancelDialog job=Signal::stored(job) ask=|_| {} is_drawn_open=true /> }
                        .into_any()
                })
            }
            Shows::News(notice) => {
                let notices = Signal::stored(vec![notice.clone()]);
                drawn(copy, || view! { <Notices notices ask=|_| {} /> }.into_any())
            }
            Shows::Part(fixture) => drawn(copy, fixture.view),
            Shows::NoId => {
                let nothing = Callback::new(|_| ());
                drawn(copy, || find(StoredValue::new(copy.recent.clone()), nothing, true).into_any())
            }
            Shows::Stopped => drawn(copy, || stopped(&copy.stopped)),
            Shows::Start(state) => {
                let state = Signal::stored(Some(state.clone()));
                let nothing = Callback::new(|()| ());
                drawn(copy, || {
                    view! { <StartNotice state kind="export" check=nothing start_again=nothing /> }.into_any()
                })
            }
        }
    }

    /// The line that says most.
    pub(super) fn key_line(&self, copy: &Copy) -> String {
        let line =
            self.lines(copy).into_iter().find(|line| self.speaks.is_empty() || line.part == self.speaks);
        line.map(|line| line.text).unwrap_or_default()
    }
}

/// What the shell puts in the kit's place, by the browser's own functions; it is no component.
fn stopped(copy: &StoppedCopy) -> AnyView {
    view! {
        <section class="ww-stopped" data-ww="stopped">
            <h2 class="ww-stopped__title">{copy.title.clone()}</h2>
            <p>{copy.text.clone()}</p>
            <button type="button" class="ww-button ww-button--primary">{copy.reload.clone()}</button>
            <p>{copy.jobs.clone()}</p>
            <ul>
                <li>
                    <code>"exp_7Q2M4K"</code>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

/// Elements that a sentence goes on across.
const INLINE: [&str; 8] = ["bdi", "code", "time", "span", "b", "!", "!--", ""];

fn lines(html: &str) -> Vec<Line> {
    let (mut found, mut text, mut open) = (Vec::new(), String::new(), vec![""]);
    for part in html.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        let within = open.last().copied().unwrap_or_default();
        let is_inline = match name {
            // A link in a sentence is a part of it; one that looks like a button is not.
            "a" if tag.starts_with('/') => !within.starts_with("a "),
            "a" => !tag.contains("ww-button"),
            _ => INLINE.contains(&name) && !tag.contains("data-ww="),
        };
        if !is_inline {
            found.push(line(within, &std::mem::take(&mut text)));
            match name {
                // Its end cannot be told from that of another one.
                "span" => {}
                // It has none.
                "input" => {}
                _ if tag.starts_with('/') => open.truncate(open.len().saturating_sub(1)),
                _ => open.push(tag),
            }
        } else if is_beside(tag, &text) {
            text.push_str(" · ");
        }
        text.push_str(after);
    }
    found.push(line("", &text));
    // What is spoken and not seen is told as such.
    found.retain(|line| !line.text.is_empty() && line.part != "ww-visually-hidden");
    found
}

fn line(tag: &str, text: &str) -> Line {
    let classes = markup::attribute(tag, "class").unwrap_or_default();
    let class = classes.split_whitespace().next().unwrap_or_default();
    let text = markup::unescaped(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Line {
        part: markup::attribute(tag, "data-line").unwrap_or(class).to_owned(),
        // Nothing follows where a part is empty.
        text: text.trim_end_matches(" ·").to_owned(),
        is_action: tag.starts_with("button") || (tag.starts_with("a ") && classes.contains("button")),
    }
}

/// Whether what an inline element holds stands beside the text before it, and does not go on in its sentence.
fn is_beside(tag: &str, before: &str) -> bool {
    let is_word = tag.starts_with("span ") || (tag.starts_with("time ") && !before.ends_with([' ', '·']));
    is_word && !before.trim().is_empty()
}
