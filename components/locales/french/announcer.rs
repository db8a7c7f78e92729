use super::grammar::{agreed, the, your};
use crate::announce::AnnouncerCopy;
use crate::copy::capitalized;

pub(super) fn copy() -> AnnouncerCopy {
    AnnouncerCopy {
        wording: super::wording(),
        name: |noun, title| match title {
            Some(title) => format!("{} « {title} »", capitalized(&the(noun))),
            None => capitalized(&your(noun)),
        },
        sending: |job| format!("{job} est en cours de lancement."),
        queued: |job| format!("{job} est en file d’attente."),
        in_progress: |job| format!("{job} est en cours."),
        needs_action: |job| format!("{job} attend une action de votre part pour continuer."),
        completed: |job| {
            let ready = if job.noun.is_product { "prêt" } else { "terminé" };
            format!("{job} est {}.", agreed(job.noun, ready))
        },
        partly_completed: |job, done_of| {
            let finished = agreed(job.noun, "terminé");
            match done_of {
                Some((done, total)) => format!("{job} est {finished} en partie : {done} sur {total}."),
                None => format!("{job} est {finished} en partie."),
            }
        },
        failed: |job| {
            format!("{job} a échoué. La page indique ce qui s’est passé et ce que vous pouvez faire.")
        },
        canceled: |job| format!("{job} a été {}.", agreed(job.noun, "annulé")),
        gone: |job| format!("{job} n’est plus disponible."),
        stage: |job, label, step, steps| format!("{job} : {label}, étape {step} sur {steps}."),
        ended: |jobs| match jobs.n {
            1 => format!("{jobs} a pris fin."),
            _ => format!("{jobs} ont pris fin."),
        },
        lost: "Le serveur est injoignable pour le moment. Inutile de recommencer ; cette page continue de \
               vérifier."
            .into(),
        offline:
            "Vous êtes hors ligne. Inutile de recommencer ; cette page vérifiera de nouveau dès que vous \
                  serez en ligne."
                .into(),
        regained: "Le serveur est de nouveau joignable.".into(),
        signed_out: "Votre session est fermée. Vos tâches continuent. Reconnectez-vous pour les voir.".into(),
        cancel_asked: |job| format!("{job} : annulation demandée. L’arrêt n’a pas encore eu lieu."),
        cancel_too_late: |job| {
            format!(
                "{job} était déjà {} quand l’annulation est arrivée. Rien n’a été supprimé.",
                agreed(job.noun, "terminé")
            )
        },
        cancel_unconfirmed: |job| {
            format!("{job} : l’annulation n’est pas confirmée. La page indique ce que vous pouvez faire.")
        },
        cancel_denied: |job| {
            format!("{job} n’a pas été {}. Le serveur a refusé la demande.", agreed(job.noun, "annulé"))
        },
        cancel_undone: |job| {
            format!("{job} : le retour sur l’annulation est confirmé et le travail continue.")
        },
        undo_unconfirmed: |job| {
            format!(
                "{job} : le retour sur l’annulation n’est pas confirmé. La page indique ce que vous pouvez faire."
            )
        },
        undo_denied: |job| format!("{job} : l’annulation est maintenue. Le serveur a refusé la demande."),
        undo_too_late: |job| format!("{job} : il n’est plus possible de revenir sur l’annulation."),
        retry_unconfirmed: |job| {
            format!(
                "{job} : la nouvelle tentative n’est pas confirmée. La page indique ce que vous pouvez faire."
            )
        },
        retry_denied: |job| format!("{job} : le serveur a refusé la nouvelle tentative."),
        quiet: |job| {
            format!(
                "{job} est toujours en cours, mais n’a pas donné de nouvelles depuis un moment. Inutile de \
                 recommencer."
            )
        },
        copied: "Référence copiée.".into(),
        details_copied: "Informations pour l’assistance copiées.".into(),
        not_copied:
            "Ce navigateur ne permet pas à la page de copier. Sélectionnez le texte sur la page et copiez-le."
                .into(),
        paused: "Les mises à jour sont en pause. Vos tâches ne le sont pas.".into(),
        resumed: "Les mises à jour ont repris.".into(),
    }
}
