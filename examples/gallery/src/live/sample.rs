//! Customer files to try an import with.

use std::fmt::Write;

use leptos::web_sys::js_sys::Array;
use web_sys::wasm_bindgen::JsValue;
use web_sys::{DataTransfer, File, FilePropertyBag, HtmlInputElement};

/// A file to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Every row can be imported.
    Good,
    /// Some rows cannot.
    Mistakes,
    /// No column is called "email".
    NoEmail,
    /// More than the server takes.
    TooLarge,
}

impl Sample {
    /// All samples, with the words of their buttons.
    pub const ALL: [(Sample, &str); 4] = [
        (Sample::Good, "All good"),
        (Sample::Mistakes, "With mistakes"),
        (Sample::NoEmail, "Without an email column"),
        (Sample::TooLarge, "Too large"),
    ];

    /// Puts the sample into a file input, as if the person had chosen it. `None` where a browser cannot.
    pub fn choose(self, input: &HtmlInputElement) -> Option<()> {
        let (name, rows, times) = match self {
            Sample::Good => ("customers.csv", table("email", 1_200, |_| None), 1),
            Sample::Mistakes => ("customers-with-mistakes.csv", table("email", 400, mistake), 1),
            Sample::NoEmail => ("customers-from-the-old-shop.csv", table("contact", 600, |_| None), 1),
            Sample::TooLarge => ("customers-of-ten-years.csv", table("email", 4_000, |_| None), 60),
        };
        let parts = Array::new();
        for _ in 0..times {
            parts.push(&JsValue::from_str(&rows));
        }
        let kind = FilePropertyBag::new();
        kind.set_type("text/csv");
        let file = File::new_with_str_sequence_and_options(&parts, name, &kind).ok()?;
        let files = DataTransfer::new().ok()?;
        files.items().add_with_file(&file).ok()?;
        input.set_files(files.files().as_ref());
        Some(())
    }
}

/// A table of customers, of whom some have the email address or country of `mistake`.
fn table(email: &str, rows: u32, mistake: fn(u32) -> Option<(&'static str, &'static str)>) -> String {
    const FIRST: [&str; 8] = ["Ada", "Bruno", "Chidi", "Dalia", "Emre", "Freja", "Goran", "Hana"];
    const LAST: [&str; 7] = ["Okafor", "Lindqvist", "Moreau", "Tanaka", "Silva", "Novak", "Haddad"];
    const COUNTRY: [&str; 6] = ["NG", "SE", "FR", "JP", "BR", "CZ"];
    let pick =
        |words: &[&'static str], row: u32| words.get(row as usize % words.len()).copied().unwrap_or("");
    let mut text = format!("name,{email},country\n");
    for row in 0..rows {
        let (first, last) = (pick(&FIRST, row), pick(&LAST, row / 3));
        let own = format!("{}.{}{row}@example.com", first.to_lowercase(), last.to_lowercase());
        let (email, country) = mistake(row).unwrap_or((&own, pick(&COUNTRY, row)));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{first} {last},{email},{country}");
    }
    text
}

/// About one row in twenty: without an address, half an address, an address twice, an unknown country.
fn mistake(row: u32) -> Option<(&'static str, &'static str)> {
    match row % 80 {
        7 => Some(("", "SE")),
        23 => Some(("freja.lindqvist@", "SE")),
        41 => Some(("orders@example.com", "FR")),
        66 => Some(("hana.tanaka@example.com", "Atlantis")),
        _ => None,
    }
}
