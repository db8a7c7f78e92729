use super::grammar::{this, your};
use crate::copy::capitalized;
use crate::job_panel::{JobPanelCopy, SupportCopy};

pub(super) fn copy() -> JobPanelCopy {
    JobPanelCopy {
        badge: super::status_badge::copy(),
        tracker: super::stage_tracker::copy(),
        heartbeat: super::heartbeat_line::copy(),
        cancel: super::cancel_dialog::copy(),
        retry: super::retry_panel::copy(),
        result: super::result_summary::copy(),
        wording: super::wording(),
        untitled: your,
        requested: |at| format!("Angefordert {}.", at.at()),
        started: |at| format!("Begonnen {}.", at.at()),
        action: |noun| format!("{} wartet auf eine Aktion von Ihnen.", your(noun)),
        action_not_said:
            "Der Server sagt nicht, was nötig ist. Kopieren Sie die Vorgangs-ID und bitten Sie um \
                          Hilfe."
                .into(),
        act: "Ansehen, was nötig ist".into(),
        due: |at| format!("Bitte erledigen Sie das bis {at}."),
        blocked: "Link zu Ihrer Sicherheit gesperrt".into(),
        confirming: |noun| {
            format!(
                "Lassen Sie diese Seite offen, bis bestätigt ist, dass {} gestartet ist. Danach steht hier, wie \
                 lange es dauert, wie Sie abbrechen können und wo das Ergebnis sein wird.",
                your(noun)
            )
        },
        leave: |noun| {
            format!(
                "Sie können diesen Tab schließen. {} läuft weiter, und das Ergebnis ist hier, wenn Sie \
                 zurückkommen.",
                your(noun)
            )
        },
        leave_queued: |noun| {
            format!(
                "Sie können diesen Tab schließen. {} behält den Platz in der Warteschlange, und das Ergebnis ist \
                 hier, wenn Sie zurückkommen.",
                your(noun)
            )
        },
        leave_too: "Sie können diesen Tab schließen. Das Ergebnis ist hier, wenn Sie zurückkommen.".into(),
        leave_with_id: |noun| {
            format!(
                "Sie können diesen Tab schließen, {} läuft weiter. Das Ergebnis erscheint hier, solange der Tab \
                 offen ist.",
                your(noun)
            )
        },
        leave_stopping: |noun| {
            format!(
                "Sie können diesen Tab schließen. Wenn Sie zurückkommen, sehen Sie hier, wie {} ausgegangen ist.",
                your(noun)
            )
        },
        leave_stopping_with_id: |noun| {
            format!(
                "Sie können diesen Tab schließen. Wie {} ausgeht, erscheint hier, solange der Tab offen ist.",
                your(noun)
            )
        },
        stay: |noun| {
            format!(
                "Lassen Sie diese Seite offen: Wenn Sie sie verlassen, bricht {} ab und Arbeit geht verloren. Das \
                 Ergebnis erscheint hier.",
                your(noun)
            )
        },
        stay_for_answer: "Lassen Sie diese Seite offen, bis der Server geantwortet hat. Ein Ergebnis erscheint hier.".into(),
        stay_for_run: "Es läuft noch nichts. Lassen Sie diese Seite offen, bis der Server geantwortet hat.".into(),
        leave_not_known: |noun| {
            format!(
                "Ob {} ohne diese Seite weiterläuft, ist nicht bekannt. Lassen Sie sie deshalb offen. Das \
                 Ergebnis erscheint hier.",
                your(noun)
            )
        },
        act_later: |noun| {
            format!(
                "Sie können diesen Tab schließen und das später erledigen. {} wartet und ist hier, wenn Sie \
                 zurückkommen.",
                your(noun)
            )
        },
        notify: "Mich benachrichtigen, wenn es zu Ende ist".into(),
        notified: "Sie erhalten eine Benachrichtigung, wenn es zu Ende ist, solange ein Tab mit Ihren Vorgängen offen ist.".into(),
        in_doubt: |noun| format!("Es ist noch nicht bekannt, ob {} wieder läuft.", your(noun)),
        in_doubt_checking: "Diese Seite sieht weiter nach.".into(),
        in_doubt_leave: "Sie können diese Seite verlassen und finden den Stand hier, wenn Sie zurückkommen.".into(),
        in_doubt_stay: "Lassen Sie diese Seite offen, bis das bekannt ist.".into(),
        nothing_runs: "Es gibt nichts mehr abzuwarten, Sie können diese Seite verlassen.".into(),
        ask_for_help:
            "Es gibt nichts mehr abzuwarten, Sie können diese Seite verlassen. Wenn Sie diesen Vorgang brauchen, \
                       kopieren Sie die Vorgangs-ID und bitten Sie um Hilfe."
                .into(),
        duration_not_known: "Wie lange es dauert, ist noch nicht bekannt.".into(),
        no_cancel: |noun| format!("{} lässt sich von hier aus nicht abbrechen.", capitalized(&this(noun))),
        earlier: "Frühere Versuche".into(),
        attempt: |number| format!("Versuch {number}"),
        attempt_ended: |at| format!("Beendet {}.", at.at()),
        job_id: "Vorgangs-ID".into(),
        copy_id: "Vorgangs-ID kopieren".into(),
        support: SupportCopy {
            copy: "Angaben für den Support kopieren".into(),
            holds: "Kopiert werden Vorgangs-ID, Status, Zeiten und Codes. Keine Namen, keine Titel und nichts, was Sie eingegeben oder hochgeladen haben.".into(),
            details: "Angaben für den Support".into(),
            job_id: "Vorgangs-ID:".into(),
            kind: "Art:".into(),
            status: "Status:".into(),
            attempt: "Versuch:".into(),
            requested: "Angefordert:".into(),
            started: "Begonnen:".into(),
            heard: "Zuletzt erreicht:".into(),
            ended: "Beendet:".into(),
            shown: "Angezeigt:".into(),
            problem: "Problem:".into(),
            code: "Code:".into(),
        },
        remove: "Aus der Liste entfernen".into(),
    }
}
