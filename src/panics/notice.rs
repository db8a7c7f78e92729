//! Everything here may fail, and nothing may panic: it runs while a panic is being handled.

use leptos::web_sys::js_sys::{Function, Reflect};
use leptos::web_sys::{Document, Element, HtmlElement, window};
use wasm_bindgen::JsCast;

use waitwell_components::StoppedCopy;

/// The part of the kit that shows a job whole: where a person looks first.
const PANEL: &str = "[data-ww='job-panel']";
/// All that the kit shows. The first one in a page is around all that it is made of.
const PART: &str = "[data-ww]:not([data-ww='announcer'], [data-ww='stopped'])";
/// What screen readers read from.
const ANNOUNCER: &str = "[data-ww='announcer']";

/// Puts the notice in the place of all that the kit shows.
pub(super) fn show(copy: &StoppedCopy) -> Option<()> {
    let document = window()?.document()?;
    let first = |css: &str| document.query_selector(css).ok().flatten();
    let place = first(PANEL).or_else(|| first(PART))?;
    let had_focus =
        document.active_element().is_some_and(|has| has.closest(PART).is_ok_and(|part| part.is_some()));
    let element = |name: &str, text: &str| element(&document, name, text);
    let (notice, title) = (element("section", "")?, element("h2", &copy.title)?);
    notice.set_attribute("data-ww", "stopped").ok()?;
    notice.set_class_name("ww-stopped");
    title.set_attribute("tabindex", "-1").ok()?;
    outermost(place).before_with_node_1(&notice).ok()?;
    append(&notice, [title.clone(), element("p", &copy.text)?, reload(&document, copy)?])?;
    let mut jobs = Vec::new();
    while let Some(part) = first(PART) {
        take_jobs(&part, &mut jobs);
        part.remove();
    }
    if !jobs.is_empty() {
        let list = element("ul", "")?;
        for job in jobs {
            let line = element("li", "")?;
            append(&line, [element("code", &job)?])?;
            append(&list, [line])?;
        }
        append(&notice, [element("p", &copy.jobs)?, list])?;
    }
    if let Some(announcer) = first(ANNOUNCER) {
        announcer.set_text_content(Some(&copy.title));
    }
    if had_focus {
        title.dyn_into::<HtmlElement>().ok()?.focus().ok()?;
    }
    Some(())
}

/// The button that loads the page again, by the browser's own function: whatever is written in Rust may not
/// run any more.
fn reload(document: &Document, copy: &StoppedCopy) -> Option<Element> {
    let button = element(document, "button", &copy.reload)?;
    button.set_attribute("type", "button").ok()?;
    button.set_class_name("ww-button ww-button--primary");
    let location = window()?.location();
    let load: Function = Reflect::get(&location, &"reload".into()).ok()?.dyn_into().ok()?;
    let load: Function = load.bind0(&location);
    button.add_event_listener_with_callback("click", &load).ok()?;
    Some(button)
}

/// Takes the ids of the jobs out of a part, each once. They are read from the page, since the kit's own
/// memory may be what has failed.
fn take_jobs(part: &Element, jobs: &mut Vec<String>) {
    let mut next = Some(part.clone());
    while let Some(element) = next {
        jobs.extend(element.get_attribute("data-job").filter(|id| !jobs.contains(id)));
        if element.remove_attribute("data-job").is_err() {
            break;
        }
        next = part.query_selector("[data-job]").ok().flatten();
    }
}

fn outermost(mut part: Element) -> Element {
    while let Some(around) =
        part.parent_element().and_then(|parent| parent.closest("[data-ww]").ok().flatten())
    {
        part = around;
    }
    part
}

fn element(document: &Document, name: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(Some(text));
    Some(element)
}

fn append<const N: usize>(around: &Element, parts: [Element; N]) -> Option<()> {
    parts.iter().try_for_each(|part| around.append_child(part).ok().map(|_| ()))
}
