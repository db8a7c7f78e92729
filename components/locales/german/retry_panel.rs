use waitwell_core::document::Range;

use super::grammar::{the, this_accusative};
use crate::copy::capitalized;
use crate::language::{Noun, Worded};
use crate::retry_panel::{ProblemCopy, RetryPanelCopy};

pub(super) fn copy() -> RetryPanelCopy {
    RetryPanelCopy {
        wording: super::wording(),
        problems: problems(),
        no_reason: |noun| {
            format!("{} ist fehlgeschlagen. Der Server hat keinen Grund genannt.", capitalized(&the(noun)))
        },
        work_safe: "Was bisher erledigt wurde, bleibt erhalten.".into(),
        work_lost: "Was bisher erledigt wurde, ist nicht erhalten geblieben.".into(),
        work_unknown: "Ob das bisher Erledigte erhalten bleibt, ist nicht bekannt.".into(),
        fix: "Hindernis beseitigen".into(),
        then_retry: ", danach erneut versuchen.".into(),
        blocked: "Link zu Ihrer Sicherheit gesperrt".into(),
        from_start: |usual| format!("Ein neuer Versuch beginnt von vorn{}.", usually(usual)),
        from_checkpoint: |stage, usual| match stage {
            Some(stage) => format!("Ein neuer Versuch macht bei „{stage}“ weiter{}.", usually(usual)),
            None => {
                format!("Ein neuer Versuch macht dort weiter, wo der letzte aufgehört hat{}.", usually(usual))
            }
        },
        from_unknown: |usual| format!("Ein neuer Versuch dauert normalerweise {usual}."),
        no_duplicates: "Dabei entsteht nichts doppelt.".into(),
        may_duplicate: "Dabei kann etwas doppelt entstehen.".into(),
        duplicates_unknown: "Ob dabei etwas doppelt entsteht, ist nicht bekannt.".into(),
        failed_stays: "Wird nur das Fehlende erneut versucht, bleibt das Erledigte, wie es ist, und nichts entsteht doppelt."
            .into(),
        failed_may_duplicate: "Wird nur das Fehlende erneut versucht, kann etwas doppelt entstehen.".into(),
        failed_duplicates_unknown: "Ob etwas doppelt entsteht, wenn nur das Fehlende erneut versucht wird, ist nicht bekannt."
            .into(),
        failed_takes: |usual| format!("Das dauert normalerweise {usual}."),
        inputs_kept: "Ihre Filter und Einstellungen bleiben erhalten.".into(),
        retry: |noun| format!("{noun} erneut versuchen"),
        retrying: |noun| format!("{noun} wird erneut versucht …"),
        retry_failed: |count| match count {
            Some(count) => format!("Nur das Fehlende erneut versuchen ({count})"),
            None => "Nur das Fehlende erneut versuchen".to_owned(),
        },
        retrying_failed: "Das Fehlende wird erneut versucht …".into(),
        try_again: "Erneut versuchen".into(),
        start_over: "Neu beginnen".into(),
        start_over_effect: "„Neu beginnen“ öffnet das Formular mit denselben Eingaben.".into(),
        not_offered: |noun| {
            format!("Für {} ist von hier aus kein neuer Versuch möglich.", this_accusative(noun))
        },
        refused: |noun| format!("Für {} ist kein neuer Versuch möglich.", this_accusative(noun)),
        unconfirmed: "Der neue Versuch ist noch nicht bestätigt.".into(),
        denied: "Der Server hat den neuen Versuch abgelehnt.".into(),
        dismiss: "Ausblenden".into(),
        show_details: "Einzelheiten anzeigen".into(),
        hide_details: "Einzelheiten ausblenden".into(),
        code: "Code".into(),
        kind: "Art".into(),
        stage: "Schritt".into(),
        said: "Meldung".into(),
        job_id: "Vorgangs-ID".into(),
        copy_id: "Vorgangs-ID kopieren".into(),
    }
}

/// "; dauert normalerweise 10 bis 20 Sekunden", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!("; das dauert normalerweise {usual}"))
}

fn problems() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened: fn(&Noun) -> String, advice: fn(&Noun) -> String| {
        ProblemCopy { kind: kind.into(), happened, advice }
    };
    vec![
        problem(
            "file-too-large",
            |noun| format!("{} ist fehlgeschlagen, weil die Datei zu groß war.", capitalized(&the(noun))),
            |_| "Wählen Sie eine kleinere Datei oder einen kürzeren Zeitraum.".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| {
                format!(
                    "{} ist fehlgeschlagen, weil eine nötige Anmeldung abgelaufen ist.",
                    capitalized(&the(noun))
                )
            },
            |_| "Erneuern Sie zuerst diese Anmeldung.".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| {
                format!(
                    "{} ist fehlgeschlagen, weil die Verbindung zu den Daten abgebrochen ist.",
                    capitalized(&the(noun))
                )
            },
            |_| "Prüfen Sie, ob die Quelle der Daten erreichbar ist.".to_owned(),
        ),
        problem(
            "permission",
            |noun| {
                format!("{} ist fehlgeschlagen, weil Ihnen eine Berechtigung fehlt.", capitalized(&the(noun)))
            },
            |_| "Bitten Sie die Verwaltung Ihres Kontos um Zugriff.".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| {
                format!(
                    "{} ist fehlgeschlagen, weil es länger als erlaubt gedauert hat.",
                    capitalized(&the(noun))
                )
            },
            |_| "Mit einem kürzeren Zeitraum wird es eher rechtzeitig fertig.".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| {
                format!(
                    "{} ist fehlgeschlagen, weil ein anderer Dienst die Zahl der Anfragen begrenzt.",
                    capitalized(&the(noun))
                )
            },
            |_| "Warten Sie zuerst ein paar Minuten.".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| {
                format!(
                    "{} ist fehlgeschlagen, weil eine Ihrer Eingaben nicht passt.",
                    capitalized(&the(noun))
                )
            },
            |_| "Beginnen Sie neu und ändern Sie, was hier genannt ist.".to_owned(),
        ),
    ]
}
