use super::grammar::dative;
use crate::copy::readable;
use crate::language::Count;
use crate::recent_activity::RecentActivityCopy;

pub(super) fn copy() -> RecentActivityCopy {
    RecentActivityCopy {
        wording: super::wording(),
        badge: super::status_badge::copy(),
        heading: "Letzte Vorgänge".into(),
        count: |jobs| jobs.to_string(),
        restoring: "Ihre letzten Vorgänge werden geprüft …".into(),
        empty: "Noch keine Vorgänge. Was Sie starten, erscheint hier, auch wenn Sie den Tab schließen."
            .into(),
        partial:
            "Ihre ganze Liste lässt sich gerade nicht laden. Dies sind die Vorgänge, die dieser Browser \
                  kennt; die anderen sind nicht verloren."
                .into(),
        partial_and_empty: "Ihre Liste lässt sich gerade nicht laden. Was Sie gestartet haben, ist nicht \
                            verloren."
            .into(),
        untitled: |noun, id| format!("{noun} {id}"),
        status_word: readable,
        requested: |when| format!("Angefordert {}", when.at()),
        started: |when| format!("Begonnen {}", when.at()),
        as_of: |when| format!("Stand: {when}"),
        file: |size, format| [size, format].into_iter().flatten().collect::<Vec<_>>().join(" "),
        files: |files| files.to_string(),
        changed: |count| format!("{count} geändert"),
        done: |count| count.to_string(),
        done_of: |done, total| format!("{} von {}", done.number, dative(total)),
        skipped: |count| left_out(count, "übersprungen"),
        failed: |count| left_out(count, "fehlgeschlagen"),
        not_found: "Nicht mehr zu finden. Vielleicht gelöscht.".into(),
        expired: "Abgelaufen; das Ergebnis wurde gelöscht.".into(),
        no_access: "Sie haben keinen Zugriff mehr.".into(),
        unseen: "Beendet, seit Sie zuletzt hier waren".into(),
        find: "Vorgang über seine ID finden".into(),
        find_button: "Vorgang finden".into(),
        no_id: "Das ist keine vollständige Vorgangs-ID. Geben Sie sie ein, wie Sie sie kopiert haben: Buchstaben, Ziffern, „-“ und „_“, ohne Leerzeichen.".into(),
        remove: "Aus der Liste entfernen".into(),
        remove_name: |title| format!("Aus der Liste entfernen: {title}"),
    }
}

fn left_out(count: Option<&Count>, what: &str) -> String {
    match count {
        Some(count) => format!("{count} {what}"),
        None => format!("einige {what}"),
    }
}
