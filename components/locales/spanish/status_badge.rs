use crate::status_badge::StatusBadgeCopy;

pub(super) fn copy() -> StatusBadgeCopy {
    StatusBadgeCopy {
        sending: "Iniciando".into(),
        checking: "Comprobando".into(),
        queued: "En cola".into(),
        in_progress: "En curso".into(),
        needs_action: "Acción necesaria".into(),
        completed: "Completado".into(),
        partly_completed: "Completado en parte".into(),
        failed: "Fallido".into(),
        canceled: "Cancelado".into(),
        gone: "No disponible".into(),
    }
}
