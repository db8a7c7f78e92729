//! Holds what the documentation promises to the tests that it names.

use waitwell_tests::Result;
use waitwell_tests::sources::files;
use xtask::workspace;

#[test]
fn every_test_that_the_table_of_accessibility_names_is_there() -> Result {
    let text = std::fs::read_to_string(workspace::root().join("docs/accessibility.md"))?;
    let folders = ["core", "components", "src", "tests", "examples"];
    let code: String = folders.iter().flat_map(|folder| files(folder, "rs")).map(|file| file.text).collect();
    let named = named(&text);
    assert!(named.len() > 40, "{named:?}");
    let missing: Vec<&String> = named.iter().filter(|name| !code.contains(&format!("fn {name}"))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    Ok(())
}

#[test]
fn a_name_is_known_by_its_look() {
    let text = "| `the_line_is_no_live_region`, `f37_…`, `index.html`, `<time>`, `keyboard.rs`, `Ask` |";
    assert_eq!(named(text), ["the_line_is_no_live_region", "f37_"]);
}

/// The names of tests in a text: of several words, in code marks; the rest of a long one may be left out.
fn named(text: &str) -> Vec<String> {
    let marked = text.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches('…').to_owned());
    let is_name = |name: &String| {
        name.contains('_') && name.chars().all(|symbol| symbol.is_ascii_alphanumeric() || symbol == '_')
    };
    marked.filter(is_name).collect()
}
