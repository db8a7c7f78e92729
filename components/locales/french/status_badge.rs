use crate::status_badge::StatusBadgeCopy;

pub(super) fn copy() -> StatusBadgeCopy {
    StatusBadgeCopy {
        sending: "Lancement".into(),
        checking: "Vérification".into(),
        queued: "En file d’attente".into(),
        in_progress: "En cours".into(),
        needs_action: "Action requise".into(),
        completed: "Terminé".into(),
        partly_completed: "Terminé en partie".into(),
        failed: "Échec".into(),
        canceled: "Annulé".into(),
        gone: "Indisponible".into(),
    }
}
