//! What a page carries of the languages: those that it names, and no other.

use std::fs;
use std::path::Path;

use anyhow::Context;
use waitwell_tests::Result;
use xtask::size::languages::hold_to;
use xtask::suite::DIST;

#[test]
fn a_page_carries_no_words_of_a_language_that_it_does_not_name() -> Result {
    let dist = std::env::var_os(DIST).context("The gallery is not built. Run: cargo xtask test journeys")?;
    let built = |name: &str| fs::read(Path::new(&dist).join(name));
    hold_to(&built("page_bg.wasm")?, &["english"]).context("The page of many jobs speaks English alone.")?;
    hold_to(&built("gallery_bg.wasm")?, &["english", "all"]).context("The gallery has a switch of languages.")
}
