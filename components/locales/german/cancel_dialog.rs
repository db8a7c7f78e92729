use waitwell_core::document::CancelScope;
use waitwell_core::view::ShownStatus;

use super::grammar::{at_the, of, the, the_accusative, this, this_accusative};
use crate::cancel_dialog::CancelDialogCopy;
use crate::copy::capitalized;

pub(super) fn copy() -> CancelDialogCopy {
    CancelDialogCopy {
        wording: super::wording(),
        aloud: super::announcer::copy(),
        cancel: |noun| format!("{noun} abbrechen"),
        canceling: |noun| format!("{noun} wird abgebrochen …"),
        try_again: "Erneut versuchen".into(),
        dismiss: "Ausblenden".into(),
        hint: |noun, effect| {
            let the = the_accusative(noun);
            let stops = match effect.scope {
                Some(CancelScope::Upload) => "Abbrechen beendet das Hochladen.".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!(
                        "Abbrechen beendet nur, was {} noch aussteht. Was schon erledigt ist, bleibt.",
                        at_the(noun)
                    )
                }
                Some(CancelScope::Whole) => {
                    let whole = of(noun, ["den ganzen", "die ganze", "das ganze"]);
                    format!("Abbrechen beendet {whole} {noun}.")
                }
                None => format!("Abbrechen beendet {the}."),
            };
            let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                (false, false) => "Sie werden vorher gefragt und sehen, was bleibt und was gelöscht wird.",
                (false, true) => "Sie werden vorher gefragt und sehen, was bleibt.",
                (true, false) => "Sie werden vorher gefragt und sehen, was gelöscht wird.",
                (true, true) => "Sie werden vorher gefragt.",
            };
            format!("{stops} {first}")
        },
        title: |noun| format!("{} abbrechen?", capitalized(&this_accusative(noun))),
        stops: "Das wird beendet".into(),
        scope: |noun, scope| match scope {
            Some(CancelScope::Upload) => "Das Hochladen. Es wird nichts mehr gesendet.".to_owned(),
            Some(CancelScope::Remaining) => {
                format!("Was {} noch aussteht. Was schon erledigt ist, bleibt erledigt.", at_the(noun))
            }
            Some(CancelScope::Whole) => {
                format!("{} {noun}.", of(noun, ["Der ganze", "Die ganze", "Das ganze"]))
            }
            None => format!("{}.", capitalized(&the(noun))),
        },
        kept: "Das bleibt".into(),
        deleted: "Das wird gelöscht".into(),
        cannot_be_undone: "Das lässt sich nicht rückgängig machen".into(),
        not_said: "Der Server sagt nicht, was mit der bisherigen Arbeit geschieht.".into(),
        keep_running: "Weiterlaufen lassen".into(),
        close: "Schließen".into(),
        refused: |noun| format!("{} lässt sich gerade nicht abbrechen.", capitalized(&this(noun))),
        asked: |noun| {
            format!("Abbruch angefordert. {} endet an der nächsten sicheren Stelle.", capitalized(&the(noun)))
        },
        asked_slow: |noun| {
            format!("Abbruch angefordert. {} ist noch nicht zu Ende.", capitalized(&the(noun)))
        },
        unconfirmed: |noun| {
            format!(
                "Der Abbruch ist noch nicht bestätigt. {} läuft vielleicht noch.",
                capitalized(&the(noun))
            )
        },
        denied: |noun| {
            format!("{} wurde nicht abgebrochen. Der Server hat das abgelehnt.", capitalized(&the(noun)))
        },
        too_late: |noun| {
            format!(
                "{} war fertig, bevor der Abbruch ankam. Es wurde nichts gelöscht.",
                capitalized(&the(noun))
            )
        },
        undo: "Abbruch rückgängig machen".into(),
        undoing: "Abbruch wird rückgängig gemacht …".into(),
        undo_hint: |noun| {
            format!(
                "Sie können den Abbruch noch rückgängig machen. {} läuft dann weiter.",
                capitalized(&the(noun))
            )
        },
        undo_unconfirmed: "Es ist noch nicht bestätigt, dass der Abbruch rückgängig gemacht wurde.".into(),
        undo_denied: "Der Abbruch wurde nicht rückgängig gemacht. Der Server hat das abgelehnt.".into(),
        undo_too_late: "Der Abbruch lässt sich nicht mehr rückgängig machen.".into(),
        undone: |noun| {
            format!("Der Abbruch wurde rückgängig gemacht. {} läuft weiter.", capitalized(&the(noun)))
        },
        ended_title: |noun, status| {
            let this = capitalized(&this(noun));
            match status {
                ShownStatus::Canceled => format!("{this} wurde abgebrochen"),
                ShownStatus::Failed => format!("{this} ist fehlgeschlagen"),
                ShownStatus::Gone => format!("{this} ist nicht mehr zu finden"),
                _ => format!("{this} ist beendet"),
            }
        },
        ended: |status| {
            match status {
                ShownStatus::Canceled | ShownStatus::Gone => "Es gibt nichts mehr abzubrechen.",
                ShownStatus::PartlyCompleted => {
                    "Ein Teil der Arbeit war erledigt, bevor der Abbruch ankam. Es wurde nichts gelöscht."
                }
                ShownStatus::Failed => {
                    "Die Arbeit ist fehlgeschlagen, bevor der Abbruch ankam. Schließen Sie dieses Fenster, um zu \
                     sehen, was geschehen ist."
                }
                _ => "Die Arbeit war fertig, bevor der Abbruch ankam. Es wurde nichts gelöscht.",
            }
            .to_owned()
        },
        changed_title: |noun| format!("{} hat sich etwas geändert", capitalized(&at_the(noun))),
        changed: |noun| format!("{} lässt sich von hier aus nicht mehr abbrechen.", capitalized(&the(noun))),
    }
}
