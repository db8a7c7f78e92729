use crate::status_badge::StatusBadgeCopy;

pub(super) fn copy() -> StatusBadgeCopy {
    StatusBadgeCopy {
        sending: "Iniciando".into(),
        checking: "Verificando".into(),
        queued: "Na fila".into(),
        in_progress: "Em andamento".into(),
        needs_action: "Ação necessária".into(),
        completed: "Concluído".into(),
        partly_completed: "Concluído em parte".into(),
        failed: "Falhou".into(),
        canceled: "Cancelado".into(),
        gone: "Indisponível".into(),
    }
}
