use crate::notices::{AroundNotices, NoticesCopy};

pub(super) fn copy() -> NoticesCopy {
    let around = AroundNotices {
        away: "Während Sie weg waren".into(),
        here: "Neues zu Ihren Vorgängen".into(),
        open: "Anzeigen".into(),
        open_name: |job| format!("Anzeigen: {job}"),
        dismiss: "Ausblenden".into(),
        dismiss_name: |job| format!("Ausblenden: {job}"),
        more: |jobs| format!("Außerdem beendet: {jobs}. Sie finden alles unter „Letzte Vorgänge“."),
        dismiss_all: "Alle ausblenden".into(),
    };
    NoticesCopy { aloud: super::announcer::copy(), around }
}
