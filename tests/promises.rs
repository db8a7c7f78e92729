//! Holds what the documentation promises to the tests that it names.

use waitwell_tests::Result;
use waitwell_tests::sources::files;
use xtask::workspace;

#[test]
fn every_test_that_the_table_of_accessibility_names_is_there() -> Result {
    let named = named(&read("docs/accessibility.md")?);
    assert!(named.len() > 40, "{named:?}");
    let code = code();
    let missing: Vec<&String> = named.iter().filter(|name| !code.contains(&format!("fn {name}"))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    Ok(())
}

#[test]
fn every_test_that_the_tables_of_reliability_name_is_there() -> Result {
    let text = read("docs/reliability.md")?;
    let found = tests_of(&text);
    assert!(found.len() > 100, "{}", found.len());
    let tests = [files("tests", "rs"), files("core", "rs"), files("src", "rs")].concat();
    let holds = |named: &Named| {
        tests.iter().any(|file| {
            let is = |name: &str| file.path.ends_with(&format!("/{name}.rs"));
            // The invariants are written by a macro, so without `fn`.
            let has_test = file.text.contains(&named.test);
            let is_test = named.test.matches('_').count() > 2;
            named.file.map_or(is(&named.test) || is_test && has_test, |name| is(name) && has_test)
        })
    };
    let missing: Vec<&Named> = found.iter().filter(|named| !holds(named)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    Ok(())
}

#[test]
fn the_app_of_the_readme_is_the_first_example_whole() -> Result {
    let readme = read("README.md")?;
    let shown = readme.split("```rust,no_run\n").nth(1).and_then(|rest| rest.split("```").next());
    let example = read("examples/first/src/main.rs")?;
    let app = example.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
    assert_eq!(shown.map(|code| code.lines().collect::<Vec<_>>()), Some(app.collect()));
    Ok(())
}

#[test]
fn the_page_that_languages_are_weighed_with_is_the_first_example_that_speaks() -> Result {
    let app = |path: &str| -> Result<Vec<String>> {
        let text = read(path)?;
        let lines = text.lines().skip_while(|line| line.starts_with("//!")).map(str::to_owned);
        Ok(lines.filter(|line| line != "    speak();").collect())
    };
    let first = app("examples/first/src/main.rs")?;
    let page = app("xtask/fixtures/language/src/main.rs")?;
    assert_eq!(page.get(..first.len()), Some(first.as_slice()));
    Ok(())
}

#[test]
fn a_name_is_known_by_its_look() {
    let text = "| `the_line_is_no_live_region`, `f37_…`, `index.html`, `<time>`, `keyboard.rs`, `Ask` |";
    assert_eq!(named(text), ["the_line_is_no_live_region", "f37_"]);
}

#[test]
fn a_test_is_known_with_its_file() {
    let text = "| `contact`, `waking` | `answers::a_busy…`, `…a_hung_one…`, `source::…` | `other` stays |\n\
                | I01 | `i01_no_more_than_a_name` | `job.rs` |\nas `canceled::a_b…` and `/api/faults`";
    let named = |file, test: &str| Named { file, test: test.to_owned() };
    let expected = [
        named(None, "contact"),
        named(None, "waking"),
        named(Some("answers"), "a_busy"),
        named(Some("answers"), "a_hung_one"),
        named(Some("source"), ""),
        named(None, "i01_no_more_than_a_name"),
        named(Some("canceled"), "a_b"),
    ];
    assert_eq!(tests_of(text), expected);
}

/// A test that a text names: by its own name or its beginning, or by that and the name of its file.
#[derive(Debug, PartialEq)]
struct Named<'a> {
    /// Without one, what is named may also be a file, all of it.
    file: Option<&'a str>,
    test: String,
}

/// The tests that a text names: `file::a_test…`, `…another_test_of_that_file…`, and in a cell of nothing else
/// `a_test` or `file`.
fn tests_of(text: &str) -> Vec<Named<'_>> {
    let is_name = |word: &str| {
        word.chars().all(|symbol| symbol.is_ascii_lowercase() || symbol.is_ascii_digit() || symbol == '_')
    };
    let mut found = Vec::new();
    let lines = text.lines().filter(|line| !line.starts_with("```"));
    for cell in lines.flat_map(|line| line.split('|')) {
        let is_list = cell.contains('`')
            && cell.split('`').step_by(2).all(|part| part.trim_matches([' ', ',']).is_empty());
        let mut last = None;
        for mark in cell.split('`').skip(1).step_by(2) {
            let (file, test) = mark.split_once("::").map_or((None, mark), |(file, test)| (Some(file), test));
            let file = file.or(last.filter(|_| mark.starts_with('…')));
            let test = test.trim_matches('…');
            if is_name(test) && (file.is_some_and(is_name) || is_list && !test.is_empty()) {
                found.push(Named { file, test: test.to_owned() });
                last = file;
            }
        }
    }
    found
}

fn read(path: &str) -> Result<String> {
    Ok(std::fs::read_to_string(workspace::root().join(path))?)
}

/// All Rust code of the repository that can hold a test.
fn code() -> String {
    let folders = ["core", "components", "src", "tests", "examples"];
    folders.iter().flat_map(|folder| files(folder, "rs")).map(|file| file.text).collect()
}

/// The names of tests in a text: of several words, in code marks; the rest of a long one may be left out.
fn named(text: &str) -> Vec<String> {
    let marked = text.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches('…').to_owned());
    let is_name = |name: &String| {
        name.contains('_') && name.chars().all(|symbol| symbol.is_ascii_alphanumeric() || symbol == '_')
    };
    marked.filter(is_name).collect()
}
