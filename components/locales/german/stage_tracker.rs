use super::grammar::{dative, the, your};
use crate::copy::{capitalized, readable};
use crate::stage_tracker::StageTrackerCopy;

pub(super) fn copy() -> StageTrackerCopy {
    StageTrackerCopy {
        wording: super::wording(),
        steps: "Schritte".into(),
        upcoming: "Noch nicht begonnen".into(),
        current: "In Arbeit".into(),
        done: "Erledigt".into(),
        skipped: "Übersprungen".into(),
        failed: "Fehlgeschlagen".into(),
        canceled: "Abgebrochen".into(),
        progress_name: |noun, stage| match stage {
            Some(stage) => format!("Fortschritt von „{stage}“"),
            None => format!("Fortschritt: {}", your(noun)),
        },
        out_of: |done, total| format!("{} von {}", done.number, dative(total)),
        measured: |counts, percent| format!("{counts} ({percent} %)"),
        so_far: |done| format!("Bisher {done}"),
        of_expected: |done, expected| format!("Bisher {done}, etwa {} erwartet", expected.number),
        beyond_expected: |done, expected| format!("{done}, erwartet waren {}", expected.number),
        finishing: |counts| match counts {
            Some(counts) => format!("Wird fertiggestellt. {counts} erledigt."),
            None => "Wird fertiggestellt.".to_owned(),
        },
        status_word: readable,
        slow_source: "Die Quelle der Daten antwortet langsam, deshalb kann es länger dauern.".into(),
        connection_dropped: "Die Verbindung war kurz unterbrochen, das System versucht es noch einmal."
            .into(),
        rate_limit: "Ein anderer Dienst begrenzt das Tempo, deshalb kann es länger dauern.".into(),
        automatic_retry:
            "Ein Schritt hat beim ersten Mal nicht geklappt, das System versucht ihn noch einmal.".into(),
        waiting: "Zurzeit wird gewartet.".into(),
        next_try: |time| format!("Der nächste Versuch ist {}.", time.at()),
        still_running: |noun| {
            format!("{} läuft noch, Sie müssen nicht neu beginnen.", capitalized(&the(noun)))
        },
        no_need: "Sie müssen nicht neu beginnen.".into(),
        queue: |position| match position.n {
            1 => "Als Nächstes an der Reihe.".to_owned(),
            _ => format!("Platz {position} in der Warteschlange."),
        },
        usual: |usual| format!("Dauert normalerweise {usual}."),
        overdue: |usual| match usual {
            Some(usual) => {
                format!("Dauert länger als sonst: normalerweise {usual}. Sie müssen nicht neu beginnen.")
            }
            None => "Dauert länger als sonst. Sie müssen nicht neu beginnen.".to_owned(),
        },
    }
}
