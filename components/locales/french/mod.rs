//! French: plain, with "vous", and with a narrow space that never breaks before high punctuation and inside
//! guillemets.

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

pub use language::LANGUAGE;

use crate::Copy;
use crate::language::{Noun, Wording};

/// French: `provide_copy(locales::french())`.
pub fn french() -> Copy {
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
        ("export", Noun::masculine("export").product()),
        ("import", Noun::masculine("import")),
        ("report", Noun::masculine("rapport").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::feminine("tâche"))
}
