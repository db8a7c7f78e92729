//! German: plain, and with the formal "Sie". The model for every other language: one file for each component,
//! in the order of the English defaults, and the grammar that they share.

mod announcer;
mod cancel_dialog;
mod grammar;
mod heartbeat_line;
mod job_panel;
mod language;
mod notices;
mod pause_updates;
mod recent_activity;
mod result_summary;
mod retry_panel;
mod stage_tracker;
mod start_notice;
mod status_badge;
mod stopped;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

pub use language::LANGUAGE;

use crate::Copy;
use crate::language::{Noun, Wording};

/// German: `provide_copy(locales::german())`.
pub fn german() -> Copy {
    Copy {
        panel: job_panel::copy(),
        recent: recent_activity::copy(),
        start: start_notice::copy(),
        notices: notices::copy(),
        pause: pause_updates::copy(),
        announcer: announcer::copy(),
        stopped: stopped::copy(),
    }
}

/// The language, with the nouns of the kinds of jobs that the Job API names.
pub fn wording() -> Wording {
    let nouns = [
        ("export", Noun::masculine("Export").product()),
        ("import", Noun::masculine("Import")),
        ("report", Noun::masculine("Bericht").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::masculine("Vorgang"))
}
