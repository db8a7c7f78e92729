//! Portuguese of Brazil: plain, with "você" where a person is addressed.

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

/// Portuguese of Brazil: `provide_copy(locales::portuguese())`.
pub fn portuguese() -> Copy {
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
        ("export", Noun::feminine("exportação").product()),
        ("import", Noun::feminine("importação")),
        ("report", Noun::masculine("relatório").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::feminine("tarefa"))
}
