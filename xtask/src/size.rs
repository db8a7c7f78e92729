//! `cargo xtask size`: what a browser has to load, as a table for `docs/performance.md`. `cargo xtask size languages`
//! has the part of it that a language takes, `cargo xtask size dependencies` that of each dependency.

pub mod dependencies;
pub mod languages;

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::wasm::{self, Profile, TARGET};
use crate::weight;
use crate::workspace::Workspace;

/// The package whose weight is told crate by crate.
const SMALLEST: &str = "waitwell-first";
/// Crates with fewer bytes of code are left out.
const WORTH_NAMING: usize = 2_000;

/// Bytes of wasm and glue together.
#[derive(Debug, Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds a bare Leptos page, `examples/first` and the gallery as an app would ship them, and prints their sizes.
pub fn run() -> Result<()> {
    let workspace = Workspace::find()?;
    wasm::ensure_target()?;
    println!("Building a bare Leptos page …");
    let mut rows = vec![("a bare Leptos page", bare(&workspace, None)?)];
    let mut weights = Vec::new();
    for (name, package) in [("`examples/first`", SMALLEST), ("the gallery", "waitwell-gallery")] {
        println!("Building {name} …");
        let built = wasm::build(&workspace, package, Profile::Release)?;
        rows.push((name, measure(&workspace, &built)?));
        if package == SMALLEST {
            weights = weight::by_crate(&built)?;
        }
    }
    println!("\nWasm and JavaScript together, in KB (1,000 bytes):\n");
    println!("| page | raw | gzip | brotli |\n|---|---:|---:|---:|");
    for (name, size) in rows {
        println!("| {name} | {} | {} | {} |", kb(size.raw), kb(size.gzip), kb(size.brotli));
    }
    println!("\nCode of `examples/first` by crate, in KB before compression:\n");
    println!("| crate | code |\n|---|---:|");
    for (name, bytes) in weights.into_iter().filter(|(_, bytes)| *bytes >= WORTH_NAMING) {
        println!("| {name} | {} |", kb(bytes));
    }
    Ok(())
}

/// The page that has Leptos and nothing else, or one dependency more. It is no member of the workspace, so that it
/// cannot weigh more because of what others need.
fn bare(workspace: &Workspace, dependency: Option<&str>) -> Result<Size> {
    let manifest = workspace.root.join("xtask/fixtures/bare/Cargo.toml");
    let target = workspace.scratch().join("bare");
    let status = workspace
        .cargo()
        .args(["build", "--release", "--target", TARGET, "--manifest-path"])
        .arg(manifest)
        .args(dependency.iter().flat_map(|name| ["--features", name]))
        .env("CARGO_TARGET_DIR", &target)
        .status()
        .context("Cargo could not be started.")?;
    if !status.success() {
        bail!("The bare page could not be built. Cargo's message above says why.");
    }
    measure(workspace, &target.join(TARGET).join("release/bare.wasm"))
}

fn measure(workspace: &Workspace, wasm: &Path) -> Result<Size> {
    let folder = workspace.scratch().join("size");
    fs::create_dir_all(&folder).with_context(|| format!("{} could not be made.", folder.display()))?;
    wasm::bind(wasm, "page", &folder, Profile::Release)?;
    let mut sum = Size { raw: 0, gzip: 0, brotli: 0 };
    for name in ["page_bg.wasm", "page.js"] {
        let bytes = fs::read(folder.join(name)).with_context(|| format!("{name} could not be read."))?;
        sum.raw += bytes.len();
        sum.gzip += gzip(&bytes)?;
        sum.brotli += brotli(&bytes)?;
    }
    Ok(sum)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let strongest = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &strongest)?;
    Ok(packed.len())
}

fn kb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}
