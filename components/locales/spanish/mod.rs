//! Spanish: plain, with "usted" where a person is addressed at all, and without words that only one country
//! uses.

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

/// Spanish: `provide_copy(locales::spanish())`.
pub fn spanish() -> Copy {
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
        ("export", Noun::feminine("exportación").product()),
        ("import", Noun::feminine("importación")),
        ("report", Noun::masculine("informe").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::feminine("tarea"))
}
