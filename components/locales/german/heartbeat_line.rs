use waitwell_core::moment::Span;

use super::grammar::{after, from_the, it, this, this_accusative, your};
use crate::copy::capitalized;
use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::Worded;

pub(super) fn copy() -> HeartbeatLineCopy {
    HeartbeatLineCopy {
        wording: super::wording(),
        still_working: |when| last("Die Arbeit läuft.", "Zuletzt aktualisiert", when),
        queued: |when| last("Wartet auf den Start.", "Zuletzt geprüft", when),
        needs_action: |when| last("Wartet auf Sie.", "Zuletzt geprüft", when),
        sending: |noun| format!("{} wird gestartet …", your(noun)),
        checking: "Wird geprüft …".into(),
        quiet: |noun, when| {
            format!(
                "Läuft noch, aber seit {when} keine Nachricht {}. Sie müssen nicht neu beginnen.",
                from_the(noun)
            )
        },
        paused: |when| last("Die Aktualisierung ist angehalten.", "Zuletzt geprüft", when),
        busy: |when| match when {
            Some(when) => format!("Der Server ist ausgelastet. Nächste Prüfung {when}."),
            None => "Der Server ist ausgelastet. Die nächste Prüfung folgt bald.".to_owned(),
        },
        busy_for_long: |when| {
            format!("Der Server ist ausgelastet. Nächste Prüfung in etwa einer Stunde, {when}.")
        },
        lost: |when| last("Der Server ist nicht erreichbar.", "Letzter Kontakt", when),
        offline: |when| last("Sie sind offline.", "Letzter Kontakt", when),
        intercepted: "Statt des Servers hat etwas anderes geantwortet. \
                      Vielleicht müssen Sie sich in diesem Netzwerk anmelden."
            .into(),
        unreadable: "Die Antwort des Servers ist nicht lesbar.".into(),
        show_details: "Einzelheiten anzeigen".into(),
        code: "Code:".into(),
        signed_out: |when, calm| match when {
            Some(when) => {
                format!(
                    "Sie sind abgemeldet. {calm} Melden Sie sich an, um den Stand zu sehen. Angezeigter Stand: \
                     {when}."
                )
            }
            None => format!("Sie sind abgemeldet. {calm} Melden Sie sich an, um den Stand zu sehen."),
        },
        signed_out_after: "Sie sind abgemeldet. Melden Sie sich an, um das Ergebnis zu sehen.".into(),
        keeps_running: |noun| format!("{} läuft weiter, Sie müssen nicht neu beginnen.", your(noun)),
        keeps_its_place: |noun| {
            format!("{} behält den Platz in der Warteschlange, Sie müssen nicht neu beginnen.", your(noun))
        },
        is_kept: |noun| format!("{} bleibt erhalten, Sie müssen nicht neu beginnen.", your(noun)),
        needs_the_page: |noun| {
            format!(
                "Lassen Sie diese Seite offen. {} muss vielleicht warten, bis der Server wieder antwortet.",
                your(noun)
            )
        },
        start_not_known: |noun| {
            format!(
                "Noch ist nicht bekannt, ob {} gestartet ist. Bitte starten Sie noch nicht erneut.",
                your(noun)
            )
        },
        may_have_stopped: |noun| format!("Noch ist nicht bekannt, ob {} schon abgebrochen wurde.", your(noun)),
        finished: |when, took| ended("Beendet", when, took),
        failed: |when, took| ended("Fehlgeschlagen", when, took),
        canceled: |when, took| ended("Abgebrochen", when, took),
        not_found: |noun| {
            format!(
                "{} ist nicht mehr zu finden. Vielleicht wurde {} gelöscht.",
                capitalized(&this(noun)),
                it(noun)
            )
        },
        never_known: "Zu dieser ID ist kein Vorgang zu finden. Prüfen Sie, ob die ID vollständig ist und ob Sie mit dem Konto angemeldet sind, das den Vorgang gestartet hat.".into(),
        expired: |noun| format!("{} ist abgelaufen, das Ergebnis wurde gelöscht.", capitalized(&this(noun))),
        no_access: |noun| format!("Sie haben keinen Zugriff mehr auf {}.", this_accusative(noun)),
        forgotten: |noun| {
            format!(
                "Dieser Browser merkt sich {} nicht, wenn Sie den Tab schließen. Kopieren Sie die Vorgangs-ID.",
                this_accusative(noun)
            )
        },
    }
}

/// "Die Arbeit läuft. Zuletzt aktualisiert vor 10 Sekunden."
fn last(what: &str, event: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what} {event} {when}."),
        None => what.to_owned(),
    }
}

/// "Beendet um 14:05 Uhr, nach 3 Minuten 20 Sekunden."; nothing where neither is known.
fn ended(what: &str, when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took.map(after)) {
        (Some(when), Some(after)) => format!("{what} {when}, {after}."),
        (Some(when), None) => format!("{what} {when}."),
        (None, Some(after)) => format!("{what} {after}."),
        (None, None) => String::new(),
    }
}
