use crate::pause_updates::PauseUpdatesCopy;

pub(super) fn copy() -> PauseUpdatesCopy {
    PauseUpdatesCopy {
        wording: super::wording(),
        pause: "Aktualisierung anhalten".into(),
        resume: "Aktualisierung fortsetzen".into(),
        as_of: |at| format!("Ihre Vorgänge sind nicht angehalten. Stand dieser Seite: {at}."),
    }
}
