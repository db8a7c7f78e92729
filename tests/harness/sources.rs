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
}

impl Source {
    /// The file's name without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The lines that are neither comments nor tests, with their numbers from 1.
    ///
    /// Tests are the files called `tests.rs`, those in a folder `tests`, and everything from `#[cfg(test)]` on:
    /// they stand last in a file.
    pub fn code(&self) -> Vec<(usize, &str)> {
        if self.name() == "tests.rs" || self.path.split('/').any(|folder| folder == "tests") {
            return Vec::new();
        }
        self.text
            .lines()
            .enumerate()
            .map(|(number, line)| (number + 1, line))
            .take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]"))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .collect()
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
    found
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
            found.push(Source { path, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "core/some.rs".into(), text: text.into() }
    }

    #[test]
    fn comments_and_tests_are_no_code() {
        let own = source("use a;\n// use b;\n/// c\nlet d;\n#[cfg(test)]\nmod tests { use e; }\n");
        assert_eq!(own.code(), [(1, "use a;"), (4, "let d;")]);
        assert!(Source { path: "components/tests.rs".into(), ..own }.code().is_empty());
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
