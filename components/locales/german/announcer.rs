use super::grammar::your;
use crate::announce::AnnouncerCopy;

pub(super) fn copy() -> AnnouncerCopy {
    AnnouncerCopy {
        wording: super::wording(),
        name: |noun, title| match title {
            Some(title) => format!("{noun} „{title}“"),
            None => your(noun),
        },
        sending: |job| format!("{job} wird gestartet."),
        queued: |job| format!("{job} ist in der Warteschlange."),
        in_progress: |job| format!("{job} ist in Arbeit."),
        needs_action: |job| format!("{job} wartet auf eine Aktion von Ihnen."),
        completed: |job| match job.noun.is_product {
            true => format!("{job} ist fertig."),
            false => format!("{job} ist abgeschlossen."),
        },
        partly_completed: |job, done_of| match done_of {
            Some((done, total)) => {
                format!("{job} ist teilweise abgeschlossen: {done} von {total} erledigt.")
            }
            None => format!("{job} ist teilweise abgeschlossen."),
        },
        failed: |job| {
            format!("{job} ist fehlgeschlagen. Auf der Seite steht, was geschehen ist und was Sie tun können.")
        },
        canceled: |job| format!("{job} wurde abgebrochen."),
        gone: |job| format!("{job} ist nicht mehr verfügbar."),
        stage: |job, label, step, steps| format!("{job}: {label}, Schritt {step} von {steps}."),
        ended: |jobs| match jobs.n {
            1 => format!("{jobs} ist zu Ende."),
            _ => format!("{jobs} sind zu Ende."),
        },
        lost: "Der Server ist gerade nicht erreichbar. Sie müssen nichts neu beginnen; diese Seite prüft weiter."
            .into(),
        offline: "Sie sind offline. Sie müssen nichts neu beginnen; diese Seite prüft wieder, sobald Sie online \
                  sind."
            .into(),
        regained: "Der Server ist wieder erreichbar.".into(),
        signed_out: "Sie sind abgemeldet. Ihre Vorgänge laufen weiter. Melden Sie sich an, um sie zu sehen."
            .into(),
        cancel_asked: |job| format!("{job}: Abbruch angefordert. Noch nicht beendet."),
        cancel_too_late: |job| format!("{job} war fertig, bevor der Abbruch ankam. Es wurde nichts gelöscht."),
        cancel_unconfirmed: |job| {
            format!("{job}: Der Abbruch ist nicht bestätigt. Auf der Seite steht, was Sie tun können.")
        },
        cancel_denied: |job| format!("{job} wurde nicht abgebrochen. Der Server hat das abgelehnt."),
        cancel_undone: |job| format!("{job}: Der Abbruch wurde rückgängig gemacht, es geht weiter."),
        undo_unconfirmed: |job| {
            format!("{job}: Das Rückgängigmachen des Abbruchs ist nicht bestätigt. Auf der Seite steht, was Sie tun können.")
        },
        undo_denied: |job| {
            format!("{job}: Der Abbruch wurde nicht rückgängig gemacht. Der Server hat das abgelehnt.")
        },
        undo_too_late: |job| format!("{job}: Der Abbruch lässt sich nicht mehr rückgängig machen."),
        retry_unconfirmed: |job| {
            format!("{job}: Der neue Versuch ist nicht bestätigt. Auf der Seite steht, was Sie tun können.")
        },
        retry_denied: |job| format!("{job}: Der Server hat den neuen Versuch abgelehnt."),
        quiet: |job| {
            format!(
                "{job} läuft noch, hat sich aber eine Weile nicht gemeldet. Sie müssen nicht neu beginnen."
            )
        },
        copied: "Vorgangs-ID kopiert.".into(),
        details_copied: "Angaben für den Support kopiert.".into(),
        not_copied: "Dieser Browser lässt die Seite nichts kopieren. Markieren Sie den Text auf der Seite und kopieren Sie ihn.".into(),
        paused: "Die Aktualisierung ist angehalten. Ihre Vorgänge sind es nicht.".into(),
        resumed: "Die Seite wird wieder aktualisiert.".into(),
    }
}
