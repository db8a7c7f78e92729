//! Holds the sources to the layers: `core/` decides, `components/` shows, `src/` connects.
//!
//! Each rule is a list of words that must not occur in the code of some files. `the_rules_find_what_they_forbid`
//! shows that each can fail.

use std::collections::BTreeSet;

use serde_json::Value;
use waitwell_tests::Result;
use waitwell_tests::sources::{Source, files};
use xtask::workspace;

/// Core decides from what it is given: it reads no clock, waits for nothing, and knows no browser.
const NOT_IN_CORE: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "reqwest",
    "tokio",
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "async fn",
    "async move",
    ".await",
    "thread::",
];

/// Components show what they are given: no window, no timer, no network, no storage.
const NOT_IN_COMPONENTS: &[&str] = &[
    "window()",
    "document()",
    "set_timeout",
    "set_interval",
    "request_animation_frame",
    "request_idle_callback",
    "local_storage",
    "session_storage",
    "gloo",
    "reqwest",
    "fetch(",
    "EventSource",
    "BroadcastChannel",
    "SystemTime",
    "Instant",
    "Date::now",
    "Date::new_0",
    "spawn_local",
    "waitwell::",
];

/// No text from a server is ever read as markup or as code.
const NOT_IN_THE_KIT: &[&str] =
    &["inner_html", "outer_html", "insert_adjacent_html", "eval(", "document.write", "Function::new"];

/// A page has one live region, so that nothing is read out twice.
const ONLY_IN_ANNOUNCE: &[&str] = &["aria-live", "role=\"status\"", "role=\"alert\"", "role=\"log\""];

/// Nothing of the kit interrupts whom it is read to.
const NOT_SAID_ALOUD: &[&str] = &["assertive", "role=\"alert\"", "\"alert\""];

/// A strict content policy forbids style attributes; `style:property=` sets a property instead.
const NOT_IN_MARKUP: &[&str] = &[" style=", "attr:style", "\"style\""];

#[test]
fn core_reads_no_clock_and_knows_no_browser() {
    none(words(&rust(&["core"]), NOT_IN_CORE));
}

#[test]
fn components_reach_no_window_timer_network_or_storage() {
    let mut found = words(&rust(&["components"]), NOT_IN_COMPONENTS);
    // A long list draws its first rows at once, and the others in the frames after it: docs/decisions, 28.
    found.retain(|word| {
        !(word.starts_with("components/recent_activity/in_parts.rs")
            && word.ends_with("request_animation_frame"))
    });
    none(found);
}

#[test]
fn the_kit_never_reads_text_as_markup_or_code() {
    none(words(&rust(&["core", "components", "src"]), NOT_IN_THE_KIT));
}

#[test]
fn the_page_has_one_live_region() {
    let mut sources = rust(&["components", "src"]);
    sources.retain(|source| !source.path.starts_with("components/announce"));
    none(words(&sources, ONLY_IN_ANNOUNCE));
}

#[test]
fn nothing_of_the_kit_interrupts() {
    none(words(&rust(&["components", "src"]), NOT_SAID_ALOUD));
}

#[test]
fn no_markup_of_the_kit_has_a_style_attribute() {
    none(words(&rust(&["components", "src"]), NOT_IN_MARKUP));
}

/// Where the kit's sentences belong; and what reads them natively, with names of its own that no page shows.
const MAY_HOLD_SENTENCES: [&str; 6] = ["copy", "locales", "lint", "sweep", "readout", "flow"];

#[test]
fn no_component_holds_a_sentence_outside_its_copy() {
    let mut sources = rust(&["components"]);
    sources.retain(|source| {
        // What stands for a server's words in the gallery and in tests are fixtures.
        let mut folders = source.path.trim_end_matches(".rs").split('/').skip(1);
        !folders.any(|part| MAY_HOLD_SENTENCES.contains(&part) || part.contains("fixture"))
    });
    for part in
        ["dialog", "row", "file", "details", "action", "earlier", "support/view", "stage_tracker/progress"]
    {
        let is_read = |source: &Source| source.path.ends_with(&format!("/{part}.rs"));
        assert!(sources.iter().any(is_read), "{part}.rs is not read");
    }
    sources.extend(rust(&["core"]).into_iter().filter(|source| source.name() == "view.rs"));
    none(sentences(&sources));
    none(words_in_markup(&sources));
}

#[test]
fn crates_depend_inward_only() -> Result {
    let depends = dependencies()?;
    let allowed = |of: &str, on: &[&str]| {
        let own: BTreeSet<&str> =
            depends.iter().filter(|(name, ..)| name == of).map(|(_, on, _)| on.as_str()).collect();
        assert!(!own.is_empty(), "{of} is not in the workspace");
        let more: Vec<&&str> = own.iter().filter(|name| !on.contains(name)).collect();
        assert!(more.is_empty(), "{of} depends on {more:?}");
    };
    allowed("waitwell-core", &["chrono", "litemap", "serde", "serde_json", "url"]);
    allowed("waitwell-components", &["leptos", "litemap", "waitwell-core"]);
    allowed(
        "waitwell",
        &[
            "waitwell-core",
            "waitwell-components",
            "leptos",
            "litemap",
            // Requests, and streams read byte by byte.
            "reqwest",
            "sse-stream",
            "futures-util",
            // What the browser gives.
            "web-sys",
            "wasm-bindgen",
            "wasm-bindgen-futures",
            "gloo-timers",
            "serde-wasm-bindgen",
        ],
    );
    Ok(())
}

#[test]
fn the_kit_leaves_the_rendering_mode_to_the_app() -> Result {
    for (name, on, features) in dependencies()? {
        let of_the_kit = ["waitwell-core", "waitwell-components", "waitwell"].contains(&name.as_str());
        let chosen: Vec<&String> =
            features.iter().filter(|feature| ["csr", "hydrate", "ssr"].contains(&feature.as_str())).collect();
        assert!(!of_the_kit || chosen.is_empty(), "{name} turns on {chosen:?} of {on}");
    }
    Ok(())
}

#[test]
fn the_rules_find_what_they_forbid() {
    let sample =
        |path: &str, text: &str| vec![Source { path: path.into(), text: text.into(), is_test: false }];
    for rule in
        [NOT_IN_CORE, NOT_IN_COMPONENTS, NOT_IN_THE_KIT, ONLY_IN_ANNOUNCE, NOT_SAID_ALOUD, NOT_IN_MARKUP]
    {
        for word in rule {
            let bad = sample("components/bad/view.rs", &format!("let a = b;\nview! {{ <p {word}> }}\n"));
            assert_eq!(words(&bad, rule)[0], format!("components/bad/view.rs:2: {word}"));
            assert!(words(&sample("core/good.rs", &format!("// {word}\n")), rule).is_empty());
        }
    }
    let text = "let words = \"Still working\";\nlet class = \"ww-a ww-b\";\nlet form = \"{} {}\";";
    assert_eq!(sentences(&sample("core/view.rs", text)), ["core/view.rs:1: \"Still working\""]);
    let text = "<p>\"Done\"</p>\n<p>\n\"Done\"\n</p>\n<i>\"·\"</i>\nmatch a { b =>\"c\", d => \"e\" }";
    let markup = sample("core/view.rs", text);
    assert_eq!(words_in_markup(&markup), ["core/view.rs:1: \"Done\"", "core/view.rs:3: \"Done\""]);
}

/// Rust files in these folders. Fails when a folder has none: a rule about nothing proves nothing.
fn rust(folders: &[&str]) -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in folders {
        let own = files(folder, "rs");
        assert!(!own.is_empty(), "{folder}/ has no Rust files");
        sources.extend(own);
    }
    sources
}

/// The places where one of `forbidden` stands in the code.
fn words(sources: &[Source], forbidden: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.code() {
            let words = forbidden.iter().filter(|word| holds(line, word));
            found.extend(words.map(|word| format!("{}:{number}: {word}", source.path)));
        }
    }
    found
}

/// Whether `word` stands in `line`, not as the end of a longer name: `eval(` is not in `retrieval(`.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let starts_a_name = word.starts_with(|first: char| first.is_alphanumeric());
        !(starts_a_name && before.is_some_and(|symbol| symbol.is_alphanumeric() || symbol == '_'))
    })
}

/// Literals of more than one word, unless each is one of the kit's class names or a link's relation, or stands for a
/// value.
fn sentences(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, text) in source.literals() {
            let mut words = text.split_whitespace();
            let is_name = |word: &str| {
                word.starts_with("ww-") || ["noopener", "noreferrer"].contains(&word) || word.starts_with('{')
            };
            if text.split_whitespace().count() > 1 && !words.all(is_name) {
                found.push(format!("{}:{number}: {text:?}", source.path));
            }
        }
    }
    found
}

/// Literals with letters that are a child of an element: right after its tag, or with a line of their own.
fn words_in_markup(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in source.code() {
            let alone = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let after_a_tag = line.split_once(">\"").filter(|(before, _)| !before.ends_with('='));
            let child = alone.or(after_a_tag.and_then(|(_, rest)| rest.split('"').next()));
            if let Some(text) = child.filter(|text| text.contains(char::is_alphabetic)) {
                found.push(format!("{}:{number}: {text:?}", source.path));
            }
        }
    }
    found
}

fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Every normal dependency of the workspace: who, on what, with which features.
fn dependencies() -> Result<Vec<(String, String, Vec<String>)>> {
    let metadata = workspace::metadata()?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for package in list(&metadata["packages"]) {
        for on in list(&package["dependencies"]).iter().filter(|on| on["kind"].is_null()) {
            let features = list(&on["features"]).iter().map(text).collect();
            found.push((text(&package["name"]), text(&on["name"]), features));
        }
    }
    Ok(found)
}
