//! The kit in other languages. Each is a function that returns the whole [`Copy`](struct@crate::Copy); one that an
//! app does not call is not in its download.
//!
//! A language is a folder with one file for each component, and one for its grammar. `german/` is the model;
//! CONTRIBUTING.md says how to add one.

pub mod arabic;
pub mod english;
pub mod french;
pub mod german;
pub mod japanese;
pub mod portuguese;
pub mod spanish;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use crate::Copy;

/// English: what the kit says where it is told nothing else.
pub fn english() -> Copy {
    Copy::default()
}

pub use arabic::arabic;
pub use french::french;
pub use german::german;
pub use japanese::japanese;
pub use portuguese::portuguese;
pub use spanish::spanish;

/// A language of the kit, for a switch or a test.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Its words.
    pub copy: fn() -> crate::Copy,
}

/// Every language of the kit. Who names this list has all of them in the download.
pub const ALL: &[Locale] = &[
    Locale { tag: "en", name: "English", copy: english },
    Locale { tag: "de", name: "Deutsch", copy: german },
    Locale { tag: "fr", name: "Français", copy: french },
    Locale { tag: "es", name: "Español", copy: spanish },
    Locale { tag: "pt-BR", name: "Português (Brasil)", copy: portuguese },
    Locale { tag: "ja", name: "日本語", copy: japanese },
    Locale { tag: "ar", name: "العربية", copy: arabic },
];
