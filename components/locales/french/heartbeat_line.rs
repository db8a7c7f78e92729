use waitwell_core::moment::Span;

use super::grammar::{agreed, of, of_the, this, your};
use crate::copy::capitalized;
use crate::heartbeat_line::HeartbeatLineCopy;
use crate::language::Worded;

pub(super) fn copy() -> HeartbeatLineCopy {
    HeartbeatLineCopy {
        wording: super::wording(),
        still_working: |when| last("Toujours en cours.", "mise à jour", when),
        queued: |when| last("En attente de démarrage.", "vérification", when),
        needs_action: |when| last("En attente d’une action de votre part.", "vérification", when),
        sending: |noun| format!("Lancement de {}…", your(noun)),
        checking: "Vérification…".into(),
        quiet: |noun, when| {
            format!(
                "Toujours en cours, mais sans nouvelles {}. Dernières nouvelles : {when}. Inutile de \
                 recommencer.",
                of_the(noun)
            )
        },
        paused: |when| last("Les mises à jour sont en pause.", "vérification", when),
        busy: |when| match when {
            Some(when) => format!("Le serveur est très sollicité. Prochaine vérification {when}."),
            None => "Le serveur est très sollicité. Prochaine vérification sous peu.".to_owned(),
        },
        busy_for_long: |when| {
            format!("Le serveur est très sollicité. Prochaine vérification dans environ une heure, {when}.")
        },
        lost: |when| last("Impossible de joindre le serveur.", "réponse", when),
        offline: |when| last("Vous êtes hors ligne.", "réponse du serveur", when),
        intercepted: "Autre chose a répondu à la place du serveur. Ce réseau vous demande peut-être de vous \
                      identifier."
            .into(),
        unreadable: "La réponse du serveur est illisible.".into(),
        show_details: "Afficher les détails".into(),
        code: "Code :".into(),
        signed_out: |when, calm| match when {
            Some(when) => {
                format!(
                    "Votre session est fermée. {calm} Reconnectez-vous pour voir où cela en est. Dernier état \
                     connu : {when}."
                )
            }
            None => {
                format!("Votre session est fermée. {calm} Reconnectez-vous pour voir où cela en est.")
            }
        },
        signed_out_after: "Votre session est fermée. Reconnectez-vous pour voir le résultat.".into(),
        keeps_running: |noun| format!("{} continue, inutile de recommencer.", capitalized(&your(noun))),
        keeps_its_place: |noun| {
            format!(
                "{} garde sa place dans la file d’attente, inutile de recommencer.",
                capitalized(&your(noun))
            )
        },
        is_kept: |noun| {
            format!("{} est {}, inutile de recommencer.", capitalized(&your(noun)), agreed(noun, "conservé"))
        },
        needs_the_page: |noun| {
            format!(
                "Gardez cette page ouverte. {} devra peut-être attendre que le serveur réponde de nouveau.",
                capitalized(&your(noun))
            )
        },
        start_not_known: |noun| {
            format!(
                "On ne sait pas encore si {} a démarré. Ne {} relancez pas pour le moment.",
                your(noun),
                of(noun, ["le", "la"])
            )
        },
        may_have_stopped: |noun| {
            format!("On ne sait pas encore si {} s’est {}.", your(noun), agreed(noun, "arrêté"))
        },
        finished: |when, took| ended("Terminé", when, took),
        failed: |when, took| ended("Arrêté", when, took),
        canceled: |when, took| ended("Annulé", when, took),
        not_found: |noun| {
            format!(
                "{} est introuvable. {} a peut-être été {}.",
                capitalized(&this(noun)),
                of(noun, ["Il", "Elle"]),
                agreed(noun, "supprimé")
            )
        },
        never_known: "Nous ne trouvons aucune tâche avec cette référence. Vérifiez qu’elle est complète et que vous utilisez le compte qui a lancé la tâche.".into(),
        expired: |noun| format!("{} a expiré ; son résultat a été supprimé.", capitalized(&this(noun))),
        no_access: |noun| format!("Vous n’avez plus accès à {}.", this(noun)),
        forgotten: |noun| {
            format!(
                "Ce navigateur ne gardera pas de trace de {} une fois l’onglet fermé. Copiez la référence.",
                this(noun)
            )
        },
    }
}

/// "Toujours en cours. Dernière mise à jour il y a 10 secondes."
fn last(what: &str, event: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{what} Dernière {event} {when}."),
        None => what.to_owned(),
    }
}

/// "Terminé à 14:05, au bout de 3 minutes et 20 secondes."; nothing where neither is known.
fn ended(what: &str, when: Option<&str>, took: Option<&Worded<Span>>) -> String {
    match (when, took) {
        (Some(when), Some(took)) => format!("{what} {when}, au bout de {took}."),
        (Some(when), None) => format!("{what} {when}."),
        (None, Some(took)) => format!("{what} au bout de {took}."),
        (None, None) => String::new(),
    }
}
