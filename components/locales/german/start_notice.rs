use super::LANGUAGE;
use super::grammar::{a_new_accusative, it, the, this, this_accusative, this_dative, your, your_accusative};
use crate::language::Noun;
use crate::start_notice::StartNoticeCopy;

pub(super) fn copy() -> StartNoticeCopy {
    StartNoticeCopy {
        wording: super::wording(),
        sending: |noun| format!("{} wird gestartet …", your(noun)),
        forgotten: |noun| {
            format!(
                "Dieser Browser merkt sich nichts von {}, wenn Sie den Tab schließen. Kopieren Sie die \
                 Vorgangs-ID, sobald sie angezeigt wird.",
                this_dative(noun)
            )
        },
        refused,
        fix,
        kept: "Es wurde nichts gestartet, und Ihre Eingaben sind noch da.".into(),
        field: |label| format!("Zu „{label}“ gehen"),
        sign_in_first: |noun| format!("Melden Sie sich an, bevor Sie {} starten.", this_accusative(noun)),
        sign_in_fix: "Sie sind abgemeldet. Es wurde nichts gestartet, und Ihre Eingaben sind noch da.".into(),
        unconfirmed: |noun| format!("Es ist noch nicht bestätigt, dass {} gestartet ist.", your(noun)),
        may_run_twice: |noun| {
            format!(
                "Vielleicht läuft {} schon. Wenn Sie jetzt {} starten, läuft {} vielleicht doppelt.",
                the(noun),
                a_new_accusative(noun),
                it(noun)
            )
        },
        check_again: "Noch einmal prüfen".into(),
        start_new: "Noch einmal starten".into(),
        not_started: |noun| format!("{} ist nicht gestartet.", your(noun)),
        nothing_lost: "Die Anfrage kam nie beim Server an. Bitte starten Sie noch einmal.".into(),
    }
}

fn refused(noun: &Noun, problem: Option<&str>, title: Option<&str>) -> String {
    match (problem, title) {
        (Some("file-too-large" | "too-large"), _) => "Die Datei ist zu groß.".to_owned(),
        (Some("unsupported-type"), _) => "Diese Art von Datei ist nicht verwendbar.".to_owned(),
        (Some("invalid-input"), _) => "Im Formular muss zuerst etwas geändert werden.".to_owned(),
        (Some("permission"), _) => format!("Sie dürfen {} nicht starten.", this_accusative(noun)),
        (Some("rate-limited"), _) => "In kurzer Zeit wurde zu viel gestartet.".to_owned(),
        (Some("credentials-expired"), _) => {
            "Die Anmeldung bei einem anderen Dienst ist abgelaufen.".to_owned()
        }
        (Some("no-secure-random"), _) => {
            format!("Dieser Browser kann {} nicht sicher starten.", your_accusative(noun))
        }
        (_, Some(title)) => LANGUAGE.sentence(title),
        _ => format!("Der Server hat {} nicht angenommen.", this_accusative(noun)),
    }
}

/// The server's own sentence is closer to the case than any of ours.
fn fix(noun: &Noun, problem: Option<&str>, detail: Option<&str>) -> String {
    match (detail, problem) {
        (Some(detail), _) => LANGUAGE.sentence(detail),
        (_, Some("file-too-large" | "too-large")) => {
            "Wählen Sie eine kleinere Datei, oder teilen Sie sie auf und senden Sie die Teile nacheinander."
                .to_owned()
        }
        (_, Some("unsupported-type")) => "Wählen Sie eine andere Art von Datei.".to_owned(),
        (_, Some("invalid-input")) => "Gehen Sie das Formular durch und starten Sie noch einmal.".to_owned(),
        (_, Some("permission")) => "Bitten Sie die Verwaltung Ihres Kontos um Zugriff.".to_owned(),
        (_, Some("rate-limited")) => "Warten Sie eine Minute und starten Sie dann noch einmal.".to_owned(),
        (_, Some("credentials-expired")) => "Erneuern Sie sie und starten Sie dann noch einmal.".to_owned(),
        (_, Some("no-secure-random")) => {
            "Öffnen Sie diese Seite über eine sichere Adresse (https) oder in einem aktuellen Browser."
                .to_owned()
        }
        _ => format!(
            "Ändern Sie Ihre Eingaben, oder fragen Sie den Support, warum {} nicht möglich ist.",
            this(noun)
        ),
    }
}
