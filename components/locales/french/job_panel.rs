use super::grammar::{agreed, of, this, until, your};
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
        untitled: |noun| capitalized(&your(noun)),
        requested: |at| format!("Demande faite {}.", at.at()),
        started: |at| format!("Début {}.", at.at()),
        action: |noun| format!("{} attend une action de votre part pour continuer.", capitalized(&your(noun))),
        action_not_said: "Le serveur n’indique pas ce qu’il faut faire. Copiez la référence et demandez de \
                          l’aide."
            .into(),
        act: "Voir ce qu’il faut faire".into(),
        due: |at| format!("Vous avez {} pour le faire.", until(at)),
        blocked: "Lien bloqué pour votre sécurité".into(),
        confirming: |noun| {
            format!(
                "Gardez cette page ouverte jusqu’à la confirmation du lancement de {}. Vous verrez alors ici \
                 combien de temps il faut, comment annuler et où sera le résultat.",
                your(noun)
            )
        },
        leave: |noun| {
            format!(
                "Vous pouvez fermer cet onglet. {} continue, et le résultat sera ici à votre retour.",
                capitalized(&your(noun))
            )
        },
        leave_queued: |noun| {
            format!(
                "Vous pouvez fermer cet onglet. {} garde sa place dans la file d’attente, et le résultat sera ici \
                 à votre retour.",
                capitalized(&your(noun))
            )
        },
        leave_too: "Vous pouvez fermer cet onglet. Le résultat sera ici à votre retour.".into(),
        leave_with_id: |noun| {
            format!(
                "Vous pouvez fermer cet onglet, {} continue. Le résultat s’affiche ici tant que l’onglet reste \
                 ouvert.",
                your(noun)
            )
        },
        leave_stopping: |noun| {
            format!(
                "Vous pouvez fermer cet onglet. À votre retour, vous verrez ici comment {} s’est {}.",
                your(noun),
                agreed(noun, "terminé")
            )
        },
        leave_stopping_with_id: |noun| {
            format!(
                "Vous pouvez fermer cet onglet. L’issue de {} s’affiche ici tant que l’onglet reste ouvert.",
                your(noun)
            )
        },
        stay: |noun| {
            format!(
                "Gardez cette page ouverte : si vous la quittez, {} s’arrête et du travail est perdu. Le \
                 résultat s’affichera ici.",
                your(noun)
            )
        },
        stay_for_answer: "Gardez cette page ouverte jusqu’à la réponse du serveur. Un éventuel résultat s’affichera ici.".into(),
        stay_for_run: "Rien n’est encore en cours. Gardez cette page ouverte jusqu’à la réponse du serveur.".into(),
        leave_not_known: |noun| {
            format!(
                "On ne sait pas si {} continue sans cette page ; gardez-la ouverte. Le résultat s’affichera \
                 ici.",
                your(noun)
            )
        },
        act_later: |noun| {
            format!(
                "Vous pouvez fermer cet onglet et le faire plus tard. {} attend, et vous {} retrouverez ici à \
                 votre retour.",
                capitalized(&your(noun)),
                of(noun, ["le", "la"])
            )
        },
        notify: "Me prévenir quand c’est fini".into(),
        notified: "Vous recevrez une notification quand ce sera fini, tant qu’un onglet avec vos tâches reste ouvert.".into(),
        in_doubt: |noun| format!("On ne sait pas encore si {} est de nouveau en cours.", your(noun)),
        in_doubt_checking: "Cette page continue de vérifier.".into(),
        in_doubt_leave: "Vous pouvez quitter cette page et voir ici à votre retour ce qu’il en est.".into(),
        in_doubt_stay: "Gardez cette page ouverte jusqu’à ce qu’on le sache.".into(),
        nothing_runs: "Il n’y a plus rien à attendre, vous pouvez quitter cette page.".into(),
        ask_for_help:
            "Il n’y a plus rien à attendre, vous pouvez quitter cette page. Si vous avez besoin de cette \
                       tâche, copiez la référence et demandez de l’aide."
                .into(),
        duration_not_known: "On ne sait pas encore combien de temps cela prend.".into(),
        no_cancel: |noun| {
            format!(
                "{} ne peut pas être {} depuis cette page.",
                capitalized(&this(noun)),
                agreed(noun, "annulé")
            )
        },
        earlier: "Tentatives précédentes".into(),
        attempt: |number| format!("Tentative {number}"),
        attempt_ended: |at| format!("Terminée {}.", at.at()),
        job_id: "Référence".into(),
        copy_id: "Copier la référence".into(),
        support: SupportCopy {
            copy: "Copier les informations pour l’assistance".into(),
            holds: "Sont copiés : la référence, l’état, les heures et les codes. Aucun nom, aucun titre, rien de ce que vous avez saisi ou envoyé.".into(),
            details: "Informations pour l’assistance".into(),
            job_id: "Référence :".into(),
            kind: "Type :".into(),
            status: "État :".into(),
            attempt: "Tentative :".into(),
            requested: "Demande :".into(),
            started: "Début :".into(),
            heard: "Dernière réponse :".into(),
            ended: "Fin :".into(),
            shown: "Affiché :".into(),
            problem: "Problème :".into(),
            code: "Code :".into(),
        },
        remove: "Retirer de la liste".into(),
    }
}
