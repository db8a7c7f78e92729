//! Puts the gallery together: a folder that any static file server can show.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::progress::step;
use crate::wasm::{self, Profile};
use crate::workspace::Workspace;

const GALLERY: &str = "waitwell-gallery";

/// Builds the gallery and returns its folder, `target/waitwell/dist`.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    wasm::ensure_target()?;
    let dist = workspace.scratch().join("dist");
    let wasm = step("Building the gallery for the browser", || wasm::build(workspace, GALLERY, profile))?;
    step("Writing the gallery's page", || {
        fs::create_dir_all(&dist).with_context(|| format!("{} could not be made.", dist.display()))?;
        wasm::bind(&wasm, "gallery", &dist, profile)?;
        for (from, to) in [
            ("index.html", "index.html"),
            ("examples/gallery/boot.js", "boot.js"),
            ("examples/gallery/style.css", "gallery.css"),
        ] {
            copy(&workspace.root.join(from), &dist.join(to))?;
        }
        write(&dist.join("waitwell.css"), &kit_style(&workspace.root)?)
    })?;
    Ok(dist)
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
