use waitwell_core::document::CancelScope;
use waitwell_core::view::ShownStatus;

use super::grammar::{agreed, of_the, the, the_whole, this};
use crate::cancel_dialog::CancelDialogCopy;
use crate::copy::capitalized;

pub(super) fn copy() -> CancelDialogCopy {
    CancelDialogCopy {
        wording: super::wording(),
        aloud: super::announcer::copy(),
        cancel: |noun| format!("Annuler {}", the(noun)),
        canceling: |noun| format!("Annulation {}…", of_the(noun)),
        try_again: "Réessayer".into(),
        dismiss: "Masquer".into(),
        hint: |noun, effect| {
            let stops = match effect.scope {
                Some(CancelScope::Upload) => "L’annulation arrête l’envoi du fichier.".to_owned(),
                Some(CancelScope::Remaining) => {
                    format!(
                        "L’annulation arrête le reste {}. Ce qui est déjà fait est conservé.",
                        of_the(noun)
                    )
                }
                Some(CancelScope::Whole) => format!("L’annulation arrête {}.", the_whole(noun)),
                None => format!("L’annulation arrête {}.", the(noun)),
            };
            let first = match (effect.keeps.is_empty(), effect.deletes.is_empty()) {
                (false, false) => {
                    "Vous verrez d’abord ce qui est conservé et ce qui est supprimé, puis vous confirmerez."
                }
                (false, true) => "Vous verrez d’abord ce qui est conservé, puis vous confirmerez.",
                (true, false) => "Vous verrez d’abord ce qui est supprimé, puis vous confirmerez.",
                (true, true) => "Une confirmation vous sera d’abord demandée.",
            };
            format!("{stops} {first}")
        },
        title: |noun| format!("Annuler {} ?", this(noun)),
        stops: "Ce qui s’arrête".into(),
        scope: |noun, scope| match scope {
            Some(CancelScope::Upload) => "L’envoi du fichier. Plus rien n’est transmis.".to_owned(),
            Some(CancelScope::Remaining) => {
                format!("Le reste {}. Ce qui est déjà fait reste fait.", of_the(noun))
            }
            Some(CancelScope::Whole) => format!("{}.", capitalized(&the_whole(noun))),
            None => format!("{}.", capitalized(&the(noun))),
        },
        kept: "Ce qui est conservé".into(),
        deleted: "Ce qui est supprimé".into(),
        cannot_be_undone: "Ce qui est irréversible".into(),
        not_said: "Le serveur n’indique pas ce que devient le travail déjà fait.".into(),
        keep_running: "Ne pas annuler".into(),
        close: "Fermer".into(),
        refused: |noun| {
            format!(
                "{} ne peut pas être {} pour le moment.",
                capitalized(&this(noun)),
                agreed(noun, "annulé")
            )
        },
        asked: |noun| {
            format!(
                "Annulation demandée. {} s’arrêtera dès que ce sera possible sans risque.",
                capitalized(&the(noun))
            )
        },
        asked_slow: |noun| {
            format!(
                "Annulation demandée. {} n’est pas encore {}.",
                capitalized(&the(noun)),
                agreed(noun, "arrêté")
            )
        },
        unconfirmed: |noun| {
            format!(
                "L’annulation n’est pas encore confirmée. {} est peut-être toujours en cours.",
                capitalized(&the(noun))
            )
        },
        denied: |noun| {
            format!(
                "{} n’a pas été {}. Le serveur a refusé la demande.",
                capitalized(&the(noun)),
                agreed(noun, "annulé")
            )
        },
        too_late: |noun| {
            format!(
                "{} était déjà {} quand l’annulation est arrivée. Rien n’a été supprimé.",
                capitalized(&the(noun)),
                agreed(noun, "terminé")
            )
        },
        undo: "Revenir sur l’annulation".into(),
        undoing: "Retour sur l’annulation…".into(),
        undo_hint: |noun| format!("Vous pouvez encore revenir sur l’annulation, et {} reprendra.", the(noun)),
        undo_unconfirmed: "Le retour sur l’annulation n’est pas encore confirmé.".into(),
        undo_denied: "L’annulation est maintenue. Le serveur a refusé la demande.".into(),
        undo_too_late: "Il n’est plus possible de revenir sur l’annulation.".into(),
        undone: |noun| format!("Le retour sur l’annulation est confirmé, et {} continue.", the(noun)),
        ended_title: |noun, status| {
            let this = capitalized(&this(noun));
            match status {
                ShownStatus::Canceled => format!("{this} a été {}", agreed(noun, "annulé")),
                ShownStatus::Failed => format!("{this} a échoué"),
                ShownStatus::Gone => format!("{this} est introuvable"),
                _ => format!("{this} a pris fin"),
            }
        },
        ended: |status| {
            match status {
                ShownStatus::Canceled => "Il n’y a plus rien à annuler.",
                ShownStatus::PartlyCompleted => {
                    "Le travail a pris fin avant l’arrivée de l’annulation ; une partie était faite. Rien n’a \
                     été supprimé."
                }
                ShownStatus::Failed => {
                    "Le travail s’est arrêté de lui-même avant l’arrivée de l’annulation. Fermez cette fenêtre \
                     pour voir ce qui s’est passé."
                }
                ShownStatus::Gone => "Il n’y a rien à annuler.",
                _ => "Le travail était terminé avant l’arrivée de l’annulation. Rien n’a été supprimé.",
            }
            .to_owned()
        },
        changed_title: |noun| format!("La situation {} a changé", of_the(noun)),
        changed: |noun| {
            format!(
                "{} ne peut plus être {} depuis cette page.",
                capitalized(&the(noun)),
                agreed(noun, "annulé")
            )
        },
    }
}
