use crate::status_badge::StatusBadgeCopy;

pub(super) fn copy() -> StatusBadgeCopy {
    StatusBadgeCopy {
        sending: "Wird gestartet".into(),
        checking: "Wird geprüft".into(),
        queued: "In der Warteschlange".into(),
        in_progress: "In Arbeit".into(),
        needs_action: "Aktion erforderlich".into(),
        completed: "Abgeschlossen".into(),
        partly_completed: "Teilweise abgeschlossen".into(),
        failed: "Fehlgeschlagen".into(),
        canceled: "Abgebrochen".into(),
        gone: "Nicht verfügbar".into(),
    }
}
