//! The repository's own files, for tests that hold them to its rules.

use std::fs;
use std::path::Path;

use xtask::workspace;

/// A file of the repository.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path from the repository's root, with forward slashes.
    pub path: String,
    /// What is in it.
    pub text: String,
    /// Whether another file brings it in for tests only: `#[cfg(test)] mod this;`.
    pub is_test: bool,
}

impl Source {
    /// The file's name without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The lines that are neither comments nor tests, with their numbers from 1. A module of tests inside a file
    /// stands last in it.
    pub fn code(&self) -> Vec<(usize, &str)> {
        if self.is_test {
            return Vec::new();
        }
        let mut code = Vec::new();
        let mut for_tests = false;
        for (number, line) in self.text.lines().enumerate() {
            let start = line.trim_start();
            if for_tests && start.starts_with("mod ") && start.ends_with('{') {
                break;
            }
            if start.is_empty() || start.starts_with("//") {
                continue;
            }
            if !for_tests {
                code.push((number + 1, line));
            }
            for_tests = is_test_attribute(start);
        }
        code.retain(|(_, line)| !is_test_attribute(line.trim_start()));
        code
    }

    /// The string literals in the code, with their line numbers. A literal over several lines is one.
    pub fn literals(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let mut open: Option<(usize, String)> = None;
        for (number, line) in self.code() {
            let mut symbols = line.chars().peekable();
            while let Some(symbol) = symbols.next() {
                match (symbol, &mut open) {
                    ('"', Some(_)) => found.extend(open.take()),
                    ('"', None) => open = Some((number, String::new())),
                    ('\\', Some((_, text))) => text.extend(symbols.next()),
                    (_, Some((_, text))) => text.push(symbol),
                    // The characters '"' and '\'' are no strings.
                    ('\'', None) if symbols.peek() == Some(&'"') => drop(symbols.next()),
                    ('/', None) if symbols.peek() == Some(&'/') => break,
                    _ => {}
                }
            }
        }
        found
    }

    /// The style sheet without its comments.
    pub fn rules(&self) -> String {
        let mut rules = String::new();
        for (index, part) in self.text.split("/*").enumerate() {
            let rest = if index == 0 { Some(part) } else { part.split_once("*/").map(|(_, rest)| rest) };
            rules += rest.unwrap_or_default();
        }
        rules
    }
}

/// Every file in `folder` and below whose name ends with `.extension`, ordered by path. None when the folder
/// does not exist.
pub fn files(folder: &str, extension: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&workspace::root(), folder, extension, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    let for_tests: Vec<String> = found.iter().flat_map(test_modules).collect();
    for source in &mut found {
        let path = source.path.trim_end_matches(".rs").trim_end_matches("/mod");
        source.is_test =
            for_tests.iter().any(|module| path == module || path.starts_with(&format!("{module}/")))
                || path.split('/').any(|folder| folder == "tests");
    }
    found
}

/// The paths, without `.rs`, of the modules that a file brings in for tests only.
fn test_modules(source: &Source) -> Vec<String> {
    let folder = match source.name() {
        "lib.rs" | "main.rs" | "mod.rs" => source.path.trim_end_matches(source.name()).to_owned(),
        _ => format!("{}/", source.path.trim_end_matches(".rs")),
    };
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| is_test_attribute(pair[0])).filter_map(|pair| {
        let (_, name) = pair[1].split_once("mod ")?;
        name.strip_suffix(';').map(|name| format!("{folder}{name}"))
    });
    declared.collect()
}

/// `#[cfg(test)]` and `#[cfg(all(test, …))]`.
fn is_test_attribute(line: &str) -> bool {
    line.starts_with("#[cfg(test)") || line.starts_with("#[cfg(all(test")
}

fn collect(root: &Path, folder: &str, extension: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.path().is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules") {
                collect(root, &path, extension, found);
            }
        } else if Path::new(&name).extension().is_some_and(|own| own == extension)
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            found.push(Source { path, text, is_test: false });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "core/some.rs".into(), text: text.into(), is_test: false }
    }

    #[test]
    fn comments_and_tests_are_no_code() {
        let text =
            "use a;\n// use b;\n#[cfg(test)]\nmod c;\nlet d;\n#[cfg(test)]\nmod tests {\n    use e;\n}\n";
        let own = source(text);
        assert_eq!(own.code(), [(1, "use a;"), (5, "let d;")]);
        assert_eq!(test_modules(&own), ["core/some/c"]);
        let root = Source { path: "core/lib.rs".into(), ..own };
        assert_eq!(test_modules(&root), ["core/c"]);
    }

    #[test]
    fn literals_are_found_with_their_escapes_and_line_breaks() {
        let own = source("let a = \"one \\\"two\\\"\"; // \"no\"\nlet b = '\"';\nlet c = \"three\nfour\";");
        let texts: Vec<String> = own.literals().into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["one \"two\"", "threefour"]);
    }

    #[test]
    fn a_style_sheet_is_read_without_its_comments() {
        assert_eq!(source("a{}/* b{} */c{}/* d").rules(), "a{}c{}");
    }
}
