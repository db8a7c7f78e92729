use crate::pause_updates::PauseUpdatesCopy;

pub(super) fn copy() -> PauseUpdatesCopy {
    PauseUpdatesCopy {
        wording: super::wording(),
        pause: "Pausar las actualizaciones".into(),
        resume: "Reanudar las actualizaciones".into(),
        as_of: |at| format!("Sus tareas no están en pausa. Estado mostrado: {at}."),
    }
}
