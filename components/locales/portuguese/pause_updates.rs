use crate::pause_updates::PauseUpdatesCopy;

pub(super) fn copy() -> PauseUpdatesCopy {
    PauseUpdatesCopy {
        wording: super::wording(),
        pause: "Pausar as atualizações".into(),
        resume: "Retomar as atualizações".into(),
        as_of: |at| format!("Suas tarefas não estão pausadas. Estado exibido: {at}."),
    }
}
