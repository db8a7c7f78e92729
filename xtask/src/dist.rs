//! Puts the gallery together: a folder that any static file server can show.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::progress::step;
use crate::wasm::{self, Profile};
use crate::workspace::Workspace;

const GALLERY: &str = "waitwell-gallery";
const TEST_PAGE: &str = "waitwell-test-page";

/// Builds the gallery and returns its folder, `target/waitwell/dist`.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let dist = workspace.scratch().join("dist");
    step("Building the gallery for the browser", || wasm_of(workspace, &[GALLERY], profile))?;
    write_gallery(workspace, &dist, profile)?;
    Ok(dist)
}

/// The same with the page of many jobs beside it, which tests open.
pub fn build_for_tests(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let dist = workspace.scratch().join("dist");
    let packages = [GALLERY, TEST_PAGE];
    step("Building the gallery and the tests' page for the browser", || {
        wasm_of(workspace, &packages, profile)
    })?;
    write_gallery(workspace, &dist, profile)?;
    write_test_page(workspace, &dist, profile)?;
    Ok(dist)
}

/// Builds the page of many jobs alone and returns its folder, `target/waitwell/load`.
pub fn build_test_page(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let dist = workspace.scratch().join("load");
    step("Building the page for the browser", || wasm_of(workspace, &[TEST_PAGE], profile))?;
    write_test_page(workspace, &dist, profile)?;
    Ok(dist)
}

fn wasm_of(workspace: &Workspace, packages: &[&str], profile: Profile) -> Result<()> {
    wasm::ensure_target()?;
    wasm::build_all(workspace, packages, profile)
}

fn write_gallery(workspace: &Workspace, dist: &Path, profile: Profile) -> Result<()> {
    step("Writing the gallery's page", || {
        let files = [
            ("index.html", "index.html"),
            ("examples/gallery/boot.js", "boot.js"),
            ("examples/gallery/style.css", "gallery.css"),
        ];
        write_page(workspace, dist, (GALLERY, "gallery", profile), &files)
    })
}

fn write_test_page(workspace: &Workspace, dist: &Path, profile: Profile) -> Result<()> {
    let files = [("tests/page/page.html", "page.html"), ("tests/page/boot.js", "page-boot.js")];
    step("Writing the tests' page", || write_page(workspace, dist, (TEST_PAGE, "page", profile), &files))
}

fn write_page(
    workspace: &Workspace,
    dist: &Path,
    (package, name, profile): (&str, &str, Profile),
    files: &[(&str, &str)],
) -> Result<()> {
    fs::create_dir_all(dist).with_context(|| format!("{} could not be made.", dist.display()))?;
    wasm::bind(&wasm::built(workspace, package, profile), name, dist, profile)?;
    for (from, to) in files {
        copy(&workspace.root.join(from), &dist.join(to))?;
    }
    write(&dist.join("waitwell.css"), &kit_style(&workspace.root)?)
}

/// The kit's style sheet, as `waitwell::STYLE` holds it: the order of the layers, tokens, base, components.
///
/// It is read from the files, so that this crate need not build the kit.
pub fn kit_style(root: &Path) -> Result<String> {
    let mut sheets: Vec<PathBuf> = ["layers", "tokens", "base"]
        .iter()
        .map(|name| root.join("style").join(format!("{name}.css")))
        .collect();
    let mut components: Vec<PathBuf> = fs::read_dir(root.join("components"))
        .context("components/ could not be read.")?
        .filter_map(|entry| Some(entry.ok()?.path().join("style.css")))
        .collect();
    components.sort();
    sheets.append(&mut components);
    let sheets: Vec<PathBuf> = sheets.into_iter().filter(|sheet| sheet.is_file()).collect();
    let mut style = String::new();
    for sheet in sheets {
        style +=
            &fs::read_to_string(&sheet).with_context(|| format!("{} could not be read.", sheet.display()))?;
        style.push('\n');
    }
    Ok(style)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let text = fs::read(from).with_context(|| format!("{} could not be read.", from.display()))?;
    fs::write(to, text).with_context(|| format!("{} could not be written.", to.display()))
}

fn write(to: &Path, text: &str) -> Result<()> {
    fs::write(to, text).with_context(|| format!("{} could not be written.", to.display()))
}
