//! Holds the style sheets to the tokens and layers, and the components to their six files.

use std::collections::BTreeSet;
use std::fs;

use waitwell_tests::Result;
use waitwell_tests::sources::{Source, files};
use xtask::{dist, workspace};

/// What every component's folder holds.
const ANATOMY: [&str; 6] = ["copy.rs", "fixtures.rs", "mod.rs", "style.css", "tests.rs", "view.rs"];

/// Folders that hold no component: words, and what is held against all of them.
const NO_COMPONENTS: [&str; 6] = ["flow", "language", "lint", "locales", "stopped", "sweep"];

#[test]
fn every_custom_property_that_is_used_is_defined() {
    let sheets = sheets();
    let set_by_views = files("components", "rs");
    let undefined = undefined(&sheets, &set_by_views);
    assert!(undefined.is_empty(), "\n{}\n", undefined.join("\n"));
}

#[test]
fn the_order_of_the_layers_is_in_one_place() {
    let orders: Vec<String> = sheets().iter().flat_map(layer_orders).collect();
    let elsewhere: Vec<&String> =
        orders.iter().filter(|place| !place.starts_with("style/layers.css")).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn every_rule_of_the_kit_is_in_a_layer() {
    let outside: Vec<String> = sheets().iter().flat_map(unlayered).collect();
    assert!(outside.is_empty(), "\n{}\n", outside.join("\n"));
}

#[test]
fn no_rule_knows_left_from_right() {
    let sided: Vec<String> = sheets().iter().flat_map(sided).collect();
    assert!(sided.is_empty(), "\n{}\n", sided.join("\n"));
}

#[test]
fn every_component_has_its_six_files() {
    let mut lacking = Vec::new();
    for entry in
        fs::read_dir(workspace::root().join("components")).expect("components/ can be read").flatten()
    {
        // A folder beside a file of its name holds that module's parts and is no component.
        let is_module = entry.path().with_extension("rs").is_file()
            || NO_COMPONENTS.iter().any(|folder| entry.file_name() == *folder);
        if !entry.path().is_dir() || is_module || entry.file_name() == "target" {
            continue;
        }
        for file in ANATOMY.iter().filter(|file| !entry.path().join(file).is_file()) {
            lacking.push(format!("components/{}/{file}", entry.file_name().to_string_lossy()));
        }
    }
    assert!(lacking.is_empty(), "missing: {lacking:?}");
}

#[test]
fn the_gallery_is_served_the_rules_that_the_kit_exports() -> Result {
    let sorted = |text: &str| {
        let mut lines: Vec<String> =
            text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect();
        lines.sort();
        lines
    };
    let served = dist::kit_style(&workspace::root())?;
    // By lines, since the components may stand in any order: the layers have theirs.
    assert_eq!(sorted(&served), sorted(&waitwell::STYLE.join("\n")));
    Ok(())
}

#[test]
fn the_rules_find_what_they_forbid() {
    let sheet = |path: &str, text: &str| Source { path: path.into(), text: text.into(), is_test: false };
    let tokens = sheet(
        "style/tokens.css",
        "/* --ww-font is the app's. */ @layer waitwell.tokens { :root { --ww-ink: black; } }",
    );
    let one = sheet(
        "components/one/style.css",
        "@layer waitwell.components { .a { color: var(--ww-ink, var(--ww-lost)); inline-size: var(--ww-done); font: var(--ww-font, inherit) } }",
    );
    let view = sheet("components/one/view.rs", "view! { <i style:--ww-done=move || done.get() /> }");
    let sheets = [tokens, one];
    assert_eq!(undefined(&sheets, &[view]), ["components/one/style.css: --ww-lost"]);
    assert_eq!(undefined(&sheets, &[]).len(), 2);

    let order = sheet("components/one/style.css", "@layer a, b;\n@layer a { p {} }");
    assert_eq!(layer_orders(&order), ["components/one/style.css: @layer a, b"]);
    let one_sided =
        sheet("components/one/style.css", "a { margin-left: 0; text-align: right; inset-inline: 0 }");
    assert_eq!(
        sided(&one_sided),
        ["components/one/style.css: margin-left", "components/one/style.css: right"]
    );
    let bare = sheet("components/one/style.css", "@layer a { p { color: red } }\np { color: blue }");
    assert_eq!(unlayered(&bare), ["components/one/style.css: p"]);
}

/// The kit's own style sheets.
fn sheets() -> Vec<Source> {
    let mut sheets = files("style", "css");
    sheets.extend(files("components", "css"));
    sheets
}

/// Properties that are used, and defined neither in `tokens.css` nor by the component that uses them.
fn undefined(sheets: &[Source], code: &[Source]) -> Vec<String> {
    let tokens: BTreeSet<String> = sheets
        .iter()
        .filter(|sheet| sheet.path == "style/tokens.css")
        .flat_map(|sheet| defined(&sheet.rules()))
        .collect();
    // Named in a comment there: an app may set it, and where it does not, the fallback holds.
    let left_to_the_app: String = sheets
        .iter()
        .filter(|sheet| sheet.path == "style/tokens.css")
        .map(|sheet| sheet.text.as_str())
        .collect();
    let mut found = Vec::new();
    for sheet in sheets {
        let own = defined(&sheet.rules());
        let folder = sheet.path.strip_suffix(sheet.name()).unwrap_or_default();
        let beside = || code.iter().filter(|source| source.path.starts_with(folder));
        for (name, has_fallback) in used(&sheet.rules()) {
            let set = format!("style:{name}=");
            let known = tokens.contains(&name)
                || (has_fallback && left_to_the_app.contains(&name))
                || own.contains(&name)
                || beside().any(|source| source.text.contains(&set));
            if !known {
                found.push(format!("{}: {name}", sheet.path));
            }
        }
    }
    found
}

/// The properties that are used, and whether with a fallback.
fn used(rules: &str) -> BTreeSet<(String, bool)> {
    rules
        .split("var(")
        .skip(1)
        .map(|rest| (property(rest.trim_start()), rest))
        .filter(|(name, _)| name.starts_with("--ww-"))
        .map(|(name, rest)| {
            let has_fallback = rest.trim_start()[name.len()..].trim_start().starts_with(',');
            (name, has_fallback)
        })
        .collect()
}

fn defined(rules: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in rules.match_indices("--ww-") {
        let name = property(&rules[at..]);
        if rules[at + name.len()..].trim_start().starts_with(':') {
            names.insert(name);
        }
    }
    // `@property --ww-…` defines as well.
    names.extend(rules.split("@property").skip(1).map(|rest| property(rest.trim_start())));
    names
}

fn property(text: &str) -> String {
    text.chars().take_while(|symbol| symbol.is_alphanumeric() || matches!(symbol, '-' | '_')).collect()
}

/// `@layer a, b;`: statements that put layers in order.
fn layer_orders(sheet: &Source) -> Vec<String> {
    let rules = sheet.rules();
    let statements = rules.split("@layer").skip(1).filter_map(|rest| {
        let end = rest.find(['{', ';'])?;
        rest[end..].starts_with(';').then(|| format!("{}: @layer{}", sheet.path, &rest[..end]))
    });
    statements.collect()
}

/// Where a rule names a side that another script has on the other one.
fn sided(sheet: &Source) -> Vec<String> {
    let rules = sheet.rules();
    let words = rules.split(|symbol: char| !(symbol.is_alphanumeric() || matches!(symbol, '-' | '_')));
    let has_side = |word: &&str| word.split('-').any(|part| ["left", "right"].contains(&part));
    // The name of a class is no side.
    let sides = words.filter(|word| !word.starts_with("ww-")).filter(has_side);
    sides.map(|side| format!("{}: {side}", sheet.path)).collect()
}

/// Selectors and at-rules that stand outside of every `@layer { … }`.
fn unlayered(sheet: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut head = String::new();
    for symbol in sheet.rules().chars() {
        match symbol {
            '{' => {
                let top = head.trim();
                let harmless = top.starts_with("@layer") || top.starts_with("@property");
                if depth == 0 && !harmless {
                    found.push(format!("{}: {top}", sheet.path));
                }
                depth += 1;
                head.clear();
            }
            '}' => {
                depth = depth.saturating_sub(1);
                head.clear();
            }
            ';' => head.clear(),
            _ => head.push(symbol),
        }
    }
    found
}
