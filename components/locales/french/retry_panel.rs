use waitwell_core::document::Range;

use super::grammar::{agreed, of_the, the, this};
use crate::copy::capitalized;
use crate::language::{Noun, Worded};
use crate::retry_panel::{ProblemCopy, RetryPanelCopy};

pub(super) fn copy() -> RetryPanelCopy {
    RetryPanelCopy {
        wording: super::wording(),
        problems: problems(),
        no_reason: |noun| format!("{} avant la fin. Le serveur n’a pas donné de motif.", stopped(noun)),
        work_safe: "Ce qui a été fait jusqu’ici est conservé.".into(),
        work_lost: "Ce qui a été fait jusqu’ici n’a pas été conservé.".into(),
        work_unknown: "On ne sait pas si ce qui a été fait jusqu’ici a été conservé.".into(),
        fix: "Régler ce qui bloque".into(),
        then_retry: ", puis relancer.".into(),
        blocked: "Lien bloqué pour votre sécurité".into(),
        from_start: |usual| format!("Une nouvelle tentative repart du début{}.", usually(usual)),
        from_checkpoint: |stage, usual| match stage {
            Some(stage) => format!("Une nouvelle tentative reprend à « {stage} »{}.", usually(usual)),
            None => format!("Une nouvelle tentative reprend là où tout s’est arrêté{}.", usually(usual)),
        },
        from_unknown: |usual| format!("Une nouvelle tentative prend habituellement {usual}."),
        no_duplicates: "Relancer ne créera pas de doublons.".into(),
        may_duplicate: "Relancer peut créer des doublons.".into(),
        duplicates_unknown: "On ne sait pas si relancer crée des doublons.".into(),
        failed_stays:
            "Relancer uniquement ce qui manque laisse intact ce qui est fait et ne crée aucun doublon.".into(),
        failed_may_duplicate: "Relancer uniquement ce qui manque peut créer des doublons.".into(),
        failed_duplicates_unknown: "On ne sait pas si relancer uniquement ce qui manque crée des doublons."
            .into(),
        failed_takes: |usual| format!("Cela prend habituellement {usual}."),
        inputs_kept: "Vos filtres et vos réglages sont conservés.".into(),
        retry: |noun| format!("Relancer {}", the(noun)),
        retrying: |noun| format!("Nouvelle tentative {}…", of_the(noun)),
        retry_failed: |count| match count {
            Some(count) => format!("Relancer uniquement ce qui manque ({count})"),
            None => "Relancer uniquement ce qui manque".to_owned(),
        },
        retrying_failed: "Nouvelle tentative pour ce qui manque…".into(),
        try_again: "Réessayer".into(),
        start_over: "Recommencer".into(),
        start_over_effect: "« Recommencer » ouvre le formulaire avec ce que vous aviez saisi.".into(),
        not_offered: |noun| {
            format!(
                "{} ne peut pas être {} depuis cette page.",
                capitalized(&this(noun)),
                agreed(noun, "relancé")
            )
        },
        refused: |noun| format!("{} ne peut pas être {}.", capitalized(&this(noun)), agreed(noun, "relancé")),
        unconfirmed: "La nouvelle tentative n’est pas encore confirmée.".into(),
        denied: "Le serveur a refusé la nouvelle tentative.".into(),
        dismiss: "Masquer".into(),
        show_details: "Afficher les détails".into(),
        hide_details: "Masquer les détails".into(),
        code: "Code".into(),
        kind: "Type de problème".into(),
        stage: "Étape".into(),
        said: "Message du serveur".into(),
        job_id: "Référence".into(),
        copy_id: "Copier la référence".into(),
    }
}

/// " ; cela prend habituellement 10 à 20 secondes", or nothing.
fn usually(usual: Option<&Worded<Range>>) -> String {
    usual.map_or_else(String::new, |usual| format!(" ; cela prend habituellement {usual}"))
}

/// "L’export s’est arrêté".
fn stopped(noun: &Noun) -> String {
    format!("{} s’est {}", capitalized(&the(noun)), agreed(noun, "arrêté"))
}

fn problems() -> Vec<ProblemCopy> {
    let problem = |kind: &'static str, happened: fn(&Noun) -> String, advice: fn(&Noun) -> String| {
        ProblemCopy { kind: kind.into(), happened, advice }
    };
    vec![
        problem(
            "file-too-large",
            |noun| format!("{} a échoué, car le fichier était trop volumineux.", capitalized(&the(noun))),
            |_| "Choisissez un fichier plus petit ou une période plus courte.".to_owned(),
        ),
        problem(
            "credentials-expired",
            |noun| format!("{}, car une connexion nécessaire a expiré.", stopped(noun)),
            |_| "Renouvelez d’abord cette connexion.".to_owned(),
        ),
        problem(
            "connection-lost",
            |noun| format!("{}, car la connexion aux données a été perdue.", stopped(noun)),
            |_| "Vérifiez que la source des données est accessible.".to_owned(),
        ),
        problem(
            "permission",
            |noun| format!("{}, car il vous manque une autorisation.", stopped(noun)),
            |_| "Demandez l’accès à un administrateur.".to_owned(),
        ),
        problem(
            "timed-out",
            |noun| format!("{}, car la durée autorisée était dépassée.", stopped(noun)),
            |_| "Une période plus courte a plus de chances d’aboutir à temps.".to_owned(),
        ),
        problem(
            "rate-limited",
            |noun| format!("{}, car un autre service limite le nombre de demandes.", stopped(noun)),
            |_| "Attendez d’abord quelques minutes.".to_owned(),
        ),
        problem(
            "invalid-input",
            |noun| format!("{}, car une partie de votre saisie n’est pas utilisable.", stopped(noun)),
            |_| "Recommencez et corrigez ce qui est indiqué ici.".to_owned(),
        ),
    ]
}
