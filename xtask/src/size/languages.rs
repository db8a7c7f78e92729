//! What a language costs: a page like `examples/first`, built with one language more, and which languages are in
//! its wasm.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{Size, kb, measure};
use crate::wasm::{self, Profile};
use crate::workspace::Workspace;

/// The page whose features are languages.
const PACKAGE: &str = "waitwell-language";

/// Each language by its feature, with words of it that stand in every page that speaks it.
const LANGUAGES: [(&str, &str); 7] = [
    ("english", "Partly finished"),
    ("german", "Teilweise abgeschlossen"),
    ("french", "Terminé en partie"),
    ("spanish", "Completado en parte"),
    ("portuguese", "Concluído em parte"),
    ("japanese", "一部完了"),
    ("arabic", "اكتمل التنفيذ جزئيًا"),
];

/// What the pages are called in the table, and the features they are built with. The first is compared with.
const PAGES: [(&str, &[&str]); 9] = [
    ("English alone, which takes the place of words that are not given", &["english"]),
    ("and German", &["english", "german"]),
    ("and French", &["english", "french"]),
    ("and Spanish", &["english", "spanish"]),
    ("and Portuguese", &["english", "portuguese"]),
    ("and Japanese", &["english", "japanese"]),
    ("and Arabic", &["english", "arabic"]),
    ("all seven, for a switch", &["english", "all"]),
    ("German alone, without the feature `english`", &["german"]),
];

/// Builds the page in each way as an app would ship it, and prints what each weighs.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    wasm::ensure_target()?;
    let mut rows: Vec<(&str, Size)> = Vec::new();
    for (name, features) in PAGES {
        println!("Building {name} …");
        let built = wasm::build_with(&workspace, PACKAGE, features, Profile::Release)?;
        let bytes = fs::read(&built).with_context(|| format!("{} could not be read.", built.display()))?;
        hold_to(&bytes, features)
            .with_context(|| format!("The page that speaks {name} is not as it should be."))?;
        rows.push((name, measure(&workspace, &built)?));
    }
    println!(
        "\nWasm and JavaScript together, in KB (1,000 bytes); no page holds words of a language that it does not name:\n"
    );
    println!("| page | gzip | brotli | brotli, beside the first |\n|---|---:|---:|---:|");
    let first = rows.first().map_or(0, |(_, size)| size.brotli);
    for (name, size) in rows {
        let more = (size.brotli as f64 - first as f64) / 1000.0;
        println!("| {name} | {} | {} | {more:+.1} |", kb(size.gzip), kb(size.brotli));
    }
    Ok(())
}

/// Fails unless the languages in a page are those that it was built with.
pub fn hold_to(wasm: &[u8], features: &[&str]) -> Result<()> {
    for (language, words) in LANGUAGES {
        let is_wanted = features.contains(&language) || features.contains(&"all");
        let is_there = wasm.windows(words.len()).any(|part| part == words.as_bytes());
        match (is_wanted, is_there) {
            (true, false) => bail!("It does not speak {language}: “{words}” is not in it."),
            (false, true) => bail!("It holds words of {language}, which it does not name: “{words}”."),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_the_languages_that_it_names_and_no_other() {
        let page = "…Partly finished…Teilweise abgeschlossen…".as_bytes();
        assert!(hold_to(page, &["english", "german"]).is_ok());
        assert!(hold_to(page, &["english"]).is_err());
        assert!(hold_to(page, &["english", "german", "french"]).is_err());
        assert!(hold_to(page, &["english", "all"]).is_err());
    }

    #[test]
    fn every_page_but_the_first_is_another_one() {
        for (at, (_, features)) in PAGES.iter().enumerate() {
            assert!(PAGES[..at].iter().all(|(_, earlier)| earlier != features), "{features:?}");
        }
    }
}
