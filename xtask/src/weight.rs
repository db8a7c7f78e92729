//! What each crate weighs in a page: the bytes of its functions, by the names that the linker kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// Bytes of code for each crate, heaviest first. A generic function counts for the crate that wrote it,
/// and whatever has no Rust name for `(no name)`.
pub fn by_crate(wasm: &Path) -> Result<Vec<(String, usize)>> {
    let bytes = fs::read(wasm).with_context(|| format!("{} could not be read.", wasm.display()))?;
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    let mut sizes: Vec<usize> = Vec::new();
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(section) = custom.as_known() {
                    for part in section {
                        let Name::Function(functions) = part? else { continue };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, crate_of(function.name));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut weights: BTreeMap<String, usize> = BTreeMap::new();
    for (index, size) in (imported..).zip(sizes) {
        let name = names.get(&index).cloned().unwrap_or_else(|| "(no name)".to_owned());
        *weights.entry(name).or_default() += size;
    }
    let mut weights: Vec<_> = weights.into_iter().collect();
    weights.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    Ok(weights)
}

/// `tachys` of `<tachys::html::Element<E> as Render>::build`.
fn crate_of(symbol: &str) -> String {
    let path = format!("{:#}", rustc_demangle::demangle(symbol));
    let first: String = path
        .trim_start_matches(|symbol: char| !symbol.is_alphabetic() && symbol != '_')
        .trim_start_matches("dyn ")
        .trim_start_matches("mut ")
        .chars()
        .take_while(|symbol| symbol.is_alphanumeric() || *symbol == '_')
        .collect();
    if first.is_empty() || !path.contains("::") { "(no name)".to_owned() } else { first }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn a_function_counts_for_the_crate_that_wrote_it() {
        assert_eq!(crate_of("tachys::html::build"), "tachys");
        assert_eq!(crate_of("<waitwell_core::text::Clean as core::fmt::Debug>::fmt"), "waitwell_core");
        assert_eq!(crate_of("<&mut url::Url as core::fmt::Debug>::fmt"), "url");
        assert_eq!(crate_of("memcpy"), "(no name)");
    }
}
