//! Japanese: plain, and with です・ます. "Your" and "the" have no words of their own here, and numbers stand with
//! their counters.

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

/// Japanese: `provide_copy(locales::japanese())`.
pub fn japanese() -> Copy {
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
        ("export", Noun::new("エクスポート").product()),
        ("import", Noun::new("インポート")),
        ("report", Noun::new("レポート").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::new("処理"))
}
