use crate::pause_updates::PauseUpdatesCopy;

pub(super) fn copy() -> PauseUpdatesCopy {
    PauseUpdatesCopy {
        wording: super::wording(),
        pause: "Mettre les mises à jour en pause".into(),
        resume: "Reprendre les mises à jour".into(),
        as_of: |at| format!("Vos tâches ne sont pas en pause. État affiché : {at}."),
    }
}
