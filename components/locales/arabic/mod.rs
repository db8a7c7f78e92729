//! Arabic: the plain standard language of good products. Nouns bring their gender, numbers their six forms, and no
//! sentence supposes whether a man or a woman reads it.

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

/// Arabic: `provide_copy(locales::arabic())`.
pub fn arabic() -> Copy {
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
        ("export", Noun::masculine("تصدير").product()),
        ("import", Noun::masculine("استيراد")),
        ("report", Noun::masculine("تقرير").product()),
    ];
    Wording::new(&LANGUAGE, nouns, Noun::feminine("مهمة"))
}
